"""No name gives orders to a build server, through whichever door and in whichever format it comes out."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from amcap.guards import unguarded
from amcap.rendering.formats import FORMATS
from tests.cli.portfolios import Data, account, manager, portfolio, written
from tests.conftest import Run
from tests.rendering.assessment.runner import obeyed

ORDERS = [
    "##vso[task.complete result=Failed;]x",
    "##[error]x",
    "##teamcity[buildStatus text='x']",
    "x ##vso[task.debug]y",
    "::error::x",
    "::set-output name=a::b",
    "travis_fold:start:x",
    "section_start:1600000000:x",
    "~~~ x",
    "+++ x",
]
_ANYWHERE = re.compile(r"##\w*\[|travis_fold:\w|section_(?:start|end):\w")
_AT_START = re.compile(r"\s*::\w|(?:---|\+\+\+|~~~|\^\^\^)\s")


def orders_in(text: str) -> Iterator[str]:
    """The lines that some build server would obey, other than amcap's own annotations."""
    for line in text.splitlines():
        command = obeyed(line)
        own = command is not None and command.properties.get("title", "").startswith("amcap")
        if _ANYWHERE.search(line) or (_AT_START.match(line) and not own):
            yield line


def everywhere() -> Data:
    """Every order as the name of an overloaded manager, of an account of theirs and of one of nobody's."""
    return portfolio(
        [manager(name, expertise=[name]) for name in ORDERS],
        [account(f"{name} of", name, 195) for name in ORDERS]
        + [account(name, None, 13, industry=name) for name in ORDERS],
        name=ORDERS[0],
    )


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(everywhere(), tmp_path_factory.mktemp("orders"))


@pytest.mark.parametrize("form", [*FORMATS, "csv --rows accounts", "csv --rows findings"])
@pytest.mark.parametrize("environment", [{}, {"FORCE_COLOR": "1"}], ids=["plain", "colour"])
def test_no_report_and_no_reason_of_a_gate_gives_orders(
    call: Run, plan: Path, form: str, environment: dict[str, str]
) -> None:
    gate = ("--fail-on", "load>1%", "--fail-on", "note")
    ran = call("assess", plan, "--all", "-f", *form.split(), *gate, env=environment)
    assert ran.code == 1
    assert list(orders_in(ran.stdout)) == []
    assert "vso" in ran.stdout + ran.stderr
    assert list(orders_in(ran.stderr)) == []


def test_names_come_back_from_the_formats_for_machines(call: Run, plan: Path) -> None:
    managers = json.loads(call("assess", plan, "--json").stdout)["managers"]
    assert [entry["name"] for entry in managers] == ORDERS
    rows = csv.DictReader(StringIO(call("assess", plan, "-f", "csv").stdout), strict=True)
    assert [unguarded(row["name"]) for row in rows] == ORDERS
    suite = ET.fromstring(call("assess", plan, "-f", "junit").stdout)[0]
    assert [case.get("name") for case in suite.iter("testcase")][: len(ORDERS)] == ORDERS


@pytest.mark.parametrize("name", [*ORDERS, "team"])
def test_no_explanation_gives_orders(call: Run, plan: Path, name: str) -> None:
    for kind in ("manager:", "account:") if name != "team" else ("",):
        for form in ((), ("--json",)):
            ran = call("explain", plan, f"{kind}{name}", *form)
            assert (ran.code, list(orders_in(ran.stdout + ran.stderr))) == (0, [])


@pytest.mark.parametrize("name", ORDERS)
def test_no_estimate_gives_orders(call: Run, name: str) -> None:
    for form in ((), ("--json",)):
        ran = call("estimate", "--industry", name, "--expertise", name, *form)
        assert (ran.code, list(orders_in(ran.stdout + ran.stderr))) == (0, [])


@pytest.mark.parametrize("name", ORDERS)
@pytest.mark.parametrize(
    "arguments",
    [
        ["assess", "NAME"], ["assess", "plan.yaml", "NAME"], ["assess", "plan.yaml", "-f", "NAME"],
        ["assess", "plan.yaml", "--fail-on", "NAME"], ["assess", "plan.yaml", "--manager", "NAME"],
        ["assess", "plan.yaml", "--as-of", "NAME"], ["assess", "plan.yaml", "--report", "NAME"],
        ["assess", "plan.yaml", "--NAME"], ["explain", "plan.yaml", "NAME"], ["rules", "NAME"], ["NAME"],
        ["import", "in.csv", "--from", "NAME"], ["import", "in.csv", "--columns", "NAME"],
        ["estimate", "--size", "NAME"], ["schema", "NAME"],
        ["init", "NAME/NAME"], ["validate", "NAME", "-f", "github"], ["assess", "bad.yaml"],
        ["validate", "bad.yaml", "-f", "github"], ["validate", "bad.yaml", "-f", "junit"],
        ["assess", "plan.yaml", "-o", "NAME/NAME"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_complaint_gives_orders(call: Run, tmp_path: Path, name: str, arguments: list[str]) -> None:
    (tmp_path / "plan.yaml").write_text("managers: [{name: Ada}]\naccounts: []\n", "utf-8")
    bad = {
        "managers": [{"name": name, "experience": name, name: 1}],
        "accounts": [{"name": "x", "manager": f"{name}s"}],
    }
    (tmp_path / "bad.yaml").write_text(json.dumps(bad), "utf-8")
    (tmp_path / "in.csv").write_text("Account Name\nAcme\n", "utf-8")
    given = [argument.replace("NAME", name) for argument in arguments]
    ran = call(*given, cwd=tmp_path, env={"COLUMNS": "400"})
    assert ran.code == 2
    assert list(orders_in(ran.stdout + ran.stderr)) == []


@pytest.mark.parametrize("name", [name for name in ORDERS if "\\" not in name])
def test_no_name_of_a_file_gives_orders(call: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("managers: [{name: Ada}]\naccounts: []\n", "utf-8")
    ran = call("validate", f"./{name}", name, cwd=tmp_path)
    assert (ran.code, ran.stdout.count(": ok, "), list(orders_in(ran.stdout))) == (0, 2, [])
    for form in FORMATS:
        ran = call("assess", name, "-f", form, cwd=tmp_path)
        assert (ran.code, list(orders_in(ran.stdout + ran.stderr))) == (0, [])


def test_no_import_gives_orders_and_names_come_through_it(call: Run, tmp_path: Path) -> None:
    table = tmp_path / "##vso[x].csv"
    with table.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["Account Name", "Account Owner", "Industry", "##vso[header]x"])
        rows.writerows([name, name, name, name] for name in ORDERS)
    ran = call("import", table.name, "-o", "-", cwd=tmp_path)
    assert (ran.code, list(orders_in(ran.stdout + ran.stderr))) == (0, [])
    (tmp_path / "plan.yaml").write_text(ran.stdout, "utf-8")
    result = json.loads(call("assess", "plan.yaml", "--json", cwd=tmp_path).stdout)
    assert {entry["name"] for entry in result["accounts"]} == {*ORDERS}
    ran = call("import", table.name, "--keep-csv", "-o", "kept.yaml", "--where", "##vso[header]x=!none", cwd=tmp_path)
    assert (ran.code, list(orders_in(ran.stderr + (tmp_path / "kept.yaml").read_text("utf-8")))) == (0, [])
    ran = call("assess", "kept.yaml", cwd=tmp_path)
    assert (ran.code, list(orders_in(ran.stdout + ran.stderr))) == (0, [])

"""amcap as a library: what a program gets is what the command says, and what it may ask for is typed and told."""

import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

import amcap
from amcap.rendering.formats import FORMATS
from amcap.rendering.parts.json_text import render_json
from tests.cli.portfolios import account, manager, portfolio, written
from tests.cli.process import ROOT, clean_environment
from tests.conftest import Run

CRM = "examples/crm/portfolio.yaml"
AGENCY = "examples/agency.yaml"
DAY = date(2026, 11, 1)
OF_AMCAP = ("amcap", "pydantic", "pydantic_core", "yaml", "typer", "rich")
ON_THE_DAY = ("--as-of", "2026-11-01")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """The examples are where the README has them."""
    monkeypatch.chdir(ROOT)


@pytest.fixture
def pointing(tmp_path: Path) -> Path:
    """A portfolio whose accounts are in a table beside it."""
    (tmp_path / "accounts.csv").write_text("name,manager,hours_per_month\nNorth,Ada,143\nSouth,Ada,13\n")
    return written({"managers": [manager("Ada")], "accounts": {"file": "accounts.csv"}}, tmp_path)


def said_by(call: Run, *arguments: str) -> str:
    ran = call(*arguments)
    assert ran.code in (0, 1), ran.stderr
    return ran.stdout


@pytest.mark.parametrize("path", [CRM, AGENCY, "examples/one-person.yaml"])
def test_an_answer_is_that_of_the_command(call: Run, path: str) -> None:
    answer = amcap.assess(path, as_of=DAY)
    assert amcap.render(answer, "json") == said_by(call, "assess", path, "--json", *ON_THE_DAY)
    assert answer.portfolio.accounts > 0


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("path", [CRM, AGENCY])
def test_a_text_is_byte_for_byte_what_the_command_writes(call: Run, path: str, form: str) -> None:
    answer = amcap.assess(path, as_of=DAY, fail_on="overloaded, load>110%")
    gate = ("--fail-on", "overloaded,load>110%")
    # Only the command knows the command that goes on from there.
    look = amcap.Look(explains=f"amcap explain {path} --as-of={DAY}", folder=os.getcwd())
    assert amcap.render(answer, form, look) == said_by(call, "assess", path, "-f", form, *gate, *ON_THE_DAY)


@pytest.mark.parametrize("name", ["team", "Ada", "line:2", "north"])
def test_an_explanation_is_that_of_the_command(call: Run, pointing: Path, name: str) -> None:
    told = amcap.explain(pointing, name, as_of=DAY)
    assert render_json(told) == said_by(call, "explain", str(pointing), name, "--json", *ON_THE_DAY)


def test_an_estimate_is_that_of_the_command(call: Run) -> None:
    quick = amcap.estimate({"size": "large"}, {"experience": "senior"}, as_of=DAY)
    options = ("--size", "large", "--experience", "senior")
    assert render_json(quick) == said_by(call, "estimate", *options, "--json", *ON_THE_DAY)


def test_a_rule_book_is_laid_out_as_by_the_command(call: Run) -> None:
    assert render_json(amcap.catalogue(only="contact")) == said_by(call, "rules", "contact", "--json")


def test_a_validation_is_that_of_the_command(call: Run, pointing: Path) -> None:
    found = amcap.validate(pointing, CRM, "none.yaml")
    ran = call("validate", str(pointing), CRM, "none.yaml", "--json")
    assert render_json(found) == ran.stdout
    assert (found.valid, [fault.file for fault in found.problems]) == (False, ["none.yaml"])


def test_accounts_in_a_table_are_accounts(pointing: Path) -> None:
    # 143 + 13 hours are 1.2 standard months of 130.
    answer = amcap.assess(pointing, as_of=DAY)
    assert answer.managers[0].workload == pytest.approx(1.2)
    assert [each.name for each in answer.accounts] == ["North", "South"]


def test_a_portfolio_whose_accounts_are_in_a_table_does_not_pass_for_an_empty_one(pointing: Path) -> None:
    from amcap.engine.assess import assess

    head = amcap.load(pointing).portfolio
    assert not hasattr(head, "accounts")
    with pytest.raises(TypeError, match="is no portfolio"):
        amcap.assess(cast(Any, head))
    with pytest.raises(TypeError, match="in a table"):
        assess(head, amcap.load_rulebook(), DAY)


def test_what_is_loaded_once_can_be_asked_again_and_again(pointing: Path) -> None:
    loaded = amcap.load(pointing)
    first = amcap.assess(loaded, as_of=DAY)
    assert amcap.assess(loaded, as_of=DAY) == first == amcap.assess(str(pointing), as_of=DAY)
    assert isinstance(amcap.explain(loaded, "Ada", as_of=DAY), amcap.ManagerExplanation)


def test_a_portfolio_can_be_made_in_python() -> None:
    data = portfolio([manager("Ada")], [account("North", "Ada", 65)])
    answer = amcap.assess(amcap.Portfolio.model_validate(data), as_of=DAY)
    assert (answer.portfolio.source, answer.managers[0].workload) == ("-", pytest.approx(0.5))


def test_yaml_and_json_are_the_same(tmp_path: Path) -> None:
    as_json = written(portfolio([manager("Ada")], [account("North", "Ada", 65)]), tmp_path)
    as_yaml = tmp_path / "same.yaml"
    as_yaml.write_text(yaml.safe_dump(json.loads(as_json.read_text())))
    one, other = amcap.assess(as_json, as_of=DAY), amcap.assess(as_yaml, as_of=DAY)
    assert one.managers == other.managers


def test_tables_can_be_named_instead(pointing: Path, tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("name,manager,hours_per_month\nWest,Bo,26\n")
    (tmp_path / "people.csv").write_text("name\nBo\n")
    answer = amcap.assess(pointing, accounts=tmp_path / "other.csv", managers=tmp_path / "people.csv", as_of=DAY)
    assert [each.name for each in answer.managers] == ["Bo"]
    assert [each.name for each in answer.accounts] == ["West"]


def test_a_day_of_none_is_today() -> None:
    assert amcap.assess(AGENCY).as_of == amcap.estimate({}, {}).as_of == date.today()


def test_a_rule_book_is_a_path_or_loaded(tmp_path: Path) -> None:
    path = tmp_path / "ours.yaml"
    path.write_text("extends: default\nid: ours\nrevision: '1'\n")
    for rulebook in (path, str(path), amcap.load_rulebook(path)):
        assert amcap.assess(AGENCY, rulebook=rulebook).rulebook.id == "ours"
        assert amcap.estimate({}, {}, rulebook=rulebook).rulebook.id == "ours"
        assert amcap.catalogue(rulebook).rulebook.id == "ours"


def test_only_some_managers_are_reported_on() -> None:
    everyone = [each.name for each in amcap.assess(AGENCY, as_of=DAY).managers]
    answer = amcap.assess(AGENCY, as_of=DAY, only=everyone[1].upper())
    assert [each.name for each in answer.managers] == [everyone[1]]


def test_a_gate_is_set_and_can_be_set_again(pointing: Path) -> None:
    answer = amcap.assess(pointing, as_of=DAY, fail_on=["load>110%"])
    assert answer.gate.tripped
    assert [trip.subject.name for trip in answer.gate.reasons] == ["Ada"]
    assert not amcap.gated(answer, ["load>900%"]).gate.tripped


def test_progress_can_be_watched(pointing: Path) -> None:
    seen = []

    def watch(records: Iterable[Any], table: str) -> Iterable[Any]:
        for record in records:
            seen.append(table)
            yield record

    amcap.assess(pointing, watch=watch)
    amcap.explain(pointing, "Ada", watch=watch)
    assert seen == [str(pointing.parent / "accounts.csv")] * 4


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (lambda: amcap.assess(AGENCY, fail_on=["overlaoded"]), amcap.ConditionError),
        (lambda: amcap.assess("none.yaml", fail_on=["overlaoded"]), amcap.ConditionError),
        (lambda: amcap.gated(amcap.assess(AGENCY), ["overlaoded"]), amcap.ConditionError),
        (lambda: amcap.assess(AGENCY, only=["Nobody Such"]), amcap.UnclearNameError),
        (lambda: amcap.explain(AGENCY, "Nobody Such"), amcap.UnclearNameError),
        (lambda: amcap.render(amcap.assess(AGENCY), "tabel"), amcap.UnknownFormatError),
        (lambda: amcap.catalogue(only="contcat"), amcap.UnknownRuleError),
    ],
)
def test_what_is_not_there_is_refused(asked: Callable[[], object], error: type[Exception]) -> None:
    with pytest.raises(error) as refused:
        asked()
    assert isinstance(refused.value, amcap.RequestError)
    assert str(refused.value)


def test_a_name_of_several_comes_with_its_choices(tmp_path: Path) -> None:
    path = written(portfolio([manager("Ann Hill"), manager("Ann Dale")], []), tmp_path)
    with pytest.raises(amcap.UnclearNameError) as refused:
        amcap.assess(path, only=["ann"])
    assert refused.value.choices == ('"Ann Hill"', '"Ann Dale"')


def test_what_is_wrong_with_a_file_is_data(tmp_path: Path) -> None:
    path = tmp_path / "wrong.yaml"
    path.write_text("managers:\n  - name: Ada\n    fte: x\n    rool: portfolio\n")
    with pytest.raises(amcap.InputError) as refused:
        amcap.assess(path)
    assert [(problem.position.line, problem.where) for problem in refused.value.problems if problem.position] == [
        (3, "managers[0].fte"),
        (4, "managers[0].rool"),
    ]


@pytest.mark.parametrize("path", ["none.yaml", ".", "", "a\0b"])
def test_a_path_that_cannot_be_read_is_an_input_error(path: str) -> None:
    with pytest.raises(amcap.InputError):
        amcap.assess(path)
    assert not amcap.validate(path).valid


def test_an_estimate_of_an_unknown_word_is_an_input_error() -> None:
    with pytest.raises(amcap.InputError) as refused:
        amcap.estimate({"size": "larg"}, {"experience": "senor"})
    assert [problem.where for problem in refused.value.problems] == ["managers[0].experience", "accounts[0].size"]


def test_settings_that_come_too_late_are_refused(pointing: Path) -> None:
    loaded = amcap.load(pointing)
    for late in ({"rulebook": amcap.load_rulebook()}, {"accounts": "other.csv"}, {"managers": "other.csv"}):
        with pytest.raises(ValueError, match=next(iter(late))):
            amcap.assess(loaded, **cast(Any, late))


def test_answers_cannot_be_changed() -> None:
    answer = amcap.assess(AGENCY)
    for thing, field in ((answer, "managers"), (answer.managers[0], "load"), (amcap.load_rulebook(), "rules")):
        with pytest.raises((AttributeError, ValueError)):
            setattr(thing, field, None)


def test_importing_amcap_loads_nothing_but_its_version() -> None:
    told = f"import sys, amcap; print(*(name for name in sys.modules if name.partition('.')[0] in {OF_AMCAP}))"
    done = subprocess.run(
        (sys.executable, "-c", told), capture_output=True, text=True, env=clean_environment(), check=True
    )
    assert sorted(done.stdout.split()) == ["amcap", "amcap.version"]


@pytest.mark.parametrize("name", amcap.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name: str) -> None:
    assert name in dir(amcap)
    found = getattr(amcap, name)
    assert name == "__version__" or not callable(found) or found.__doc__


def test_the_names_that_are_typed_are_those_that_are_there() -> None:
    import ast

    tree = ast.parse(Path(amcap.__file__ or "").read_text("utf-8"))
    (branch,) = (node for node in tree.body if isinstance(node, ast.If))
    typed = {
        alias.name: node.module for node in branch.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    homes = {**vars(amcap)["_HOME_OF"]}
    assert typed == homes
    assert sorted([*homes, "__version__"]) == amcap.__all__


def test_what_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        amcap.no_such_name  # type: ignore[attr-defined]  # noqa: B018


def test_a_program_that_uses_the_library_is_among_what_is_type_checked() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["mypy"]
    assert settings["strict"] is True
    assert "tests/library_user.py" in settings["files"]

"""What a new factor, finding, format or preset takes: one of each is added to a copy of the source, and then used."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from tests.cli.portfolios import account, manager, portfolio, written
from tests.cli.process import Ran, run_command
from tests.test_architecture import SOURCE


class Copy:
    """A copy of the source that remembers which of its files were written or added."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "src"
        shutil.copytree(SOURCE, self.source / "amcap", ignore=shutil.ignore_patterns("__pycache__"))
        self.folder = folder
        self.touched: set[str] = set()

    def insert(self, file: str, after: str, text: str) -> None:
        """Put a text behind the first line that begins with `after`."""
        self.touched.add(file)
        path = self.source / "amcap" / file
        lines = path.read_text("utf-8").splitlines(keepends=True)
        place = next(number for number, line in enumerate(lines, 1) if line.lstrip().startswith(after))
        path.write_text("".join([*lines[:place], text, *lines[place:]]), "utf-8")

    def add(self, file: str, text: str) -> None:
        self.touched.add(file)
        (self.source / "amcap" / file).write_text(text, "utf-8")

    def run(self, *arguments: str | Path, module: str = "amcap") -> Ran:
        command = (sys.executable, "-m", module, *map(str, arguments))
        return run_command(command, env={"PYTHONPATH": str(self.source)}, cwd=self.folder)

    def json(self, *arguments: str | Path) -> dict[str, object]:
        ran = self.run(*arguments, "--json")
        assert ran.code == 0, ran.stderr
        told: dict[str, object] = json.loads(ran.stdout)
        return told


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path)


def test_a_new_factor_is_a_row_a_field_and_its_rules(copy: Copy, tmp_path: Path) -> None:
    levels = 'Literal["calm", "urgent"]'
    copy.insert(
        "model/factor_table.py", 'Factor("stage", "account"',
        f'    Factor("urgency", "account", "urgency", {levels}, "How urgent its requests are."),\n',
    )  # fmt: skip
    field = "    urgency: Literal['calm', 'urgent'] | None = Field(None, description='How urgent its requests are.')\n"
    copy.insert("model/portfolio.py", "name: Name = Field(description=\"The account's name", field)
    copy.insert("model/portfolio.py", "from pydantic import", "from typing import Literal\n")
    source = "    source: {document: amcap, section: assumption}\n"
    copy.insert(
        "rules/default.yaml",
        "factors:",
        f"  urgency:\n    subject: account\n    claim: It presses.\n{source}",
    )
    copy.insert(
        "rules/default.yaml", "rules:",
        f"  urgency.unknown:\n    value: 1\n    low: 0.9\n    high: 1.4\n    claim: Open.\n    basis: assumed\n{source}"
        f"  urgency.calm:\n    value: 1\n    claim: Calm.\n    basis: assumed\n{source}"
        f"  urgency.urgent:\n    value: 1.5\n    claim: Urgent.\n    basis: assumed\n{source}",
    )  # fmt: skip
    assert len(copy.touched) == 3

    data = portfolio([manager("Ann")], [account("Acme", "Ann", 0, hours_per_month=None, urgency="urgent")])
    told = copy.json("assess", written(data, tmp_path))
    (acme,) = told["accounts"]  # type: ignore[misc]
    assert {"factor": "urgency", "level": "urgent", "effect": 1.5, "assumed": False} in acme["factors"]
    (tmp_path / "a.csv").write_text("name,manager,urgency\nAcme,Ann,urgent\n", "utf-8")
    imported = copy.run("import", "a.csv", "-o", "p.yaml")
    assert imported.code == 0, imported.stderr
    (same,) = copy.json("assess", "p.yaml")["accounts"]  # type: ignore[misc]
    assert same["workload"] == acme["workload"]
    estimated = copy.json("estimate", "--urgency", "urgent")
    assert estimated["account"]["workload"] == acme["workload"]  # type: ignore[index]
    assert "urgency.urgent" in copy.run("rules", "urgency").stdout
    assert copy.run(module="amcap.schemas.generate").code == 0
    assert '"urgency"' in copy.run("schema", "portfolio").stdout
    wrong = portfolio([manager("Ann")], [account("Acme", "Ann", 1, urgency="urgnet")])
    assert "Did you mean 'urgent'?" in copy.run("assess", written(wrong, tmp_path)).stderr


def test_a_new_finding_is_an_id_a_check_and_its_claim(copy: Copy, tmp_path: Path) -> None:
    copy.insert("model/ids.py", "FINDINGS = (", '    "lone-account",\n')
    copy.insert(
        "engine/findings/people.py", "from amcap.quantities import",
        "\n\ndef lone_account(case: Case) -> Iterator[Hit]:\n"
        "    for post, _ in case.posts():\n"
        "        if post.book.accounts == 1:\n"
        '            yield case.on_manager("lone-account", post, f"{post.name} serves a single account.")\n',
    )  # fmt: skip
    copy.insert(
        "rules/default.yaml", "findings:",
        "  lone-account:\n    level: note\n    claim: One is few.\n"
        "    source: {document: amcap, section: assumption}\n",
    )  # fmt: skip
    assert len(copy.touched) == 3

    path = written(portfolio([manager("Ann")], [account("Acme", "Ann", 100)]), tmp_path)
    found = copy.json("assess", path)["findings"]
    assert "lone-account" in [finding["id"] for finding in found]  # type: ignore[attr-defined]
    assert "Ann serves a single account." in " ".join(copy.run("assess", path).stdout.split())
    assert copy.run("assess", path, "--fail-on", "lone-account").code == 1
    assert "One is few." in copy.run("rules", "lone-account").stdout


def test_a_new_format_is_a_row_and_its_renderer(copy: Copy, tmp_path: Path) -> None:
    copy.insert(
        "rendering/formats.py", "FORMATS = _formats(",
        '    Format("names", "assessment.names:render_names", ".names"),\n',
    )  # fmt: skip
    copy.add(
        "rendering/assessment/names.py",
        "from amcap.model.assessment import Assessment\nfrom amcap.rendering.parts.look import Look\n\n\n"
        "def render_names(assessment: Assessment, look: Look) -> str:\n"
        '    return "".join(f"{manager.name}\\n" for manager in assessment.managers)\n',
    )
    assert len(copy.touched) == 2

    path = written(portfolio([manager("Ann"), manager("Bo")], [account("Acme", "Ann", 1)]), tmp_path)
    assert copy.run("assess", path, "-f", "names").stdout == "Ann\nBo\n"
    assert copy.run("assess", path, "-o", "x.names").code == 0
    assert copy.run("assess", path, "--report", "names=y", "--json").code == 0
    assert [(tmp_path / name).read_text("utf-8") for name in ("x.names", "y")] == ["Ann\nBo\n"] * 2
    assert "names" in copy.run("assess", "--help").stdout


def test_a_new_preset_is_a_file(copy: Copy, tmp_path: Path) -> None:
    copy.add(
        "presets/crm/rolodex.yaml",
        "name: rolodex\ntitle: Rolodex\nsources: {}\nmarks: [{headers: [Card, Keeper], unsourced: true}]\ncolumns:\n"
        "  - {field: name, headers: [Card], unsourced: true}\n"
        "  - {field: manager, headers: [Keeper], unsourced: true}\n",
    )
    assert len(copy.touched) == 1

    (tmp_path / "cards.csv").write_text("Card,Keeper\nAcme,Ann\n", "utf-8")
    for options in ([], ["--from", "rolodex"]):
        ran = copy.run("import", "cards.csv", *options, "-o", "-")
        assert ran.code == 0, ran.stderr
        assert "read as rolodex" in ran.stderr
        assert "Acme" in ran.stdout

"""The hook for pre-commit: it checks what looks like a portfolio, with the command that amcap has."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.cli.process import ROOT
from tests.conftest import Run

HOOK: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]


def test_the_hook_has_what_pre_commit_asks_for() -> None:
    assert HOOK["id"] == "amcap-validate"
    assert HOOK["language"] == "python"
    assert HOOK["types"] == ["yaml"]
    assert set(HOOK) == {"id", "name", "description", "entry", "language", "files", "types"}


@pytest.mark.parametrize(
    ("path", "taken"),
    [
        ("portfolio.yaml", True),
        ("teams/north/portfolio.yml", True),
        ("portfolio-2027.yaml", True),
        ("portfolio_north.yaml", True),
        ("north-portfolio.yaml", True),
        ("north.portfolio.2027.yaml", True),
        ("portfolio.yaml.bak", False),
        ("portfolio.schema.json", False),
        ("portfolio/values.yaml", False),
        ("portfolios.yaml", False),
        ("subportfolio.yaml", False),
        ("docker-compose.yaml", False),
    ],
)
def test_the_hook_takes_files_that_are_called_portfolio(path: str, taken: bool) -> None:
    # pre-commit searches with Python's re.
    assert (re.search(HOOK["files"], path) is not None) == taken


def test_the_entry_passes_the_examples_in_silence_and_stops_a_bad_one(run: Run, tmp_path: Path) -> None:
    program, *arguments = shlex.split(HOOK["entry"])
    assert program == "amcap"
    examples = sorted((ROOT / "examples").glob("*.yaml"))
    ran = run(*arguments, *examples)
    assert (ran.code, ran.out, ran.err) == (0, b"", b"")
    (tmp_path / "portfolio.yaml").write_text("mangers: []\n")
    ran = run(*arguments, *examples, tmp_path / "portfolio.yaml")
    assert ran.code == 2
    assert "Did you mean 'managers'?" in ran.stderr


def test_the_recipe_of_the_readme_needs_no_tag_and_runs_what_the_hook_runs() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    recipe = next(block for block in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if block.startswith("repos:"))
    (repository,) = yaml.safe_load(recipe)["repos"]
    (hook,) = repository["hooks"]
    # A local hook is all that pre-commit has to know: it looks for no repository and no revision.
    assert repository["repo"] == "local"
    assert set(hook) >= {"id", "name", "entry", "language"}
    assert hook["language"] == "system"
    assert {name: hook[name] for name in ("id", "name", "entry")} == {
        name: HOOK[name] for name in ("id", "name", "entry")
    }
    assert re.search(hook["files"], "teams/north.yaml")
    assert re.search(r"\brev: *v", text) is None

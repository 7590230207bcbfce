"""`amcap schema`, and what `amcap init --schema` writes for an editor."""

import json
import os
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from amcap.reading.yaml_reader import parse_yaml
from amcap.schemas import SchemaName, load_schema
from tests.conftest import Run
from tests.schemas.schemas import NAMES
from tests.test_architecture import modules_loaded_by

SCHEMA_FILE = "portfolio.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}"


@pytest.mark.parametrize("name", NAMES)
def test_schema_prints_a_schema_and_nothing_else(run: Run, name: SchemaName) -> None:
    ran = run("schema", name)
    assert (ran.code, ran.err) == (0, b"")
    assert ran.out == load_schema(name).encode()


@pytest.mark.parametrize("arguments", [[], ["portfolo"], ["portfolio", "rulebook"]], ids=str)
def test_schema_asks_for_one_of_its_names(run: Run, arguments: list[str]) -> None:
    ran = run("schema", *arguments)
    assert (ran.code, ran.out) == (2, b"")
    assert ("portfolio" in ran.stderr) == (len(arguments) < 2)
    assert "Usage: amcap schema" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(("typed", "offered"), [("", list(NAMES)), ("port", ["portfolio"]), ("x", [])])
def test_a_shell_completes_the_names_of_schemas(run: Run, typed: str, offered: list[str]) -> None:
    ran = run(env={"_AMCAP_COMPLETE": "complete_bash", "COMP_WORDS": f"amcap schema {typed}", "COMP_CWORD": "2"})
    assert ran.stdout.split() == offered


@pytest.mark.parametrize("arguments", [("schema", "portfolio"), ("schema", "--help"), ("validate", "--help")])
def test_printing_a_schema_loads_none_of_the_heavy_libraries(arguments: tuple[str, ...]) -> None:
    assert modules_loaded_by(*arguments) & {"pydantic", "yaml", "rich"} == set()


def test_validate_loads_nothing_that_draws() -> None:
    assert "rich" not in modules_loaded_by("validate", "-q", "examples/one-person.yaml")


def test_init_with_schema_writes_both_files_and_one_leads_to_the_other(run: Run, tmp_path: Path) -> None:
    ran = run("init", "--schema", cwd=tmp_path)
    assert (ran.code, ran.out) == (0, b"")
    assert ran.stderr == f"Wrote portfolio.yaml and {SCHEMA_FILE}. Next: amcap assess portfolio.yaml\n"
    first, _, rest = (tmp_path / "portfolio.yaml").read_text("utf-8").partition("\n")
    assert first == MODELINE
    assert rest == run("init", "-").stdout
    # The path of the line is relative to the portfolio, as editors take it.
    named = tmp_path / first.partition("$schema=")[2]
    assert named.read_text("utf-8") == load_schema("portfolio")
    Draft7Validator(json.loads(named.read_text("utf-8"))).validate(parse_yaml(rest, "portfolio.yaml").data)
    assert run("validate", "portfolio.yaml", cwd=tmp_path).code == 0


def test_init_without_schema_names_none(run: Run, tmp_path: Path) -> None:
    run("init", cwd=tmp_path)
    assert "yaml-language-server" not in (tmp_path / "portfolio.yaml").read_text("utf-8")
    assert os.listdir(tmp_path) == ["portfolio.yaml"]


def test_the_schema_lies_beside_the_portfolio_wherever_that_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / "my team").mkdir()
    ran = run("init", "--schema", "my team/north.yaml", cwd=tmp_path)
    assert sorted(os.listdir(tmp_path / "my team")) == ["north.yaml", SCHEMA_FILE]
    assert ran.stderr.endswith("Next: amcap assess 'my team/north.yaml'\n")


def test_a_second_portfolio_shares_the_schema_of_the_first(run: Run, tmp_path: Path) -> None:
    assert run("init", "--schema", "north.yaml", cwd=tmp_path).code == 0
    assert run("init", "--schema", "south.yaml", cwd=tmp_path).code == 0
    assert sorted(os.listdir(tmp_path)) == ["north.yaml", SCHEMA_FILE, "south.yaml"]


@pytest.mark.parametrize("taken", [["portfolio.yaml"], [SCHEMA_FILE], ["portfolio.yaml", SCHEMA_FILE]], ids=str)
def test_where_one_file_is_taken_neither_is_written_unless_forced(run: Run, tmp_path: Path, taken: list[str]) -> None:
    for name in taken:
        (tmp_path / name).write_text("mine")
    ran = run("init", "--schema", cwd=tmp_path)
    assert (ran.code, ran.out) == (2, b"")
    assert [line.partition(":")[0] for line in ran.stderr.splitlines()] == taken
    assert "--force" in ran.stderr
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(taken, "mine")

    assert run("init", "--schema", "--force", cwd=tmp_path).code == 0
    assert (tmp_path / SCHEMA_FILE).read_text("utf-8") == load_schema("portfolio")
    assert (tmp_path / "portfolio.yaml").read_text("utf-8").startswith(MODELINE)


def test_where_one_file_cannot_be_written_neither_is(run: Run, tmp_path: Path) -> None:
    (tmp_path / SCHEMA_FILE).mkdir()
    ran = run("init", "--schema", "--force", cwd=tmp_path)
    assert ran.code == 2
    assert SCHEMA_FILE in ran.stderr
    assert os.listdir(tmp_path) == [SCHEMA_FILE]


@pytest.mark.parametrize("arguments", [["-", "--schema"], ["portfolio.json"], ["portfolio.JSON", "--schema"]], ids=str)
def test_init_refuses_what_could_not_work(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    ran = run("init", *arguments, cwd=tmp_path)
    assert (ran.code, ran.out) == (2, b"")
    assert "Traceback" not in ran.stderr
    assert os.listdir(tmp_path) == []

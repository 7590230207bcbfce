"""Help is read on terminals of any width, by people who copy from it; the mistakes it answers are met with a cure."""

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from typer.main import get_command

from amcap.cli import app
from amcap.cli.table_options import option_of
from amcap.model.table_words import TABLE_FORMS, TABLE_KEYS
from amcap.schemas import SchemaName
from tests.conftest import Run

COMMANDS = ["assess", "explain", "estimate", "rules", "init", "import", "validate", "schema"]
PAGES = [[], *([command] for command in COMMANDS)]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: " ".join(page) or "amcap")


def shown(call: Run, page: list[str], columns: int = 80) -> str:
    ran = call(*page, "--help", env={"COLUMNS": str(columns)})
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout


@every_page
@pytest.mark.parametrize("columns", [40, 60, 80, 100, 120])
def test_no_line_of_help_is_wider_than_the_terminal_but_for_one_long_word(
    call: Run, page: list[str], columns: int
) -> None:
    wide = [line for line in shown(call, page, columns).splitlines() if len(line) > columns]
    assert [line for line in wide if " " in line.strip()] == []
    assert columns < 60 or wide == []


@every_page
def test_every_width_shows_the_same_words_and_breaks_none(call: Run, page: list[str]) -> None:
    wide = shown(call, page, 100).split()
    for columns in (24, 40, 60, 80, 300):
        assert shown(call, page, columns).split() == wide


@every_page
def test_help_takes_the_width_that_there_is_up_to_what_reads_well(call: Run, page: list[str]) -> None:
    at_100 = shown(call, page, 100)
    assert max(map(len, at_100.splitlines())) > 80 or page in ([], ["schema"], ["validate"])
    assert shown(call, page, 250) == at_100


def test_what_hangs_under_an_option_is_indented(call: Run) -> None:
    for columns in (40, 80):
        _, _, options = shown(call, ["assess"], columns).partition("Options:\n")
        own, _, on_tables = options.partition("\n\n")
        lines = [*own.splitlines(), *on_tables.partition(":\n")[2].splitlines()]
        assert all(re.match(r"  -|    ", line) for line in lines), columns


def test_the_summaries_of_commands_are_whole_sentences_on_a_line_each(call: Run) -> None:
    lines = shown(call, []).partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.split()[0] for line in lines] == COMMANDS
    assert all(line.endswith(".") and not line.endswith("..") for line in lines)


@every_page
def test_every_option_and_argument_says_what_it_does(page: list[str]) -> None:
    program = get_command(app)
    command = program.commands[page[0]] if page else program  # type: ignore[attr-defined]
    assert [parameter.name for parameter in command.params if not parameter.help] == []


def test_options_of_one_name_say_the_same_wherever_they_stand() -> None:
    # What differs, differs for a reason: these name what the command writes, checks or keeps to itself.
    said: dict[str, dict[str, str]] = {}
    for name, command in get_command(app).commands.items():  # type: ignore[attr-defined]
        for parameter in command.params:
            if parameter.param_type_name == "option":
                said.setdefault(parameter.opts[0], {})[name] = parameter.help
    several = {option for option, texts in said.items() if len(set(texts.values())) > 1}
    assert several == {"--output", "--force", "--rulebook", "--quiet"}


def test_the_keys_of_a_table_are_explained_where_tables_are_imported(call: Run) -> None:
    for command in ("import", "assess", "explain", "validate"):
        text = " ".join(shown(call, [command]).split())
        for key, form in TABLE_FORMS.items():
            assert " ".join(f"{option_of(key)} {form} {TABLE_KEYS[key]}".split()) in text


def test_every_key_of_a_table_but_the_file_is_an_option() -> None:
    assert list(TABLE_FORMS) == [key for key in TABLE_KEYS if key != "file"]


def test_amcap_alone_shows_its_help(call: Run) -> None:
    ran = call()
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr == shown(call, [])


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["portfolio.yaml"], "amcap assess portfolio.yaml"),
        (["north portfolio.YML", "--fail-on", "load>110%"], 'amcap assess "north portfolio.YML" --fail-on "load>110%"'),
        (["no-suffix"], "amcap assess no-suffix"),
        (["accounts.csv"], "amcap assess accounts.csv"),
        (["export.xlsx", "--from", "zoho"], "amcap assess export.xlsx --from zoho"),
    ],
)
def test_a_file_in_the_place_of_a_command_is_met_with_the_command(
    call: Run, tmp_path: Path, arguments: list[str], meant: str
) -> None:
    (tmp_path / "no-suffix").touch()
    ran = call(*arguments, cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.rstrip().endswith(meant)
    assert shlex.split(meant)[2:] == arguments


@pytest.mark.parametrize(("typed", "meant"), [("asess", "assess"), ("explian", "explain"), ("imprt", "import")])
def test_a_misspelt_command_is_met_with_the_nearest(call: Run, typed: str, meant: str) -> None:
    ran = call(typed, "portfolio.yaml")
    assert (ran.code, ran.stdout) == (2, "")
    assert meant in ran.stderr


def test_portfolio_yaml_is_assessed_where_no_file_is_named(call: Run, tmp_path: Path) -> None:
    (tmp_path / "portfolio.yaml").write_text("managers: [{name: Ada}]\n")
    assert call("assess", "--json", cwd=tmp_path).out == call("assess", "portfolio.yaml", "--json", cwd=tmp_path).out


def test_where_no_file_is_named_and_none_is_there_the_way_to_one_is_told(call: Run, tmp_path: Path) -> None:
    ran = call("assess", cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, "")
    assert "there is no portfolio.yaml here. `amcap assess accounts.csv` takes" in " ".join(ran.stderr.split())
    # The cure works as it is told.
    assert call("init", cwd=tmp_path).code == 0
    assert call("assess", cwd=tmp_path).code == 0


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_missing_is_said_without_a_sign_for_what_cannot_be_shown(call: Run, command: str) -> None:
    parameters = get_command(app).commands[command].params  # type: ignore[attr-defined]
    options = [one.opts[0] for one in parameters if one.param_type_name == "option" and not one.is_flag]
    required = [[]] if any(one.required for one in parameters) else []
    for arguments in (*required, *([option] for option in options)):
        ran = call(command, *arguments)
        assert (ran.code, ran.stdout) == (2, "")
        assert "\\" not in ran.stderr
        assert "\t" not in ran.stderr


def test_a_schema_that_is_not_named_is_met_with_the_names_that_there_are(call: Run) -> None:
    told = call("schema").stderr.splitlines()[-1]
    assert [name for name in get_args(SchemaName) if name not in told] == []

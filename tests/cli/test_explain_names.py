"""How a name on the command line finds its manager or account, and what is said where it does not."""

import re
import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from amcap.naming import pasted
from amcap.rendering.parts.look import Look
from tests.cli.portfolios import account, manager, portfolio, written
from tests.cli.process import Ran
from tests.conftest import Run
from tests.engine.build import a_manager, a_portfolio, measured
from tests.engine.explanation.told import all_of, evaluated, page
from tests.rendering.assessment.hostile import NAMES

NO_ANSWER = 2
BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\uffff"


def harmless(text: str) -> None:
    """Plain lines: no control character, no other break of lines, nothing that turns the direction of text."""
    hidden = [char for char in text if unicodedata.category(char) in ("Cc", "Zl", "Zp") or char in BIDI]
    assert set(hidden) <= {"\n"}


def people(folder: Path, *names: str, accounts: tuple[str, ...] = ()) -> Path:
    """Managers by these names, and accounts of the first one's."""
    return written(
        portfolio([manager(name) for name in names], [account(name, names[0], 13) for name in accounts]), folder
    )


def about(ran: Ran) -> str:
    """Whom an explanation is about: its first words."""
    assert (ran.code, ran.stderr) == (0, "")
    return ran.stdout.partition(":")[0]


def refusal(ran: Ran) -> str:
    assert (ran.code, ran.stdout) == (NO_ANSWER, "")
    return " ".join(ran.stderr.split())


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Anna Lind", "Anna Lind"),
        ("anna lind", "Anna Lind"),
        # The beginning of a word goes before a part of one: Anna, not Susanna.
        ("ann", "Anna Lind"),
        ("Lin", "Anna Lind"),
        ("usan", "Susanna Berg"),
        ("nna b", "Susanna Berg"),
        # All of a name goes before the beginning of another one.
        ("Bo", "Bo"),
        ("acme", "Acme"),
        ("manager:bo", "Bo"),
        ("manager: Bo", "Bo"),
        ("account:Bolt", "Bolt & Sons"),
        ("account:bo", "Bolt & Sons"),
        ("team", "The team"),
    ],
)
def test_a_name_or_a_part_of_it_is_found(call: Run, tmp_path: Path, name: str, found: str) -> None:
    path = people(tmp_path, "Anna Lind", "Susanna Berg", "Bo", accounts=("Acme", "Bolt & Sons"))
    assert about(call("explain", path, name)) == found


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("Ana Lind", "Anna Lind"),
        ("anna lindt", "Anna Lind"),
        ("Susana Berg", "Susanna Berg"),
        ("Bolt and Sons", "Bolt & Sons"),
        ("manager:Ana Lind", "Anna Lind"),
        ("Suzanna", "Susanna Berg"),
        ("taem", "team"),
    ],
)
def test_a_misspelling_is_met_with_a_suggestion(call: Run, tmp_path: Path, name: str, near: str) -> None:
    path = people(tmp_path, "Anna Lind", "Susanna Berg", accounts=("Acme", "Bolt & Sons"))
    assert f"Did you mean {pasted(near)}?" in refusal(call("explain", path, name))


def test_a_name_typed_without_its_accents_is_met_with_a_suggestion(call: Run) -> None:
    assert 'Did you mean "Siobhán O\'Connor"?' in refusal(call("explain", "examples/agency.yaml", "Siobhan"))


def test_a_name_that_is_like_no_other_gets_no_suggestion(call: Run, tmp_path: Path) -> None:
    said = refusal(call("explain", people(tmp_path, "Ada"), "xyzzy"))
    assert "no manager or account is called 'xyzzy'." in said
    assert "Did you mean" not in said


@pytest.mark.parametrize("name", ["", "manager:", "account:", "manager:Acme", "account:Ada"])
def test_a_name_of_nobody_is_refused(call: Run, tmp_path: Path, name: str) -> None:
    assert "no manager or account is called" in refusal(
        call("explain", people(tmp_path, "Ada", accounts=("Acme",)), name)
    )


def test_an_ambiguous_name_is_met_with_the_choices(call: Run, tmp_path: Path) -> None:
    path = people(tmp_path, "Ann Hill", "Ann Dale", accounts=("Annex",))
    said = refusal(call("explain", path, "ann"))
    assert '\'ann\' may be manager:"Ann Hill" or manager:"Ann Dale" or account:Annex' in said


def test_of_many_choices_the_rest_is_counted(call: Run, tmp_path: Path) -> None:
    path = people(tmp_path, *(f"Ann {number}" for number in range(11)))
    said = refusal(call("explain", path, "ann"))
    assert said.count("manager:") == 8
    assert "or 3 more" in said


def test_each_choice_can_be_asked_for(call: Run, tmp_path: Path) -> None:
    path = people(tmp_path, "Orion", accounts=("Orion", "Other"))
    assert "'Orion' may be manager:Orion or account:Orion" in refusal(call("explain", path, "Orion"))
    assert call("explain", path, "manager:Orion").stdout.startswith("Orion: 20% of capacity")
    assert call("explain", path, "account:Orion").stdout.startswith("Orion: 0.1000 of a standard manager")


def test_two_accounts_of_one_name_are_told_apart_by_their_lines(call: Run, tmp_path: Path) -> None:
    (tmp_path / "accounts.csv").write_text("name,manager,hours_per_month\nAlder,Ada,13\nOak,Ada,13\nAlder,Bo,26\n")
    data = {"managers": [manager("Ada"), manager("Bo")], "accounts": {"file": "accounts.csv"}}
    path = written(data, tmp_path)
    said = refusal(call("explain", path, "alder"))
    assert "'alder' may be line:2 (Ada) or line:4 (Bo); say which" in said
    assert call("explain", path, "line:2").stdout.startswith("Alder: 0.1000")
    assert call("explain", path, "line:4").stdout.startswith("Alder: 0.2000")
    assert call("explain", path, "line:4 (Bo)").stdout.startswith("Alder: 0.2000")
    assert "no account of a table stands on line 7" in refusal(call("explain", path, "line:7"))


def test_an_account_that_is_called_like_a_line_is_found_by_its_name(call: Run, tmp_path: Path) -> None:
    assert about(call("explain", people(tmp_path, "Ada", accounts=("line:7",)), "line:7")).startswith("line")


def test_names_with_colons_are_names(call: Run, tmp_path: Path) -> None:
    path = people(tmp_path, "Ada", accounts=("North: Bank", "account:odd"))
    assert call("explain", path, "North: Bank").stdout.startswith("North: Bank: 0.1000")
    assert call("explain", path, "account:account:odd").stdout.startswith("account:odd: 0.1000")
    assert call("explain", path, "account:odd").stdout.startswith("account:odd: 0.1000")


def test_a_manager_called_team_goes_before_the_team(call: Run, tmp_path: Path) -> None:
    path = people(tmp_path, "team", "Ada")
    assert about(call("explain", path, "team")) == "team"
    assert about(call("explain", path, "manager:team")) == "team"


def test_the_team_can_be_asked_for_beside_a_manager_of_that_name(call: Run, tmp_path: Path) -> None:
    path = people(tmp_path, "team", "Ada")
    for name in ("team:", "team:team"):
        assert about(call("explain", path, name)) == "The team"


def test_the_team_may_be_written_in_any_case(call: Run, tmp_path: Path) -> None:
    assert about(call("explain", people(tmp_path, "Ada"), "Team")) == "The team"
    assert about(call("explain", people(tmp_path, "Team"), "TEAM")) == "Team"


def test_a_name_that_only_holds_the_word_team_leaves_the_team_its_name(call: Run, tmp_path: Path) -> None:
    assert about(call("explain", people(tmp_path, "Team Lead", accounts=("teamwork",)), "team")) == "The team"


def test_a_name_may_be_typed_with_its_accents_apart(call: Run, tmp_path: Path) -> None:
    # Files are read with accents composed; macOS types and completes them apart.
    path = people(tmp_path, "Zoë Brontë")
    typed = unicodedata.normalize("NFD", "Zoë Brontë")
    assert about(call("explain", path, typed)) == "Zoë Brontë"


def test_a_name_may_be_typed_with_spaces_around_it(call: Run, tmp_path: Path) -> None:
    # The reader takes spaces away, so no name has them.
    assert about(call("explain", people(tmp_path, "Ada"), "manager: Ada ")) == "Ada"
    assert about(call("explain", people(tmp_path, "Ada"), " Ada ")) == "Ada"


@pytest.mark.parametrize("name", [name for name in NAMES if "\x00" not in name], ids=lambda name: ascii(name)[:30])
def test_a_hostile_name_that_is_not_there_is_refused_on_plain_lines(call: Run, tmp_path: Path, name: str) -> None:
    ran = call("explain", people(tmp_path, "Ada"), name)
    assert (ran.code, ran.stdout) == (NO_ANSWER, "")
    harmless(ran.stderr)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:30])
def test_hostile_names_are_shown_as_text(name: str, width: int) -> None:
    accounts = [measured(name, share=2, manager=name.strip(), industry=name), measured("Acme", share=1, manager=None)]
    evaluation = evaluated(a_portfolio([a_manager(name, other_duties_hours=13)], accounts, name=name))
    for told in all_of(evaluation):
        harmless(page(told, Look(width=width)))


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize("name", NAMES, ids=lambda name: ascii(name)[:30])
def test_no_line_is_wider_than_the_screen(name: str, width: int) -> None:
    accounts = [measured(name, share=2, industry=name), measured("Acme", share=1, manager=None)]
    evaluation = evaluated(a_portfolio([a_manager()], accounts, name=name))
    for told in all_of(evaluation):
        # The space that keeps a runner from obeying a line does not count.
        lines = re.sub(r": :|# #", "::", page(told, Look(width=width))).splitlines()
        assert [line for line in lines if cell_len(line) > width] == []


def test_a_hostile_name_from_a_file_can_be_asked_for(call: Run, tmp_path: Path) -> None:
    for name in NAMES:
        if name.isprintable() and len(name) < 1000:
            ran = call("explain", people(tmp_path, "Ada", accounts=(name,)), f"account:{name}")
            assert (ran.code, ran.stderr) == (0, "")

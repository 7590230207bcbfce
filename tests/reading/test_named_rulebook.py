"""Rule books by name: on the command line, in a portfolio, under another rule book; files beside them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amcap import api
from amcap.reading.files_read import FilesRead
from amcap.reading.load import parse_document
from amcap.reading.packaged import PACKS
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.problems import InputError
from amcap.reading.rulebook import load_rulebook

Call = Callable[..., Any]
MANAGERS = "managers: [{name: Anna}]\n"
OURS = """\
extends: saas-csm
id: ours
revision: "1"
documents:
  sheets: {title: Time sheets, file: sheets.xlsx}
rules:
  heuristic.white-glove:
    value: 4
    claim: We have four of these each.
    source: {document: sheets, section: "2026"}
    basis: measured
  starting-point.key:
    value: 4
    claim: We have four of these each.
    source: {document: sheets, section: "2026"}
    basis: measured
    heuristic: white-glove
    key: true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    team = tmp_path / "team"
    team.mkdir()
    (team / "ours.yaml").write_text(OURS, "utf-8")
    # A file whose name is all that there is of a name.
    (team / "ours").write_text(OURS, "utf-8")
    return team


def portfolio(folder: Path, told: str) -> str:
    path = folder / "p.yaml"
    path.write_text(f"rulebook: {told}\n{MANAGERS}", "utf-8")
    return str(path)


@pytest.mark.parametrize("told", [*PACKS, "default", "SaaS-CSM", " field-sales "])
def test_a_portfolio_names_a_packaged_book_in_any_case(folder: Path, told: str) -> None:
    assert api.load(portfolio(folder, f"'{told}'")).rulebook.id == told.strip().casefold()


@pytest.mark.parametrize("told", ["ours.yaml", "./ours", "./ours.yaml", "../team/ours"])
def test_a_portfolio_names_a_file_beside_it_wherever_it_is_read_from(
    folder: Path, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = portfolio(folder, told)
    assert api.load(path).rulebook.id == "ours"
    monkeypatch.chdir(folder)
    assert api.load("p.yaml").rulebook.id == "ours"


def test_a_file_without_folder_or_ending_is_no_name_but_the_way_to_say_it_is_told(folder: Path, call: Call) -> None:
    portfolio(folder, "ours")
    done = call("validate", "p.yaml", cwd=folder)
    assert done.stderr.splitlines()[0] == "p.yaml:1:11: rulebook: no rule book has this name; write ./ours for the file"
    done = call("rules", "--rulebook", "ours", cwd=folder)
    assert (done.code, done.stderr.splitlines()[0]) == (
        2, "ours: no rule book has this name; write ./ours for the file",
    )  # fmt: skip
    assert call("rules", "--rulebook", "./ours", cwd=folder).code == 0


def test_a_name_goes_before_a_folder_that_is_called_so(folder: Path, call: Call) -> None:
    (folder / "saas-csm").mkdir()
    assert call("rules", "heuristic", "--rulebook", "saas-csm", cwd=folder).code == 0


def test_what_is_said_as_an_option_goes_before_what_the_portfolio_names(folder: Path) -> None:
    path = portfolio(folder, "saas-csm")
    assert api.load(path, rulebook="field-sales").rulebook.id == "field-sales"
    assert api.load(path, rulebook=load_rulebook()).rulebook.id == "default"
    # Then it does not matter that the one it names is none.
    assert api.load(portfolio(folder, "nowhere.yaml"), rulebook="default").rulebook.id == "default"


def test_without_a_name_it_is_the_default(folder: Path) -> None:
    assert api.load(portfolio(folder, "")).rulebook.id == "default"


def test_a_portfolio_made_in_python_names_one_too() -> None:
    made = parse_portfolio(parse_document(f"rulebook: saas-csm\n{MANAGERS}", "made"))
    assert api.assess(made).rulebook.id == "saas-csm"
    assert api.assess(made, rulebook="field-sales").rulebook.id == "field-sales"


def test_all_that_is_wrong_with_a_named_book_is_told_with_all_of_the_portfolio(folder: Path, call: Call) -> None:
    (folder / "bad.yaml").write_text("extends: default\nid: bad\nrules: {contact.dayly: 1}\n", "utf-8")
    portfolio(folder, "bad.yaml\ncurrency: usd")
    done = call("validate", "p.yaml", cwd=folder)
    places = [line.partition(": ")[0] for line in done.stderr.splitlines()]
    assert places == ["p.yaml:2:11", "bad.yaml:1:1", "bad.yaml:3:24"]


def test_a_confined_portfolio_keeps_to_its_folder(folder: Path) -> None:
    (folder.parent / "outside.yaml").write_text(OURS, "utf-8")
    path = portfolio(folder, "../outside.yaml")
    assert api.load(path).rulebook.id == "ours"
    with pytest.raises(InputError, match="outside the portfolio's folder"):
        api.load(path, confined=True)
    assert api.load(portfolio(folder, "ours.yaml"), confined=True).rulebook.id == "ours"
    assert api.load(portfolio(folder, "saas-csm"), confined=True).rulebook.id == "saas-csm"


def test_a_named_file_is_one_that_no_report_goes_over(folder: Path) -> None:
    read = FilesRead()
    api.load(portfolio(folder, "ours.yaml"), read=read)
    assert read.has(str(folder / "ours.yaml"))


def test_an_overlay_of_a_pack_has_what_the_pack_has_and_its_own(folder: Path) -> None:
    ours, pack = load_rulebook(str(folder / "ours.yaml")), load_rulebook("saas-csm")
    changed = {key for key, rule in ours.rules.items() if pack.rules.get(key) != rule}
    assert changed == {"heuristic.white-glove", "starting-point.key"}
    # Its own rules of thumb first; the pack's that nothing is a case of any more is gone.
    assert ours.heuristics == ("white-glove", "high-touch", "mid-touch", "low-touch", "dedicated")
    assert ours.title is None


def test_an_overlay_of_the_default_may_bring_segments(folder: Path) -> None:
    text = 'extends: default\nid: x\nrevision: "1"\nrules:\n  segment.digital: {value: 300, contains: [contact], '
    text += "claim: We mail them., source: {document: amcap, section: ours}, basis: measured}\n"
    (folder / "x.yaml").write_text(text, "utf-8")
    book = load_rulebook(str(folder / "x.yaml"))
    assert list(book.segments) == ["pooled", "tech-touch", "digital"]
    assert book.segments["digital"].contains == ("contact",)


@pytest.mark.parametrize("empty", ["", "-"])
def test_a_name_of_nothing_is_none(empty: str, call: Call) -> None:
    # An unset variable of a script, and an empty standard input.
    done = call("rules", "--rulebook", empty, stdin="")
    assert done.code == 2


@pytest.mark.parametrize("command", ["rules", "estimate", "validate"])
def test_every_command_says_the_names(command: str, call: Call) -> None:
    done = call(command, "--rulebook", "sass")
    assert (done.code, done.stdout) == (2, "")
    assert "sass: no rule book has this name" in done.stderr

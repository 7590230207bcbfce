"""What must be accepted, and how it is read."""

import json
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from amcap.api import load
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.reading.document import Document
from amcap.reading.load import parse_document
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.text import parse_text


def document(text: str, suffix: str = "") -> Document:
    return parse_document(parse_text(text.encode(), "portfolio"), "portfolio", suffix)


def portfolio(text: str, suffix: str = "") -> Portfolio:
    return parse_portfolio(document(text, suffix))


def test_an_example_with_every_field_is_read_as_it_stands() -> None:
    text = """
version: 1
name: Example agency
currency: EUR
reviewed: 2026-09-01
company: {size: small, objective: growth, support: none, automation: manual}
managers:
  - name: Anna
    experience: senior
    started: 2026-10-01
    fte: 0.8
    other_duties_hours: 6.5
    role: portfolio
    scope: national
    assistants: 2
    support: strong
    automation: robust
    expertise: [healthcare, software]
    performance: top
    revenue_target: 900000
    cost_per_year: 88028.5
accounts:
  - name: Acme
    manager: Anna
    tier: key
    size: large
    complexity: high
    industry: healthcare
    service: premium
    contact: weekly
    objective: maintain
    geography: dispersed
    fit: poor
    stage: at-risk
    count: 3
    revenue: 120000
    hours_per_month: 11.5
"""
    read = portfolio(text)
    assert (read.name, read.currency, read.reviewed) == ("Example agency", "EUR", date(2026, 9, 1))
    company = read.company
    assert (company.size, company.objective, company.support, company.automation) == (
        "small", "growth", "none", "manual",
    )  # fmt: skip
    assert read.managers == (
        Manager(
            name="Anna", experience="senior", started=date(2026, 10, 1), fte=0.8, other_duties_hours=6.5,
            role="portfolio", scope="national", assistants=2, support="strong", automation="robust",
            expertise=("healthcare", "software"), performance="top", revenue_target=900000.0, cost_per_year=88028.5,
        ),
    )  # fmt: skip
    assert read.accounts == (
        Account(
            name="Acme", manager="Anna", tier="key", size="large", complexity="high", industry="healthcare",
            service="premium", contact="weekly", objective="maintain", geography="dispersed", fit="poor",
            stage="at-risk", count=3, revenue=120000.0, hours_per_month=11.5,
        ),
    )  # fmt: skip


# What YAML 1.1 would read as false, octal 83, sexagesimal 90, ... stays the text that somebody typed.
@pytest.mark.parametrize(
    "name",
    ["No", "no", "NO", "on", "Off", "Yes", "y", "0123", "1e3x", "0x10", "0o17", "1:30", "1_000", "2026-09-01", "=",
     "1.2.3", "12e", "- 5", "NaN", "inf", "nil", "none", "None", "+", ".", "1 000", "99%", "Null & Void", "N/A"],
)  # fmt: skip
def test_a_plain_word_or_odd_number_is_a_name(name: str) -> None:
    text = f"managers:\n  - name: {name}\naccounts:\n  - name: {name}\n    manager: {name}\n"
    if name == "- 5":
        text = text.replace("- 5", "'- 5'")
    read = portfolio(text)
    assert (read.managers[0].name, read.accounts[0].name, read.accounts[0].manager) == (name, name, name)


@pytest.mark.parametrize(
    "name",
    ["Анна Каренина", "陈美玲", "さくら", "עדי", "Siobhán O'Connor", "Zoë",
     "\U0001f469\u200d\U0001f469\u200d\U0001f467 Family", "👍🏽", "🏳️\u200d🌈", "می\u200cخواهم",
     "[/]", "[bold]x[/bold]", ":star:", "<b>&amp;</b>", "=1+1", "::error::x",
     "`rm -rf`", "C:\\Users", 'say "hi"', "a # b", "{curly}", "%s %(x)d {0}", "*star*", "&and", "!bang", "Łódź", "ﬁ"],
)  # fmt: skip
@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_name_in_any_script_and_with_any_sign_is_kept(name: str, suffix: str) -> None:
    data = {"managers": [{"name": name}], "accounts": [{"name": f"Client of {name}", "manager": name}]}
    for text in (json.dumps(data, ensure_ascii=False), json.dumps(data, indent=2, ensure_ascii=False)):
        read = portfolio(text, suffix)
        assert read.managers[0].name == name
        assert read.accounts[0].manager == name


def test_json_escapes_and_surrogate_pairs_are_letters() -> None:
    read = portfolio('{"name": "\\u0041\\ud83d\\udc4d\\/\\u00e9"}', ".json")
    assert read.name == "A\U0001f44d/é"


def test_names_that_differ_only_in_how_an_accent_is_composed_are_one_name() -> None:
    composed = unicodedata.normalize("NFC", "Zoë Nguyễn")
    decomposed = unicodedata.normalize("NFD", composed)
    assert composed != decomposed
    for manager, reference in ((composed, decomposed), (decomposed, composed)):
        read = portfolio(f"managers:\n  - name: {manager}\naccounts:\n  - name: Acme\n    manager: {reference}\n")
        assert read.managers[0].name == read.accounts[0].manager == composed


def test_names_and_references_lose_the_spaces_around_them() -> None:
    read = portfolio(
        "managers:\n  - name: ' Anna '\n    expertise: [' software ']\n"
        "accounts:\n  - name: '  Acme'\n    manager: 'Anna  '\n  - name: Bolt\n    manager: Anna\n"
    )
    assert read.managers[0].name == "Anna"
    assert read.managers[0].expertise == ("software",)
    assert [account.manager for account in read.accounts] == ["Anna", "Anna"]
    assert read.accounts[0].name == "Acme"


def test_names_that_differ_in_case_are_two_names() -> None:
    assert len(portfolio("managers: [{name: anna}, {name: Anna}]\naccounts: [{name: anna}]\n").managers) == 2


@pytest.mark.parametrize("nothing", ["", "~", "null", "Null", "NULL"])
def test_a_key_with_nothing_after_it_is_as_good_as_absent(nothing: str) -> None:
    text = f"""
version: {nothing}
name: {nothing}
reviewed: {nothing}
company: {nothing}
managers:
  - name: Anna
    fte: {nothing}
    expertise: {nothing}
accounts:
  - name: Acme
    count: {nothing}
    manager: {nothing}
"""
    assert portfolio(text) == portfolio("managers: [{name: Anna}]\naccounts: [{name: Acme}]\n")
    assert portfolio(f"accounts: {nothing}\nmanagers: {nothing}\nname: x\n") == Portfolio(name="x")


def test_null_in_json_is_as_good_as_absent() -> None:
    text = '{"name": null, "company": null, "accounts": null, "managers": [{"name": "Anna", "fte": null}]}'
    assert portfolio(text, ".json") == portfolio("managers: [{name: Anna}]")


@pytest.mark.parametrize(
    ("written", "revenue"),
    [("5", 5.0), ("1e3", 1000.0), ("1E+3", 1000.0), ("1.5e3", 1500.0), ("1.", 1.0), (".5", 0.5), ("+5", 5.0),
     ("0", 0.0), ("-0", 0.0), ("1000000000000000", 1e15), ("12e-1", 1.2), ("1e-400", 0.0)],
)  # fmt: skip
def test_a_number_may_be_written_in_any_of_these_ways(written: str, revenue: float) -> None:
    read = portfolio(f"accounts:\n  - name: Acme\n    revenue: {written}\n")
    assert read.accounts[0].revenue == revenue


def test_the_limits_of_every_range_are_within_it() -> None:
    portfolio("managers: [{name: a, fte: 1.5, other_duties_hours: 744, assistants: 1000, cost_per_year: 0}]")
    portfolio("accounts: [{name: a, count: 10000000, revenue: 0, hours_per_month: 100000}]")
    portfolio("managers: [{name: a, fte: 0.01, other_duties_hours: 0, assistants: 0, revenue_target: 0}]")


def test_a_date_may_stand_in_quotes_and_on_a_leap_day() -> None:
    assert portfolio('reviewed: "2024-02-29"').reviewed == date(2024, 2, 29)
    assert portfolio("reviewed: 0001-01-01").reviewed == date(1, 1, 1)


@pytest.mark.parametrize("suffix", ["", ".yaml", ".yml"])
def test_a_yaml_mapping_may_open_with_a_brace(suffix: str) -> None:
    read = portfolio("{managers: [{name: Anna}], # the team\n accounts: [{name: Acme, manager: Anna}]}\n", suffix)
    assert read.accounts[0].manager == "Anna"


@pytest.mark.parametrize("space", ["", " ", "\n", "\r\n", "\t", " \n\t\r\n  "])
def test_json_may_have_any_white_space(space: str) -> None:
    tokens = ["", "{", '"managers"', ":", "[", "{", '"name"', ":", '"Anna"', "}", "]", "}", ""]
    for suffix in ("", ".json"):
        assert portfolio(space.join(tokens), suffix).managers[0].name == "Anna"


def test_without_a_suffix_the_content_tells_json_from_yaml() -> None:
    # YAML refuses a tab between tokens of a block, JSON refuses a comment: each is read by its own reader.
    assert portfolio('{\n\t"name": "x\\/y"\n}').name == "x/y"
    assert portfolio("# a comment\nname: x\n").name == "x"
    assert portfolio('"name": x\n').name == "x"


def test_json_is_valid_yaml_too() -> None:
    assert portfolio('{\n  "name": "x", "accounts": [{"name": "Acme", "revenue": 1.5e3}]\n}\n', ".yaml").name == "x"


def test_a_suffix_in_capitals_counts(tmp_path: Path) -> None:
    path = tmp_path / "PORTFOLIO.JSON"
    path.write_text('{"name": "x"}')
    assert load(path).portfolio.name == "x"


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_on_any_system(ends: str) -> None:
    text = ends.join(["name: Example", "managers:", "  - name: Anna", "  # a comment", "  - name: Bo", ""])
    read = document(text)
    assert [manager.name for manager in parse_portfolio(read).managers] == ["Anna", "Bo"]
    assert read.line_of(("managers", 1)) == 5


def test_folded_text_without_its_final_line_break_is_a_name() -> None:
    assert portfolio("managers:\n  - name: >-\n      Anna\n      Lee\n").managers[0].name == "Anna Lee"
    assert portfolio("managers:\n  - name: Anna\n      Lee\n").managers[0].name == "Anna Lee"


def test_one_document_may_be_marked_as_such() -> None:
    assert portfolio("%YAML 1.2\n---\nname: x\n...\n").name == "x"


def test_an_empty_group_is_a_portfolio() -> None:
    assert portfolio("{}") == portfolio("{}", ".json") == portfolio("accounts: []\nmanagers: []\n") == Portfolio()

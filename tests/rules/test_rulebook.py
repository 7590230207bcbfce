"""A user's own rule book: whole, or laid over the default one; bad ones stand as files in `bad`."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from amcap import api
from amcap.engine.assess import assess
from amcap.model.ids import FINDINGS, required_rules
from amcap.model.rulebook import RuleBook
from amcap.reading.load import load_document, parse_document
from amcap.reading.packaged import DEFAULT
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.problems import InputError
from amcap.reading.rulebook import load_rulebook

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
AGENCY = ROOT / "examples" / "agency.yaml"
TODAY = date(2026, 11, 22)

# Four accounts at five a manager under a standard manager, with premium service.
FOUR_PREMIUM = """
company: {size: medium, objective: balanced, support: shared, automation: basic}
managers:
  - {name: Anna, experience: established, fte: 1}
accounts:
  - {name: Acme, manager: Anna, size: large, complexity: high, industry: mining, contact: monthly,
     service: premium, count: 4}
"""
PREMIUM = """\
extends: default
id: example-agency
revision: "2027-01"
rules:
  service.premium:
    value: 1.50
    low: 1.50
    high: 1.50
    claim: Our premium clients take half as much work again, by our time sheets of 2026.
    source: {document: time-sheets, section: "2026"}
    basis: published
documents:
  time-sheets: {title: "Time sheets of the agency", address: "https://example.org/time-sheets"}
"""


@pytest.fixture
def book_of(tmp_path: Path) -> Callable[[str], RuleBook]:
    def load(text: str) -> RuleBook:
        path = tmp_path / ("book.json" if text.startswith("{") else "book.yaml")
        path.write_text(text, "utf-8")
        return load_rulebook(str(path))

    return load


def default_data() -> dict[str, Any]:
    data = load_document(str(DEFAULT)).data
    assert isinstance(data, dict)
    return json.loads(json.dumps(data))


def load_of_four_premium(book: RuleBook) -> tuple[float | None, str]:
    portfolio = parse_portfolio(parse_document(FOUR_PREMIUM, "four"))
    (manager,) = assess(portfolio, book, TODAY).managers
    return manager.load.likely, manager.verdict


def test_an_overlay_replaces_a_rule_whole_and_keeps_all_others(book_of: Callable[[str], RuleBook]) -> None:
    default, book = load_rulebook(), book_of(PREMIUM)
    assert (book.id, book.revision) == ("example-agency", "2027-01")
    replaced = book.rules["service.premium"]
    assert (replaced.value, replaced.span, replaced.basis) == (1.5, (1.5, 1.5), "published")
    assert replaced.source.document == "time-sheets"
    assert {name for name in book.rules if book.rules[name] != default.rules[name]} == {"service.premium"}
    assert book.rules.keys() == default.rules.keys()
    assert (book.factors, book.findings) == (default.factors, default.findings)
    assert book.documents.keys() == default.documents.keys() | {"time-sheets"}


def test_an_overlay_changes_the_numbers_that_it_says_it_changes(book_of: Callable[[str], RuleBook]) -> None:
    # 4 accounts x 1/5 of a manager x 1.25 for premium service = 1.00; with 1.50 in its place 1.20, over the 1.15.
    assert load_of_four_premium(load_rulebook()) == (pytest.approx(1.00), "healthy")
    assert load_of_four_premium(book_of(PREMIUM)) == (pytest.approx(1.20), "overloaded")


def test_an_overlay_of_a_band_moves_the_verdict_and_not_the_load(book_of: Callable[[str], RuleBook]) -> None:
    band = """
extends: default
id: strict
revision: "1"
rules:
  band.healthy-to: {value: 0.95, claim: Some stays free., source: {document: amcap, section: ours}, basis: assumed}
"""
    assert load_of_four_premium(book_of(band)) == (pytest.approx(1.00), "stretched")


def test_an_overlay_of_what_is_unknown_changes_what_is_assumed(book_of: Callable[[str], RuleBook]) -> None:
    # Without a service of its own the account is taken as average: 4 x 1/5 = 0.80, with 1.25 in its place 1.00.
    rule = """
extends: default
id: generous
revision: "1"
rules:
  service.unknown: {value: 1.25, claim: Ours want much., source: {document: S0, section: opening}, basis: assumed}
"""
    portfolio = parse_portfolio(parse_document(FOUR_PREMIUM.replace("service: premium, ", ""), "four"))
    loads = [assess(portfolio, book, TODAY).managers[0].load.likely for book in (load_rulebook(), book_of(rule))]
    assert loads == [pytest.approx(0.80), pytest.approx(1.00)]


def test_an_overlay_of_a_finding_changes_how_grave_it_is(book_of: Callable[[str], RuleBook]) -> None:
    finding = """
extends: default
id: calm
revision: "1"
findings:
  overloaded: {level: note, claim: We talk about it., source: {document: S0, section: opening}}
"""
    portfolio = parse_portfolio(parse_document(FOUR_PREMIUM.replace("count: 4", "count: 5"), "five"))
    # 5 x 1/5 x 1.25 = 1.25: overloaded.
    levels = [
        [finding.level for finding in assess(portfolio, book, TODAY).findings if finding.id == "overloaded"]
        for book in (load_rulebook(), book_of(finding))
    ]
    assert levels == [["error"], ["note"]]


def test_an_overlay_of_nothing_is_the_default_under_another_name(book_of: Callable[[str], RuleBook]) -> None:
    default = load_rulebook()
    book = book_of("extends: default\nid: same\nrevision: '1'\n")
    told = {"id": default.id, "revision": default.revision, "title": default.title}
    assert book.model_copy(update=told) == default
    # What the default says that it is for is not what an overlay is for.
    assert book.title is None


def test_the_packaged_book_given_as_a_file_is_the_same_book(book_of: Callable[[str], RuleBook]) -> None:
    given = book_of(DEFAULT.read_text("utf-8"))
    assert given == load_rulebook()
    assert api.assess(AGENCY, as_of=TODAY, rulebook=given) == api.assess(AGENCY, as_of=TODAY)


def test_a_rule_book_may_be_json(book_of: Callable[[str], RuleBook]) -> None:
    assert book_of(json.dumps(default_data())) == load_rulebook()


@pytest.mark.parametrize("section", ["rules", "factors", "findings"])
def test_a_book_of_its_own_needs_every_entry(section: str, book_of: Callable[[str], RuleBook]) -> None:
    needed = {"rules": tuple(required_rules()), "factors": tuple(load_rulebook().factors), "findings": FINDINGS}[
        section
    ]
    for name in needed:
        data = default_data()
        del data[section][name]
        text = json.dumps(data, indent=1)
        with pytest.raises(InputError) as caught:
            book_of(text)
        (problem,) = caught.value.problems
        line = text.splitlines().index(f' "{section}": {{') + 1
        assert problem.position is not None
        assert problem.position.line == line
        assert (problem.where, problem.message) == (section, f"{name!r} is missing")


def test_a_book_without_its_sections_is_told_all_of_them(book_of: Callable[[str], RuleBook]) -> None:
    with pytest.raises(InputError) as caught:
        book_of("id: mine\nrevision: '1'\ndocuments: {}\nfactors: {}\nrules: {}\nfindings: {}\n")
    missing = len(tuple(required_rules())) + len(load_rulebook().factors) + len(FINDINGS)
    assert len(caught.value.problems) == missing
    # In the order of the file: factors on line 4, rules on 5, findings on 6.
    lines = [problem.position.line for problem in caught.value.problems if problem.position]
    assert lines == sorted(lines)
    assert set(lines) == {4, 5, 6}


def test_a_broken_rule_book_ends_with_2_and_its_place(run: Callable[..., Any]) -> None:
    for name, place in (
        ("rule-without-claim.yaml", "7:5: "),
        ("low-above-value.yaml", "7:5: "),
        ("overlay.json", "2:31: "),
    ):
        path = HERE / "bad" / name
        done = run("assess", str(AGENCY), "--rulebook", str(path))
        assert (done.code, done.out) == (2, b"")
        assert done.stderr.startswith(f"{path}:{place}rules.service.premium")


def test_a_rule_book_that_is_not_there_ends_with_2(run: Callable[..., Any], tmp_path: Path) -> None:
    done = run("assess", str(AGENCY), "--rulebook", str(tmp_path / "none.yaml"))
    assert (done.code, done.out) == (2, b"")
    assert done.stderr.startswith(f"{tmp_path / 'none.yaml'}: there is no such file")
    # `amcap init` writes a portfolio, which is no way out here.
    assert "init" not in done.stderr


def test_the_packaged_book_as_a_file_gives_the_same_report(run: Callable[..., Any]) -> None:
    arguments = ("assess", str(AGENCY), "--json", "--as-of", "2026-11-22")
    plain, given = run(*arguments), run(*arguments, "--rulebook", str(DEFAULT))
    assert plain.code == given.code == 0
    assert plain.out == given.out

"""Markdown, parsed by a reader of GitHub's dialect: what is shown, and that data never becomes markup."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from amcap.characters import visible
from amcap.engine.gate import gated
from amcap.model.assessment import Assessment
from amcap.rendering.assessment.markdown import LIMIT, escape, render_markdown
from amcap.rendering.parts.look import Look
from tests.engine.build import a_manager, assessed, line_of, measured
from tests.rendering.assessment.hostile import NAMES, large, names_everywhere

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
NO_SPACE = "\u200b"

BLOCKS = {"heading", "paragraph", "table", "thead", "tbody", "tr", "th", "td", "bullet_list", "list_item"}
INLINE = {"text", "text_special", "strong_open", "strong_close", "em_open", "em_close"}
HINTS = {"--all", "--format csv", "--format csv --rows findings"}
LINKED = re.compile(r"@\w|[#!]\d|GH-\d|://|www\.|:\w+:")


def tokens(text: str) -> list[Token]:
    return READER.parse(text)


def shown(inline: Token) -> str:
    """The text of a line as a person sees it: the dollar sign's fences and spaces without width do not show."""
    return "".join(each.content for each in inline.children or () if each.type != "html_inline").replace(NO_SPACE, "")


def inlines(parsed: list[Token], within: str) -> Iterator[str]:
    for before, token in pairwise(parsed):
        if before.type == within and token.type == "inline":
            yield shown(token)


def managers_column(text: str) -> list[str]:
    """The first column of the table of managers, without its heading."""
    rows = "".join(re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)[:1])
    cells = list(inlines(tokens(rows), "td_open"))
    return cells[::9]


def only_text(text: str) -> None:
    """Nothing is there but what the report itself puts there: no link, image, code, HTML, mention or reference."""
    for token in tokens(text):
        if token.type == "html_block":
            assert re.sub(r"[^<>/a-z]*", "", token.content).startswith(("<details>", "</details>"))
        elif token.type == "inline":
            for each in token.children or ():
                assert each.type in INLINE or each.content in ("<span>", "</span>", *HINTS), each
            plain = "".join(each.content for each in token.children or ())
            assert not LINKED.search(plain), plain
            assert "\n" not in plain
        else:
            assert token.type.removesuffix("_open").removesuffix("_close") in BLOCKS, token


def one_of_each(*fail_on: str) -> Assessment:
    """Ada overloaded (195 of 130 h), Bea underloaded (13 of 130), one account without a manager."""
    accounts = [
        measured(share=1.5),
        measured("Best", share=0.1, manager="Bea"),
        measured("Lost", share=0.1, manager=None),
    ]
    result = assessed([a_manager(), a_manager("Bea")], accounts, line_of=line_of)
    return gated(result, fail_on)


def test_the_verdict_comes_first_then_the_gate_then_the_managers_then_findings_by_level() -> None:
    result = one_of_each("error")
    text = render_markdown(result, Look())
    parsed = tokens(text)
    assert list(inlines(parsed, "heading_open")) == [result.headline, "Errors (1)", "Warnings (1)", "Notes (1)"]
    assert text.splitlines()[2] == "**Gate tripped: fails on error.**"
    # 150 % x e ^ (-0.2556 ^ 2 / 2) x 0.75 / sqrt(0.65 x 0.88) = 144 %, sigma 0.2816: x e ^ (+-0.3609) is 100 to 207 %;
    # ln 1.44 / 0.2816 = 1.29 is at 90 %; all three of 1.7 / 2 managers' work is 85 %, that of Ada and Bea 80 %
    assert list(inlines(parsed, "td_open"))[:9] == [
        "Ada", "150%", "100.4–207%", "90%", "1.9x", "1", "130", "0", "overloaded"
    ]  # fmt: skip
    items = [each for each in inlines(parsed, "paragraph_open") if ", line " in each]
    assert [each.partition(": ")[0] for each in items] == [
        "overloaded, line 10", "unassigned-account, line 102", "underloaded, line 11"
    ]  # fmt: skip


def test_assumptions_are_folded_away() -> None:
    from tests.engine.build import Manager, an_account

    text = render_markdown(assessed([Manager(name="Ada")], [an_account(contact=None)]), Look())
    before, _, folded = text.partition("<details>\n<summary>Assumed, because the file does not say")
    assert "| contact | unknown | 1 account | up to " in folded
    assert "| assistants | none | 1 manager | two or more: load x 0.63 |" in folded
    assert folded.endswith("\n\n</details>\n")
    assert "unknown" not in before


@pytest.mark.parametrize(
    ("fail_on", "said"),
    [
        ([], []),
        (["error"], ["Gate tripped: fails on error."]),
        (["no-capacity", "load>200%"], ["Gate passed: fails on no-capacity, load>200%."]),
    ],
)
def test_a_gate_that_is_set_is_named_with_its_state(fail_on: list[str], said: list[str]) -> None:
    parsed = tokens(render_markdown(one_of_each(*fail_on), Look()))
    assert [told for told in inlines(parsed, "paragraph_open") if told.startswith("Gate")] == said


@pytest.mark.parametrize("portfolio", NAMES, ids=range(len(NAMES)))
def test_a_hostile_name_of_a_portfolio_is_nothing_but_text(portfolio: str) -> None:
    only_text(render_markdown(names_everywhere("note", portfolio=portfolio), Look()))


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_hostile_name_stays_in_its_cell_and_in_its_line(name: str) -> None:
    accounts = [measured(name, share=1.5, manager=name.strip()), measured(f"{name} lost", share=3.0, manager=None)]
    result = assessed([a_manager(name)], accounts)
    text = render_markdown(result, Look(everything=True))
    only_text(text)
    expected = visible(name.strip())
    (cell,) = managers_column(text)
    assert cell == (expected if len(expected) <= 120 else f"{expected[:120]}...")
    parsed = tokens(text)
    assert sum(token.type == "list_item_open" for token in parsed) == len(result.findings)
    # Nothing is lost but what is too long.
    for finding, item in zip(result.findings, inlines_of_items(parsed), strict=True):
        message = visible(finding.message)
        assert (message if len(message) <= 1000 else f"{message[:1000]}...") in item


def inlines_of_items(parsed: list[Token]) -> list[str]:
    return [shown(parsed[index + 2]) for index, token in enumerate(parsed) if token.type == "list_item_open"]


@pytest.mark.parametrize("everything", [False, True])
@pytest.mark.parametrize("suffix", ["", "<" * 150, "$" * 150, " 漢字" * 20], ids=["plain", "long", "dollars", "wide"])
def test_a_large_report_stays_below_the_limit_and_counts_what_it_leaves_out(everything: bool, suffix: str) -> None:
    result = large(suffix=suffix)
    text = render_markdown(result, Look(everything=everything))
    assert len(text) <= LIMIT < 65_536
    only_text(text)
    left_out = 400 - len(managers_column(text))
    assert (f"… and {left_out:,} managers with lower loads; `--" in text) == (left_out > 0)
    parsed = tokens(text)
    told = [item for item in inlines_of_items(parsed) if not item.startswith("…")]
    more = [int(number.replace(",", "")) for number in re.findall(r"([\d,]+) [a-z-]+(?=[,\w -]* more; )", text)]
    assert len(told) + sum(more) == len(result.findings)


def test_by_default_the_twenty_fullest_and_five_findings_of_a_kind_are_shown() -> None:
    text = render_markdown(large(), Look())
    assert len(managers_column(text)) == 20
    assert "… and 380 managers with lower loads; `--all` shows them." in text
    assert "- … and 395 overloaded more; `--all` shows them." in text


def test_with_all_there_is_more_up_to_the_limit() -> None:
    few, many = (render_markdown(large(), Look(everything=everything)) for everything in (False, True))
    assert len(few) < 20_000 < 50_000 < len(many) <= LIMIT
    assert len(managers_column(few)) == 20 < 300 < len(managers_column(many))
    assert "more; `--format csv --rows findings` has them all." in many


def test_managers_that_do_not_fit_are_counted_and_are_the_emptiest() -> None:
    # Names of 100 characters that need five each: 400 rows of 500 characters are three times the limit.
    text = render_markdown(large(suffix="|" * 100), Look(everything=True))
    shown_rows = len(managers_column(text))
    assert 40 < shown_rows < 60
    assert f"… and {400 - shown_rows} managers with lower loads; `--format csv` has them all." in text


def test_a_small_report_shows_everything() -> None:
    text = render_markdown(one_of_each(), Look())
    assert "…" not in text


def test_text_for_documents_keeps_its_addresses() -> None:
    assert escape("see https://example.org/a_b | *c*") == "see https://example.org/a&#95;b &#124; &#42;c&#42;"

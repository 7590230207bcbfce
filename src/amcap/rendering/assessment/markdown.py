"""Markdown for a job summary or a comment on a pull request: the verdict first, then the tables."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from amcap.characters import visible
from amcap.model.assessment import Assessment, ManagerAssessment
from amcap.model.finding import Finding
from amcap.model.vocabulary import LEVELS
from amcap.quantities import (
    counted,
    ends_in_a_cell,
    hours_in_a_cell,
    in_a_cell,
    percent,
    recommended,
    times,
)
from amcap.rendering.parts import assumed, figures
from amcap.rendering.parts.look import Look
from amcap.rendering.parts.people import MANAGERS_SHOWN, in_order, marked_verdict, shown_managers

_LEGEND = (
    "A question mark: the range reaches across 100%. Over 100%: how likely that is. Fair share: times the load of all "
    "assigned work. Hours each: those there are for each account."
)

LIMIT = 60_000
"""Characters of a report. GitHub refuses comments over 65,536 and drops job summaries over 1 MiB, without a word."""

# GitHub looks for mentions, references, addresses and emoji after Markdown is done with escapes and entities, so only a
# space without width inside of them helps; https://github.com/github/cmark-gfm/issues/181.
_LINKED = re.compile(r"@|[#!](?=\d)|\bGH-(?=\d)|:(?=//)|:(?=[\w+-]+:)|\bwww(?=\.)", re.IGNORECASE)
_NO_SPACE = "\u200b"

# Numeric entities work inside and outside of tables; the dollar sign is GitHub's own advice against formulas.
_ENTITIES = str.maketrans(
    {
        **{char: f"&#{ord(char)};" for char in "\\`*_[]|~#"},
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        "$": "<span>$</span>",
    }
)


def render_markdown(assessment: Assessment, look: Look) -> str:
    """The assessment in at most LIMIT characters; what does not fit is counted, and where it can be seen is said."""
    gate = _text(figures.gate_sentence(assessment.gate), figures.MESSAGE_SHOWN)
    opening = [
        f"### {_text(assessment.headline, figures.MESSAGE_SHOWN)}",
        *([f"**{gate}**"] if gate else []),
        # Lines begin with words of ours: a name such as '1. x' would begin a list.
        f"Portfolio: {' · '.join(map(_text, figures.context(assessment)))}",
    ]
    closing = list(_assumptions(assessment))
    room = LIMIT - _size(opening) - _size(closing)
    managers = list(_managers(assessment, look, room // 2))
    findings = list(_findings(assessment, look, room - _size(managers)))
    return "\n\n".join((*opening, *managers, *findings, *closing)) + "\n"


def escape(text: str) -> str:
    """Text without markup, on one line, wherever Markdown stands; addresses in it still become links."""
    return visible(text).translate(_ENTITIES)


def _text(text: str, at_most: int = figures.NAME_SHOWN) -> str:
    """Text as nothing but text, and not much of it: no markup, link, mention or reference."""
    shown = figures.shortened(visible(text), at_most)
    return _LINKED.sub(rf"\g<0>{_NO_SPACE}", shown).translate(_ENTITIES)


def _size(blocks: Iterable[str]) -> int:
    return sum(len(block) + 2 for block in blocks)


def _table(header: Sequence[str], align: str, rows: Iterable[str]) -> str:
    """A table whose columns are aligned as `align` says: l or r for each."""
    rule = "".join("|:--" if side == "l" else "|--:" for side in align)
    return "\n".join((_row(header), f"{rule}|", *rows))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _that_fit(lines: Iterable[str], room: int) -> list[str]:
    kept = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def _managers(assessment: Assessment, look: Look, room: int) -> Iterator[str]:
    if not assessment.managers:
        return
    total = len(assessment.managers)
    wanted = total if look.everything else MANAGERS_SHOWN
    ranked = in_order(assessment.managers, "load")[:wanted]
    number = len(_that_fit(map(_manager, ranked), room))
    shown = shown_managers(assessment.managers, number, look.order)
    header = (
        "Manager", "Load", "Range", "Over 100%", "Fair share", "Accounts", "Hours each", "Recommended", "Verdict",
    )  # fmt: skip
    yield _table(header, "lrrrrrrrl", map(_manager, shown))
    if total > number:
        hint = "`--all` shows them" if number == wanted else "`--format csv` has them all"
        yield f"… and {counted(total - number, 'manager')} with lower loads; {hint}."
    yield f"{figures.units(assessment)} {_LEGEND}"


def _manager(manager: ManagerAssessment) -> str:
    return _row(
        (
            _text(manager.name),
            in_a_cell(manager.load.likely),
            ends_in_a_cell(manager.load, "–"),
            "" if manager.load.likely is None else in_a_cell(manager.probability_over),
            times(manager.fair_share.likely),
            f"{manager.accounts:,}",
            hours_in_a_cell(manager.hours_per_account),
            recommended(manager.recommended_accounts, "–"),
            marked_verdict(manager),
        )
    )


def _findings(assessment: Assessment, look: Look, room: int) -> Iterator[str]:
    # Room for a heading and a closing line of each level comes first.
    room -= len(LEVELS) * 500
    for level in LEVELS:
        of_level = [finding for finding in assessment.findings if finding.level == level]
        if not of_level:
            continue
        wanted, more = figures.shown_findings(of_level, everything=look.everything)
        lines = _that_fit((_finding(finding, assessment.portfolio.source) for finding in wanted), room)
        room -= _size(lines)
        cut = Counter(finding.id for finding in wanted[len(lines) :])
        if more or cut:
            kinds = ", ".join(f"{number:,} {kind}" for kind, number in (more + cut).items())
            hint = "`--format csv --rows findings` has them all" if cut else "`--all` shows them"
            lines.append(f"- … and {kinds} more; {hint}.")
        yield f"#### {level.capitalize()}s ({len(of_level):,})"
        yield "\n".join(lines)


def _finding(finding: Finding, portfolio: str) -> str:
    # The id comes first, for the message may begin with a name.
    place = _text(figures.place(finding.file, finding.line, portfolio))
    message = _text(figures.message(finding), figures.MESSAGE_SHOWN)
    return f"- **{finding.id}**{place and f', {place}'}: {message} *({_text(figures.citation(finding))})*"


def _assumptions(assessment: Assessment) -> Iterator[str]:
    if not assessment.assumptions:
        return
    yield "<details>\n<summary>Assumed, because the file does not say</summary>"
    judgements, facts = assumed.judgements(assessment), assumed.facts(assessment.assumptions)
    if judgements:
        yield f"{assumed.JUDGEMENTS}:"
        told = [(*assumed.assumed_cells(item), f"up to {percent(share)}") for item, share in judgements]
        yield _list(told, "Share of a range")
    if facts:
        yield f"{assumed.FACTS}:"
        yield _list([(*assumed.assumed_cells(item), assumed.would(item)) for item in facts], "What one would do")
    yield "</details>"


def _list(rows: Iterable[tuple[str, ...]], last: str) -> str:
    return _table(("Input", "Taken as", "For", last), "llrr", (_row(map(_text, cells)) for cells in rows))

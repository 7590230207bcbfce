"""An estimate as plain text: the answer, then the two products that it is the quotient of."""

from collections.abc import Iterable, Iterator
from textwrap import fill, indent

from amcap.model.assessment import Assumption, FactorEffect
from amcap.model.estimate import Estimate
from amcap.model.factor_table import FACTOR
from amcap.model.vocabulary import UNKNOWN
from amcap.quantities import counted, hours, hours_in_a_cell, in_words, percent, rule_of, whole
from amcap.rendering.parts.assumed import assumed_cells, assumed_words, facts, widening, would
from amcap.rendering.parts.figures import RANGES
from amcap.rendering.parts.log_lines import inert
from amcap.rendering.parts.look import Look

_BOUND = "\N{NO-BREAK SPACE}"


def render_estimate(estimate: Estimate, look: Look) -> str:
    """The estimate for a person, at most `look.width` columns wide."""
    return inert("\n".join(_lines(estimate, max(look.width, 40))) + "\n")


def _lines(estimate: Estimate, width: int) -> Iterator[str]:
    account, manager = estimate.account, estimate.manager
    yield fill(_answer(estimate), width)
    yield ""
    month = f"{estimate.standard_month_hours:g} h"
    takes = (
        f"{account.workload:.3f} of a standard manager, {hours_in_a_cell(account.workload_hours)} of {month} a month"
    )
    yield fill(f"One account takes {takes}:", width)
    if account.basis == "measured":
        yield _detail(f"measured hours / {month} of a standard month, at the pace of such a manager", width)
    else:
        rule = f" ({rule_of(account.heuristic)})" if account.heuristic else ""
        noun = "account" if account.accounts_per_manager == 1 else "accounts"
        yield _detail(f"1 / {account.accounts_per_manager:g} {noun} a manager{rule}", width)
        yield from _factors(account.factors, width)
    if account.bounded:
        yield _detail("held at the bound for account factors", width)
    yield ""
    worth = f"{manager.capacity:.3f} standard managers, {hours(manager.capacity_hours)} a month of a standard manager"
    yield fill(f"Such a manager is worth {worth}:", width)
    yield _detail(_time(manager.time), width)
    yield from _factors(manager.factors, width)
    if manager.bounded:
        yield _detail("held at the bound for manager factors", width)
    yield from _hours_each(estimate, width)
    yield ""
    judgements = [item for item, _ in widening(estimate.assumptions, estimate.drivers)]
    if judgements:
        yield fill("Judgements that nobody told, allowed for in the range, the widest first:", width)
        yield _assumed((assumed_cells(item)[0] for item in judgements), width)
    counted_as_none = facts(estimate.assumptions)
    if counted_as_none:
        yield fill("Facts that nobody told, which count as none (what one would do):", width)
        yield _assumed(map(_fact, counted_as_none), width)
    widest = [driver for driver in estimate.drivers if driver.parameter.endswith(f":{UNKNOWN}")]
    if widest:
        options = _options(widest[0].parameter.removesuffix(f":{UNKNOWN}"))
        makes = "it makes" if len(options) == 1 else "they make"
        share = percent(widest[0].share_of_variance)
        told = f"To narrow the range, give {' and '.join(options)}: {makes} up {share} of the uncertainty."
        yield fill(told, width, break_on_hyphens=False)


def _answer(estimate: Estimate) -> str:
    likely, low, high = (whole(end or 0) for end in estimate.recommended_accounts)
    if not estimate.manager.capacity:
        if estimate.manager.time > 0:
            return "No accounts: such a manager has not started yet."
        return "No accounts: other duties take all the time of such a manager."
    if not likely:
        most = f"; at best {counted(high, 'account')}" if high else ""
        return f"Not even one account of this kind for such a manager{most}."
    range_ = "" if low == high else f" (range {low:,} to {high:,})"
    meant = "" if low == high else f" {RANGES}"
    return f"{counted(likely, 'account')} of this kind for such a manager{range_}.{meant}"


def _detail(text: str, width: int) -> str:
    return fill(text, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def _time(share: float) -> str:
    if share <= 0:
        return "no time for accounts"
    return "the whole month for accounts" if share == 1 else f"{share:g} of a month for accounts"


def _hours_each(estimate: Estimate, width: int) -> Iterator[str]:
    """What there is for each account of the person's own month, whatever the rules of thumb say."""
    number, time = whole(estimate.recommended_accounts.likely or 0), estimate.manager.time
    if number and estimate.manager.capacity:
        there = time * estimate.standard_month_hours
        each = f"{hours(there)} / {number:,} = {hours(there / number)} a month of the person"
        yield fill(f"Hours there are for each account: {each}.", width)


def _fact(item: Assumption) -> str:
    does = would(item)
    return f"{assumed_words(item)}{does and f' ({does})'}"


def _assumed(inputs: Iterable[str], width: int) -> str:
    """What was not told, indented; lines are broken between one input and the next."""
    inputs = (each.replace(" ", _BOUND) for each in inputs)
    text = fill(f"{', '.join(inputs)}.", width - 2, break_on_hyphens=False)
    return indent(text, "  ").replace(_BOUND, " ")


def _options(factor: str) -> list[str]:
    """The options that tell a factor: '--size' and '--complexity' for 'size-and-complexity'."""
    fields = [FACTOR[factor].input.field] if factor in FACTOR else factor.split("-and-")
    return [f"--{field.replace('_', '-')}" for field in fields]


def _factors(factors: tuple[FactorEffect, ...], width: int) -> Iterator[str]:
    for factor in factors:
        # A neutral level that nobody gave moves nothing; it stands in the list of assumptions below.
        if not factor.assumed or factor.effect != 1:
            note = "  assumed" if factor.assumed else ""
            level = f"{in_words(factor.factor):<13}{in_words(factor.level):<16}"
            yield _detail(f"{level}x {factor.effect:.2f}{note}", width)

"""An estimate as plain text: the answer, then the two products that it is the quotient of."""

from collections.abc import Iterator
from textwrap import fill

from amcap.model.assessment import FactorEffect
from amcap.model.estimate import Estimate
from amcap.quantities import counted, hours, in_words, percent, rule_of, whole
from amcap.rendering.parts.figures import assumed_words
from amcap.rendering.parts.log_lines import inert
from amcap.rendering.parts.look import Look


def render_estimate(estimate: Estimate, look: Look) -> str:
    """The estimate for a person, at most `look.width` columns wide."""
    return inert("\n".join(_lines(estimate, max(look.width, 40))) + "\n")


def _lines(estimate: Estimate, width: int) -> Iterator[str]:
    account, manager = estimate.account, estimate.manager
    yield fill(_answer(estimate), width)
    yield ""
    takes = f"{account.workload:.3f} of a standard manager, {hours(account.workload_hours)} a month"
    yield fill(f"One account takes {takes}:", width)
    if account.heuristic is None:
        yield f"  measured hours / {estimate.standard_month_hours:g} h of a standard month"
    else:
        yield f"  1 / {account.accounts_per_manager:g} accounts a manager ({rule_of(account.heuristic)})"
        yield from _factors(account.factors)
    if account.bounded:
        yield "  held at the bound for account factors"
    yield ""
    worth = f"{manager.capacity:.3f} standard managers, {hours(manager.capacity_hours)} a month"
    yield fill(f"Such a manager is worth {worth}:", width)
    yield f"  {manager.time:g} of a month for accounts"
    yield from _factors(manager.factors)
    if manager.bounded:
        yield "  held at the bound for manager factors"
    yield ""
    assumed = ", ".join(map(assumed_words, estimate.assumptions))
    if assumed:
        yield fill(f"Assumed: {assumed}.", width, break_on_hyphens=False)
    widest = [driver for driver in estimate.drivers if driver.parameter.endswith(":assumed")]
    if widest:
        name = in_words(widest[0].parameter.removesuffix(":assumed"))
        share = percent(widest[0].share_of_variance)
        yield fill(f"To narrow the range, say the {name}: it makes up {share} of the uncertainty.", width)


def _answer(estimate: Estimate) -> str:
    likely, low, high = (whole(end or 0) for end in estimate.recommended_accounts)
    if not estimate.manager.capacity:
        return "No accounts: other duties take all the time of such a manager."
    if not likely:
        most = f"; at best {counted(high, 'account')}" if high else ""
        return f"Not even one account of this kind for such a manager{most}."
    range_ = "" if low == high else f" (range {low:,} to {high:,})"
    return f"{counted(likely, 'account')} of this kind for such a manager{range_}."


def _factors(factors: tuple[FactorEffect, ...]) -> Iterator[str]:
    for factor in factors:
        # A neutral level that nobody gave moves nothing; it stands in the list of assumptions below.
        if not factor.assumed or factor.effect != 1:
            note = "  assumed" if factor.assumed else ""
            yield f"  {in_words(factor.factor):<13}{in_words(factor.level):<16}x {factor.effect:.2f}{note}"

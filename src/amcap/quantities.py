"""Numbers as words, for messages that stand on their own. ASCII, so that they can be shown anywhere."""

from collections.abc import Sequence

from amcap.model.assessment import Range

_NAMES_SHOWN = 3


def percent(ratio: float) -> str:
    """A ratio as a percentage: whole, unless that would hide on which side of 100 % it lies."""
    for places in range(5):
        text = f"{ratio * 100:.{places}f}"
        if float(text) != 100 or round(ratio, 6) == 1:
            break
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}%"


def percent_range(load: Range) -> str:
    """'101 to 178%'; ends that would print alike are one figure."""
    assert load.low is not None
    assert load.high is not None
    low, high = percent(load.low), percent(load.high)
    return high if low == high else f"{low.removesuffix('%')} to {high}"


def hours(amount: float) -> str:
    """Hours a month: whole from ten on, one decimal below."""
    amount = abs(amount)
    if not amount:
        return "0 h"
    return f"{amount:,.0f} h" if round(amount, 1) >= 10 else f"{amount:.1f} h"


def counted(number: int, noun: str) -> str:
    """'1 account', '12 accounts'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def money(amount: float, currency: str | None) -> str:
    return f"{currency} {amount:,.0f}" if currency else f"{amount:,.0f}"


def listed(names: Sequence[str], total: int | None = None) -> str:
    """The first few names, and how many more there are; `total` counts them where not all were kept."""
    number = len(names) if total is None else total
    shown = names[:_NAMES_SHOWN]
    return ", ".join(shown) + (f" and {number - len(shown):,} more" if number > len(shown) else "")

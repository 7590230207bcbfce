"""Figures as text: one function a figure, which every format and every message uses, so that one figure reads the same.

Figures are read with the six decimals of the JSON contract, and halves are rounded up, as a spreadsheet would. ASCII.
"""

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from math import floor

from amcap.model.assessment import Range

PLACES = 6
"""Decimal places that figures are judged and written with, so that no verdict rests on digits nobody sees."""

BEYOND_COUNTING = 10.0
"""The ratio from which text says no more than that it is beyond it: further digits would tell a person nothing."""

_BEYOND = f"more than {BEYOND_COUNTING:.0f} times"
_IN_A_CELL = {"more than ": ">", "just over ": ">", "just under ": "<", "less than ": "<"}
_NOTHING, _ALL = Decimal(0), Decimal(100)
_DIGITS = {"dedicated": "1", "five": "5", "ten": "10", "fifteen": "15", "twenty": "20"}
_NAMES_SHOWN = 3
_MOST_DIGITS = 17


def percent(ratio: float, *limits: float) -> str:
    """A ratio as a percentage: whole, unless that would hide on which side of 0, of 100 % or of a limit it lies.

    Then it has a decimal; and where that would hide it still, it is 'just over 100%'.
    """
    if ratio >= BEYOND_COUNTING > max(limits, default=0):
        return _BEYOND
    points = _decimal(ratio) * 100
    edges = (_NOTHING, _ALL, *(_decimal(limit) * 100 for limit in limits))
    for places in (0, 1):
        shown = _rounded(points, places)
        hidden = [edge for edge in edges if shown.compare(edge) != points.compare(edge)]
        if not hidden:
            return f"{shown:,f}%"
    edge = hidden[0]
    if edge == _NOTHING:
        return "less than 0.1%"
    return f"just {'over' if points > edge else 'under'} {edge.normalize():,f}%"


def percent_of(ratio: float, whole: str, *limits: float) -> str:
    """'43% of the USD 24,000 it pays', 'more than 10 times the USD 1 it pays'."""
    shown = percent(ratio, *limits)
    return f"{_BEYOND} {whole}" if shown == _BEYOND else f"{shown} of {whole}"


def in_a_cell(ratio: float | None) -> str:
    """A percentage for a column of a table, with signs for words; nothing where there is none."""
    return "" if ratio is None else _signed(percent(ratio))


def _signed(shown: str) -> str:
    for words, sign in _IN_A_CELL.items():
        shown = shown.replace(words, sign)
    return shown


def ends_in_a_cell(load: Range, dash: str = "-") -> str:
    """'69-114%' for a column of a table."""
    return _signed(_ends(load, dash))


def load_ends(load: Range) -> str:
    """'69 to 114%', or nothing where there is no range: no load, one figure at both ends, or both beyond counting."""
    return _ends(load, " to ")


def _ends(load: Range, between: str) -> str:
    if load.low is None or load.high is None:
        return ""
    low, high = percent(load.low), percent(load.high)
    if low == high:
        return ""
    return f"{low if high == _BEYOND else low.removesuffix('%')}{between}{high}"


def ends_or_one(load: Range) -> str:
    """The range of a load that exists, or the one figure that it is."""
    assert load.likely is not None
    return load_ends(load) or percent(load.likely)


def ranged(load: Range) -> str:
    """' (range 69 to 114%)', to follow a load in a sentence; nothing where there is no range."""
    ends = load_ends(load)
    return f" (range {ends})" if ends else ""


def load_of_capacity(load: Range) -> str:
    """'89% of capacity (range 69 to 114%)'. `load` must exist."""
    assert load.likely is not None
    return f"{percent_of(load.likely, 'capacity')}{ranged(load)}"


def hours(amount: float) -> str:
    """Hours a month: whole from ten on, one decimal below; what is there is never shown as nothing."""
    figure = abs(_decimal(amount))
    if not figure:
        return "0 h"
    tenths = _rounded(figure, 1)
    if not tenths:
        return "less than 0.1 h"
    return f"{_rounded(figure, 0) if tenths >= 10 else tenths:,f} h"


def ends_of_times(ratio: Range) -> str:
    """' (range 0.8x to 1.3x)', to follow how many times something is; nothing where there is no range."""
    low, high = times(ratio.low), times(ratio.high)
    return "" if low == high else f" (range {low.removesuffix('x')} to {high})"


def multiplied(effect: float) -> str:
    """'x 0.63', what something is multiplied by."""
    return f"x {_rounded(_decimal(effect), 2)}"


def hours_in_a_cell(amount: float | None) -> str:
    """Hours for a column of a table whose heading says so; nothing where there are none."""
    return "" if amount is None else _signed(hours(amount)).removesuffix(" h")


def times(ratio: float | None) -> str:
    """'1.4x': how many times what it is compared with; nothing where there is none."""
    if ratio is None:
        return ""
    return f">{BEYOND_COUNTING:.0f}x" if ratio >= BEYOND_COUNTING else f"{_rounded(_decimal(ratio), 1)}x"


def counted(number: float, noun: str) -> str:
    """'1 account', '12 accounts'; an account that two managers share is half a one to each: '12.5 accounts'."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def managers_short(standard_managers: float) -> str:
    """'0.1 of a manager', '1.4 managers': capacity that is lacking, one decimal; what lacks is never shown as none."""
    shown = _rounded(_decimal(standard_managers), 1)
    if not shown:
        return "less than 0.1 of a manager"
    if shown == 1:
        return "1 manager"
    return f"{shown:f} of a manager" if shown < 1 else f"{shown.normalize():,f} managers"


def money(amount: float, currency: str | None, *limits: float) -> str:
    """An amount in whole units; with cents where it is less than ten, or where it would else be taken for a limit."""
    figure = _decimal(amount)
    shown = _rounded(figure, 0)
    if shown != figure and (figure < 10 or any(shown == _rounded(_decimal(limit), 0) for limit in limits)):
        shown = _rounded(figure, 2, ROUND_DOWN) or Decimal("0.01")
    return f"{currency} {shown:,f}" if currency else f"{shown:,f}"


def plain(accounts: float) -> float:
    """A number of accounts without the decimals of a whole one."""
    return int(accounts) if accounts == int(accounts) else accounts


def whole(accounts: float) -> int:
    """Whole accounts in a number of accounts: rounded down, as accounts are shown to people."""
    return floor(round(accounts, PLACES))


def recommended(accounts: Range, dash: str | None = "-") -> str:
    """Whole accounts: '19 (14-24)'; without a dash the likely number alone."""
    likely, low, high = (whole(end or 0) for end in (accounts.likely, accounts.low, accounts.high))
    return f"{likely:,}" if low == high or dash is None else f"{likely:,} ({low:,}{dash}{high:,})"


def room(recommended_accounts: Range, accounts: float) -> int:
    """How many more whole accounts fit: the recommended number, as it is shown, less those there are."""
    return floor(whole(recommended_accounts.likely or 0) - accounts)


def listed(names: Sequence[str], total: int | None = None) -> str:
    """The first few names, and how many more there are; `total` counts them where not all were kept."""
    number = len(names) if total is None else total
    shown = names[:_NAMES_SHOWN]
    return ", ".join(shown) + (f" and {number - len(shown):,} more" if number > len(shown) else "")


def in_words(word: str) -> str:
    """A word of the portfolio's language as people write it: 'at-risk' as 'at risk'."""
    return word.replace("-", " ")


def rule_of(heuristic: str) -> str:
    """'rule of 15 to 20', as the rule of thumb 'fifteen-to-twenty' is called in sentences."""
    return f"rule of {' '.join(_DIGITS.get(word, word) for word in heuristic.split('-'))}"


def _decimal(value: float) -> Decimal:
    return Decimal(repr(round(float(value), PLACES)))


def _rounded(value: Decimal, places: int, rounding: str = ROUND_HALF_UP) -> Decimal:
    # What has more digits than a float holds has no decimals to round.
    return value if value.adjusted() > _MOST_DIGITS else value.quantize(Decimal(1).scaleb(-places), rounding)

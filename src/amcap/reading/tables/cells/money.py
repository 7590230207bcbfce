"""Which currency the amounts of a table are in, and what each is worth in the one that they are all told in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import nan

from amcap.messages import Cure, Message
from amcap.reading.tables.cells.amount_words import currency_of

Codes = tuple[str, ...]
"""The codes that a sign or word can stand for, the likeliest first: $ for USD, CAD and more; none where none stands."""


def common_currency(several: Iterable[Codes]) -> str | None:
    """The likeliest code that all can stand for; None where there is none. Raises ValueError for none at all."""
    kinds = sorted(filter(None, several), key=len)
    if not kinds:
        raise ValueError("nothing names a currency")
    return next((code for code in kinds[0] if all(code in kind for kind in kinds)), None)


class Money:
    """The amounts of one column, or of one column beside another that names their currencies."""

    def __init__(self, header: str, declared: Codes, rates: Mapping[str, float], wanted: str | None = None) -> None:
        """`declared` is what a bare amount is in; `rates` what a unit of each is worth, `wanted` what all become."""
        self._header = header
        self._declared = declared
        self.rates = rates
        self._wanted = wanted
        self._seen: Counter[Codes] = Counter()
        self._by_cell: dict[str, float] = {}
        self._cells: Counter[str] = Counter()
        self.usual = self._worth(declared) or nan
        """What a bare amount is multiplied by."""

    def start(self) -> None:
        """Forget what was counted: a pass over the table begins."""
        self._seen.clear()
        self._cells.clear()

    def factor(self, codes: Codes) -> float:
        """What an amount is multiplied by that is in one of some currencies, or bare; not a number: nothing tells."""
        if not codes:
            return self.usual
        self._seen[codes] += 1
        return self._worth(codes) or nan

    def of_cell(self, raw: str) -> float:
        """What an amount is multiplied by whose currency stands in a cell of its own; not a number: nothing tells."""
        self._cells[raw] += 1
        factor = self._by_cell.get(raw)
        if factor is None:
            factor = self._by_cell[raw] = self._worth(currency_of(raw) or self._declared) or nan
        return factor

    def trouble(self) -> Message | None:
        """What is wrong with the currencies that were met: several that nothing turns into one."""
        counts = self._counts()
        if self.rates:
            lacking = {codes: count for codes, count in counts.items() if not self._worth(codes)}
            if self._declared and not self._worth(self._declared):
                lacking.setdefault(self._declared, 0)
            told = f"column {self._header!r} holds amounts in {_listed(lacking)}, of which "
            return (told, Cure("rates"), " tells nothing") if lacking else None
        found = [*counts, self._declared] if self._declared else list(counts)
        one = common_currency(found) if found else None
        if not found or (one is not None and self._wanted in (None, one)):
            return None
        if self._wanted and common_currency([*found, (self._wanted,)]):
            return None
        if one is not None:
            told = f"column {self._header!r} holds amounts in {one}, and the portfolio's are in {self._wanted}"
        else:
            told = f"column {self._header!r} holds amounts in several currencies: {_listed(counts)}"
            if self._declared not in counts and self._declared:
                told += f", all others in {self._declared[0]}"
        return (
            f"{told}; they are never added as if they were one. Tell what each is worth, as in ",
            Cure("rates", _EXAMPLE),
        )

    def _worth(self, codes: Codes) -> float:
        """What a unit of a currency is worth in the wanted one; 0 where nothing tells."""
        if not self.rates or not codes:
            return 1.0
        worth = next((self.rates[code] for code in codes if code in self.rates), 0.0)
        return worth / (self.rates[self._wanted] if self._wanted else 1.0)

    def _counts(self) -> Counter[Codes]:
        counts = Counter(self._seen)
        for cell, count in self._cells.items():
            if codes := currency_of(cell):
                counts[codes] += count
        return counts


_EXAMPLE = "EUR=1,USD=0.92"


def _listed(counts: Mapping[Codes, int]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{codes[0]} ({count:,})" if count else codes[0] for codes, count in ranked)

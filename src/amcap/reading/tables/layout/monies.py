"""Which currency the amounts of a table are in: as its columns, cells or headers say, or whoever has it read."""

from collections.abc import Mapping

from amcap.messages import Cure, Message
from amcap.model.table import TableFile
from amcap.reading.tables.cells.amount_text import NotANumberError, amount_in
from amcap.reading.tables.cells.amount_words import currency_of, header_of
from amcap.reading.tables.cells.money import Codes, Money, common_currency
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.layout.header import Header
from amcap.reading.tables.rows.sample import Sample

BANDS = "EUR"
"""The currency of the turnover that parts small, medium and large companies."""
_EXAMPLE = "EUR=1,USD=0.92"
_BARE = "0123456789.,'+- \t\u00a0\u202f\u2009"
"""What bare amounts are written with."""
Parts = tuple[str | Cure, ...]


class Monies:
    """The currencies of a table's columns of money."""

    def __init__(
        self,
        header: Header,
        columns: Mapping[str, int],
        table: TableFile,
        sample: Sample,
        portfolio: str | None,
        faults: Faults,
    ) -> None:
        self.index = columns.get("currency")
        self._header = header
        self._columns = columns
        self._told: Codes = (table.currency,) if table.currency else ()
        self._portfolio = portfolio
        self._sample = sample
        self._rates = table.rates if isinstance(table.rates, dict) else {}
        self._base = self._base_of(faults)
        self._made: dict[str, Money] = {}
        self._found: dict[str, set[Codes]] = {}

    def of(self, field: str) -> Money | None:
        """The amounts of a field; None where there is no such column."""
        if field not in self._columns:
            return None
        if field not in self._made:
            self._made[field] = self._for_bands() if field == "turnover" else self._for_revenue()
        return self._made[field]

    def _for_revenue(self) -> Money:
        wanted = self._base if self._rates else self._portfolio
        return Money(self._name("revenue"), self._declared("revenue"), self._rates, wanted)

    def _for_bands(self) -> Money:
        rates = self._rates if BANDS in self._rates else {BANDS: 1.0}
        return Money(self._name("turnover"), self._declared("turnover") or self._of_portfolio, rates, BANDS)

    @property
    def currency(self) -> str | None:
        """The one currency that revenue is in, as far as the first rows tell; None where nothing does."""
        if self._rates:
            return self._base
        found = [*self._met("revenue"), self._declared("revenue")]
        known = common_currency(found) if any(found) else None
        return known or self._portfolio

    def trouble_with_bands(self) -> Parts | None:
        """Why sales tell no size: the bands are in one currency, and sales are in another, or nobody knows in which."""
        found = [codes for codes in (*self._met("turnover"), self._declared("turnover")) if codes]
        found = found or [codes for codes in (self._of_portfolio,) if codes]
        if not found:
            cure = Cure("currency", BANDS)
            return ("and not in which currency, so no size is read from it; if it is that of the bands, say ", cure)
        foreign = {codes[0] for codes in found if BANDS not in codes}
        lacking = foreign - set(self._rates) if BANDS in self._rates else foreign
        if not lacking or len(lacking) < len(set(found)):
            return None
        told = f"in {', '.join(sorted(lacking))}, while the bands of sizes are in {BANDS}, so no size is read from it; "
        return (f"{told}say what each is worth, as in ", Cure("rates", _EXAMPLE))

    def in_one(self, cell: str) -> Money | None:
        """Sales in the currency that a cell names; None where nothing tells what it is worth in that of the bands."""
        money = Money(
            self._name("turnover"),
            currency_of(cell) or self._told or self._of_portfolio,
            self._for_bands().rates,
            BANDS,
        )
        return money if money.usual > 0 and (currency_of(cell) or self._told or self._of_portfolio) else None

    @property
    def several_for_bands(self) -> bool:
        """Whether a column names different currencies for sales."""
        return self.index is not None and len(self._met("turnover")) > 1

    @property
    def _of_portfolio(self) -> Codes:
        return (self._portfolio,) if self._portfolio else ()

    def _declared(self, field: str) -> Codes:
        """What the bare amounts of a field are in: as its header says, or the settings, or the others of its column."""
        if field not in self._columns:
            return self._told
        met = self._met(field)
        one = common_currency(met) if met else None
        return header_of(self._name(field)).currency or self._told or ((one,) if one else ())

    def _name(self, field: str) -> str:
        return self._header.names[self._columns[field]]

    def _met(self, field: str) -> set[Codes]:
        """The currencies that the first rows name beside the amounts of a field, or in a column of their own."""
        if field not in self._columns:
            return set()
        if field not in self._found:
            at = self._columns[field]
            if self.index is not None:
                named = {row[self.index] for row in self._sample.rows if row[at].strip()}
                self._found[field] = set(map(currency_of, named)) - {()}
            else:
                self._found[field] = {codes for cell in self._sample.column(at) if (codes := _named_in(cell))}
        return self._found[field]

    def _base_of(self, faults: Faults) -> str | None:
        """The currency that all amounts become."""
        ones = [code for code, rate in self._rates.items() if rate == 1]
        if not self._rates or self._portfolio in self._rates:
            return self._portfolio if self._rates else None
        if self._portfolio is None and len(ones) == 1:
            return ones[0]
        told: Message = (Cure("rates"), " tells nothing of ", self._portfolio or "", ", the portfolio's currency")
        if self._portfolio is None:
            told = (Cure("rates"), " needs one currency whose rate is 1: the one that all amounts become")
        faults.note(self._header.line, told)
        return None


def _named_in(cell: str) -> Codes:
    if not cell.strip(_BARE):
        return ()
    try:
        return amount_in(cell).codes
    except NotANumberError:
        return ()

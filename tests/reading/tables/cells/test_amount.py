"""Amounts right at the limits that the portfolio's own fields have."""

import pytest

from amcap.model.portfolio import Account
from amcap.reading.tables.cells.amount import AmountColumn, limits
from amcap.reading.tables.cells.number import POINT, BadCellError, NumberColumn


def column(
    field: str, *, whole: bool = False, halves: bool = False, scale: float = 1.0, pointed: bool = False
) -> AmountColumn:
    number = NumberColumn(0, list, POINT if pointed else None, scale=scale)
    return AmountColumn(Account.model_fields[field], number, lambda raw: raw in ("", "-"), whole=whole, halves=halves)


def test_the_limits_are_those_of_the_model() -> None:
    assert limits(Account.model_fields["revenue"]) == (0.0, None, 1e15)
    low, above, _ = limits(Account.model_fields["hours_per_month"])
    assert low == above == 1e-9
    assert limits(Account.model_fields["count"])[0] == 0.5


@pytest.mark.parametrize("cell", ["0", "1000000000000000", "1e15", "$0", "0.0", "1,000,000,000,000,000"])
def test_a_limit_itself_is_within(cell: str) -> None:
    assert column("revenue").read(cell) in (0, 1e15)


@pytest.mark.parametrize("cell", ["1000000000000001", "1.1e15", "-0.1", "(1)"])
def test_what_is_beyond_a_limit_is_told(cell: str) -> None:
    for pointed in (False, True):
        with pytest.raises(BadCellError, match="should be 0 or more and 1,000,000,000,000,000 or less"):
            column("revenue", pointed=pointed).read_strictly(cell)


def test_a_limit_that_has_to_be_exceeded_is_not_enough() -> None:
    assert column("hours_per_month").read("0.0000000011") == 1.1e-9
    for cell in ("0.000000001", "0", "1e-9"):
        with pytest.raises(BadCellError, match="should be above 1e-09"):
            column("hours_per_month").read_strictly(cell)


def test_a_count_is_whole_but_for_halves_of_what_two_share() -> None:
    count = column("count", whole=True, halves=True)
    assert [count.read(cell) for cell in ("1", "12", "1.0", "1e3", "0.5", "1.5")] == [1, 12, 1, 1000, 0.5, 1.5]
    for cell in ("0", "1.25", "0.4", "-1"):
        with pytest.raises(BadCellError, match=r"should be a whole number, 0\.5 or more"):
            count.read_strictly(cell)


def test_a_number_of_heads_is_whole() -> None:
    with pytest.raises(BadCellError, match="should be a whole number"):
        column("count", whole=True).read_strictly("1.5")


def test_a_scale_counts_before_the_limits_however_a_number_is_read() -> None:
    for pointed in (False, True):
        millions = column("revenue", scale=1e6, pointed=pointed)
        assert [millions.read(cell) for cell in ("2", "2.5", "$2", "1000000000")] == [2e6, 2.5e6, 2e6, 1e15]
        with pytest.raises(BadCellError, match="or less"):
            millions.read_strictly("1000000001")


@pytest.mark.parametrize("pointed", [False, True])
def test_a_blank_cell_is_no_amount_and_a_word_is_none_either(*, pointed: bool) -> None:
    assert column("revenue", pointed=pointed).read("") is column("revenue", pointed=pointed).read("-") is None
    for cell in ("x", "1_000", "²"):
        with pytest.raises(BadCellError, match=r"should be a number such as 1200\.50"):
            column("revenue", pointed=pointed).read_strictly(cell)

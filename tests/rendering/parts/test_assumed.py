"""What nobody told: judgements by how much they widen a range, facts by what one of them would do."""

import pytest

from amcap.model.assessment import Assumption, Driver
from amcap.rendering.parts.assumed import assumed_cells, assumed_words, facts, subjects, widening, would


def judgement(factor: str, count: int = 1) -> Assumption:
    return Assumption(factor, "account", "judgement", "unknown", count, None, None)


def fact(factor: str, effect: float | None, example: str | None = "other") -> Assumption:
    return Assumption(factor, "manager", "fact", "none", 1, example, effect)


def test_the_judgement_that_widens_a_range_the_most_comes_first() -> None:
    # The largest share that it has of any manager's range counts, wherever in the team.
    drivers = [Driver(f"{name}:unknown", share, 0.1) for name, share in (("fit", 0.1), ("size", 0.3), ("fit", 0.5))]
    told = widening([judgement("size"), fact("scope", 1.2), judgement("fit"), judgement("stage")], drivers)
    assert [(each.assumption.factor, each.share) for each in told] == [("fit", 0.5), ("size", 0.3), ("stage", 0.0)]


def test_an_input_is_known_by_the_name_of_what_it_moves() -> None:
    drivers = [Driver("month:client-share", 0.2, 0.1), Driver("measured:hours", 0.7, 0.1)]
    told = widening([judgement("client-hours"), judgement("months-measured")], drivers)
    assert [(each.assumption.factor, each.share) for each in told] == [("months-measured", 0.7), ("client-hours", 0.2)]


def test_the_fact_that_would_do_the_most_comes_first_whichever_way_it_would_move_a_load() -> None:
    told = facts([fact("cost-per-year", None), fact("scope", 1.2), judgement("fit"), fact("assistants", 0.5)])
    assert [each.factor for each in told] == ["assistants", "scope", "cost-per-year"]


@pytest.mark.parametrize(
    ("item", "words"),
    [
        # 1 / 1.6 = 0.625, of which a half is rounded up
        (fact("assistants", 0.625, "two-or-more"), "two or more: load x 0.63"),
        (fact("other-duties-hours", 10 / 9, "13"), "13 h: load x 1.11"),
        (Assumption("tier", "account", "fact", "standard", 3, "key", 2.0), "key: workload x 2.00"),
        (fact("role", None, "dedicated"), "dedicated"),
        (fact("cost-per-year", None, None), ""),
    ],
)
def test_what_a_fact_would_do_is_told_with_what_might_be_told(item: Assumption, words: str) -> None:
    assert would(item) == words


@pytest.mark.parametrize(
    ("factor", "kind", "value", "count", "words", "whom"),
    [
        ("contact", "account", "unknown", 3, "contact: unknown", "3 accounts"),
        ("fit", "account", "at-risk", 1, "fit: at risk", "1 account"),
        ("company-size", "company", "medium", 1, "company size: medium", "the company"),
        ("other-duties-hours", "manager", "0", 1, "hours of other duties: 0", "1 manager"),
        ("cost-per-year", "manager", "88028", 2, "cost per year: 88,028", "2 managers"),
        ("size", "account", "unknown", 1_000, "size: unknown", "1,000 accounts"),
    ],
)
def test_an_assumption_reads_as_people_write(
    factor: str, kind: str, value: str, count: int, words: str, whom: str
) -> None:
    item = Assumption(factor, kind, "fact", value, count, None, None)  # type: ignore[arg-type]
    assert (assumed_words(item), subjects(item)) == (words, whom)
    assert ": ".join(assumed_cells(item)[:2]) == words

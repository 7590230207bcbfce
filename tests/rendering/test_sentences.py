"""Every sentence read for what no person should stumble over, in every format, for portfolios of every kind."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from amcap.engine.assess import summarise
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.gate import gated
from amcap.model.portfolio import Account, Company, Manager, Portfolio
from amcap.rendering.explanation.table import render_explanation
from amcap.rendering.formats import render
from amcap.rendering.parts.look import Look
from tests.engine.explanation.told import all_of, evaluated
from tests.strategies import INDUSTRIES, portfolios

WIDE = Look(width=400, everything=True)
CONDITIONS = ["note", "load>110%", "load.low>40%", "load.high<95%", "probability>50%", "team.load>100%"]


def a_manager(name: str = "Ann Example", **fields: object) -> Manager:
    return Manager(name=name, **fields)  # type: ignore[arg-type]


def an_account(name: str, manager: str | None = "Ann Example", **fields: object) -> Account:
    return Account(name=name, manager=manager, **fields)  # type: ignore[arg-type]


def hours(*each: float) -> tuple[Account, ...]:
    """Accounts of Ann's that take measured hours a month; she has 130."""
    return tuple(an_account(f"Account {number}", hours_per_month=one) for number, one in enumerate(each, 1))


EDGES = {
    "nothing": Portfolio(),
    "no-accounts": Portfolio(managers=(a_manager(), a_manager("Ben"))),
    "no-managers": Portfolio(accounts=(an_account("Acme", None),)),
    "no-managers-many": Portfolio(accounts=(an_account("Acme", None, count=900),)),
    "one-account": Portfolio(managers=(a_manager(),), accounts=(an_account("Acme"),)),
    "idle": Portfolio(managers=(a_manager(), a_manager("Ben")), accounts=(an_account("Acme"),)),
    "all-measured": Portfolio(managers=(a_manager(),), accounts=hours(40, 30, 20)),
    "hair-over": Portfolio(managers=(a_manager(),), accounts=hours(65, 65.001)),
    "hair-under": Portfolio(managers=(a_manager(),), accounts=hours(65, 64.999)),
    "exactly": Portfolio(managers=(a_manager(),), accounts=hours(65, 65)),
    "one-recommended": Portfolio(managers=(a_manager(),), accounts=hours(120, 120)),
    "none-recommended": Portfolio(managers=(a_manager(),), accounts=hours(300, 300)),
    "no-room-for-another": Portfolio(managers=(a_manager(),), accounts=hours(70)),
    "next-to-nothing": Portfolio(managers=(a_manager(),), accounts=hours(0.01)),
    "far-beyond": Portfolio(managers=(a_manager(),), accounts=(an_account("Acme", count=60_000),)),
    "no-capacity": Portfolio(
        managers=(a_manager(other_duties_hours=130), a_manager("Ben")),
        accounts=(*hours(10), an_account("Best", "Ben"), an_account("Left", None)),
    ),
    "nobody-has-capacity": Portfolio(managers=(a_manager(other_duties_hours=130),), accounts=hours(10)),
    "dedicated": Portfolio(managers=(a_manager(role="dedicated"),), accounts=hours(30)),
    "dedicated-shared": Portfolio(managers=(a_manager(role="dedicated"),), accounts=hours(90, 80, 70)),
    "pays-nothing": Portfolio(
        currency="EUR", managers=(a_manager(),), accounts=(an_account("Acme", revenue=0), an_account("Bit", revenue=1))
    ),
    "just-costly": Portfolio(managers=(a_manager(cost_per_year=100_000),), accounts=(
        an_account("Acme", hours_per_month=130, revenue=399_990), an_account("Other", hours_per_month=1, revenue=1e6),
    )),
    "just-below-target": Portfolio(
        currency="USD",
        managers=(a_manager(revenue_target=600_000),),
        accounts=(an_account("Acme", hours_per_month=20, revenue=599_999.7),),
    ),
    "huge": Portfolio(
        currency="USD",
        managers=(a_manager(revenue_target=1e15, cost_per_year=1e12),),
        accounts=(an_account("Acme", count=1_000_000, revenue=1e12),),
    ),
    "unassigned": Portfolio(
        managers=(a_manager(),),
        accounts=(*hours(120), an_account("Left", None, count=3), an_account("Over", None), an_account("It", None)),
    ),
    "newcomer": Portfolio(
        managers=(a_manager(experience="junior"),), accounts=(an_account("Acme", tier="key", size="large"),)
    ),
    "at-risk": Portfolio(
        company=Company(size="large"),
        managers=(a_manager(scope="global", assistants=2),),
        accounts=(an_account("Acme", stage="at-risk", size="small", complexity="high"), an_account("Bit", tier="key")),
    ),
    "many": Portfolio(
        managers=tuple(a_manager(f"Manager {number}") for number in range(1, 41)),
        accounts=tuple(
            an_account(f"Account {number}", f"Manager {number % 40 + 1}", hours_per_month=number % 17 + 1)
            for number in range(600)
        ),
    ),
}  # fmt: skip

STUMBLES = {
    "one of several": r"(?<![\d.,/–-])1 (?:more )?(?:accounts|managers|hires|reasons|rows|errors|warnings|notes)\b",
    "nothing over": r"(?<![\d.,])0(?:\.0)? h (?:a month )?(?:over|to spare|more|less)",
    "none of something": r"\b(?:room for|room for about|than the|needs) 0\b",
    "a range of one figure": r"\((?:range )?(\S+%?) (?:to|[-–]) \1%?\)|^([^%\n]*?)(\d+%)[^%\n]*\(range \3\)",
    "digits beyond reading": r"[\d,]{8,}%",
    "decimals beyond reading": r"\d\.\d{2,}%",
    "no value": r"\bNone\b|\bnan\b|\binf\b",
    "an end without a sentence": r"[;:,]\s*\.(?:\s|$)|\.\.(?!\.)(?<!\.\.\.)\s|\(\)|\[\]| ,|\bof the ,",
    "an id among words": r"(?<![\[*/(.])\b(?:fifteen-to-twenty|at-risk|two-or-more|size-and-complexity|company-size"
    r"|other-duties-hours|cost-per-year|starting-point|rule-of-thumb)\b(?![\w.-]*[:\]])",
    "no gate": r"No gate",
}


def texts(evaluation: Evaluation) -> Iterator[tuple[str, str]]:
    plain = summarise(evaluation, "portfolio.yaml")
    for conditions in ([], CONDITIONS):
        result = gated(plain, conditions)
        for form in ("table", "markdown", "github", "junit"):
            yield form, render(result, form, WIDE)
        yield "reasons", "\n".join(trip.message for trip in result.gate.reasons)
    for told in all_of(evaluation):
        yield "explanation", render_explanation(told, WIDE)


def stumbles(portfolio: Portfolio) -> list[str]:
    return [
        f"{kind} in {form}: {line}"
        for form, text in texts(evaluated(portfolio))
        for line in text.splitlines()
        for kind, pattern in STUMBLES.items()
        if re.search(pattern, line)
    ]


def with_plain_names(portfolio: Portfolio) -> Portfolio:
    """The portfolio with names that no pattern takes for a word of amcap's."""
    names = {each.name: f"Manager {number}" for number, each in enumerate(portfolio.managers, 1)}
    industries = dict.fromkeys(INDUSTRIES, "banking")
    return portfolio.model_copy(
        update={
            "name": "Example",
            "managers": tuple(each.model_copy(update={"name": names[each.name]}) for each in portfolio.managers),
            "accounts": tuple(
                each.model_copy(
                    update={
                        "name": f"Account {number}",
                        "manager": names.get(each.manager or ""),
                        "industry": industries.get(each.industry or ""),
                    }
                )
                for number, each in enumerate(portfolio.accounts, 1)
            ),
        }
    )


@pytest.mark.parametrize("edge", EDGES)
def test_no_sentence_of_an_edge_makes_a_person_stumble(edge: str) -> None:
    assert stumbles(EDGES[edge]) == []


@settings(max_examples=40)
@given(portfolios().map(with_plain_names))
def test_no_sentence_of_any_portfolio_makes_a_person_stumble(portfolio: Portfolio) -> None:
    assert stumbles(portfolio) == []


@pytest.mark.parametrize("edge", EDGES)
def test_words_are_one_space_apart(edge: str) -> None:
    result = summarise(evaluated(EDGES[edge]), "portfolio.yaml")
    told = [finding.message for finding in result.findings]
    told += [line for line in render(result, "table", WIDE).splitlines() if line.startswith(("- ", "Why", "100%"))]
    assert [text for text in told if "  " in text] == []

"""A program that uses amcap as a library, which mypy checks as strictly as the library itself; it is never run."""

from datetime import date
from pathlib import Path

import amcap


def overloaded(folder: Path) -> list[str]:
    answer = amcap.assess(folder / "portfolio.yaml", as_of=date(2026, 11, 1), fail_on=["overloaded", "load>110%"])
    share: float | None = answer.managers[0].load.likely
    assert share is None or share >= 0
    findings: tuple[amcap.Finding, ...] = answer.findings
    return [finding.manager or "nobody" for finding in findings if finding.id == "overloaded"]


def report(path: str) -> str:
    loaded: amcap.Loaded = amcap.load(path, rulebook=amcap.load_rulebook("ours.yaml"), accounts="accounts.csv")
    try:
        return amcap.render(amcap.assess(loaded), "markdown", amcap.Look(width=120))
    except amcap.InputError as error:
        return "\n".join(f"{problem.place}: {problem.told()}" for problem in error.problems)
    except amcap.RequestError as error:
        return str(error)


def in_memory() -> amcap.Range:
    team = amcap.Portfolio(
        managers=(amcap.Manager(name="Ada"),), accounts=(amcap.Account(name="North", manager="Ada"),)
    )
    told: amcap.Explanation = amcap.explain(team, "Ada")
    assert isinstance(told, amcap.ManagerExplanation)
    quick: amcap.Estimate = amcap.estimate({"size": "large"}, {"experience": "senior"})
    return quick.recommended_accounts


def wrong(answer: amcap.Assessment, loaded: amcap.Loaded) -> None:
    # Each of these is a mistake; mypy would say so if one were not.
    answer.managers[0].load = None  # type: ignore[misc, assignment]
    amcap.assess(loaded.portfolio.managers)  # type: ignore[arg-type]
    amcap.assess("portfolio.yaml", as_of="2026-11-01")  # type: ignore[arg-type]
    print(amcap.no_such_name)  # type: ignore[attr-defined]
    amcap.assess(loaded.portfolio)  # type: ignore[arg-type]
    print(loaded.portfolio.accounts)  # type: ignore[attr-defined]

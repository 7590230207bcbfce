"""What the portfolio accepts for a while: which findings that marks, and which waivers are over or idle."""

from collections.abc import Iterable, Iterator

from amcap.engine.findings.case import Case, Hit
from amcap.model.finding import Acceptance
from amcap.model.portfolio import Waiver


def acceptance(hit: Hit, case: Case) -> Acceptance | None:
    """How a finding is accepted, by the waiver that lasts longest; None where it is not."""
    on = [waiver for waiver in _lasting(case) if _is_on(waiver, hit)]
    if not on:
        return None
    longest = max(on, key=lambda waiver: waiver.until)
    return Acceptance(until=longest.until, reason=longest.reason)


def waiver_expired(case: Case) -> Iterator[Hit]:
    for index, waiver in enumerate(case.evaluation.portfolio.accept):
        if waiver.until < case.evaluation.as_of:
            still = "it still is the case" if _is_met(waiver, case.found) else "it is not the case any more"
            message = f"{_named(waiver)} was accepted until {waiver.until} ({waiver.reason}); {still}."
            yield _hit("waiver-expired", case, index, message)


def waiver_unused(case: Case) -> Iterator[Hit]:
    for index, waiver in enumerate(case.evaluation.portfolio.accept):
        if waiver.until >= case.evaluation.as_of and not _is_met(waiver, case.found):
            message = f"{_named(waiver)} is accepted until {waiver.until} ({waiver.reason}), but it is not the case."
            yield _hit("waiver-unused", case, index, message)


def _lasting(case: Case) -> Iterator[Waiver]:
    day = case.evaluation.as_of
    return (waiver for waiver in case.evaluation.portfolio.accept if day <= waiver.until)


def _is_met(waiver: Waiver, hits: Iterable[Hit]) -> bool:
    return any(_is_on(waiver, hit) for hit in hits)


def _is_on(waiver: Waiver, hit: Hit) -> bool:
    if waiver.finding != hit.id:
        return False
    if hit.kind in ("manager", "account"):
        # Accounts that are summed up have no name, but a manager, or nobody.
        return waiver.subject == (hit.name if hit.name is not None else hit.manager)
    return waiver.subject in (None, hit.name)


def _named(waiver: Waiver) -> str:
    return waiver.finding if waiver.subject is None else f"{waiver.finding} of {waiver.subject}"


def _hit(finding: str, case: Case, index: int, message: str) -> Hit:
    whose = case.evaluation.portfolio.name
    return Hit(finding, "portfolio", whose, message[0].upper() + message[1:], loc=("accept", index))

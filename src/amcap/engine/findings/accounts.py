"""Findings on single accounts: those that were shortlisted; `sums` tells of the others."""

from collections.abc import Iterator

from amcap.engine.arithmetic.judgement import load_of
from amcap.engine.evaluation.costs import cost_of
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.findings.case import Case, Hit
from amcap.quantities import PLACES, counted, hours, listed, money, percent, percent_of


def unassigned_account(case: Case) -> Iterator[Hit]:
    for entry in case.evaluation.unassigned.shortlisted("unassigned-account"):
        needs = f"{_named(entry)} has no manager and needs {hours(_hours(case, entry))} a month"
        yield case.on_account("unassigned-account", entry, f"{needs}; {_advice(case, entry)}.")


def _advice(case: Case, entry: Entry) -> str:
    taker = case.takers.taker(entry.profile, entry.accounts, None)
    if taker is None:
        return "no manager has room for it" if entry.accounts == 1 else "no manager has room for them all"
    post, pairing, load = taker
    now = load_of(post.book.workload, post.capacity.value) or 0.0
    known = f" and knows {entry.profile.industry}" if pairing == "match" else ""
    return f"{post.name} has room{known}, and would go from {percent(now)} to {percent(load)} with it"


def expertise_mismatch(case: Case) -> Iterator[Hit]:
    for entry, post in _shortlisted(case, "expertise-mismatch"):
        taker = case.takers.expert(entry.profile, post.name)
        if taker:
            message = (
                f"{entry.name} ({entry.profile.industry}) is outside {post.name}'s expertise "
                f"({listed(post.manager.expertise)}); {taker.post.name} has it, and room: "
                f"{percent(taker.load)} with this account."
            )
            yield case.on_account("expertise-mismatch", entry, message)


def costly_account(case: Case) -> Iterator[Hit]:
    limit = case.number("threshold.costly-share")
    currency = case.evaluation.portfolio.currency
    for entry, post in _shortlisted(case, "costly-account"):
        share = load_of(entry.workload.share, post.capacity.value) or 0.0
        cost = cost_of(post, entry.workload, currency, case.evaluation.rulebook) or 0.0
        paid = "and it pays nothing"
        if entry.revenue:
            part = percent_of(cost / entry.revenue, f"the {money(entry.revenue, currency)} it pays", limit)
            paid = f"{part}, where {percent(limit)} is the most it should take"
        takes = f"{entry.name} takes" if entry.accounts == 1 else f"Each of the {entry.name} takes"
        part_of_capacity = percent_of(share, f"{post.name}'s capacity")
        message = f"{takes} {part_of_capacity}, which costs {money(cost, currency)} a year: {paid}."
        yield case.on_account("costly-account", entry, message)


def concentration(case: Case) -> Iterator[Hit]:
    limit = case.number("threshold.concentration-share")
    for post, _ in case.posts():
        chosen, _ = concentrated(case, post)
        for entry, share in chosen:
            message = f"{entry.name} brings {percent(share, limit)} of the revenue of {post.name}'s book."
            yield case.on_account("concentration", entry, message)


def concentrated(case: Case, post: Post) -> tuple[list[tuple[Entry, float]], list[Entry]]:
    """The accounts that bring too much of a book's revenue: those to be named, with their shares, and the others."""
    total, largest = post.book.revenue, post.holding.notables.largest
    # A share of a revenue that is only partly known would be too high.
    if not total or largest is None or post.book.without_revenue:
        return [], []
    limit, most = case.number("threshold.concentration-share"), int(case.number("threshold.findings-listed"))
    shares = [(entry, round((entry.revenue or 0.0) / total, PLACES)) for entry in largest.entries()]
    over = sorted(((entry, share) for entry, share in shares if share > limit), key=lambda pair: -pair[1])
    return over[:most], [entry for entry, _ in over[most:]]


def factors_bounded(case: Case) -> Iterator[Hit]:
    for _, holding in case.evaluation.holdings():
        for entry in holding.shortlisted("factors-bounded"):
            product = entry.workload.product
            assert product is not None
            message = (
                f"The factors of {entry.name} multiply to {product.unbounded:.2f} and are held at {product.value:g}."
            )
            yield case.on_account("factors-bounded", entry, message)


def _shortlisted(case: Case, finding: str) -> Iterator[tuple[Entry, Post]]:
    return ((entry, post) for post, _ in case.posts() for entry in post.holding.shortlisted(finding))


def _named(entry: Entry) -> str:
    return entry.name if entry.accounts == 1 else f"{entry.name} ({counted(entry.accounts, 'account')})"


def _hours(case: Case, entry: Entry) -> float:
    return entry.workload.share * entry.accounts * case.evaluation.month

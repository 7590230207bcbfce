"""Findings on single accounts: those that were shortlisted; `sums` tells of the others."""

from collections.abc import Iterator

from amcap.engine.arithmetic.judgement import load_of
from amcap.engine.evaluation.costs import cost_of
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.findings.case import Case, Hit
from amcap.engine.findings.offers import who_takes, who_takes_entry
from amcap.engine.findings.placements import Placed
from amcap.quantities import PLACES, counted, hours, listed, money, percent, percent_of


def unassigned_account(case: Case) -> Iterator[Hit]:
    month = case.evaluation.month
    for entry in case.evaluation.unassigned.shortlisted("unassigned-account"):
        placed = case.placements.unassigned[entry.position]
        needs = f"{_named(entry)} has no manager and needs {hours(_hours(case, entry))} a month"
        message = f"{needs}; {who_takes_entry(placed, entry.profile.industry)}."
        yield case.on_account("unassigned-account", entry, message, placed.advice("assign", month))


def expertise_mismatch(case: Case) -> Iterator[Hit]:
    month = case.evaluation.month
    for entry, post in _shortlisted(case, "expertise-mismatch"):
        if not case.placements.mismatch(entry.group):
            continue
        placed = case.placements.mismatched.get(entry.position)
        outside = (
            f"{_named(entry)}, {entry.profile.industry}, is outside {post.name}'s expertise "
            f"({listed(post.manager.expertise)})"
        )
        advice = [] if placed is None else [each for each in placed.advice("move", month) if each.manager is not None]
        yield case.on_account("expertise-mismatch", entry, f"{outside}; {_expert(placed)}.", advice)


def _expert(placed: Placed | None) -> str:
    if placed is None:
        return "where it should go is told with the load of its manager"
    if not placed.offers:
        return "who has it has no room for it" if placed.accounts == 1 else "who has it has no room for them"
    if placed.left or len(placed.offers) > 1:
        return f"of those who have it, {who_takes([placed])}"
    offer = placed.offers[0]
    these = "this account" if placed.accounts == 1 else "these accounts"
    return f"{offer.manager} has it, and would go from {percent(offer.before)} to {percent(offer.after)} with {these}"


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
    few = post.book.accounts < case.number("threshold.concentration-accounts")
    if not total or largest is None or post.book.without_revenue or few:
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

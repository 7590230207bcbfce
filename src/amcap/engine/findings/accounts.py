"""Findings on single accounts."""

from collections.abc import Iterator

from amcap.engine.arithmetic.judgement import load_of
from amcap.engine.arithmetic.workload import pairing_of
from amcap.engine.evaluation.posts import Entry, Post
from amcap.engine.findings.case import Case, Hit
from amcap.quantities import PLACES, counted, hours, listed, money, percent, percent_of


def unassigned_account(case: Case) -> Iterator[Hit]:
    for entry in case.evaluation.entries:
        if entry.manager is not None:
            continue
        needs = f"{_named(entry)} has no manager and needs {hours(_hours(case, entry))} a month"
        yield case.on_account("unassigned-account", entry, f"{needs}; {_advice(case, entry)}.")


def _advice(case: Case, entry: Entry) -> str:
    taker = case.taker(entry.profile, entry.accounts, None)
    if taker is None:
        return "no manager has room for it" if entry.accounts == 1 else "no manager has room for them all"
    post, pairing, load = taker
    now = load_of(post.book.workload, post.capacity.value) or 0.0
    known = f" and knows {entry.profile.industry}" if pairing == "match" else ""
    return f"{post.name} has room{known}, and would go from {percent(now)} to {percent(load)} with it"


def expertise_mismatch(case: Case) -> Iterator[Hit]:
    for entry, post in _assigned(case):
        if pairing_of(entry.profile.industry, post.expertise) != "mismatch":
            continue
        taker = case.taker(entry.profile, 1, post.name)
        if taker and taker[1] == "match":
            other, _, load = taker
            message = (
                f"{entry.name} ({entry.profile.industry}) is outside {post.name}'s expertise "
                f"({listed(post.manager.expertise)}); {other.name} has it, and room: {percent(load)} with this account."
            )
            yield case.on_account("expertise-mismatch", entry, message)


def costly_account(case: Case) -> Iterator[Hit]:
    limit = case.number("threshold.costly-share")
    currency = case.evaluation.portfolio.currency
    for entry, post in _assigned(case):
        if entry.revenue is None or entry.revenue >= entry.group.costly_below:
            continue
        share = load_of(entry.workload.share, post.capacity.value) or 0.0
        cost = case.evaluation.cost_of(post, entry.workload) or 0.0
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
    for entry, post in _assigned(case):
        total = post.book.revenue
        # A share of a revenue that is only partly known would be too high, and a dedicated manager has one account.
        if not total or entry.revenue is None or post.book.without_revenue or post.dedicated:
            continue
        share = round(entry.revenue / total, PLACES)
        if share > limit:
            message = f"{entry.name} brings {percent(share, limit)} of the revenue of {post.name}'s book."
            yield case.on_account("concentration", entry, message)


def factors_bounded(case: Case) -> Iterator[Hit]:
    for entry in case.evaluation.entries:
        product = entry.workload.product
        if product is not None and product.bounded:
            message = (
                f"The factors of {entry.name} multiply to {product.unbounded:.2f} and are held at {product.value:g}."
            )
            yield case.on_account("factors-bounded", entry, message)


def _assigned(case: Case) -> Iterator[tuple[Entry, Post]]:
    posts = case.evaluation.posts
    return ((entry, posts[entry.manager]) for entry in case.evaluation.entries if entry.manager is not None)


def _named(entry: Entry) -> str:
    return entry.name if entry.accounts == 1 else f"{entry.name} ({counted(entry.accounts, 'account')})"


def _hours(case: Case, entry: Entry) -> float:
    return entry.workload.share * entry.accounts * case.evaluation.rulebook.standard_month_hours

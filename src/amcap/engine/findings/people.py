"""Findings on whom a book was given to."""

from collections.abc import Iterator

from amcap.engine.arithmetic.capacity import ramp_level
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Group, Post
from amcap.engine.findings.case import Case, Hit
from amcap.model.assessment import ManagerAssessment
from amcap.quantities import PLACES, counted, hours, listed, money, percent, room


def too_many_key_accounts(case: Case) -> Iterator[Hit]:
    limit = case.number("threshold.key-accounts")
    for post, _ in case.posts():
        keys = sum(group.accounts for group in post.holding.groups if group.workload.key and not _easy(group))
        if keys > limit and not post.manager.assistants:
            message = (
                f"{post.name} serves {keys:,} key accounts without an assistant; "
                f"close attention to each stops at {limit:g}."
            )
            yield case.on_manager("too-many-key-accounts", post, message)


def _easy(group: Group) -> bool:
    """Whether its accounts need hardly any upkeep: for such the limit is not meant."""
    return group.profile.service == "light" or group.profile.contact == "quarterly"


def dedicated_manager_shared(case: Case) -> Iterator[Hit]:
    for post, _ in case.posts():
        if post.dedicated and post.book.accounts > 1:
            names = [entry.name for entry in post.holding.notables.names("dedicated-manager-shared").entries()]
            served = listed(names, post.holding.entries)
            message = f"{post.name} is dedicated to one account but serves {post.book.accounts:,}: {served}."
            yield case.on_manager("dedicated-manager-shared", post, message)


def new_manager_key_account(case: Case) -> Iterator[Hit]:
    for post, _ in case.posts():
        newness = _newness(post, case.evaluation)
        if newness and post.book.key_accounts:
            names = [entry.name for entry in post.holding.notables.names("new-manager-key-account").entries()]
            total = sum(group.entries for group in post.holding.groups if group.workload.key)
            served = f"{counted(post.book.key_accounts, 'key account')}: {listed(names, total)}"
            yield case.on_manager("new-manager-key-account", post, f"{post.name}, {newness}, serves {served}.")


def _newness(post: Post, evaluation: Evaluation) -> str | None:
    started = post.manager.started
    if not post.capacity.started:
        # Somebody who is not there yet has a finding that says more.
        return None
    if started and ramp_level(evaluation.rulebook, started, evaluation.as_of) != "done":
        return f"in the role since {started} and still ramping up"
    return "a junior manager" if post.manager.experience == "junior" else None


def revenue_below_target(case: Case) -> Iterator[Hit]:
    currency = case.evaluation.portfolio.currency
    for post, manager in case.posts():
        target, revenue = manager.revenue_target, manager.revenue
        if target is None or revenue is None or round(revenue, 6) >= target:
            continue
        untold = post.book.without_revenue
        unknown = f" (not counting {counted(untold, 'account')} without a revenue)" if untold else ""
        message = (
            f"{post.name}'s accounts bring {money(revenue, currency, target)} a year{unknown}, "
            f"below the target of {money(target, currency)}; {_room(post, manager)}."
        )
        yield case.on_manager("revenue-below-target", post, message)


def revenue_over_ceiling(case: Case) -> Iterator[Hit]:
    currency = case.evaluation.portfolio.currency
    for post, manager in case.posts():
        ceiling, revenue = post.manager.revenue_ceiling, manager.revenue
        if ceiling is None or revenue is None or round(revenue, PLACES) <= ceiling:
            continue
        untold = post.book.without_revenue
        unknown = f", not counting {counted(untold, 'account')} without a revenue" if untold else ""
        brings = f"{post.name}'s accounts bring {money(revenue, currency, ceiling)} a year{unknown}"
        over = f"{money(revenue - ceiling, currency)} over the ceiling of {money(ceiling, currency)}"
        yield case.on_manager("revenue-over-ceiling", post, f"{brings}: {over}.")


def over_max_accounts(case: Case) -> Iterator[Hit]:
    for post, manager in case.posts():
        most = post.manager.max_accounts
        if most is not None and manager.accounts > most:
            over = f"{manager.accounts - most:,} more than the company's cap of {most:,}"
            yield case.on_manager("over-max-accounts", post, f"{_has(post, manager)}, {over}.")


def _has(post: Post, manager: ManagerAssessment) -> str:
    return f"{post.name} has {counted(manager.accounts, 'account')}"


def empty_manager(case: Case) -> Iterator[Hit]:
    for post, manager in case.posts():
        # Who has no time for accounts, or is not there yet, is not without them by mistake.
        if not manager.accounts and post.capacity.value:
            spare = f"{hours(manager.capacity_hours)} a month of a standard manager to spare"
            yield case.on_manager("empty-manager", post, f"{post.name} has no accounts, and {spare}.")


def _room(post: Post, manager: ManagerAssessment) -> str:
    load = manager.load.likely
    if load is None:
        return "no time is left for more accounts"
    more = room(manager.recommended_accounts, manager.accounts)
    if post.dedicated and manager.accounts:
        return "the role is for one account only, so more must come from that account"
    if load == 0:
        return f"the book is empty, with room for about {counted(more, 'account')}"
    if more < 1:
        return f"a load of {percent(load)} leaves no room for another account"
    spare = hours(manager.headroom.hours)
    return f"a load of {percent(load)} leaves room for {more:,} more, or {spare} a month"


def not_started(case: Case) -> Iterator[Hit]:
    today = case.evaluation.as_of
    for post, manager in case.posts():
        if manager.verdict != "not-started":
            continue
        message = f"{post.name} starts on {post.manager.started}, after {today}, and has no capacity before that day"
        if manager.accounts:
            message += f": nobody is there for {counted(manager.accounts, 'account')}"
        yield case.on_manager("not-started", post, f"{message}.", level="error" if manager.accounts else None)


def factors_bounded(case: Case) -> Iterator[Hit]:
    for post, _ in case.posts():
        product = post.capacity.product
        if product.bounded:
            held = f"multiply to {product.unbounded:.2f} and are held at {product.value:g}"
            message = f"The capacity factors of {post.name} {held}."
            yield case.on_manager("factors-bounded", post, message)

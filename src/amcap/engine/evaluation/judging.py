"""The judgements of an evaluation: each manager's, the team's, and what is fair between managers."""

from collections.abc import Iterable

from amcap.engine.arithmetic.book import Book
from amcap.engine.arithmetic.capacity import Capacity
from amcap.engine.arithmetic.judgement import (
    NO_ACCOUNT,
    NO_RANGE,
    ONE_ACCOUNT,
    Judgement,
    accounts_within,
    judge,
)
from amcap.engine.arithmetic.ratio import FairShares, ratio
from amcap.engine.arithmetic.sums import Sum, summed, total
from amcap.engine.arithmetic.workload import Profile, under_company
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Post
from amcap.model.assessment import Range
from amcap.model.rulebook import RuleBook
from amcap.model.table_words import PROFILE
from amcap.quantities import plain

_NOTHING_KNOWN = Profile(*(None for _ in PROFILE))


def capacity_of_all(capacities: Iterable[Capacity]) -> Sum:
    """What several managers can carry together."""
    return summed(capacity.part for capacity in capacities)


def judge_manager(book: Book, capacity: Capacity, rulebook: RuleBook) -> Judgement:
    """The judgement of one manager's book."""
    return judge(book.accounts, book.work, capacity_of_all([capacity]), rulebook, started=capacity.started)


def judge_books(books: Iterable[Book], capacities: Iterable[Capacity], rulebook: RuleBook) -> Judgement:
    """The judgement of several books together against all capacities together."""
    every = tuple(books)
    accounts, work = plain(sum(book.accounts for book in every)), total(book.work for book in every)
    return judge(accounts, work, capacity_of_all(capacities), rulebook)


def judge_team(evaluation: Evaluation) -> Judgement:
    """The judgement of all books, the unassigned accounts included, against all capacities."""
    capacities = (post.capacity for post in evaluation.posts.values())
    return judge_books(evaluation.books(), capacities, evaluation.rulebook)


def planned_load(evaluation: Evaluation) -> float:
    """The load that a team is planned to (1.0 = 100 %): small firms fill their managers more than large ones."""
    return evaluation.rulebook.number(f"plan.target-{evaluation.portfolio.company.size or 'medium'}")


def hours_per_account(capacity: Capacity, month: float, accounts: float) -> float | None:
    """Hours a month that the person has for each account, without any factor; None without accounts."""
    hours = capacity.time * month if capacity.value else 0.0
    return hours / accounts if accounts else None


class Comparisons:
    """What is judged of a manager beside the others of an evaluation."""

    def __init__(self, evaluation: Evaluation) -> None:
        self._evaluation = evaluation
        # Who is dedicated has the whole of an account, whatever that is: nothing that could be shared out fairly.
        posts = [post for post in evaluation.posts.values() if not post.dedicated]
        work, capacity = total(post.book.work for post in posts), capacity_of_all(post.capacity for post in posts)
        self._fair = FairShares(work, capacity) if work.likely and capacity.likely else None
        self._like_the_team: dict[frozenset[str], tuple[float, Sum]] = {}

    def fair_share(self, post: Post) -> Range:
        """The manager's load / the load of all assigned work; nothing where the manager has none to compare."""
        if self._fair is None or post.dedicated or not post.capacity.value:
            return NO_RANGE
        return self._fair.of(post.book.work, capacity_of_all([post.capacity]))

    def recommended(self, post: Post, judgement: Judgement) -> Range:
        """How many accounts bring the manager's load to exactly 100 % (a real number): accounts like those there are.

        An empty book gets accounts like the team's; where nobody has any, some of which nothing is known.
        """
        if not post.capacity.value:
            return NO_ACCOUNT
        if post.dedicated:
            return ONE_ACCOUNT
        if judgement.accounts:
            return accounts_within(judgement.accounts, judgement.load)
        accounts, work = self._team_under(post)
        return accounts_within(accounts, ratio(work, capacity_of_all([post.capacity])).range)

    def _team_under(self, post: Post) -> tuple[float, Sum]:
        """All accounts there are, and their work if this manager had them; hours keep being those of who spent them."""
        evaluation, whole, known = self._evaluation, Book(), post.carrier.expertise
        if not evaluation.accounts:
            nothing_known = under_company(_NOTHING_KNOWN, evaluation.portfolio.company)
            whole.add(evaluation.workloads.of(nothing_known, post.carrier), 1)
            return 1, whole.work
        groups = [group for _, holding in evaluation.holdings() for group in holding.groups]
        # What is dedicated takes all of whoever has it; the rest is the same for all who know the same industries.
        whose = [group for group in groups if not group.measured and group.profile.wants_whole_manager]
        if known not in self._like_the_team:
            of_all = post.carrier._replace(name=None, capacity=None)
            book = Book()
            for group in groups:
                if group.measured or not group.profile.wants_whole_manager:
                    group.add_to(
                        book, group.workload if group.measured else evaluation.workloads.of(group.profile, of_all)
                    )
            self._like_the_team[known] = book.accounts, book.work
        accounts, work = self._like_the_team[known]
        for group in whose:
            group.add_to(whole, evaluation.workloads.of(group.profile, post.carrier))
        return plain(accounts + whole.accounts), total([work, whole.work])

"""An evaluated portfolio as it would be after changes. What no change touches is taken over as it is."""

from collections.abc import Iterable, Iterator
from operator import is_

from amcap.engine.arithmetic.book import HOUR, MILLIONTHS, Book, Measured, merged
from amcap.engine.arithmetic.capacity import Capacity, capacity_of
from amcap.engine.arithmetic.judgement import Judgement, judge
from amcap.engine.arithmetic.workload import Profile, Workload, pairing_of, under_company
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.posts import Entry, Group, Holding
from amcap.engine.what_if.draft import Draft, Piece, drafted
from amcap.engine.what_if.known import Employed, employed_with_known, profile_with_known
from amcap.engine.what_if.loads import Outcome
from amcap.model.changes import Change, Known
from amcap.model.factor_table import MANAGER_FACTORS
from amcap.model.rulebook import fold_industry
from amcap.model.table_words import PROFILE

_OF_MANAGERS = frozenset(factor.id for factor in MANAGER_FACTORS)


def what_if(evaluation: Evaluation, changes: Iterable[Change | Known]) -> "Prospect":
    """The portfolio of an evaluation as it would be after changes; nothing of the evaluation itself is changed.

    The figures are those of the changed portfolio evaluated afresh. Each change is applied to what those before it
    left, so that their order matters only among those that touch the same subject.

    Raises LookupError for a manager or an account that is not there, and ValueError for what cannot be made so. To
    touch single accounts, or a manager's expertise, takes an evaluation whose entries were kept.
    """
    company = evaluation.portfolio.company
    return Prospect(evaluation, drafted(company, evaluation.managers, evaluation.as_of, changes))


class Prospect:
    """Managers, capacities and books after changes, each worked out when it is asked for."""

    def __init__(self, evaluation: Evaluation, draft: Draft) -> None:
        self._evaluation = evaluation
        self._draft = draft
        self._known_of_managers = sorted(name for name in draft.known if name in _OF_MANAGERS)
        self._known_of_accounts = sorted(draft.known.difference(_OF_MANAGERS))
        before = evaluation.portfolio.company
        same_day = evaluation.as_of == draft.as_of
        self._capacities_stay = before == draft.company and same_day and not self._known_of_managers
        self._profiles_stay = before.objective == draft.company.objective and not self._known_of_accounts
        self._touched = {position: _entry(evaluation, position) for position in draft.accounts}
        self._lost: dict[str | None, list[Entry]] = {}
        self._got: dict[str | None, list[tuple[Entry, Piece]]] = {}
        for entry in self._touched.values():
            self._lost.setdefault(draft.holder(entry.manager), []).append(entry)
            for piece in draft.pieces(entry.position, entry.manager, entry.accounts):
                self._got.setdefault(piece.manager, []).append((entry, piece))
        self._capacities: dict[str, Capacity] = {}
        self._books: dict[str | None, Book] = {}

    @property
    def managers(self) -> tuple[str, ...]:
        """The names of those who are managers then."""
        return tuple(self._draft.managers)

    def capacity(self, manager: str) -> Capacity:
        """A manager's capacity. Raises LookupError for one who is not there."""
        if manager not in self._capacities:
            self._capacities[manager] = self._capacity(manager)
        return self._capacities[manager]

    def book(self, manager: str | None) -> Book:
        """A manager's book; None: the accounts that nobody has. Not to be changed."""
        if manager not in self._books:
            self._books[manager] = self._book(manager)
        return self._books[manager]

    def outcome(self, manager: str) -> Outcome:
        """A manager's accounts, work and capacity: all there is to a load but its range."""
        book = self.book(manager)
        return Outcome(book.accounts, book.workload, self.capacity(manager).value)

    def judge(self, manager: str) -> Judgement:
        """The judgement of one manager."""
        return judge([self.book(manager)], [self.capacity(manager)], self._evaluation.rulebook)

    def judge_team(self) -> Judgement:
        """The judgement of the whole team, with the accounts that nobody has."""
        holders = (*self.managers, None)
        before, books = self._evaluation, [self.book(holder) for holder in holders]
        same = not self._draft.left and all(map(is_, books, map(self._before, holders)))
        whole = before.team_book if same else merged(books)
        return judge([whole], [self.capacity(name) for name in self.managers], before.rulebook)

    def _capacity(self, name: str) -> Capacity:
        evaluation, draft, manager = self._evaluation, self._draft, self._draft.managers[name]
        post = evaluation.posts.get(name)
        if self._capacities_stay and post is not None and post.manager == manager:
            return post.capacity
        known = employed_with_known(
            Employed(manager, draft.company), self._known_of_managers, evaluation.rulebook, draft.as_of
        )
        return capacity_of(known.manager, known.company, evaluation.rulebook, draft.as_of)

    def _before(self, holder: str | None) -> Book | None:
        """The book of those who were there before; None for who was not."""
        if holder is None:
            return self._evaluation.unassigned.book
        post = self._evaluation.posts.get(holder)
        return post.book if post is not None and holder not in self._draft.left else None

    def _book(self, holder: str | None) -> Book:
        before = self._before(holder)
        moved = holder in self._lost or holder in self._got or (holder is None and self._draft.left)
        if before is not None and self._profiles_stay and not moved and not self._learned(holder):
            return before
        book = Book()
        if self._learned(holder):
            # Accounts of industries that nobody told apart may be told apart now: groups do not do.
            self._add_entries(book, holder)
        else:
            self._add_groups(book, holder)
        for entry, piece in self._got.get(holder, ()):
            self._add_piece(book, entry, piece)
        return book

    def _learned(self, holder: str | None) -> bool:
        """Whether a manager who was there before has other expertise now."""
        if holder is None or self._before(holder) is None:
            return False
        return self._evaluation.posts[holder].expertise != self._expertise(holder)

    def _expertise(self, holder: str | None) -> frozenset[str]:
        return frozenset(() if holder is None else map(fold_industry, self._draft.managers[holder].expertise))

    def _add_groups(self, book: Book, holder: str | None) -> None:
        """All accounts that a holder had, group by group, but for those that are touched."""
        evaluation, expertise = self._evaluation, self._expertise(holder)
        month = evaluation.rulebook.standard_month_hours
        for holding in self._holdings(holder):
            if self._profiles_stay and self._before(holder) is holding.book:
                book.add_all(holding.book)
                continue
            for group in holding.groups:
                group.add_to(book, self._group_workload(group, expertise), month)
            book.revenue_millionths += holding.book.revenue_millionths
            book.without_revenue += holding.book.without_revenue
        for entry in self._lost.get(holder, ()):
            workload = self._group_workload(entry.group, expertise)
            self._add(book, workload, -entry.accounts, entry.hours, entry.revenue)

    def _holdings(self, holder: str | None) -> Iterator[Holding]:
        """What a holder had before; nobody has what those who left had, too."""
        evaluation = self._evaluation
        if holder is None:
            yield evaluation.unassigned
            yield from (evaluation.posts[name].holding for name in self._draft.left if name in evaluation.posts)
        elif self._before(holder) is not None:
            yield evaluation.posts[holder].holding

    def _add_entries(self, book: Book, holder: str | None) -> None:
        """All accounts that a holder had, one by one, but for those that are touched."""
        if not self._evaluation.entries and self._evaluation.team_book.accounts:
            raise LookupError("expertise can only be changed where all entries were kept")
        for entry in self._evaluation.entries_of(holder):
            if entry.position not in self._touched:
                self._add_piece(book, entry, Piece(holder, entry.accounts, {}))

    def _add_piece(self, book: Book, entry: Entry, piece: Piece) -> None:
        fields = {name: value for name, value in piece.fields.items() if name in PROFILE}
        own, revenue = entry.own._replace(**fields), piece.fields.get("revenue", entry.revenue)
        if own.hours_per_month is None:
            workload = self._workload(own, self._expertise(piece.manager))
        elif entry.group.measured and own.tier == entry.group.own.tier:
            workload = entry.group.workload
        else:
            workload = self._workload(own._replace(industry=None, hours_per_month=1.0), frozenset())
        self._add(book, workload, piece.accounts, own.hours_per_month, revenue)

    def _add(self, book: Book, workload: Workload, accounts: int, hours: float | None, revenue: float | None) -> None:
        """Put accounts into a book or, where their number is below 0, take them out."""
        if hours is None:
            book.add(workload, accounts)
        else:
            parts = int(hours * HOUR) * accounts
            book.add_measured(workload, Measured(accounts, parts, self._evaluation.rulebook.standard_month_hours))
        if revenue is None:
            book.without_revenue += accounts
        else:
            book.revenue_millionths += int(revenue * MILLIONTHS + 0.5) * accounts

    def _group_workload(self, group: Group, expertise: frozenset[str]) -> Workload:
        return group.workload if group.measured else self._workload(group.own, expertise)

    def _workload(self, own: Profile, expertise: frozenset[str]) -> Workload:
        """The workload of one account, or one measured hour, under an expertise; what is told makes the pairing."""
        filled = under_company(own, self._draft.company)
        known = profile_with_known(filled, self._known_of_accounts, self._evaluation.rulebook)
        return self._evaluation.workloads.paired(known, pairing_of(own.industry, expertise))


def _entry(evaluation: Evaluation, position: int) -> Entry:
    if not 0 <= position < len(evaluation.entries):
        raise LookupError(f"there is no entry {position}, or the entries were not kept")
    return evaluation.entries[position]

"""An evaluated portfolio as it would be after changes. What no change touches is taken over as it is."""

from collections.abc import Iterable, Iterator

from amcap.engine.arithmetic.book import MILLIONTHS, Book, measured_alike
from amcap.engine.arithmetic.capacity import Capacity, capacity_of
from amcap.engine.arithmetic.judgement import Judgement
from amcap.engine.arithmetic.workload import Profile, Workload, hours_told, under_company
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import carrier_of
from amcap.engine.evaluation.judging import judge_books, judge_manager
from amcap.engine.evaluation.posts import Entry, Group, Holding
from amcap.engine.evaluation.workloads import NOBODY, Carrier, Workloads
from amcap.engine.what_if.draft import Draft, Piece, drafted
from amcap.engine.what_if.known import rulebook_with_known
from amcap.engine.what_if.loads import Outcome
from amcap.model.changes import Change, Known
from amcap.model.table_words import PROFILE

_HOURS = PROFILE[-1]


def what_if(evaluation: Evaluation, changes: Iterable[Change | Known]) -> "Prospect":
    """The portfolio of an evaluation as it would be after changes; nothing of the evaluation itself is changed.

    The figures are those of the changed portfolio evaluated afresh, but for measured hours: the work that they were
    stays what it was, whoever has the account and whatever becomes of who spent them. Each change is applied to what
    those before it left, so that their order matters only among those that touch the same subject.

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
        company, self._rulebook = evaluation.portfolio.company, evaluation.rulebook
        if draft.known:
            self._rulebook = rulebook_with_known(evaluation.rulebook, draft.known)
        self._as_before = company == draft.company and not draft.known
        fresh = Workloads(draft.company, self._rulebook)
        self._workloads = evaluation.workloads.for_others() if self._as_before else fresh
        self._spent = evaluation.workloads if self._as_before else fresh.for_others()
        self._touched = {position: _entry(evaluation, position) for position in draft.accounts}
        self._lost: dict[str | None, list[Entry]] = {}
        self._got: dict[str | None, list[tuple[Entry, Piece]]] = {}
        for entry in self._touched.values():
            self._lost.setdefault(draft.holder(entry.manager), []).append(entry)
            for piece in draft.pieces(entry.position, entry.manager, entry.accounts):
                self._got.setdefault(piece.manager, []).append((entry, piece))
        self._carriers: dict[str, Carrier] = {}
        self._books: dict[str | None, Book] = {}

    @property
    def managers(self) -> tuple[str, ...]:
        """The names of those who are managers then."""
        return tuple(self._draft.managers)

    def capacity(self, manager: str) -> Capacity:
        """A manager's capacity. Raises LookupError for one who is not there."""
        capacity = self._carrier(manager).capacity
        assert capacity is not None
        return capacity

    def book(self, manager: str | None) -> Book:
        """A manager's book; None: the accounts that nobody has. Not to be changed."""
        if manager not in self._books:
            self._books[manager] = self._book(manager)
        return self._books[manager]

    def outcome(self, manager: str) -> Outcome:
        """A manager's accounts, work and capacity: all there is to a load but its range."""
        book, capacity = self.book(manager), self.capacity(manager)
        return Outcome(book.accounts, book.workload, capacity.value, capacity.started)

    def judge(self, manager: str) -> Judgement:
        """The judgement of one manager."""
        return judge_manager(self.book(manager), self.capacity(manager), self._rulebook)

    def judge_team(self) -> Judgement:
        """The judgement of the whole team, with the accounts that nobody has."""
        books = (self.book(holder) for holder in (*self.managers, None))
        return judge_books(books, map(self.capacity, self.managers), self._rulebook)

    def _carrier(self, holder: str | None) -> Carrier:
        """Who carries the accounts of a manager then."""
        if holder is None:
            return NOBODY
        if holder not in self._carriers:
            self._carriers[holder] = self._carrier_of(holder)
        return self._carriers[holder]

    def _carrier_of(self, name: str) -> Carrier:
        evaluation, draft, manager = self._evaluation, self._draft, self._draft.managers[name]
        post = evaluation.posts.get(name)
        if self._as_before and evaluation.as_of == draft.as_of and post is not None and post.manager == manager:
            return post.carrier
        return carrier_of(manager, capacity_of(manager, draft.company, self._rulebook, draft.as_of))

    def _spender(self, holder: str | None) -> Carrier:
        """Who spent the measured hours of accounts that a manager had before."""
        if holder is None:
            return NOBODY
        post, before = self._evaluation.posts[holder], self._evaluation.portfolio.company
        if self._rulebook is self._evaluation.rulebook:
            return post.carrier
        return carrier_of(post.manager, capacity_of(post.manager, before, self._rulebook, self._evaluation.as_of))

    def _before(self, holder: str | None) -> Holding | None:
        """The accounts of those who were there before; None for who was not."""
        if holder is None:
            return self._evaluation.unassigned
        post = self._evaluation.posts.get(holder)
        return post.holding if post is not None and holder not in self._draft.left else None

    def _same(self, holder: str | None) -> bool:
        """Whether an account that the holder had before takes what it took."""
        if not self._as_before or self._before(holder) is None:
            return False
        if holder is None:
            return True
        before, now = self._evaluation.posts[holder], self._carrier(holder)
        if now is before.carrier:
            return True
        alike = now.expertise == before.expertise and now.dedicated == before.dedicated
        return alike and not any(group.whole for group in before.holding.groups)

    def _book(self, holder: str | None) -> Book:
        before = self._before(holder)
        moved = holder in self._lost or holder in self._got or (holder is None and self._draft.left)
        if before is not None and self._same(holder) and not moved:
            return before.book
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
        return self._evaluation.posts[holder].expertise != self._carrier(holder).expertise

    def _add_groups(self, book: Book, holder: str | None) -> None:
        """All accounts that a holder had, group by group, but for those that are touched."""
        for holding in self._holdings(holder):
            if self._same(holder) and self._before(holder) is holding:
                book.add_all(holding.book)
                continue
            for group in holding.groups:
                group.add_to(book, self._of_group(group, holder))
            book.revenue_millionths += holding.book.revenue_millionths
            book.without_revenue += holding.book.without_revenue
        for entry in self._lost.get(holder, ()):
            self._add(book, self._of_group(entry.group, holder), -entry.accounts, entry.hours, entry.revenue)

    def _holdings(self, holder: str | None) -> Iterator[Holding]:
        """What a holder had before; nobody has what those who left had, too."""
        evaluation = self._evaluation
        if holder is None:
            yield evaluation.unassigned
            yield from (evaluation.posts[name].holding for name in self._draft.left if name in evaluation.posts)
        else:
            before = self._before(holder)
            if before is not None:
                yield before

    def _add_entries(self, book: Book, holder: str | None) -> None:
        """All accounts that a holder had, one by one, but for those that are touched."""
        if not self._evaluation.entries and self._evaluation.accounts:
            raise LookupError("expertise can only be changed where all entries were kept")
        for entry in self._evaluation.entries_of(holder):
            if entry.position not in self._touched:
                self._add_piece(book, entry, Piece(holder, entry.accounts, {}))

    def _add_piece(self, book: Book, entry: Entry, piece: Piece) -> None:
        """Put accounts of an entry into a book; hours that are told anew are spent by whoever has them."""
        fields = {name: value for name, value in piece.fields.items() if name in PROFILE}
        anew, hours = _HOURS in fields, entry.hours
        if anew:
            told = hours_told(fields[_HOURS])
            hours, fields[_HOURS] = (None, None) if told is None else (told.value, told.of_one)
        own = entry.group.own._replace(industry=entry.industry)._replace(**fields)
        if hours is not None and not anew:
            workload = self._of_spent(entry.group, own)
        else:
            workload = self._workloads.of(under_company(own, self._draft.company), self._carrier(piece.manager))
        self._add(book, workload, piece.accounts, hours, piece.fields.get("revenue", entry.revenue))

    def _add(self, book: Book, workload: Workload, accounts: float, hours: float | None, revenue: float | None) -> None:
        """Put accounts into a book or, where their number is below 0, take them out."""
        if hours is None:
            book.add(workload, accounts)
        else:
            book.add_measured(workload, measured_alike(hours, accounts))
        if revenue is None:
            book.without_revenue += accounts
        else:
            book.revenue_millionths += int(revenue * MILLIONTHS + 0.5) * accounts

    def _of_group(self, group: Group, holder: str | None) -> Workload:
        """The workload of one account of a group that has not been touched, or of one measured hour."""
        if self._same(holder) and group.holding is self._before(holder):
            return group.workload
        if group.measured:
            return self._of_spent(group, group.own)
        return self._workloads.of(under_company(group.own, self._draft.company), self._carrier(holder))

    def _of_spent(self, group: Group, own: Profile) -> Workload:
        """The workload of one hour that was measured before the changes."""
        spender = None if group.post is None else group.post.name
        return self._spent.of(under_company(own, self._draft.company), self._spender(spender))


def _entry(evaluation: Evaluation, position: int) -> Entry:
    if not 0 <= position < len(evaluation.entries):
        raise LookupError(f"there is no entry {position}, or the entries were not kept")
    return evaluation.entries[position]

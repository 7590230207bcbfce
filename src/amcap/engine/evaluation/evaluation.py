"""Every manager's capacity and book, every account's workload: what assessments and explanations are drawn from."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from amcap.engine.arithmetic.book import Book
from amcap.engine.arithmetic.capacity import standard_month
from amcap.engine.evaluation.posts import Entry, Holding, Post
from amcap.engine.evaluation.word_count import WordCount
from amcap.engine.evaluation.workloads import Workloads
from amcap.model.loc import Place, PlaceOf
from amcap.model.portfolio import Account, Manager, PortfolioHead
from amcap.model.rulebook import RuleBook
from amcap.quantities import plain


class Evaluation(NamedTuple):
    """One portfolio under one rule book on one day. `entries` are all of them, or none where they were not kept.

    `not_understood` counts the accounts whose industry is a word that nobody understands.
    `described` are the accounts that the portfolio itself holds, by the positions of their entries.
    """

    portfolio: PortfolioHead
    rulebook: RuleBook
    as_of: date
    place_of: PlaceOf
    managers: Mapping[str, Manager]
    posts: Mapping[str, Post]
    unassigned: Holding
    entries: tuple[Entry, ...]
    workloads: Workloads
    not_understood: WordCount
    described: tuple[Account, ...] = ()

    @property
    def month(self) -> float:
        """Hours a month that a full-time manager has for clients."""
        return standard_month(self.portfolio.company, self.rulebook)

    @property
    def accounts(self) -> float:
        """How many accounts there are, with or without a manager."""
        return plain(sum(book.accounts for book in self.books()))

    def books(self) -> Iterator[Book]:
        """All books: those of the managers, and the one that nobody has."""
        return (holding.book for _, holding in self.holdings())

    def holdings(self) -> Iterator[tuple[Post | None, Holding]]:
        """The accounts of each manager, then those that nobody has."""
        for post in self.posts.values():
            yield post, post.holding
        yield None, self.unassigned

    def entries_of(self, manager: str | None) -> Iterator[Entry]:
        """The entries of a manager's book; None: those that nobody has. Only where entries were kept."""
        return (entry for entry in self.entries if entry.manager == manager)

    def account_of(self, entry: Entry) -> Account | None:
        """The account of an entry with all that the portfolio says of it; None where a table holds it."""
        return self.described[entry.position] if self.described else None

    def place_of_entry(self, entry: Entry, *field: str) -> Place:
        """Where an entry, or a field of it, stands: in the portfolio, or in a row of the table of accounts."""
        if entry.line is None:
            return self.place_of(("accounts", entry.position, *field))
        return self.place_of(("rows", entry.line))

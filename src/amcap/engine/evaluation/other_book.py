"""The load of an evaluated team under another rule book."""

from amcap.engine.arithmetic.book import Book
from amcap.engine.arithmetic.capacity import capacity_of
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import carrier_of
from amcap.engine.evaluation.judging import judge_books
from amcap.engine.evaluation.workloads import NOBODY, Workloads
from amcap.model.assessment import Range
from amcap.model.rulebook import RuleBook


def team_load_under(evaluation: Evaluation, rulebook: RuleBook) -> Range | None:
    """What the whole team's load would be; None where accounts are of segments that the other book does not have.

    Kinds of accounts are those that the book in force tells apart.
    """
    company = evaluation.portfolio.company
    workloads, books, capacities = Workloads(company, rulebook), [], []
    for post, holding in evaluation.holdings():
        carrier, book = NOBODY, Book()
        if post is not None:
            capacities.append(capacity_of(post.manager, company, rulebook, evaluation.as_of))
            carrier = carrier_of(post.manager, capacities[-1])
        for group in holding.groups:
            segment = group.profile.segment
            if segment is not None and segment not in rulebook.segments:
                return None
            group.add_to(book, workloads.of(group.profile, carrier))
        books.append(book)
    return judge_books(books, capacities, rulebook).load

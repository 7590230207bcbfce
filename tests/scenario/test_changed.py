"""What if, asked of what is evaluated, is what an evaluation of the changed portfolio says."""

from math import isclose

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from amcap.engine.arithmetic.judgement import Judgement
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate, records_of
from amcap.engine.evaluation.judging import judge_manager, judge_team
from amcap.engine.what_if.prospect import Prospect, what_if
from amcap.model.changes import Change, Hire, Leave, Move, OnDay, SetAccount, SetManager
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.scenario.changed import changed, changed_records
from tests.engine.build import AS_OF, BOOK, a_manager, a_portfolio, an_account, measured
from tests.scenario.changes import NEW, changes_by_subject, in_order, interleaved
from tests.strategies import portfolios

often = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
NEAR = 1e-9


def same(one: Judgement, other: Judgement) -> bool:
    """Whether two judgements agree in everything, to the last digits of their figures."""
    return (
        (one.accounts, one.verdict, one.firm) == (other.accounts, other.verdict, other.firm)
        and [driver.parameter for driver in one.drivers] == [driver.parameter for driver in other.drivers]
        and all(
            a == b or (a is not None and b is not None and isclose(a, b, rel_tol=NEAR, abs_tol=NEAR))
            for a, b in zip(_figures(one), _figures(other), strict=True)
        )
    )


def _figures(judgement: Judgement) -> list[float | None]:
    terms = [driver.term for driver in judgement.drivers]
    return [judgement.workload, judgement.capacity, judgement.probability_over, *judgement.load, *terms]


def agree(prospect: Prospect, fresh: Evaluation) -> None:
    assert prospect.managers == tuple(fresh.posts)
    for name, post in fresh.posts.items():
        assert same(prospect.judge(name), judge_manager(post.book, post.capacity, BOOK)), name
        assert prospect.book(name).revenue == post.book.revenue
        assert prospect.book(name).key_accounts == post.book.key_accounts
        assert prospect.outcome(name).load == prospect.judge(name).load.likely
        assert prospect.outcome(name).verdict(BOOK) == prospect.judge(name).verdict
    assert prospect.book(None).accounts == fresh.unassigned.book.accounts
    assert prospect.book(None).revenue == fresh.unassigned.book.revenue
    assert same(prospect.judge_team(), judge_team(fresh))


def unmeasured(portfolio: Portfolio) -> Portfolio:
    """By rule of thumb alone: measured hours are those of who spent them, which a changed file cannot tell."""
    accounts = (account.model_copy(update={"hours_per_month": None}) for account in portfolio.accounts)
    return portfolio.model_copy(update={"accounts": tuple(accounts)})


def afresh(portfolio: Portfolio, changes: list[Change]) -> Evaluation:
    scenario = changed(portfolio, AS_OF, changes)
    return evaluate(scenario.portfolio, BOOK, scenario.as_of)


@often
@given(portfolios(max_accounts=4).map(unmeasured), st.data())
def test_what_if_is_what_a_fresh_evaluation_says(portfolio: Portfolio, data: st.DataObject) -> None:
    subjects = data.draw(changes_by_subject(portfolio))
    changes = in_order(subjects)
    agree(what_if(evaluate(portfolio, BOOK, AS_OF), changes), afresh(portfolio, changes))


@often
@given(portfolios(max_accounts=4).map(unmeasured), st.data())
def test_the_order_matters_only_within_a_subject(portfolio: Portfolio, data: st.DataObject) -> None:
    subjects = data.draw(changes_by_subject(portfolio))
    order = data.draw(st.lists(st.integers(0, len(subjects) - 2), max_size=20))
    agree(
        what_if(evaluate(portfolio, BOOK, AS_OF), interleaved(subjects, order)), afresh(portfolio, in_order(subjects))
    )


@often
@given(portfolios(max_accounts=4).map(unmeasured), st.data())
def test_records_of_a_table_change_as_the_portfolio_does(portfolio: Portfolio, data: st.DataObject) -> None:
    changes = in_order(data.draw(changes_by_subject(portfolio)))
    tabled = changed(portfolio.model_copy(update={"accounts": ()}), AS_OF, changes)
    records = changed_records(records_of(portfolio), tabled.draft)
    agree(
        what_if(evaluate(portfolio, BOOK, AS_OF), changes),
        evaluate(tabled.portfolio, BOOK, tabled.as_of, records=records),
    )


@often
@given(portfolios(max_accounts=4), st.data())
def test_what_is_changed_is_a_portfolio_that_could_be_read(portfolio: Portfolio, data: st.DataObject) -> None:
    changes = in_order(data.draw(changes_by_subject(portfolio)))
    before = portfolio.model_dump_json()
    after = changed(portfolio, AS_OF, changes).portfolio
    assert Portfolio.model_validate_json(after.model_dump_json()) == after
    assert portfolio.model_dump_json() == before
    assert len({account.name for account in after.accounts}) == len(after.accounts)


@often
@given(portfolios(max_accounts=4), st.data())
def test_asking_changes_nothing(portfolio: Portfolio, data: st.DataObject) -> None:
    evaluation = evaluate(portfolio, BOOK, AS_OF)
    prospect = what_if(evaluation, in_order(data.draw(changes_by_subject(portfolio))))
    prospect.judge_team()
    agree(what_if(evaluation, []), evaluate(portfolio, BOOK, AS_OF))


def a_team() -> Portfolio:
    accounts = [measured("Five", share=0.1, count=5), an_account("One", manager="Bea"), measured("Old", share=0.2)]
    return a_portfolio([a_manager("Ada"), a_manager("Bea")], accounts)


def accounts_after(*changes: Change) -> list[tuple[str, str | None, int]]:
    after = changed(a_team(), AS_OF, changes).portfolio
    return [(account.name, account.manager, account.count) for account in after.accounts]


def test_some_accounts_of_an_entry_go_to_another_manager() -> None:
    assert accounts_after(Move(0, "Bea", 2)) == [
        ("Five", "Ada", 3),
        ("Five (Bea)", "Bea", 2),
        ("One", "Bea", 1),
        ("Old", "Ada", 1),
    ]
    prospect = what_if(evaluate(a_team(), BOOK, AS_OF), [Move(0, "Bea", 2)])
    # 0.5 + 0.2 less two of 0.1
    assert prospect.book("Ada").workload == pytest.approx(0.5)


def test_measured_work_stays_what_it_was_whoever_has_the_account_next() -> None:
    # 60 h of a junior are 42 h of a standard manager: of an expert worth 1.25, 42 / 162.5
    team = a_portfolio(
        [a_manager("Ada", experience="junior"), a_manager("Bea", experience="expert")],
        [Account.model_validate({"name": "One", "manager": "Ada", "hours_per_month": 60})],
    )
    evaluation = evaluate(team, BOOK, AS_OF)
    assert evaluation.posts["Ada"].book.workload == pytest.approx(42 / 130)
    assert what_if(evaluation, [Move(0, "Bea")]).judge("Bea").load.likely == pytest.approx(42 / 162.5)
    # with an assistant the junior does it in less time
    helped = what_if(evaluation, [SetManager("Ada", "assistants", 1)]).judge("Ada")
    assert helped.load.likely == pytest.approx(60 / 130 / 1.35)
    assert what_if(evaluation, [Leave("Ada")]).book(None).workload == pytest.approx(42 / 130)


def test_a_dedicated_account_takes_all_of_whoever_has_it_next() -> None:
    team = a_portfolio([a_manager("Ada"), a_manager("Bea", fte=0.5)], [an_account("One", tier="dedicated")])
    evaluation = evaluate(team, BOOK, AS_OF)
    assert what_if(evaluation, [Move(0, "Bea")]).judge("Bea").load.likely == 1.0
    assert what_if(evaluation, [SetManager("Ada", "fte", 0.8)]).book("Ada").workload == pytest.approx(0.8)


def test_what_is_moved_and_moved_back_is_one_entry_again() -> None:
    assert accounts_after(Move(0, "Bea", 2), Move(0, None, 1), Move(0, "Ada")) == accounts_after()


def test_nobody_has_the_accounts_of_who_leaves_until_they_are_moved() -> None:
    assert accounts_after(Leave("Ada")) == [("Five", None, 5), ("One", "Bea", 1), ("Old", None, 1)]
    assert accounts_after(Move(0, "Bea", 2), Leave("Ada"))[:2] == [("Five", None, 3), ("Five (Bea)", "Bea", 2)]
    assert accounts_after(Leave("Ada"), Move(0, "Bea")) == accounts_after(Move(0, "Bea"), Leave("Ada"))


def test_who_is_hired_again_starts_without_accounts() -> None:
    changes = [Leave("Ada"), Hire(a_manager("Ada")), Move(2, "Ada")]
    assert accounts_after(*changes) == [("Five", None, 5), ("One", "Bea", 1), ("Old", "Ada", 1)]
    agree(what_if(evaluate(a_team(), BOOK, AS_OF), changes), afresh(a_team(), changes))


def test_a_name_that_is_taken_gets_a_number() -> None:
    team = a_team()
    accounts = (*team.accounts, Account(name="Five (Bea)"))
    after = changed(team.model_copy(update={"accounts": accounts}), AS_OF, [Move(0, "Bea", 1)]).portfolio
    assert [account.name for account in after.accounts][:2] == ["Five", "Five (Bea) 2"]


def test_the_number_of_an_entry_can_be_set_until_it_is_split() -> None:
    assert accounts_after(SetAccount(0, "count", 7), Move(0, "Bea", 6))[:2] == [
        ("Five", "Ada", 1),
        ("Five (Bea)", "Bea", 6),
    ]
    with pytest.raises(ValueError, match="entry 0 is split"):
        accounts_after(Move(0, "Bea", 2), SetAccount(0, "count", 7))


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ([Move(0, "Cyd")], LookupError, "no manager named Cyd"),
        ([Move(3, "Bea")], LookupError, "no entry 3"),
        ([Move(-1, "Bea")], LookupError, "no entry -1"),
        ([Move(0, "Bea", 6)], ValueError, "5 accounts of entry 0 can be moved, not 6"),
        ([Move(0, "Bea", 0)], ValueError, "0 accounts cannot be moved"),
        ([Leave("Cyd")], LookupError, "no manager named Cyd"),
        ([Leave("Ada"), SetManager("Ada", "fte", 0.5)], LookupError, "no manager named Ada"),
        ([Hire(a_manager("Ada"))], ValueError, "a manager named Ada already"),
        ([SetManager("Ada", "fte", 7.0)], ValueError, "fte"),
        ([SetManager("Ada", "ftee", 1.0)], ValueError, "ftee"),
        ([SetManager("Ada", "name", "Cyd")], ValueError, "names cannot be changed"),
        ([SetAccount(0, "size", "huge")], ValueError, "size"),
        ([SetAccount(0, "manager", "Bea")], ValueError, "another manager by a move"),
        ([SetAccount(0, "name", "Six")], ValueError, "the name of an account cannot be set"),
    ],
    ids=str,
)
def test_what_cannot_be_is_refused_both_ways(changes: list[Change], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        what_if(evaluate(a_team(), BOOK, AS_OF), changes)
    with pytest.raises(error, match=said):
        changed(a_team(), AS_OF, changes)


def test_an_account_that_is_not_in_the_table_is_refused() -> None:
    team = a_team()
    tabled = changed(team.model_copy(update={"accounts": ()}), AS_OF, [Move(3, "Bea")])
    with pytest.raises(LookupError, match="no entry 3 among 3"):
        list(changed_records(records_of(team), tabled.draft))


def test_single_accounts_can_be_asked_about_only_where_they_were_kept() -> None:
    team = a_team()
    evaluation = evaluate(team, BOOK, AS_OF, keep=False)
    with pytest.raises(LookupError, match="were not kept"):
        what_if(evaluation, [Move(0, "Bea")])
    with pytest.raises(LookupError, match="all entries were kept"):
        what_if(evaluation, [SetManager("Ada", "expertise", ("retail",))]).judge("Ada")
    changes = [Leave("Ada"), OnDay(AS_OF), Hire(Manager(name=NEW))]
    agree(what_if(evaluation, changes), afresh(team, changes))


def test_a_manager_who_is_not_there_has_no_book() -> None:
    prospect = what_if(evaluate(a_team(), BOOK, AS_OF), [Leave("Ada")])
    with pytest.raises(LookupError):
        prospect.judge("Ada")


def test_what_no_change_touches_is_taken_over_as_it_is() -> None:
    evaluation = evaluate(a_team(), BOOK, AS_OF)
    prospect = what_if(evaluation, [SetManager("Ada", "fte", 0.5)])
    assert prospect.book("Ada") is evaluation.posts["Ada"].book
    assert prospect.capacity("Bea") is evaluation.posts["Bea"].capacity
    assert prospect.book(None) is evaluation.unassigned.book

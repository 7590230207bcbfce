"""Advice: who is offered accounts, who is not, and what is handed over first."""

from typing import Any

import pytest

from amcap.model.finding import Advice
from tests.engine.build import (
    AS_OF,
    a_company,
    a_manager,
    an_account,
    assert_tells,
    assessed,
    found,
    measured,
    the_finding,
)

SURE = a_company(client_hours=130)
LOST = measured("Lost", share=0.2, manager=None, revenue=100.0)


def taken_by(*managers: Any, lost: Any = LOST, accounts: Any = ()) -> list[str | None]:
    finding = the_finding(assessed(managers, [*accounts, lost]), "unassigned-account")
    return [advice.manager for advice in finding.advice]


def test_advice_is_data() -> None:
    # 26 h beside 39 h: from 30 to 50 %
    finding = the_finding(assessed([a_manager()], [measured("A", share=0.3), LOST]), "unassigned-account")
    (advice,) = finding.advice
    assert advice == Advice(
        action="assign", account="Lost", accounts=1, manager="Ada", hours=pytest.approx(26), load_after=0.5
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"takes_accounts": False},
        {"started": AS_OF.replace(month=12)},
        {"role": "dedicated"},
        {"max_accounts": 0},
        {"revenue_ceiling": 99.0},
        {"other_duties_hours": 130.0},
    ],
    ids=str,
)
def test_who_must_not_or_cannot_take_accounts_is_offered_none(changes: dict[str, Any]) -> None:
    assert taken_by(a_manager(**changes)) == [None]
    assert taken_by(a_manager(**changes), a_manager("Bob")) == ["Bob"]


def test_caps_that_are_just_kept_do_not_matter() -> None:
    assert taken_by(a_manager(max_accounts=1, revenue_ceiling=100.0)) == ["Ada"]


def test_an_account_is_not_offered_to_who_must_not_have_it() -> None:
    barred = LOST.model_copy(update={"not_with": ("Ada",)})
    # Bob has less room.
    accounts = [measured("B", share=0.5, manager="Bob")]
    assert taken_by(a_manager(), a_manager("Bob"), accounts=accounts) == ["Ada"]
    assert taken_by(a_manager(), a_manager("Bob"), lost=barred, accounts=accounts) == ["Bob"]


def test_each_piece_of_advice_counts_those_before_it() -> None:
    # Five times 26 h beside 52 h: three fit into the 78 h that are left, the first three of the file.
    accounts = [measured("A", share=0.4), *(measured(f"L{n}", share=0.2, manager=None) for n in range(5))]
    findings = found(assessed([a_manager()], accounts), "unassigned-account")
    told = [(each.manager, each.load_after) for finding in findings for each in finding.advice]
    assert told == [
        ("Ada", pytest.approx(0.6)),
        ("Ada", pytest.approx(0.8)),
        ("Ada", pytest.approx(1)),
        (None, None),
        (None, None),
    ]
    assert_tells(findings[1].message, "60%", "80%")
    assert findings[4].message.endswith("no manager has room for it.")


def test_more_than_ten_are_summed_up_by_manager() -> None:
    # 144 times 1/15: 10 are named; 1.5 standard managers take 22 in all, so that 12 of the rest find room.
    managers = [a_manager(), a_manager("Bob", fte=0.5)]
    accounts = [an_account(f"L{n}", manager=None) for n in range(144)]
    *_, rest = found(assessed(managers, accounts), "unassigned-account")
    assert rest.accounts == 134
    assert sum(each.accounts for each in rest.advice) == 134
    assert {each.manager for each in rest.advice} == {"Ada", "Bob", None}
    assert sum(each.accounts for each in rest.advice if each.manager) == 12
    assert_tells(rest.message, "no manager has room for the other 122")


def handed(*accounts: Any, **fields: Any) -> tuple[list[str | None], str]:
    finding = the_finding(assessed([a_manager(), a_manager("Bob", **fields)], accounts, company=SURE), "overloaded")
    return [each.account for each in finding.advice], finding.message


def test_the_fewest_accounts_mend_an_overload_and_of_these_the_fewest_hours() -> None:
    # 156 h of 130 h: 26 h over. One of 30 h does, and takes less than the one of 60 h.
    accounts = [measured(str(number), share=number / 130) for number in (60, 30, 25, 20, 21)]
    names, message = handed(*accounts)
    assert names == ["30"]
    assert_tells(message, "26 h a month over", "One account mends it (30)", "Bob could take 1", "0% to 23%")


def test_of_two_accounts_those_are_chosen_that_take_least() -> None:
    # 40 h over: no single account does. 21 + 20 = 41 h is less than any other two that are enough.
    accounts = [measured(str(number), share=number / 130) for number in (38, 36, 30, 25, 21, 20)]
    assert handed(*accounts)[0] == ["21", "20"]


def test_locked_key_and_at_risk_accounts_go_last() -> None:
    # 26 h over
    plain = measured("plain", share=36 / 130)
    others = {
        "risky": measured("risky", share=30 / 130, stage="at-risk"),
        "key": measured("key", share=30 / 130, tier="key"),
        "locked": measured("locked", share=30 / 130, locked="the founder's friend"),
    }
    assert handed(plain, *others.values(), measured("more", share=30 / 130))[0] == ["more"]
    # 1 h alone is not enough, and one account of 30 h is.
    small, large = measured("small", share=1 / 130), measured("large", share=65 / 130, locked=True)
    assert handed(small, large, *others.values())[0] == ["risky"]


def test_what_finds_no_room_can_only_be_handed_over() -> None:
    finding = the_finding(assessed([a_manager()], [measured("A", share=0.6, count=2)], company=SURE), "overloaded")
    (advice,) = finding.advice
    assert (advice.action, advice.accounts, advice.manager, advice.load_after) == ("hand-over", 1, None, None)
    assert finding.message.endswith("no manager has room for it.")

"""Of more accounts with one finding than the rule book has named, the gravest are named and the others summed up."""

from amcap.model.finding import Finding, Subject
from tests.engine.build import a_manager, an_account, assert_tells, assessed, found, measured, with_numbers

THREE = with_numbers({"threshold.findings-listed": 3})


def named(findings: list[Finding]) -> list[str | None]:
    return [finding.subject.name for finding in findings]


def test_as_many_as_the_rule_book_names_are_named_one_by_one() -> None:
    accounts = [measured(f"A{number}", share=0.1, manager=None) for number in range(10)]
    findings = found(assessed([], accounts), "unassigned-account")
    assert named(findings) == [f"A{number}" for number in range(10)]


def test_unassigned_accounts_are_summed_up_with_their_hours() -> None:
    # 13, 26, 39, 52 and 65 h a month: the three with 39, 52 and 65 are named, in the order of the file.
    accounts = [measured(f"A{number}", share=number / 10, manager=None) for number in (5, 1, 4, 2, 3)]
    *single, rest = found(assessed([], accounts, book=THREE), "unassigned-account")
    assert named(single) == ["A5", "A4", "A3"]
    assert (rest.subject, rest.manager, rest.position, rest.accounts) == (Subject("account", None), None, None, 2)
    # 13 + 26
    assert rest.message == (
        "2 more accounts have no manager and need 39 h a month; the 3 that need most are listed. "
        "No manager has room for any of them."
    )
    assert (rest.level, rest.file, rest.line) == ("warning", None, None)


def test_an_entry_of_several_accounts_counts_as_many_and_weighs_as_much() -> None:
    # 10 x 5.2 h weigh more than 26 h; what is left are the two smallest entries, 7 x 1.3 h and 6.5 h.
    accounts = [measured(f"A{number}", share=0.2, manager=None) for number in range(2)]
    accounts += [
        measured("Many", share=0.04, count=10, manager=None),
        measured("Few", share=0.01, count=7, manager=None),
        measured("Last", share=0.05, manager=None),
    ]
    *single, rest = found(assessed([], accounts, book=THREE), "unassigned-account")
    assert named(single) == ["A0", "A1", "Many"]
    assert rest.accounts == 8
    assert_tells(rest.message, "8 more accounts have no manager", "16 h")


def test_the_sum_is_one_finding_for_each_manager() -> None:
    # 13 of 130 hours cost 8,803 a year of the documented 88,028: far over a quarter of 100.
    managers = [a_manager("Ada"), a_manager("Bea"), a_manager("Cai")]
    accounts = [
        measured(f"{name}{number}", share=0.1, manager=name, revenue=100.0 + number)
        for name, books in (("Ada", 5), ("Bea", 4), ("Cai", 3))
        for number in range(books)
    ]
    findings = found(assessed(managers, accounts, book=THREE), "costly-account")
    sums = [finding for finding in findings if finding.subject.name is None]
    assert [(each.manager, each.accounts) for each in sums] == [("Ada", 2), ("Bea", 1)]
    assert sums[0].message == (
        "2 more accounts of Ada take more of Ada's cost than 25% of the revenue; "
        "the 3 that cost the most too much are listed."
    )
    assert sums[1].message.startswith("1 more account of Bea takes more of Bea's cost than 25% of the revenue;")
    # Those that pay least cost the most too much.
    assert named(findings)[:3] == ["Ada0", "Ada1", "Ada2"]
    assert named(findings[-2:]) == [None, None]


def test_a_report_on_one_manager_has_that_manager_s_sum_only() -> None:
    managers = [a_manager("Ada"), a_manager("Bea")]
    accounts = [
        measured(f"{name}{number}", share=0.1, manager=name, revenue=100.0)
        for name in ("Ada", "Bea")
        for number in range(4)
    ]
    accounts += [measured(f"Lost{number}", share=0.1, manager=None) for number in range(4)]
    assessment = assessed(managers, accounts, book=THREE, only=["Bea"])
    assert {finding.manager for finding in assessment.findings} == {"Bea"}
    assert [finding.accounts for finding in found(assessment, "costly-account")] == [1, 1, 1, 1]


def test_mismatches_are_summed_up_where_another_manager_could_take_them() -> None:
    managers = [a_manager("Ada", expertise=["software"]), a_manager("Bea", expertise=["retail"])]
    accounts = [an_account(f"Shop {number}", industry="retail", manager="Ada") for number in range(5)]
    # Nobody knows mining, so that there is nothing to be done about it.
    accounts += [an_account(f"Mine {number}", industry="mining", manager="Ada") for number in range(5)]
    *single, rest = found(assessed(managers, accounts, book=THREE), "expertise-mismatch")
    assert named(single) == ["Shop 0", "Shop 1", "Shop 2"]
    assert rest.message == (
        "2 more accounts of Ada are outside Ada's expertise (software); the 3 that take the most work are listed. "
        "Of those who have it: Bea could take 2 (16% to 27%)."
    )
    assert (rest.manager, rest.accounts) == ("Ada", 2)


def test_smaller_accounts_than_those_that_find_no_room_are_still_placed() -> None:
    # Bea has 13 h left: room for two small shops (130 x 0.85 x 0.95 / 15 = 7 h) at most, for no large one (21 h).
    managers = [a_manager("Ada", fte=1.5, expertise=["software"]), a_manager("Bea", expertise=["retail"])]
    accounts = [an_account(f"Large {number}", tier="key", industry="retail", manager="Ada") for number in range(5)]
    accounts += [an_account(f"Small {number}", industry="retail", manager="Ada") for number in range(4)]
    accounts += [measured("Work", share=0.9, manager="Bea")]
    *single, rest = found(assessed(managers, accounts, book=THREE), "expertise-mismatch")
    assert [finding.advice for finding in single] == [()] * 3
    assert rest.accounts == 6
    assert [(each.manager, each.accounts) for each in rest.advice] == [("Bea", 1)]
    assert_tells(rest.message, "Bea could take 1", "90% to 95%", "other 5")


def test_concentration_beyond_the_number_is_summed_up() -> None:
    # Eight accounts of 12.5 % each, where 10 % is the limit.
    book = with_numbers({"threshold.concentration-share": 0.1, "threshold.findings-listed": 3})
    accounts = [measured(f"A{number}", share=0.1, revenue=1e6) for number in range(8)]
    *single, rest = found(assessed([a_manager()], accounts, book=book), "concentration")
    assert named(single) == ["A0", "A1", "A2"]
    assert rest.message == (
        "5 more accounts of Ada bring more than 10% of the revenue of the book; the 3 that bring the most are listed."
    )
    assert (rest.manager, rest.accounts) == ("Ada", 5)


def test_of_accounts_that_a_book_depends_on_those_are_named_that_bring_the_most() -> None:
    # 11 to 15 of 65 millions are 17 to 23 %, where 10 % is the limit.
    book = with_numbers({"threshold.concentration-share": 0.1, "threshold.findings-listed": 3})
    accounts = [measured(f"A{number}", share=0.1, revenue=number * 1e6) for number in (11, 14, 12, 15, 13)]
    *single, rest = found(assessed([a_manager()], accounts, book=book), "concentration")
    assert named(single) == ["A14", "A15", "A13"]
    assert rest.accounts == 2


def test_where_hours_were_measured_the_mean_of_the_others_stands_for_them() -> None:
    # Of 2 x 65 h and 4 x 6.5 h the three gravest are looked at one by one. Bea has 13 h left: for one of 6.5 h of them,
    # and for one more of the others, whose mean is 6.5 h, too.
    managers = [a_manager("Ada", expertise=["software"]), a_manager("Bea", expertise=["retail"])]
    sizes = (0.5, 0.5, 0.05, 0.05, 0.05, 0.05)
    accounts = [measured(f"A{n}", share=share, industry="retail") for n, share in enumerate(sizes)]
    accounts += [measured("Work", share=0.9, manager="Bea")]
    *single, rest = found(assessed(managers, accounts, book=THREE), "expertise-mismatch")
    assert [(each.subject.name, len(each.advice)) for each in single] == [("A0", 0), ("A1", 0), ("A2", 1)]
    assert (rest.accounts, [(each.accounts, round(each.hours, 9)) for each in rest.advice]) == (3, [(1, 6.5)])
    # With 52 h left there is room for the one of 6.5 h, and for all the others.
    accounts[-1] = measured("Work", share=0.6, manager="Bea")
    *single, rest = found(assessed(managers, accounts, book=THREE), "expertise-mismatch")
    assert (rest.accounts, [each.accounts for each in rest.advice]) == (3, [3])


def test_bounded_factors_are_summed_up_for_managers_and_for_nobody() -> None:
    # 1.2 x 1.5 x 1.25 = 2.25 are held at 2
    hard = {"industry": "banking", "contact": "daily", "service": "premium"}
    accounts = [an_account(f"A{number}", **hard) for number in range(4)]
    accounts += [an_account(f"L{number}", manager=None, **hard) for number in range(5)]
    findings = found(assessed([a_manager()], accounts, book=THREE), "factors-bounded")
    sums = [finding for finding in findings if finding.subject.name is None]
    assert [(each.manager, each.accounts, each.message) for each in sums] == [
        (
            "Ada",
            1,
            "1 more account of Ada has factors that are held at a bound; the 3 that take the most work are listed.",
        ),
        (
            None,
            2,
            "2 more accounts without a manager have factors that are held at a bound; "
            "the 3 that take the most work are listed.",
        ),
    ]


def test_where_the_rule_book_names_none_all_are_summed_up() -> None:
    book = with_numbers({"threshold.findings-listed": 0.5})
    (only,) = found(assessed([], [measured(share=0.1, manager=None)], book=book), "unassigned-account")
    assert only.message == (
        "1 account has no manager and needs 13 h a month; none of them is listed. No manager has room for it."
    )

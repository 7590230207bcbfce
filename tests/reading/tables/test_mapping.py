"""From a CRM's cells to amcap's words: sizes, industries, tiers and owners; what is not known is counted."""

from typing import Any

import pytest

from amcap.model.factor_table import FACTOR
from amcap.reading.tables import owners_snippet
from tests.reading.tables.build import BOOK, read, report_of, the_problem


def size(employees: str = "", turnover: str = "", **settings: Any) -> str | None:
    (row,) = read(
        f'Account Name;Account Owner;Employees;Annual Revenue (EUR)\nA;Anna;"{employees}";"{turnover}"\n', **settings
    )
    found = row.profile.get("size")
    assert found is None or isinstance(found, str)
    return found


@pytest.mark.parametrize(
    ("employees", "turnover", "expected"),
    [
        # fewer than 50 persons and at most 10 million; fewer than 250 and at most 50 million
        ("1", "", "small"),
        ("49", "", "small"),
        ("50", "", "medium"),
        ("249", "", "medium"),
        ("250", "", "large"),
        ("", "10000000", "small"),
        ("", "10000000.01", "medium"),
        ("", "50000000", "medium"),
        ("", "50000001", "large"),
        # both ceilings have to hold
        ("49", "10000001", "medium"),
        ("49", "50000001", "large"),
        ("249", "1", "medium"),
        ("250", "1", "large"),
        # nobody has filled these in
        ("0", "", None),
        ("0", "0", None),
        ("", "", None),
        ("-5", "", None),
        ("ask Bob", "", None),
    ],
)
def test_size_is_told_by_the_european_unions_bands(employees: str, turnover: str, expected: str | None) -> None:
    assert size(employees, turnover) == expected


@pytest.mark.parametrize(
    ("band", "expected"),
    [
        ("1-10", "small"),
        ("11-50", "small"),
        ("51-200", "medium"),
        ("50-250", "medium"),
        ("250-500", "large"),
        ("1,001-5,000", "large"),
        ("1 001 – 5 000 employees", "large"),
        ("10001+", "large"),
        ("less than 50", "small"),
        ("< 50", "small"),
        ("over 500", "large"),
        ("более 500", "large"),
        ("50 to 249", "medium"),
        ("EMPLOYEES_1", None),
        # across one limit the geometric middle decides: 317 and 10
        ("201-500", "large"),
        ("2-51", "small"),
        # across two, or open, nothing does
        ("10-1000", None),
        ("over 20", None),
        ("500-50", None),
    ],
)
def test_bands_of_employees_tell_the_size(band: str, expected: str | None) -> None:
    assert size(band) == expected


def test_bands_of_turnover_tell_the_size() -> None:
    assert size(turnover="€1M - €5M") == "small"
    assert size(turnover="€10M-€50M") == "medium"
    assert size(turnover="1B+") == "large"


def test_what_a_size_was_inferred_from_is_counted() -> None:
    lines = ["3;;", "3;1000000;", "11-50;;", "201-500;;", ";9;", ";;", "3;;large"]
    text = "Account Name;Account Owner;Employees;Annual Revenue (EUR);Size\n" + "".join(
        f"A{number};Anna;{line}\n" for number, line in enumerate(lines)
    )
    report = report_of(text, from_="generic")
    assert report.inferred == {
        "size": {
            "employees": 1,
            "employees (a band)": 1,
            "employees (a band across a limit)": 1,
            "employees and turnover": 1,
            "turnover": 1,
        }
    }
    assert (report.given["size"], report.missing["size"]) == (1, 1)


def test_cells_that_tell_no_size_are_counted() -> None:
    lines = "".join(
        f"A{number};Anna;{cell}\n" for number, cell in enumerate(("ask Bob", "ask Bob", "over 20", "12", ""))
    )
    report = report_of(f"Account Name;Account Owner;Employees\n{lines}")
    assert report.unmapped == {"employees": {"ask Bob": 2, "over 20": 1}}


def test_the_bands_are_rules_that_can_be_changed() -> None:
    from amcap.model.table import TableFile
    from amcap.model.table_words import PROFILE
    from amcap.reading.tables import open_accounts

    rule = BOOK.rules["size-band.small-employees"].model_copy(update={"value": 5.0})
    book = BOOK.model_copy(update={"rules": {**BOOK.rules, "size-band.small-employees": rule}})
    data = b"Account Name,Account Owner,Employees\nA,Anna,5\n"
    table = open_accounts("a.csv", TableFile(file="a.csv"), book, None, data=data)
    assert [key[1 + PROFILE.index("size")] for key, *_ in table.records()] == ["medium"]


def test_turnover_is_never_revenue_unless_asked() -> None:
    text = "Account Name,Account Owner,Annual Revenue\nA,Anna,60000000\n"
    (row,) = read(text)
    # In which currency is not known, and the bands are in one.
    assert (row.revenue, row.profile) == (None, {})
    (row,) = read(text, currency="EUR")
    assert (row.revenue, row.profile) == (None, {"size": "large"})
    (row,) = read(text, columns={"revenue": "Annual Revenue"})
    assert (row.revenue, row.profile) == (60000000, {})
    (row,) = read(text, columns={"revenue": "Annual Revenue", "turnover": "Annual Revenue"}, currency="EUR")
    assert (row.revenue, row.profile) == (60000000, {"size": "large"})


@pytest.mark.parametrize(
    ("spelt", "level"),
    [
        ("HOSPITAL_HEALTH_CARE", "regulated"),
        ("Hospital & Health Care", "regulated"),
        ("hospital and health care", "regulated"),
        ("Financial Services", "regulated"),
        ("Government/Military", "regulated"),
        ("INFORMATION_TECHNOLOGY_AND_SERVICES", "high-tech"),
        ("Data/Telecom OEM", "high-tech"),
        ("High Tech", "high-tech"),
        ("Food & Beverage", "conversational"),
        ("FOOD_BEVERAGES", "conversational"),
        ("Travel and Hospitality", "conversational"),
        ("Agriculture", "other"),
        ("ARTS_CRAFTS", "other"),
        ("ARTS_AND_CRAFTS", "other"),
        ("E_LEARNING", "high-tech"),
        ("ELEARNING", "high-tech"),
    ],
)
def test_industries_are_mapped_however_they_are_spelt(spelt: str, level: str) -> None:
    text = f"Account Name,Account Owner,Industry\nA,Anna,{spelt}\n"
    (row,) = read(text)
    assert level in FACTOR["industry"].levels
    assert BOOK.level_of_industry(row.profile["industry"]) == level
    assert report_of(text).unmapped == {}


def test_an_industry_that_no_list_has_stays_as_it_is_and_is_counted() -> None:
    report = report_of("Account Name,Account Owner,Industry\nA,Anna,Cheese\nB,Anna,Cheese\nC,Anna,Retail\n")
    assert report.unmapped == {"industry": {"Cheese": 2}}
    assert report.given["industry"] == 3


def test_values_of_the_users_go_before_all_others() -> None:
    text = "Account Name,Account Owner,Industry\nA,Anna,Retail\nB,Anna,CHEESE!\n"
    rows = read(text, values={"industry": {"Retail": "fashion", "cheese": "food and beverage"}})
    assert [row.profile["industry"] for row in rows] == ["fashion", "food and beverage"]


def test_a_rating_is_a_tier_only_by_an_explicit_map() -> None:
    text = "Account Name,Account Owner,Rating\nA,Anna,Hot\nB,Anna,Cold\nC,Anna,\n"
    assert [row.profile for row in read(text)] == [{}, {}, {}]
    settings: dict[str, Any] = {"columns": {"tier": "Rating"}, "values": {"tier": {"hot": "key"}}}
    assert [row.profile.get("tier") for row in read(text, **settings)] == ["key", None, None]
    assert report_of(text, **settings).unmapped == {"tier": {"Cold": 1}}


def test_of_a_column_given_for_words_without_a_map_those_are_counted_that_are_not_amcaps_own() -> None:
    text = "Account Name,Account Owner,Class\nA,Anna,Key\nB,Anna,Gold\n"
    report = report_of(text, columns={"tier": "Class"})
    assert (report.given["tier"], report.unmapped) == (1, {"tier": {"Gold": 1}})
    told = the_problem(text, columns={"tier": "Class"}, strict=True)
    assert "'Gold'" in told


def test_own_words_are_found_without_regard_to_case_and_punctuation() -> None:
    (row,) = read("name,manager,stage,size\nA,,At Risk,LARGE\n")
    assert row.profile == {"stage": "at-risk", "size": "large"}


def test_unknown_own_words_are_problems_with_a_suggestion() -> None:
    told = the_problem("name,manager,size\nA,,larg\n")
    assert told == ("accounts.csv:2:3: column 'size': 'larg' is not one of small, medium, large. Did you mean 'large'?")


@pytest.mark.parametrize(
    "owner", ["Anna Berg", " anna  berg ", "ANNA BERG", "anna@example.com", "0055g000001XyZaAAK", "AB"]
)
def test_an_owner_is_found_by_name_e_mail_id_or_alias(owner: str) -> None:
    owners = {"ANNA@example.com": "Anna Berg", "0055g000001XyZa": "Anna Berg", "ab": "Anna Berg"}
    (row,) = read(f"Account Name,Account Owner\nA,{owner}\n", ("Anna Berg",), owners=owners)
    assert row.manager == "Anna Berg"


def test_an_owner_composed_in_another_way_is_the_same() -> None:
    (row,) = read("Account Name,Account Owner\nA,Zoe\u0308\n", ("Zo\u00eb",))
    assert row.manager == "Zo\u00eb"


def test_owners_who_are_no_managers_are_listed_with_lines_to_add() -> None:
    text = "Account Name,Account Owner\nA,Anna Berg\nB,Zed No\nC,Zed No\nD,zed@example.com\nE,0055g000001XyZaAAK\n"
    report = report_of(text, ("Anna Berg",))
    assert report.unknown_owners == {"Zed No": 2, "0055g000001XyZaAAK": 1, "zed@example.com": 1}
    assert (report.given["manager"], report.missing["manager"]) == (1, 4)
    assert owners_snippet(report.unknown_owners) == (
        'managers:\n  - name: "Zed No"\n'
        'accounts:\n  owners:\n    "0055g000001XyZaAAK": name of the manager\n'
        '    "zed@example.com": name of the manager\n'
    )


def test_without_a_list_of_managers_every_owner_is_one() -> None:
    assert [row.manager for row in read("Account Name,Account Owner\nA,Zed No\n")] == ["Zed No"]


def test_in_a_file_with_amcaps_own_names_a_manager_who_does_not_exist_is_a_problem() -> None:
    told = the_problem("name,manager\nA,Ana Berg\n", ("Anna Berg",))
    assert told == "accounts.csv:2:2: column 'manager': no manager is called 'Ana Berg'. Did you mean 'Anna Berg'?"


def test_an_owner_cannot_stand_for_a_manager_who_does_not_exist() -> None:
    told = the_problem("Account Name,Account Owner\nA,7\n", ("Anna Berg",), owners={"7": "Anna"})
    assert "owners: '7': no manager is called 'Anna'" in told

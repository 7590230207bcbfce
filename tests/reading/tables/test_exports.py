"""One export per system, as its user would save it: recognised, and read with all its quirks."""

from datetime import date

import pytest

from amcap.messages import worded
from tests.reading.tables.build import export, rows_of

RECOGNISED = {
    "salesforce-report.csv": "salesforce",
    "salesforce-api.csv": "salesforce",
    "salesforce-data-loader.csv": "salesforce",
    "hubspot.csv": "hubspot",
    "zoho-backup.csv": "zoho",
    "zoho-list.csv": "generic",
    "freshworks.csv": "freshworks",
    "bitrix24.csv": "bitrix24",
    "bitrix24-russian.csv": "bitrix24",
    "bitrix24-api.csv": "bitrix24",
    "apptivo.csv": "generic",
    "apptivo-api.csv": "apptivo",
    "kapta.csv": "kapta",
    "capsule.csv": "generic",
    "zendesk-sell.csv": "zendesk-sell",
    "revamp.csv": "generic",
    "generic.csv": "generic",
    "amcap.csv": "amcap",
}


@pytest.mark.parametrize(("name", "preset"), RECOGNISED.items())
def test_a_system_is_recognised_by_the_header_alone_and_the_reason_is_told(name: str, preset: str) -> None:
    table = export(name)
    assert table.preset == preset
    assert table.reason.startswith("the header ")


@pytest.mark.parametrize(("name", "preset"), RECOGNISED.items())
def test_naming_the_system_reads_what_recognising_it_reads(name: str, preset: str) -> None:
    assert rows_of(export(name, from_=preset)) == rows_of(export(name, from_="auto")) == rows_of(export(name))


@pytest.mark.parametrize("name", RECOGNISED)
def test_every_account_is_counted_as_given_inferred_or_missing_in_every_field(name: str) -> None:
    table = export(name)
    rows = rows_of(table)
    report = table.report
    assert report.accounts == sum(row.accounts for row in rows)
    for field in ("manager", "tier", "size", "complexity", "industry", "service", "stage", "hours_per_month"):
        inferred = sum(report.inferred.get(field, {}).values())
        assert report.given.get(field, 0) + inferred + report.missing.get(field, 0) == report.accounts


@pytest.mark.parametrize("name", RECOGNISED)
def test_a_table_can_be_read_a_second_time_with_the_same_report(name: str) -> None:
    table = export(name)
    first, report = rows_of(table), table.report
    assert (rows_of(table), table.report) == (first, report)


def test_a_salesforce_report_ends_before_its_footer() -> None:
    table = export("salesforce-report.csv")
    rows = rows_of(table)
    assert [row.name for row in rows] == [
        "Café Müller & Co", "Helix Labs", "Helix Labs", "Total Energies", "Nobody's Account",
    ]  # fmt: skip
    # 38 persons and 4.2 million; 260 persons; 12 persons; 101,000 persons; nothing known
    assert [row.profile.get("size") for row in rows] == ["small", "large", "small", "large", None]
    assert [row.manager for row in rows] == ["Anna Berg", "Ben Ode", "Anna Berg", "Carla Diaz", None]
    assert table.report.left_out == {"total": 1, "footer": 2}
    assert "windows-1252" in worded(table.report.notes[0])
    assert all(row.revenue is None for row in rows)


def test_a_salesforce_api_export_has_json_line_breaks_and_fields_of_its_own() -> None:
    owners = {"0055g000001XyZaAAK": "Anna Berg", "0055g000001XyZb": "Ben Ode"}
    rows = rows_of(export("salesforce-api.csv", ("Anna Berg", "Ben Ode"), owners=owners))
    # The first row spans lines 2 and 3. 139 persons are medium; in which currency 59.9 million are, nobody says.
    assert [(row.name, row.manager, row.line) for row in rows] == [("Acme", "Anna Berg", 2), ("Acme", "Ben Ode", 4)]
    assert rows[0].profile == {"size": "medium", "industry": "Manufacturing"}


def test_headers_in_capitals_and_with_dots_are_read() -> None:
    (row,) = rows_of(export("salesforce-data-loader.csv"))
    assert (row.name, row.profile) == ("Acme", {"industry": "Insurance"})


def test_a_hubspot_export_keeps_its_industries_and_maps_its_sentiment() -> None:
    rows = rows_of(export("hubspot.csv"))
    assert [row.name for row in rows] == ["Acme", "(no name, id 1002)", "Beta, Inc.", "Beta, Inc."]
    assert rows[0].profile == {"size": "large", "industry": "HOSPITAL_HEALTH_CARE", "stage": "at-risk"}
    assert [row.profile.get("stage") for row in rows[1:]] == [None, None, None]
    assert [row.profile["industry"] for row in rows[1:]] == [
        "Publishing",
        "INFORMATION_TECHNOLOGY_AND_SERVICES",
        "Wine and Spirits",
    ]
    assert rows[2].manager is None


def test_a_zoho_backup_resolves_owner_ids_with_and_without_their_prefix() -> None:
    owners = {"404427000000900": "Anna Berg", "zcrm_404427000000901": "Ben Ode"}
    rows = rows_of(export("zoho-backup.csv", ("Anna Berg", "Ben Ode"), owners=owners))
    assert [row.manager for row in rows] == ["Anna Berg", "Ben Ode"]
    # 0 employees is what nobody has filled in; in which currency 60 million of turnover are, nobody says.
    assert [row.profile for row in rows] == [
        {"size": "medium", "industry": "Data/Telecom OEM"},
        {"industry": "Government/Military"},
    ]


def test_a_zoho_list_keeps_accounts_of_the_same_name_apart() -> None:
    rows = rows_of(export("zoho-list.csv"))
    assert [(row.name, row.manager, row.line) for row in rows] == [("Acme", "Anna Berg", 2), ("Acme", "Ben Ode", 3)]


def test_a_freshworks_export_resolves_e_mails() -> None:
    owners = {"Anna@Example.com": "Anna Berg"}
    table = export("freshworks.csv", ("Anna Berg",), owners=owners)
    rows = rows_of(table)
    assert [row.manager for row in rows] == ["Anna Berg", None]
    assert table.report.unknown_owners == {"ben@example.com": 1}
    # 249 persons are fewer than 250 and 50 million the very ceiling; 250 persons are no longer fewer.
    assert [row.profile["size"] for row in rows] == ["medium", "large"]


def test_a_bitrix24_export_ends_every_line_in_a_semicolon() -> None:
    table = export("bitrix24.csv")
    rows = rows_of(table)
    assert [(row.name, row.manager) for row in rows] == [("Acme", "Anna Berg"), ("Beta", "Ben Ode")]
    assert [row.profile["size"] for row in rows] == ["medium", "large"]
    assert "" not in table.report.unused


def test_a_russian_bitrix24_export_in_windows_1251_leaves_out_its_total() -> None:
    table = export("bitrix24-russian.csv")
    rows = rows_of(table)
    assert [(row.name, row.manager) for row in rows] == [("ООО «Ромашка»", "Анна Берг"), ("ЗАО Ёлка", "Иван Петров")]
    assert rows[0].profile == {"size": "small", "industry": "Телекоммуникации"}
    assert table.report.left_out == {"total": 1}
    assert "windows-1251" in worded(table.report.notes[0])


def test_a_bitrix24_api_table_parted_by_tabs_holds_ids_instead_of_labels() -> None:
    rows = rows_of(export("bitrix24-api.csv", ("Anna Berg", "Ben Ode"), owners={"7": "Anna Berg", "8": "Ben Ode"}))
    assert [row.manager for row in rows] == ["Anna Berg", "Ben Ode"]
    assert [row.profile["size"] for row in rows] == ["medium", "small"]
    assert rows[0].profile["industry"] == "IT"


def test_an_apptivo_export_has_bands_of_employees() -> None:
    assert [row.profile["size"] for row in rows_of(export("apptivo.csv"))] == ["large", "small"]


def test_strategic_accounts_of_kapta_are_key_and_archived_ones_stay_unless_left_out() -> None:
    rows = rows_of(export("kapta.csv"))
    assert {row.name: row.profile.get("tier") for row in rows} == {
        "Acme": "key", "Beta": "standard", "Old": None, "Gamma": None,
    }  # fmt: skip
    table = export("kapta.csv", where={"Account Type": "!Archived"})
    assert [row.name for row in rows_of(table)] == ["Acme", "Beta", "Gamma"]
    assert table.report.left_out == {"where Account Type: !Archived": 1}


def test_a_zendesk_sell_export_in_utf_16_can_leave_out_past_customers() -> None:
    table = export("zendesk-sell.csv", where={"customer_status": ["current"]})
    assert [row.name for row in rows_of(table)] == ["Acme"]
    assert table.report.notes == ()


def test_a_file_of_revamp_is_read_by_its_preset_when_named() -> None:
    table = export("revamp.csv", from_="revamp", currency="EUR")
    assert rows_of(table)[0].profile == {"size": "small", "industry": "Retail"}


def test_revenue_alone_is_not_taken_for_either_of_what_it_can_be() -> None:
    table = export("revamp.csv")
    (row,) = rows_of(table)
    assert (row.revenue, row.profile) == (None, {"industry": "Retail"})
    assert "columns: {revenue: Revenue}" in worded(table.report.notes[0])


def test_a_spreadsheet_of_a_success_team_has_its_own_words() -> None:
    rows = rows_of(export("generic.csv"))
    assert [(row.manager, row.revenue, row.profile) for row in rows] == [
        ("Anna Berg", 120000, {"size": "medium", "industry": "SaaS", "stage": date(2027, 1, 1)}),
        ("Ben Ode", 60000, {"size": "large", "industry": "Cheese", "stage": date(2027, 2, 1)}),
    ]


def test_a_file_with_amcaps_own_names_holds_all_that_a_portfolio_can() -> None:
    acme, pool, free = rows_of(export("amcap.csv", ("Anna Berg", "Ben Ode")))
    assert acme.profile == {
        "tier": "key", "size": "large", "complexity": "high", "industry": "healthcare", "service": "premium",
        "contact": "weekly", "objective": "growth", "geography": "dispersed", "fit": "strong", "stage": "renewal",
    }  # fmt: skip
    assert (acme.revenue, acme.accounts) == (120000.5, 1)
    assert (pool.accounts, pool.profile["hours_per_month"], pool.profile["stage"]) == (12, 3.5, "at-risk")
    assert (free.manager, free.profile) == (None, {})

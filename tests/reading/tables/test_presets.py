"""The presets are data: complete, consistent, and every fact has a source or says that it has none."""

import re
from pathlib import Path

import pytest

from amcap.model.portfolio import Account, Manager
from amcap.model.table_words import (
    ACCOUNT_FIELDS,
    FIRST,
    GENERIC,
    HEADERS_FILE,
    LAST,
    MANAGER_FIELDS,
    OWN,
    PROFILE,
    SYSTEMS,
)
from amcap.reading.document import Document
from amcap.reading.problems import InputError
from amcap.reading.tables.cells.amount_words import header_of
from amcap.reading.tables.layout.folding import folded
from amcap.reading.tables.layout.preset import Preset, fold_value, load_preset
from amcap.reading.validate import validate
from tests.reading.tables.build import report_of

HEADER = "Account Name,Account Owner,Industry\n"
PICKLISTS = Path(__file__).parent / "picklists"


@pytest.mark.parametrize("name", [*SYSTEMS, GENERIC, OWN])
def test_a_preset_finds_names_owners_and_is_named_like_its_file(name: str) -> None:
    preset = load_preset(name)
    assert preset.name == name
    assert preset.aliases("name")
    assert preset.aliases("manager")


@pytest.mark.parametrize("name", [*SYSTEMS, GENERIC])
def test_every_source_of_a_preset_is_cited_and_described(name: str) -> None:
    preset = load_preset(name)
    facts = [*preset.marks, *preset.columns, *preset.values, *preset.managers, *preset.quirks]
    cited = {source for fact in facts for source in fact.source}
    assert cited == set(preset.sources)
    assert all(not re.search("https?:", text) for text in preset.sources.values())


@pytest.mark.parametrize("name", [*SYSTEMS, GENERIC])
def test_no_value_of_a_preset_means_two_things(name: str) -> None:
    seen: dict[tuple[str, str], str | None] = {}
    for meaning in load_preset(name).values:
        for value in meaning.values:
            key = meaning.field, fold_value(value)
            assert seen.setdefault(key, meaning.word) == meaning.word, key


@pytest.mark.parametrize("name", [*SYSTEMS, GENERIC])
def test_no_preset_has_industries_of_its_own(name: str) -> None:
    assert load_preset(name).meanings("industry") == {}


@pytest.mark.parametrize("path", sorted(PICKLISTS.iterdir()), ids=lambda path: path.stem)
def test_every_industry_of_a_known_picklist_has_a_meaning(path: Path) -> None:
    values = path.read_text("utf-8").splitlines()
    lines = "".join(f'A{number},Anna,"{value}"\n' for number, value in enumerate(values))
    report = report_of(HEADER + lines, from_=GENERIC)
    assert report.unmapped == {}
    assert report.given["industry"] >= 11


@pytest.mark.parametrize(
    "damage",
    [
        {"columns": [{"field": "name", "headers": ["Name"]}]},
        {"columns": [{"field": "name", "headers": ["Name"], "source": ["S1"], "unsourced": True}]},
        {"columns": [{"field": "name", "headers": ["Name"], "source": ["S2"]}]},
        {"columns": [{"field": "nme", "headers": ["Name"], "source": ["S1"]}]},
        {"values": [{"field": "tier", "word": "gold", "values": ["Gold"], "source": ["S1"]}]},
        {"colour": "red"},
    ],
)
def test_a_damaged_preset_is_refused(damage: dict[str, object]) -> None:
    data = {"name": "x", "title": "X", "sources": {"S1": "a"}, "columns": [], **damage}
    with pytest.raises(InputError):
        validate(Preset, Document("x.yaml", data, None))


def test_the_fields_of_a_table_are_those_of_the_model() -> None:
    in_yaml_only = {"group", "moved", "locked", "not_with"}
    of_tables = {"employees", "turnover", "id", "parent", "currency"}
    assert set(ACCOUNT_FIELDS) - of_tables == set(Account.model_fields) - in_yaml_only
    assert set(MANAGER_FIELDS) - {FIRST, LAST} == set(Manager.model_fields) - {"takes_accounts"}
    assert set(PROFILE) == set(Account.model_fields) - in_yaml_only - {"name", "manager", "count", "revenue", "renewal"}


def test_what_is_headed_as_a_monthly_fee_is_read_times_twelve() -> None:
    generic = load_preset("generic")
    monthly = next(alias.headers for alias in generic.columns if alias.field == "revenue" and "MRR" in alias.headers)
    assert {header: header_of(header).periods for header in monthly} == dict.fromkeys(monthly, 12)


def test_the_quick_form_of_the_headers_is_made_of_the_presets() -> None:
    assert HEADERS_FILE.read_text("utf-8") == folded(), "run: python -m amcap.reading.tables.layout.folding"

"""The rule book's schema: for a whole book and for changes to the default one."""

import json
from pathlib import Path
from typing import Any

import pytest

from amcap.model.ids import FINDINGS, is_free, required_rules
from amcap.model.rulebook import Document, Factor, FindingRule, Rule, Source
from amcap.reading.json_reader import parse_json
from amcap.reading.packaged import DEFAULT
from amcap.reading.problems import InputError
from amcap.reading.rulebook import Overlay, load_rulebook
from amcap.reading.validate import validate
from amcap.reading.yaml_reader import parse_yaml
from tests.cli.process import ROOT
from tests.schemas.schemas import accepts, changed, complaints, schema
from tests.schemas.values import VALUES

Place = tuple[str | int, ...]

WHOLE: dict[str, Any] = parse_yaml(DEFAULT.read_text("utf-8"), "default.yaml").data  # type: ignore[assignment]

SOURCE = {"document": "amcap", "section": "assumption"}
OVERLAY: dict[str, Any] = {
    "extends": "default",
    "id": "our-agency",
    "revision": "1",
    "documents": {"ours": {"title": "Time sheets"}},
    "factors": {"contact": {"subject": "account", "claim": "It matters.", "source": SOURCE}},
    "rules": {"contact.daily": {"value": 1.5, "claim": "It takes time.", "source": SOURCE, "basis": "assumed"}},
    "findings": {"overloaded": {"level": "error", "claim": "It is too much.", "source": SOURCE}},
}
ENTRIES = {
    ("documents", "ours"): Document,
    ("factors", "contact"): Factor,
    ("rules", "contact.daily"): Rule,
    ("rules", "contact.daily", "source"): Source,
    ("findings", "overloaded"): FindingRule,
}
PLACES: list[Place] = [
    *((field,) for field in Overlay.model_fields),
    *ENTRIES,
    *((*entry, field) for entry, model in ENTRIES.items() for field in model.model_fields),
]
# With the value at the far end, every low or high keeps to low <= value <= high, which no schema can ask for.
FAR = {"low": 1e9, "high": 1e-9}


def reader_accepts(overlay: object) -> bool:
    """Whether changes are well-formed; whether the book that they make is sound is asked later."""
    try:
        validate(Overlay, parse_json(json.dumps(overlay), "rules.json"))
    except InputError:
        return False
    return True


def test_the_default_rule_book_is_valid() -> None:
    assert complaints("rulebook", WHOLE) == []


def test_changes_to_the_default_rule_book_are_valid() -> None:
    assert complaints("rulebook", OVERLAY) == []
    assert complaints("rulebook", {"extends": "default", "id": "x", "revision": "1"}) == []


def test_the_changes_in_the_readme_are_valid(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    text = "extends: default\n" + readme.partition("```yaml\nextends: default\n")[2].partition("```")[0]
    assert complaints("rulebook", parse_yaml(text, "README.md").data) == []
    (tmp_path / "rules.yaml").write_text(text, "utf-8")
    assert load_rulebook(str(tmp_path / "rules.yaml")).id == "our-agency"


@pytest.mark.parametrize("place", PLACES, ids=".".join)
def test_reader_and_schema_agree_on_every_value_of_a_field(place: tuple[str, ...]) -> None:
    base = changed(OVERLAY, ("rules", "contact.daily", "value"), FAR.get(place[-1], 1.5))
    data = [changed(base, place, value) for value in VALUES]
    read = [value for value, changed_data in zip(VALUES, data, strict=True) if reader_accepts(changed_data)]
    assert [
        value for value, changed_data in zip(VALUES, data, strict=True) if accepts("rulebook", changed_data)
    ] == read
    assert len(read) < len(VALUES)


@pytest.mark.parametrize("section", ["documents", "factors", "rules", "findings"])
def test_a_whole_book_has_every_section_and_changes_need_none(section: str) -> None:
    for without in ({key: value for key, value in WHOLE.items() if key != section}, {**WHOLE, section: None}):
        assert not accepts("rulebook", without)
        assert accepts("rulebook", {"extends": "default", **without})


@pytest.mark.parametrize(
    ("section", "key"),
    [
        *(("factors", key) for key in WHOLE["factors"]),
        *(("rules", key) for key in required_rules()),
        *(("findings", key) for key in FINDINGS),
    ],
)
def test_a_whole_book_has_every_entry_and_changes_need_none(section: str, key: str) -> None:
    fewer = {inner: value for inner, value in WHOLE[section].items() if inner != key}
    assert not accepts("rulebook", {**WHOLE, section: fewer})
    assert accepts("rulebook", {"extends": "default", **WHOLE, section: fewer})


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("rules", "contact.dayly"), OVERLAY["rules"]["contact.daily"]),
        (("rules", "segment.Big"), OVERLAY["rules"]["contact.daily"]),
        (("rules", "a-segment.big"), OVERLAY["rules"]["contact.daily"]),
        (("factors", "colour"), OVERLAY["factors"]["contact"]),
        (("findings", "overlaoded"), OVERLAY["findings"]["overloaded"]),
        (("rule",), {}),
        (("rules", "contact.daily", "values"), 1.5),
        (("extends",), "defalt"),
        (("extends",), True),
    ],
    ids=str,
)
def test_unknown_ids_and_keys_are_refused(place: Place, value: object) -> None:
    assert not accepts("rulebook", changed(OVERLAY, place, value))


@pytest.mark.parametrize("rule_id", ["segment.big", "heuristic.3-or-4"])
def test_a_book_may_have_segments_and_rules_of_thumb_of_its_own(rule_id: str) -> None:
    assert accepts("rulebook", changed(OVERLAY, ("rules", rule_id), OVERLAY["rules"]["contact.daily"]))


def test_a_slip_in_extends_is_the_one_complaint_about_changes() -> None:
    # Else an editor would ask for all the entries that a whole book needs.
    assert len(complaints("rulebook", {**OVERLAY, "extends": "defalt"})) == 1


@pytest.mark.parametrize("field", ["claim", "source", "basis", "value"])
def test_a_number_without_claim_source_or_basis_is_refused(field: str) -> None:
    rule = {key: value for key, value in OVERLAY["rules"]["contact.daily"].items() if key != field}
    assert not accepts("rulebook", changed(OVERLAY, ("rules", "contact.daily"), rule))


def test_the_schema_offers_every_id_by_name() -> None:
    sections = schema("rulebook")["properties"]
    for section in ("factors", "rules", "findings"):
        assert set(sections[section]["properties"]) == {key for key in WHOLE[section] if not is_free(key)}

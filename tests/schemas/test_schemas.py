"""The schemas themselves: sound, draft-07, made from the types, and a help to who reads them in an editor."""

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator

from amcap.model.factor_table import FACTOR
from amcap.model.rulebook import RuleBook
from amcap.reading.rulebook import load_rulebook
from amcap.schemas import SchemaName, load_schema, schema_file
from amcap.schemas.answers import ESTIMATE, PACKS, RULES, VALIDATION
from amcap.schemas.explanations import EXPLANATION
from amcap.schemas.generate import render_schema
from amcap.schemas.meanings import ASSESSMENT
from tests.schemas.schemas import NAMES, objects, schema

# What drafts after 07 brought; editors for YAML expect draft-07.
LATER_KEYWORDS = {
    "$defs", "$anchor", "$recursiveRef", "$dynamicRef", "prefixItems", "unevaluatedProperties", "unevaluatedItems",
    "dependentRequired", "dependentSchemas", "minContains", "maxContains",
}  # fmt: skip

LONG = 10
"""Words of a list that is too long to be told in a sentence."""

BOOK: RuleBook = load_rulebook()

# The fields that say the level of a factor, where the factor has another name or stands in two places.
FIELDS = {
    "objective": [("company", "objective"), ("Account", "objective")],
    "support": [("company", "support"), ("Manager", "support")],
    "automation": [("company", "automation"), ("Manager", "automation")],
    **{name: [("Manager", name)] for name in ("experience", "scope", "assistants", "performance")},
    **{name: [("Account", name)] for name in ("industry", "contact", "service", "geography", "fit", "stage")},
}

each_schema = pytest.mark.parametrize("name", NAMES)


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value).union(*map(keys_of, value.values()))
    return set().union(*map(keys_of, value)) if isinstance(value, list) else set()


@each_schema
def test_a_schema_is_a_sound_draft_07_schema_without_an_invented_address(name: SchemaName) -> None:
    Draft7Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema(name)["title"]
    assert keys_of(schema(name)) & (LATER_KEYWORDS | {"$id"}) == set()


@each_schema
def test_a_shipped_schema_is_what_the_types_make(name: SchemaName) -> None:
    assert schema_file(name).read_bytes() == render_schema(name).encode(), "python -m amcap.schemas.generate"


@each_schema
def test_a_schema_is_plain_ascii_so_that_any_shell_can_redirect_it(name: SchemaName) -> None:
    assert load_schema(name).isascii()


@each_schema
def test_every_object_knows_all_its_keys(name: SchemaName) -> None:
    assert [key for key, found in objects(name).items() if found["additionalProperties"] is not False] == []


@each_schema
def test_every_field_is_explained(name: SchemaName) -> None:
    silent = [
        f"{key}.{field}"
        for key, found in objects(name).items()
        for field, described in found["properties"].items()
        if not described.get("description") and "$ref" not in described
    ]
    assert silent == []
    assert [key for key, found in objects(name).items() if not found.get("description")] == []


@pytest.mark.parametrize(
    ("name", "root", "meanings"),
    [
        ("assessment", "Assessment", ASSESSMENT),
        ("estimate", "Estimate", ESTIMATE),
        ("rules", "Catalogue", RULES),
        ("packs", "PackList", PACKS),
        ("explanation", "", EXPLANATION),
        ("validation", "Validation", VALIDATION),
    ],
)
def test_every_field_of_an_answer_is_explained_and_nothing_else_is(
    name: SchemaName, root: str, meanings: dict[str, str]
) -> None:
    found = objects(name)
    fields = {f"{key or root}.{field}" for key, described in found.items() for field in described["properties"]}
    explained = {key for key in meanings if "." in key}
    assert explained == {field for field in fields if not field.endswith(".schema_version")}
    assert set(meanings) - explained == {key or root for key in found}


@pytest.mark.parametrize("name", ["portfolio", "rulebook"])
def test_the_words_that_a_field_accepts_stand_in_its_explanation(name: SchemaName) -> None:
    for found in objects(name).values():
        for field, described in found["properties"].items():
            words = described.get("enum", [])
            # Of a long list, an editor alone shows all.
            for word in words if len(words) < LONG else []:
                assert word is None or str(word) in described["description"], field


def test_every_optional_field_of_a_portfolio_says_what_is_assumed_without_it() -> None:
    for found in objects("portfolio").values():
        for field, described in found["properties"].items():
            # The fields below columns, units and values stand for themselves.
            if field == "$schema" or "Absent: " in found.get("description", ""):
                continue
            required = field in found.get("required", [])
            assert ("Absent: " in described["description"]) != required, field


@pytest.mark.parametrize("factor", FIELDS)
def test_what_a_field_says_is_assumed_is_what_the_rule_book_assumes(factor: str) -> None:
    assumed = (BOOK.factors[factor].absent or "no effect") if FACTOR[factor].fact else "unknown"
    for owner, field in FIELDS[factor]:
        absent = objects("portfolio")[owner]["properties"][field]["description"].partition("Absent: ")[2]
        assert assumed in absent


def test_every_factor_of_which_a_field_tells_the_level_is_among_these() -> None:
    assert set(FACTOR) - set(FIELDS) == {"expertise", "ramp"}


def test_the_default_of_a_schema_is_only_what_changes_nothing() -> None:
    # An editor may write a default into the file; a middle value there would hide an assumption.
    found = {
        f"{key}.{field}": described["default"]
        for key, found in objects("portfolio").items()
        for field, described in found["properties"].items()
        if "default" in described
    }
    tables = dict.fromkeys(("AccountsFile.strict", "accounts.strict", "managers.strict"), False)
    own = {".version": 1, "Account.count": 1, "Account.locked": False, "Manager.takes_accounts": True}
    assert found == own | tables


@each_schema
def test_a_schema_ends_in_one_line_break_and_names_the_command_that_prints_it(name: SchemaName) -> None:
    text = load_schema(name)
    assert text.endswith("}\n")
    assert f"amcap schema {name}" in json.loads(text)["$comment"]

"""Make the shipped schemas from the types: `python -m amcap.schemas.generate` rewrites the files beside this one."""

import json
from collections.abc import Callable, Mapping
from typing import get_args

from amcap.model.assessment import SCHEMA_VERSION, Assessment
from amcap.model.catalogue import Catalogue, PackList
from amcap.model.estimate import Estimate
from amcap.model.explanation import AccountExplanation, ManagerExplanation, TeamExplanation
from amcap.model.factor_table import FACTOR
from amcap.model.ids import FINDINGS, FREE_ID, required_rules
from amcap.model.portfolio import Account, Manager, Portfolio
from amcap.model.rulebook import RuleBook
from amcap.model.table import AccountsFile, ManagersFile
from amcap.model.table_words import SEVERAL
from amcap.model.validation import Validation
from amcap.model.vocabulary import PACKAGED
from amcap.schemas import SchemaName, schema_file
from amcap.schemas.answers import ESTIMATE, PACKS, RULES, VALIDATION
from amcap.schemas.conversion import Converter, Schema
from amcap.schemas.explanations import EXPLANATION
from amcap.schemas.meanings import ASSESSMENT
from amcap.schemas.tables import table_block

_DRAFT = "http://json-schema.org/draft-07/schema#"

_IDS = {
    "factors": tuple(FACTOR),
    "rules": tuple(required_rules()),
    "findings": FINDINGS,
}
"""The sections of a rule book whose ids are given: a whole book has them all, and no book has others but free ones."""


_EDITORS = {"description": "The schema of this file, for editors; amcap passes over it.", "type": "string"}


_OR_TABLES = {"managers": "", "accounts": "; or a list of such tables"}


def portfolio_schema() -> Schema:
    """What `amcap assess` reads."""
    converter = Converter()
    body = converter.object(Portfolio)
    for name, file, entry in (("managers", ManagersFile, Manager), ("accounts", AccountsFile, Account)):
        entries = body["properties"][name]
        block = table_block(converter, file, entry)
        entries["description"] = entries["description"].replace(
            "Absent:", f"Or the table that holds them: file: {name}.csv, and how to read it{_OR_TABLES[name]}. Absent:"
        )
        entries["type"] = ["array", "object", "null"]
        entries.update((key, block[key]) for key in ("properties", "required", "additionalProperties"))
        if name in SEVERAL:
            converter.definitions[file.__name__] = block
            entries.update(_of_one_kind(entries["items"], {"$ref": f"#/definitions/{file.__name__}"}))
    body["properties"] = {"$schema": _EDITORS, **body["properties"]}
    return _whole("portfolio", "amcap portfolio", converter, body)


def _of_one_kind(entry: Schema, table: Schema) -> Schema:
    """A list that holds either entries or tables, which name a file."""
    named: Schema = {"required": ["file"]}
    both = [{"contains": named}, {"contains": {"not": named}}]
    return {"items": {"if": named, "then": table, "else": entry}, "not": {"type": "array", "allOf": both}}


def assessment_schema() -> Schema:
    """What `amcap assess --json` writes."""
    return _answer("assessment", "amcap assessment", Assessment, ASSESSMENT)


def estimate_schema() -> Schema:
    """What `amcap estimate --json` writes."""
    return _answer("estimate", "amcap estimate", Estimate, ESTIMATE)


def rules_schema() -> Schema:
    """What `amcap rules --json` writes."""
    return _answer("rules", "amcap rules", Catalogue, RULES)


def packs_schema() -> Schema:
    """What `amcap rules --packs --json` writes."""
    return _answer("packs", "amcap rule packs", PackList, PACKS)


def validation_schema() -> Schema:
    """What `amcap validate --json` writes."""
    return _answer("validation", "amcap validation", Validation, VALIDATION)


def explanation_schema() -> Schema:
    """What `amcap explain --json` writes: an explanation of a manager, an account or the team."""
    converter = Converter(EXPLANATION)
    kinds = {"manager": ManagerExplanation, "account": AccountExplanation, "team": TeamExplanation}
    for kind, model in kinds.items():
        body = _versioned(converter.object(model))
        subject = body["properties"]["subject"]
        body["properties"]["subject"] = {
            "description": subject["description"],
            "allOf": [{"$ref": subject["$ref"]}, {"properties": {"kind": {"const": kind}}}],
        }
        converter.definitions[model.__name__] = body
    whole: Schema = {
        "description": "What amcap explain --json writes: how a figure came about. The same keys on every run; no NaN; "
        "numbers rounded to 6 decimal places.",
        "oneOf": [{"$ref": f"#/definitions/{model.__name__}"} for model in kinds.values()],
    }
    return _whole("explanation", "amcap explanation", converter, whole)


def _answer(name: SchemaName, title: str, model: type, meanings: Mapping[str, str]) -> Schema:
    converter = Converter(meanings)
    return _whole(name, title, converter, _versioned(converter.object(model)))


def _versioned(body: Schema) -> Schema:
    version = {"description": "The version of this schema.", "type": "string", "const": SCHEMA_VERSION}
    body["properties"]["schema_version"] = version
    return body


def rulebook_schema() -> Schema:
    """What `--rulebook` reads: a whole rule book, or changes to a packaged one, which need not name every rule."""
    converter = Converter()
    body = converter.object(RuleBook)
    fields = body["properties"]
    sections = [name for name in body["required"] if fields[name]["type"] == "object"]
    # In changes, an empty section leaves the default as it is; a whole book has no default.
    whole_book: Schema = {"required": sections, "properties": {name: {"type": "object"} for name in sections}}
    for name in sections:
        section = fields[name] = {**fields[name], "type": ["object", "null"]}
        if name in _IDS:
            entry = section.pop("additionalProperties")
            section.update(properties=dict.fromkeys(_IDS[name], entry), additionalProperties=False)
            if name == "rules":
                section["patternProperties"] = {f"^{FREE_ID}$": entry}
            whole_book["properties"][name]["required"] = list(_IDS[name])
    extends = {
        "description": f"A rule book that comes with amcap, {', '.join(PACKAGED)}: this file holds changes to it, and "
        "each entry replaces the one with its id, whole. Absent: this file is a whole rule book.",
        "type": "string",
        "enum": list(PACKAGED),
    }
    body |= {
        "description": "A rule book for amcap: every number it reckons with, each with a claim, a source and a basis. "
        "Either a whole book, or changes to one that comes with amcap (extends: default).",
        "properties": {"$schema": _EDITORS, "extends": extends, **fields},
        "required": [name for name in body["required"] if name not in sections],
        "if": {"required": ["extends"]},
        "else": whole_book,
    }
    return _whole("rulebook", "amcap rule book", converter, body)


def _whole(name: SchemaName, title: str, converter: Converter, body: Schema) -> Schema:
    comment = f"Made from amcap's types by python -m amcap.schemas.generate; amcap schema {name} prints it."
    return {"$schema": _DRAFT, "$comment": comment, "title": title, **body, "definitions": converter.definitions}


SCHEMAS: dict[SchemaName, Callable[[], Schema]] = {
    "portfolio": portfolio_schema,
    "assessment": assessment_schema,
    "rulebook": rulebook_schema,
    "estimate": estimate_schema,
    "explanation": explanation_schema,
    "rules": rules_schema,
    "packs": packs_schema,
    "validation": validation_schema,
}


def render_schema(name: SchemaName) -> str:
    """The JSON text of a schema, as it is shipped: ASCII, so that no editor or shell can misread it."""
    return json.dumps(SCHEMAS[name](), indent=2, allow_nan=False) + "\n"


def main() -> None:
    for name in get_args(SchemaName):
        schema_file(name).write_text(render_schema(name), "utf-8", newline="\n")


if __name__ == "__main__":
    main()

"""Make the shipped schemas from the types: `python -m amcap.schemas.generate` rewrites the files beside this one."""

import json
from collections.abc import Callable
from typing import get_args

from amcap.model import vocabulary as words
from amcap.model.assessment import SCHEMA_VERSION, Assessment
from amcap.model.ids import FINDINGS, required_rules
from amcap.model.portfolio import Portfolio
from amcap.model.rulebook import RuleBook
from amcap.schemas import SchemaName, schema_file
from amcap.schemas.conversion import Converter, Schema
from amcap.schemas.meanings import ASSESSMENT

_DRAFT = "http://json-schema.org/draft-07/schema#"

_IDS = {
    "factors": (*words.ACCOUNT_FACTORS, *words.MANAGER_FACTORS),
    "rules": tuple(required_rules()),
    "findings": FINDINGS,
}
"""The sections of a rule book whose ids are given: a whole book has them all, and no book has others."""


def portfolio_schema() -> Schema:
    """What `amcap assess` reads."""
    converter = Converter()
    return _whole("portfolio", "amcap portfolio", converter, converter.object(Portfolio))


def assessment_schema() -> Schema:
    """What `amcap assess --json` writes."""
    converter = Converter(ASSESSMENT)
    body = converter.object(Assessment)
    version = {"description": "The version of this schema.", "type": "string", "const": SCHEMA_VERSION}
    body["properties"]["schema_version"] = version
    return _whole("assessment", "amcap assessment", converter, body)


def rulebook_schema() -> Schema:
    """What `--rulebook` reads: a whole rule book, or changes to the default one, which need not name every rule."""
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
            whole_book["properties"][name]["required"] = list(_IDS[name])
    extends = {
        "description": "default: this file holds changes to the default rule book, and each entry replaces the one "
        "with its id, whole. Absent: this file is a whole rule book.",
        "type": "string",
        "enum": ["default"],
    }
    body |= {
        "description": "A rule book for amcap: every number it reckons with, each with a claim, a source and a basis. "
        "Either a whole book, or changes to the default one (extends: default).",
        "properties": {"extends": extends, **fields},
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
}


def render_schema(name: SchemaName) -> str:
    """The JSON text of a schema, as it is shipped: ASCII, so that no editor or shell can misread it."""
    return json.dumps(SCHEMAS[name](), indent=2, allow_nan=False) + "\n"


def main() -> None:
    for name in get_args(SchemaName):
        schema_file(name).write_text(render_schema(name), "utf-8", newline="\n")


if __name__ == "__main__":
    main()

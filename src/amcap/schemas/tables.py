"""The schema of how a portfolio points at a table: every key, with the fields and words that it knows."""

from pydantic import BaseModel

from amcap.model.table import TableFile
from amcap.schemas.conversion import Converter, Schema

_OF_TABLES_ALONE = {
    "employees": "how many people work for the account, which tell its size",
    "turnover": "the account's own yearly sales, which tell its size",
    "id": "the account's id, which tells accounts of one name apart",
    "currency": "the currency of the account's amounts",
    "parent": "the account's parent, by name or id",
    "first_name": "the manager's first name, where no column holds the whole",
    "last_name": "the manager's last name",
}


def table_block(converter: Converter, file: type[TableFile], entry: type[BaseModel]) -> Schema:
    """A section that points at a table, in place of entries of a kind."""
    block = converter.object(file)
    keys = block["properties"]
    header, unit, meanings = (keys[name].pop("additionalProperties") for name in ("columns", "units", "values"))
    of_fields = {
        "columns": {field: {"description": _header(field, entry), **header} for field in file.fields},
        "units": {
            field: {"description": f"{field} is in ones, thousands or millions.", **unit} for field in file.fields
        },
        "values": {field: _meanings(field, meanings, file.words.get(field)) for field in file.fields},
    }
    for name, fields in of_fields.items():
        keys[name].update(properties=fields, additionalProperties=False)
    return block


def _header(field: str, entry: type[BaseModel]) -> str:
    if field in _OF_TABLES_ALONE and field not in entry.model_fields:
        return f"Header of the column with {_OF_TABLES_ALONE[field]}."
    meaning, _, _ = (entry.model_fields[field].description or "").partition(" Absent:")
    return f"Header of the column of {field}. {meaning}"


def _meanings(field: str, schema: Schema, words: tuple[str, ...] | None) -> Schema:
    if words is None:
        return {"description": f"What stands in the file -> what to read there as {field}.", **schema}
    described = f"What stands in the file -> amcap's word for {field}: {', '.join(words)}."
    return {"description": described, **schema, "additionalProperties": {"type": "string", "enum": list(words)}}

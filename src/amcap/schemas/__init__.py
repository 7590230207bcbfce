"""JSON Schemas of what amcap reads and writes.

Static files, made from the types by `python -m amcap.schemas.generate`: printing one loads neither types nor pydantic.
"""

from pathlib import Path
from typing import Literal

SchemaName = Literal["portfolio", "assessment", "rulebook", "estimate", "explanation", "rules", "packs", "validation"]


def schema_file(name: SchemaName) -> Path:
    """Where a schema is kept."""
    return Path(__file__).parent / f"{name}.json"


def load_schema(name: SchemaName) -> str:
    """A schema as JSON text (draft-07)."""
    return schema_file(name).read_text("utf-8")

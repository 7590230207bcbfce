"""What a check of files finds, without judging what they say."""

from typing import NamedTuple

from amcap.model.assessment import Tool
from amcap.model.fault import Fault


class Validation(NamedTuple):
    """What `amcap validate --json` writes: whether all files are valid, which of them are, and all that is wrong."""

    schema_version: str
    tool: Tool
    valid: bool
    valid_files: tuple[str, ...]
    problems: tuple[Fault, ...]

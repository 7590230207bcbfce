"""Faults at the edges of the model, picked by hand: a file of what stands in the code and what to put there."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from tests.cli.process import ROOT
from tests.mutation.mutants import Mutant

PICKED = Path(__file__).with_name("edges.yaml")


def edges() -> Iterator[Mutant]:
    """The hand-picked mutants. Raises AssertionError for one whose code is there no more, or more than once."""
    for path, faults in yaml.safe_load(PICKED.read_text("utf-8")).items():
        source = (ROOT / "src" / "amcap" / path).read_text("utf-8")
        for before, after in faults:
            assert source.count(before) == 1, f"{path}: {source.count(before)} times: {before}"
            line = source.count("\n", 0, source.index(before)) + 1
            yield Mutant(Path("src/amcap") / path, line, before, after, source.replace(before, after))

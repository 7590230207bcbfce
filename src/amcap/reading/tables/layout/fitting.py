"""Whether the cells of a column can be what its header says: a word such as Customer heads names and kinds alike."""

from collections.abc import Collection

from amcap.reading.tables.layout.preset import fold_value
from amcap.reading.tables.layout.sample import Sample

NEARLY_ALL = 0.95
"""Share of a column's cells that differ where they are names."""


class Fitting:
    """Judges columns by a sample of their cells."""

    def __init__(self, sample: Sample, kinds: Collection[str]) -> None:
        """`kinds` are the folded words that tell what kind of account it is."""
        self._sample = sample
        self._kinds = kinds

    def fits(self, field: str, index: int, doubtful: bool) -> bool:
        """Whether a column holds a field, given whether it is headed by a doubtful word."""
        if field == "name":
            return not doubtful or (self._sample.is_text(index) and not self._sample.repeats(index))
        if field == "manager":
            return self._sample.is_filled(index)
        if field == "stage":
            return not doubtful or self._sample.is_text(index)
        if field == "segment":
            return any(fold_value(cell) in self._kinds for cell in self._sample.cells(index))
        return True

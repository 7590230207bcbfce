"""How one table is read: which preset, which column is which field, and a converter for each."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from amcap.model.rulebook import RuleBook
from amcap.model.table import ACCOUNT_WORDS, TableFile
from amcap.reading.problems import shown
from amcap.reading.tables.faults import Faults
from amcap.reading.tables.header import Header, clean_header, fold
from amcap.reading.tables.number import NotANumberError, NumberColumn, BadCellError
from amcap.reading.tables.owners import OwnerColumn
from amcap.reading.tables.preset import GENERIC, OWN, Preset, fold_value, load_preset
from amcap.reading.tables.size_band import SizeColumn, limits_of
from amcap.reading.tables.words import IndustryColumn, WordColumn

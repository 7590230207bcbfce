"""How to read tables, said by options or a program rather than in a portfolio."""

from collections.abc import Mapping

from amcap.model.table import AccountsFile
from amcap.reading.document import Document
from amcap.reading.opening import STDIN
from amcap.reading.rates import with_rates
from amcap.reading.validate import validate

SAID = "options"
"""What problems with the settings are told of."""


def table_settings(given: Mapping[str, object]) -> AccountsFile | None:
    """The block that such keys would make, without a file; None where nothing is said. Raises InputError."""
    if not given:
        return None
    settings = validate(AccountsFile, Document(SAID, {"file": STDIN, **given}, None))
    return with_rates(settings, settings.rates) if isinstance(settings.rates, str) else settings

"""How to read tables, said by options or a program rather than in a portfolio."""

from collections.abc import Mapping

from amcap.model.table import AccountsFile, rates_told
from amcap.reading.document import Document
from amcap.reading.opening import STDIN
from amcap.reading.problems import InputError, Problem
from amcap.reading.rates import with_rates
from amcap.reading.validate import validate

SAID = "options"
"""What problems with the settings are told of."""


def rates_file(given: Mapping[str, object]) -> str | None:
    """The file of rates that such keys name; None where they name none, or tell the rates themselves."""
    rates = rates_told(given["rates"]) if "rates" in given else None
    return rates if isinstance(rates, str) else None


def table_settings(given: Mapping[str, object]) -> AccountsFile | None:
    """The block that such keys would make, without a file; None where nothing is said. Raises InputError."""
    if not given:
        return None
    settings = validate(AccountsFile, Document(SAID, {"file": STDIN, **given}, None))
    if not isinstance(settings.rates, str):
        return settings
    try:
        return with_rates(settings, settings.rates)
    except InputError as error:
        # Told of the key, as all that is wrong with settings is; the file's own lines stand in the message.
        raise InputError([Problem(SAID, None, ("rates",), str(problem)) for problem in error.problems]) from None

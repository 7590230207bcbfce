"""The rule book that a portfolio names: one that comes with amcap, or a file beside the portfolio."""

from amcap.model.rulebook import RuleBook
from amcap.reading.document import Document
from amcap.reading.files_read import FilesRead
from amcap.reading.packaged import is_path, known_name, unknown_name
from amcap.reading.pointers import folder_of, located
from amcap.reading.problems import InputError
from amcap.reading.rulebook import load_file, load_rulebook

_KEY = ("rulebook",)


def named_rulebook(document: Document, path: str, read: FilesRead, *, confined: bool) -> RuleBook:
    """The rule book that a portfolio at a path names, the default one where it names none.

    Confined, a file has to lie in the portfolio's own folder or below. Raises InputError for a name that no rule book
    has, and for a file that is none.
    """
    told = document.value_at(_KEY)
    if not isinstance(told, str) or not told.strip():
        # If this is a mistake, it is told with all others of the portfolio.
        return load_rulebook()
    if not is_path(told):
        if known_name(told) is None:
            raise InputError([document.problem(_KEY, unknown_name(told, folder_of(path)))])
        return load_rulebook(told)
    file, trouble = located(folder_of(path), told, confined=confined)
    if trouble is not None:
        raise InputError([document.problem(_KEY, trouble)])
    read.add(file)
    return load_file(file)

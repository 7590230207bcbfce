"""A table of managers or of all users that is imported beside the accounts: who the owners in these are."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from amcap.model.table import ManagersFile, TableFile
from amcap.reading.tables import read_managers

_ONLY_WHO = {"name", "id"}


class Users(NamedTuple):
    """People by name, with what is told of each as a portfolio would hold it."""

    file: str
    people: Mapping[str, Mapping[str, Any]]

    @property
    def are_managers(self) -> bool:
        """Whether the table tells more than who they are, such as their job: then all of them are managers."""
        return any(set(person) - _ONLY_WHO for person in self.people.values())

    def joined(self, settings: TableFile) -> TableFile:
        """Settings by which owners are found by id, e-mail or name; what was said of an owner goes before."""
        owners = {own: name for name, person in self.people.items() for own in (name, *person.get("id", ()))}
        return settings.model_copy(update={"owners": owners | settings.owners})

    def with_accounts(self, managers: Mapping[str, float]) -> dict[str, float]:
        """The managers of accounts, and those of the table who have none if it is one of managers; by name."""
        idle = dict.fromkeys(self.people, 0) if self.are_managers else {}
        everyone = {**idle, **managers}
        return dict(sorted(everyone.items(), key=lambda item: (item[0].casefold(), item[0])))


def users_in(path: str) -> Users:
    """The people in a table of managers or users. Raises InputError."""
    rows = read_managers(path, ManagersFile(file=path))
    return Users(path, {person["name"]: person for person, _ in rows})

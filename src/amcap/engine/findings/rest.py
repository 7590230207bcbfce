"""What is left unsaid about single accounts where only a few of each group were kept: how many more there are."""

from collections import Counter
from collections.abc import Iterator

from amcap.engine.arithmetic.workload import pairing_of
from amcap.engine.evaluation.posts import Group
from amcap.engine.findings.case import Case, Hit
from amcap.quantities import counted

_SAID = {
    "unassigned-account": "have no manager",
    "expertise-mismatch": "are outside their manager's expertise while another with room has it",
    "costly-account": "take more of their manager's cost than they should",
    "factors-bounded": "have factors that are held at a bound",
}


def rest(case: Case) -> Iterator[Hit]:
    """One hit for each kind of finding that is true of accounts that were not kept."""
    unsaid: Counter[str] = Counter()
    for group in case.evaluation.groups.values():
        hidden = group.entries - group.kept
        if hidden:
            unsaid.update(dict.fromkeys(_of_group(case, group), hidden))
    costly = case.evaluation.costly
    unsaid["costly-account"] = costly["made"] - costly["kept"]
    for finding, number in unsaid.items():
        if number:
            message = f"{counted(number, 'more account')} {_SAID[finding]}."
            yield Hit(finding, "portfolio", case.evaluation.portfolio.name, message, accounts=number)


def _of_group(case: Case, group: Group) -> Iterator[str]:
    """The findings that hold for every account of a group."""
    if group.post is None:
        yield "unassigned-account"
    elif pairing_of(group.profile.industry, group.post.expertise) == "mismatch":
        taker = case.taker(group.profile, 1, group.post.name)
        if taker and taker[1] == "match":
            yield "expertise-mismatch"
    if group.workload.bounded:
        yield "factors-bounded"

"""Every factor once: what it multiplies, the field of the portfolio that tells it, and its levels.

A new factor is a row of FACTORS, a field with its description in the portfolio, and its rules in the rule book: ids,
profiles, columns of tables, steps and the options of `amcap estimate` are made of the rows. Kept free of pydantic, so
that the command line can offer them without loading the model.
"""

from datetime import date
from typing import Any, Literal, NamedTuple, get_args

from amcap.model import vocabulary as words


class Input(NamedTuple):
    """A field of the portfolio that moves a load: the type of what it holds, and what it is, in few words."""

    field: str
    holds: Any
    asked: str

    @property
    def words(self) -> tuple[str, ...]:
        """The closed list that the field takes a word of; empty where it holds something else."""
        return words_of(self.holds)


class Factor(NamedTuple):
    """A factor: it multiplies the workload of an account or the capacity of a manager, its `subject`.

    `field` is the subject's field that tells it; `company` is the company's, where it may. What a field `holds` is one
    of the levels, unless said otherwise: then the arithmetic makes a level of it. A `fact` that nobody tells counts as
    absent; any other factor is a judgement, and has a rule for what is unknown. One that is not `assumed` is no part
    of the product while nobody tells it. A `lever` is one that the firm can turn up for a manager: its levels stand
    from the weakest to the strongest.
    """

    id: str
    subject: Literal["account", "manager"]
    field: str
    level: Any
    asked: str
    holds: Any = None
    company: str | None = None
    assumed: bool = True
    fact: bool = False
    lever: bool = False

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that the rule book has an effect for."""
        return words_of(self.level)

    @property
    def rules(self) -> tuple[str, ...]:
        """The ids of its rules: one for each level and, of a judgement, one for what is unknown."""
        ends = self.levels if self.fact else (*self.levels, words.UNKNOWN)
        return tuple(f"{self.id}.{end}" for end in ends)

    @property
    def input(self) -> Input:
        """The field that tells it."""
        return Input(self.field, self.holds or self.level, self.asked)


def words_of(holds: Any) -> tuple[str, ...]:
    """The words of a closed list; none for any other type."""
    return get_args(holds) if get_args(holds) and isinstance(get_args(holds)[0], str) else ()


# In the order in which they are shown.
FACTORS = (
    Factor("industry", "account", "industry", words.IndustryLevel, "The account's industry.", holds=str),
    Factor("contact", "account", "contact", words.Contact, "How often it is contacted."),
    Factor("service", "account", "service", words.Service, "How much service it requires."),
    Factor("objective", "account", "objective", words.Objective, "What you want of it.", company="objective"),
    Factor("geography", "account", "geography", words.Geography, "Where its people are."),
    Factor("fit", "account", "fit", words.Fit, "Fit with your ideal customer."),
    Factor("stage", "account", "stage", words.Stage, "Where it stands in its life with you."),
    # How the industry meets what the manager knows.
    Factor("expertise", "account", "industry", words.Pairing, "The account's industry.", holds=str, assumed=False),
    Factor("experience", "manager", "experience", words.Experience, "The manager's experience."),
    Factor("ramp", "manager", "started", words.Ramp, "First day in the role.", holds=date, fact=True),
    Factor(
        "support", "manager", "support", words.Support, "Service and technical teams that help.",
        company="support", lever=True,
    ),
    Factor(
        "automation", "manager", "automation", words.Automation, "CRM and other automation.",
        company="automation", lever=True,
    ),
    Factor("scope", "manager", "scope", words.Scope, "How far the manager travels.", fact=True),
    Factor("assistants", "manager", "assistants", words.Assistants, "Number of assistants.", holds=int, fact=True),
    # Left out rather than guessed.
    Factor(
        "performance", "manager", "performance", words.Performance, "The manager's performance.",
        assumed=False, fact=True,
    ),
)  # fmt: skip

ACCOUNT_FACTORS = tuple(factor for factor in FACTORS if factor.subject == "account")
"""What multiplies an account's workload."""
MANAGER_FACTORS = tuple(factor for factor in FACTORS if factor.subject == "manager")
"""What multiplies a manager's capacity."""
FACTOR = {factor.id: factor for factor in FACTORS}
"""Factors by their ids."""

HOURS = "hours_per_month"

ACCOUNT_INPUTS = (
    Input("tier", words.Tier, "Key or dedicated accounts have their own rule."),
    Input("size", words.Size, "Size of the account."),
    Input("complexity", words.Complexity, "Complexity of what is sold to it."),
    *dict.fromkeys(factor.input for factor in ACCOUNT_FACTORS),
    Input(HOURS, float, "Measured hours; replace the rule of thumb."),
)
"""All that moves an account's workload: the starting point, the factors, and the hours that replace both."""

MANAGER_INPUTS = (
    *(factor.input for factor in MANAGER_FACTORS),
    Input("fte", float, "Share of a full-time job."),
    Input("other_duties_hours", float, "Hours a month for no account."),
    Input("role", words.Role, "A portfolio, or dedicated to one account."),
    Input("expertise", list[str], "Industry the manager knows. Repeatable."),
)
"""All that moves a manager's capacity, and what the manager knows and is for."""

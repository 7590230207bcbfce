"""An account manager, as a portfolio describes one."""

from pydantic import Field

from amcap.model import vocabulary as words
from amcap.model.fields import Day, Model, Money, Name, OneOrMore, Quantity, Texts


class Manager(Model):
    """An account manager: everything about one that moves the capacity."""

    name: Name = Field(description="The manager's name, used once in the file. Required.")
    id: OneOrMore = Field(
        (),
        description="What other systems call the manager: a CRM's user id or an e-mail address, or a list of several. "
        "Owners in tables are found by it. Absent: owners are found by name.",
    )
    experience: words.Experience | None = Field(
        None,
        description="Rung of the career ladder: junior, established, senior or expert. Absent: unknown.",
    )
    started: Day | None = Field(
        None,
        description="First day in this role, a date such as 2026-10-01. A manager carries less in the first three "
        "months, and nothing before that day. Absent: the ramp is done.",
    )
    fte: Quantity | None = Field(
        None,
        le=1.5,
        description="Share of a full-time job: above 0, up to 1.5; 0.8 is four days of five. Absent: 1.",
    )
    other_duties_hours: float | None = Field(
        None,
        ge=0,
        le=744,
        description="Hours a month of work for no account, such as leading a team. Absent: 0.",
    )
    role: words.Role | None = Field(
        None,
        description="portfolio: serves several accounts; dedicated: serves one single account, and no more is "
        "recommended. Absent: portfolio.",
    )
    scope: words.Scope | None = Field(
        None, description="How far the manager travels: local, national or global. Absent: local."
    )
    assistants: int | None = Field(
        None,
        ge=0,
        le=1000,
        description="Number of assistants or team members who take work off this manager. Absent: 0 (none).",
    )
    support: words.Support | None = Field(
        None,
        description="Teams that take work off this manager: none, shared or strong. "
        "Absent: as the company's; where that is absent, too, unknown.",
    )
    automation: words.Automation | None = Field(
        None,
        description="How much this manager's CRM and tools do by themselves: manual (little), basic or robust "
        "(much). Absent: as the company's; where that is absent, too, unknown.",
    )
    expertise: Texts = Field(
        (),
        description="List of the industries that the manager knows well, such as [healthcare, software]; compared "
        "with the industry of each account, by whatever names. Absent: nothing is compared.",
    )
    performance: words.Performance | None = Field(
        None,
        description="How the manager performs: developing, typical or top. Leave it out rather than guess. "
        "Absent: no effect.",
    )
    revenue_target: Money | None = Field(
        None,
        description="Revenue a year that the manager's accounts should bring together, in the file's currency. "
        "Absent: no target is checked.",
    )
    revenue_ceiling: Money | None = Field(
        None,
        description="The most revenue a year that this manager's accounts should bring together, in the file's "
        "currency. Absent: no ceiling.",
    )
    max_accounts: int | None = Field(
        None,
        ge=0,
        le=10_000_000,
        description="The most accounts that this manager should have, by a rule of the company's own. Absent: no cap.",
    )
    takes_accounts: bool = Field(
        True,
        description="Whether the manager can be given further accounts; false: may give accounts away, but is offered "
        "none. Absent: true.",
    )
    cost_per_year: Money | None = Field(
        None,
        description="Pay and commission of the manager a year, in the file's currency. Absent: the average of the "
        "rule book for a full-timer times fte, if the currency is the same.",
    )

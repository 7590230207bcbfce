"""The portfolio: a company, its account managers and the accounts they carry."""

from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from amcap.model import vocabulary as words
from amcap.model.fields import Count, Day, Lock, Model, Money, Name, Quantity, Texts, Version, placed
from amcap.model.manager import Manager
from amcap.model.measured_hours import MeasuredHours
from amcap.model.references import REFERENCE, reference_problems
from amcap.model.waiver import Waiver

__all__ = ["Account", "Company", "Manager", "Portfolio", "PortfolioHead", "Waiver"]


class Company(Model):
    """What holds for the whole company unless a manager or an account says otherwise."""

    size: words.Size | None = Field(
        None,
        description="Size of your own company: small, medium or large. It sets the load that managers are planned to, "
        "and moves no load itself. Absent: medium.",
    )
    client_hours: Quantity | None = Field(
        None, le=744, description="Hours a month that a full-timer has for clients. Absent: 130, with a range."
    )
    objective: words.Objective | None = Field(
        None,
        description="What the company wants of its accounts: growth (fewer accounts, closely handled), balanced, or "
        "maintain. An account can say otherwise. Absent: unknown.",
    )
    service: words.Service | None = Field(
        None,
        description="How much service your accounts require: light, standard or premium. An account can say otherwise. "
        "Absent: unknown.",
    )
    contact: words.Contact | None = Field(
        None,
        description="How often your accounts are contacted: daily, weekly, biweekly (every two weeks), monthly or "
        "quarterly. An account can say otherwise. Absent: unknown.",
    )
    support: words.Support | None = Field(
        None,
        description="Service and technical teams that take work off the managers: none, shared or strong. "
        "A manager can say otherwise. Absent: unknown.",
    )
    automation: words.Automation | None = Field(
        None,
        description="How much the CRM and other tools do by themselves: manual (little), basic or robust (much). "
        "A manager can say otherwise. Absent: unknown.",
    )


class Account(Model):
    """An account, or several alike: everything about it that moves the workload."""

    name: Name = Field(description="The account's name, used once in the file. Required.")
    manager: Name | None = Field(
        None, description="The name of the account's manager, as it stands under managers. Absent: unassigned."
    )
    segment: Name | None = Field(
        None,
        description="A segment of the rule book in force, such as pooled or tech-touch: accounts that are served in "
        "that way. It goes before tier, size and complexity. Absent: none.",
    )
    tier: words.Tier | None = Field(
        None,
        description="dedicated: takes a whole manager; key: about a fifth of one, whatever its size; "
        "standard: size and complexity decide. Absent: standard.",
    )
    size: words.Size | None = Field(None, description="Size of the account: small, medium or large. Absent: unknown.")
    complexity: words.Complexity | None = Field(
        None,
        description="Complexity of what is sold to the account, and how much of it is customised: low, medium or "
        "high. Absent: unknown.",
    )
    industry: Name | None = Field(
        None,
        description="The account's industry, in plain words of any of ten languages or as a CRM has it, such as "
        "healthcare, Financial Services or Einzelhandel. A word that amcap does not understand is told, and counts as "
        "unknown, as do -, n/a and the like. Absent: unknown.",
    )
    service: words.Service | None = Field(
        None,
        description="How much service the account requires: light, standard or premium. "
        "Absent: as the company's; where that is absent, too, unknown.",
    )
    contact: words.Contact | None = Field(
        None,
        description="How often the account is contacted: daily, weekly, biweekly (every two weeks), monthly or "
        "quarterly. Absent: as the company's; where that is absent, too, unknown.",
    )
    objective: words.Objective | None = Field(
        None,
        description="What you want of this account: growth, balanced or maintain. "
        "Absent: as the company's; where that is absent, too, unknown.",
    )
    geography: words.Geography | None = Field(
        None,
        description="Where the account's people are: local (near the manager), remote, or dispersed over several "
        "places. Absent: unknown.",
    )
    fit: words.Fit | None = Field(
        None,
        description="How well the account fits your ideal customer: strong, fair or poor. Absent: unknown.",
    )
    stage: words.Stage | None = Field(
        None,
        description="Where the account stands in its life with you: onboarding, steady, renewal or at-risk. "
        "Absent: unknown.",
    )
    group: Name | None = Field(
        None,
        description="A name that accounts of one group have in common, such as a parent and its subsidiaries: they "
        "stay with one manager. Absent: none.",
    )
    renewal: Day | None = Field(
        None,
        description="Day of the next renewal, a date such as 2027-03-31. In the quarter before it, an account whose "
        "stage is not told is in renewal. Absent: not told.",
    )
    moved: Day | None = Field(
        None, description="Day of the last change of manager, a date such as 2026-08-01. Absent: not told."
    )
    locked: Lock = Field(
        False,
        description="true: the account stays with its manager; or a text that says why. Absent: it may be moved.",
    )
    not_with: Texts = Field(
        (), description="Names of managers who must not have the account. Absent: anybody may have it."
    )
    count: Count = Field(
        1,
        description="How many accounts alike this entry stands for; the other fields describe one of them. 0.5: half "
        "of an account that two managers share, each with an entry of its own. Absent: 1.",
    )
    revenue: Money | None = Field(
        None,
        description="What one account of the entry pays you a year, in the file's currency. "
        "Absent: left out of all sums of revenue.",
    )
    hours_per_month: MeasuredHours | None = Field(
        None,
        description="Measured hours of work a month for one account of the entry: a number, or a mapping that tells of "
        "how many months it is the mean, or its range. They replace the rule of thumb and all factors. "
        "Absent: the rule of thumb.",
    )


class PortfolioHead(Model):
    """All of a portfolio but its accounts, where these are in a table: without them there is nothing to judge."""

    version: Version = Field(1, description="Version of this file format: 1. Absent: 1.")
    name: Name | None = Field(None, description="What the report is headed with. Absent: no heading.")
    currency: str | None = Field(
        None,
        pattern="^[A-Z]{3}$",
        description="Currency of all amounts of money in the file: three capital letters, such as USD. "
        "Absent: amounts are shown without one.",
    )
    rulebook: Name | None = Field(
        None,
        description="The rule book to judge by: the name of one that comes with amcap, such as saas-csm (amcap rules "
        "--packs lists them), or a file, such as ./ours.yaml. The option --rulebook goes before it. Absent: default.",
    )
    reviewed: Day | None = Field(
        None,
        description="Day on which you last reviewed who has which accounts, a date such as 2026-09-01. "
        "Absent: no reminder to review them.",
    )
    company: Company = Field(
        default_factory=Company,
        description="What holds for every manager and account that does not say otherwise. Absent: all assumed.",
    )
    managers: Annotated[tuple[Manager, ...], Field(strict=False)] = Field(
        (), description="The account managers, an entry each. Absent: none."
    )
    accept: Annotated[tuple[Waiver, ...], Field(strict=False)] = Field(
        (),
        description="Findings that you know of and accept until a day: they stay in the report and do not trip the "
        "gate. Absent: none.",
    )


class Portfolio(PortfolioHead):
    """A portfolio for amcap: a company, its account managers and the accounts they carry.

    Every field but the names is optional: what is unknown is assumed, listed with the result, and widens its range.
    """

    accounts: Annotated[tuple[Account, ...], Field(strict=False)] = Field(
        (), description="The accounts, an entry each or one for several alike. Absent: none."
    )

    @model_validator(mode="after")
    def _references_resolve(self) -> Self:
        problems = reference_problems(
            [manager.name for manager in self.managers],
            [(account.name, account.manager, account.not_with) for account in self.accounts],
        )
        placed((problem.loc, PydanticCustomError(REFERENCE, "{said}", {"said": str(problem)})) for problem in problems)
        return self

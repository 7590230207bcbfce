"""The portfolio: a company, its account managers and the accounts they carry."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from amcap.model import vocabulary as words
from amcap.model.loc import Loc


def _clean_name(text: str) -> str:
    # One name typed on two systems may differ only in how an accent is composed.
    name = unicodedata.normalize("NFC", text).strip()
    if not name:
        raise PydanticCustomError("blank", "should not be blank")
    return name


def _parse_date(value: object) -> object:
    if isinstance(value, str):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            raise PydanticCustomError("date", "should be a date such as 2026-09-01")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("date", "is not a day of the calendar") from None
    return value


Name = Annotated[str, AfterValidator(_clean_name)]
Day = Annotated[date, BeforeValidator(_parse_date)]
Texts = Annotated[tuple[Name, ...], Field(strict=False)]
Money = Annotated[float, Field(ge=0, le=1e15)]


class Model(BaseModel):
    """What every part of a file has in common: known keys only, exact types, finite numbers, no change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, allow_inf_nan=False)


class Company(Model):
    """What holds for the whole firm unless a manager or an account says otherwise."""

    size: words.Size | None = Field(None, description="Size of your own firm.")
    objective: words.Objective | None = Field(None, description="What the firm wants of its accounts.")
    support: words.Support | None = Field(None, description="Service and technical teams that take work off a manager.")
    automation: words.Automation | None = Field(None, description="How much the CRM and other tools do by themselves.")


class Manager(Model):
    """An account manager: everything about one that moves the capacity."""

    name: Name = Field(description="The manager's name, unique in the file.")
    experience: words.Experience | None = Field(None, description="Rung of the career ladder.")
    started: Day | None = Field(None, description="First day in this role; gives the ramp.")
    fte: float | None = Field(None, gt=0, le=1.5, description="Share of a full-time job, above 0 and up to 1.5.")
    other_duties_hours: float | None = Field(None, ge=0, le=744, description="Hours a month of work for no account.")
    role: words.Role | None = Field(None, description="Whether the manager serves a portfolio or one single account.")
    scope: words.Scope | None = Field(None, description="How far the manager travels.")
    assistants: int | None = Field(None, ge=0, le=1000, description="Assistants or team members who take work over.")
    support: words.Support | None = Field(None, description="Overrides the company's support.")
    automation: words.Automation | None = Field(None, description="Overrides the company's automation.")
    expertise: Texts = Field((), description="Industries the manager knows well.")
    performance: words.Performance | None = Field(None, description="Never assumed; no effect when absent.")
    revenue_target: Money | None = Field(None, description="Revenue a year the book should bring.")
    cost_per_year: Money | None = Field(None, description="What the manager costs a year.")


class Account(Model):
    """An account, or several alike: everything about it that moves the workload."""

    name: Name = Field(description="The account's name, unique in the file.")
    manager: Name | None = Field(None, description="The manager's name; absent: unassigned.")
    tier: words.Tier | None = Field(None, description="Dedicated and key accounts have a heuristic of their own.")
    size: words.Size | None = Field(None, description="Size of the account.")
    complexity: words.Complexity | None = Field(
        None, description="Complexity of what is sold to the account, and how much of it is customised."
    )
    industry: Name | None = Field(None, description="Free text; industries the rule book does not list are 'other'.")
    service: words.Service | None = Field(None, description="How much service the account requires.")
    contact: words.Contact | None = Field(None, description="How often the account is contacted.")
    objective: words.Objective | None = Field(None, description="Overrides the company's objective.")
    geography: words.Geography | None = Field(None, description="Where the account's people are.")
    fit: words.Fit | None = Field(None, description="Fit with your ideal customer.")
    stage: words.Stage | None = Field(None, description="Where the account stands in its life with you.")
    count: int = Field(1, ge=1, le=10_000_000, description="How many alike accounts this entry stands for.")
    revenue: Money | None = Field(None, description="What one account of the entry pays you a year.")
    hours_per_month: float | None = Field(
        None, gt=0, le=100_000, description="Measured hours a month for one account; replaces the rule of thumb."
    )


class Portfolio(Model):
    """The file that `amcap assess` reads."""

    version: Literal[1] = Field(1, description="Version of this file format.")
    name: Name | None = Field(None, description="What the report is headed with.")
    currency: str | None = Field(None, pattern="^[A-Z]{3}$", description="Three-letter code, such as USD.")
    reviewed: Day | None = Field(None, description="When the allocation of accounts was last reviewed.")
    company: Company = Field(default_factory=Company, description="What holds for the whole firm.")
    managers: Annotated[tuple[Manager, ...], Field(strict=False)] = Field((), description="The account managers.")
    accounts: Annotated[tuple[Account, ...], Field(strict=False)] = Field((), description="Their accounts.")

    @model_validator(mode="after")
    def _references_resolve(self) -> Self:
        problems = reference_problems(
            [manager.name for manager in self.managers],
            [(account.name, account.manager) for account in self.accounts],
        )
        for _, message in problems:
            raise PydanticCustomError("references", "{message}", {"message": message})
        return self


def reference_problems(
    managers: Iterable[str | None], accounts: Iterable[tuple[str | None, str | None]]
) -> Iterator[tuple[Loc, str]]:
    """Names used twice and managers that do not exist, each with its place in the portfolio.

    Takes bare names, not models, so that a reader can ask before every entry is known to be valid;
    None stands for a name that is missing or invalid.
    """
    known: dict[str, int] = {}
    for index, name in enumerate(managers):
        if name is not None and known.setdefault(name, index) != index:
            yield ("managers", index, "name"), f"{name!r} is already the name of managers[{known[name]}]"
    seen: dict[str, int] = {}
    for index, (name, manager) in enumerate(accounts):
        if name is not None and seen.setdefault(name, index) != index:
            yield ("accounts", index, "name"), f"{name!r} is already the name of accounts[{seen[name]}]"
        if manager is not None and manager not in known:
            yield ("accounts", index, "manager"), f"no manager is called {manager!r}"

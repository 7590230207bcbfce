"""From a file to an answer: what a command and a user of the library both call.

A portfolio is the path of a YAML or JSON file ('-': standard input), what `load` made of one, or a Portfolio made in
Python. A rule book is the name of a packaged one, a path, or what `load_rulebook` made of either; None is the one that
the portfolio names, and else the default one. Days default to today. What is wrong with a file is an InputError that
holds all of it as data; a name, a condition or a format that there is not is a RequestError, which is a ValueError.

What one answer alone needs is loaded when it is asked for: every command pays for what is at the top.
"""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from amcap.asking import RequestError
from amcap.conditions import conditions_in
from amcap.engine.assess import assess as assess_portfolio
from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate
from amcap.engine.gate import gated
from amcap.messages import suggestion
from amcap.model.assessment import Assessment
from amcap.model.portfolio import Portfolio
from amcap.model.record import Watch
from amcap.model.rulebook import RuleBook
from amcap.reading.document import Document
from amcap.reading.files_read import FilesRead
from amcap.reading.loaded import Loaded, in_memory
from amcap.reading.loaded import load as load_portfolio
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.rulebook import load_rulebook as load_rulebook_file
from amcap.reading.rulebook import packs as load_packs
from amcap.reading.segments import check_segments
from amcap.rendering.formats import render as render_as
from amcap.rendering.parts.look import Look
from amcap.subjects import Named, find_managers, find_subject

if TYPE_CHECKING:
    from amcap.model.catalogue import Catalogue, PackList
    from amcap.model.estimate import Estimate
    from amcap.model.explanation import Explanation
    from amcap.model.table import TableFile
    from amcap.model.validation import Validation

AnyPath = str | os.PathLike[str]


class UnknownRuleError(RequestError):
    """A name that no rule, factor or finding has; the text may say which was meant."""


def load_rulebook(path: AnyPath | None = None) -> RuleBook:
    """The rule book of a name, such as 'saas-csm', or in a file; the default one for None. Raises InputError."""
    return load_rulebook_file(_text(path))


def load(
    path: AnyPath,
    *,
    rulebook: RuleBook | AnyPath | None = None,
    accounts: AnyPath | None = None,
    managers: AnyPath | None = None,
    table: "TableFile | Mapping[str, object] | None" = None,
    confined: bool = False,
    read: FilesRead | None = None,
) -> Loaded:
    """A portfolio with all that it points at; `accounts` and `managers` name tables to use instead.

    A table of accounts is a portfolio whose managers are its owners; `table` says how to read it, as its block would:
    {'columns': {'tier': 'Segment'}}. Rows are read when they are asked for, so that any number of them fits. Confined,
    the portfolio may point only at files in its own folder or below. `read` remembers the files, also of a portfolio
    that is wrong. Raises InputError with all that is wrong.
    """
    book = None if rulebook is None else _book(rulebook)
    return load_portfolio(
        os.fspath(path), book, accounts=_text(accounts), managers=_text(managers), settings=table, confined=confined,
        read=read,
    )  # fmt: skip


def assess(
    portfolio: AnyPath | Loaded | Portfolio,
    *,
    as_of: date | None = None,
    rulebook: RuleBook | AnyPath | None = None,
    accounts: AnyPath | None = None,
    managers: AnyPath | None = None,
    only: str | Iterable[str] = (),
    fail_on: str | Iterable[str] = (),
    with_accounts: bool = True,
    watch: Watch | None = None,
) -> Assessment:
    """Judge every manager and the team.

    `only` names managers to report on, in any case or by a part of their names; the team is always the whole team.
    `fail_on` holds conditions such as 'overloaded' or 'load>110%' that set the gate of the answer. Without accounts
    in the answer, memory does not grow with their number. `watch` is handed the rows of a table of accounts as they
    are read, and its name, and hands them on: for signs of progress.

    Raises InputError, ConditionError for a condition that is none, UnclearNameError for a name of nobody or several.
    """
    conditions = conditions_in(fail_on)
    loaded = _loaded(portfolio, rulebook, accounts, managers)
    wanted = [only] if isinstance(only, str) else list(only)
    result = assess_portfolio(
        loaded.portfolio,
        loaded.rulebook,
        as_of or date.today(),
        source=loaded.source,
        place_of=loaded.place_of,
        only=find_managers(wanted, [each.name for each in loaded.portfolio.managers]) if wanted else None,
        records=loaded.records(watch),
        with_accounts=with_accounts,
        packs=load_packs,
    )
    return gated(result, conditions)


def explain(
    portfolio: AnyPath | Loaded | Portfolio,
    name: str,
    *,
    as_of: date | None = None,
    rulebook: RuleBook | AnyPath | None = None,
    accounts: AnyPath | None = None,
    managers: AnyPath | None = None,
    watch: Watch | None = None,
) -> "Explanation":
    """How a figure came about: of a manager, of an account, or of the 'team'; parameters as for `assess`.

    manager:NAME, account:NAME and, in tables, line:NUMBER or line:FILE:NUMBER tell apart what has one name. Raises
    InputError, and UnclearNameError for a name of nobody or several.
    """
    from amcap.engine.explanation import explain_account, explain_manager, explain_team

    loaded = _loaded(portfolio, rulebook, accounts, managers)
    evaluation = evaluate(
        loaded.portfolio, loaded.rulebook, as_of or date.today(), loaded.place_of, loaded.records(watch)
    )
    subject = find_subject(name, _known(evaluation))
    if subject.kind == "team":
        return explain_team(evaluation)
    if subject.kind == "manager":
        return explain_manager(evaluation, evaluation.posts[subject.name])
    return explain_account(evaluation, evaluation.entries[subject.entry])


def estimate(
    account: Mapping[str, object],
    manager: Mapping[str, object],
    company: Mapping[str, object] | None = None,
    *,
    as_of: date | None = None,
    rulebook: RuleBook | AnyPath | None = None,
) -> "Estimate":
    """How many accounts of one kind a manager of one kind can carry; fields as in a portfolio, without the names.

    Raises InputError with all that is wrong with the fields.
    """
    from amcap.engine.estimate import estimate as estimate_portfolio

    name = "the manager"
    data = {
        "company": dict(company or {}),
        "managers": [{"name": name, **manager}],
        "accounts": [{"name": "the account", "manager": name, **account}],
    }
    document, book = Document("estimate", data, None), _book(rulebook)
    portfolio = parse_portfolio(document)
    check_segments(portfolio, document, book)
    return estimate_portfolio(portfolio, book, as_of or date.today())


def catalogue(rulebook: RuleBook | AnyPath | None = None, only: str | None = None) -> "Catalogue":
    """A rule book laid out to be read, beside the numbers of the default one that it replaces.

    `only` names a rule, a factor or another group, or a finding. Raises InputError, UnknownRuleError.
    """
    from amcap.engine.catalogue import catalogue as catalogue_of
    from amcap.engine.catalogue import ids, selected

    default = load_rulebook()
    whole = catalogue_of(default if rulebook is None else _book(rulebook), default)
    if only is None:
        return whole
    part = selected(whole, only)
    if part is None:
        hint = suggestion(only, ids(whole)) or " `amcap rules` lists them all."
        raise UnknownRuleError(f"{only!r} is no rule, factor or finding.{hint}")
    return part


def packs() -> "PackList":
    """The rule books for lines of work that come with amcap, with the counts that they begin with."""
    from amcap.engine.catalogue import pack_list

    return pack_list(load_packs())


def validate(*portfolios: AnyPath, rulebook: AnyPath | None = None, confined: bool = False) -> "Validation":
    """Check portfolios, with all that they point at, and a rule book, without judging: all problems at once."""
    from amcap.checking import check, validation_of

    return validation_of(check(portfolios, rulebook, confined=confined))


def render(result: Assessment, form: str = "table", look: Look | None = None) -> str:
    """An assessment as a text in one of the formats of `amcap assess`, for a place that shows it with such a look.

    Raises UnknownFormatError.
    """
    return render_as(result, form, Look(folder=os.getcwd()) if look is None else look)


def _loaded(
    portfolio: AnyPath | Loaded | Portfolio,
    rulebook: RuleBook | AnyPath | None,
    accounts: AnyPath | None,
    managers: AnyPath | None,
) -> Loaded:
    """The portfolio as it was loaded, or loaded now. Raises ValueError for settings that come too late for it."""
    if isinstance(portfolio, str | os.PathLike):
        return load(portfolio, rulebook=rulebook, accounts=accounts, managers=managers)
    late = {"accounts": accounts, "managers": managers, "rulebook": rulebook}
    if isinstance(portfolio, Portfolio):
        book = _book(portfolio.rulebook if rulebook is None else rulebook)
        portfolio, late["rulebook"] = in_memory(portfolio, book), None
    if not isinstance(portfolio, Loaded):
        raise TypeError(f"{type(portfolio).__name__} is no portfolio: pass a path, what load() made, or a Portfolio")
    if said := [name for name, value in late.items() if value is not None]:
        raise ValueError(f"{' and '.join(said)}: the portfolio is loaded already; say it to load()")
    return portfolio


def _known(evaluation: Evaluation) -> list[Named]:
    places = [evaluation.place_of_entry(entry) for entry in evaluation.entries]
    several = len({place.file for place in places}) > 1
    return [Named("manager", name) for name in evaluation.posts] + [
        Named("account", entry.name, number, entry.line and place.line, entry.manager, place.file if several else None)
        for number, (entry, place) in enumerate(zip(evaluation.entries, places, strict=True))
    ]


def _book(rulebook: RuleBook | AnyPath | None) -> RuleBook:
    return rulebook if isinstance(rulebook, RuleBook) else load_rulebook(rulebook)


def _text(path: AnyPath | None) -> str | None:
    return None if path is None else os.fspath(path)

"""amcap explain: how a figure came about."""

from typing import TYPE_CHECKING, Annotated

import typer

from amcap.cli.options import AccountsFile, AsOf, Json, ManagersFile, RulebookFile

if TYPE_CHECKING:
    from amcap.engine.evaluation.evaluation import Evaluation
    from amcap.model.explanation import Explanation

_TEAM = "team"


def explain(
    portfolio: Annotated[str, typer.Argument(metavar="PORTFOLIO", help="A YAML or JSON file, or - for stdin.")],
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A manager, an account, or 'team'; a part of a name will do.")
    ],
    as_json: Json = False,
    as_of: AsOf = None,
    rulebook: RulebookFile = None,
    accounts: AccountsFile = None,
    managers: ManagersFile = None,
    everything: Annotated[bool, typer.Option("--all", help="Show every account of a large book.")] = False,
) -> None:
    """Show how a figure came about: every step with its rule, claim and source, and what would change it.

    \b
    amcap explain portfolio.yaml "Anna Example"
    amcap explain portfolio.yaml team
    amcap explain portfolio.yaml account:"North Bank" --json

    Where a manager and an account share a name, say manager:NAME or account:NAME; team: is always the team.
    """
    from datetime import date

    from amcap.cli.emit import emit
    from amcap.cli.tables import watched_records
    from amcap.cli.terminal import look_of, stdout_encoding
    from amcap.engine.evaluation.gathering import evaluate
    from amcap.reading.loaded import load
    from amcap.reading.rulebook import load_rulebook

    book = load_rulebook(rulebook)
    loaded = load(portfolio, book, accounts=accounts, managers=managers)
    records = watched_records(loaded)
    evaluation = evaluate(loaded.portfolio, book, as_of or date.today(), loaded.place_of, records)
    explanation = _explained(evaluation, name)
    if as_json:
        from amcap.rendering.parts.json_text import render_json

        emit(render_json(explanation))
    else:
        from amcap.rendering.explanation.table import render_explanation

        text = render_explanation(explanation, look_of(None, everything=everything))
        emit(text, encoding=stdout_encoding())


def _explained(evaluation: "Evaluation", name: str) -> "Explanation":
    from amcap.engine.explanation import explain_account, explain_manager, explain_team

    kind, found = _find(evaluation, name)
    if kind == _TEAM:
        return explain_team(evaluation)
    if kind == "manager":
        return explain_manager(evaluation, evaluation.posts[found])
    return explain_account(evaluation, next(entry for entry in evaluation.entries if entry.name == found))


def _find(evaluation: "Evaluation", name: str) -> tuple[str, str]:
    """What a name means: kind and full name. A usage error with the choices where it means nothing, or too much."""
    from amcap.model.fields import clean_name

    name = clean_name(name)
    kind, separator, rest = name.partition(":")
    known = [("manager", manager) for manager in evaluation.posts]
    known += [("account", entry.name) for entry in evaluation.entries]
    choices = [_TEAM, *(found for _, found in known)]
    if separator and kind in ("manager", "account"):
        known, name = [item for item in known if item[0] == kind], rest.strip()
        choices = [found for _, found in known]
    elif _is_team(name, [found for _, found in known]):
        return _TEAM, _TEAM
    for matches in (_equal, _equal_in_any_case, _beginning_of_word, _part):
        found = [item for item in known if matches(item[1], name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise typer.BadParameter(f"{name!r} may be {_choices(found)}; say which", param_hint="NAME")
    raise typer.BadParameter(
        f"no manager or account is called {name!r}.{_suggestion(name, choices)}", param_hint="NAME"
    )


def _is_team(name: str, known: list[str]) -> bool:
    """Whether a name stands for the team: 'team:' always does, 'team' where nobody else is called that."""
    kind, separator, rest = name.partition(":")
    if separator:
        return kind == _TEAM and rest.strip() in ("", _TEAM) and name not in known
    same = _equal if name == _TEAM else _equal_in_any_case
    return name.casefold() == _TEAM and not any(same(found, name) for found in known)


def _suggestion(name: str, choices: list[str]) -> str:
    """' Did you mean ...?' for the name that is nearest, or that this is a part of, without regard to accents."""
    from difflib import get_close_matches

    from amcap.reading.problems import shown

    by_fold = {_without_accents(choice): choice for choice in choices}
    word = _without_accents(name[:200])
    parts = [choice for folded, choice in by_fold.items() if word and word in folded]
    near = parts if len(parts) == 1 else [by_fold[folded] for folded in get_close_matches(word, by_fold, n=1)]
    return f" Did you mean {shown(near[0])!r}?" if near else ""


def _without_accents(text: str) -> str:
    import unicodedata

    apart = unicodedata.normalize("NFKD", text)
    return "".join(char for char in apart if not unicodedata.combining(char)).casefold()


def _equal(known: str, name: str) -> bool:
    return known == name


def _equal_in_any_case(known: str, name: str) -> bool:
    return known.casefold() == name.casefold()


def _beginning_of_word(known: str, name: str) -> bool:
    return bool(name) and f" {known.casefold()}".find(f" {name.casefold()}") >= 0


def _part(known: str, name: str) -> bool:
    return bool(name) and name.casefold() in known.casefold()


def _choices(found: list[tuple[str, str]]) -> str:
    shown = [f"{kind}:{name!r}" for kind, name in found[:8]]
    return " or ".join(shown) + (f" or {len(found) - 8} more" if len(found) > 8 else "")

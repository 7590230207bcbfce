"""Every validator of every model and every template of a message, through the real command and its printer.

The validators are found by walking the models, so that a new one without a case here fails.
"""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import AfterValidator, BaseModel, BeforeValidator, ValidationError

import amcap
from amcap.model.fields import Model
from amcap.reading.document import Document
from amcap.reading.load import parse_document
from amcap.reading.problems import InputError
from amcap.reading.tables.layout.preset import Preset
from amcap.reading.validate import TEMPLATES, filled_in, validate
from tests.conftest import Run

for found in pkgutil.walk_packages(amcap.__path__, "amcap."):
    if not found.name.endswith("__main__"):
        importlib.import_module(found.name)

RULE = """\
rules:
  contact.daily:
    value: {value}
    {more}claim: c
    source: {{document: d, section: s}}
    basis: assumed
"""
HEAD = 'extends: default\nid: x\nrevision: "1"\n'

PORTFOLIOS = {
    # a portfolio: what is said of it, after the file's name
    "name: ' '": "1:7: name: should not be blank",
    "managers: [{name: A, id: 12}]": "1:26: managers[0].id: should be text or a list of texts, not 12",
    "accounts: [{name: A, locked: 3}]": "1:30: accounts[0].locked: should be true or false, or a text that says why",
    "accounts: [{name: A, hours_per_month: x}]": "1:39: accounts[0].hours_per_month: should be a number of hours, or {",
    "accounts: [{name: A, hours_per_month: {value: 3, low: 2}}]": (
        "1:39: accounts[0].hours_per_month: should have both low and high, or neither"
    ),
    "accounts: [{name: A, not_with: [B]}]": "1:33: accounts[0].not_with[0]: no manager is called 'B'",
    "accept: [{finding: overladed, until: 2027-01-01, reason: r}]": "1:20: accept[0].finding: 'overladed' is not",
    f"name: {'x' * 1001}": "1:7: name: has 1,001 characters; a name has at most",
    "reviewed: 1.9.2026": "1:11: reviewed: should be a date such as 2026-09-01, not '1.9.2026'",
    "reviewed: 2026-02-30": "1:11: reviewed: should be a day of the calendar, not '2026-02-30'",
    "reviewed: 5": "1:11: reviewed: should be a date such as 2026-09-01, not 5",
    "version: 2": "1:10: version: should be 1, not 2",
    "version: true": "1:10: version: should be 1, not true",
    "currency: usd": "1:11: currency: should be three capital letters such as USD, not 'usd'",
    "company: [a]": "1:10: company: should be a group of keys such as 'name: ...'",
    "company: {size: huge}": "1:17: company.size: 'huge' is not one of small, medium, large",
    "company: {size: larg}": "1:17: company.size: 'larg' is not one of small, medium, large. Did you mean 'large'?",
    "company: {size: 3}": "1:17: company.size: 3 is not one of small, medium, large",
    "company: {zzz: 3}": "1:11: company.zzz: unknown key; known here: size, client_hours, objective, service, "
    "contact, support, automation",
    "company: {sise: 3}": "1:11: company.sise: unknown key. Did you mean 'size'?",
    "managers: Ann": "1:11: managers: should be a list, with each entry on a line that begins with '- '",
    "managers: [{}]": "1:12: managers[0].name: is missing",
    "managers: [{name: 1}]": '1:19: managers[0].name: should be text, not 1; put it in quotes: "1"',
    "managers: [{name: true}]": '1:19: managers[0].name: should be text, not true; put it in quotes: "true"',
    "managers: [{name: {}}]": "1:19: managers[0].name: should be text, not a group of keys",
    "managers: [{name: a, fte: x}]": "1:27: managers[0].fte: should be a number such as 1.5, not 'x'",
    "managers: [{name: a, fte: 0}]": "1:27: managers[0].fte: should be above 0, not 0",
    "managers: [{name: a, fte: 2}]": "1:27: managers[0].fte: should be 1.5 or less, not 2",
    "managers: [{name: a, assistants: x}]": "1:34: managers[0].assistants: should be a whole number, not 'x'",
    "managers: [{name: a, assistants: 0.5}]": "1:34: managers[0].assistants: should be a whole number, not 0.5",
    "managers: [{name: a, assistants: -1}]": "1:34: managers[0].assistants: should be 0 or more, not -1",
    "managers: [{name: a}, {name: a}]": (
        "1:30: managers[1].name: 'a' is already the name of managers[0] (line 1); names are used once"
    ),
    "accounts: [{name: a}, {name: a}]": (
        "1:30: accounts[1].name: 'a' is already the name of accounts[0] (line 1); names are used once"
    ),
    "accounts: [{name: a, manager: b}]": (
        "1:31: accounts[0].manager: no manager is called 'b'. Add the manager, or take the key away."
    ),
    "accounts: {file: a.csv, values: {size: {x: banana}}}": (
        "1:44: accounts.values.size.x: 'banana' is not one of small, medium, large"
    ),
    "accounts: {file: a.csv, values: {size: {x: smal}}}": (
        "1:44: accounts.values.size.x: 'smal' is not one of small, medium, large. Did you mean 'small'?"
    ),
    "accounts: {file: a.csv, values: {banana: {x: y}}}": (
        "1:34: accounts.values.banana: 'banana' is not a field here; known"
    ),
    "accounts: {file: a.csv, columns: {banana: x}}": (
        "1:35: accounts.columns.banana: 'banana' is not a field here; known"
    ),
    "accounts: {file: a.csv, columns: {nmae: x}}": (
        "1:35: accounts.columns.nmae: 'nmae' is not a field here. Did you mean 'name'?"
    ),
    "accounts: {file: a.csv, columns: {fte: x}}": (
        "1:35: accounts.columns.fte: 'fte' is not a field here. Did you mean 'fit'?"
    ),
    "managers: {file: a.csv, columns: {tier: x}}": "1:35: managers.columns.tier: 'tier' is not a field here",
    "accounts: {file: a.csv, units: {banana: millions}}": (
        "1:33: accounts.units.banana: 'banana' is not a field here; known"
    ),
    "accounts: {file: a.csv, units: {revenue: dozens}}": (
        "1:42: accounts.units.revenue: 'dozens' is not one of ones, thousands, millions"
    ),
    "accounts: {file: a.csv, where: {x: 5}}": (
        '1:36: accounts.where.x: should be text or a list of texts, not 5; put it in quotes: "5"'
    ),
    "accounts: {file: a.csv, where: {x: [a, 5]}}": (
        '1:40: accounts.where.x[1]: should be text, not 5; put it in quotes: "5"'
    ),
    "accounts: {file: a.csv, columns: [a]}": "1:34: accounts.columns: should be a group of keys, indented below it",
    "accounts: {file: a.csv, numbers: 1.5}": "1:34: accounts.numbers: 1.5 is not one of 1,234.56, 1.234,56",
    "accounts: {file: a.csv, frm: x}": "1:25: accounts.frm: unknown key. Did you mean 'from'?",
    "accounts: {file: a.csv, from: 5}": "1:31: accounts.from: 5 is not one of apptivo, bitrix24",
    "accounts: {file: a.csv, from: sales force}": "1:31: accounts.from: 'sales force' is not one of apptivo",
    "accounts: {columns: {}}": "1:11: accounts.file: is missing",
}
RULEBOOKS = {
    HEAD + RULE.format(value=1, more="low: 2\n    "): (
        "7:10: rules.contact.daily.low: 2 is above value, which is 1; make low 1 or less, or value 2 or more"
    ),
    HEAD + RULE.format(value=1, more="high: 0.5\n    "): (
        "7:11: rules.contact.daily.high: 0.5 is below value, which is 1; make high 1 or more, or value 0.5 or less"
    ),
    HEAD + RULE.format(value=0, more=""): "6:12: rules.contact.daily.value: should be above 0, not 0",
    HEAD
    + RULE.format(
        value="1e300", more=""
    ): "6:12: rules.contact.daily.value: should be 1,000,000,000 or less, not 1e300",
    HEAD.replace("default", "banana"): "1:10: extends: 'banana' is not one of default, agency",
    HEAD + "rules: 5": "4:8: rules: should be a group of keys, indented below it",
    HEAD + "factors: {contact: {subject: account, claim: c, source: {document: amcap, section: s}, absent: 3}}": (
        "4:96: factors.contact.absent: should be text, not 3"
    ),
    HEAD + "factors: {scope: {subject: manager, absent: x, claim: c, source: {document: amcap, section: s}}}": (
        "4:45: factors.scope.absent: 'x' is not a level of scope: local, national"
    ),
    HEAD + RULE.format(value=1, more="").replace("document: d", "document: ddd"): (
        "8:24: rules.contact.daily.source.document: no document is called 'ddd'"
    ),
    HEAD
    + RULE.format(value=1, more="")
    .replace("contact.daily", "contact.dayly")
    .replace("document: d", "document: amcap"): (
        "5:3: rules.contact.dayly: unknown id 'contact.dayly'. Did you mean 'contact.daily'?"
    ),
}
PRESETS = {
    # amcap's own files, which no command reads from outside
    "quirks: [{quirk: x}]": "quirks[0]: should have either a source or unsourced: true",
    "quirks: [{quirk: x, source: [s]}]": "quirks[0].source[0]: 's' is not one of a, b",
    "columns: [{field: banana, headers: [x], unsourced: true}]": (
        "columns[0].field: 'banana' is not one of name, manager"
    ),
    "values: [{field: size, word: banana, values: [x], unsourced: true}]": (
        "values[0].word: 'banana' is not one of small, medium, large"
    ),
    "columns: [{field: name, headers: {xx: Klant}, unsourced: true}]": (
        "columns[0].headers.xx: 'Klant' is not one of en, de"
    ),
}


def models(base: type[BaseModel] = Model) -> Iterator[type[BaseModel]]:
    for model in base.__subclasses__():
        yield model
        yield from models(model)


def validators() -> set[str]:
    """The function of every validator that a model of amcap has, by its name."""
    found = set()
    for model in [Model, *models()]:
        decorated = model.__pydantic_decorators__
        for kind in (decorated.field_validators, decorated.model_validators, decorated.root_validators):
            found |= {name for name, one in kind.items() if one is not None}
        for field in model.model_fields.values():
            found |= set(_in_annotation([*field.metadata, field.annotation]))
    return found


def _in_annotation(parts: Any) -> Iterator[str]:
    for part in parts:
        if isinstance(part, AfterValidator | BeforeValidator):
            yield part.func.__name__
        yield from _in_annotation(getattr(part, "__metadata__", ()))
        yield from _in_annotation(getattr(part, "__args__", ()))


def refused(call: Run, text: str, *arguments: str) -> str:
    done = call("validate", *arguments, stdin=text)
    assert (done.code, done.out) == (2, b"")
    (line,) = done.stderr.splitlines()
    return line.removeprefix("<stdin>:")


@pytest.mark.parametrize("text", PORTFOLIOS)
def test_what_is_wrong_with_a_portfolio_is_told_with_its_exact_place(call: Run, text: str) -> None:
    assert refused(call, text, "-").startswith(PORTFOLIOS[text])


@pytest.mark.parametrize("text", RULEBOOKS)
def test_what_is_wrong_with_a_rule_book_is_told_with_its_exact_place(call: Run, text: str) -> None:
    assert refused(call, text, "--rulebook", "-").startswith(RULEBOOKS[text])


def preset(text: str) -> Document:
    whole = {"columns": "columns: []"}
    whole.pop(text.partition(":")[0], None)
    return parse_document(
        "\n".join(["name: n", "title: t", "sources: {a: x, b: y}", *whole.values(), text]), "p", ".yaml"
    )


@pytest.mark.parametrize("text", PRESETS)
def test_what_is_wrong_with_a_preset_is_told_with_its_exact_place(text: str) -> None:
    with pytest.raises(InputError) as caught:
        validate(Preset, preset(text))
    (problem,) = caught.value.problems
    assert str(problem).partition(": ")[2].startswith(PRESETS[text])
    # Not the beginning of the file, but the line of the mistake.
    assert problem.position is not None
    assert problem.position.line > 3


def test_every_validator_of_every_model_has_refused_something(call: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    raised: set[str] = set()
    initial = importlib.import_module("pydantic_core").PydanticCustomError

    def noting(*arguments: Any) -> Any:
        raised.update(frame.function for frame in inspect.stack())
        return initial(*arguments)

    for module in ("fields", "measured_hours", "table", "portfolio", "rulebook"):
        if hasattr(importlib.import_module(f"amcap.model.{module}"), "PydanticCustomError"):
            monkeypatch.setattr(f"amcap.model.{module}.PydanticCustomError", noting)
    monkeypatch.setattr("amcap.reading.tables.layout.preset.PydanticCustomError", noting)
    for text in PORTFOLIOS:
        refused(call, text, "-")
    for text in RULEBOOKS:
        refused(call, text, "--rulebook", "-")
    for text in PRESETS:
        with pytest.raises(InputError):
            validate(Preset, preset(text))
    # These find nothing wrong: they leave out what is empty, raise what those around them have found, or write a value
    # in another way; `_sources_are_known` is of one file of amcap's own.
    others = {"_as_text", "rates_told", "_whole_or_half", "_parted", "_sources_are_known"}
    assert validators() - raised == {"_nothing_is_absent", "_not_refused", *others}


@pytest.mark.parametrize("kind", TEMPLATES)
def test_every_template_finds_all_that_it_speaks_of(kind: str) -> None:
    context = {"gt": 1.0, "ge": 1.0, "lt": 1.0, "le": 1.0, "pattern": "x"}
    for value in (None, True, 1, 1.5, "x", [], {}, "{message}", "{0}"):
        details: Any = {
            "type": kind,
            "loc": ("a",),
            "msg": "{odd}",
            "ctx": {**context, "message": "{odd}", "value": "x"},
        }
        assert filled_in(Document("p", {"a": value}, None), value, details)


def test_an_error_of_a_kind_without_a_template_says_what_it_says_itself() -> None:
    details: Any = {"type": "zzz", "loc": ("a",), "msg": "is {odd}"}
    assert filled_in(Document("p", {"a": 1}, None), 1, details) == "is {odd}"


def kinds_of(schema: Any) -> Iterator[str]:
    """The types of the parts of a core schema."""
    if isinstance(schema, dict):
        if isinstance(schema.get("type"), str):
            yield schema["type"]
        for inner in schema.values():
            yield from kinds_of(inner)
    elif isinstance(schema, list | tuple):
        for inner in schema:
            yield from kinds_of(inner)


BAD_VALUES: list[Any] = [
    None, True, -1, 0, 1e-12, 0.5, 2, 1e308, 10**400, float("inf"), float("nan"), "", "x", "\ud800", [], [None], {},
    {"x": None}, {"": {}}, object(),
]  # fmt: skip


OWN_ERRORS = {
    "unknown_word", "unknown_field", "reference", "blank", "long", "range", "fact", "hours", "locked", "rate", "rates",
}  # fmt: skip


def errors_of(model: type[BaseModel], data: Any) -> list[str]:
    try:
        model.model_validate(data)
    except ValidationError as error:
        return [details["type"] for details in error.errors(include_url=False, include_input=False)]
    return []


def test_every_kind_of_error_that_a_model_can_raise_has_words_of_amcaps_own() -> None:
    seen: set[str] = set()
    for model in models():
        required = {name: "x" for name, field in model.model_fields.items() if field.is_required()}
        seen.update(errors_of(model, {"zzz": 1}), errors_of(model, 1))
        for name in model.model_fields:
            for value in BAD_VALUES:
                for nested in (value, [value], {"x": value}, [{"name": value}], {"x": {"y": value}}):
                    seen.update(errors_of(model, {**required, name: nested}))
    assert seen - OWN_ERRORS - {"extra_forbidden", "literal_error"} <= set(TEMPLATES)
    assert {"missing", "string_type", "finite_number", "greater_than", "tuple_type"} <= seen


def test_every_custom_error_in_the_source_is_of_a_kind_that_is_known() -> None:
    for path in Path(amcap.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "PydanticCustomError":
                kind = node.args[0]
                if isinstance(kind, ast.Constant):
                    assert kind.value in OWN_ERRORS | set(TEMPLATES), path

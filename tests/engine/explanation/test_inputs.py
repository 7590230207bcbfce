"""Where every input of a figure came from: given, with its line; the company's, with its line; or assumed."""

import json
from pathlib import Path
from textwrap import dedent

import pytest

from amcap.engine.evaluation.evaluation import Evaluation
from amcap.engine.evaluation.gathering import evaluate
from amcap.model.derivation import Input
from amcap.model.explanation import AccountExplanation, ManagerExplanation
from amcap.model.loc import Place
from amcap.reading.loaded import load
from tests.engine.build import AS_OF, BOOK
from tests.engine.explanation.told import account_of, manager_of, page

ASSUMED = Input("assumed", None, None)

# The numbers of the lines are part of the test.
YAML = """\
version: 1
company:
  size: small
  objective: growth
  support: strong

managers:
  - name: Ada
    experience: senior
    started: 2019-04-01
    fte: 0.8
    other_duties_hours: 0
    support: none
    assistants: 0
    expertise: [banking]
    performance: top
  - {name: Bea, scope: local, support: }

accounts:
  - name: Acme
    manager: Ada
    size: large
    industry: banking
    contact: daily
    objective: maintain
    stage: steady
  - name: Best
    manager: Bea
    hours_per_month: 13
"""


def loaded(text: str, folder: Path, suffix: str) -> Evaluation:
    path = folder / f"portfolio.{suffix}"
    path.write_text(text, "utf-8")
    read = load(str(path), BOOK)
    return evaluate(read.portfolio, BOOK, AS_OF, lambda loc: Place(None, read.place_of(loc).line))


def inputs(told: ManagerExplanation | AccountExplanation) -> dict[str, Input]:
    product = told.capacity if isinstance(told, ManagerExplanation) else told.factors
    return {step.factor: step.input for step in product.steps}


def given(line: int) -> Input:
    return Input("given", None, line)


def company(line: int) -> Input:
    return Input("company", None, line)


@pytest.fixture
def ours(tmp_path: Path) -> Evaluation:
    return loaded(YAML, tmp_path, "yaml")


def test_the_inputs_of_a_manager(ours: Evaluation) -> None:
    told = manager_of(ours, "Ada")
    assert inputs(told) == {
        "experience": given(9),
        "ramp": given(10),
        "support": given(13),
        "automation": ASSUMED,
        "scope": ASSUMED,
        "assistants": given(14),
        "performance": given(16),
    }
    assert (told.time.fte_input, told.time.other_duties_input) == (given(11), given(12))
    assert told.line == 8


def test_the_inputs_of_a_manager_on_one_line(ours: Evaluation) -> None:
    told = manager_of(ours, "Bea")
    assert inputs(told) == {
        "experience": ASSUMED,
        "ramp": ASSUMED,
        # A key with nothing after it says nothing.
        "support": company(5),
        "automation": ASSUMED,
        "scope": given(17),
        "assistants": ASSUMED,
    }
    assert (told.time.fte_input, told.time.other_duties_input, told.line) == (ASSUMED, ASSUMED, 17)


def test_the_inputs_of_an_account(ours: Evaluation) -> None:
    told = account_of(ours, "Acme")
    assert inputs(told) == {
        "industry": given(23),
        "contact": given(24),
        "service": ASSUMED,
        "objective": given(25),
        "geography": ASSUMED,
        "fit": ASSUMED,
        "stage": given(26),
        # The pairing of the account's industry with what the manager knows.
        "expertise": given(23),
    }
    assert (told.line, told.start.assumed) == (20, ("complexity", "tier"))


def test_the_inputs_of_an_account_that_says_little(ours: Evaluation) -> None:
    told = account_of(ours, "Best")
    assert inputs(told) == {
        "industry": ASSUMED,
        "contact": ASSUMED,
        "service": ASSUMED,
        "objective": company(4),
        "geography": ASSUMED,
        "fit": ASSUMED,
        "stage": ASSUMED,
    }
    assert (told.line, told.start.assumed) == (27, ("complexity", "size", "tier"))


def test_the_book_names_the_lines_of_its_accounts(ours: Evaluation) -> None:
    assert [(entry.name, entry.line) for entry in manager_of(ours, "Ada").book] == [("Acme", 20)]


def test_the_page_names_the_lines(ours: Evaluation) -> None:
    text = page(manager_of(ours, "Ada"))
    assert text.startswith("Ada: ")
    assert text.splitlines()[0].endswith(" [line 8]")
    assert "  time: 0.8 fte (given, line 11), 0 h of other duties (given, line 12)" in text
    assert "  support: none, x 0.85 (0.7 to 0.95) (given, line 13)" in text
    assert "  automation: unknown, x 1 (0.88 to 1.15) (not told)" in text


def test_a_json_file_has_lines_too(tmp_path: Path) -> None:
    text = dedent(
        """\
        {
          "company": {"automation": "robust",
            "size": "large"},
          "managers": [
            {"name": "Ada",
             "fte": 0.5}
          ],
          "accounts": [
            {
              "name": "Acme", "manager": "Ada",
              "contact": "weekly"
            }
          ]
        }
        """
    )
    ours = loaded(text, tmp_path, "json")
    told = manager_of(ours, "Ada")
    found = inputs(told)
    assert (found["automation"], found["support"]) == (company(2), ASSUMED)
    assert (told.line, told.time.fte_input) == (5, given(6))
    assert (account_of(ours, "Acme").line, inputs(account_of(ours, "Acme"))["contact"]) == (9, given(11))


def test_json_on_one_line_is_all_on_line_1(tmp_path: Path) -> None:
    data = {"managers": [{"name": "Ada", "scope": "global"}], "accounts": []}
    assert inputs(manager_of(loaded(json.dumps(data), tmp_path, "json"), "Ada"))["scope"] == given(1)


def test_the_ranges_and_rules_are_those_of_the_rule_book(ours: Evaluation) -> None:
    for product in (manager_of(ours, "Ada").capacity, account_of(ours, "Acme").factors):
        for step in product.steps:
            rule = BOOK.rules[step.rule]
            assert step.rule == f"{step.factor}.{step.level}"
            assert (step.effect, step.claim, step.basis) == (rule.value, rule.claim, rule.basis)
            assert tuple(step.source) == (rule.source.document, rule.source.section)
            assert (step.low, step.high) == rule.span


def test_what_is_unknown_has_a_range_of_its_own(ours: Evaluation) -> None:
    ranges = {step.factor: (step.low, step.high) for step in account_of(ours, "Best").factors.steps}
    assert (ranges["industry"], ranges["contact"], ranges["service"]) == ((0.85, 1.25), (0.82, 1.25), (0.72, 1.35))

"""The tool itself: that faults are real ones, and that the hand-picked ones still meet the code."""

import ast
from pathlib import Path

from tests.cli.process import ROOT
from tests.mutation.edges import edges
from tests.mutation.mutants import mutants
from tests.mutation.targets import TARGETS

SOURCE = '''\
def f(a: int = 0, *, é: bool = True) -> int:
    """Says -1 < 2."""
    if a < 2 and é:
        return max(a + 1, 0)
    return -a
'''


def test_every_fault_is_another_program_in_one_place() -> None:
    found = [(one.line, one.before, one.after) for one in mutants(Path("f.py"), SOURCE)]
    assert found == [
        (1, "0", "1"),
        (1, "True", "False"),
        (3, "a < 2 and é", "(not (a < 2 and é))"),
        (3, " < ", " <= "),
        (3, "2", "3"),
        (3, " and ", " or "),
        (4, "max", "min"),
        (4, " + ", " - "),
        (4, "1", "2"),
        (4, "0", "1"),
        (5, "-", ""),
    ]
    for one in mutants(Path("f.py"), SOURCE):
        assert ast.dump(ast.parse(one.source)) != ast.dump(ast.parse(SOURCE))


def test_what_is_picked_by_hand_still_stands_in_the_code() -> None:
    picked = list(edges())
    assert len(picked) >= 100
    for mutant in picked:
        ast.parse(mutant.source)
        assert any(mutant.path in target.files() for target in TARGETS)


def test_every_target_has_tests_that_are_there() -> None:
    for target in TARGETS:
        assert all((ROOT / test).exists() for test in target.tests)
        assert any(True for path in target.files() for _ in mutants(path, (ROOT / path).read_text("utf-8")))

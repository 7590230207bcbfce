"""Some of the fuzzer's cases on every run; `python -m tests.fuzz` goes on with others for as long as one likes."""

import pytest

from tests.fuzz import trial
from tests.fuzz.batch import failures
from tests.fuzz.doors import DOORS, Case
from tests.fuzz.seeds import OVERLAY, POINTER, TABLE

CASES = {"assess": 500, "explain": 200, "validate": 400, "rule book": 250, "pointer": 400, "import": 500}
OTHERS = 250


@pytest.mark.parametrize("door", DOORS)
def test_whatever_comes_through_a_door_is_answered_or_refused_with_words(door: str) -> None:
    broken = list(failures(door, 0, CASES.get(door, OTHERS)))
    if broken:
        pytest.fail("\n".join(map(str, broken)), pytrace=False)


def test_the_good_inputs_are_good() -> None:
    # What is broken from the start would be refused at the gate, and nothing behind it be tried.
    files = {"p.yaml": POINTER.encode(), "accounts.csv": TABLE.encode(), "book.yaml": OVERLAY.encode()}
    ran = trial.call_amcap("validate", "--help")
    assert ran.code == 0
    case = Case("assess", files, ("assess", "p.yaml", "--rulebook", "book.yaml", "--fail-on", "load>0%"))
    assert trial.tried(case) is None


def test_a_defect_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    case = Case("assess", {}, ("estimate",))
    assert trial.tried(case) is None
    for limit, value in (("SLOWEST", 0.0), ("LARGEST", 1)):
        with monkeypatch.context() as patch:
            patch.setattr(trial, limit, value)
            assert trial.tried(case) is not None
    monkeypatch.setattr("amcap.rendering.estimate.text.render_estimate", lambda *_: 1 / 0)
    assert "exit 3" in str(trial.tried(case))

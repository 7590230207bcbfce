"""The nearest of many names takes time to find, so it is looked for only where somebody reads it."""

import difflib
from pathlib import Path
from typing import Any

import pytest

from amcap.cli.problems import PROBLEMS_SHOWN
from tests.conftest import Run

MANY = 200
# Each input has mistakes of its own: what was once looked for is remembered for a while.
MANAGERS = "managers:\n" + "".join(f"- name: Manager Name {number}\n" for number in range(MANY))
INPUTS = {
    "managers of accounts in a portfolio": (
        MANAGERS + "accounts:\n" + "".join(f"- {{name: A{n}, manager: Manager Nane {n}}}\n" for n in range(MANY)),
        "",
    ),
    "managers of accounts in a table": (
        MANAGERS + "accounts: {file: a.csv}\n",
        "name,manager\n" + "".join(f"A{number},Manager Namw {number}\n" for number in range(MANY)),
    ),
    "words in a table": (
        "accounts: {file: a.csv}\n",
        "name,manager,size\n" + "".join(f"A{number},,smal{number}\n" for number in range(MANY)),
    ),
    "words in a portfolio": (
        "accounts:\n" + "".join(f"- {{name: A{number}, size: smll{number}}}\n" for number in range(MANY)),
        "",
    ),
    "keys": ("accounts:\n" + "".join(f"- {{name: A{number}, siz{number}: small}}\n" for number in range(MANY)), ""),
    "headers": (
        "accounts:\n  file: a.csv\n  where:\n" + "".join(f"    Stats{number}: x\n" for number in range(MANY)),
        "name,manager,Status\nA,,\n",
    ),
}


@pytest.mark.parametrize("kind", INPUTS)
def test_a_suggestion_is_looked_for_only_where_it_is_shown(
    kind: str, call: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_for = []
    found = difflib.get_close_matches

    def counted(word: Any, *arguments: Any, **options: Any) -> list[Any]:
        looked_for.append(word)
        return found(word, *arguments, **options)

    monkeypatch.setattr("difflib.get_close_matches", counted)
    portfolio, table = INPUTS[kind]
    (tmp_path / "p.yaml").write_text(portfolio, "utf-8")
    (tmp_path / "a.csv").write_text(table, "utf-8")
    ran = call("assess", tmp_path / "p.yaml")
    assert ran.code == 2
    assert ran.stderr.count("Did you mean") == PROBLEMS_SHOWN
    assert len(looked_for) == PROBLEMS_SHOWN

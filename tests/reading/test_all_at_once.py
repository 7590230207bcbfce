"""All that is wrong with a portfolio comes together and in file order, wherever it stands and whoever finds it."""

from pathlib import Path

import pytest

from tests.conftest import Run

# Types, table blocks, names used twice and unknown managers are found by different hands: here they take turns.
TURNS = {
    "a text for the managers, a bad block of accounts": (
        "naem: x\nmanagers: Ann\naccounts:\n  fiel: a.csv\n  columns: {banana: x}\nreviewed: soon\n",
        ["1:1", "2:11", "4:3", "4:3", "5:13", "6:11"],
    ),
    "a bad block of managers, accounts with everything": (
        "managers:\n  file: a.csv\n  units: {tier: x}\naccounts:\n- {name: A, size: huge}\n- {name: A, count: 0}\n",
        ["3:17", "5:19", "6:10", "6:20"],
    ),
    "both blocks": (
        "accounts: {file: 5, numbers: x}\ncompany: {size: x}\nmanagers: {fiel: x}\n",
        ["1:18", "1:30", "2:17", "3:11", "3:12"],
    ),
    "names used twice beside managers that are no list": (
        "managers: Ann\naccounts:\n- {name: A, manager: Ann}\n- {name: A}\n",
        ["1:11", "4:10"],
    ),
    "unknown managers between mistakes of other kinds": (
        "managers: [{name: Ada}, {name: Ada, fte: 9}]\naccounts:\n"
        "- {name: A, manager: Bo, sise: x}\n- {name: B, count: 0}\n",
        ["1:32", "1:42", "3:22", "3:26", "4:20"],
    ),
}


@pytest.mark.parametrize(("text", "places"), TURNS.values(), ids=TURNS)
@pytest.mark.parametrize("command", ["validate", "assess"])
def test_every_mistake_is_told_in_the_order_of_the_file(call: Run, text: str, places: list[str], command: str) -> None:
    done = call(command, "-", stdin=text)
    assert (done.code, done.out) == (2, b"")
    told = [":".join(line.split(":")[1:3]) for line in done.stderr.splitlines()]
    assert told == places


def test_a_table_that_is_not_there_is_a_mistake_of_the_line_that_names_it(call: Run, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("managers: [{name: Ada}]\naccounts:\n  file: nope.csv\n", "utf-8")
    done = call("validate", "p.yaml", cwd=tmp_path)
    assert done.stderr == "p.yaml:3:9: accounts.file: there is no such file nope.csv\n"
    (tmp_path / "p.yaml").write_text("managers: {file: nope.csv}\n", "utf-8")
    done = call("validate", "p.yaml", cwd=tmp_path)
    assert done.stderr == "p.yaml:1:18: managers.file: there is no such file nope.csv\n"


def test_a_table_that_an_option_names_is_a_mistake_of_its_own(call: Run, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text("managers: [{name: Ada}]\naccounts: {file: also-not.csv}\n", "utf-8")
    done = call("assess", "p.yaml", "--accounts", "nope.csv", cwd=tmp_path)
    assert done.stderr == "nope.csv: there is no such file\n"


def test_managers_in_a_table_are_known_to_accounts_in_the_file(call: Run, tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name\nAda\n", "utf-8")
    text = "managers: {file: people.csv}\naccounts: [{name: A, manager: Ada}, {name: B, manager: Adda}]\n"
    (tmp_path / "p.yaml").write_text(text, "utf-8")
    done = call("validate", "p.yaml", cwd=tmp_path)
    assert done.stderr == ("p.yaml:2:56: accounts[1].manager: no manager is called 'Adda'. Did you mean 'Ada'?\n")

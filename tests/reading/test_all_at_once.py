"""All that is wrong with a portfolio comes together and in file order, wherever it stands and whoever finds it."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from amcap.model.portfolio import Account, Company, Manager, Portfolio
from amcap.model.table import AccountsFile, ManagersFile
from tests.conftest import Run

# Types, table blocks, names used twice and unknown managers are found by different hands: here they take turns.
TURNS = {
    "a text for the managers, a bad block of accounts": (
        "naem: x\nmanagers: Ann\naccounts:\n  fiel: a.csv\n  columns: {banana: x}\nreviewed: soon\n",
        ["1:1", "2:11", "4:3", "4:3", "5:13", "6:11"],
    ),
    "a bad block of managers, accounts with everything": (
        "managers:\n  file: a.csv\n  units: {tier: x}\naccounts:\n- {name: A, size: huge}\n- {name: A, count: 0}\n",
        ["3:11", "5:19", "6:10", "6:20"],
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


BLOCKS: dict[str, tuple[str, type[BaseModel]]] = {
    "": ("{{{both}}}\n", Portfolio),
    "company": ("company: {{{both}}}\n", Company),
    "managers[0]": ("managers: [{{{both}}}]\n", Manager),
    "accounts[0]": ("accounts: [{{{both}}}]\n", Account),
    "managers": ("managers: {{{both}}}\n", ManagersFile),
    "accounts": ("accounts: {{{both}}}\n", AccountsFile),
}
BLOCKS_OF_FIELDS: list[tuple[str, tuple[str, ...]]] = [
    ("managers", ManagersFile.fields), ("accounts", AccountsFile.fields)
]  # fmt: skip
# Neither text nor number, list of texts nor group of keys.
WRONG = "[[1]]"
BESIDE = (f"{{key}}: {WRONG}, banana: 1", f"banana: {WRONG}, {{key}}: {WRONG}")


def told_at(call: Run, text: str) -> dict[str, str]:
    done = call("validate", "-", stdin=text)
    assert (done.code, done.out) == (2, b"")
    return {path: said for _, path, said in (line.split(": ", 2) for line in done.stderr.splitlines())}


@pytest.mark.parametrize("both", BESIDE, ids=["after", "before"])
@pytest.mark.parametrize(
    ("path", "form", "key"),
    [
        (path, form, field.alias or name)
        for path, (form, model) in BLOCKS.items()
        for name, field in model.model_fields.items()
    ],
)
def test_a_wrong_value_and_an_unknown_key_beside_it_are_both_told(
    call: Run, path: str, form: str, key: str, both: str
) -> None:
    told = told_at(call, form.format(both=both.format(key=key)))
    begin = f"{path}." if path else ""
    assert told[f"{begin}banana"].startswith("unknown key")
    assert any(place.startswith(f"{begin}{key}") for place in told)


@pytest.mark.parametrize("both", BESIDE, ids=["after", "before"])
@pytest.mark.parametrize("block", ["columns", "values", "units"])
@pytest.mark.parametrize(("table", "fields"), BLOCKS_OF_FIELDS, ids=["managers", "accounts"])
def test_a_wrong_value_and_an_unknown_field_beside_it_are_both_told(
    call: Run, table: str, fields: tuple[str, ...], block: str, both: str
) -> None:
    for field in fields:
        told = told_at(call, f"{table}: {{file: x.csv, {block}: {{{both.format(key=field)}}}}}\n")
        assert told[f"{table}.{block}.banana"].startswith("'banana' is not a field here")
        assert f"{table}.{block}.{field}" in told


def test_wrong_words_wrong_values_and_unknown_fields_of_a_table_are_told_together(call: Run) -> None:
    text = "accounts: {file: x.csv, values: {banana: {A: x}, tier: {A: banana, B: 1, C: key}, size: 5}}\n"
    told = told_at(call, text)
    assert {f"accounts.values.{each}" for each in ("banana", "tier.A", "tier.B", "size")} <= set(told)
    assert told["accounts.values.banana"].startswith("'banana' is not a field here")


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

"""What amcap's CSV of accounts guards against spreadsheets is read back as it was, by every way into amcap."""

import json
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.cli.process import call_amcap
from tests.conftest import Run
from tests.reading.tables.build import read, report_of
from tests.strategies import names

DANGEROUS = (
    "-Minus", "'-Minus", "''-Minus", "=1+1", "'=1+1", "+49", "@home", "＝１", "'＠", "::error::x", "-", "'", "''", "'x",
    "O'Brien", "'t Hart", "a;=1+1", "a;'=1+1", "a| -b", "##vso[x]", "#'##vso[x]", "section_start:1", "--", '"=1"', '"',
    "= '", "a; -", "; ;=", "''=''",
)  # fmt: skip
"""Names that are guarded, that look as if they were, and that are neither."""

some = st.one_of(
    st.sampled_from(DANGEROUS),
    st.text("=+-@'\";|:#[] ax1＝", min_size=1, max_size=8).map(str.strip).filter(bool),
    names(),
)


def exported(folder: Path, accounts: list[str], manager: str) -> Path:
    """amcap's own CSV of some accounts of a manager."""
    portfolio = {"managers": [{"name": manager}], "accounts": [{"name": name, "manager": manager} for name in accounts]}
    (folder / "p.json").write_text(json.dumps(portfolio), "utf-8")
    ran = call_amcap("assess", folder / "p.json", "-f", "csv", "--rows", "accounts", "--as-of", "2026-11-01")
    assert ran.code == 0, ran.stderr
    (folder / "accounts.csv").write_bytes(ran.out)
    return folder / "accounts.csv"


def accounts_of(portfolio: Path, *options: str | Path) -> list[str]:
    ran = call_amcap("assess", portfolio, "--json", "--as-of", "2026-11-01", *options)
    assert ran.code == 0, ran.stderr
    return sorted(account["name"] for account in json.loads(ran.stdout)["accounts"])


@settings(max_examples=30)
@given(st.lists(some, min_size=1, max_size=12, unique=True))
@example(list(DANGEROUS))
def test_a_name_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, accounts: list[str]) -> None:
    folder = tmp_path_factory.mktemp("trip")
    table = exported(folder, accounts, "Ann")
    ran = call_amcap("import", table, "-o", folder / "imported.yaml")
    assert ran.code == 0, ran.stderr
    assert accounts_of(folder / "imported.yaml") == sorted(accounts)
    (folder / "pointing.yaml").write_text("managers: [{name: Ann}]\naccounts: {file: accounts.csv}\n", "utf-8")
    assert accounts_of(folder / "pointing.yaml") == sorted(accounts)


@pytest.mark.parametrize("manager", [name for name in DANGEROUS if name not in ("-", "--")])
def test_a_manager_comes_back_as_it_was(manager: str, tmp_path: Path) -> None:
    table = exported(tmp_path, ["a"], manager)
    (row,) = read(table.read_bytes(), (manager,))
    assert row.manager == manager
    if any(map(str.isalpha, manager)) and manager != "'x" and not set(";|") & set(manager):
        (row,) = read(table.read_bytes())
        assert row.manager == manager


def test_an_owner_to_be_added_is_told_as_he_is_read() -> None:
    report = report_of("Account Name,Account Owner\nA,'-Minus\nB,\"'t Hart\"\n", ("Ann",))
    assert report.unknown_owners == {"'t Hart": 1, "-Minus": 1}


def test_owners_are_found_by_their_cells_with_and_without_the_guard() -> None:
    text = "Account Name,Account Owner\nA,'@ann\nB,@ann\n"
    for owner in ("@ann", "'@ann"):
        assert [row.manager for row in read(text, ("Ann",), owners={owner: "Ann"})] == ["Ann", "Ann"]


def test_what_a_message_says_to_paste_can_be_pasted(call: Run, tmp_path: Path) -> None:
    (tmp_path / "crm.csv").write_text('Account Name,Account Owner\nA,\'-Minus\nB,"=""x"\nC,it\'s\n', "utf-8")
    (tmp_path / "p.yaml").write_text("accounts: {file: crm.csv}\n", "utf-8")
    ran = call("assess", tmp_path / "p.yaml")
    assert ran.code == 2
    _, *lines = ran.stderr.splitlines()
    (tmp_path / "p.yaml").write_text("\n".join(["accounts: {file: crm.csv}", *lines]), "utf-8")
    assert sorted(accounts_of(tmp_path / "p.yaml")) == ["A", "B", "C"]

"""Names that repeat: told apart by id, or by a number, and said."""

from pathlib import Path

from amcap.reading.account_names import Row, unique_names
from tests.reading.intake.build import imported, portfolio_in, table

HEAD = "Account ID,Account Owner,Account Name"


def names_in(text: str) -> list[str]:
    return [account.name for account in portfolio_in(text).accounts]


def test_accounts_that_share_a_name_are_told_apart_by_their_ids_in_any_order_of_rows(tmp_path: Path) -> None:
    rows = ["x1,Ann,Helix", "x2,Ben,Helix", "x3,Ben,Other"]
    table(tmp_path / "a.csv", HEAD, *rows)
    table(tmp_path / "b.csv", HEAD, *reversed(rows))
    ran = imported(tmp_path, "a.csv", "-o", "-")
    assert names_in(ran.stdout) == ["Helix (x1)", "Helix (x2)", "Other"]
    assert names_in(imported(tmp_path, "b.csv", "-o", "-").stdout) == ["Other", "Helix (x2)", "Helix (x1)"]
    assert "told apart by id or number (2): a.csv, line 2: 'Helix (x1)'; a.csv, line 3: 'Helix (x2)'" in ran.stderr


def test_without_an_id_a_number_tells_them_apart(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", "Name,Owner", "Helix,Ann", "Helix,Ben", "Helix (2),Ben", "Helix,Ben")
    ran = imported(tmp_path, "a.csv", "-o", "-", "--one-row-per", "row")
    assert names_in(ran.stdout) == ["Helix", "Helix (3)", "Helix (2)", "Helix (4)"]


def test_an_empty_id_is_no_id(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", HEAD, "x1,Ann,Helix", ",Ben,Helix", ",Ben,Helix")
    assert names_in(imported(tmp_path, "a.csv", "-o", "-").stdout) == ["Helix (x1)", "Helix", "Helix (2)"]


def test_the_same_account_in_two_files_counts_once_and_is_said(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", HEAD, "x1,Ann,Helix")
    table(tmp_path / "b.csv", HEAD, "x1,Ann,Helix")
    ran = imported(tmp_path, "a.csv", "b.csv", "-o", "-")
    assert names_in(ran.stdout) == ["Helix"]
    assert "line 2, 'Helix', is 'Helix' of a.csv again" in ran.stderr


def test_the_same_id_of_another_account_in_another_file_is_another(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", HEAD, "x1,Ann,Helix")
    table(tmp_path / "b.csv", HEAD, "x1,Ann,Orion")
    assert names_in(imported(tmp_path, "a.csv", "b.csv", "-o", "-").stdout) == ["Helix", "Orion"]


def test_an_account_that_counts_as_often_as_it_stands_is_told_apart_and_said(tmp_path: Path) -> None:
    table(tmp_path / "a.csv", HEAD, "x1,Ann,Helix", "x1,Ann,Helix")
    ran = imported(tmp_path, "a.csv", "-o", "-", "--one-row-per", "row")
    assert names_in(ran.stdout) == ["Helix (x1)", "Helix (x1) (2)"]
    assert "the same account again, by name and id; delete one of each (1): a.csv, line 3: 'Helix'" in ran.stderr


def test_ids_are_found_in_a_pipe_too(tmp_path: Path) -> None:
    ran = imported(tmp_path, "-", "-o", "-", stdin=f"{HEAD}\nx1,Ann,Helix\nx2,Ben,Helix\n")
    assert names_in(ran.stdout) == ["Helix (x1)", "Helix (x2)"]


def test_names_differ_even_where_a_made_up_one_is_taken() -> None:
    rows = [Row(name, "a.csv", 0, line) for line, name in enumerate(["A", "A", "A (i)", "A (i)", "A (2)"], 2)]
    names, renamed = unique_names(rows, {(0, 2): "i", (0, 3): "i"})
    assert len(set(names)) == len(names)
    assert names[-1] == "A (2)"
    assert [one.same_id for one in renamed[:2]] == [False, True]


def test_many_alike_take_no_longer_than_many_others() -> None:
    names, _ = unique_names([Row("A", "a.csv", 0, line) for line in range(100_000)], {})
    assert (names[0], names[1], names[-1]) == ("A", "A (2)", "A (100000)")

"""A file that changes while it is read gives no verdict on a part of it: it is said, and nothing else."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from amcap.model.table import TableFile
from amcap.reading import tables, text
from amcap.reading.problems import InputError
from amcap.reading.tables import AccountTable, open_accounts, read_managers
from amcap.reading.text import load_bytes
from tests.reading.tables.build import BOOK

HEAD = "name,manager\n"
ROWS = HEAD + "".join(f"A{number},\n" for number in range(100))
Change = Callable[[Path], None]


def truncate(path: Path) -> None:
    os.truncate(path, 0)


def cut(path: Path) -> None:
    os.truncate(path, len(HEAD) + 60)


def append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("more,\n")


def append_what_is_wrong(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write('more,"never closed\n')


def replace(path: Path) -> None:
    other = path.with_name("other")
    other.write_text(ROWS, "utf-8")
    os.replace(other, path)


def write_over(path: Path) -> None:
    before = path.stat()
    path.write_text(ROWS.replace("A", "B"), "utf-8")
    # A clock may be too coarse to tell two writes apart; the next tick is not.
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1_000_000))


def delete(path: Path) -> None:
    path.unlink()


CHANGES = pytest.mark.parametrize(
    "change", [truncate, cut, append, append_what_is_wrong, replace, write_over, delete], ids=lambda one: one.__name__
)


def table_at(path: Path) -> AccountTable:
    path.write_text(ROWS, "utf-8")
    return open_accounts(str(path), TableFile(file="a.csv"), BOOK, None)


def told_of(records: object) -> list[str]:
    with pytest.raises(InputError) as caught:
        list(records)  # type: ignore[call-overload]
    return [str(problem) for problem in caught.value.problems]


def changed(path: Path) -> list[str]:
    return [f"{path}: changed while it was read; run again once it is written"]


@CHANGES
def test_a_table_that_changes_between_two_readings_is_refused(change: Change, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    table = table_at(path)
    change(path)
    expected = changed(path) if change is not delete else [f"{path}: there is no such file"]
    assert told_of(table.records()) == expected


@CHANGES
def test_a_table_that_changes_while_its_rows_go_by_is_refused(change: Change, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    records = table_at(path).records()
    assert next(records)[1] == "A0"
    change(path)
    assert told_of(records) == changed(path)


@CHANGES
def test_a_portfolio_that_changes_while_it_is_read_is_refused(
    change: Change, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "p.yaml"
    path.write_text(ROWS, "utf-8")
    real = text._bounded

    def slow(file: object, name: str) -> bytes:
        change(path)
        return real(file, name)  # type: ignore[arg-type]

    monkeypatch.setattr(text, "_bounded", slow)
    with pytest.raises(InputError) as caught:
        load_bytes(str(path))
    assert [str(problem) for problem in caught.value.problems] == changed(path)


def test_a_file_that_is_only_read_or_touched_by_others_stays_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    table = table_at(path)
    path.read_bytes()
    os.chmod(path, 0o600)
    assert len(list(table.records())) == len(list(table.records())) == 100


def test_a_table_of_managers_is_held_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "m.csv"
    path.write_text("name\nAnn\nBen\n", "utf-8")
    real = tables.heading_in

    def slow(*given: Any) -> object:
        found = real(*given)
        truncate(path)
        return found

    monkeypatch.setattr(tables, "heading_in", slow)
    with pytest.raises(InputError) as caught:
        read_managers(str(path), TableFile(file="m.csv"))
    assert [str(problem) for problem in caught.value.problems] == changed(path)

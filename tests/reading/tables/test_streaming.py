"""Any size in the same memory: rows stream, and what is remembered of them is bounded."""

import csv
import os
import subprocess
import sys
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from amcap.model.table import TableFile
from amcap.reading.tables import AccountTable, open_accounts
from amcap.reading.tables.rows import kinds, records
from tests.reading.tables.build import BOOK, opened, report_of

MEBIBYTE = 1024 * 1024


def rows(count: int) -> Iterator[str]:
    """Rows whose names, employees, turnovers and amounts are all different."""
    yield "Account ID,Account Name,Account Owner,Industry,Employees,Annual Revenue,ARR,Type,Rating,Note\n"
    for number in range(count):
        yield (
            f"{number:015},Account {number},Owner {number % 50},Industry {number % 70},{number % 9000 + 1},"
            f"{number * 37 + 1},{number}.25,Customer,Hot,note {number}\n"
        )


def file_of(path: Path, count: int) -> Path:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(rows(count))
    return path


def table_at(path: Path) -> AccountTable:
    settings = TableFile.model_validate({"file": "x", "columns": {"revenue": "ARR"}})
    return open_accounts(str(path), settings, BOOK, [f"Owner {number}" for number in range(50)])


def peak_of(path: Path) -> int:
    tracemalloc.start()
    for _ in table_at(path).records():
        pass
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_does_not_grow_with_the_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Ids are remembered to find those that come twice: up to a number that no export of accounts comes near.
    monkeypatch.setattr(records, "MOST_IDS", 10_000)
    small = peak_of(file_of(tmp_path / "small.csv", 20_000))
    large = peak_of(file_of(tmp_path / "large.csv", 100_000))
    assert large - small < 2 * MEBIBYTE
    assert large < 24 * MEBIBYTE


@pytest.mark.slow
def test_a_row_costs_little_more_than_the_csv_module_takes(tmp_path: Path) -> None:
    # About 2, and twice that where other programs keep the machine busy.
    path = file_of(tmp_path / "rows.csv", 200_000)
    ratios = []
    for _ in range(5):
        start = process_time()
        with path.open(encoding="utf-8", newline="") as file:
            for _ in csv.reader(file):
                pass
        middle = process_time()
        for _ in table_at(path).records():
            pass
        ratios.append((process_time() - middle) / (middle - start))
    assert min(ratios) < 8


def test_counts_are_right_when_more_kinds_of_rows_come_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(rows(3000))
    settings: dict[str, Any] = {
        "where": {"Industry": "!Industry 3"},
        "managers": tuple(f"Owner {number}" for number in range(40)),
    }
    whole = report_of(text, **settings)
    monkeypatch.setattr(kinds, "MOST", 7)
    assert report_of(text, **settings) == whole
    # Industry 3 has 42 of the first 70 x 42 = 2,940 rows, and one of the last 60; 10 owners of 50 are unknown.
    assert whole.left_out == {"where Industry: !Industry 3": 43}
    assert whole.accounts == 2957
    assert len(whole.unknown_owners) == 10


def test_what_is_reported_of_a_file_is_bounded() -> None:
    text = "Account Name,Account Owner,Industry\n" + "".join(f"A{n},Owner {n},Industry {n}\n" for n in range(5000))
    report = report_of(text, ())
    assert len(report.unknown_owners) <= 1001
    assert len(report.unmapped["industry"]) <= 1001
    assert report.missing["manager"] == 5000


def test_records_come_before_the_file_is_read_to_its_end() -> None:
    table = opened("name,manager\nA,\n" + "B,\n" * 100_000 + 'C,"open', one_row_per="row")
    assert next(table.records())[1] == "A"


def test_standard_input_is_read_twice() -> None:
    program = (
        "from amcap.reading.tables import open_accounts\n"
        "from amcap.model.table import TableFile\n"
        "from amcap.reading.rulebook import load_rulebook\n"
        "table = open_accounts('-', TableFile(file='-'), load_rulebook(), None)\n"
        "first, second = ([record[1] for record in table.records()] for _ in range(2))\n"
        "print(table.name, first == second, len(first))\n"
    )
    done = subprocess.run(
        (sys.executable, "-W", "error", "-c", program),
        input="".join(rows(100_000)),
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    )
    assert (done.stdout, done.stderr) == ("<stdin> True 100000\n", "")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are for POSIX")
def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text("name,manager\nA,\n", encoding="utf-8"))
    writer.start()
    table = open_accounts(str(pipe), TableFile(file="pipe"), BOOK, None)
    writer.join()
    assert [record[1] for record in table.records()] == ["A"]

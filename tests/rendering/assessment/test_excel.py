"""CSV that Excel opens by itself: marked as UTF-8, and parted as a country parts its lists."""

import csv
import json
from pathlib import Path
from unittest.mock import patch

import pytest

from amcap.cli.terminal import decimal_sign
from amcap.rendering.parts.look import Cells, for_excel
from tests.cli.portfolios import account, manager, portfolio, written
from tests.conftest import Run

NAME = "Zoë =Müller"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return written(portfolio([manager(NAME)], [account("Größe; 1", NAME, 97.5)]), tmp_path)


def rows_of(data: bytes, delimiter: str) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(data.decode("utf-8-sig").splitlines(), delimiter=delimiter))


def test_a_decimal_comma_entails_semicolons() -> None:
    assert for_excel(",") == Cells("\ufeff", ";", ",")
    assert for_excel(".") == Cells("\ufeff", ",", ".")


@pytest.mark.parametrize(("sign", "delimiter", "figure"), [(",", ";", "0,75"), (".", ",", "0.75")])
def test_the_file_is_as_the_country_writes(call: Run, path: Path, sign: str, delimiter: str, figure: str) -> None:
    with patch("amcap.cli.terminal.decimal_sign", lambda: sign):
        (row,) = rows_of(call("assess", path, "-f", "csv", "--excel").out, delimiter)
    assert (row["name"], row["load_likely"], row["accounts"]) == (NAME, figure, "1")


@pytest.mark.parametrize("sign", [",", "."])
def test_what_is_written_for_excel_is_read_again_as_it_was(call: Run, path: Path, sign: str) -> None:
    with patch("amcap.cli.terminal.decimal_sign", lambda: sign):
        written_so = call("assess", path, "--rows", "accounts", "--excel", "-o", path.with_name("a.csv"))
    assert written_so.code == 0
    found = json.loads(call("assess", path.with_name("a.csv"), "--json").stdout)
    assert [(each["name"], each["manager"]) for each in found["accounts"]] == [("Größe; 1", NAME)]


def test_only_tables_are_for_excel(call: Run, path: Path) -> None:
    ran = call("assess", path, "--excel")
    assert (ran.code, ran.stdout) == (2, "")
    assert "--excel: only csv is written for Excel; add --format csv" in " ".join(ran.stderr.split())


def test_the_decimal_sign_is_one_whatever_the_system_says() -> None:
    assert decimal_sign() in (",", ".", "٫")

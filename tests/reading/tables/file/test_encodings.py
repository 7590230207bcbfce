"""Every encoding that amcap offers reads what is written in it, and refuses what is not, whatever the bytes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, get_args

import pytest

from amcap.model.table import Encoding
from tests.reading.tables.build import read, the_problem

Call = Callable[..., Any]
ENCODINGS: tuple[str, ...] = get_args(Encoding)
PYTHONS = {"windows-874": "cp874"}
LETTERS = {
    # encoding: a name that needs it, where Western letters are not in it
    "windows-1251": "Анна", "windows-1253": "Άννα", "windows-1255": "אנה", "windows-1256": "آنا",
    "windows-874": "แอนนา", "iso-8859-5": "Анна", "koi8-r": "Анна", "koi8-u": "Ганна", "mac-cyrillic": "Анна",
    "cp866": "Анна", "shift_jis": "杏奈", "euc-jp": "杏奈", "euc-kr": "안나", "gb18030": "安娜", "big5": "安娜",
}  # fmt: skip
SHORT = [
    b"",
    b"\n",
    b"a",
    b"\xff",
    b"\xff\xfe",
    b"\xfe\xff",
    b"\xff\xfe\x00\x00",
    b"\x00",
    b"\x81",
    b"ab",
    b"\xe9\xe9\xe9",
]
WRONG = [
    bytes(range(1, 256)) * 2,
    b"name,manager\n\x81\x8d\x98\xff,\xfe\n",
    b"name,manager\nA,\xe3\x81",
    "名,x".encode(),
]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_table_in_an_encoding_is_read_when_it_is_named(encoding: str) -> None:
    name = LETTERS.get(encoding, "Zoë" if encoding.startswith(("utf", "windows-1252", "iso-8859-1")) else "Anna")
    data = f"name,manager\r\nA,{name}\r\n".encode(PYTHONS.get(encoding, encoding))
    assert [row.manager for row in read(data, encoding=encoding)] == [name]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_whatever_the_bytes_a_named_encoding_ends_with_words(encoding: str, call: Call, tmp_path: Path) -> None:
    for data in [*SHORT, *WRONG]:
        path = tmp_path / "a.csv"
        path.write_bytes(data)
        portfolio = tmp_path / "p.yaml"
        portfolio.write_text(f"managers: [{{name: Anna}}]\naccounts: {{file: a.csv, encoding: {encoding}}}\n", "utf-8")
        for arguments in (("import", path, "--encoding", encoding, "-o", "-"), ("assess", portfolio)):
            done = call(*arguments)
            # Many an encoding gives every byte a meaning; what it means is then read.
            assert done.code in ((2,) if data in SHORT else (0, 2)), (data, done.stderr)
            assert "a.csv" in done.stderr


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-16-le", None), ("utf-16-be", None), ("utf-16", None), ("utf-32", None), ("utf-8-sig", None),
        ("utf-16-le", "utf-16"), ("utf-16-be", "utf-16"), ("utf-16", "utf-16"), ("utf-8-sig", "utf-16"),
        # A mark is right, whatever is said.
        ("utf-16", "windows-1252"), ("utf-32", "utf-8"), ("utf-8-sig", "windows-1252"),
    ],
)  # fmt: skip
def test_the_wide_encodings_are_told_by_their_mark_or_their_zeros(encoding: str, said: str | None) -> None:
    (row,) = read("name,manager\nZoë,Łukasz\n".encode(encoding), encoding=said)
    assert (row.name, row.manager) == ("Zoë", "Łukasz")


def test_a_letter_cut_in_two_is_a_problem_of_its_row() -> None:
    cut = "name,manager\nA,B\n".encode("utf-16-le") + b"x"
    assert the_problem(cut, encoding="utf-16").startswith("accounts.csv:3:1: is not text in this encoding from here on")


@pytest.mark.parametrize("first", ['sep="', "sep=a", 'sep=""', "sep= ", "sep=\n"])
def test_a_first_line_that_names_no_delimiter_is_no_setting(first: str, call: Call, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(f"{first}\nname,manager\nA,B\n", "utf-8")
    assert call("import", path, "-o", "-").code in (0, 2)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("cp1252", "windows-1252"),
        ("latin1", "iso-8859-1"),
        ("UTF8", "utf-8"),
        ("cp874", "windows-874"),
        ("sjis", "shift_jis"),
    ],
)
def test_an_encoding_by_another_of_its_names_is_told_by_the_offered_one(
    call: Call, tmp_path: Path, written: str, meant: str
) -> None:
    (tmp_path / "a.csv").write_text("name,manager\nA,Ann\n", "utf-8")
    refused = call("import", tmp_path / "a.csv", "--encoding", written, "-o", "-")
    assert refused.code == 2
    assert f"Did you mean '{meant}'?" in refused.stderr
    assert "is not one of" in refused.stderr

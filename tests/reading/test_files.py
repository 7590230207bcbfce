"""Files and standard input: what cannot be read is said in a line, with the file's name."""

import os
import sys
from io import BufferedReader, BytesIO, RawIOBase, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from amcap.api import load
from amcap.reading import text
from amcap.reading.problems import InputError
from amcap.reading.text import load_bytes


def refusal(path: str) -> str:
    with pytest.raises(InputError) as caught:
        load(path)
    (problem,) = caught.value.problems
    return str(problem)


def test_a_file_that_is_not_there_is_named_with_a_way_out(tmp_path: Path) -> None:
    path = str(tmp_path / "portfolio.yaml")
    assert refusal(path) == f"{path}: there is no such file; `amcap init` writes one to start from"


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert refusal(str(tmp_path)) == f"{tmp_path}: is a folder; name a file in it"


def test_a_path_through_a_file_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "portfolio.yaml").write_text("name: x\n")
    path = str(tmp_path / "portfolio.yaml" / "inner.yaml")
    assert refusal(path).startswith(f"{path}: cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_without_permission_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.yaml"
    path.write_text("name: x\n")
    path.chmod(0)
    assert refusal(str(path)).startswith(f"{path}: cannot be read: ")


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_to_itself_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "portfolio.yaml"
    path.symlink_to(path)
    assert refusal(str(path)).startswith(f"{path}: cannot be read: ")


def test_a_name_that_is_too_long_cannot_be_read(tmp_path: Path) -> None:
    assert ": cannot be read: " in refusal(str(tmp_path / ("x" * 5000)))


def test_a_name_with_nul_cannot_be_read() -> None:
    assert "cannot be read: " in refusal("portfolio\0.yaml")


@pytest.mark.parametrize(
    "name", ["a\n::error::forged.yaml", "\x1b[31mred.yaml", "\u202egpj.yaml", "a\0b", "\udcff.yaml"]
)
def test_a_file_name_cannot_forge_lines_or_colours(name: str) -> None:
    assert refusal(name).isprintable()


def test_a_file_of_exactly_the_limit_is_read_and_one_byte_more_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text, "MAX_BYTES", 1024 * 1024)
    path = tmp_path / "portfolio.yaml"
    head = b"name: x\n#"
    path.write_bytes(head + b"x" * (1024 * 1024 - len(head)))
    assert load(path).portfolio.name == "x"
    path.write_bytes(head + b"x" * (1024 * 1024 - len(head) + 1))
    assert refusal(str(path)) == f"{path}: is larger than 1 MiB; split it, or check the path"


def test_the_limit_holds_for_standard_input_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_BYTES", 1024 * 1024)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"#" * (1024 * 1024 + 1))))
    assert refusal("-") == "<stdin>: is larger than 1 MiB; split it, or check the path"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless file here")
def test_an_endless_file_of_zeros_is_no_text_from_its_first_byte() -> None:
    assert refusal("/dev/zero") == "/dev/zero:1:1: holds the control character U+0000; delete it"


class Endless(RawIOBase):
    """A stream that never ends, and counts what is read of it."""

    def __init__(self, piece: bytes) -> None:
        self.piece, self.taken = piece, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = len(buffer)
        buffer[:] = (self.piece * (size // len(self.piece) + 1))[:size]
        self.taken += size
        return size


@pytest.mark.parametrize("piece", [b"# yes\n", b"x", b"a,b\n"])
def test_an_endless_text_is_too_large(monkeypatch: pytest.MonkeyPatch, piece: bytes) -> None:
    monkeypatch.setattr(text, "MAX_BYTES", 1024 * 1024)
    endless = Endless(piece)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BufferedReader(endless)))
    assert refusal("-") == "<stdin>: is larger than 1 MiB; split it, or check the path"
    assert endless.taken < 2 * 1024 * 1024


@pytest.mark.parametrize("piece", [bytes(range(256)), b"\x00"])
def test_what_is_visibly_no_text_is_read_no_further(monkeypatch: pytest.MonkeyPatch, piece: bytes) -> None:
    endless = Endless(piece)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BufferedReader(endless)))
    assert refusal("-").startswith("<stdin>:")
    assert endless.taken < 1024 * 1024


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="there is no null device here")
def test_the_null_device_is_empty() -> None:
    assert refusal("/dev/null") == "/dev/null: is empty; `amcap init` writes a file to start from"


def test_standard_input_is_read_as_bytes_and_named_in_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    # A console of another encoding changes nothing: the bytes are UTF-8.
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO("name: Zoë\n".encode()), encoding="cp1251"))
    assert load("-").portfolio.name == "Zoë"
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"currency: usd\n")))
    assert refusal("-").startswith("<stdin>:1:11: currency: should be three capital letters")


def test_json_on_standard_input_is_told_by_its_content(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b'{\n\t"currency": "usd"}\n')))
    assert refusal("-").startswith("<stdin>:2:14: currency: ")


def test_standard_input_that_is_closed_is_said_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    # Python sets it to None where the process was started without one.
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-") == "<stdin>: standard input is closed; name a file instead"
    closed = TextIOWrapper(BytesIO(b""))
    closed.close()
    monkeypatch.setattr(sys, "stdin", closed)
    assert refusal("-").startswith("<stdin>: cannot be read: ")


def test_bytes_are_returned_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(bytes(range(256)))
    assert load_bytes(str(path)) == bytes(range(256))

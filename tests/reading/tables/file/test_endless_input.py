"""Input without end: bounded while it comes in, and stopped at once where it is visibly no table."""

import os
import sys
import threading
from contextlib import suppress
from io import BufferedReader, TextIOWrapper
from pathlib import Path

import pytest

from amcap.model.table import TableFile
from amcap.reading.problems import InputError
from amcap.reading.tables import open_accounts
from amcap.reading.tables.file import source
from tests.reading.tables.build import BOOK
from tests.reading.test_files import Endless

MEBIBYTE = 1024 * 1024


def refusal(path: str) -> str:
    with pytest.raises(InputError) as caught:
        open_accounts(path, TableFile(file=path), BOOK, None)
    (problem,) = caught.value.problems
    return str(problem)


@pytest.mark.parametrize(
    ("piece", "told", "most"),
    [
        (b"\x00", "<stdin>:1:1: holds the byte 0, so it is not a text table", 2),
        (bytes(range(256)), "<stdin>:1:1: holds the byte 0, so it is not a text table", 2),
        (b"%PDF-1.7\n", "<stdin>: is a PDF; export the table in it as CSV", 2),
        (b"\x1f\x8b\x08x", "<stdin>: is a compressed file (gzip); unpack it", 2),
        (b"x", "<stdin>:1:1: this line is longer than 4 MiB", 8),
        (b"name,manager\n", "<stdin>: is larger than 6 MiB, the most that is read of a pipe; save it as a file", 8),
        (b"PK\x03\x04", "<stdin>: is larger than 6 MiB", 8),
    ],
    ids=["zeros", "noise", "pdf", "gzip", "line", "rows", "zip"],
)
def test_a_stream_without_end_is_refused_once_that_shows(
    piece: bytes, told: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "MAX_SPOOLED", 6 * MEBIBYTE)
    endless = Endless(piece)
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BufferedReader(endless)))
    assert refusal("-").startswith(told)
    assert endless.taken <= most * MEBIBYTE


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there are no endless files here")
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/urandom"])
def test_a_device_without_end_is_no_table(device: str) -> None:
    assert refusal(device).startswith(f"{device}:")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are for POSIX")
def test_a_named_pipe_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "MAX_SPOOLED", 6 * MEBIBYTE)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    def write() -> None:
        with suppress(BrokenPipeError), pipe.open("wb", buffering=0) as file:
            while True:
                file.write(b"name,manager\n" * 10_000)

    writer = threading.Thread(target=write)
    writer.start()
    assert "the most that is read of a pipe" in refusal(str(pipe))
    writer.join()

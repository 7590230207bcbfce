"""How a good input is broken: bytes flipped, cut, doubled, moved; odd pieces put in; pieces of one file in another."""

import random
import re
import zipfile
from io import BytesIO

LONG = 20_000
"""How often a short piece is repeated at most: long enough for anything quadratic to be felt, far below 100 KB."""

PIECES = [
    piece.encode("utf-8", "surrogatepass")
    for piece in (
        "", "~", "null", "true", "No", "0", "-1", "1e3", "1e999", ".inf", "nan", "0123", "1_000", "1:30", "1.2.3e4",
        "2026-02-30", "2026-W10-1", "20261001", "9" * 400, "²", "٣", "１２", "½", "'", '"', '""', "[", "]", "{", "}",
        "[[", "&a x", "*a", "!!str x", "| ", ">-", "%", "@", "`", ": ", "- ", "#", "---", "<<: ", "\u202ex", "Zoë",
        "\U0001f44d", "\ufeff", "\x00", "\x85", "\u2028", "\u200b", "\r", "\t", ",", ";", "|", "=1+1", "+1", "-x",
        "::error::x", "##vso[task.complete]", "##[error]", "[/]", ":star:", "\x1b[31m", "$ -", "(1.5", "1,2 Mio €",
        "12%", "51-200", "< 50", "10,001+", "TBD", "#N/A", "N/A", "file: x", "count: 0", "sep=;", "../../x", "a" * 300,
        "陈", "file: .", "Total", "\n", "\n\n", "\n  ", "\n- ", "extends: default", "\ud800",
    )
] + [
    b"\xff", b"\xc3", b"\xed\xa0\x80", b"\xff\xfe", b"PK\x03\x04", b"\x1f\x8b", b"%PDF-", b"<html>", b"\\ud83d",
]  # fmt: skip

_REPEATED = (b"1", b",", b";", b" ", b"9,", b"1-", b"a ", b'"', b"(", b"\n", b"\t", b"- ", b"x: ", b"[", b"\xcc\x81")
_TOKEN = re.compile(rb"[\w.+-]+")


def broken(good: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """A good input with one to six things done to it; inside an archive, often to one of its parts."""
    if good.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        return _broken_archive(good, others, chance)
    data = bytearray(good)
    for _ in range(chance.choice((1, 1, 2, 3, 6))):
        _break(data, others, chance)
    return bytes(data)


def _break(data: bytearray, others: list[bytes], chance: random.Random) -> None:
    start, length = chance.randrange(len(data) + 1), chance.choice((0, 1, 1, 2, 5, 20, 200))
    way = chance.randrange(8)
    if way == 0 and start < len(data):
        data[start] ^= 1 << chance.randrange(8)
    elif way == 1:
        del data[start : start + length]
    elif way == 2:
        data[start:start] = data[start : start + length] * chance.choice((1, 1, 3))
    elif way == 3:
        data[start : start + length] = chance.choice(PIECES)
    elif way == 4:
        # A whole word or number for another one keeps the shape of the file.
        words = list(_TOKEN.finditer(data))
        if words:
            word = chance.choice(words)
            data[word.start() : word.end()] = chance.choice(PIECES)
    elif way == 5:
        data[start:start] = chance.choice(_REPEATED) * chance.choice((10, 300, 3000, LONG))
    elif way == 6:
        other = chance.choice(others)
        at = chance.randrange(len(other) + 1)
        data[start:start] = other[at : at + chance.choice((20, 200, 2000))]
    else:
        del data[start:]


def _broken_archive(good: bytes, others: list[bytes], chance: random.Random) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(good)) as archive, zipfile.ZipFile(packed, "w") as result:
        names = archive.namelist()
        victim = chance.choice(names)
        for name in names:
            part = bytearray(archive.read(name))
            if name == victim:
                _break(part, others, chance)
            result.writestr(name, bytes(part))
    return packed.getvalue()

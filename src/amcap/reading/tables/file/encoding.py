"""One look over all bytes of a table before it is read: its encoding, and whether it is text at all.

The look costs little beside reading (most chunks are plain ASCII, which is checked at the speed of memory) and makes
the answer independent of where in the file the telling bytes stand. It also bounds the length of a line, so that the
reader never holds more than that.
"""

import codecs
import re
from typing import IO, NamedTuple

from amcap.messages import Cure, Message
from amcap.model.table_words import CODECS
from amcap.reading.kind import kind_of
from amcap.reading.problems import InputError, Position, shown
from amcap.reading.tables.file.garbling import Knows, Lines, Reading
from amcap.reading.text import Unicode, unicode_of, wide_order

CHUNK = 1024 * 1024
MAX_LINE = 4 * CHUNK

# In Windows-1251 a word of Russian is a run of high bytes; in Windows-1252 accents stand alone between ASCII letters.
_RUN = re.compile(rb"[\xa8\xb8\xc0-\xff]+")
_CYRILLIC_RUN = 2.0
_GARBLED = 0.05
"""Share of words up to which an encoding fits: names of products and people may be written like nothing else."""
_HEADERS = 2
"""Known headers that tell an encoding."""
_READINGS_SHOWN, _WORDS_SHOWN = 4, 3


class Survey(NamedTuple):
    """What the bytes of a table are; the text begins after `mark` bytes."""

    encoding: str
    mark: int = 0
    note: Message | None = None


def survey(file: IO[bytes], name: str, knows: Knows, given: str | None = None) -> Survey:
    """Look over a table's bytes; `knows` counts the headers that are known among cells.

    Raises InputError for what is not text, is empty or has endless lines.
    """
    head = file.read(CHUNK)
    if not head.strip():
        raise InputError.single(name, "is empty")
    said = _said(head, given)
    bounds, look = Bounds(name, head, given), _Look() if said is None or said.encoding == "utf-8" else None
    chunk = head
    while chunk:
        bounds.take(chunk)
        if look is not None:
            look.take(chunk)
        chunk = file.read(CHUNK)
    if look is None or look.end() is None:
        return Survey(*(said or Unicode("utf-8", 0)))
    if said is None:
        return look.fallback(name, knows)
    message = ("is not UTF-8 text from here on; name its encoding, such as ", Cure("encoding", "windows-1252"))
    raise InputError.single(name, message, Position(look.bad_line or 1, 1))


def _said(head: bytes, given: str | None) -> Unicode | None:
    """The encoding that the bytes or the user tell; a byte order mark is right, whatever the user says."""
    found = unicode_of(head)
    if given is None or (found is not None and found.mark):
        return found
    return Unicode(wide_order(head) if given == "utf-16" else CODECS.get(given, given), 0)


class Bounds:
    """Refuses what is no text, and lines without end, while the bytes go by."""

    def __init__(self, name: str, head: bytes, given: str | None) -> None:
        if kind := kind_of(head):
            raise InputError.single(name, f"is {kind.called}; {kind.cure}")
        said = _said(head, given)
        self._name = name
        self._wide = said is not None and said.encoding.startswith(("utf-16", "utf-32"))
        self._line = 1
        self._line_length = 0

    def take(self, chunk: bytes) -> None:
        """Look at the next bytes. Raises InputError with the line."""
        if not self._wide:
            self._refuse_binary(chunk)
        self._bound_lines(chunk)
        self._line += chunk.count(b"\n")

    def _refuse_binary(self, chunk: bytes) -> None:
        if (at := chunk.find(b"\x00")) >= 0:
            line = self._line + chunk.count(b"\n", 0, at)
            message = "holds the byte 0, so it is not a text table; export it as CSV in UTF-8"
            raise InputError.single(self._name, message, Position(line, 1))

    def _bound_lines(self, chunk: bytes) -> None:
        first = min((at for at in (chunk.find(b"\n"), chunk.find(b"\r")) if at >= 0), default=None)
        length = self._line_length + (len(chunk) if first is None else first)
        if length > MAX_LINE:
            message = f"this line is longer than {MAX_LINE // CHUNK} MiB; a row of accounts never is"
            raise InputError.single(self._name, message, Position(self._line, 1))
        if first is None:
            self._line_length = length
        else:
            self._line_length = len(chunk) - 1 - max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))


class _Look:
    """Whether bytes are UTF-8 and, where they are not, what is known of the encoding so far."""

    def __init__(self) -> None:
        self.bad_line: int | None = None
        self._decoder: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
        self._line = 1
        self._runs = 0
        self._run_bytes = 0
        self._high: set[int] = set()
        self._lines = Lines()

    def take(self, chunk: bytes) -> None:
        if not chunk.isascii():
            found = _RUN.findall(chunk)
            self._runs += len(found)
            self._run_bytes += sum(map(len, found))
            self._high.update(set(chunk) - set(range(0x80)))
        if self._decoder is not None:
            try:
                self._decoder.decode(chunk)
            except UnicodeDecodeError as error:
                self.bad_line = self._line + error.object.count(b"\n", 0, error.start)
                self._decoder = None
        if self._decoder is None:
            self._lines.take(chunk, whole=self._line == 1 and len(chunk) < CHUNK)
        self._line += chunk.count(b"\n")

    def end(self) -> int | None:
        """The line from which on it is not UTF-8, None where it is all along."""
        if self._decoder is not None:
            try:
                self._decoder.decode(b"", final=True)
            except UnicodeDecodeError:
                self.bad_line = self._line
        return self.bad_line

    def fallback(self, name: str, knows: Knows) -> Survey:
        """The Windows encoding that fits: its words are not garbled, and of two such ones the runs of letters decide.

        Else the one in which the header is known. Raises InputError where there is none, with what other encodings make
        of the words.
        """
        cyrillic = self._runs > 0 and self._run_bytes / self._runs >= _CYRILLIC_RUN
        usual = ("windows-1251", "windows-1252") if cyrillic else ("windows-1252", "windows-1251")
        tried = [reading for reading in map(self._lines.reading, usual) if reading and self._has_all(reading.encoding)]
        fitting = next((reading for reading in tried if reading.garbled <= _GARBLED), None)
        fitting = fitting or self._with_headers(knows)
        if fitting is None:
            raise InputError.single(name, self._asked(knows), Position(self.bad_line or 1, 1))
        note = (
            f"not UTF-8 (line {self.bad_line}), so read as {fitting.encoding}; "
            "if names look wrong, name the encoding, such as ",
            Cure("encoding", "iso-8859-2"),
        )
        return Survey(CODECS.get(fitting.encoding, fitting.encoding), note=note)

    def _has_all(self, encoding: str) -> bool:
        """Whether all bytes of the file exist in an encoding."""
        try:
            bytes(self._high).decode(encoding)
        except UnicodeDecodeError:
            return False
        return True

    def _with_headers(self, knows: Knows) -> Reading | None:
        """The one reading in which headers are known, more than in any that reads the file in another way."""
        first, *others = [*self._lines.readings(knows), None]
        if first is None or first.headers(knows) < _HEADERS or first.garbled > _GARBLED:
            return None
        rival = next((each for each in others if each is not None and each.text != first.text), None)
        same = rival is not None and (rival.headers(knows), rival.garbled) == (first.headers(knows), first.garbled)
        return None if same else first

    def _asked(self, knows: Knows) -> Message:
        """The encodings in which the words are least garbled, each with what it makes of some of them."""
        readings = self._lines.readings(knows)
        if not readings:
            return ("is neither UTF-8 nor in an encoding that amcap tried; name its encoding, such as ",
                    Cure("encoding", "gb18030"))  # fmt: skip
        told, seen = list[str](), set[tuple[str, ...]]()
        for reading in readings:
            if reading.garbled > readings[0].garbled + _GARBLED:
                break
            words = reading.words[:_WORDS_SHOWN]
            if words not in seen and len(told) < _READINGS_SHOWN:
                seen.add(words)
                told.append(f"{reading.encoding} reads {', '.join(repr(shown(word)) for word in words)}")
        return (
            f"is not UTF-8, and its encoding is not certain: {'; '.join(told)}. Name the one that is right, such as ",
            Cure("encoding", readings[0].encoding),
        )

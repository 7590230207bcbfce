"""Files that are there: replaced with all that is theirs, written in place where that cannot be, never half."""

import os
import random
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from amcap.cli import replacing
from amcap.cli.emit import emit_files
from amcap.cli.replacing import Replacement
from amcap.reading.problems import InputError
from tests.cli.process import DEADLINE, clean_environment, run_command

ROOT_ONLY = pytest.mark.skipif(os.geteuid() != 0, reason="only root may give files away")
NOT_FOR_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")

WRITES_FOR_EVER = """
import sys
from amcap.cli.emit import emit_files
from amcap.cli.signals import ended_in_order

files = sys.argv[1:]
try:
    with ended_in_order():
        # Before this, a signal is Python's own, and ends the process as it does any.
        print("ready", flush=True)
        for turn in range(1_000_000):
            emit_files((file, f"{turn % 10}" * 300_000) for file in files)
except KeyboardInterrupt:
    sys.exit(130)
"""

INTERRUPTED_AT_AN_IMPORT = """
import signal
import sys
from amcap.__main__ import main

left = int(sys.argv.pop(1))

def interrupt(event, _):
    global left
    if event == "import":
        left -= 1
        if left == 0:
            signal.raise_signal(signal.SIGINT)

sys.addaudithook(interrupt)
main()
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def interruptible() -> None:
    """For a process of its own: a shell in the background would have it ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def refuse_renaming(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError(16, "Device or resource busy")

    monkeypatch.setattr(os, "replace", refused)


def refuse_new_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Replacement, "_write_beside", refused)


@pytest.mark.parametrize("refuse", [refuse_renaming, refuse_new_files])
@pytest.mark.parametrize("old", ["", "old", "old " * 1000])
def test_a_file_that_cannot_be_replaced_is_written_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refuse: object, old: str
) -> None:
    file = tmp_path / "mounted.json"
    file.write_text(old)
    before = file.stat().st_ino
    assert callable(refuse)
    refuse(monkeypatch)
    emit_files([(str(file), "the new report\n")])
    assert (file.read_text(), file.stat().st_ino) == ("the new report\n", before)
    assert names(tmp_path) == ["mounted.json"]


@NOT_FOR_ROOT
def test_a_file_in_a_folder_that_takes_no_new_ones_is_written_in_place(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    tmp_path.chmod(0o500)
    try:
        emit_files([(str(file), "new")])
        with pytest.raises(InputError, match="cannot be written: Permission denied"):
            emit_files([(str(tmp_path / "another.json"), "new")])
    finally:
        tmp_path.chmod(0o700)
    assert file.read_text() == "new"


@pytest.mark.parametrize(("old", "new"), [("old " * 100, "new"), ("old", "new " * 100)])
def test_a_file_that_cannot_be_written_in_place_either_is_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str
) -> None:
    file = tmp_path / "mounted.json"
    file.write_text(old)
    refuse_new_files(monkeypatch)
    monkeypatch.setattr(os, "fsync", lambda _: _raise(OSError(5, "Input/output error")))
    with pytest.raises(InputError, match="cannot be written: Input/output error"):
        emit_files([(str(file), new)])
    assert file.read_text() == old


def _raise(error: BaseException) -> None:
    raise error


def test_where_the_last_of_several_files_fails_late_the_others_are_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "c"):
        (tmp_path / name).write_text("old")
    replace = os.replace

    def last_refused(source: Path, target: Path) -> None:
        if target.name == "c":
            raise OSError(16, "Device or resource busy")
        replace(source, target)

    monkeypatch.setattr(os, "replace", last_refused)
    overwrite = replacing._overwrite
    monkeypatch.setattr(
        replacing, "_overwrite", lambda path, data: _raise(OSError(28, "full")) if data == b"new" and path.name == "c"
        else overwrite(path, data),
    )  # fmt: skip
    with pytest.raises(InputError, match="c: cannot be written: full"):
        emit_files([(str(tmp_path / name), "new") for name in ("a", "b", "c")])
    assert names(tmp_path) == ["a", "c"]
    assert [(tmp_path / name).read_text() for name in ("a", "c")] == ["old", "old"]


@ROOT_ONLY
def test_a_file_keeps_its_owner_group_and_mode(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    os.chown(file, 1234, 2345)
    file.chmod(0o642)
    emit_files([(str(file), "new")])
    found = file.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 2345, 0o642)
    assert file.read_text() == "new"


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="no extended attributes here")
def test_a_file_keeps_its_extended_attributes(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    try:
        os.setxattr(file, "user.origin", b"the planning team")
    except OSError:
        pytest.skip("no extended attributes in this folder")
    emit_files([(str(file), "new")])
    assert (file.read_text(), os.getxattr(file, "user.origin")) == ("new", b"the planning team")


def test_a_file_is_as_new_as_its_content(tmp_path: Path) -> None:
    file = tmp_path / "report.json"
    file.write_text("old")
    os.utime(file, (0, 0))
    emit_files([(str(file), "new")])
    assert file.stat().st_mtime > 1e9


def test_two_names_that_differ_in_case_are_one_file_where_the_folder_has_it_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "ignores_case", lambda _: True)
    with pytest.raises(InputError, match="is the same file as"):
        emit_files([(str(tmp_path / "report.json"), "one"), (str(tmp_path / "Report.json"), "two")])
    assert names(tmp_path) == []


def test_two_names_that_differ_in_case_are_two_files_where_the_folder_has_it_so(tmp_path: Path) -> None:
    if (Path(str(tmp_path).upper())).exists():
        pytest.skip("this folder does not tell upper from lower case")
    emit_files([(str(tmp_path / "report.json"), "one"), (str(tmp_path / "Report.json"), "two")])
    assert names(tmp_path) == ["Report.json", "report.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="signals end a process there at once")
@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130), (signal.SIGKILL, -9)],
    ids=lambda each: getattr(each, "name", ""),
)  # fmt: skip
def test_whenever_it_is_ended_no_file_is_half_written(tmp_path: Path, number: signal.Signals, code: int) -> None:
    files = [tmp_path / "one", tmp_path / "two"]
    chance = random.Random(number)
    for _ in range(12):
        process = subprocess.Popen(
            (sys.executable, "-c", WRITES_FOR_EVER, *map(str, files)), stdout=subprocess.PIPE, env=clean_environment(),
            preexec_fn=interruptible,
        )  # fmt: skip
        with process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.random() * 0.05)
            process.send_signal(number)
            assert process.wait(DEADLINE) == code
        for file in filter(Path.exists, files):
            assert len(file.read_bytes()) == 300_000
            assert len(set(file.read_bytes())) == 1
        if number != signal.SIGKILL:
            assert set(names(tmp_path)) <= {"one", "two"}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGINT for one process")
@pytest.mark.parametrize("number", [1, 2, 3, 10, 30, 60, 100, 150, 200])
def test_ctrl_c_ends_it_quietly_however_early(number: int) -> None:
    # The first moment, before anything of amcap is there, is Python's own; then come more imports than these.
    command = (sys.executable, "-c", INTERRUPTED_AT_AN_IMPORT, str(number), "assess", "-")
    ran = run_command(command, stdin="managers: [{name: Ann}]\n", preexec_fn=interruptible)
    assert (ran.code, ran.out, ran.err) == (130, b"", b"")

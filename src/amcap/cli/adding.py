"""What is added to rather than replaced: pipes, devices, open files, and the job summary of a GitHub step."""

import contextlib
import os
import re
import stat
from pathlib import Path

from amcap.cli.streams import write_whole

JOB_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable that names the file to which each command of a GitHub step adds its part of the job summary."""

_OPEN_FILE = r"/(?:dev|proc/self)/fd/([0-9]{1,9})"


def is_added_to(path: str) -> bool:
    """Whether writing to a path leaves what is there: pipes, devices, and the job summary of a GitHub step."""
    if _descriptor(path) is not None or (os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)):
        return True
    summary = os.environ.get(JOB_SUMMARY)
    return bool(summary) and Path(path).resolve() == Path(str(summary)).resolve()


def add(path: str, data: bytes) -> None:
    """Write at the end of what a path stands for; a file is as long as before where that fails.

    Raises OSError. A reader who has gone has what they wanted, as on standard output.
    """
    descriptor = _descriptor(path)
    with (
        contextlib.suppress(BrokenPipeError),
        open(path, "ab", buffering=0) if descriptor is None else open(os.dup(descriptor), "wb", buffering=0) as stream,
    ):
        before = os.fstat(stream.fileno())
        try:
            write_whole(stream, data)
        except BaseException:
            if stat.S_ISREG(before.st_mode):
                stream.truncate(before.st_size)
            raise


def _descriptor(path: str) -> int | None:
    """The number of the open file that a path stands for, such as /dev/fd/63 for a shell's >(...).

    To open such a pipe once more would wait for ever where its reader is gone; a file would be written from its start.
    """
    found = re.fullmatch(_OPEN_FILE, path)
    return int(found[1]) if found else {"/dev/stdout": 1, "/dev/stderr": 2}.get(path)

"""Why a run ended without a verdict: said to the person who can do something about it, and as an exit code."""

import contextlib
import os

from amcap.characters import visible
from amcap.cli.emit import say
from amcap.cli.exits import DEFECT, NO_VERDICT
from amcap.reading.problems import InputError


def say_failure(error: BaseException) -> int:
    """Say why a run has failed and give its exit code: 2 for what the user can put right, 3 for a defect in amcap."""
    if isinstance(error, InputError):
        from amcap.cli.problems import say_problems

        say_problems(error)
        return NO_VERDICT
    if isinstance(error, OSError):
        # Help, the version and usage errors are written by the command line library.
        say(f"amcap: cannot write: {error.strerror or error}")
        return NO_VERDICT
    if isinstance(error, MemoryError):
        say("amcap: there is not enough memory; --no-accounts needs less, and so do several smaller files")
        return NO_VERDICT
    _say_defect(error)
    return DEFECT


def _say_defect(error: BaseException) -> None:
    said = type(error).__name__
    # What went wrong once may do so again while it is told.
    with contextlib.suppress(Exception):
        said = f"{said}: {error}"
    say(visible(f"amcap: a defect in amcap, not in your files: {said}"))
    say(
        "Please keep this message, the command and the files it read, and pass them to whoever you have amcap from; "
        "AMCAP_TRACEBACK=1 shows where it happened."
    )
    if os.environ.get("AMCAP_TRACEBACK"):
        import traceback

        say("".join(traceback.format_exception(error)))

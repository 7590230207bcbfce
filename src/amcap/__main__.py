"""The entry point: runs the command line and keeps the contract on exit codes."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from amcap.cli.exits import ASSESSED, DEFECT, INTERRUPTED, NO_VERDICT

if TYPE_CHECKING:
    from amcap.reading.problems import InputError

PROBLEMS_SHOWN = 20


def main() -> None:
    """Run the command line. Exits 0 to 2 as the command says, 3 for a defect in amcap, 130 for Ctrl-C."""
    sys.exit(_run())


def _run() -> int:
    # A run is short and keeps what it builds; looking for garbage in it doubles the time for large files.
    gc.disable()
    # pydantic looks for plug-ins in every installed package; amcap uses none, and start-up is felt.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from amcap.cli import app

    try:
        app(prog_name="amcap")
    except SystemExit as end:
        # The command line library ends with 1 when a pipe is closed while it writes help: that is the gate's code.
        return ASSESSED if isinstance(end.__context__, BrokenPipeError) else _code(end)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from amcap.cli.emit import say
        from amcap.reading.problems import InputError

        if isinstance(error, InputError):
            _say_problems(error)
            return NO_VERDICT
        say(f"amcap: a defect in amcap, not in your files: {type(error).__name__}: {error}")
        say("Please report it together with the command; AMCAP_TRACEBACK=1 shows where it happened.")
        if os.environ.get("AMCAP_TRACEBACK"):
            import traceback

            say(traceback.format_exc())
        return DEFECT
    return ASSESSED


def _code(end: SystemExit) -> int:
    return end.code if isinstance(end.code, int) else ASSESSED if end.code is None else NO_VERDICT


def _say_problems(error: "InputError") -> None:
    from amcap.cli.emit import say

    for problem in error.problems[:PROBLEMS_SHOWN]:
        say(str(problem))
    left = len(error.problems) - PROBLEMS_SHOWN
    if left > 0:
        say(f"... and {left:,} more problem{'' if left == 1 else 's'}")


if __name__ == "__main__":
    main()

"""The entry point: runs the command line and keeps the contract on exit codes."""

import gc
import os
import sys

from amcap.cli.exits import ASSESSED, DEFECT, INTERRUPTED, NO_VERDICT


def main() -> None:
    """Run the command line. Exits 0 to 2 as the command says, 3 for a defect in amcap, 130 for Ctrl-C."""
    sys.exit(_run())


def _run() -> int:
    # A run is short and keeps what it builds; looking for garbage in it doubles the time for large files.
    gc.disable()
    # pydantic looks for plug-ins in every installed package; amcap uses none, and start-up is felt.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    if sys.stderr is None:
        # Without it, what is said about a result would be written among the results.
        sys.stderr = open(os.devnull, "w")  # noqa: SIM115
    from amcap.cli import app

    try:
        app(prog_name="amcap")
    except SystemExit as end:
        # The command line library ends with 1 when a pipe is closed while it writes help: that is the gate's code.
        return ASSESSED if isinstance(end.__context__, BrokenPipeError) else _code(end)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        from amcap.characters import visible
        from amcap.cli.emit import say
        from amcap.reading.problems import InputError

        if isinstance(error, InputError):
            from amcap.cli.problems import say_problems

            say_problems(error)
            return NO_VERDICT
        if isinstance(error, OSError):
            # Help, the version and usage errors are written by the command line library.
            say(f"amcap: cannot write: {error.strerror or error}")
            return NO_VERDICT
        say(visible(f"amcap: a defect in amcap, not in your files: {type(error).__name__}: {error}"))
        say("Please report it together with the command; AMCAP_TRACEBACK=1 shows where it happened.")
        if os.environ.get("AMCAP_TRACEBACK"):
            import traceback

            say(traceback.format_exc())
        return DEFECT
    return ASSESSED


def _code(end: SystemExit) -> int:
    return end.code if isinstance(end.code, int) else ASSESSED if end.code is None else NO_VERDICT


if __name__ == "__main__":
    main()

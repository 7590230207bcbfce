"""The entry point: runs the command line and keeps the contract on exit codes."""

import gc
import os
import sys


def main() -> None:
    """Run the command line. Exits 0 to 2 as the command says, 3 for a defect in amcap, 128 + its number for a signal.

    Everything is loaded from within, so that Ctrl-C ends it quietly with 130 from the first moment on.
    """
    try:
        code = _run()
    except KeyboardInterrupt:
        code = 130
    # Nor is it looked through on the way out.
    gc.freeze()
    sys.exit(code)


def _run() -> int:
    # A run is short and keeps what it builds; looking for garbage in it doubles the time for large files.
    gc.disable()
    # pydantic looks for plug-ins in every installed package; amcap uses none, and start-up is felt.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from amcap.cli import app
    from amcap.cli.exits import ASSESSED, DEFECT
    from amcap.cli.failures import say_failure
    from amcap.cli.signals import ended_in_order
    from amcap.cli.streams import set_up_streams

    try:
        set_up_streams()
        with ended_in_order():
            app(prog_name="amcap")
    except KeyboardInterrupt:
        raise
    except SystemExit as end:
        # The command line library ends with 1 when a pipe is closed while it writes help: that is the gate's code.
        return ASSESSED if isinstance(end.__context__, BrokenPipeError) else _code(end)
    except BaseException as error:
        try:
            return say_failure(error)
        except Exception:
            return DEFECT
    return ASSESSED


def _code(end: SystemExit) -> int:
    from amcap.cli.exits import ASSESSED, NO_VERDICT

    return end.code if isinstance(end.code, int) else ASSESSED if end.code is None else NO_VERDICT


if __name__ == "__main__":
    main()

"""What is wrong with an input, told to the person who can put it right."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from amcap.reading.problems import InputError

PROBLEMS_SHOWN = 20


def say_problems(error: "InputError") -> None:
    """Say the first problems of an input on standard error, a line each, and count the rest."""
    from amcap.characters import visible
    from amcap.cli.emit import say
    from amcap.quantities import counted

    for problem in error.problems[:PROBLEMS_SHOWN]:
        say(visible(str(problem)))
    left = len(error.problems) - PROBLEMS_SHOWN
    if left > 0:
        say(f"... and {counted(left, 'more problem')}")
    for line in error.way_out:
        say(visible(line))

"""Fuzz by hand, as long as one likes: `python -m tests.fuzz --seconds 3600`; exits with 1 where anything failed."""

import argparse
import time

from tests.fuzz.batch import failures
from tests.fuzz.doors import DOORS, Corpus
from tests.fuzz.trial import drawn, tried

_BATCH = 200


def main() -> int:
    """Fuzz every door in turn, or show one case again."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0, help="how long to go on; default: 60")
    parser.add_argument("--door", choices=sorted(DOORS), help="this door only")
    parser.add_argument("--start", type=int, default=1_000_000, help="number of the first case of each door")
    parser.add_argument("--number", type=int, help="show this case of --door, and run it")
    given = parser.parse_args()
    if given.number is not None:
        return _again(given.door or parser.error("--number needs --door"), given.number)
    doors = [given.door] if given.door else list(DOORS)
    end, number, failed = time.monotonic() + given.seconds, given.start, 0
    while time.monotonic() < end:
        for door in doors:
            for broken in failures(door, number, _BATCH):
                failed += 1
                print(broken, flush=True)
        number += _BATCH
    print(f"{(number - given.start) * len(doors):,} cases, {failed:,} failed")
    return int(failed > 0)


def _again(door: str, number: int) -> int:
    case = drawn(door, number, Corpus())
    print("amcap", *map(repr, case.arguments))
    for name, data in case.files.items():
        print(f"--- {name} ({len(data):,} bytes)\n{data[:2000]!r}")
    if case.stdin:
        print(f"--- stdin ({len(case.stdin):,} bytes)\n{case.stdin[:2000]!r}")
    reason = tried(case)
    print(f"--- {reason or 'as it should be'}")
    return int(reason is not None)


if __name__ == "__main__":
    raise SystemExit(main())

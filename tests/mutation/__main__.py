"""Check by hand that the tests notice faults: `python -m tests.mutation --random 100 --edges`.

Takes seconds for each that is noticed and minutes for one that is not, as all tests that are answerable for it are run.
Ends with 1 where fewer are noticed than wanted.
"""

import argparse
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import Queue

from tests.cli.process import ROOT
from tests.mutation.edges import edges
from tests.mutation.mutants import Mutant, mutants
from tests.mutation.targets import TARGETS
from tests.mutation.trial import compiled, copy_of_the_repository, is_noticed

WANTED = {"random": 0.95, "edges": 0.85}

Trial = tuple[Mutant, list[str]]


def main() -> int:
    """Try mutants, print those that nobody notices, and the share that was."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("--random", type=int, default=0, metavar="N", help="try N mutants drawn by chance")
    parser.add_argument("--edges", action="store_true", help="try the hand-picked ones of edges.yaml")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--target", choices=[target.name for target in TARGETS], help="of this part only")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args()
    short = False
    if given.random:
        everything = list(_all(given.target))
        chosen = random.Random(given.seed).sample(everything, min(given.random, len(everything)))
        print(f"{len(chosen)} of {len(everything):,} random mutants")
        short |= not _tried("random", chosen, given.jobs)
    if given.edges:
        short |= not _tried("edges", list(_edges(given.target)), given.jobs)
    return int(short)


def _all(wanted: str | None) -> Iterator[Trial]:
    for target in TARGETS:
        if wanted in (None, target.name):
            for path in target.files():
                for mutant in mutants(path, (ROOT / path).read_text("utf-8")):
                    yield mutant, target.tests_of(mutant.path)


def _edges(wanted: str | None) -> Iterator[Trial]:
    for mutant in edges():
        for target in TARGETS:
            if wanted in (None, target.name) and mutant.path in target.files():
                yield mutant, target.tests_of(mutant.path)


def _tried(kind: str, trials: list[Trial], jobs: int) -> bool:
    noticed = 0
    with ExitStack() as stack, ThreadPoolExecutor(jobs) as workers:
        copies: Queue[Path] = Queue()
        for _ in range(jobs):
            copy = stack.enter_context(copy_of_the_repository())
            compiled(copy, sorted({test for _, tests in trials for test in tests}))
            copies.put(copy)

        def tried(trial: Trial) -> bool:
            copy = copies.get()
            try:
                return is_noticed(*trial, copy)
            finally:
                copies.put(copy)

        for (mutant, _), seen in zip(trials, workers.map(tried, trials), strict=True):
            noticed += seen
            if not seen:
                print(f"nobody notices {mutant}", flush=True)
    share = noticed / len(trials) if trials else 0.0
    print(f"{kind}: {noticed} of {len(trials)} noticed, {share:.1%} (wanted: {WANTED[kind]:.0%})")
    return share >= WANTED[kind]


if __name__ == "__main__":
    raise SystemExit(main())

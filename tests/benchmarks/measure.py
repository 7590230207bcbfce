"""Whole-process measurements: two commands in turn, their CPU seconds as a ratio, and peak memory."""

import os
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
AMCAP = (str(Path(sys.executable).parent / "amcap"),)


class Usage(NamedTuple):
    """What one finished process took: CPU seconds (user and system) and its peak memory in MiB."""

    cpu: float
    peak: float


def use(command: Sequence[str]) -> Usage:
    """Run a command to its end, its output thrown away. Raises RuntimeError where it fails."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)[:200]} ended with {process.returncode}")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return Usage(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit)


def compare(title: str, command: Sequence[str], baseline: Sequence[str], goal: float, runs: int = 9) -> None:
    """Print the ratio of CPU time of a command to a baseline's, measured in turn, after one run of each unmeasured."""
    use(command), use(baseline)
    pairs = [(use(command), use(baseline)) for _ in range(runs)]
    ratios = sorted(ours.cpu / theirs.cpu for ours, theirs in pairs)
    ours, theirs = (statistics.median(pair[side].cpu for pair in pairs) for side in (0, 1))
    peaks = [statistics.median(pair[side].peak for pair in pairs) for side in (0, 1)]
    print(
        f"{title}: ratio {statistics.median(ratios):.2f} (min {ratios[0]:.2f}, max {ratios[-1]:.2f}; goal {goal:g}), "
        f"{ours * 1000:.0f} ms against {theirs * 1000:.0f} ms, peak {peaks[0]:.0f} MiB against {peaks[1]:.0f} MiB",
        flush=True,
    )

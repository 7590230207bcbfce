"""Prints ratios of amcap's whole-process times to named baselines: `python -m tests.benchmarks`.

Ratios of CPU time travel between machines; nothing here is asserted, because machines are shared and noisy.
"""

import importlib.util
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import AMCAP, compare, use
from tests.benchmarks.portfolios import written

PASS = (sys.executable, "-c", "pass")
IMPORTS = (sys.executable, "-c", "import typer, pydantic, yaml")
# pydantic loads most of itself when the first model is made, which any use of it does.
FIRST_MODEL = (sys.executable, "-c", "import typer, yaml\nfrom pydantic import BaseModel\nclass M(BaseModel): x: int")
C_LOADER = "import gc, yaml; gc.disable(); yaml.load(open({path!r}, 'rb'), Loader=yaml.CSafeLoader)"


def start_up() -> None:
    compare("amcap --version / python -c pass", (*AMCAP, "--version"), PASS, 7)
    assess = (*AMCAP, "assess", "examples/agency.yaml", "--json")
    compare("assess 40 accounts / imports and one model", assess, FIRST_MODEL, 1.4)
    compare("assess 40 accounts / bare imports", assess, IMPORTS, 1.4)


def large_yaml(folder: Path) -> None:
    path = str(written("yaml", folder, 10_000))
    loader = (sys.executable, "-c", C_LOADER.format(path=path))
    compare("assess 10,000 accounts in YAML / C loader alone, collector off", (*AMCAP, "assess", path), loader, 2.0, 5)


def growth(folder: Path, sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> None:
    """CPU time and memory for each account beyond what an empty portfolio takes."""
    start = statistics.median(use((*AMCAP, "assess", str(written("json", folder, 0)), "--json")).cpu for _ in range(5))
    per_account = []
    for size in sizes:
        path = written("json", folder, size)
        usages = [use((*AMCAP, "assess", str(path), "--json")) for _ in range(3)]
        per_account.append((statistics.median(usage.cpu for usage in usages) - start) / size)
        peak = max(usage.peak for usage in usages)
        print(
            f"assess {size:,} accounts in JSON: {per_account[-1] * 1e6:.1f} us an account, peak {peak:.0f} MiB",
            flush=True,
        )
    ratio = per_account[-1] / per_account[-2]
    print(f"growth, an account at {sizes[-1]:,} / at {sizes[-2]:,}: ratio {ratio:.2f} (goal within 0.85 to 1.15)")


def tables(folder: Path, sizes: tuple[int, ...] = (10_000, 100_000, 1_000_000)) -> None:
    """Accounts as CSV against a pandas script that only sums, and against the csv module alone."""
    reader = "import csv, sys; [None for _ in csv.reader(open(sys.argv[1], newline='', encoding='utf-8'))]"
    for size in sizes:
        portfolio = written("csv", folder, size)
        assess, table = (*AMCAP, "assess", str(portfolio)), str(portfolio.with_suffix(".csv"))
        runs = 5 if size < sizes[-1] else 3
        title = f"assess {size:,} accounts in CSV"
        compare(f"{title} / csv.reader alone", assess, (sys.executable, "-c", reader, table), 4, runs)
        script = (sys.executable, str(Path(__file__).with_name("weighted_sum.py")), table)
        if importlib.util.find_spec("pandas"):
            compare(f"{title} / pandas, weighted sum only", assess, script, 1 if size == sizes[0] else 2.5, runs)
        else:
            print(f"{title} / pandas: not measured, pandas is not installed")


def measured(folder: Path, sizes: tuple[int, ...] = (100_000, 1_000_000)) -> None:
    """Accounts in CSV with measured hours, no two alike, against the same number by rule of thumb."""
    for size in sizes:
        # One after the other: both are written under one name.
        usages = [use((*AMCAP, "assess", str(written(kind, folder, size)))) for kind in ("csv", "measured")]
        ratio = usages[1].cpu / usages[0].cpu
        peaks = " and ".join(f"{usage.peak:.0f} MiB" for usage in usages)
        print(
            f"assess {size:,} accounts in CSV, measured / by rule of thumb: ratio {ratio:.2f}, peaks {peaks}",
            flush=True,
        )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        start_up()
        large_yaml(Path(folder))
        growth(Path(folder))
        tables(Path(folder))
        measured(Path(folder))


if __name__ == "__main__":
    main()

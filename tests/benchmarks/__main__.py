"""Prints ratios of amcap's whole-process times to named baselines: `python -m tests.benchmarks`.

Ratios of CPU time travel between machines; nothing here is asserted, because machines are shared and noisy.
"""

import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import AMCAP, compare, use
from tests.benchmarks.portfolios import write_json, write_yaml

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
    path = str(write_yaml(folder / "ten-thousand.yaml", 10_000))
    loader = (sys.executable, "-c", C_LOADER.format(path=path))
    compare("assess 10,000 accounts in YAML / C loader alone, collector off", (*AMCAP, "assess", path), loader, 2.0, 5)


def growth(folder: Path, sizes: tuple[int, ...] = (1_000, 10_000, 100_000)) -> None:
    """CPU time and memory for each account beyond what an empty portfolio takes."""
    start = statistics.median(
        use((*AMCAP, "assess", str(write_json(folder / "0.json", 0)), "--json")).cpu for _ in range(5)
    )
    per_account = []
    for size in sizes:
        path = write_json(folder / f"{size}.json", size)
        usages = [use((*AMCAP, "assess", str(path), "--json")) for _ in range(3)]
        per_account.append((statistics.median(usage.cpu for usage in usages) - start) / size)
        peak = max(usage.peak for usage in usages)
        print(
            f"assess {size:,} accounts in JSON: {per_account[-1] * 1e6:.1f} us an account, peak {peak:.0f} MiB",
            flush=True,
        )
    ratio = per_account[-1] / per_account[-2]
    print(f"growth, an account at {sizes[-1]:,} / at {sizes[-2]:,}: ratio {ratio:.2f} (goal within 0.85 to 1.15)")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        start_up()
        large_yaml(Path(folder))
        growth(Path(folder))


if __name__ == "__main__":
    main()

"""Every format of every example, kept as files. Refresh with `pytest --update-golden`."""

from pathlib import Path

import pytest

from amcap import __version__
from tests.cli.process import ROOT
from tests.conftest import Golden, Run

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
FORMATS = {
    "managers.csv": ("csv",),
    "accounts.csv": ("csv", "--rows", "accounts"),
    "findings.csv": ("csv", "--rows", "findings"),
    "report.md": ("markdown",),
    "annotations.txt": ("github",),
    "junit.xml": ("junit",),
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
@pytest.mark.parametrize("file", FORMATS)
def test_a_format_of_an_example_behind_a_gate(run: Run, golden: Golden, example: Path, file: str) -> None:
    path = str(example.relative_to(ROOT))
    ran = run("assess", path, "--as-of", "2026-11-22", "--fail-on", "error", "-f", *FORMATS[file])
    assert ran.code in (0, 1), ran.stderr
    # The version changes with every release.
    golden(f"{example.stem}/{file}", ran.stdout.replace(f"amcap {__version__}", "amcap ..."))

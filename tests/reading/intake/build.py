"""Tables on disk, imported as a user would, and read back as amcap reads them."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

from amcap.model.portfolio import Portfolio
from amcap.reading.load import parse_document
from amcap.reading.portfolio import parse_portfolio
from tests.cli.process import Ran, call_amcap

DAY = ("--as-of", "2026-11-22")


def table(path: Path, *rows: str) -> Path:
    """A CSV file of rows as they stand in it."""
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return path


def csv_text(rows: list[list[str]]) -> str:
    out = StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def imported(folder: Path, *arguments: str | Path, stdin: str | bytes = b"") -> Ran:
    """`amcap import` in a folder, which must succeed."""
    ran = call_amcap("import", *arguments, cwd=folder, stdin=stdin)
    assert ran.code == 0, ran.stderr
    return ran


def refused(folder: Path, *arguments: str | Path, stdin: str | bytes = b"") -> str:
    """What `amcap import` says where it must write nothing and exit with 2, on one line."""
    before = sorted(folder.rglob("*"))
    ran = call_amcap("import", *arguments, cwd=folder, stdin=stdin, env={"COLUMNS": "10000"})
    assert (ran.code, ran.stdout) == (2, "")
    assert sorted(folder.rglob("*")) == before
    return " ".join(ran.stderr.split())


def portfolio_in(text: str) -> Portfolio:
    """The portfolio that a text holds, by amcap's own reader."""
    return parse_portfolio(parse_document(text, "portfolio.yaml", ".yaml"))


def assessment(folder: Path, *arguments: str | Path) -> dict[str, Any]:
    """`amcap assess --json` in a folder."""
    ran = call_amcap("assess", *arguments, "--json", *DAY, cwd=folder)
    assert ran.code == 0, ran.stderr
    report: dict[str, Any] = json.loads(ran.stdout)
    return report

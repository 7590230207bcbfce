"""Portfolios of any size, the same on every run."""

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

_WORDS: dict[str, list[Any]] = {
    "size": ["small", "medium", "large"],
    "complexity": ["low", "medium", "high"],
    "industry": ["healthcare", "software", "retail", "manufacturing", "logistics"],
    "contact": ["weekly", "biweekly", "monthly", "quarterly"],
    "service": ["light", "standard", "premium"],
    "stage": ["onboarding", "steady", "steady", "steady", "renewal"],
}


def portfolio(accounts: int) -> dict[str, Any]:
    """A portfolio with one manager for every 15 accounts, at least one and at most forty."""
    chance = random.Random(accounts)
    managers = min(max(accounts // 15, 1), 40)
    return {
        "version": 1,
        "name": f"{accounts} accounts",
        "company": {"size": "medium", "support": "shared", "automation": "basic"},
        "managers": [{"name": f"Manager {number}", "experience": "established"} for number in range(managers)],
        "accounts": [
            {
                "name": f"Account {number}",
                "manager": f"Manager {number % managers}",
                **{key: chance.choice(words) for key, words in _WORDS.items()},
                "revenue": 1000 * chance.randint(5, 500),
            }
            for number in range(accounts)
        ],
    }


def write_json(path: Path, accounts: int) -> Path:
    path.write_text(json.dumps(portfolio(accounts), indent=1), "utf-8")
    return path


def write_yaml(path: Path, accounts: int) -> Path:
    import yaml

    path.write_text(yaml.dump(portfolio(accounts), Dumper=yaml.CSafeDumper, sort_keys=False), "utf-8")
    return path


def write_csv(path: Path, accounts: int, *, measured: bool = False) -> Path:
    """The accounts as a table, and beside it a portfolio that points at it; measured: each with hours of its own."""
    import csv

    told = portfolio(accounts)
    for number, account in enumerate(told["accounts"] if measured else ()):
        # Hours of which hardly any two are alike; 7,919 and 1,000,003 have no factor in common.
        account["hours_per_month"] = 0.5 + (number * 7919 % 1_000_003) / 50_000
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(told["accounts"][0]))
        writer.writeheader()
        writer.writerows(told["accounts"])
    managers = "\n".join(f"  - {json.dumps(manager)}" for manager in told["managers"])
    company = json.dumps(told["company"])
    target = path.with_suffix(".yaml")
    target.write_text(f"company: {company}\nmanagers:\n{managers}\naccounts: {{file: {path.name}}}\n", "utf-8")
    return target


def write_measured(path: Path, accounts: int) -> Path:
    return write_csv(path.with_suffix(".csv"), accounts, measured=True)


WRITERS = {"json": write_json, "yaml": write_yaml, "csv": write_csv, "measured": write_measured}


def written(kind: str, folder: Path, accounts: int) -> Path:
    """The file to assess, written by a process of its own: a child's peak memory begins with its parent's."""
    target = folder / f"{accounts}.{kind}"
    subprocess.run([sys.executable, "-m", __name__, kind, str(target), str(accounts)], check=True)
    return target.with_suffix(".yaml") if kind in ("csv", "measured") else target


if __name__ == "__main__":
    WRITERS[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))

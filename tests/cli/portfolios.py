"""Small portfolios with known findings, as data and as files, and reports on them made within this process."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from amcap.engine.assess import assess
from amcap.model.assessment import Assessment
from amcap.reading.document import Document
from amcap.reading.portfolio import parse_portfolio
from amcap.reading.rulebook import load_rulebook

Data = dict[str, Any]

AS_OF = date(2026, 11, 22)
BOOK = load_rulebook()


def manager(name: str, **fields: Any) -> Data:
    """A manager worth exactly one standard manager: 130 hours of client work a month."""
    return {"name": name, "experience": "established", "support": "shared", "automation": "basic", **fields}


def account(name: str, owner: str | None, hours: float, **fields: Any) -> Data:
    """An account that takes measured hours a month."""
    return {"name": name, "hours_per_month": hours, **({"manager": owner} if owner else {}), **fields}


def portfolio(managers: list[Data], accounts: list[Data], **fields: Any) -> Data:
    return {"version": 1, "company": {"size": "medium"}, "managers": managers, "accounts": accounts, **fields}


# 104 of 130 hours are 80 %: within the line, nothing to say.
HEALTHY = portfolio([manager("Ada")], [account("Acme", "Ada", 104)])
# 65 of 130 hours are 50 %: underloaded, a note.
ONE_NOTE = portfolio([manager("Ada")], [account("Acme", "Ada", 65)])
# 143 of 130 hours are 110 %: stretched, a warning; with 104 of Bea's 130 the team is at 95 %.
ONE_WARNING = portfolio([manager("Ada"), manager("Bea")], [account("Acme", "Ada", 143), account("Best", "Bea", 104)])
# 195 of 130 hours are 150 %: overloaded, and the team with it, two errors.
TWO_ERRORS = portfolio([manager("Ada")], [account("Acme", "Ada", 195)])


def written(data: Data, folder: Path, name: str = "portfolio.json") -> Path:
    """The data as a JSON file."""
    path = folder / name
    path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return path


def assessed(data: Data) -> Assessment:
    """The assessment of some data that passes the reader."""
    return assess(parse_portfolio(Document("portfolio.json", data, None)), BOOK, AS_OF, source="portfolio.json")

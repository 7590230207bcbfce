"""Days as amcap writes and takes them: 2026-09-01, and no other form of the many that ISO 8601 has."""

import re
from datetime import date

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def looks_like_day(text: str) -> bool:
    """Whether a text has the form of a day; it may be none of the calendar."""
    return _DAY.fullmatch(text) is not None


def day_of(text: str) -> date:
    """The day that a text says. Raises ValueError, also for a week such as 2026-W10-1."""
    if not looks_like_day(text):
        raise ValueError(f"{text!r} is not a day such as 2026-09-01")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a day of the calendar") from None

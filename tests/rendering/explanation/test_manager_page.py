"""What a manager's page says of hours and of room: those of the person are told apart from a standard manager's."""

from pathlib import Path

from tests.cli.portfolios import account, manager, portfolio, written
from tests.conftest import Run


def test_a_person_has_no_more_hours_than_there_are(call: Run, tmp_path: Path) -> None:
    # 130 h of a senior manager are worth 149.5 h of a standard one, and are called so.
    path = written(portfolio([manager("Ada") | {"experience": "senior"}], [account("Acme", "Ada", 65)]), tmp_path)
    text = " ".join(call("explain", path, "Ada").stdout.split())
    assert "Hours there are for each account: 1 x 130 h / 1 account = 130 h a month of the person" in text
    assert "Capacity: 1.1500 standard managers, worth 150 h a month of a standard manager" in text


def test_somebody_with_room_is_told_what_could_be_taken_on(call: Run, tmp_path: Path) -> None:
    # Ada has 39 of 130 h and room for 91 h: the 26 h that nobody has, and what fits of Bea's 143 h
    path = written(
        portfolio(
            [manager("Ada"), manager("Bea")],
            [
                account("Own", "Ada", 39),
                account("Lost", None, 26),
                account("Big", "Bea", 104),
                account("Fit", "Bea", 39),
            ],
        ),
        tmp_path,
    )
    text = call("explain", path, "Ada").stdout
    _, _, told = text.partition("What could be taken on (each for itself, and the load then)\n")
    assert told.splitlines() == [
        # 3 x 39 = 117 h
        "  - take 2 more like these: 90%, healthy",
        "  - take Lost, which nobody has: 50%, underloaded",
        "  - take Fit from Bea, who is at 110%: 60%, underloaded",
    ]
    assert "What could be taken on" not in call("explain", path, "Bea").stdout


def test_somebody_who_is_not_there_yet_has_not_started(call: Run, tmp_path: Path) -> None:
    path = written(portfolio([manager("Ada") | {"started": "2027-03-01"}], [account("Acme", "Ada", 65)]), tmp_path)
    assert call("explain", path, "Ada", "--as-of", "2026-11-01").stdout.startswith("Ada: not started yet [line ")

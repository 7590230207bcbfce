"""Owners that are no person, and people whose names are like such words."""

import pytest

from amcap.reading.tables.cells.nobody import is_nobody


@pytest.mark.parametrize(
    "owner",
    [
        "None", "NaN", "<NA>", "#N/A", "0", "?", "—", "TBD", "tba", "vacant", "open", "Open Headcount", "unknown",
        "undefined", "House Account", "unassigned", "Pool", "queue", "Dismissed", "(Deactivated User)",
        "Ann Lee (Deactivated User)", "EMEA Queue", "Vacant - North", "unassigned@works.example",
        "nicht zugewiesen", "N.N.", "non attribué", "SIN ASIGNAR", "não atribuido", "non assegnato", "niet toegewezen",
        "brak opiekuna", "Не назначен", "未割当", "担当者なし",
    ],
)  # fmt: skip
def test_an_owner_that_is_no_person_is_nobody(owner: str) -> None:
    assert is_nobody(owner)


@pytest.mark.parametrize(
    "owner", ["Ann Pool", "Al", "Queenie Hu", "Noe Body", "Vacanti, Al", "Open Sky Team", "A. Nonymous", "田中", "Нина"]
)
def test_a_person_is_somebody(owner: str) -> None:
    assert not is_nobody(owner)

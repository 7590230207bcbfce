"""Days are written one way wherever they are given: as 2026-09-01."""

import json
from datetime import date
from pathlib import Path

import pytest

from amcap.model.day import day_of
from tests.conftest import Run

OTHER_FORMS = (
    "2026-W10-1", "2026W101", "2026-W10", "20261001", "2026-274", "2026274", "2026-10", "2026-10-01T00:00", "26-10-01",
    "2026-1-01", " 2026-10-01", "2026-10-01 ", "2026-10-01\n", "2026/10/01", "01.10.2026", "+2026-10-01", "−026-10-01",
    "２０２６-10-01", "٢٠٢٦-10-01", "2026‐10‐01", "today", "", "2026-02-30", "2026-13-01", "0000-01-01", "2026-00-10",
)  # fmt: skip
"""Other forms of ISO 8601, and days that are none."""


def test_a_day_is_read() -> None:
    assert day_of("2026-10-01") == date(2026, 10, 1)


@pytest.mark.parametrize("text", OTHER_FORMS)
def test_another_form_of_a_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a day"):
        day_of(text)


@pytest.mark.parametrize("text", [text for text in OTHER_FORMS if text.isprintable()])
def test_another_form_of_a_day_is_refused_wherever_days_are_given(text: str, call: Run, tmp_path: Path) -> None:
    (tmp_path / "p.yaml").write_text(f"managers:\n- name: A\n  started: {json.dumps(text)}\n", "utf-8")
    (tmp_path / "p.json").write_text(json.dumps({"reviewed": text}), "utf-8")
    for arguments, told in (
        (("validate", tmp_path / "p.yaml"), "p.yaml:3:12: managers[0].started: should be a da"),
        (("validate", tmp_path / "p.json"), "p.json:1:14: reviewed: should be a da"),
        (("assess", "examples/agency.yaml", "--as-of", text), "is not a day"),
        (("estimate", "--started", text), "--started: should be a da"),
    ):
        ran = call(*arguments)
        assert (ran.code, ran.stdout) == (2, "")
        assert told in " ".join(ran.stderr.split())


@pytest.mark.parametrize("text", ["2026-W10-1", "2026W101", "20261001", "2026-274", "2026-10"])
def test_a_week_or_a_bare_row_of_digits_is_no_day_in_a_table(text: str, call: Run, tmp_path: Path) -> None:
    (tmp_path / "managers.csv").write_text(f"name,started\nAnn,{text}\n", "utf-8")
    (tmp_path / "p.yaml").write_text("managers: {file: managers.csv}\n", "utf-8")
    ran = call("assess", tmp_path / "p.yaml")
    assert ran.code == 2
    told = f"managers.csv:2:2: column 'started': should be a date such as 2026-10-01, not '{text}'"
    assert ran.stderr.endswith(f"{told}\n")

"""A table that amcap wrote is read as it was: names that a spreadsheet would obey come back without their guard."""

import csv
import json
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from amcap.characters import clean_name, visible
from tests.cli.portfolios import account, manager, portfolio, written
from tests.cli.process import call_amcap

OBEYED = ["=1+1", "+49 30", "-Minus", "@home", "'=1", "''+", "a;=1", "x|@y", "##vso[x]", "::error::", "'quoted'", "O'N"]
NAMES = st.lists(
    st.one_of(st.sampled_from(OBEYED), st.text("=+-@';|:# aé", min_size=1, max_size=8)).map(clean_name).filter(
        lambda name: name.strip("'\" ") != "" and visible(name) == name
    ),
    min_size=1, max_size=4, unique_by=str.casefold,
)  # fmt: skip


@settings(max_examples=30)
@given(names=NAMES)
def test_names_come_back_as_they_were(names: list[str]) -> None:
    with TemporaryDirectory() as folder:
        path = written(portfolio([manager("=Ann")], [account(each, "=Ann", 1) for each in names]), Path(folder))
        table = call_amcap("assess", path, "-f", "csv", "--rows", "accounts").out
        found = json.loads(call_amcap("assess", "-", "--json", stdin=table).stdout)
    assert [each["name"] for each in found["accounts"]] == names
    assert [each["name"] for each in found["managers"]] == ["=Ann"]


def test_guards_are_taken_off_at_the_beginning_of_a_cell(tmp_path: Path) -> None:
    path = written(portfolio([manager("=Ann")], [account("-Acme", "=Ann", 1)]), tmp_path)
    table = call_amcap("assess", path, "-f", "csv", "--rows", "accounts").stdout
    (row,) = csv.DictReader(StringIO(table))
    assert (row["name"], row["manager"]) == ("'-Acme", "'=Ann")
    (tmp_path / "a.csv").write_text(table, "utf-8")
    made = call_amcap("import", "a.csv", "-o", "-", cwd=tmp_path).stdout
    assert '- name: "=Ann"' in made
    assert '- name: "-Acme"' in made

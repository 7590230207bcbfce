"""Where things stand in a file: the lines and columns that messages and findings point at."""

import json

import pytest

from amcap.model.loc import Loc
from amcap.reading.document import Document
from amcap.reading.load import parse_document

YAML = """\
# 1: a comment
name: Example

managers:
  - name: Anna   # 5
    fte: 1
  -
    name: Bo     # 8
  - {name: Cy,
     fte: 1}     # 10
accounts:
# 12: a comment where no entry is
  - name: Acme
    manager: Anna

  - name: >-
      Bolt       # text goes on
      and Nut
    manager: Bo
"""
JSON = """\
{
  "name": "Example",
  "managers": [
    {"name": "Anna",
     "fte": 1}, {"name": "Bo"},

    {
      "fte": 1,
      "name"
        :
          "Cy"
    }
  ],
  "accounts": [{"name": "Acme", "manager": "Anna"}]
}
"""
MINIFIED = json.dumps(json.loads(JSON), separators=(",", ":"))


def yaml_document() -> Document:
    return parse_document(YAML, "p.yaml", ".yaml")


@pytest.mark.parametrize(
    ("loc", "line"),
    [(("name",), 2), (("managers",), 5), (("managers", 0), 5), (("managers", 0, "fte"), 6), (("managers", 1), 8),
     (("managers", 2), 9), (("managers", 2, "fte"), 10), (("accounts", 0), 13), (("accounts", 0, "manager"), 14),
     (("accounts", 1), 16), (("accounts", 1, "name"), 16), (("accounts", 1, "manager"), 19)],
)  # fmt: skip
def test_the_line_of_a_value_in_yaml_is_where_it_begins(loc: Loc, line: int) -> None:
    assert yaml_document().line_of(loc) == line


@pytest.mark.parametrize(
    ("loc", "line"),
    [((), 1), (("name",), 2), (("managers",), 3), (("managers", 0), 4), (("managers", 0, "fte"), 5),
     (("managers", 1), 5), (("managers", 1, "name"), 5), (("managers", 2), 7), (("managers", 2, "name"), 11),
     (("accounts", 0), 14), (("accounts", 0, "manager"), 14)],
)  # fmt: skip
@pytest.mark.parametrize("suffix", ["", ".json"])
def test_the_line_of_a_value_in_json_is_where_it_begins(loc: Loc, line: int, suffix: str) -> None:
    assert parse_document(JSON, "p", suffix).line_of(loc) == line


@pytest.mark.parametrize(
    ("loc", "begins"),
    [(("managers",), '[{"name":"Anna"'), (("managers", 0), '{"name":"Anna"'),
     (("managers", 0, "fte"), '1},{"name":"Bo"'),
     (("managers", 1), '{"name":"Bo"'), (("managers", 2, "name"), '"Cy"'), (("accounts", 0), '{"name":"Acme"'),
     (("accounts", 0, "manager"), '"Anna"}]}')],
)  # fmt: skip
def test_in_minified_json_the_column_says_where(loc: Loc, begins: str) -> None:
    document = parse_document(MINIFIED, "p.json", ".json")
    assert document.line_of(loc) == 1
    column = int(str(document.problem(loc, "x")).split(":")[2])
    assert MINIFIED[column - 1 :].startswith(begins)


def test_a_place_that_does_not_exist_is_the_nearest_part_above_it() -> None:
    for document in (yaml_document(), parse_document(JSON, "p.json", ".json")):
        assert document.line_of(("managers", 0, "scope")) == document.line_of(("managers", 0))
        assert document.line_of(("managers", 9, "name")) == document.line_of(("managers",))
        assert document.line_of(("name", "first")) == document.line_of(("name",))
        assert document.line_of(("company", "size")) == document.line_of(())


def test_a_problem_with_a_key_points_at_the_key_and_one_with_a_value_at_the_value() -> None:
    for text, suffix in ((YAML, ".yaml"), (JSON, ".json")):
        document = parse_document(text, "p", suffix)
        value = str(document.problem(("managers", 0, "fte"), "x")).split(":")
        key = str(document.problem(("managers", 0, "fte"), "x", key=True)).split(":")
        assert value[1] == key[1]
        # 'fte: 1' and '"fte": 1': the value stands one space and a colon after the key.
        assert int(value[2]) - int(key[2]) == (5 if suffix == ".yaml" else 7)


def test_columns_count_letters_not_bytes() -> None:
    # Three letters of 4, 3 and 2 bytes: 10 columns before them, 3 of them, 10 between them and the value.
    text = '{"name": "\U0001f44d陈é", "fte": 1}'
    for suffix in (".yaml", ".json"):
        place = str(parse_document(text, "p", suffix).problem(("fte",), "x"))
        assert place == "p:1:24: fte: x"


def test_data_that_no_file_holds_has_no_line() -> None:
    document = Document("estimate", {"managers": []}, None)
    assert document.line_of(("managers",)) is None
    assert str(document.problem(("managers",), "is odd")) == "estimate: managers: is odd"

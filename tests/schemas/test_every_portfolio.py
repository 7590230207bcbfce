"""Whatever `validate` accepts, the schema accepts: every file that is shipped, written or tried, and near misses."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from amcap.model.table import AccountsFile, ManagersFile, TableFile
from amcap.model.table_words import ACCOUNT_FIELDS, MANAGER_FIELDS
from amcap.reading.load import load_document, parse_document
from amcap.reading.problems import InputError
from amcap.reading.rulebook import load_rulebook
from amcap.schemas import SchemaName
from tests.cli.process import ROOT, call_amcap
from tests.conftest import Run
from tests.schemas.schemas import accepts, changed, complaints

TESTS = ROOT / "tests"
FILES = sorted(
    path
    for folder in (TESTS, ROOT / "examples", ROOT / "src")
    for path in folder.rglob("*")
    if path.suffix in (".yaml", ".yml", ".json") and ".venv" not in path.parts and "presets" not in path.parts
)
EXPORTS = sorted((TESTS / "reading" / "tables" / "exports").glob("*.csv"))


def valid_as(path: Path) -> SchemaName | None:
    """Which schema a file has to fit: that of a portfolio or a rule book that is valid, none for anything else."""
    if call_amcap("validate", "-q", path).code == 0:
        return "portfolio"
    try:
        load_rulebook(str(path))
    except InputError:
        return None
    return "rulebook"


def test_every_file_in_the_repository_that_validate_accepts_fits_its_schema() -> None:
    fitting = {"portfolio": 0, "rulebook": 0}
    for path in FILES:
        name = valid_as(path)
        if name is not None:
            assert complaints(name, load_document(str(path)).data) == [], path
            fitting[name] += 1
    # The examples at least: were it none, nothing would have been asked.
    assert fitting["portfolio"] >= 4
    assert fitting["rulebook"] >= 1


@pytest.mark.parametrize("arguments", [[], ["--schema"]], ids=str)
def test_what_init_writes_fits_the_schema(call: Run, tmp_path: Path, arguments: list[str]) -> None:
    assert call("init", *arguments, cwd=tmp_path).code == 0
    assert complaints("portfolio", load_document(str(tmp_path / "portfolio.yaml")).data) == []


@pytest.mark.parametrize("keep", [[], ["--keep-csv"]], ids=["into the portfolio", "kept in the table"])
@pytest.mark.parametrize("export", EXPORTS, ids=lambda path: path.stem)
def test_what_import_writes_fits_the_schema(call: Run, tmp_path: Path, export: Path, keep: list[str]) -> None:
    made = tmp_path / "portfolio.yaml"
    options = ["--columns", "revenue=ARR", "--where", "Status=!Inactive", "--numbers", "1,234.56"]
    done = call("import", export, *keep, *options, "-o", made)
    if done.code != 0:
        done = call("import", export, *keep, "-o", made)
    if done.code != 0:
        assert "amcap: a defect" not in done.stderr
        pytest.skip("this export leaves something open")
    assert complaints("portfolio", load_document(str(made)).data) == []


def test_the_portfolios_and_rule_books_in_the_readme_fit_their_schemas() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    snippets = re.findall(r"^```(?:yaml|json)\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    assert snippets
    seen = set()
    for snippet in snippets:
        data: Any = parse_document(snippet, "README.md").data
        name: SchemaName | None = (
            "rulebook" if "extends" in data else "portfolio" if {"accounts", "managers"} & set(data) else None
        )
        if name is not None:
            assert complaints(name, data) == [], snippet
            seen.add(name)
    assert seen == {"portfolio", "rulebook"}


ACCOUNTS: dict[str, Any] = {
    "file": "accounts.csv",
    "from": "salesforce",
    "columns": {"revenue": "ARR"},
    "values": {"tier": {"Strategic": "key"}, "industry": {"Bank": "banking"}},
    "where": {"Status": "!Inactive", "Region": ["North", "South"]},
    "owners": {"0051": "Ada"},
    "numbers": "1.234,56",
    "dates": "dmy",
    "units": {"revenue": "thousands"},
    "encoding": "windows-1252",
    "delimiter": "tab",
}
MANAGERS: dict[str, Any] = {"file": "people.csv", "columns": {"fte": "FTE"}, "values": {"role": {"KAM": "dedicated"}}}
BLOCKS: dict[str, Any] = {"managers": MANAGERS, "accounts": ACCOUNTS}

MISSES: list[tuple[tuple[str, ...], object]] = [
    # where, and what may stand there: right, nearly right and wrong
    *((("accounts", key), None) for key in ACCOUNTS),
    *((("accounts", key), value) for key in ACCOUNTS for value in ("", " ", 5, True, [], {}, ["x"], {"x": "y"})),
    *((("managers", key), value) for key in MANAGERS for value in (None, "", 5, [], {}, {"x": "y"})),
    *((("accounts", "columns"), {field: "x"}) for field in (*ACCOUNT_FIELDS, *MANAGER_FIELDS, "nmae")),
    *((("managers", "columns"), {field: "x"}) for field in (*ACCOUNT_FIELDS, *MANAGER_FIELDS, "nmae")),
    *((("accounts", "values"), {field: {"x": "small"}}) for field in (*ACCOUNT_FIELDS, *MANAGER_FIELDS)),
    *((("accounts", "values"), {"size": value}) for value in ({"x": "smal"}, {"x": None}, {}, None, "small")),
    *((("accounts", "units"), {"revenue": value}) for value in ("thousands", "millions", "dozens", None, 1)),
    *((("accounts", "where"), {"x": value}) for value in ("", "a", [], ["a"], ["a", 1], 1, None, {})),
    *((("accounts", "owners"), {"x": value}) for value in ("", "a", None, 1)),
    *((("accounts", key), "zzz") for key in ACCOUNTS),
    (("accounts", "from"), "Salesforce"),
    (("accounts", "from_"), "salesforce"),
    (("accounts", "fiel"), "x"),
    (("accounts",), {}),
    (("accounts",), "accounts.csv"),
    (("managers",), "Ann"),
]


def pointers_are_right(data: dict[str, Any]) -> bool:
    """Whether `validate` has nothing against how the portfolio points at its tables, which are not there."""
    done = call_amcap("validate", "-", stdin=json.dumps(data))
    assert done.code == 2
    return all("there is no such file" in line for line in done.stderr.splitlines())


@pytest.mark.parametrize(("place", "value"), MISSES, ids=str)
def test_reader_and_schema_agree_on_pointers_at_tables(place: tuple[str, ...], value: object) -> None:
    data = changed(BLOCKS, place, value)
    assert pointers_are_right(BLOCKS)
    assert accepts("portfolio", BLOCKS)
    assert pointers_are_right(data) == accepts("portfolio", data)


@pytest.mark.parametrize(("model", "key"), [(AccountsFile, "accounts"), (ManagersFile, "managers")])
def test_the_schema_of_a_table_knows_every_key_and_field_of_it(model: type[TableFile], key: str, call: Run) -> None:
    block = json.loads(call("schema", "portfolio").stdout)["properties"][key]
    assert set(block["properties"]) == {field.alias or name for name, field in model.model_fields.items()}
    for inner in ("columns", "values", "units"):
        assert tuple(block["properties"][inner]["properties"]) == model.fields


@pytest.mark.parametrize("suffix", [".yaml", ".json"])
def test_a_file_may_name_its_schema_to_editors(call: Run, tmp_path: Path, suffix: str) -> None:
    portfolio = {"$schema": "portfolio.schema.json", "managers": [{"name": "Ada"}], "accounts": []}
    path = tmp_path / f"portfolio{suffix}"
    path.write_text(json.dumps(portfolio), "utf-8")
    assert call("validate", path).code == 0
    assert complaints("portfolio", portfolio) == []
    without = tmp_path / f"without{suffix}"
    without.write_text(json.dumps({key: value for key, value in portfolio.items() if key != "$schema"}), "utf-8")
    # Nothing is found otherwise: the answer is the same but for the file's name.
    found = [call("assess", file, "--json", "--as-of", "2026-11-01").stdout for file in (path, without)]
    assert found[0].replace(str(path), "p") == found[1].replace(str(without), "p")


@pytest.mark.parametrize("book", [{"extends": "default", "id": "x", "revision": "1"}])
def test_a_rule_book_may_name_its_schema_to_editors(call: Run, tmp_path: Path, book: dict[str, str]) -> None:
    path = tmp_path / "rules.json"
    path.write_text(json.dumps({"$schema": "rulebook.schema.json", **book}), "utf-8")
    assert call("validate", "--rulebook", path).code == 0
    assert complaints("rulebook", {"$schema": "rulebook.schema.json", **book}) == []


@pytest.mark.parametrize("name", ["portfolio", "rulebook"])
@pytest.mark.parametrize("value", [5, None, ["x"]], ids=str)
def test_what_names_a_schema_is_text(call: Run, name: SchemaName, value: object) -> None:
    data = (
        {"$schema": value}
        if name == "portfolio"
        else {"$schema": value, "extends": "default", "id": "x", "revision": "1"}
    )
    done = call("validate", *(["--rulebook"] if name == "rulebook" else []), "-", stdin=json.dumps(data))
    assert (done.code, done.stderr) == (
        2,
        "<stdin>:1:13: $schema: should be the path or address of a schema\n",
    )
    assert not accepts(name, data)


def test_below_the_top_a_schema_is_no_key(call: Run) -> None:
    assert "company.$schema: unknown key" in call("validate", "-", stdin='company: {"$schema": x}').stderr

"""The README cannot drift: what it shows is what the program prints, and its commands run."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```\n")
LIBRARY = re.compile(r"```python\n(?P<program>(?:.*\n)*?)```\n\nprints\n\n```text\n(?P<output>(?:.*\n)*?)```\n")
JQ = re.compile(r"^amcap assess portfolio\.yaml --json \| (?P<filter>jq .*)$", re.MULTILINE)


def printed(command: str) -> str:
    """What a command of the README prints, in a shell at 80 columns with `amcap` being this one."""
    script = f"amcap() {{ '{sys.executable}' -m amcap \"$@\"; }}\n{command}"
    environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "COLUMNS": "80", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(["bash", "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 1), ran.stderr
    return ran.stdout


def test_every_output_in_the_readme_is_what_the_program_prints(request: pytest.FixtureRequest) -> None:
    text = README.read_text("utf-8")
    assert BLOCK.search(text)
    fresh = BLOCK.sub(lambda found: f"```console\n$ {found['command']}\n{printed(found['command'])}```\n", text)
    if request.config.getoption("--update-golden"):
        README.write_text(fresh, "utf-8")
    else:
        assert fresh == text


def test_the_program_in_the_readme_prints_what_it_says(
    request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = README.read_text("utf-8")
    found = LIBRARY.search(text)
    assert found
    monkeypatch.chdir(ROOT)
    exec(compile(found["program"], README, "exec"), {})
    output = capsys.readouterr().out
    if request.config.getoption("--update-golden"):
        start, end = found.span("output")
        README.write_text(text[:start] + output + text[end:], "utf-8")
    else:
        assert found["output"] == output


def test_the_calls_in_the_readme_are_those_of_the_library() -> None:
    import amcap

    section = README.read_text("utf-8").partition("## As a library")[2].partition("\n## ")[0]
    told = set(re.findall(r"`([a-z_]+)\(", section))
    assert told == {name for name in amcap.__all__ if name[0].islower()}


@pytest.mark.skipif(shutil.which("jq") is None, reason="jq is not installed")
def test_the_jq_lines_of_the_readme_run() -> None:
    filters = JQ.findall(README.read_text("utf-8"))
    assert filters
    for line in filters:
        assert printed(f"amcap assess examples/agency.yaml --json | {line}").strip()


def test_the_readme_names_every_command() -> None:
    from amcap.cli.commands import Commands

    text = README.read_text("utf-8")
    names = list(Commands())
    assert names
    assert [name for name in names if f"`amcap {name}" not in text] == []


def test_the_set_up_commands_stand_on_one_line_each() -> None:
    lines = [line for line in README.read_text("utf-8").splitlines() if line.startswith("python3 -m venv")]
    assert len(lines) == 2


def test_the_keys_of_a_table_are_those_that_are_read(request: pytest.FixtureRequest) -> None:
    from amcap.model.table_words import TABLE_KEYS

    rows = "".join("| `{}` | {} |\n".format(key, meaning.replace("|", "\\|")) for key, meaning in TABLE_KEYS.items())
    text = README.read_text("utf-8")
    fresh = re.sub(
        r"(?<=<!-- keys of a table -->\n)(?:.*\n)*?(?=<!-- end of keys -->)",
        lambda _: f"\n| key | what it says |\n|---|---|\n{rows}\n",
        text,
    )
    assert "| `owners` |" in fresh
    if request.config.getoption("--update-golden"):
        README.write_text(fresh, "utf-8")
    else:
        assert fresh == text


def test_every_long_option_that_the_readme_names_is_one() -> None:
    from typer.main import get_command

    from amcap.cli import app

    program = get_command(app)
    commands = [program, *program.commands.values()]  # type: ignore[attr-defined]
    options = {name for command in commands for parameter in command.params for name in parameter.opts} | {"--help"}
    text = README.read_text("utf-8")
    # The README's other programs have short options only.
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - options == set()


def test_every_environment_variable_of_amcap_is_named_in_its_help() -> None:
    named = set(re.findall(r"\bAMCAP_[A-Z_]+", printed("amcap --help")))
    used = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"\"(AMCAP_[A-Z_]+)\"", path.read_text("utf-8"))
    }
    assert used <= named

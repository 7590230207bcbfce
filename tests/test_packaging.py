"""The wheel, installed where the source is out of reach: what the program reads at run time ships with it."""

import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

from amcap import __version__
from tests.cli.process import ROOT, clean_environment, run_command

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be published. Building it takes the build back end from the package registry."""
    folder = tmp_path_factory.mktemp("wheel")
    pip("wheel", str(ROOT), "--no-deps", "--wheel-dir", str(folder))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that holds the wheel, and for the rest sees this environment."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    scripts = folder / ("Scripts" if sys.platform == "win32" else "bin")
    pip("--python", str(scripts / "python"), "install", "--no-deps", str(wheel))
    paths = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", vars=paths))
    # Only a site folder's own .pth files are read, so the editable install of this environment stays out.
    (packages / "libraries.pth").write_text(sysconfig.get_path("purelib"))
    return scripts


def pip(*arguments: str) -> None:
    done = subprocess.run(
        (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", *arguments),
        capture_output=True,
        text=True,
        env=clean_environment({"PYTHONPATH": None}),
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_the_wheel_holds_the_package_with_its_data_and_nothing_else(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {"amcap/rules/default.yaml", "amcap/starter.yaml", "amcap/py.typed", "amcap/__main__.py"} <= set(names)
    assert {name.partition("/")[0] for name in names} == {"amcap", f"amcap-{__version__}.dist-info"}
    source = ROOT / "src"
    shipped = {name for name in names if name.startswith("amcap/")}
    there = {path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()}
    assert shipped == {name for name in there if "__pycache__" not in name}


def test_the_installed_wheel_runs_where_the_source_is_out_of_reach(programs: Path, tmp_path: Path) -> None:
    alone = {"PYTHONPATH": None, "PATH": str(programs)}
    where = run_command(
        (str(programs / "python"), "-c", "import amcap; print(amcap.__file__)"), env=alone, cwd=tmp_path
    )
    assert Path(where.stdout.strip()).is_relative_to(programs.parent)

    shell = "/bin/sh"
    ran = run_command((shell, "-c", "amcap init - | amcap assess -"), env=alone, cwd=tmp_path)
    assert (ran.code, ran.stderr) == (0, "")
    assert "Example company" in ran.stdout

    ran = run_command((str(programs / "amcap"), "--version"), env=alone, cwd=tmp_path)
    assert ran.stdout == f"amcap {__version__}\n"

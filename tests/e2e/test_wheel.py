"""The wheel in a clean environment outside the checkout: the command, the extras, a consumer's script and its types.

To be quick, nothing is fetched. The clean environment is a new one without pip; the packages that the wheel's own metadata asks for,
and what these ask for in turn, are put into it file by file, as hard links to those in the environment of the tests, which have the
versions of the lock. pip then installs the wheel with its dependencies and without an index: a package that the metadata forgets is
missing there, as it would be on a user's machine. No extra and no development package is in it.
"""

import json
import os
import shutil
import subprocess  # noqa: TID251 - builds, installs and runs the program as its user does
import sys
import tomllib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.program import ROOT, records

PIP = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check"]
PAPER = "protokollsutdrag_digital.pdf"

CONSUMER = """
import sys
from pathlib import Path

import diakrit

paper = Path(sys.argv[1])
document = diakrit.read(paper, settings=diakrit.Settings(workers=1))
for record in document.records:
    number: str | None = record.case_number
    print(record.doc_type, record.paragraph, number)
diakrit.process([paper], "processed")
for record in diakrit.Delivery("processed"):
    print(record.id)
print(diakrit.repair("Tillvixtkommissionens slutrapport f6r Malmo").text)
try:
    diakrit.Delivery("nowhere")
except diakrit.DiakritError as error:
    sys.exit(error.exit_code)
"""
"""What a program that uses Diakrit does with it. It is run and its types are checked."""


@dataclass(frozen=True, slots=True)
class Clean:
    """A clean environment with the wheel, and an empty working folder."""

    wheel: Path
    python: Path
    folder: Path

    def run(self, *command: object) -> subprocess.CompletedProcess[str]:
        """Runs a command of the environment in the working folder."""
        name, *arguments = map(str, command)
        return subprocess.run(
            [str(self.python.parent / name), *arguments],
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
            cwd=self.folder,
            env={key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "VIRTUAL_ENV"))},
        )


def run(*command: object) -> None:
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, check=False, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def needed(requirements: Iterable[str]) -> dict[str, Distribution]:
    """The installed packages that meet some requirements, and theirs, by name."""
    found: dict[tuple[str, str], Distribution] = {}
    todo = [(Requirement(text), "") for text in requirements]
    while todo:
        requirement, wanted = todo.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": wanted}):
            continue
        for key in ((canonicalize_name(requirement.name), extra) for extra in ("", *requirement.extras)):
            if key not in found:
                found[key] = distribution(requirement.name)
                todo += [(Requirement(text), key[1]) for text in found[key].requires or ()]
    return {name: package for (name, _), package in found.items()}


def link(package: Distribution, site: Path) -> None:
    """Puts what pip installed of a package into another environment's site-packages too; its commands are left out.

    Symbolic links would not do: a package that asks where it really lies (OpenCV) would find the other environment.
    """
    for file in package.files or ():
        if ".." not in file.parts:
            target = site / file
            target.parent.mkdir(parents=True, exist_ok=True)
            try:
                target.hardlink_to(file.locate())
            except OSError:  # the two lie on different file systems
                shutil.copy2(file.locate(), target)


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Clean:
    folder = tmp_path_factory.mktemp("wheel")
    run(*PIP, "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT)
    (wheel,) = folder.glob("*.whl")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    (site,) = (folder / "venv" / "lib").glob("python*/site-packages")
    (packed,) = Distribution.discover(path=[str(wheel)])
    for package in needed(packed.requires or ()).values():
        link(package, site)
    python = folder / "venv" / "bin" / "python"
    run(*PIP, "--python", python, "install", "--quiet", "--no-index", wheel)
    (folder / "work").mkdir()
    return Clean(wheel, python, folder / "work")


@pytest.fixture(scope="module")
def delivery(clean: Clean, samples: Path) -> Path:
    """A run in a folder that also holds scripts with unlucky names."""
    shutil.copy(samples / PAPER, clean.folder)
    for name in ("pipeline.py", "diakrit_not.py"):
        (clean.folder / name).write_text(f"raise RuntimeError({name!r} + ' was imported')\n", encoding="utf-8")
    done = clean.run("diakrit", "run", PAPER, "--out", "out", "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return clean.folder / "out"


def test_it_carries_the_lexicons_and_all_other_data(clean: Clean) -> None:
    packed = {Path(name) for name in zipfile.ZipFile(clean.wheel).namelist()}
    expected = {
        prefix / path.relative_to(folder)
        for folder, prefix in ((ROOT / "pipeline", Path()), (ROOT / "lexicons", Path("diakrit/lexicons")))
        for path in folder.rglob("*")
        if path.is_file() and not {"__pycache__", "local"} & {*path.parts}
    }
    assert expected == {name for name in packed if name.parts[0] == "diakrit" and "local" not in name.parts}
    assert {name.parts[0].partition("-")[0] for name in packed} == {"diakrit"}


def test_the_command_knows_its_version(clean: Clean) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for command in (["diakrit"], ["python", "-m", "diakrit"]):
        assert clean.run(*command, "--version").stdout == f"diakrit {project['version']}\n"


def test_check_lists_what_is_installed_by_extra(clean: Clean) -> None:
    told = clean.run("diakrit", "check")
    assert told.returncode == 0, told.stdout + told.stderr
    lines = told.stdout.splitlines()
    assert [line for line in lines if not line.startswith("finns ")] == [
        'utan   tillägg cluster: distributed saknas; installera med: pip install "diakrit[cluster]"',
        'utan   tillägg metrics: prometheus-client saknas; installera med: pip install "diakrit[metrics]"',
        'utan   tillägg review: python-multipart, starlette, uvicorn saknas; installera med: pip install "diakrit[review]"',
    ]
    assert [line for line in lines if line.startswith("finns  tesserocr: ")]


def test_a_run_is_not_disturbed_by_scripts_in_its_folder(delivery: Path) -> None:
    (record,) = records(delivery)
    assert record["case_number"] == "SAK-2025-0298"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["review", "out"], 'this needs python-multipart, starlette, uvicorn: pip install "diakrit[review]"'),
        (["status", "out", "--prometheus"], 'this needs prometheus-client: pip install "diakrit[metrics]"'),
        (["run", PAPER, "--out", "out", "--scheduler", "tcp://localhost:1"],
         'this needs distributed: pip install "diakrit[cluster]"'),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("delivery")
def test_a_missing_extra_is_told_in_one_line(clean: Clean, arguments: list[str], says: str) -> None:
    done = clean.run("diakrit", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (3, "", f"diakrit: {says}\n")


@pytest.mark.usefixtures("delivery")
def test_a_consumer_runs(clean: Clean) -> None:
    (clean.folder / "consumer.py").write_text(CONSUMER, encoding="utf-8")
    done = clean.run("python", "consumer.py", PAPER)
    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.splitlines() == [
        "protokollsutdrag 87 SAK-2025-0298",
        "salgo.kommunstyrelsens-arbetsutskott.2025-06-09.protokollsutdrag.p87",
        "Tillväxtkommissionens slutrapport för Malmö",
    ]


def test_a_consumer_is_typed(clean: Clean, tmp_path: Path) -> None:
    (tmp_path / "right.py").write_text(CONSUMER, encoding="utf-8")
    (tmp_path / "wrong.py").write_text(CONSUMER.replace("record.case_number", "record.cause_number"), encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--config-file=", "--python-executable", str(clean.python),
         "--output", "json", "right.py", "wrong.py"],
        capture_output=True, text=True, check=False, cwd=tmp_path, timeout=300,
    )  # fmt: skip
    found = [json.loads(line) for line in checked.stdout.splitlines()]
    assert [(row["file"], row["code"]) for row in found] == [("wrong.py", "attr-defined")], checked.stdout

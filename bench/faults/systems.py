"""The systems that are compared: how each reads a folder, and what it has made then."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bench.faults.catalogue import Fault

FLAGGED = "flagged"
"""What takes the place of a text that asks to be looked at."""

_PEERS = Path(__file__).parents[2] / ".venv" / "peers" / "bin" / "python"
_SECONDS = 6  # that each system gives one page
_SCRIPT = """
import pathlib, sys, pdf2image, pytesseract
worst = 0
for path in sorted(pathlib.Path("in").glob("*.pdf")):
    try:
        pages = pdf2image.convert_from_path(path, dpi=300, timeout={seconds})
        text = "\\n".join(pytesseract.image_to_string(page, lang="swe", timeout={seconds}) for page in pages)
        pathlib.Path("out", path.name + ".txt").write_text(text)
    except Exception as error:
        print(path, error, file=sys.stderr)
        worst = 1
sys.exit(worst)
"""


@dataclass(frozen=True)
class System:
    """A way to read the folder `in` into `out`: the command, what was made by file, and the faults that it cannot have."""

    command: Callable[[Fault, Path], list[str]]
    made: Callable[[Path], Mapping[str, str]]
    has_not: tuple[str, ...] = ()
    resumes: bool = False


def _diakrit(fault: Fault, folder: Path) -> list[str]:
    settings = {"engine": f'"{fault.engine}"', "page_timeout": str(_SECONDS), **fault.extra}
    written = "".join(f"{name} = {value}\n" for name, value in settings.items())
    (folder / "diakrit.toml").write_text(written, encoding="utf-8")
    return [sys.executable, "-m", "diakrit", "run", "in", "--out", "out", "--workers", "1", "--quiet"]


def _delivered(folder: Path) -> Mapping[str, str]:
    out = folder / "out"
    found: dict[str, str] = {}
    if not (out / "manifest.json").exists():
        return found
    for path in sorted((out / "documents").glob("*.json")):
        entry = json.loads(path.read_bytes())
        flagged = any(record["review"]["status"] != "ok" for record in entry["records"])
        flagged = flagged or any(page["state"] in ("low", "failed") for page in entry["pages"])
        found[path.stem] = FLAGGED if flagged else (out / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
    return found


def _ocrmypdf(_fault: Fault, folder: Path) -> list[str]:
    """File by file, as its manual has it, the worst exit code kept."""
    (folder / "out").mkdir(exist_ok=True)
    options = f"-q -l swe --force-ocr --jobs 1 --output-type pdf --tesseract-timeout {_SECONDS}"
    one = f'{_PEERS} -m ocrmypdf {options} --sidecar "out/$(basename "$f").txt" "$f" "out/$(basename "$f")"'
    return ["sh", "-c", f"worst=0; for f in in/*.pdf; do {one} || worst=$?; done; exit $worst"]


def _script(_fault: Fault, folder: Path) -> list[str]:
    """What is written with pytesseract and pdf2image in ten lines, errors told and time limited."""
    (folder / "out").mkdir(exist_ok=True)
    return [str(_PEERS), "-c", _SCRIPT.format(seconds=_SECONDS)]


def _texts(folder: Path) -> Mapping[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("out/*.txt"))}


_OURS = ("store", "worker", "little memory")  # the peers have no store, and no workers with a limit to their memory
SYSTEMS: Mapping[str, System] = {
    "diakrit": System(_diakrit, _delivered, resumes=True),
    "ocrmypdf": System(_ocrmypdf, _texts, (*_OURS, "pdf")),
    "script": System(_script, _texts, (*_OURS, "pdftotext", "pdfimages")),
}

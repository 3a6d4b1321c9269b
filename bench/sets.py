"""The texts that repair is measured on: damaged ones with perfect truth, a real damaged paper, clean ones, foreign ones.

Papers come from the development corpus beside the checkout; foreign texts from packages of Debian. None is part of the
project. Rendered pages are kept in `bench/rendered`, so that a second run need not read them again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import subprocess  # noqa: TID251 - the benchmark reads papers without the product
import textwrap
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench import faces, pages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parent
CORPUS = ROOT.parent.parent / "shared" / "corpus"
CACHE = ROOT / "rendered"
DAMAGED = "seeds/malmo_tjansteskrivelse_ocr_eng.txt"
TEST = ("ks_2026-06-01_protokoll", "malmo_utredning", "sn_2026_ts_genomlysning", "snau_2026_s170_utdrag")
"""Papers, with all tekniska nämnden's plans, that nothing was fitted on; the others fit the calibration."""
_TEST_START = ("ten_2026_ts_b", "ten_2026_ts_c", "ten_2026_ts_v")
TEST_FACES = ("Times", "Calibri", "Garamond", "DejaVu Serif")
CALIBRATION_FACES = ("Times", "Garamond", "Arial", "Cambria", "Courier", "Palatino", "Schoolbook", "Verdana")
_LINE_LETTERS = 100
_TEST_PAGES = 24  # of one paper
_MARKUP = re.compile(r"\\f.|\\[-&/]|\\\(..|\\s[-+]?\d")


@dataclass(frozen=True)
class Damaged:
    """A paper as printed and as the English model read it: lines of both."""

    name: str
    face: str
    true: tuple[str, ...]
    read: tuple[str, ...]


def present() -> bool:
    """Whether the corpus is there."""
    return CORPUS.is_dir()


def is_test(name: str) -> bool:
    """Whether a paper is kept for measuring."""
    return name in TEST or name.startswith(_TEST_START)


def papers() -> Iterator[tuple[str, list[str]]]:
    """Names and lines of the sound papers."""
    files = [*sorted((CORPUS / "born_digital").glob("*.pdf")), *sorted((CORPUS / "seeds").glob("*.txt"))]
    for path in files:
        if path.name != Path(DAMAGED).name:
            yield path.stem, _lines(path)


def _lines(path: Path) -> list[str]:
    if path.suffix == ".txt":
        text = path.read_text(encoding="utf-8")
    else:
        command = ["pdftotext", "-layout", "-nopgbrk", str(path), "-"]
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    lines: list[str] = []
    for line in text.splitlines():
        flat = " ".join(line.split())
        if flat or (lines and lines[-1]):
            lines += textwrap.wrap(flat, _LINE_LETTERS) or [""]
    return lines


Job = tuple[str, int, str, "pages.Wear", int, list[str]]


def rendered(*, test: bool) -> list[Damaged]:
    """The papers of one half, drawn in several typefaces, worn, and read by the English model."""
    names = TEST_FACES if test else CALIBRATION_FACES
    wears = (pages.Wear.CLEAN, pages.Wear.GREY, pages.Wear.COARSE, pages.Wear.BILEVEL)
    jobs: list[Job] = []
    for name, lines in papers():
        if is_test(name) != test:
            continue
        sheets = [lines[at : at + pages.PAGE_LINES] for at in range(0, len(lines), pages.PAGE_LINES)]
        for shift, face in enumerate(names):
            jobs += [
                (name, number, face, wears[(number // 2 + shift) % len(wears)], (10, 11, 12)[number % 3], sheet)
                for number, sheet in enumerate(sheets[:_TEST_PAGES] if test else sheets)
                if (number + shift) % 2 == 0
            ]
    with ProcessPoolExecutor() as pool:
        read = list(pool.map(_read, jobs))
    found: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for (name, _number, face, _wear, _size, sheet), seen in zip(jobs, read, strict=True):
        both = found.setdefault((name, face), ([], []))
        both[0].extend(sheet)
        both[1].extend(seen)
    return [Damaged(name, face, tuple(true), tuple(seen)) for (name, face), (true, seen) in found.items()]


def _read(job: Job) -> list[str]:
    _name, number, face, wear, size, sheet = job
    key = hashlib.sha256(json.dumps([number, face, wear, size, sheet]).encode()).hexdigest()
    kept = CACHE / f"{key[:32]}.json"
    if kept.is_file():
        return [str(line) for line in json.loads(kept.read_text(encoding="utf-8"))]
    seen = pages.read_english(pages.draw(sheet, faces.path(face), size, wear, number))
    CACHE.mkdir(exist_ok=True)
    kept.write_text(json.dumps(seen, ensure_ascii=False), encoding="utf-8")
    return seen


def real_damaged() -> tuple[list[str], list[str]]:
    """The lines of the real damaged paper, and a digest of each true word, in order."""
    lines = (CORPUS / DAMAGED).read_text(encoding="utf-8").splitlines()
    digests = (ROOT / "truth" / "damaged.digests").read_text(encoding="ascii").split()
    return lines, digests


def digest(place: int, word: str) -> str:
    """A word of a truth that may not be told: comparable, not readable."""
    return hashlib.blake2b(f"{place} {word}".encode(), digest_size=6).hexdigest()


def clean() -> dict[str, list[str]]:
    """Sound Swedish: the papers, and running minutes (which the counts have seen)."""
    minutes = gzip.decompress((CORPUS / "text" / "goteborg_ks.txt.gz").read_bytes()).decode("utf-8")
    return {
        "sound papers": [line for _name, lines in papers() for line in lines],
        "sound minutes": minutes.replace("\f", "\n").splitlines(),
    }


def foreign() -> dict[str, list[str]]:
    """English, Danish and Norwegian running text from packages of Debian."""
    english = Path("/usr/share/common-licenses")
    return {
        "English": [line for name in ("GPL-3", "GFDL-1.3", "MPL-2.0") for line in _text(english / name)],
        "Danish": list(_manuals("da")),
        "Norwegian": list(_manuals("nb")),
    }


def _text(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else []


def _manuals(language: str) -> Iterator[str]:
    for path in sorted(Path("/usr/share/man", language).rglob("*.gz")):
        if path.is_symlink():
            continue
        for line in gzip.decompress(path.read_bytes()).decode("utf-8", "replace").splitlines():
            if not line.startswith((".", "'")):
                yield _MARKUP.sub("", line)


def words(lines: Sequence[str]) -> int:
    """How many words lines have."""
    return sum(len(line.split()) for line in lines)

"""The systems that are compared: how each reads a file, and where its text is then."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.reading.measure import Cost, cost

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bench.reading.levels import Scan

_ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
_NAIVE = """
import sys, pdf2image, pytesseract
pages = pdf2image.convert_from_path(sys.argv[1], dpi=300)
open(sys.argv[2], "w").write("\\n".join(pytesseract.image_to_string(page, lang="swe") for page in pages))
"""
_KREUZBERG = """
import sys
from kreuzberg import ExtractionConfig, OcrConfig, extract_file_sync
config = ExtractionConfig(force_ocr=True, ocr=OcrConfig(backend="tesseract", language="swe"))
open(sys.argv[2], "w").write(extract_file_sync(sys.argv[1], config=config).content)
"""


@dataclass(frozen=True)
class System:
    """A way to read a file: its name, what it does (scan, empty folder, workers), whether it takes a number of workers.

    `slow`: it is asked in the first round only.
    """

    name: str
    read: Callable[[Scan, Path, int], tuple[Cost, str]]
    scales: bool = True
    slow: bool = False


def _diakrit(scan: Scan, folder: Path, workers: int) -> tuple[Cost, str]:
    out = folder / "out"
    command = [sys.executable, "-m", "diakrit", "run", str(scan.path), "--out", str(out), "--quiet"]
    spent = cost([*command, "--workers", str(workers)])
    return spent, (out / "text" / f"{scan.path.name}.txt").read_text(encoding="utf-8")


def _tesseract(scan: Scan, folder: Path, workers: int) -> tuple[Cost, str]:  # noqa: ARG001 - it has one
    """The program alone, on pictures that somebody made ready: what reading costs at least."""
    pictures, base = folder / "pictures.txt", folder / "text"
    pictures.write_text("".join(f"{path}\n" for path in scan.pictures), encoding="utf-8")
    dpi = "150" if "150" in scan.level else "300"
    spent = cost(["tesseract", str(pictures), str(base), "-l", "swe", "--dpi", dpi], _ONE_THREAD)
    return spent, base.with_suffix(".txt").read_text(encoding="utf-8")


def _ocrmypdf(python: Path, *options: str) -> Callable[[Scan, Path, int], tuple[Cost, str]]:
    def read(scan: Scan, folder: Path, workers: int) -> tuple[Cost, str]:
        text = folder / "text.txt"
        command = [str(python), "-m", "ocrmypdf", "-l", "swe", "--jobs", str(workers), "--output-type", "pdf", *options]
        spent = cost([*command, "--sidecar", str(text), str(scan.path), str(folder / "out.pdf")])
        return spent, text.read_text(encoding="utf-8")

    return read


def _script(python: Path, script: str) -> Callable[[Scan, Path, int], tuple[Cost, str]]:
    def read(scan: Scan, folder: Path, workers: int) -> tuple[Cost, str]:  # noqa: ARG001 - it takes what it wants
        text = folder / "text.txt"
        spent = cost([str(python), "-c", script, str(scan.path), str(text)])
        return spent, text.read_text(encoding="utf-8")

    return read


def systems(peers: Path) -> tuple[System, ...]:
    """All systems; `peers` is the Python that has them installed."""
    return (
        System("Diakrit", _diakrit),
        System("tesseract -l swe, ready images", _tesseract, scales=False),
        System("OCRmyPDF -l swe", _ocrmypdf(peers)),
        System("OCRmyPDF --deskew --clean", _ocrmypdf(peers, "--deskew", "--clean")),
        System("kreuzberg", _script(peers, _KREUZBERG), scales=False),
        System("pdf2image + pytesseract loop", _script(peers, _NAIVE), scales=False, slow=True),
    )

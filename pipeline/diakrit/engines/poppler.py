"""Adapter for Poppler's programs: the structure of a PDF, the words of its text layer, its pages as pictures."""

import math
import re
import shutil
import subprocess  # noqa: TID251 - an adapter starts its programs
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pdf2image  # noqa: TID251 - the only module that uses it
import pdf2image.exceptions  # noqa: TID251

from diakrit.engines import poppler_output
from diakrit.engines.poppler_output import Cover, PageInfo, PdfInfo, TextPage
from diakrit.engines.time_limit import limited
from diakrit.errors import FailureCode, MissingToolError, PageError, SourceError
from diakrit.imaging import transform
from diakrit.imaging.picture import Picture

PROGRAMS = ("pdfinfo", "pdftotext", "pdfimages", "pdftoppm")
INSTALL = "apt-get install poppler-utils"


def version() -> str:
    """Poppler's version, for the provenance.

    Raises:
        MissingToolError: Poppler is not installed.
    """
    result = _run(["pdftotext", "-v"], 10)
    match = re.search(r"version ([\d.]+)", result.stderr)
    return match.group(1) if match else "unknown"


def check() -> str:
    """Poppler's version, after checking that every program in use is installed.

    Raises:
        MissingToolError: one of them is not installed.
    """
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        raise _missing(", ".join(missing))
    return version()


def info(path: Path, most: int, timeout: float) -> PdfInfo:
    """Page count, the sizes of at most `most` pages, and restrictions.

    Raises:
        SourceError: the PDF is damaged, needs a password or cannot be opened in time.
    """
    result = _run(["pdfinfo", "-f", "1", "-l", str(most), str(path)], timeout)
    if result.returncode:
        if "Incorrect password" in result.stderr:
            raise SourceError(
                FailureCode.ENCRYPTED,
                "the PDF needs a password",
                "save a copy without password protection and run again",
            )
        raise poppler_output.damaged("Poppler cannot open it")
    return poppler_output.described(result.stdout, most)


def text_layer(path: Path, timeout: float, only: int | None = None) -> Iterator[TextPage]:
    """The text layers of all pages in order, or of one page; a page without text has no lines.

    Raises:
        SourceError: Poppler fails on the file or takes too long.
    """
    chosen = ["-f", str(only), "-l", str(only)] if only else []
    result = _run(["pdftotext", "-bbox-layout", "-enc", "UTF-8", *chosen, str(path), "-"], timeout)
    if result.returncode:
        raise poppler_output.damaged("its text cannot be read")
    yield from poppler_output.text_pages(result.stdout)


def image_cover(path: Path, pages: tuple[PageInfo, ...], timeout: float) -> dict[int, Cover]:
    """What images cover on each page. Pages without images are absent.

    Raises:
        SourceError: Poppler fails on the file or takes too long.
    """
    result = _run(["pdfimages", "-list", str(path)], timeout)
    if result.returncode:
        raise poppler_output.no_images()
    return poppler_output.covered(result.stdout, pages)


def render(
    path: Path, page: PageInfo, dpi: int, max_megapixels: float, timeout: float, *, strict: bool = False
) -> Picture:
    """Renders a page in grey, at a lower resolution if it would exceed the limit.

    `strict`: whatever Poppler complains about is an error.

    Raises:
        PageError: Poppler cannot render the page, or not in time.
    """
    square_inches = page.width * page.height / 72**2
    dpi = min(dpi, math.floor(math.sqrt(max_megapixels * 1e6 / max(square_inches, 1e-6))))
    if dpi < 1:
        raise PageError(
            FailureCode.PAGE_TOO_LARGE, "the page is too large to be drawn", "check the page size in the file"
        )
    with limited(timeout, "drawing the page"):
        pictures = _drawn(path, page.number, dpi, strict=strict)
    if len(pictures) != 1 or pictures[0] is None:
        raise PageError(FailureCode.RENDER, "Poppler cannot draw the page", "scan the page again")
    return pictures[0]


def _drawn(path: Path, number: int, dpi: int, *, strict: bool) -> list[Picture | None]:
    try:
        with tempfile.TemporaryDirectory(prefix="diakrit-") as into:
            drawn = pdf2image.convert_from_path(
                path,
                dpi=dpi,
                first_page=number,
                last_page=number,
                grayscale=True,
                fmt="ppm",
                output_folder=into,
                paths_only=True,
                strict=strict,
            )
            return [transform.load(Path(str(name)), dpi) for name in drawn]
    except pdf2image.exceptions.PDFSyntaxError as error:
        raise PageError(
            FailureCode.RENDER, "the page is damaged: Poppler draws nothing of it", "fetch or scan the file again"
        ) from error
    except pdf2image.exceptions.PDFInfoNotInstalledError as error:
        raise _missing("pdftoppm") from error
    except pdf2image.exceptions.PDFPageCountError as error:
        raise PageError(
            FailureCode.RENDER, "Poppler cannot open the file to draw the page", "scan the page again"
        ) from error


def _run(command: list[str], timeout: float) -> subprocess.CompletedProcess[str]:
    try:
        with limited(timeout, command[0], SourceError):
            return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
    except FileNotFoundError as error:
        raise _missing(command[0]) from error


def _missing(program: str) -> MissingToolError:
    return MissingToolError(f"{program} is not installed: {INSTALL}")

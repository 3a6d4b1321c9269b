"""The door to Poppler: what a PDF holds, the words of its text layer, pictures of its pages."""

import html
import math
import re
import shutil
import subprocess  # noqa: TID251 - this is a door
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pdf2image  # noqa: TID251 - this is the door to it
import pdf2image.exceptions  # noqa: TID251

from pipeline.errors import MissingToolError, PageError, SourceError
from pipeline.model import Box, RawLines, Word
from pipeline.tools import opencv
from pipeline.tools.limited import limited
from pipeline.tools.picture import Picture

PROGRAMS = ("pdfinfo", "pdftotext", "pdfimages", "pdftoppm")
INSTALL = "apt-get install poppler-utils"

_SIZE = re.compile(r"^Page\s+(\d+) size:\s+([\d.e+]+) x ([\d.e+]+) pts", re.MULTILINE)
_COUNT = re.compile(r"^Pages:\s+(\d+)", re.MULTILINE)
_ROTATION = re.compile(r"^Page\s+(\d+) rot:\s+(\d+)", re.MULTILINE)
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_LINE = re.compile(r"<line [^>]*>(.*?)</line>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageInfo:
    """Size in points as displayed (after /Rotate)."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """What `pdfinfo` says of `count` pages. `restricted`: encrypted, but open to read (an owner's password forbids copying)."""

    count: int
    pages: tuple[PageInfo, ...]
    restricted: bool


@dataclass(frozen=True, slots=True)
class TextPage:
    """The text layer of a page: lines of words, as Poppler grouped them, on the page as displayed (sizes in points)."""

    width: float
    height: float
    lines: RawLines


def version() -> str:
    """Poppler's version, for provenance.

    Raises:
        MissingToolError: Poppler is not installed.
    """
    result = _run(["pdftotext", "-v"], 10)
    match = re.search(r"version ([\d.]+)", result.stderr)
    return match.group(1) if match else "unknown"


def check() -> str:
    """The version, once every program that is used has been found.

    Raises:
        MissingToolError: one of them is not installed.
    """
    missing = [program for program in PROGRAMS if not shutil.which(program)]
    if missing:
        raise _missing(", ".join(missing))
    return version()


def info(path: Path, most: int, timeout: float) -> PdfInfo:
    """Page count, sizes of as many pages as wanted at most, and restrictions.

    Raises:
        SourceError: the PDF is damaged, needs a password or cannot be opened in time.
    """
    result = _run(["pdfinfo", "-f", "1", "-l", str(most), str(path)], timeout)
    if result.returncode:
        if "Incorrect password" in result.stderr:
            raise SourceError(
                "encrypted", "the PDF needs a password", "save a copy without password protection and run again"
            )
        raise SourceError("damaged", "the PDF is damaged: Poppler cannot open it", "fetch or scan the file anew")
    rotations = {int(number): int(degrees) for number, degrees in _ROTATION.findall(result.stdout)}
    pages = []
    for number, width, height in _SIZE.findall(result.stdout):
        sideways = rotations.get(int(number), 0) % 180 == 90  # noqa: PLR2004 - degrees
        size = (float(height), float(width)) if sideways else (float(width), float(height))
        pages.append(PageInfo(int(number), *size))
    if not pages:
        raise SourceError("no-pages", "the PDF has no pages", "fetch or scan the file anew")
    stated = _COUNT.search(result.stdout)
    count = int(stated[1]) if stated else len(pages)
    if len(pages) < min(count, most):
        raise SourceError("damaged", "the PDF is damaged: its pages cannot be listed", "fetch or scan the file anew")
    return PdfInfo(count, tuple(pages), restricted=bool(re.search(r"^Encrypted:\s+yes", result.stdout, re.MULTILINE)))


def text_layer(path: Path, timeout: float) -> Iterator[TextPage]:
    """The text layer of each page, in order; a page without text gives no lines.

    Raises:
        SourceError: Poppler fails on the file or takes too long.
    """
    result = _run(["pdftotext", "-bbox-layout", "-enc", "UTF-8", str(path), "-"], timeout)
    if result.returncode:
        raise SourceError("damaged", "the PDF is damaged: its text cannot be read", "fetch or scan the file anew")
    for width, height, body in _PAGE.findall(result.stdout):
        yield _text_page(float(width), float(height), body)


def _text_page(width: float, height: float, body: str) -> TextPage:
    lines = (tuple(_word(word, width, height) for word in _WORD.findall(line)) for line in _LINE.findall(body))
    kept = (tuple(word for word in line if word.text) for line in lines)
    return TextPage(width, height, tuple(line for line in kept if line))


def _word(found: tuple[str, str, str, str, str], width: float, height: float) -> Word:
    left, top, right, bottom = (float(found[i]) for i in range(4))
    text = html.unescape(found[4]).strip()
    return Word(text, text, Box(left / width, top / height, right / width, bottom / height))


@dataclass(frozen=True, slots=True)
class Cover:
    """What images do to a page: the share they cover, 0-1 (strips add up), and whether any has shades of grey."""

    share: float = 0.0
    shaded: bool = False


def image_cover(path: Path, pages: tuple[PageInfo, ...], timeout: float) -> dict[int, Cover]:
    """The images of each page. Pages without images are absent.

    Raises:
        SourceError: Poppler fails on the file or takes too long.
    """
    result = _run(["pdfimages", "-list", str(path)], timeout)
    if result.returncode or not result.stdout.startswith("page "):
        raise _undescribed()
    try:
        return _cover(result.stdout.splitlines()[2:], pages)
    except (IndexError, ValueError) as error:
        raise _undescribed() from error


def _undescribed() -> SourceError:
    return SourceError("damaged", "the PDF is damaged: its images cannot be listed", "fetch or scan the file anew")


def _cover(rows: list[str], pages: tuple[PageInfo, ...]) -> dict[int, Cover]:
    area = {page.number: page.width * page.height for page in pages}
    cover: dict[int, Cover] = {}
    for row in rows:
        cells = row.split()
        number, kind, width, height = int(cells[0]), cells[2], int(cells[3]), int(cells[4])
        x_ppi, y_ppi = float(cells[-4]), float(cells[-3])  # an inline image has one cell less before
        if kind in ("image", "stencil") and x_ppi > 0 and y_ppi > 0 and number in area:
            square = (width / x_ppi * 72) * (height / y_ppi * 72)
            before = cover.get(number, Cover())
            shaded = before.shaded or (kind == "image" and cells[7] != "1")
            cover[number] = Cover(min(1.0, before.share + square / area[number]), shaded)
    return cover


def render(
    path: Path, page: PageInfo, dpi: int, max_megapixels: float, timeout: float, *, strict: bool = False
) -> Picture:
    """Draws a page in grey; a page that would exceed the limit is drawn at a lower resolution.

    `strict`: anything that Poppler finds wrong with the file is an error.

    Raises:
        PageError: Poppler cannot draw the page, or not in time.
    """
    square_inches = page.width * page.height / 72**2
    dpi = min(dpi, math.floor(math.sqrt(max_megapixels * 1e6 / square_inches)))
    if dpi < 1:
        raise PageError("page-too-large", "the page is too large to be drawn", "check the page size in the file")
    with limited(timeout, "drawing the page"):
        pictures = _drawn(path, page.number, dpi, strict=strict)
    if len(pictures) != 1 or pictures[0] is None:
        raise PageError("render", "Poppler cannot draw the page", "scan the page anew")
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
            return [opencv.load(Path(str(name)), dpi) for name in drawn]
    except pdf2image.exceptions.PDFSyntaxError as error:
        raise PageError(
            "render", "the page is damaged: Poppler draws nothing of it", "fetch or scan the file anew"
        ) from error
    except pdf2image.exceptions.PDFInfoNotInstalledError as error:
        raise _missing("pdftoppm") from error
    except pdf2image.exceptions.PDFPageCountError as error:
        raise PageError("render", "Poppler cannot open the file to draw the page", "scan the page anew") from error


def _run(command: list[str], timeout: float) -> subprocess.CompletedProcess[str]:
    try:
        with limited(timeout, command[0], SourceError):
            return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", errors="replace")
    except FileNotFoundError as error:
        raise _missing(command[0]) from error


def _missing(program: str) -> MissingToolError:
    return MissingToolError(f"{program} is not installed: {INSTALL}")

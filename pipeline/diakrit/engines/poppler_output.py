"""Parses what Poppler's programs print about a PDF."""

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diakrit.errors import FailureCode, SourceError
from diakrit.model import Box, RawLines, Word

_SIZE = re.compile(r"^Page\s+(\d+) size:\s+([\d.e+]+) x ([\d.e+]+) pts", re.MULTILINE)
_COUNT = re.compile(r"^Pages:\s+(\d+)", re.MULTILINE)
_ROTATION = re.compile(r"^Page\s+(\d+) rot:\s+(\d+)", re.MULTILINE)
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_LINE = re.compile(r"<line [^>]*>(.*?)</line>", re.DOTALL)
_WORD = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class PageInfo:
    """The size of a page in points, as displayed (after /Rotate)."""

    number: int
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class PdfInfo:
    """What `pdfinfo` says about a PDF. `restricted`: encrypted but readable (an owner password forbids copying)."""

    count: int
    pages: tuple[PageInfo, ...]
    restricted: bool


@dataclass(frozen=True, slots=True)
class TextPage:
    """The text layer of a page as displayed: lines of words as the file groups them. Sizes are in points.

    `optional`: some words belong to content that may be switched off.
    """

    width: float
    height: float
    lines: RawLines
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Cover:
    """The share of a page that images cover, 0-1 (strips add up), and whether any of them has shades of grey."""

    share: float = 0.0
    shaded: bool = False


def damaged(what: str) -> SourceError:
    """The error for a PDF that Poppler cannot parse."""
    return SourceError(FailureCode.DAMAGED, f"the PDF is damaged: {what}", "fetch or scan the file again")


def described(answer: str, most: int) -> PdfInfo:
    """Parses the output of `pdfinfo` for at most `most` pages.

    Raises:
        SourceError: there are no pages, or fewer are listed than counted.
    """
    try:
        rotations = {int(number): int(degrees) for number, degrees in _ROTATION.findall(answer)}
        pages = tuple(_page(size, rotations) for size in _SIZE.findall(answer))
        stated = _COUNT.search(answer)
        count = int(stated[1]) if stated else len(pages)
    except ValueError as error:
        raise _unlisted() from error
    if not pages:
        raise SourceError(FailureCode.NO_PAGES, "the PDF has no pages", "fetch or scan the file again")
    if len(pages) < min(count, most):
        raise _unlisted()
    return PdfInfo(count, pages, restricted=bool(re.search(r"^Encrypted:\s+yes", answer, re.MULTILINE)))


def _page(size: tuple[str, str, str], rotations: Mapping[int, int]) -> PageInfo:
    number, width, height = int(size[0]), float(size[1]), float(size[2])
    sideways = rotations.get(number, 0) % 180 == 90  # noqa: PLR2004 - degrees
    return PageInfo(number, height, width) if sideways else PageInfo(number, width, height)


def _unlisted() -> SourceError:
    return damaged("its pages cannot be listed")


def text_pages(answer: str) -> Iterator[TextPage]:
    """Parses the output of `pdftotext -bbox-layout`.

    Raises:
        SourceError: a size or position is not a number.
    """
    try:
        for width, height, body in _PAGE.findall(answer):
            yield _text_page(float(width), float(height), body)
    except ValueError as error:
        raise damaged("its text has no place on the page") from error


def _text_page(width: float, height: float, body: str) -> TextPage:
    if not width or not height:
        return TextPage(width, height, ())
    lines = (tuple(_word(word, width, height) for word in _WORD.findall(line)) for line in _LINE.findall(body))
    kept = (tuple(word for word in line if word.text) for line in lines)
    return TextPage(width, height, tuple(line for line in kept if line))


def _word(found: tuple[str, str, str, str, str], width: float, height: float) -> Word:
    left, top, right, bottom = (float(found[i]) for i in range(4))
    text = html.unescape(found[4]).strip()
    return Word(text, text, Box(left / width, top / height, right / width, bottom / height))


def covered(answer: str, pages: tuple[PageInfo, ...]) -> dict[int, Cover]:
    """Parses the table of `pdfimages -list`.

    Raises:
        SourceError: it is not such a table.
    """
    if not answer.startswith("page "):
        raise no_images()
    try:
        return _cover(answer.splitlines()[2:], pages)
    except (IndexError, ValueError) as error:
        raise no_images() from error


def no_images() -> SourceError:
    """The error for a PDF whose images cannot be listed."""
    return damaged("its images cannot be listed")


def _cover(rows: list[str], pages: tuple[PageInfo, ...]) -> dict[int, Cover]:
    area = {page.number: page.width * page.height for page in pages if page.width and page.height}
    cover: dict[int, Cover] = {}
    for row in rows:
        cells = row.split()
        number, kind, width, height = int(cells[0]), cells[2], int(cells[3]), int(cells[4])
        x_ppi, y_ppi = float(cells[-4]), float(cells[-3])  # inline images have one column less before these
        if kind in ("image", "stencil") and x_ppi > 0 and y_ppi > 0 and number in area:
            square = (width / x_ppi * 72) * (height / y_ppi * 72)
            before = cover.get(number, Cover())
            shaded = before.shaded or (kind == "image" and cells[7] != "1")
            cover[number] = Cover(min(1.0, before.share + square / area[number]), shaded)
    return cover

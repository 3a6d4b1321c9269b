"""What is on paper: boxes, words, lines, pages.

Geometry: a `Box` is given in fractions of the page as it stands upright, origin at the top left, so it fits the
picture of the page at any resolution.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntFlag, StrEnum
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

MANY_UNREAD = 5
"""So many marks like words that were not read are lost lines; real pages that were read well have none."""


class Box(NamedTuple):
    """A rectangle in fractions (0-1) of the upright page: left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Bottom minus top."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way between top and bottom."""
        return (self.top + self.bottom) / 2

    def union(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    @classmethod
    def around(cls, boxes: Sequence["Box"]) -> "Box | None":
        """The smallest box that holds some, None without any."""
        if not boxes:
            return None
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return cls(min(lefts), min(tops), max(rights), max(bottoms))


class Style(IntFlag):
    """How a word of a text layer is set; `HIDDEN` words are in the layer and not on the page."""

    PLAIN = 0
    BOLD = 1
    ITALIC = 2
    HIDDEN = 4


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `raw` is what was read and never changes; `text` may be mended by later stages.

    `confidence` runs 0-1 for words from OCR and is None where no engine guessed (text layers, text files). `second` is
    what a second engine read at the same place, None where it was not asked or recognised nothing; `disputed` says that
    the two differ and nothing in the document decides between them.
    """

    text: str
    raw: str
    box: Box | None = None
    confidence: float | None = None
    second: str | None = None
    disputed: bool = False
    style: Style = Style.PLAIN


RawLines = tuple[tuple[Word, ...], ...]
"""Words in lines, as an engine or a text layer gives them, before they are arranged."""

PICTURE = -1
"""The row of lines that stand in a picture and are no text of the page."""


@dataclass(frozen=True)
class Line:
    """A run of words without a wide gap. Several lines may share a row: the cells of a table or a header.

    `row` counts printed rows from 0 down the page; `PICTURE` is that of words in a picture. `gap` is the blank space
    above the row, in line heights of this page (0 where the row follows tightly). `size` is the height of the type in
    points, None for text files. `furniture` marks page headers, footers and stamps, which belong to no value.
    """

    words: tuple[Word, ...]
    row: int
    gap: float = 0.0
    size: float | None = None
    left: float = 0.0
    right: float = 1.0
    furniture: bool = False

    @cached_property
    def text(self) -> str:
        """The words parted by single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box | None:
        """The smallest box around the words, None for text files."""
        return Box.around([word.box for word in self.words if word.box])


@dataclass(frozen=True, slots=True)
class Position:
    """A line's address in the document: page number and index among that page's lines."""

    page: int
    index: int


class PageState(StrEnum):
    """How a page ended: every page of every input has exactly one of these."""

    TEXT = "text"
    OCR = "ocr"
    BLANK = "blank"
    LOW = "low"
    FAILED = "failed"


class PageRole(StrEnum):
    """What a page of minutes is that holds no case."""

    FRONT = "front"
    CONTENTS = "contents"
    ATTENDANCE = "attendance"
    VOTING_LIST = "voting_list"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read. `how` says by which way and why, in words; `turned` is clockwise degrees to upright.

    `prepared` lists what was done to the picture before it was read, `attempts` counts the readings,
    `unread` the marks that look like words and were not read.
    """

    number: int
    width: float
    height: float
    state: PageState
    how: str
    lines: tuple[Line, ...] = ()
    turned: int = 0
    confidence: float | None = None
    prepared: tuple[str, ...] = ()
    attempts: int = 0
    unread: int = 0

    @property
    def words(self) -> Iterator[Word]:
        """All words in reading order."""
        return (word for line in self.lines for word in line.words)

    def rows(self) -> Iterator[tuple[Line, ...]]:
        """The lines grouped by printed row, in order; pictures are in no row."""
        rows = groupby(self.lines, key=attrgetter("row"))
        return (tuple(group) for row, group in rows if row != PICTURE)

    @property
    def text(self) -> str:
        """Rows on lines of their own, cells of a row parted by three blanks."""
        return "\n".join("   ".join(line.text for line in row) for row in self.rows())

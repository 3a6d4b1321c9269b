"""The values that flow through the pipeline: frozen, slotted, cheap to pickle.

Geometry: a `Box` is given in fractions of the page as it stands upright, origin at the top left, so it fits the
picture of the page at any resolution. Nothing here is ever changed in place; stages use `dataclasses.replace`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

Scalar = str | int | None
Value = Scalar | tuple["Value", ...] | dict[str, "Value"]
"""What a field may hold: plain JSON, with tuples for lists."""


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


@dataclass(frozen=True, slots=True)
class Word:
    """One word. `raw` is what was read and never changes; `text` may be mended by later stages.

    `confidence` runs 0-1 for words from OCR and is None where no engine guessed (text layers, text files).
    """

    text: str
    raw: str
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A run of words without a wide gap. Several lines may share a row: the cells of a table or a header.

    `row` counts printed rows from 0 down the page. `gap` is the blank space above the row, in line heights of
    this page (0 where the row follows tightly). `size` is the height of the type in points, None for text files.
    `furniture` marks page headers, footers and stamps, which belong to no value.
    """

    words: tuple[Word, ...]
    row: int
    gap: float = 0.0
    size: float | None = None
    left: float = 0.0
    right: float = 1.0
    furniture: bool = False

    @property
    def text(self) -> str:
        """The words parted by single blanks."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box | None:
        """The smallest box around the words, None for text files."""
        boxes = [word.box for word in self.words if word.box]
        if not boxes:
            return None
        whole = boxes[0]
        for box in boxes[1:]:
            whole = whole.union(box)
        return whole


class PageState(StrEnum):
    """How a page ended: every page of every input has exactly one of these."""

    TEXT = "text"
    OCR = "ocr"
    BLANK = "blank"
    LOW = "low"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was read. `how` says by which way and why, in words; `turned` is clockwise degrees to upright."""

    number: int
    width: float
    height: float
    state: PageState
    how: str
    lines: tuple[Line, ...] = ()
    turned: int = 0
    confidence: float | None = None

    @property
    def words(self) -> Iterator[Word]:
        """All words in reading order."""
        return (word for line in self.lines for word in line.words)

    def rows(self) -> Iterator[tuple[Line, ...]]:
        """The lines grouped by printed row, in order."""
        row: list[Line] = []
        for line in self.lines:
            if row and line.row != row[0].row:
                yield tuple(row)
                row = []
            row.append(line)
        if row:
            yield tuple(row)

    @property
    def text(self) -> str:
        """Rows on lines of their own, cells of a row parted by three blanks."""
        return "\n".join("   ".join(line.text for line in row) for row in self.rows())


@dataclass(frozen=True, slots=True)
class Source:
    """An input file: where it is, what it is called in the output, and what it holds."""

    path: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about a document or a record, as data: it asks for review. `message` holds no words of the paper."""

    code: str
    message: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: one row of `failures.jsonl`. `page` is None where the whole file failed."""

    source: str
    sha256: str | None
    page: int | None
    stage: str
    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands on paper. `line` (from 1 on its page) serves text files, which have no boxes."""

    page: int
    boxes: tuple[Box, ...]
    raw: str
    confidence: float | None
    how: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """A line's address in the document: page number and index among that page's lines."""

    page: int
    index: int


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it. `kind` is canonical (`lexicons/headings.toml`), `heading` as printed."""

    kind: str
    heading: tuple[Position, ...]
    body: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A value with the evidence for it: `evidence` maps a JSON Pointer to where that part of the value stands."""

    name: str
    value: Value
    evidence: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One record in the making: its kind, its lines, then its sections and fields.

    `head` holds the lines that number the case (the § line, the line of the case number); `title` may begin on one of
    them. `letterhead` lists the pages whose heads speak for this case.
    """

    kind: str
    head: tuple[Position, ...]
    title: tuple[Position, ...]
    sections: tuple[Section, ...]
    pages: tuple[int, int]
    letterhead: tuple[int, ...] = ()
    fields: tuple[Field, ...] = ()
    issues: tuple[Issue, ...] = ()

    def value(self, name: str) -> Value:
        """The value of a field, None where it was not found."""
        return next((field.value for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Document:
    """One source on its way: pages first, then cases; `unassigned` names the pages that belong to no case."""

    source: Source
    pages: tuple[Page, ...]
    kind: str | None = None
    cases: tuple[Case, ...] = ()
    front: tuple[int, ...] = ()
    contents: tuple[int, ...] = ()
    issues: tuple[Issue, ...] = ()

    def line(self, position: Position) -> Line:
        """The line at an address."""
        return self.pages[position.page - 1].lines[position.index]

    def positions(self) -> Iterator[Position]:
        """Every line that is not furniture, in reading order."""
        for page in self.pages:
            for index, line in enumerate(page.lines):
                if not line.furniture:
                    yield Position(page.number, index)

    @property
    def text(self) -> str:
        """The text as finally read: lines kept, a form feed between pages."""
        return "\f".join(f"{page.text}\n" for page in self.pages)

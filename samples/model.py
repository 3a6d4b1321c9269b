"""What a paper says, apart from how it is printed: the one source of both the drawing and the gold record."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Field(StrEnum):
    """The field of a record that the text under a heading belongs to."""

    SUMMARY = "summary"
    BACKGROUND = "background"
    PROPOSALS = "proposals"
    DECISIONS = "decisions"
    BASIS = "basis"
    PLAN = "plan"
    RECIPIENTS = "recipients"
    STAFF = "staff"
    OTHER = "other"


class Shape(StrEnum):
    """How a block stands on the page."""

    PARAGRAPH = "paragraph"
    LEAD = "lead"
    SUBHEADING = "subheading"
    ITEM = "item"
    ROW = "row"


@dataclass(frozen=True)
class Block:
    """A paragraph, a list item or a row of a table.

    Attributes:
        text: What is printed, without number or bullet.
        shape: How it stands on the page.
        mark: The number or bullet in front of an item.
        right: The second cell of a row.
    """

    text: str
    shape: Shape = Shape.PARAGRAPH
    mark: str = ""
    right: str = ""


@dataclass(frozen=True)
class Section:
    """A heading and the blocks under it; a heading of level 2 is subordinate to the one before."""

    heading: str
    field: Field
    blocks: tuple[Block, ...] = ()
    level: int = 1


@dataclass(frozen=True)
class Person:
    """Someone named in a header cell, a signature block or an approval line."""

    name: str
    title: str
    role: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reference:
    """A pointer from the running text to a law, another case or another meeting."""

    kind: str
    value: str


@dataclass(frozen=True)
class Case:
    """One case: a whole tjänsteskrivelse, or one § of a protokoll."""

    title: str
    sections: tuple[Section, ...]
    paragraph: str | None = None
    case_number: str | None = None
    other_case_numbers: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    staff: tuple[Person, ...] = ()
    new_page: bool = False


@dataclass(frozen=True)
class Front:
    """The front page of a protokoll.

    Attributes:
        cells: Label and lines of each cell, from the top.
        signatures: Label and name of each line to sign on.
        notice: The line or lines about the public notice (anslag).
    """

    cells: tuple[tuple[str, tuple[str, ...]], ...]
    signatures: tuple[tuple[str, str], ...]
    notice: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """A whole paper.

    Attributes:
        doc_type: Kind of paper, as in the records.
        municipality: Its name without "kommun" or "stad".
        organ: The deciding body, or the body written to.
        cases: The cases in it, in order.
        date: The date of the paper, ISO.
        meeting_date: The date of the meeting, ISO.
        office: The office that wrote it, where the template prints one.
        front: The front page, in a protokoll.
    """

    doc_type: str
    municipality: str
    organ: str | None
    cases: tuple[Case, ...]
    date: str | None = None
    meeting_date: str | None = None
    office: str = ""
    front: Front | None = None


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """Running text, one block for each paragraph."""
    return tuple(Block(text) for text in texts)


def lead(text: str) -> tuple[Block, ...]:
    """The line above a list that says who decides."""
    return (Block(text, Shape.LEAD),)


def subheading(text: str) -> tuple[Block, ...]:
    """A heading inside the running text, printed without being a section of its own."""
    return (Block(text, Shape.SUBHEADING),)


def items(*texts: str, mark: str = "") -> tuple[Block, ...]:
    """List items with the same mark, or with none."""
    return tuple(Block(text, Shape.ITEM, mark) for text in texts)


def bullets(*texts: str) -> tuple[Block, ...]:
    """List items with round bullets."""
    return items(*texts, mark="•")


def numbered(*texts: str) -> tuple[Block, ...]:
    """List items numbered from 1."""
    return tuple(Block(text, Shape.ITEM, f"{number}.") for number, text in enumerate(texts, 1))


def rows(*cells: tuple[str, str]) -> tuple[Block, ...]:
    """Rows of two cells."""
    return tuple(Block(left, Shape.ROW, right=right) for left, right in cells)


def references(kind: str, *values: str) -> tuple[Reference, ...]:
    """References of one kind."""
    return tuple(Reference(kind, value) for value in values)

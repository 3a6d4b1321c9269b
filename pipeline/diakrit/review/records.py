"""A record as it is reviewed: what the program read, what people decided, and where it is on the page."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from diakrit.delivery.corrections import decide_all
from diakrit.model import Box
from diakrit.review.catalogue import Entry
from diakrit.review.index import Index, StaleError
from diakrit.schema.document import DocumentEntry, PageEntry
from diakrit.schema.parts import Evidence
from diakrit.schema.record import Record
from diakrit.schema.values import Model

SCALARS = (
    "paragraph",
    "case_number",
    "title",
    "municipality",
    "organ",
    "date",
    "meeting_date",
    "summary",
    "background",
)
LISTS = ("other_case_numbers", "basis", "recipients")
"""Fields that can be corrected: single values, and lists of texts."""
SHOWN = ("proposals", "decisions", "votes", "staff", "references", "plan")
_LONG = ("summary", "background")
_MARGIN = 0.012  # of the page, around a part that is shown enlarged
_MOST_BOXES = 60


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a value: page, boxes, and what both engines read there."""

    page: int
    boxes: tuple[Box, ...]
    raw: str
    second: str | None
    disputed: bool
    confidence: float | None
    how: str

    @property
    def around(self) -> Box | None:
        """The part of the page to show enlarged."""
        if not self.boxes:
            return None
        whole = self.boxes[0]
        for box in self.boxes[1:]:
            whole = whole.union(box)
        left, top, right, bottom = whole
        return Box(
            max(0, left - 3 * _MARGIN), max(0, top - _MARGIN), min(1, right + 3 * _MARGIN), min(1, bottom + _MARGIN)
        )


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field: its current value and the one that the program read, its confidence, places and doubts."""

    name: str
    value: Any
    machine: Any
    confidence: float | None
    places: tuple[Place, ...]
    doubtful: bool
    corrected: bool
    is_list: bool
    is_long: bool

    @property
    def text(self) -> str:
        """The value as it is edited: a list has one item per line."""
        if self.value is None:
            return ""
        return "\n".join(self.value) if self.is_list else str(self.value)


@dataclass(frozen=True, slots=True)
class View:
    """A record as the page shows it."""

    entry: Entry
    record: Record
    machine: Record
    document: DocumentEntry
    fields: tuple[FieldView, ...]

    @property
    def digest(self) -> str:
        """Identifies the record as the program read it, so that decisions on an earlier version are refused."""
        return hashlib.sha256(self.machine.to_json()).hexdigest()[:32]

    @property
    def pages(self) -> range:
        """The pages that the record is on."""
        first, last = self.record.source.pages
        return range(first, last + 1)

    def paper(self, page: int) -> PageEntry:
        """A page of the document, by its number."""
        return self.document.pages[page - 1]

    def is_on(self, ordinal: int, page: int) -> bool:
        """Whether a record of the document is on a page."""
        records = self.document.records[ordinal - 1 : ordinal]  # none if the document has been made again meanwhile
        return any(first <= page <= last for first, last in (record.source.pages for record in records))

    def place(self, asked: str) -> Place | None:
        """The place named by a pointer and a number after a colon."""
        pointer, _, number = asked.rpartition(":")
        found = list(places(self.machine.evidence, pointer))
        return found[int(number)] if number.isdecimal() and int(number) < len(found) else None

    def marks(self, page: int) -> Iterator[tuple[str, Any]]:
        """The boxes of all values on a page, each with the pointer of its value."""
        for record in self.document.records:
            for pointer, found in record.evidence.items():
                if found.page == page and not pointer.startswith(("/sections", "/background")):
                    yield from ((pointer, box) for box in found.boxes or ())


def view(index: Index, entry: Entry) -> View:
    """A record with everything that its page shows.

    Raises:
        StaleError: it has changed since the index was made.
    """
    machine, place = index.document(entry.input), entry.ordinal - 1
    if place >= len(machine.records) or machine.records[place].id != entry.id:
        index.refresh()
        raise StaleError("the record has been made again meanwhile; go back to the queue")
    document = decide_all(machine, index.standing(), index.knowledge.case_numbers)
    record, read = document.records[place], machine.records[place]
    return View(entry, record, read, document, tuple(_fields(record, read)))


def _fields(record: Record, machine: Record) -> Iterator[FieldView]:
    doubtful = {reason.field for reason in record.review.reasons}
    for name in (*SCALARS, *LISTS):
        yield FieldView(
            name,
            getattr(record, name),
            getattr(machine, name),
            machine.confidence.get(name),
            tuple(places(machine.evidence, f"/{name}")),
            name in doubtful,
            name in record.review.corrected,
            name in LISTS,
            name in _LONG,
        )


def places(evidence: Mapping[str, Evidence], pointer: str) -> Iterator[Place]:
    """The places of a value and of its parts."""
    for key, found in evidence.items():
        if key == pointer or key.startswith(f"{pointer}/"):
            boxes = tuple(Box(*box) for box in (found.boxes or ())[:_MOST_BOXES])
            yield Place(
                found.page,
                boxes,
                found.raw,
                found.second,
                found.disputed,
                found.confidence,
                found.how,
            )


def parsed(name: str, text: str) -> Any:  # noqa: ANN401 - whatever the field holds
    """The value that was typed into a field; empty means that the paper has none."""
    if name in LISTS:
        return [line.strip() for line in text.splitlines() if line.strip()]
    return ("\n".join(text.splitlines()).strip() if name in _LONG else " ".join(text.split())) or None


def one_line(item: Model) -> str:
    """A proposal, a vote, a person … on one line."""
    if text := getattr(item, "text", None):
        return str(text)
    return " · ".join(str(value) for _, value in item if value is not None and not isinstance(value, list | bool))

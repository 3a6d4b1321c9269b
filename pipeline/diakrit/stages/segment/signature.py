"""Finds the signature block under a paper: names, titles and approval lines after the last section."""

from collections.abc import Sequence

from diakrit.knowledge import Knowledge
from diakrit.model import Document, Position, Section, SectionKind

_GAP = 0.9  # line pitches beyond the usual
_MOST_ROWS = 8
_MOST_WORDS = 7  # names, titles and approval lines are short


class Signatures:
    """Cuts signature blocks off the sections of one document."""

    def __init__(self, knowledge: Knowledge, document: Document) -> None:
        self._document = document
        self._people = knowledge.people
        self._organs = knowledge.organs
        self._prose = knowledge.prose

    def cut(self, section: Section) -> list[Section]:
        """The section, and the signature block at its end as a section of its own."""
        body = section.body
        for index, position in enumerate(body):
            line = self._document.line(position)
            if index and self._document.same_row(position, body[index - 1]):
                continue
            first = index == 0 and not section.heading
            far = first or line.gap >= _GAP or (index > 0 and position.page != body[index - 1].page)
            if (
                (far or self._people.approval(line.text))
                and self._is_signature(body[index:])
                and section.kind is not SectionKind.STAFF
            ):
                sender = index and section.kind is not SectionKind.RECIPIENTS and self._names_sender(body[index - 1])
                cut = index - 1 if sender else index
                kept = Section(section.kind, section.heading, body[:cut])
                signature = Section(SectionKind.SIGNATURE, (), body[cut:])
                return [kept, signature] if kept.heading or kept.body else [signature]
        return [section]

    def _names_sender(self, position: Position) -> bool:
        """Whether a line set off from the text above it names the office that signs."""
        line = self._document.line(position)
        return line.gap >= _GAP and (self._organs.is_office(line.text) or self._organs.alone(line.text) is not None)

    def _is_signature(self, tail: Sequence[Position]) -> bool:
        lines = [self._document.line(position) for position in tail]
        if len({(position.page, line.row) for position, line in zip(tail, lines, strict=True)}) > _MOST_ROWS:
            return False
        if any(len(line.words) > _MOST_WORDS or line.text.startswith("•") for line in lines):
            return False
        if self._people.approval(lines[0].text):
            return True
        first_row = [
            line for position, line in zip(tail, lines, strict=True) if self._document.same_row(position, tail[0])
        ]
        people = [self._people.split(self._prose.joined(line.text)[0]) for line in lines]
        named = any(self._people.split(self._prose.joined(line.text)[0]) for line in first_row)
        known = any(person and self._people.is_first_name(person.name.split()[0]) for person in people)
        return named and known and any(self._people.is_title(line.text) for line in lines)

"""One case on the desk: its document, its sections, and the tools to read them with."""

import re
from collections.abc import Iterator
from functools import cached_property

from diakrit.knowledge import Knowledge
from diakrit.model import Case, Document, Letterhead, Position, Section, SectionKind
from diakrit.model.passage import Passage, Transcript
from diakrit.swedish.paragraphs import MARKER, paragraphs

_LABEL = re.compile(r"^[^:]{3,40}:\s*")


class Desk:
    """What all cases of one document share."""

    def __init__(self, knowledge: Knowledge, document: Document) -> None:
        self.knowledge = knowledge
        self.lexicon = knowledge.lexicon
        self.document = document
        self.transcript = Transcript(document, knowledge.lexicon.prose.after_hyphen)
        self.organs = knowledge.organs
        self.people = knowledge.people
        self.annotate = knowledge.annotator

    def passage(self, *positions: Position) -> Passage:
        """Lines as running text."""
        return self.transcript.passage(positions)


class CaseView:
    """One case of a document."""

    def __init__(self, desk: Desk, case: Case) -> None:
        self.desk = desk
        self.case = case
        self._paragraphs: dict[int, list[Passage]] = {}

    def sections(self, *kinds: SectionKind) -> Iterator[Section]:
        """The sections of the given kinds, in order."""
        return (section for section in self.case.sections if section.kind in kinds)

    def paragraphs(self, section: Section) -> list[Passage]:
        """The paragraphs of a section's body."""
        key = self.case.sections.index(section)
        if key not in self._paragraphs:
            self._paragraphs[key] = self._read(section)
        return self._paragraphs[key]

    def _read(self, section: Section) -> list[Passage]:
        groups = paragraphs(self.desk.document, section.body, self.desk.knowledge.prose)
        found = [self.desk.passage(*group) for group in groups]
        if found and not section.heading and self.desk.lexicon.field_of(section.kind):
            label = _LABEL.match(found[0].text)  # the heading stands on the line of its text
            found[0] = found[0].cut(label.end()) if label else found[0]
        return [passage for passage in found if passage.marks]

    def rows(self, section: Section) -> list[Passage]:
        """The printed rows of a section's body, cells parted by tabs."""
        by_row: dict[tuple[int, int], list[Position]] = {}
        for position in section.body:
            by_row.setdefault((position.page, self.desk.document.line(position).row), []).append(position)
        return [self.desk.passage(*row) for row in by_row.values()]

    def heading(self, section: Section) -> str | None:
        """A section's heading as printed, None where it has none."""
        return self.desk.passage(*section.heading).text if section.heading else None

    def prose(self, sections: Iterator[Section]) -> Passage | None:
        """The paragraphs of several sections, one a line; None where there are none."""
        found = [paragraph for section in sections for paragraph in self.paragraphs(section)]
        return self.desk.transcript.joined(found) if found else None

    @cached_property
    def title(self) -> Passage:
        """The title lines with whatever else stands on them."""
        return self.desk.passage(*self.case.title)

    @cached_property
    def text(self) -> Passage:
        """Title and sections, one paragraph a line."""
        found = [self.title] if self.case.title else []
        found += [paragraph for section in self.case.sections for paragraph in self.paragraphs(section)]
        return self.desk.transcript.joined(found)

    @property
    def letterheads(self) -> list[Letterhead]:
        """The heads of the pages that speak for this case, in order."""
        return [self.desk.document.heads[number] for number in self.case.letterhead or self.case.pages]


def without_marker(paragraph: Passage) -> Passage:
    """A list item without its number or bullet."""
    match = MARKER.match(paragraph.text)
    return paragraph.cut(match.end()) if match else paragraph

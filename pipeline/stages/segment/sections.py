"""Builds a case from its lines: the lines that number it, its title, its sections."""

import re
from collections.abc import Sequence

from pipeline.grammar import casenumber
from pipeline.grammar.people import People
from pipeline.lexicon import Lexicon, whole
from pipeline.model import Case, Document, Line, Position, Section
from pipeline.stages.segment import numbering
from pipeline.stages.segment.headings import Headings, could_be_heading
from pipeline.stages.segment.paragraphs import MARKER, full_from
from pipeline.stages.segment.signature import Signatures
from pipeline.stages.segment.thematic import thematic as cut_at_free_headings
from pipeline.text import ends_sentence, fold, letters, starts_lower

_GAP = 0.4  # line pitches beyond the usual
_SHORT_LINE = 0.55  # a line of a title that ends before this share of the page's width is its last
_TITLE_GAP = 1.2  # between the lines of a title whose sentence goes on
_TITLE_LINES = 6
_TITLE_LENGTH = 260
_RESIZED = 0.12

_ADDRESS = re.compile(
    r"@|^Till [a-zåäöA-ZÅÄÖ]|(?<!\d)(?:\+46|0)[ \d]{1,4}[- ]\d{2,3}(?!\d)|^\S+(?: \S+)? (?:den )?\d{4}-\d\d-\d\d$|^Utfärdat\b"
)
_OPEN_NUMBER = re.compile(r"\d[-/]$")
_REST = re.compile(r"\d{1,6}")
_CORE = frozenset(("decision", "background", "summary", "proposal"))

TEXT = "text"
CLOSING = "closing"


class Sections:
    """Builds the cases of one document."""

    def __init__(self, lexicon: Lexicon, headings: Headings, document: Document) -> None:
        self._headings = headings
        self._document = document
        self._signatures = Signatures(lexicon, document)
        self._people = People(lexicon)
        self._closing = whole(tuple(map(fold, lexicon.furniture.closing)))

    def case(self, kind: str, lines: Sequence[Position], pages: tuple[int, int], *, thematic: bool = False) -> Case:
        """The case that a run of lines makes. `thematic`: headings that the lexicon does not know count, too."""
        found = self._found_headings(lines)
        self._spare_title(lines, found)
        first = min(found, default=len(lines))
        head, title, after = self._title(lines, first)
        sections = self._sections(lines, after, found)
        if thematic:
            sections = cut_at_free_headings(self._document, sections)
        return Case(kind, head, title, tuple(sections), pages)

    def _spare_title(self, lines: Sequence[Position], found: dict[int, tuple[str, int]]) -> None:
        """The line under a bare § is its title, also where it reads like a heading ("Meddelanden")."""
        if not lines or not numbering.PARAGRAPH.match(self._line(lines[0]).text):
            return
        row = [index for index, position in enumerate(lines) if self._document.same_row(position, lines[0])]
        if any(_titled(self._line(lines[index]).text) for index in row):
            return
        below = row[-1] + 1
        if below in found and found[below][0] not in _CORE:
            del found[below]

    def _line(self, position: Position) -> Line:
        return self._document.line(position)

    def _found_headings(self, lines: Sequence[Position]) -> dict[int, tuple[str, int]]:
        """Index of each heading line -> (kind, how many lines it takes)."""
        found: dict[int, tuple[str, int]] = {}
        skip = 0
        for index, position in enumerate(lines):
            if index < skip or not self._may_head(lines, index, in_text=bool(found)):
                continue
            text = self._line(position).text
            heading = self._headings.find(text)
            taken = 1
            if heading is None and index + 1 < len(lines) and starts_lower(self._line(lines[index + 1]).text):
                heading = self._headings.find(f"{text} {self._line(lines[index + 1]).text}")
                taken = 2
            if heading:
                found[index] = (heading.kind, taken)
                skip = index + taken
        return found

    def _may_head(self, lines: Sequence[Position], index: int, *, in_text: bool) -> bool:
        """A heading stands first in its row, begins large, and does not go on a sentence of the text above it."""
        line = self._line(lines[index])
        if not could_be_heading(line.text):
            return False
        if index == 0:
            return True
        before = self._line(lines[index - 1])
        same_page = lines[index - 1].page == lines[index].page
        if same_page and before.row == line.row:
            return False
        full = in_text and same_page and before.right > full_from(self._document, [lines[index].page])
        return not (line.gap < _GAP and full and not ends_sentence(before.text))

    def _title(self, lines: Sequence[Position], first: int) -> tuple[tuple[Position, ...], tuple[Position, ...], int]:
        """The numbering lines, the title lines, and the index of the first line after both."""
        head, title = self._numbering(lines, first)
        numbered = bool(head)
        index = len(head)
        while index < first and len(title) < _TITLE_LINES:
            if self._is_address(lines[index]) and not title and not numbered:
                head.append(lines[index])
            elif casenumber.alone(self._line(lines[index]).text):
                head.append(lines[index])
                if title:
                    index += 1
                    break
            elif title and self._parted(title[-1], lines[index]):
                break
            else:
                title.append(lines[index])
            index += 1
        while index < first and casenumber.alone(self._line(lines[index]).text):
            head.append(lines[index])
            index += 1
        if not self._is_title(title, numbered=numbered):
            untitled = [position for position in title if position not in head]
            return tuple(head), (), index - len(untitled)
        return tuple(head), tuple(title), index

    def _numbering(self, lines: Sequence[Position], first: int) -> tuple[list[Position], list[Position]]:
        """The row of the § with what goes on of its number, and the cells of it that begin the title."""
        head: list[Position] = []
        title: list[Position] = []
        if not lines or not numbering.PARAGRAPH.match(self._line(lines[0]).text):
            return head, title
        for index, position in enumerate(lines[:first]):
            if not self._document.same_row(position, lines[0]):
                break
            head.append(position)
            if self._number_goes_on(lines, index, first):
                head.append(lines[index + 1])
                break
            if _titled(self._line(position).text):
                title.append(position)
        return head, title

    def _is_address(self, position: Position) -> bool:
        """Lines that stand above a title and are none: who it is sent to, telephone, e-mail, place and date, a name."""
        text = self._line(position).text
        if _ADDRESS.search(text):
            return True
        if self._people.is_name(text) and self._people.is_first_name(text.split()[0]):
            return True
        person = self._people.split(text)
        return person is not None and self._people.is_title(person.title or "")

    def _number_goes_on(self, lines: Sequence[Position], index: int, first: int) -> bool:
        """Whether a case number at a line's end is broken and the next line holds nothing but its rest."""
        if index + 1 >= first or self._document.same_row(lines[index], lines[index + 1]):
            return False
        return bool(
            _OPEN_NUMBER.search(self._line(lines[index]).text) and _REST.fullmatch(self._line(lines[index + 1]).text)
        )

    def _parted(self, before: Position, position: Position) -> bool:
        """Whether a title ends before this line."""
        line, above = self._line(position), self._line(before)
        if before.page != position.page or line.row == above.row:
            return before.page != position.page
        goes_on = starts_lower(line.text) and not ends_sentence(above.text)
        if line.gap >= (_TITLE_GAP if goes_on else _GAP):
            return True
        if not goes_on and above.right < _SHORT_LINE and not above.text.endswith(("-", "–", ",")):
            return True
        if line.size and above.size and abs(line.size - above.size) > _RESIZED * max(line.size, above.size):
            return True
        return bool(MARKER.match(line.text))

    def _is_title(self, title: Sequence[Position], *, numbered: bool) -> bool:
        text = self._document.text_of(title)
        if not letters(text) or len(text) > _TITLE_LENGTH or starts_lower(text):
            return False
        return numbered or not ends_sentence(text)

    def _sections(self, lines: Sequence[Position], start: int, found: dict[int, tuple[str, int]]) -> list[Section]:
        sections: list[Section] = []
        kind, heading, body = TEXT, list[Position](), list[Position]()
        index = start

        def close() -> None:
            if heading or body:
                sections.extend(self._signatures.cut(Section(kind, tuple(heading), tuple(body))))

        while index < len(lines):
            position = lines[index]
            text = self._line(position).text
            if index in found:
                close()
                kind, taken = found[index]
                heading, body = list(lines[index : index + taken]), []
                index += taken
                continue
            if self._closing.fullmatch(fold(text)):
                close()
                kind, heading, body = CLOSING, [], [position]
            elif inline := self._inline_kind(text, kind, starts=self._starts(lines, index)):
                close()
                kind, heading, body = inline, [], [position]
            elif not (numbering.PARAGRAPH.match(text) and numbering.CONTINUED.search(text)):
                body.append(position)
            index += 1
        close()
        return sections

    def _inline_kind(self, text: str, current: str, *, starts: bool) -> str | None:
        """The kind of a section that begins on the line of its heading: "Expedieras till: ekonomiavdelningen"."""
        label, colon, rest = text.partition(":")
        heading = self._headings.find(f"{label}:") if starts and colon and rest.strip() else None
        if heading is None or heading.score < 1.0 or (heading.kind == "basis" and current == "background"):
            return None  # "Bilaga: …" inside running text stays there
        return heading.kind

    def _starts(self, lines: Sequence[Position], index: int) -> bool:
        """Whether a paragraph begins at a line."""
        if index == 0 or lines[index - 1].page != lines[index].page:
            return True
        return self._line(lines[index]).gap >= _GAP or ends_sentence(self._line(lines[index - 1]).text)


def _titled(text: str) -> bool:
    """Whether a § line goes on with words of a title after its numbers and labels."""
    return bool(letters(title_part(text)))


def title_part(text: str) -> str:
    """A line without the § and the case number that stand at its start."""
    match = numbering.PARAGRAPH.match(text)
    rest = match["rest"].strip(" .:-–") if match else text
    number = casenumber.leading(rest)
    return rest[number:].strip(" .:-–") if number else rest

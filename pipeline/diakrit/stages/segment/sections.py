"""Builds a case from its lines: the lines that number it, its title, its sections."""

import re
from collections.abc import Sequence

from diakrit.knowledge import Knowledge
from diakrit.model import Case, DocType, Document, Line, Position, Section, SectionKind
from diakrit.stages.segment.signature import Signatures
from diakrit.stages.segment.thematic import thematic as cut_at_free_headings
from diakrit.stages.segment.titles import Titles, Top
from diakrit.stages.segment.typography import DECIDING, LISTS, Typography
from diakrit.swedish import numbering
from diakrit.swedish.headings import Headings, could_be_heading
from diakrit.swedish.paragraphs import full_from
from diakrit.text import ends_sentence, fold, starts_lower

_GAP = 0.4  # line pitches beyond the usual
_MOST_CELLS = 8  # cells of a row that are looked at
_CORE = frozenset((SectionKind.DECISION, SectionKind.BACKGROUND, SectionKind.SUMMARY, SectionKind.PROPOSAL))

_FILLED = LISTS | DECIDING
_LIST = 4  # lines back in which the number before stands
_BOX = re.compile(r"[☐☑☒□■]|\[[ xX]?\]")
_NUMBER = re.compile(r"(\d{1,2})[.)] ")


class Sections:
    """Builds the cases of a paper, whose `lines` teach how it sets its headings."""

    def __init__(self, knowledge: Knowledge, headings: Headings, document: Document, lines: Sequence[Position]) -> None:
        self._headings = headings
        self._document = document
        self._signatures = Signatures(knowledge, document)
        self._titles = Titles(knowledge, document)
        self._typography = Typography(knowledge, headings, document, lines)
        self._edges: dict[int, float] = {}
        self._closing = knowledge.furniture.closing
        self._papers = knowledge.papers
        self._prose = knowledge.prose

    def case(self, kind: DocType, lines: Sequence[Position], pages: tuple[int, int], *, thematic: bool = False) -> Case:
        """The case that a run of lines makes. `thematic`: headings that the lexicon does not know count, too."""
        found = self._found_headings(lines)
        self._spare_title(lines, found)
        first = min(found, default=len(lines))
        top = self._top(lines, first)
        self._add_unknown(lines, top.after, found)
        sections = self._sections(lines, top.after, found)
        if thematic:
            sections = cut_at_free_headings(self._document, sections, self._prose)
        return Case(kind, top.head, top.title, tuple(sections), pages)

    def _top(self, lines: Sequence[Position], first: int) -> Top:
        """The top of a case; a heading that only its looks tell may come before the first that is known."""
        numbered = bool(lines) and numbering.PARAGRAPH.match(self._line(lines[0]).text)
        for index in range(1, 0 if numbered else first):
            set_off = self._line(lines[index]).gap >= _GAP
            if set_off and self._typography.heading(lines, index, SectionKind.TEXT, minutes=False):
                top = self._titles.top(lines, index)
                if top.title and top.after == index:
                    return top
        return self._titles.top(lines, first)

    def _full_from(self, page: int) -> float:
        if page not in self._edges:
            self._edges[page] = full_from(self._document, [page])
        return self._edges[page]

    def _spare_title(self, lines: Sequence[Position], found: dict[int, tuple[SectionKind, int]]) -> None:
        """The line under a bare § is its title, also where it reads like a heading ("Meddelanden")."""
        if not lines or not numbering.PARAGRAPH.match(self._line(lines[0]).text) or self._titles.titled(lines):
            return
        below = sum(self._document.same_row(position, lines[0]) for position in lines[:_MOST_CELLS])
        if below in found and found[below][0] not in _CORE:
            del found[below]

    def _line(self, position: Position) -> Line:
        return self._document.line(position)

    def _found_headings(self, lines: Sequence[Position]) -> dict[int, tuple[SectionKind, int]]:
        """Index of each heading line -> (kind, how many lines it takes)."""
        found: dict[int, tuple[SectionKind, int]] = {}
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
            elif self._asks(lines, index):
                found[index] = (SectionKind.OTHER, 1)
        return found

    def _add_unknown(self, lines: Sequence[Position], start: int, found: dict[int, tuple[SectionKind, int]]) -> None:
        """Adds the headings that only their looks tell."""
        index, kind = start, SectionKind.TEXT
        minutes = bool(lines) and numbering.PARAGRAPH.match(self._line(lines[0]).text) is not None
        filled = start  # what stands here is the first that a heading of a field needs
        while index < len(lines):
            if kind in DECIDING and self._quotes(lines, index):
                found[index] = (SectionKind.OTHER, 1)
            if index not in found:
                taken = self._typography.heading(lines, index, kind, minutes=minutes)
                guess = self._headings.guess(self._document.text_of(lines[index : index + taken])) if taken else None
                told = guess.kind if guess else SectionKind.OTHER
                first = index == filled and kind in _FILLED  # nothing stands under the heading above yet
                if taken and (not first or told in DECIDING):
                    found[index] = (told, taken)
            if index in found:
                kind, taken = found[index]
                filled = index + taken
            else:
                taken = 1
            index += taken

    def _quotes(self, lines: Sequence[Position], index: int) -> bool:
        """Whether a § of another body, alone on its line, heads what that body said."""
        match = numbering.PARAGRAPH.match(self._line(lines[index]).text)
        return match is not None and match["organ"] is not None and not match["rest"].strip(" .:")

    def _asks(self, lines: Sequence[Position], index: int) -> bool:
        """Whether a line is a question of a form: boxes to tick stand below it."""
        below = lines[index + 1 : index + 2]
        return self._line(lines[index]).text.endswith("?") and any(_BOX.match(self._line(at).text) for at in below)

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
        if _goes_on_list(line.text, [self._line(position).text for position in lines[max(0, index - _LIST) : index]]):
            return False
        full = in_text and same_page and before.right > self._full_from(lines[index].page)
        return not (line.gap < _GAP and full and not ends_sentence(before.text))

    def _sections(
        self, lines: Sequence[Position], start: int, found: dict[int, tuple[SectionKind, int]]
    ) -> list[Section]:
        sections: list[Section] = []
        kind, heading, body = SectionKind.TEXT, list[Position](), list[Position]()
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
                kind, heading, body = SectionKind.CLOSING, [], [position]
            elif inline := self._inline_kind(text, kind, starts=self._starts(lines, index)):
                close()
                kind, heading, body = inline, [], [position]
            elif not (numbering.PARAGRAPH.match(text) and self._papers.goes_on(text)):
                body.append(position)
            index += 1
        close()
        return sections

    def _inline_kind(self, text: str, current: SectionKind, *, starts: bool) -> SectionKind | None:
        """The kind of a section that begins on the line of its heading: "Expedieras till: ekonomiavdelningen"."""
        label, colon, rest = text.partition(":")
        heading = self._headings.find(f"{label}:") if starts and colon and rest.strip() else None
        if (
            heading is None
            or heading.score < 1.0
            or (heading.kind is SectionKind.BASIS and current is SectionKind.BACKGROUND)
        ):
            return None  # "Bilaga: …" inside running text stays there
        return heading.kind

    def _starts(self, lines: Sequence[Position], index: int) -> bool:
        """Whether a paragraph begins at a line."""
        if index == 0 or lines[index - 1].page != lines[index].page:
            return True
        above = self._line(lines[index - 1])
        full = above.right > self._full_from(lines[index].page)
        return self._line(lines[index]).gap >= _GAP or ends_sentence(above.text) or not full


def _goes_on_list(text: str, above: Sequence[str]) -> bool:
    """Whether a numbered line is the next item of a list and heads nothing: "2. Karta" before "3. Barnkonsekvensanalys"."""
    match = _NUMBER.match(text)
    before = f"{int(match[1]) - 1}" if match else ""
    return any(other.startswith((f"{before}. ", f"{before}) ")) for other in above) if match else False

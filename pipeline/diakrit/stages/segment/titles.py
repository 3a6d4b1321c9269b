"""Finds what numbers a case and what it is called, in the lines above its first heading."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diakrit.knowledge import Knowledge
from diakrit.model import Document, Line, Position
from diakrit.swedish import numbering
from diakrit.swedish.paragraphs import MARKER
from diakrit.text import ends_sentence, fold, letters, starts_lower

_GAP = 0.4  # line pitches beyond the usual
_TITLE_GAP = 1.2  # between the lines of a title whose sentence goes on
_SHORT_LINE = 0.55  # a line of a title that ends before this share of the page's width is its last
_MOST_LINES = 6
_LONGEST = 260
_RESIZED, _RESIZED_SENTENCE = 0.12, 0.35  # of the larger type: what parts lines, and lines of one sentence
_LARGER = 1.1  # type this many times larger than other lines' tells a title
_OPEN_NUMBER = re.compile(r"\d[-/]$")
_REST = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Top:
    """The lines that number a case, its title lines, and the index of the first line after both."""

    head: tuple[Position, ...]
    title: tuple[Position, ...]
    after: int


class Titles:
    """Reads the tops of one document's cases."""

    def __init__(self, knowledge: Knowledge, document: Document) -> None:
        self._document = document
        self._people = knowledge.people
        self._organs = knowledge.organs
        self._numbers = knowledge.case_numbers
        self._papers = knowledge.papers
        self._labels = knowledge.labels
        self._prose = knowledge.prose

    def top(self, lines: Sequence[Position], first: int) -> Top:
        """The top of a case. `first` is the index of its first heading."""
        if lines and numbering.PARAGRAPH.match(self._line(lines[0]).text):
            return self._numbered(lines, first)
        return self._unnumbered(lines, first)

    def titled(self, lines: Sequence[Position]) -> bool:
        """Whether the title begins on the row of the §."""
        row = (position for position in lines if self._document.same_row(position, lines[0]))
        return any(self._titled(self._line(position).text) for position in row)

    def _line(self, position: Position) -> Line:
        return self._document.line(position)

    def _numbered(self, lines: Sequence[Position], first: int) -> Top:
        """Under a §: the title stands on its row or follows it, the case number before or after."""
        head, title = self._row(lines, first)
        index = len(head)
        while index < first and len(title) < _MOST_LINES:
            number = self._numbers.alone(self._line(lines[index]).text)
            if title and (number or self._parted(title[-1], lines[index])):
                break
            (head if number else title).append(lines[index])
            index += 1
        while index < first and self._numbers.alone(self._line(lines[index]).text):
            head.append(lines[index])
            index += 1
        if self._is_title(title, numbered=True):
            return Top(tuple(head), tuple(title), index)
        return Top(tuple(head), (), index - sum(position not in head for position in title))

    def _row(self, lines: Sequence[Position], first: int) -> tuple[list[Position], list[Position]]:
        """The row of the § with what goes on of its number, and the cells of it that begin the title."""
        head: list[Position] = []
        title: list[Position] = []
        for index, position in enumerate(lines[: max(1, first)]):
            if not self._document.same_row(position, lines[0]):
                break
            head.append(position)
            if self._number_goes_on(lines, index, first):
                head.append(lines[index + 1])
                break
            if self._titled(self._line(position).text):
                title.append(position)
        return head, title

    def _number_goes_on(self, lines: Sequence[Position], index: int, first: int) -> bool:
        """Whether a case number at a line's end is broken and the next line holds nothing but its rest."""
        if index + 1 >= first or self._document.same_row(lines[index], lines[index + 1]):
            return False
        line, below = self._line(lines[index]).text, self._line(lines[index + 1]).text
        return bool(_OPEN_NUMBER.search(line) and _REST.fullmatch(below))

    def _unnumbered(self, lines: Sequence[Position], first: int) -> Top:
        """Without a §: the block in the largest type, else the last one above the first heading."""
        blocks = self._blocks(lines, first)
        titles = [block for block in blocks if self._is_block_title(lines, block)]
        numbers = tuple(position for position in lines[:first] if self._numbers.alone(self._line(position).text))
        if not titles:
            after = next((i for i, position in enumerate(lines[:first]) if position not in numbers), first)
            return Top(numbers, (), after)
        sizes = [self._line(lines[block.start]).size or 0.0 for block in titles]
        largest = max(sizes)
        best = (
            titles[sizes.index(largest)]
            if largest > _LARGER * min(sizes)
            else titles[-1]
            if first < len(lines)
            else titles[0]
        )
        after = best.stop
        while after < first and lines[after] in numbers:
            after += 1
        above = tuple(position for position in lines[: best.start] if position not in numbers)
        return Top((*numbers, *above), tuple(lines[best.start : best.stop]), after)

    def _blocks(self, lines: Sequence[Position], first: int) -> list[range]:
        """The lines above the first heading in blocks of what belongs together; case numbers part them."""
        blocks: list[range] = []
        for index in range(first):
            if self._numbers.alone(self._line(lines[index]).text):
                continue
            whole = blocks and blocks[-1].stop == index and not self._parted(lines[index - 1], lines[index])
            if whole:
                blocks[-1] = range(blocks[-1].start, index + 1)
            else:
                blocks.append(range(index, index + 1))
        return blocks

    def _is_block_title(self, lines: Sequence[Position], block: range) -> bool:
        positions = lines[block.start : block.stop]
        return (
            len(positions) <= _MOST_LINES
            and not self._is_address(self._line(positions[0]).text)
            and self._is_title(positions, numbered=False)
        )

    def _is_address(self, text: str) -> bool:
        """Lines that stand above a title and are none: who it is sent to, telephone, e-mail, place and date, a name."""
        if (
            self._papers.is_no_title(fold(text))
            or self._labels.is_address(text)
            or self._organs.alone(text)
            or self._numbers.begins_with_label(text)
        ):
            return True
        if self._people.is_name(text) and self._people.is_first_name(text.split(maxsplit=1)[0]):
            return True
        person = self._people.split(text)
        titled = person is not None and self._people.is_title(person.title or "")
        return titled or (len(text.split()) == 1 and self._people.is_title(text))

    def _parted(self, before: Position, position: Position) -> bool:
        """Whether a title ends before this line."""
        line, above = self._line(position), self._line(before)
        if before.page != position.page or line.row == above.row:
            return before.page != position.page
        goes_on = (starts_lower(line.text) and not ends_sentence(above.text)) or self._prose.goes_on(above.text)
        if line.gap >= (_TITLE_GAP if goes_on else _GAP):
            return True
        if not goes_on and above.right < _SHORT_LINE and not above.text.endswith(("-", "–", ",")):
            return True
        other = _RESIZED_SENTENCE if goes_on else _RESIZED
        if line.size and above.size and abs(line.size - above.size) > other * max(line.size, above.size):
            return True
        return bool(MARKER.match(line.text))

    def _is_title(self, title: Sequence[Position], *, numbered: bool) -> bool:
        text = self._document.text_of(title)
        if not letters(text) or len(text) > _LONGEST:
            return False
        doubts = ends_sentence(text), starts_lower(text)
        return not (all(doubts) if numbered else any(doubts))

    def _titled(self, text: str) -> bool:
        """Whether a § line goes on with words of a title after its numbers and labels."""
        match = numbering.PARAGRAPH.match(text)
        rest = match["rest"].strip(" .:-–") if match else text
        return bool(letters(rest[self._numbers.leading(rest) :]))

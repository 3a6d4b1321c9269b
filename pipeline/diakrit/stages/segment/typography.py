"""How a paper sets its headings. It teaches that itself, by the headings that the lexicon knows.

Where the type is known (text layers), a heading is a line in a look that known headings have and running text has not.
Elsewhere (text files, scans) it is a short line that stands as the known ones do: blank space above it, and below it what they have.
"""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from diakrit.knowledge import Knowledge
from diakrit.model import Document, Line, Position, SectionKind, Style
from diakrit.swedish import numbering
from diakrit.swedish.headings import FEW_WORDS, Headings, could_be_heading, reads_as_heading
from diakrit.swedish.paragraphs import MARKER
from diakrit.text import ends_sentence, fold, letters, starts_lower

_LEAST_KNOWN = 0.12  # of the lines in a look of headings the lexicon knows so many
_MOSTLY_KNOWN = 0.5  # or so many of them; else
_FEW = 5  # lines; or
_MOST_LINES = 0.3  # of a paper's lines are set as headings are
_SIZE_STEP = 0.05  # of the size of the page's text
_SLACK, _SLACK_PLAIN = (
    (4, 4),
    (1, 4),
)  # steps of size below and above a taught one: where more than size tells, and where not
_SURELY_LARGER = 1.2  # times the size of the text
_ALIGNED = 0.012  # page widths
_MOST_ROWS = 3  # of one heading
_GAP = 0.4  # line pitches beyond the usual
_TAUGHT = 3  # known headings that teach how they are spaced
_ALWAYS, _NEVER = 0.8, 0.25  # shares of the known headings
_SHORT = 0.7  # page widths; a heading that only its place tells is shorter

DECIDING = frozenset((SectionKind.DECISION, SectionKind.PROPOSAL))
LISTS = frozenset((SectionKind.BASIS, SectionKind.RECIPIENTS, SectionKind.STAFF, SectionKind.PLAN))
"""Sections of entries, which stand much as headings do."""


class Look(NamedTuple):
    """How a line is set: its size as a share of the page's text, in steps; bold, italic, in capitals."""

    step: int
    style: Style
    capitals: bool

    @property
    def stands_out(self) -> bool:
        """Whether a line set so is seen to be no running text."""
        return bool(self.style) or self.capitals or self.step > _PLAIN + 1

    def is_like(self, taught: "Look") -> bool:
        """Whether a look is one that known headings have; marks on capitals make lines seem larger."""
        below, above = _SLACK if self.style or self.capitals else _SLACK_PLAIN
        stands_out = self.style or self.step > _PLAIN
        return (
            self.style == taught.style
            and -below <= self.step - taught.step <= above
            and (self.capitals == taught.capitals or bool(stands_out))
        )


_PLAIN = round(1 / _SIZE_STEP)
_SHOWN = (Style.BOLD | Style.ITALIC).value


class Typography:
    """The looks of headings in some pages of a document."""

    def __init__(self, knowledge: Knowledge, headings: Headings, document: Document, lines: Sequence[Position]) -> None:
        self._knowledge = knowledge
        self._headings = headings
        self._document = document
        self._sizes: dict[int, float | None] = {}
        self._seen: dict[Position, Look] = {}
        known = [position for position in lines if self._is_known(position)]
        self._looks = self._taught_looks(lines, known)
        self._lefts = [self._line(position).left for position in known]
        by_type = any(look.style or look.step > _PLAIN for look in self._looks)
        self._open_below = None if by_type else self._taught_spacing(lines)

    def heading(self, lines: Sequence[Position], index: int, under: SectionKind, *, minutes: bool) -> int:
        """How many lines a heading takes that begins at an index, `under` a section of a kind; 0 where none does.

        In `minutes` a line that leads to decisions may head them ("Kommunstyrelsen beslutar"); elsewhere it leads to what is
        proposed.
        """
        if not self._may_head(lines, index):
            return 0
        leads = self._leads(self._line(lines[index]).text)
        if leads and not minutes:
            return 0
        if taken := self._by_look(lines, index):
            return taken
        return 0 if leads and under in DECIDING else self._by_place(lines, index, in_list=under in LISTS)

    def _line(self, position: Position) -> Line:
        return self._document.line(position)

    def _is_known(self, position: Position) -> bool:
        text = self._line(position).text
        return could_be_heading(text) and self._headings.find(text) is not None

    def _may_be_known(self, position: Position) -> bool:
        """Whether a line is a heading by the lexicon or, as short as one, by its words."""
        text = self._line(position).text
        return self._is_known(position) or (reads_as_heading(text) and self._headings.guess(text) is not None)

    def _look(self, position: Position) -> Look:
        if position not in self._seen:
            line = self._line(position)
            style = _SHOWN
            for word in line.words:
                style &= word.style.value
            body = self._body(position.page)
            ratio = line.size / body if line.size and body else 1.0
            measured = self._document.pages[position.page - 1].confidence is not None  # by OCR, and not to a hair
            step = _PLAIN if measured and ratio < _SURELY_LARGER else round(ratio / _SIZE_STEP)
            self._seen[position] = Look(step, Style(style), line.text.isupper())
        return self._seen[position]

    def _body(self, page: int) -> float | None:
        """The size of most letters of a page."""
        if page not in self._sizes:
            sizes: Counter[float] = Counter()
            for line in self._document.pages[page - 1].lines:
                if line.size and not line.furniture:
                    sizes[line.size] += letters(line.text)
            half, passed = sizes.total() / 2, 0
            self._sizes[page] = None
            for size in sorted(sizes):
                passed += sizes[size]
                if passed >= half:
                    self._sizes[page] = size
                    break
        return self._sizes[page]

    def _taught_looks(self, lines: Sequence[Position], known: Sequence[Position]) -> frozenset[Look]:
        """The looks that known headings have, and too few other lines to be those of text.

        Where few are known, lines that read as headings by their words teach, too, if most lines in the look do.
        """
        everywhere = Counter(map(self._look, lines))
        sure = Counter(map(self._look, known))
        apart = [position for position in lines if self._look(position).stands_out]
        likely = Counter(self._look(position) for position in apart if self._may_be_known(position))

        def is_taught(look: Look) -> bool:
            count = everywhere[look]
            few = sure[look] >= _MOSTLY_KNOWN * count or count <= max(_FEW, _MOST_LINES * len(lines))
            told = sure[look] >= _LEAST_KNOWN * count or (
                likely[look] >= _TAUGHT and likely[look] >= _MOSTLY_KNOWN * count
            )
            return look.stands_out and few and told

        return frozenset(filter(is_taught, sure | likely))

    def _taught_spacing(self, lines: Sequence[Position]) -> bool | None:
        """Whether blank space follows on headings, None where the known ones do not agree on how they are spaced."""
        inner = range(1, len(lines) - 1)
        inside = [index for index in inner if self._is_known(lines[index])]
        if len(inside) < _TAUGHT:
            inside = [index for index in inner if self._may_be_known(lines[index])]
        if len(inside) < _TAUGHT:
            return None
        above = sum(self._gap(lines, index) >= _GAP for index in inside) / len(inside)
        below = sum(self._gap(lines, index + 1) >= _GAP for index in inside) / len(inside)
        if above < _ALWAYS or _NEVER < below < _ALWAYS:
            return None
        return below >= _ALWAYS

    def _gap(self, lines: Sequence[Position], index: int) -> float:
        """The blank space above a line; a page's first line has all that it takes."""
        new_page = index == 0 or lines[index - 1].page != lines[index].page
        return _GAP if new_page else self._line(lines[index]).gap

    def _may_head(self, lines: Sequence[Position], index: int) -> bool:
        """Whether a line stands alone in its row as headings stand, and is nothing else."""
        position, line = lines[index], self._line(lines[index])
        text = line.text
        beside = (*lines[max(0, index - 1) : index], *lines[index + 1 : index + 2])
        alone = not any(self._document.same_row(position, other) for other in beside)
        aligned = any(abs(line.left - left) <= _ALIGNED for left in self._lefts)
        return alone and aligned and letters(text) > 1 and could_be_heading(text) and not self._is_other(text)

    def _leads(self, text: str) -> bool:
        """Whether a line leads to decisions or proposals, and does not head what is proposed."""
        organs, decisions, guess = self._knowledge.organs, self._knowledge.decisions, self._headings.guess(text)
        if guess and guess.kind is SectionKind.PROPOSAL:
            return False
        return decisions.is_open(text) and (organs.leads(text) or decisions.leads(text))

    def _is_other(self, text: str) -> bool:
        """Lines that stand out and head nothing: a §, a number, a body that decides, a list's entry, a person."""
        known = self._knowledge
        person = known.people.split(text)
        return bool(
            numbering.PARAGRAPH.match(text)
            or MARKER.match(text)
            or known.case_numbers.alone(text)
            or (":" in text.rstrip(":") and known.labels.label(fold(text)))
            or known.organs.alone(text)
            or (person is not None and known.people.is_first_name(person.name.split()[0]))
        )

    def _by_look(self, lines: Sequence[Position], index: int) -> int:
        look = self._look(lines[index])
        if not any(look.is_like(taught) for taught in self._looks):
            return 0
        end = index + 1
        while end < len(lines) and self._gap(lines, end) < _GAP and self._look(lines[end]).is_like(look):
            end += 1
        text = self._document.text_of(lines[index:end])
        below = self._line(lines[end]).text if end < len(lines) else ""
        if end - index > _MOST_ROWS or not could_be_heading(text) or starts_lower(below):
            return 0
        return end - index

    def _by_place(self, lines: Sequence[Position], index: int, *, in_list: bool) -> int:
        if self._open_below is None or not 0 < index < len(lines) - 1:
            return 0
        line, below = self._line(lines[index]), self._line(lines[index + 1])
        label = line.text.endswith(":")
        if label and not self._headings.labels(line.text):
            return 0
        set_off = self._gap(lines, index) >= _GAP and (
            label or (self._gap(lines, index + 1) >= _GAP) == self._open_below
        )
        asks = line.text.endswith("?")
        brief = line.right < _SHORT and len(line.words) <= FEW_WORDS and (label or asks or not ends_sentence(line.text))
        entry = in_list and not label and not ends_sentence(below.text) and below.right < _SHORT
        return int(
            set_off and brief and not entry and not self._is_known(lines[index - 1]) and not starts_lower(below.text)
        )

"""What the head of a page says: body, date, kind of paper, labelled cells, page mark."""

import re

from diakrit.model import Cell, Letterhead, Line, Page, Position
from diakrit.swedish.grammar.dates import DateGrammar
from diakrit.swedish.grammar.organs import OrganGrammar
from diakrit.swedish.grammar.papers import LetterheadGrammar, PaperGrammar
from diakrit.text import fold

_LAST_HYPHEN = re.compile(r"- (?=\w+$)")
_COLUMN = 0.06  # page widths between the left edges of lines that make one name
_ALIGNED = 0.03  # page widths between the left edges of a label and of its value below

SERVICE_LABELS = frozenset(("date", "officer", "case_number", "reference"))
"""What the cells in the head of a tjänsteskrivelse hold."""


class LetterheadReader:
    """Reads the heads of pages by the words of the lexicon."""

    def __init__(
        self, labels: LetterheadGrammar, papers: PaperGrammar, organs: OrganGrammar, days: DateGrammar
    ) -> None:
        self._labels, self._papers, self._organs, self._days = labels, papers, organs, days

    def read(self, page: Page) -> Letterhead:
        """What the furniture lines of a page say."""
        organ: Cell | None = None
        date = kind = mark = None
        cells: dict[str, Cell] = {}
        furniture = [(index, line) for index, line in enumerate(page.lines) if line.furniture]
        text_from = next((index for index, line in enumerate(page.lines) if not line.furniture), len(page.lines))
        for index, line in furniture:
            above = index < text_from  # the foot tells the number of the page, and repeats labels
            position = Position(page.number, index)
            text = fold(line.text)
            mark = mark or self._labels.page_mark(text)
            if above:
                organ = organ or self._organ(page, index)
                kind = kind or self._papers.in_head(text)
            labelled = _labelled(page, index, self._labels)
            if labelled:
                cells.setdefault(*labelled)
            elif above and date is None and (day := next(self._days.find(line.text), None)):
                date = Cell(day.value, position)
        return Letterhead(organ, date, kind, cells, mark)

    def _organ(self, page: Page, index: int) -> Cell | None:
        name = self._organs.alone(page.lines[index].text) or self._over_two_lines(page, index)
        return Cell(name, Position(page.number, index)) if name else None

    def _over_two_lines(self, page: Page, index: int) -> str | None:
        """A body's name that a narrow column breaks: "Miljö- och" / "samhällsbyggnads-" / "nämnden"."""
        line, organs = page.lines[index], self._organs
        name, row = line.text, line.row
        for below in page.lines[index + 1 :]:
            if not organs.begun(name) or below.row > row + 1:
                return None
            if below.row == row + 1 and below.furniture and abs(below.left - line.left) <= _COLUMN:
                name, row = f"{name} {below.text}", below.row
                if found := organs.alone(name) or organs.alone(_LAST_HYPHEN.sub("", name)):
                    return found
        return None


def _labelled(page: Page, index: int, labels: LetterheadGrammar) -> tuple[str, Cell] | None:
    """A labelled cell: the value stands behind the label or in the next cell of the row."""
    line = page.lines[index]
    found = labels.label(fold(line.text))
    if not found:
        return None
    label, end = found
    rest = line.text[end:].strip(" :")
    if rest:
        return label, Cell(rest, Position(page.number, index))
    beside = page.lines[index + 1] if index + 1 < len(page.lines) else None
    if beside and beside.row == line.row and not labels.label(fold(beside.text)):
        return label, Cell(beside.text, Position(page.number, index + 1))
    below = range(index + 1, len(page.lines))
    under = next((at for at in below if _stands_under(page.lines[at], line, labels)), None)
    return (label, Cell(page.lines[under].text, Position(page.number, under))) if under else None


def _stands_under(cell: Line, label: Line, labels: LetterheadGrammar) -> bool:
    """Whether a cell holds the value of a label in the row above it."""
    if not (cell.furniture and cell.row == label.row + 1 and abs(cell.left - label.left) <= _ALIGNED):
        return False
    return not labels.label(fold(cell.text))

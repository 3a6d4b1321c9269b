"""What the head of a page says: body, date, kind of paper, labelled cells, page mark."""

import re

from diakrit.model import Cell, Letterhead, Line, Page, Position
from diakrit.swedish.grammar import dates
from diakrit.swedish.grammar.organs import OrganGrammar
from diakrit.text import fold

_LABEL = re.compile(
    r"^(?P<label>datum|sammantradesdatum|handlaggare|diarienr|diarienummer|dnr|d\.nr|arendenummer|arendenr|arendebeteckning|beteckning|er beteckning|ert datum|var referens)\b\.?:?\s*"
)
_CANONICAL = {
    "sammantradesdatum": "datum",
    "var referens": "referens",
    "diarienummer": "diarienr",
    "dnr": "diarienr",
    "d.nr": "diarienr",
    "arendenummer": "diarienr",
    "arendenr": "diarienr",
    "arendebeteckning": "diarienr",
    "beteckning": "diarienr",
}
_KIND = re.compile(
    r"\b(protokollsutdrag|utdrag ur protokoll|protokoll|tjansteskrivelse|tjansteutlatande|kallelse|foredragningslista|arendelista)\b"
)
_PAGE_MARK = re.compile(r"(?:(?:sida|sidan|page|sid\.?) ?)?(\d{1,3}) ?(?:av|of|/|\() ?(\d{1,3})\)?")
_EXTRACT = re.compile(r"utdragsbestyrkande", re.IGNORECASE)

_LAST_HYPHEN = re.compile(r"- (?=\w+$)")
_COLUMN = 0.06  # page widths between the left edges of lines that make one name
_ALIGNED = 0.03  # page widths between the left edges of a label and of its value below

SERVICE_LABELS = frozenset(("datum", "handlaggare", "diarienr", "referens"))


def letterhead(page: Page, organs: OrganGrammar) -> Letterhead:
    """Reads the furniture lines of a page."""
    organ = date = word = mark = None
    cells: dict[str, Cell] = {}
    extract = False
    furniture = [(index, line) for index, line in enumerate(page.lines) if line.furniture]
    for index, line in furniture:
        position = Position(page.number, index)
        text = fold(line.text)
        extract = extract or bool(_EXTRACT.search(text))
        if found := _PAGE_MARK.fullmatch(text):
            mark = mark or (int(found[1]), int(found[2]))
        if organ is None and (name := organs.alone(line.text) or _over_two_lines(page, index, organs)):
            organ = Cell(name, position)
        if kind := _KIND.search(text):
            word = word or kind.group()
        labelled = _labelled(page, index, line)
        if labelled:
            cells.setdefault(*labelled)
        elif date is None and (day := next(dates.find(line.text), None)):
            date = Cell(day.value, position)
    return Letterhead(organ, date, word, cells, mark, extract)


def _over_two_lines(page: Page, index: int, organs: OrganGrammar) -> str | None:
    """A body's name that a narrow column breaks: "Miljö- och" / "samhällsbyggnads-" / "nämnden"."""
    line = page.lines[index]
    name, row = line.text, line.row
    for below in page.lines[index + 1 :]:
        if not organs.begun(name) or below.row > row + 1:
            return None
        if below.row == row + 1 and below.furniture and abs(below.left - line.left) <= _COLUMN:
            name, row = f"{name} {below.text}", below.row
            if found := organs.alone(name) or organs.alone(_LAST_HYPHEN.sub("", name)):
                return found
    return None


def _labelled(page: Page, index: int, line: Line) -> tuple[str, Cell] | None:
    """A labelled cell: the value stands behind the label or in the next cell of the row."""
    match = _LABEL.match(fold(line.text))
    if not match:
        return None
    label = _CANONICAL.get(match["label"], match["label"])
    rest = line.text[match.end() :].strip(" :")
    if rest:
        return label, Cell(rest, Position(page.number, index))
    beside = page.lines[index + 1] if index + 1 < len(page.lines) else None
    if beside and beside.row == line.row and not _LABEL.match(fold(beside.text)):
        return label, Cell(beside.text, Position(page.number, index + 1))
    under = next((at for at in range(index + 1, len(page.lines)) if _stands_under(page.lines[at], line)), None)
    return (label, Cell(page.lines[under].text, Position(page.number, under))) if under else None


def _stands_under(cell: Line, label: Line) -> bool:
    """Whether a cell holds the value of a label in the row above it."""
    if not (cell.furniture and cell.row == label.row + 1 and abs(cell.left - label.left) <= _ALIGNED):
        return False
    return not _LABEL.match(fold(cell.text))

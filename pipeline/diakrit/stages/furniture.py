"""Finds page furniture: letterheads, page marks and footers, known by words, place and repetition."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.model import Document, Line, Page
from diakrit.swedish import numbering
from diakrit.swedish.grammar.furniture import FurnitureGrammar
from diakrit.text import fold, letters

_HEAD_BAND = 0.22  # a letterhead stands in this share of the page from the top
_FOOT_BAND = 0.84  # footers stand below this
_REPEATED = 0.5  # on this share of the pages
_TEXT_ROWS = 6  # rows of a text file's page that may be head or foot
_ADDRESS_ROWS = 12  # or the sender's address
_LOWER_CASE = re.compile(r"[a-zåäö]{4}")  # a printed word; a crest is read in shorter bits
_CREST_BAND = 0.12
_BLOCK_GAP = 0.9  # line pitches above a block that stands apart
_MOST_WORDS = 8  # of a cell in an address; lines of running text have more
_RIGHT_COLUMN = 0.45  # page widths; what stands under a label there is no title
_ALIGNED = 0.02
_CREST_GAP = 1.0  # line pitches
_CREST_SIZE = 1.8  # a coat of arms is read as letters this many times larger than the page's type
_SPECK_CONFIDENCE = 0.6
_TEXT_PAGES = 3  # a text file has no places on the page: only what stands on so many may be a running foot
_MATTER = re.compile(r"§|\([a-zåäö]{1,3}\)")  # a §, a member
_TEXT = re.compile(rf"{_MATTER.pattern}|(?:\S+ ){{3,}}\S+\.$")  # or a sentence: text, however often it comes

Row = tuple[Line, ...]


@dataclass(frozen=True)
class Furniture:
    """Marks the lines of page furniture; nothing is thrown away."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with its furniture marked."""
        grammar = self.knowledge.furniture
        rules = _Rules(self.knowledge, _repeated(document, _in_head, grammar), _repeated(document, _in_foot, grammar))
        return replace(document, pages=tuple(rules.mark(page) for page in document.pages))


def _repeated(document: Document, in_band: Callable[[Row, int], bool], grammar: FurnitureGrammar) -> frozenset[str]:
    """Rows that stand in one band of at least half the pages (two or more), word for word."""
    seen: Counter[str] = Counter()
    pages = [list(page.rows()) for page in document.pages if page.lines]
    if in_band is _in_foot and pages and pages[0][0][0].box is None and len(pages) < _TEXT_PAGES:
        return frozenset()
    for rows in pages:
        seen.update({_folded(row, grammar) for row in rows if in_band(row, len(rows))})
    least = max(2, len(pages) * _REPEATED)
    return frozenset(text for text, count in seen.items() if count >= least and not _TEXT.search(text))


def _in_head(row: Row, _rows: int) -> bool:
    box = row[0].box
    return box.top < _HEAD_BAND if box else row[0].row < _TEXT_ROWS


def _in_foot(row: Row, rows: int, text_rows: int = _TEXT_ROWS) -> bool:
    box = row[0].box
    return box.top > _FOOT_BAND if box else row[0].row >= rows - text_rows


def _folded(row: Row, grammar: FurnitureGrammar) -> str:
    """The row's words, with "#" for the number of the page at its end."""
    return grammar.page_number.sub("#", fold(" ".join(line.text for line in row)))


class _Rules:
    """Which rows are furniture: walks inwards from both ends of a page until a row is text."""

    def __init__(self, knowledge: Knowledge, heads: frozenset[str], feet: frozenset[str]) -> None:
        self._heads, self._feet = heads, feet
        self._grammar = knowledge.furniture
        self._organs = knowledge.organs

    def _folded(self, row: Row) -> str:
        return _folded(row, self._grammar)

    def mark(self, page: Page) -> Page:
        """The page with its furniture marked."""
        rows = [row for row in page.rows() if not row[0].furniture]
        sizes = sorted(line.size for line in page.lines if line.size)
        chosen = self._head_rows(rows, sizes[len(sizes) // 2] if sizes else None, continued=page.number > 1)
        chosen |= self._foot_rows(rows)
        lines = (
            replace(line, furniture=True) if line.row in chosen or _is_speck(line) else line for line in page.lines
        )
        return replace(page, lines=tuple(lines))

    def _head_rows(self, rows: list[Row], body: float | None, *, continued: bool) -> set[int]:
        """Rows from the top down to the last letterhead row; a crest read as stray capitals may stand between."""
        passed: set[int] = set()
        chosen: set[int] = set()
        above: Row = ()
        columns: list[float] = []  # left edges of cells in the right half that begin with a label
        below_labels = False  # a row of labels has its values in the row under it
        for row in rows:
            if not _in_head(row, len(rows)) or numbering.PARAGRAPH.match(row[0].text):
                break
            passed.add(row[0].row)
            ends_name = self._ends_name(above, row)
            above = row
            if continued and chosen and row[0].gap >= _CREST_GAP and self._is_text_again(row):
                break
            under = bool(columns) and all(_aligned(line, columns) for line in row)
            if ends_name or below_labels or under or self._is_head(row, body) or self._is_crest(row, rows):
                chosen |= passed
                labels = [line for line in row if self._grammar.bare_label.fullmatch(fold(line.text))]
                below_labels = len(labels) == len(row)
                columns += [line.left for line in labels if line.left >= _RIGHT_COLUMN]
            elif _has_words(row) and not any(self._organs.begun(cell.text) for cell in row):
                break
        return chosen

    def _is_text_again(self, row: Row) -> bool:
        """Whether a row that stands apart below the letterhead, and on no other page, goes on the text: a list of bodies, a heading."""
        names = all(self._names_sender(line.text) for line in row)
        alone = len(row) == 1 and _has_words(row)
        return self._heads_text(row) or ((names or alone) and self._folded(row) not in self._heads)

    def _foot_rows(self, rows: list[Row]) -> set[int]:
        """Rows from the bottom up to the first of the text; what stands under a heading is text, though every page repeats it."""
        address = self._address_rows(rows)
        chosen: set[int] = set()
        repeated: set[int] = set()
        for row in reversed(rows):
            number = row[0].row
            if self._heads_text(row):
                return chosen - repeated
            if number in address or self._is_mark(row):
                repeated.clear()
            elif _in_foot(row, len(rows)) and self._folded(row) in self._feet:
                repeated.add(number)
            else:
                break
            if number not in address and not _in_foot(row, len(rows)):
                break
            chosen.add(number)
        return chosen

    def _heads_text(self, row: Row) -> bool:
        return self._folded(row).rstrip(" :") in self._grammar.headings

    def _is_mark(self, row: Row) -> bool:
        """Whether a row is nothing but marks of the page, or has a cell to sign in."""
        cells = [fold(line.text) for line in row]
        return (
            bool(self._grammar.marks.fullmatch(self._folded(row)))
            or all(map(self._grammar.marks.fullmatch, cells))
            or any(map(self._grammar.signing.fullmatch, cells))
        )

    def _address_rows(self, rows: list[Row]) -> set[int]:
        """The rows of tight blocks at the foot that hold parts of an address and no text."""
        found: set[int] = set()
        block: list[Row] = []
        for row in reversed(rows):
            if (
                not _in_foot(row, len(rows), _ADDRESS_ROWS)
                or _MATTER.search(self._folded(row))
                or self._heads_text(row)
            ):
                break
            block.append(row)
            if row[0].gap >= _BLOCK_GAP:
                cells = [line for part in block for line in part]
                if any(self._grammar.address.search(line.text) for line in cells) and not any(map(_is_sentence, cells)):
                    found |= {part[0].row for part in block}
                block = []
        return found

    def _is_head(self, row: Row, body: float | None) -> bool:
        if _MATTER.search(self._folded(row)):
            return False
        repeated = self._folded(row) in self._heads and not self._heads_text(row)
        if repeated or any(self._grammar.label.match(fold(line.text)) for line in row):
            return True
        cells = [self._is_head_cell(line, body) for line in row]
        return any(cells) and all(is_cell or not _has_words((line,)) for is_cell, line in zip(cells, row, strict=True))

    def _is_head_cell(self, line: Line, body: float | None) -> bool:
        text = fold(line.text)
        specks = letters(text) <= 2 and not any(char.isdigit() for char in text)  # noqa: PLR2004
        if specks or self._grammar.marks.fullmatch(text):
            return True
        if body and line.size and line.size > _CREST_SIZE * body and len(line.words) <= 2:  # noqa: PLR2004
            return True
        rest = self._grammar.pieces.sub(" ", line.text).strip(" :,.-–|")
        return not rest or self._names_sender(" ".join(rest.split()))

    def _names_sender(self, text: str) -> bool:
        """Whether a text is the name of a body, an office or a municipality and nothing else."""
        if self._organs.alone(text) or self._organs.is_office(text) or self._organs.ends(text):
            return True
        name = self._grammar.municipality.sub("", fold(text))
        return name in self._grammar.places or (name != fold(text) and len(name.split()) <= 2)  # noqa: PLR2004 - "upplands vasby"

    def _ends_name(self, above: Row, row: Row) -> bool:
        """Whether the one cell of a row that has words and one above it make one body's name."""
        told = [cell for cell in row if _has_words((cell,))]
        begun = [cell.text for cell in above if self._organs.begun(cell.text)]
        return len(told) == 1 and any(self._organs.alone(f"{text} {told[0].text}") is not None for text in begun)

    def _is_crest(self, row: Row, rows: list[Row]) -> bool:
        """Capitals and stray letters at the very top, with a wide space below: a coat of arms and its legend."""
        box = row[0].box
        if box is None or box.top > _CREST_BAND or _has_words(row) or self._folded(row) in self._grammar.headings:
            return False
        index = rows.index(row)
        return any(after[0].gap >= _CREST_GAP for after in rows[index + 1 : index + 3])


def _is_sentence(line: Line) -> bool:
    return len(line.words) > _MOST_WORDS or bool(_TEXT.search(line.text))


def _aligned(line: Line, columns: list[float]) -> bool:
    return line.gap < _BLOCK_GAP and any(abs(line.left - left) <= _ALIGNED for left in columns)


def _has_words(row: Row) -> bool:
    return any("§" in line.text or _LOWER_CASE.search(line.text) for line in row)


def _is_speck(line: Line) -> bool:
    """A cell that holds one letter, read without confidence."""
    word = line.words[0]
    unsure = word.confidence is not None and word.confidence < _SPECK_CONFIDENCE
    return line.furniture or (unsure and len(line.words) == 1 and len(word.text) == 1 and not word.text.isdigit())

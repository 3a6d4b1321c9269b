"""Finds page furniture: letterheads, page marks and footers, known by words, place and repetition."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from pipeline.grammar.organs import OrganGrammar
from pipeline.lexicon import Lexicon, whole
from pipeline.model import Document, Line, Page
from pipeline.text import fold, letters

_HEAD_BAND = 0.22  # a letterhead stands in this share of the page from the top
_FOOT_BAND = 0.84  # footers stand below this
_REPEATED = 0.5  # on this share of the pages
_TEXT_ROWS = 6  # rows of a text file's page that may be head or foot
_LOWER_CASE = re.compile(r"[a-zåäö]{3}")
_CREST_SIZE = 1.8  # a coat of arms is read as letters this many times larger than the page's type


@dataclass(frozen=True)
class Furniture:
    """Marks the lines of page furniture; nothing is thrown away."""

    lexicon: Lexicon

    def __repr__(self) -> str:
        return "Furniture()"

    def __call__(self, document: Document) -> Document:
        rules = _Rules(self.lexicon, _repeated(document, _in_head), _repeated(document, _in_foot))
        return replace(document, pages=tuple(rules.mark(page) for page in document.pages))


def _repeated(document: Document, in_band: Callable[[tuple[Line, ...], int], bool]) -> frozenset[str]:
    """Rows that stand in one band of at least half the pages (two or more), word for word."""
    seen: Counter[str] = Counter()
    pages = [list(page.rows()) for page in document.pages if page.lines]
    for rows in pages:
        seen.update({_folded(row) for row in rows if in_band(row, len(rows))})
    least = max(2, len(pages) * _REPEATED)
    return frozenset(text for text, count in seen.items() if count >= least and "§" not in text)


def _in_head(row: tuple[Line, ...], _rows: int) -> bool:
    box = row[0].box
    return box.top < _HEAD_BAND if box else row[0].row < _TEXT_ROWS


def _in_foot(row: tuple[Line, ...], rows: int) -> bool:
    box = row[0].box
    return box.top > _FOOT_BAND if box else row[0].row >= rows - _TEXT_ROWS


def _folded(row: tuple[Line, ...]) -> str:
    return fold(" ".join(line.text for line in row))


class _Rules:
    """Which rows are furniture: walks inwards from both ends of a page until a row is text."""

    def __init__(self, lexicon: Lexicon, heads: frozenset[str], feet: frozenset[str]) -> None:
        self._heads, self._feet = heads, feet
        self._marks = whole(tuple(map(fold, lexicon.furniture.marks)))
        self._head = whole(tuple(map(fold, lexicon.furniture.letterhead)))
        self._label = re.compile(rf"(?:{'|'.join(map(fold, lexicon.furniture.labels))})\.?:?(?: |$)")
        self._organs = OrganGrammar(lexicon.organs)
        self._places = frozenset(map(fold, lexicon.municipalities))

    def mark(self, page: Page) -> Page:
        rows = list(page.rows())
        chosen: set[int] = set()
        sizes = sorted(line.size for line in page.lines if line.size)
        body = sizes[len(sizes) // 2] if sizes else None
        chosen.update(self._head_rows(rows, body))
        for row in reversed(rows):
            if not _in_foot(row, len(rows)) or not self._is_foot(row):
                break
            chosen.add(row[0].row)
        if not chosen:
            return page
        lines = tuple(replace(line, furniture=True) if line.row in chosen else line for line in page.lines)
        return replace(page, lines=lines)

    def _head_rows(self, rows: list[tuple[Line, ...]], body: float | None) -> set[int]:
        """Rows from the top down to the last letterhead row; a crest read as stray capitals may stand between."""
        passed: set[int] = set()
        chosen: set[int] = set()
        for row in rows:
            if not _in_head(row, len(rows)):
                break
            passed.add(row[0].row)
            if self._is_head(row, body):
                chosen |= passed
            elif _has_words(row):
                break
        return chosen

    def _is_foot(self, row: tuple[Line, ...]) -> bool:
        return _folded(row) in self._feet or all(self._marks.fullmatch(fold(line.text)) for line in row)

    def _is_head(self, row: tuple[Line, ...], body: float | None) -> bool:
        if any("§" in line.text for line in row):
            return False
        if _folded(row) in self._heads:
            return True
        return all(self._is_head_cell(line, body) for line in row) or bool(self._label.match(fold(row[0].text)))

    def _is_head_cell(self, line: Line, body: float | None) -> bool:
        text = fold(line.text)
        words = text.replace(",", " ").split()
        if self._marks.fullmatch(text) or self._head.fullmatch(text):
            return True
        if self._organs.alone(line.text) or self._organs.is_office(line.text):
            return True
        if letters(text) <= 2 and not any(char.isdigit() for char in text):  # noqa: PLR2004 - specks, crests
            return True
        if body and line.size and line.size > _CREST_SIZE * body and len(words) <= 2:  # noqa: PLR2004
            return True
        name = re.sub(r" (kommuns?|stads?)$", "", text)
        return name in self._places or (name != text and len(words) <= 3)  # noqa: PLR2004 - "ekudden kommun"


def _has_words(row: tuple[Line, ...]) -> bool:
    return any("§" in line.text or _LOWER_CASE.search(line.text) for line in row)

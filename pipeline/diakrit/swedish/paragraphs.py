"""Groups printed lines into paragraphs and list items, by spacing, line length, markers and sentence ends."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from diakrit.model import Document, Line, Position
from diakrit.swedish.grammar.prose import ProseGrammar
from diakrit.text import ends_sentence, starts_lower

Paragraph = tuple[Position, ...]

MARKER = re.compile(
    r"^(?:(?P<number>\d{1,2})[.)]|(?P<letter>[a-z])[.)]|(?P<bullet>[-‐‑‒–—―−•▪·*○]|o(?= [A-ZÅÄÖ])))\s+(?=\S)"
)
_GAP = 0.4  # blank space, in line pitches beyond the usual, that parts paragraphs
_WIDE_GAP = 1.6  # space that parts them even inside a sentence
_SIZE = 0.15  # relative difference in type size that parts them
_FULL = 0.16  # a line that ends this close to the right margin (shares of the text's width) is full
_BROKEN = re.compile(r"\w[-–]$")  # a word or number goes on in the next line


def paragraphs(document: Document, positions: Sequence[Position], prose: ProseGrammar) -> list[Paragraph]:
    """Paragraphs in order. A row of several cells is a paragraph of its own; text goes on over page breaks."""
    if not positions:
        return []
    edge = full_from(document, {position.page for position in positions})
    crowded = _crowded_rows(positions, document)
    groups: list[list[Position]] = []
    for position in positions:
        if groups and not _parts(document, groups[-1], position, prose, edge, crowded):
            groups[-1].append(position)
        else:
            groups.append([position])
    return [tuple(group) for group in groups]


def full_from(document: Document, pages: Iterable[int]) -> float:
    """Where a line on these pages must end, at least, to be full: broken only because the next word had no room."""
    lines = [line for number in pages for line in document.pages[number - 1].lines if not line.furniture]
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    return right - _FULL * (right - left)


def _row(document: Document, position: Position) -> tuple[int, int]:
    return position.page, document.line(position).row


def _crowded_rows(positions: Sequence[Position], document: Document) -> frozenset[tuple[int, int]]:
    rows = Counter(_row(document, position) for position in positions)
    return frozenset(row for row, count in rows.items() if count > 1)


def _parts(
    document: Document,
    group: list[Position],
    position: Position,
    prose: ProseGrammar,
    edge: float,
    crowded: frozenset[tuple[int, int]],
) -> bool:
    """Whether a new paragraph begins at `position`."""
    before, line = document.line(group[-1]), document.line(position)
    row, row_before = _row(document, position), _row(document, group[-1])
    if row == row_before:
        return False
    if row in crowded or row_before in crowded or MARKER.match(line.text):
        return True
    full = before.right > edge
    if prose.begins_clause(line.text) and (not full or prose.may_lead_to_clause(before.text)):
        return True
    if _BROKEN.search(before.text) or (prose.goes_on(before.text) and line.gap < _WIDE_GAP):
        return False
    open_sentence = not ends_sentence(before.text)
    goes_on = open_sentence and starts_lower(line.text)
    if position.page != group[-1].page:
        return not goes_on and not (open_sentence and full)
    far = line.gap >= (_WIDE_GAP if goes_on else _GAP)
    return far or _resized(before, line) or not (full or goes_on)


def _resized(before: Line, line: Line) -> bool:
    if before.size is None or line.size is None:
        return False
    return abs(before.size - line.size) > _SIZE * max(before.size, line.size)

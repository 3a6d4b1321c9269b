"""Rows and cells of plain text."""

from dataclasses import replace

from diakrit.model import Line, Word
from diakrit.reading.layout.bullets import READ_FOR_BULLET, SYMBOL_BULLETS, bulleted, is_marker

_TIGHT = 0.2  # of the rows of a page follow on the row above as closely as its text is spaced


def arrange_text(text: str, columns: int) -> tuple[Line, ...]:
    """Lines of a page of plain text; three or more blanks separate cells. `columns` is the width of the widest line."""
    rows: list[tuple[int, str]] = []
    blanks = 0
    for raw in text.expandtabs().splitlines():
        if raw.strip():
            rows.append((blanks, raw))
            blanks = 0
        else:
            blanks += 1
    between = sorted(blank for blank, _ in rows[1:])
    usual = between[int(_TIGHT * len(between))] if between else 0  # in double-spaced text one blank line parts nothing
    lines: list[Line] = []
    for number, (blank, raw) in enumerate(rows):
        gap = float(max(0, blank - usual)) if number else 0.0
        cells = (bulleted(line, SYMBOL_BULLETS | READ_FOR_BULLET) for line in _text_cells(raw, columns))
        lines.extend(replace(line, row=number, gap=gap) for line in cells)
    return tuple(lines)


def _text_cells(raw: str, columns: int) -> list[Line]:
    cells: list[Line] = []
    start = 0
    for piece in raw.rstrip().split("   "):
        if words := piece.split():
            left = start + len(piece) - len(piece.lstrip())
            right = start + len(piece.rstrip())
            if len(cells) == 1 and len(cells[0].words) == 1 and is_marker(cells[0].text):
                marked = (*cells[0].words, *(Word(word, word) for word in words))
                cells = [Line(marked, 0, left=cells[0].left, right=right / columns)]
                start += len(piece) + 3
                continue
            cells.append(Line(tuple(Word(word, word) for word in words), 0, left=left / columns, right=right / columns))
        start += len(piece) + 3
    return cells

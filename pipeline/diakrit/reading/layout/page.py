"""Arranges words with boxes in printed rows and cells, alike for text layers and OCR.

Words are grouped into rows by their height on the page (corrected for the tilt that the engine's lines show), and rows are
divided into cells at wide gaps. So tables in headers, signature blocks in two columns and columns of labels come out the same,
whatever reading order the source suggests.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from diakrit.model import Line, Word
from diakrit.reading.layout.bullets import READ_FOR_BULLET, SYMBOL_BULLETS, bulleted, is_marker
from diakrit.reading.layout.turning import box_of

_CELL_GAP = 2.0  # a gap wider than this many type sizes separates two cells
_LONG_LINE = 4  # words, and
_LONG_RUN = 0.25  # page widths that a line must span to show the tilt
_STANDING = 1.5  # a word this many times taller than wide runs up or down the page
_SAME_ROW = 0.5  # words whose middles differ by less than this many type sizes share a row
_COLUMN_ROWS = 8  # rows that two columns of running text share at least
_COLUMN_WORDS = 3.0  # mean number of words in a cell of running text
_TIGHT = 0.25  # of the rows of a page's text follow on the row above as closely as its text is set
_SAME_SIZE = 0.1  # of the size of the text
_MARKER_GAP = 3.0  # how much wider the gap after a list marker may be
_TALL = frozenset("bdfhkltijåäöéABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ0123456789§()/&")
_DEEP = frozenset("gjpqy()§/,;Q")
_LEAST_SIZE = 1e-4  # type size of hidden text without one, in page heights
_FONT_BOX = 1.15  # height of a word box in a text layer, in type sizes

Placed = tuple[float, float, Word]
"""Height of the middle, corrected for tilt, and type size (both in page heights), and the word."""


def arrange(lines: Sequence[Sequence[Word]], width: float, height: float, *, inked: bool) -> tuple[Line, ...]:
    """Lines of a page in reading order.

    Args:
        lines: words with boxes, grouped as the source grouped them.
        width: width of the upright page, in points.
        height: height of the upright page, in points.
        inked: whether boxes are as high as the ink (OCR) or as the font (text layers).
    """
    if not any(lines):
        return ()
    tilt = _tilt(lines)
    level = [line for line in lines if not _stands(line, height / width)]
    placed: list[Placed] = []
    for line in level:
        sizes = [_type_size(word, inked=inked) for word in line]
        size = median(sizes) if sizes else 0.0
        placed.extend((box_of(word).middle - tilt * box_of(word).left, size, word) for word in line)
    if not placed:
        return tuple(_stamp(line, index) for index, line in enumerate(lines))
    body = max(_LEAST_SIZE, median(size for _, size, _ in placed))
    rows = [_cells(row, body * height / width) for row in _rows(placed, body)]
    arranged = _number(_columns(rows), body, height)
    stamps = [line for line in lines if _stands(line, height / width)]
    arranged += tuple(_stamp(line, len(rows) + index) for index, line in enumerate(stamps))
    return tuple(bulleted(line, READ_FOR_BULLET if inked else SYMBOL_BULLETS) for line in arranged)


def _stands(line: Sequence[Word], aspect: float) -> bool:
    """Whether a line runs up or down an otherwise level page, like a stamp in the margin. `aspect` is height by width."""
    boxes = [box_of(word) for word in line if len(word.text) > 2]  # noqa: PLR2004 - short words have no clear shape
    return bool(boxes) and all(box.height * aspect > _STANDING * (box.right - box.left) for box in boxes)


def _stamp(line: Sequence[Word], row: int) -> Line:
    boxes = [box_of(word) for word in line]
    return Line(
        tuple(line), row, left=min(box.left for box in boxes), right=max(box.right for box in boxes), furniture=True
    )


def _tilt(lines: Sequence[Sequence[Word]]) -> float:
    """The median slope of long lines: page heights per page width."""
    ends = [(box_of(line[0]), box_of(line[-1])) for line in lines if len(line) >= _LONG_LINE]
    slopes = [
        (last.middle - first.middle) / (last.left - first.left)
        for first, last in ends
        if last.left - first.left > _LONG_RUN
    ]
    return median(slopes) if slopes else 0.0


def _type_size(word: Word, *, inked: bool) -> float:
    """Type size in page heights. Ink boxes are scaled by the ascenders and descenders of the word."""
    height = box_of(word).height
    if not inked:
        return height / _FONT_BOX
    tall = any(char in _TALL for char in word.text)
    deep = any(char in _DEEP for char in word.text)
    return height / (0.52 + 0.21 * tall + 0.21 * deep)


def _rows(placed: list[Placed], body: float) -> list[list[Placed]]:
    rows: list[list[Placed]] = []
    centre = 0.0
    for item in sorted(placed, key=lambda item: (item[0], box_of(item[2]).left)):
        if rows and item[0] - centre <= _SAME_ROW * max(body, min(item[1], rows[-1][0][1])):
            rows[-1].append(item)
            centre += (item[0] - centre) / len(rows[-1])
        else:
            rows.append([item])
            centre = item[0]
    return rows


def _cells(row: list[Placed], body: float) -> list[list[Placed]]:
    """Divides a row at wide gaps. `body` is the type size in page widths."""
    row = sorted(row, key=lambda item: box_of(item[2]).left)
    cells = [[row[0]]]
    for item in row[1:]:
        gap = box_of(item[2]).left - box_of(cells[-1][-1][2]).right
        marker = len(cells) == len(cells[-1]) == 1 and is_marker(cells[-1][0][2].text)
        if gap > _CELL_GAP * body * (_MARKER_GAP if marker else 1):
            cells.append([item])
        else:
            cells[-1].append(item)
    return cells


def _columns(rows: list[list[list[Placed]]]) -> list[list[list[Placed]]]:
    """Puts two columns of running text one after the other: a run of rows that all break at the same place."""
    result: list[list[list[Placed]]] = []
    index = 0
    while index < len(rows):
        end = index
        left_edge, right_edge = 0.0, 1.0
        while end < len(rows) and len(rows[end]) == 2:  # noqa: PLR2004
            left, right = rows[end]
            left_edge = max(left_edge, box_of(left[-1][2]).right)
            right_edge = min(right_edge, box_of(right[0][2]).left)
            if left_edge >= right_edge:
                break
            end += 1
        block = rows[index:end]
        if len(block) >= _COLUMN_ROWS and _running(block):
            result.extend([row[0]] for row in block)
            result.extend([row[1]] for row in block)
            index = end
        else:
            result.append(rows[index])
            index += 1
    return result


def _running(block: list[list[list[Placed]]]) -> bool:
    return all(sum(len(row[side]) for row in block) / len(block) >= _COLUMN_WORDS for side in (0, 1))


def _number(rows: list[list[list[Placed]]], body: float, height: float) -> tuple[Line, ...]:
    heights = [median(item[0] for cell in row for item in cell) for row in rows]
    sizes = [median(item[1] for cell in row for item in cell) for row in rows]
    steps = [after - before for before, after in pairwise(heights)]
    of_text = [abs(size - body) <= _SAME_SIZE * body for size in sizes]
    usual = sorted(
        step
        for step, pair in zip(steps, pairwise(of_text), strict=True)
        if all(pair) and 0.9 * body <= step <= 3 * body
    )
    pitch = usual[int(_TIGHT * len(usual))] if usual else 1.3 * body
    lines: list[Line] = []
    for number, row in enumerate(rows):
        gap = 0.0
        if number:
            larger = max(1.0, min(sizes[number - 1 : number + 1]) / body)  # lines of large type are further apart
            gap = max(0.0, (heights[number] - heights[number - 1]) / (pitch * larger) - 1)
        for cell in row:
            words = tuple(item[2] for item in cell)
            lines.append(
                Line(
                    words,
                    number,
                    round(gap, 2),
                    round(median(item[1] for item in cell) * height, 1),
                    box_of(words[0]).left,
                    box_of(words[-1]).right,
                )
            )
    return tuple(lines)

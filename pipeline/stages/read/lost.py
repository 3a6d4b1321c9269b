"""Lines that Tesseract leaves out are seen by their ink and read one by one.

Its layout passes over short lines that stand by themselves, in headers above all, on clean scans at 300 dpi too. A mark is
such a line where it is as high as the type of the page, begins where something near it begins, and no line lies over it.
Crests and signatures do not.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from pipeline.model import Box, RawLines
from pipeline.tools import opencv
from pipeline.tools.picture import Picture

_HEIGHT = (0.6, 1.6)  # of the median word's
_ALIGNED = 0.03  # inches by which left edges differ
_NEAR = 3.0  # heights of words
_GAP = 0.15  # inches between the marks of a line
_BESIDE, _ABOVE = 0.1, 0.03  # inches of paper around a line that is read by itself
_SURE = 0.7  # mean confidence of what is taken for a line
_MOST = 20  # lines; a page that has lost more is read anew in another way
_ENOUGH = 5  # words that tell the type of a page

Read = Callable[[Picture], RawLines]


def found_again(lines: RawLines, marks: Iterable[Box], picture: Picture, read: Read) -> RawLines:
    """The lines that were left out, boxes in fractions of the page. `marks`: what looks like words, and was not read."""
    words = [word.box for line in lines for word in line if word.box]
    if len(words) < _ENOUGH:
        return ()
    hulls = [_hull([word.box for word in line if word.box]) for line in lines]
    free = [mark for mark in marks if not any(_touch(mark, hull) for hull in hulls)]
    again = (_line(hull, picture, read) for hull in list(_lost(free, words, picture))[:_MOST])
    return tuple(line for found in again for line in found)


def _lost(marks: Sequence[Box], words: Sequence[Box], picture: Picture) -> Iterator[Box]:
    """Where lines were lost: marks that begin where words near them begin, with the marks that follow in their row."""
    high = median(word.height for word in words)
    lefts = [word for word in words if _HEIGHT[0] * high <= word.height]
    begun: list[Box] = []
    for mark in sorted(marks):
        if not _HEIGHT[0] * high <= mark.height <= _HEIGHT[1] * high or any(_touch(mark, other) for other in begun):
            continue
        if any(_begins_with(mark, word, _NEAR * high, picture) for word in lefts):
            begun.append(_with_what_follows(mark, marks, picture))
    yield from begun


def _begins_with(mark: Box, word: Box, near: float, picture: Picture) -> bool:
    inches = abs(mark.left - word.left) * picture.width / picture.dpi
    return inches <= _ALIGNED and abs(mark.middle - word.middle) <= near


def _with_what_follows(mark: Box, marks: Sequence[Box], picture: Picture) -> Box:
    gap = _GAP * picture.dpi / picture.width
    for other in sorted(marks):
        if mark.top <= other.middle <= mark.bottom and 0 <= other.left - mark.right <= gap:
            mark = mark.union(other)
    return mark


def _line(hull: Box, picture: Picture, read: Read) -> RawLines:
    beside, above = _BESIDE * picture.dpi / picture.width, _ABOVE * picture.dpi / picture.height
    left, top = max(0.0, hull.left - beside), max(0.0, hull.top - above)
    part = opencv.part(picture, Box(left, top, min(1.0, hull.right + beside), min(1.0, hull.bottom + above)))
    wide, high = part.width / picture.width, part.height / picture.height
    lines = [
        tuple(replace(word, box=_placed(word.box, left, top, wide, high)) for word in line if word.box)
        for line in read(part)
    ]
    found = [word for line in lines for word in line]
    letters = sum(len(word.text) for word in found)
    sure = sum(len(word.text) * (word.confidence or 0.0) for word in found)
    return tuple(line for line in lines if line) if letters and sure >= _SURE * letters else ()


def _placed(box: Box, left: float, top: float, wide: float, high: float) -> Box:
    return Box(left + box.left * wide, top + box.top * high, left + box.right * wide, top + box.bottom * high)


def _hull(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom

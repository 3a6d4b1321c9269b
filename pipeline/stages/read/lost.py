"""Lines that Tesseract leaves out are seen by their ink and read one by one.

Its layout passes over short lines that stand by themselves, in headers above all, on clean scans at 300 dpi too. A mark is
such a line where it is as high as the type of the page and begins where something near it begins. Signatures do not, and
crests read as nothing.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from statistics import median

from pipeline.layout import box_of
from pipeline.model import Box, RawLines, Word
from pipeline.tools import opencv
from pipeline.tools.picture import Picture

_HEIGHT = (0.6, 1.6)  # of the median word's
_ALIGNED = 0.03  # inches by which left edges differ
_NEAR = 8.0  # heights of words
_GAP = 0.15  # inches between the marks of a line
_BESIDE, _ABOVE = 0.1, 0.045  # inches of paper around a line that is read by itself
_SURE = 0.7  # mean confidence of what is taken for a line
_MOST = 20  # lines
_ENOUGH = 5  # words that tell the type of a page
_SIGN = re.compile(r"\w")  # the feet of the line above are read as dashes

Read = Callable[[Picture], RawLines]


def found_again(lines: RawLines, marks: Sequence[Box], picture: Picture, reads: Sequence[Read]) -> RawLines:
    """The lines that were left out, boxes in fractions of the page.

    `marks`: what looks like words, and was not read. `reads`: ways to read a line, the second for what the first cannot.
    """
    words = [word.box for line in lines for word in line if word.box]
    if len(words) < _ENOUGH:
        return ()
    again = (_line(hull, picture, reads) for hull in list(_lost(marks, words, picture))[:_MOST])
    known = [(_hull([word.box for word in line if word.box]), _text(line)) for line in lines]
    return tuple(line for found in again for line in found if not _is_known(line, known))


def _is_known(line: Sequence[Word], known: Sequence[tuple[Box, str]]) -> bool:
    """Whether a line was read before, and its box lies on the line above or below: Tesseract takes two for one."""
    own = _hull([word.box for word in line if word.box])
    wide = Box(own.left, own.top - own.height, own.right, own.bottom + own.height)
    return any(_touch(wide, hull) and _text(line) in text for hull, text in known)


def _text(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line).casefold()


def _lost(marks: Sequence[Box], words: Sequence[Box], picture: Picture) -> Iterator[Box]:
    """Where lines were lost: marks that begin where words near them begin, with the marks that follow in their row."""
    high = median(word.height for word in words)
    lefts = [box for box in (*words, *marks) if _HEIGHT[0] * high <= box.height <= _HEIGHT[1] * high]
    begun: list[Box] = []
    for mark in sorted(marks):
        if not _HEIGHT[0] * high <= mark.height <= _HEIGHT[1] * high or any(_touch(mark, other) for other in begun):
            continue
        if any(_begins_with(mark, other, _NEAR * high, picture) for other in lefts if other != mark):
            begun.append(_with_what_follows(mark, marks, picture))
    yield from begun


def _begins_with(mark: Box, other: Box, near: float, picture: Picture) -> bool:
    inches = abs(mark.left - other.left) * picture.width / picture.dpi
    return inches <= _ALIGNED and abs(mark.middle - other.middle) <= near


def _with_what_follows(mark: Box, marks: Sequence[Box], picture: Picture) -> Box:
    gap = _GAP * picture.dpi / picture.width
    for other in sorted(marks):
        if mark.top <= other.middle <= mark.bottom and 0 <= other.left - mark.right <= gap:
            mark = mark.union(other)
    return mark


def _line(hull: Box, picture: Picture, reads: Sequence[Read]) -> RawLines:
    beside, above = _BESIDE * picture.dpi / picture.width, _ABOVE * picture.dpi / picture.height
    left, top = max(0.0, hull.left - beside), max(0.0, hull.top - above)
    part = opencv.part(picture, Box(left, top, min(1.0, hull.right + beside), min(1.0, hull.bottom + above)))
    wide, high = part.width / picture.width, part.height / picture.height
    for read in reads:
        lines = [[word for word in line if _SIGN.search(word.text)] for line in read(part)]
        found = [word for line in lines for word in line]
        letters = sum(len(word.text) for word in found)
        if letters and sum(len(word.text) * (word.confidence or 0.0) for word in found) >= _SURE * letters:
            return tuple(
                tuple(replace(word, box=_placed(box_of(word), left, top, wide, high)) for word in line)
                for line in lines
                if line
            )
    return ()


def _placed(box: Box, left: float, top: float, wide: float, high: float) -> Box:
    return Box(left + box.left * wide, top + box.top * high, left + box.right * wide, top + box.bottom * high)


def _hull(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom

"""Finds lines that Tesseract has missed by their ink, and reads them one by one.

Tesseract's layout analysis misses short isolated lines, mostly in headers, even on clean scans at 300 dpi. A mark counts as
such a line if it is as high as the type of the page and is aligned with a line, or another mark, nearby. Whatever else it may
be, a coat of arms or a signature, is not read with any confidence.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from statistics import median

from rapidfuzz import fuzz

from diakrit.errors import PageError
from diakrit.imaging import transform
from diakrit.imaging.picture import Picture
from diakrit.model import Box, RawLines, Word
from diakrit.reading.layout import box_of

_HEIGHT = (0.6, 1.6)  # in heights of the median word
_ALIGNED = 0.03  # inches by which left edges may differ
_NEAR = 8.0  # in heights of the median word
_GAP = 0.15  # inches between marks of one line, or words of one cell
_BESIDE, _ABOVE = 0.1, 0.045  # inches of paper around a line that is read on its own
_SURE = 0.7  # least mean confidence of a line
_MOST = 20  # lines on a page
_MOST_MARKS = 200  # a page with more was not read at all, or has no text
_ENOUGH = 5  # words that show the type size of a page
_SAME = 85.0  # per cent of the letters that two readings of one line share
_SIGN = re.compile(r"\w")  # the bottoms of letters on the line above are read as dashes

Read = Callable[[Picture], RawLines]


def found_again(lines: RawLines, marks: Sequence[Box], picture: Picture, reads: Sequence[Read]) -> RawLines:
    """The lines that were missed; boxes are fractions of the page.

    `marks`: unread marks that look like words. `reads`: ways to read a line, each tried if the one before it fails.
    """
    if sum(map(len, lines)) < _ENOUGH or len(marks) > _MOST_MARKS:
        return ()
    found: list[tuple[Word, ...]] = []
    for hull in _lost(marks, lines, picture)[:_MOST]:
        found += [line for line in _read(hull, picture, reads) if not _is_known(line, (*lines, *found))]
    return tuple(found)


def _lost(marks: Sequence[Box], lines: RawLines, picture: Picture) -> list[Box]:
    """Where lines are missing, from the top down: marks that begin a line, joined with the marks that follow them."""
    high = median(box_of(word).height for line in lines for word in line)
    alike = [mark for mark in marks if _HEIGHT[0] * high <= mark.height <= _HEIGHT[1] * high]
    lefts = [*_beginnings(lines, picture), *alike]
    begun: list[Box] = []
    for mark in sorted(alike):  # from the left, so that each line is found at its beginning
        if any(_touch(mark, other) for other in begun):
            continue
        if any(_begins_with(mark, left, _NEAR * high, picture) for left in lefts if left != mark):
            begun.append(_with_what_follows(mark, marks, picture))
    return sorted(begun, key=attrgetter("top"))


def _beginnings(lines: RawLines, picture: Picture) -> Iterator[Box]:
    """The boxes of the first words of lines and cells."""
    for line in lines:
        end = -1.0
        for word in line:
            box = box_of(word)
            if (box.left - end) * picture.width / picture.dpi > _GAP:
                yield box
            end = box.right


def _begins_with(mark: Box, other: Box, near: float, picture: Picture) -> bool:
    inches = abs(mark.left - other.left) * picture.width / picture.dpi
    return inches <= _ALIGNED and abs(mark.middle - other.middle) <= near


def _with_what_follows(first: Box, marks: Sequence[Box], picture: Picture) -> Box:
    gap = _GAP * picture.dpi / picture.width
    whole = last = first
    for other in sorted(marks):
        if last.top <= other.middle <= last.bottom and 0 <= other.left - last.right <= gap:
            whole, last = whole.union(other), other
    return whole


def _read(hull: Box, picture: Picture, reads: Sequence[Read]) -> RawLines:
    """The text in a part of the picture, if one of the ways reads it with confidence; letters that reach in are left out."""
    beside, above = _BESIDE * picture.dpi / picture.width, _ABOVE * picture.dpi / picture.height
    left, top = max(0.0, hull.left - beside), max(0.0, hull.top - above)
    part = transform.part(picture, Box(left, top, min(1.0, hull.right + beside), min(1.0, hull.bottom + above)))
    wide, high = part.width / picture.width, part.height / picture.height

    def placed(word: Word) -> Word:
        box = box_of(word)
        right, bottom = left + box.right * wide, top + box.bottom * high
        return replace(word, box=Box(left + box.left * wide, top + box.top * high, right, bottom))

    for read in reads:
        try:
            lines = [[placed(word) for word in line if _SIGN.search(word.text)] for line in read(part)]
        except PageError:
            continue  # the page as a whole was read
        inside = [tuple(word for word in line if _lies_in(box_of(word), hull)) for line in lines]
        letters = sum(len(word.text) for line in inside for word in line)
        sure = sum(len(word.text) * (word.confidence or 0.0) for line in inside for word in line)
        if letters and sure >= _SURE * letters:
            return tuple(filter(None, inside))
    return ()


def _lies_in(box: Box, hull: Box) -> bool:
    return hull.left <= (box.left + box.right) / 2 <= hull.right


def _is_known(line: Sequence[Word], known: Sequence[Sequence[Word]]) -> bool:
    """Whether a line was read already, with its box on the line above or below: Tesseract sometimes merges two lines."""
    own = box_of(line[0])
    for word in line[1:]:
        own = own.union(box_of(word))
    around = Box(own.left, own.top - own.height, own.right, own.bottom + own.height)
    near = ([word for word in other if _touch(box_of(word), around)] for other in known)
    return any(fuzz.ratio(_text(line), _text(words)) >= _SAME for words in near if words)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words).casefold()


def _touch(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom

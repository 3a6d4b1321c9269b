"""Corrects dashes by their length: the network confuses hyphen, en dash and em dash, but their ink differs.

In heights of the digits and capitals around it, a hyphen is 0.33-0.42 long, an en dash 0.54-0.8, an em dash 1.4 (Times, Arial,
Calibri). Only dashes that stand alone, or between two years, times or small numbers, are judged. A typewriter's hyphen is as
long as an en dash, and in these places an en dash is what it means.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from diakrit.imaging import measure
from diakrit.imaging.picture import Picture
from diakrit.model import Box, RawLines, Word

_DASHES = "-–—"
_ALONE = re.compile(rf"[{_DASHES}]")
_SPAN = re.compile(
    rf"(\W?(?:(?:19|20)\d\d|\d\d?[.:]\d\d|[1-9]\d{{0,2}}))([{_DASHES}])((?:(?:19|20)\d\d|\d\d?[.:]\d\d|[1-9]\d{{0,2}})\W{{0,2}})"
)  # years, times, small numbers: never parts of case, telephone or identity numbers
_TALL = re.compile(r"[A-ZÅÄÖ0-9bdfhkl]")
_LOW = re.compile(r"[gjpqyQ,;()§/]")  # characters that reach below the line
_EN, _EM = 0.5, 1.1  # in heights of digits


def corrected(lines: RawLines, picture: Picture) -> RawLines:
    """The lines, with each dash as its ink says."""
    return tuple(tuple(_word(word, line, picture) for word in line) for line in lines)


def _word(word: Word, line: Sequence[Word], picture: Picture) -> Word:
    alone, span = _ALONE.fullmatch(word.text), _span(word.text)
    if word.box is None or not (alone or span):
        return word
    height = _height(line, picture)
    length = _pixels(word.box, picture)[0] if alone else measure.stroke(picture, word.box)
    if not height or not length:
        return word
    dash = "-" if length < _EN * height else "–" if length < _EM * height else "—"
    text = f"{span[1]}{dash}{span[3]}" if span else dash
    return replace(word, text=text, raw=text)


def _span(text: str) -> re.Match[str] | None:
    """The parts of a range, from one number to a larger one of the same kind."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    first, last = (re.sub(r"\W", "", found[part]) for part in (1, 3))
    alike = len(first) == len(last) or max(len(first), len(last)) <= 3  # noqa: PLR2004 - digits of small numbers
    timed = all(re.search(r"\d[.:]\d", found[part]) for part in (1, 3))
    return found if timed or (alike and int(first) < int(last)) else None


def _height(line: Sequence[Word], picture: Picture) -> float:
    """The height of the digits and capitals in a line, in pixels; 0 if it has none."""
    boxes = (word.box for word in line if word.box and _TALL.search(word.text) and not _LOW.search(word.text))
    heights = [_pixels(box, picture)[1] for box in boxes]
    return median(heights) if heights else 0.0


def _pixels(box: Box, picture: Picture) -> tuple[float, float]:
    return (box.right - box.left) * picture.width, box.height * picture.height

"""Reading the words of identifiers a second time, by an engine of another kind, while the picture is at hand."""

import re
from dataclasses import replace

from pipeline.grammar import identifiers
from pipeline.model import Box, RawLines, Word
from pipeline.tools import opencv, rapidocr
from pipeline.tools.picture import Picture

_MARGIN = 0.15  # of a word's height: boxes cut close
_ABOVE = (
    0.45  # the same above and below figures: they are read as well when smaller, in two thirds of the time; a § is not
)
_FIGURES = re.compile(r"\W*\d[\d\W]*")
_UPRIGHT = 2.5  # times its width: what is higher is written from top to bottom, and the second engine would not turn it


def read_twice(lines: RawLines, picture: Picture) -> RawLines:
    """The lines, with what the second engine reads at the words that are parts of identifiers."""
    found = []
    for line in lines:
        asked = identifiers.stand_in([word.text for word in line])
        found.append(tuple(_again(word, picture) if index in asked else word for index, word in enumerate(line)))
    return tuple(found)


def _again(word: Word, picture: Picture) -> Word:
    if word.box is None or _stands_on_end(word.box, picture):
        return word
    above = _ABOVE if _FIGURES.fullmatch(word.text) else _MARGIN
    return replace(word, second=rapidocr.read(opencv.cut(picture, word.box, _MARGIN, above)) or None)


def _stands_on_end(box: Box, picture: Picture) -> bool:
    return box.height * picture.height > _UPRIGHT * (box.right - box.left) * picture.width

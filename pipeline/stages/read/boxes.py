"""Boxes as high as the ink in them.

Where Tesseract cannot part the letters of a line, its words get the line's own height, and in a line that is long and a
little tilted that is nearly twice the type's. Type sizes and gaps, and with them titles, are told by these heights.
"""

from dataclasses import replace

from pipeline.model import RawLines, Word
from pipeline.tools import looks
from pipeline.tools.picture import Picture


def tightened(lines: RawLines, picture: Picture) -> RawLines:
    """The lines with boxes that fit each word."""
    return tuple(tuple(_tight(word, picture) for word in line) for line in lines)


def _tight(word: Word, picture: Picture) -> Word:
    return replace(word, box=looks.inked(picture, word.box)) if word.box else word

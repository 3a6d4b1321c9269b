"""Reduces the boxes of words to the height of their ink.

If Tesseract cannot separate the letters of a line, its words get the height of the whole line, which for a long and slightly
tilted one is nearly twice that of the type. Type sizes and gaps, and so titles, are recognised by these heights.
"""

from dataclasses import replace

from diakrit.imaging import measure
from diakrit.imaging.picture import Picture
from diakrit.model import Box, RawLines, Word

_STANDING = 1.5  # in widths of the word


def tightened(lines: RawLines, picture: Picture) -> RawLines:
    """The lines, with a tight box for each word."""
    return tuple(tuple(_tight(word, picture) for word in line) for line in lines)


def _tight(word: Word, picture: Picture) -> Word:
    if word.box is None or _stands_on_end(word.box, word.text, picture):
        return word
    return replace(word, box=measure.inked(picture, word.box))


def _stands_on_end(box: Box, text: str, picture: Picture) -> bool:
    """Whether a word runs up or down the page; short words have no clear shape."""
    tall = box.height * picture.height > _STANDING * (box.right - box.left) * picture.width
    return tall and len(text) > 2  # noqa: PLR2004

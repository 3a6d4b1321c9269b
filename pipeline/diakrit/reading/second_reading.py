"""Reads the words of identifiers a second time, with an engine of another kind, while the picture is at hand."""

import re
from dataclasses import replace

from diakrit.engines.rapidocr import WordReader
from diakrit.imaging import transform
from diakrit.imaging.picture import Picture
from diakrit.model import Box, RawLines, Word
from diakrit.swedish.grammar.identifiers import Identifiers

_MARGIN = 0.15  # in heights of the word: boxes are tight
_ABOVE = 0.45  # the same above and below: smaller words are read as well, in two thirds of the time; a § is not
_SIGN = re.compile(r"\W{0,3}|[(]?[§$&8S5Bg]\W?\w{0,3}\W*|\w*§.*")
"""Words that are, or may be, a §."""
_UPRIGHT = 2.5  # times its width: a higher word runs down the page, and the second engine would not turn it


def read_twice(lines: RawLines, picture: Picture, reader: WordReader, identifiers: Identifiers) -> RawLines:
    """The lines; words that are part of an identifier also have what the second engine reads."""
    found = []
    for line in lines:
        asked = identifiers.stand_in([word.text for word in line])
        found.append(
            tuple(_again(word, picture, reader) if index in asked else word for index, word in enumerate(line))
        )
    return tuple(found)


def _again(word: Word, picture: Picture, reader: WordReader) -> Word:
    if word.box is None or _stands_on_end(word.box, picture):
        return word
    above = _MARGIN if _SIGN.fullmatch(word.text) else _ABOVE
    return replace(word, second=reader.read(transform.cut(picture, word.box, _MARGIN, above)) or None)


def _stands_on_end(box: Box, picture: Picture) -> bool:
    return box.height * picture.height > _UPRIGHT * (box.right - box.left) * picture.width

"""Capitals: how likely a word is to begin with one in its place."""

import math
from collections.abc import Iterator
from enum import Enum

from diakrit.swedish.language.tables import Table

_TWO_CASES = frozenset("SGOQCA0123456789£¢©&éÉ")  # first characters that may stand for a small letter or a capital
_FIRST = (math.log(0.95), math.log(0.05))  # the first word of a sentence: a capital, a small letter
_FLOOR = 0.03  # least likelihood of a capital inside a sentence
_LINE_FLOOR = 0.4  # and at the beginning of a printed line
_NAME = 230  # of 255: a word written so often with a capital is a name


class Place(Enum):
    """What begins with a word: nothing, a printed line, or a sentence."""

    INSIDE = 0
    LINE = 1
    SENTENCE = 2


class Capitals:
    """Writes words with the capitals that may have been printed."""

    def __init__(self, forms: Table) -> None:
        self._row = forms.row

    def forms(self, word: str, read: str, place: Place) -> Iterator[tuple[str, float]]:
        """The ways in which a word may have been written, with their log likelihood."""
        if len(read) > 1 and read.isupper():
            yield word.upper(), 0.0
            return
        titled = titlecase(word)
        capital, small = self._shares(titled, place)
        first = read[0]
        if first in _TWO_CASES or first.isupper():
            yield titled, capital
        if first in _TWO_CASES or not first.isupper():
            yield word, small

    def is_name(self, word: str) -> bool:
        """Whether a word is always written with a capital."""
        row = self._row(titlecase(word))
        return row is not None and row[0] > _NAME

    def _shares(self, titled: str, place: Place) -> tuple[float, float]:
        if place is Place.SENTENCE:
            return _FIRST
        row = self._row(titled)
        share = row[0] / 255 if row else 0.0
        floor = _LINE_FLOOR if place is Place.LINE else _FLOOR
        return math.log(min(0.99, share + floor * (1 - share))), math.log(max(0.01, 1 - share))


def titlecase(word: str) -> str:
    """The word with a capital first letter."""
    return word[:1].upper() + word[1:]


def surely_small(read: str) -> bool:
    """Whether a token certainly begins with a lower-case letter."""
    return read[:1].islower() and read[0] not in _TWO_CASES

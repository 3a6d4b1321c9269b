"""Compounds: Swedish combines words freely, so a damaged compound is found by its parts."""

import math
from collections import Counter
from functools import lru_cache

from diakrit.swedish.language.keys import classes
from diakrit.swedish.language.language import PART_STEP
from diakrit.swedish.language.tables import Table
from diakrit.swedish.repair.letters import Letters

_LEAST_PART = 3  # letters
_LEAST = 6  # least letters of a compound
_LEAST_ENDING = 5  # least letters of a last part after an unknown first part
_UNSEEN = math.log(0.01)  # an unseen word that is a compound
_THIRD = -1.0  # log probability of a third part
_SKEW = 1  # letters by which a part and what was read may differ in length
_MOST = 5  # parts for one reading, the most productive first
_CACHE = 50_000

Part = tuple[str, float]
"""A part, and the log of its share of all first or last parts."""


class Compounds:
    """Finds the compounds that a token may stand for; `unseen`: the log probability that a word is one of them.

    With `letters`, the first part may be an unseen word.
    """

    def __init__(self, parts: Table, unseen: float = _UNSEEN, letters: Letters | None = None) -> None:
        self._unseen = unseen
        self._letters = letters
        self._table = parts
        self._totals = tuple(1.0 + _uses(parts.column(place)) for place in (0, 1))
        self._parts = lru_cache(maxsize=_CACHE)(self._look_up)

    def words(self, read: str) -> list[Part]:
        """Compounds with the key of a token in lower case, with their log probabilities."""
        if len(read) < _LEAST:
            return []
        folded, starts = classes(read)
        return self._words(read, folded, starts, 0, third=True)

    def _words(self, read: str, folded: str, starts: list[int], at: int, *, third: bool) -> list[Part]:
        found: list[Part] = []
        end, unseen = len(read), self._unseen
        for cut in range(at + _LEAST_PART, end - _LEAST_PART + 1):
            firsts = self._parts(folded[starts[at] : starts[cut - 1] + 1], cut - at, 0)
            if not firsts and (self._letters is None or end - cut < _LEAST_ENDING):
                continue
            lasts = self._parts(folded[starts[cut] :], end - cut, 1)
            if not firsts and lasts and self._letters is not None:
                firsts = tuple(self._letters.spellings(read[at:cut], whole=False))
            if third and end - cut >= _LEAST:
                lasts = lasts + tuple(
                    (word, alone - unseen + _THIRD)
                    for word, alone in self._words(read, folded, starts, cut, third=False)
                )
            found += [(first + last, unseen + ahead + alone) for first, ahead in firsts for last, alone in lasts]
        return found

    def _look_up(self, folded: str, length: int, place: int) -> tuple[Part, ...]:
        """The parts with a key, about as long as what was read."""
        prefix = folded + "\t"
        start, total = len(prefix), self._totals[place]
        found = []
        for row in self._table.under(prefix):
            if abs(len(row) - start - length) <= _SKEW:
                figures = self._table.row(row)
                if figures and figures[place]:
                    found.append((row[start:], math.log((figures[place] / PART_STEP) ** 4 / total)))
        return tuple(sorted(found, key=lambda part: -part[1])[:_MOST])


def _uses(column: bytes) -> float:
    """How often all parts are used: the fourth powers of their figures."""
    return sum(count * (figure / PART_STEP) ** 4 for figure, count in Counter(column).items())

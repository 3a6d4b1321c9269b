"""Combines the general language model with one learnt from a municipality's own papers."""

import math
from collections.abc import Iterator, Sequence
from itertools import chain

from diakrit.swedish.language.language import Language
from diakrit.swedish.language.ngrams import NGrams
from diakrit.swedish.language.tables import Table

_LOCAL = 0.3
_LOG_LOCAL, _LOG_GENERAL = math.log(_LOCAL), math.log(1 - _LOCAL)


def mixed(general: Language, local: Language) -> Language:
    """The general language combined with a local one; the spelling of unknown words is left to the general one."""
    return Language(
        ngrams=MixedNGrams(general.ngrams, local.ngrams),
        forms=Tables(local.forms, general.forms),
        index=Tables(general.index, local.index),
        parts=Tables(general.parts, local.parts),
        name_parts=general.name_parts,
        letters=general.letters,
        names=general.names,
    )


class MixedNGrams(NGrams):
    """Linear interpolation of two models."""

    def __init__(self, general: NGrams, local: NGrams) -> None:
        super().__init__(general.table)
        self._general, self._local = general, local

    def alone(self, word: str) -> float | None:
        """The log probability of a word without context, or None if neither model knows it."""
        general, local = self._general.alone(word), self._local.alone(word)
        if local is None:
            return general
        return _mix(_UNKNOWN if general is None else general, local)

    def after(self, history: Sequence[str], word: str, alone: float) -> float:
        """The log probability of a word after others."""
        general = self._general.after(history, word, alone)
        known = self._local.alone(word)
        if known is None:
            return general
        return _mix(general, self._local.after(history, word, known))


_UNKNOWN = -25.0


def _mix(general: float, local: float) -> float:
    one, other = general + _LOG_GENERAL, local + _LOG_LOCAL
    most = max(one, other)
    return most + math.log(math.exp(one - most) + math.exp(other - most))


class Tables(Table):
    """Two tables as one; the first wins where both have a key."""

    def __init__(self, first: Table, second: Table) -> None:
        self._both = (first, second)
        self.width = first.width

    def row(self, key: str) -> bytes | None:
        """The figures of a key."""
        found = self._both[0].row(key)
        return self._both[1].row(key) if found is None else found

    def under(self, prefix: str) -> list[str]:
        """The keys with a prefix."""
        first, second = (table.under(prefix) for table in self._both)
        return first + [key for key in second if key not in self._both[0]] if second else first

    def items(self) -> Iterator[tuple[str, bytes]]:
        """All keys with their figures."""
        first, second = self._both
        return chain(first.items(), ((key, row) for key, row in second.items() if key not in first))

    def column(self, place: int) -> bytes:
        """One figure of every key."""
        first, second = self._both
        return first.column(place) + bytes(row[place] for key, row in second.items() if key not in first)

    def __len__(self) -> int:
        return sum(map(len, self._both))

    def __contains__(self, key: str) -> bool:
        return any(key in table for table in self._both)

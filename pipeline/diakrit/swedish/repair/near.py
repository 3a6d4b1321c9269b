"""Words similar to a token: one confusion of other letters away or, as a last resort, by edit distance."""

from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from diakrit.swedish.language.keys import classes, key
from diakrit.swedish.language.tables import Table
from diakrit.swedish.repair.channel import FIRST, Channel

_LEAST = 5  # least classes of a key that is worth a search
_SHARED = 3  # first classes that similar keys share
_LONG = 9  # classes from which two may differ
_MOST = 8
_COMMON = 9.0  # units that cost more are left to the search by edit distance
_CACHE = 1_000
_LOST = "ö"  # the letter that is sometimes lost without a trace


class Neighbours:
    """Finds similar words in the index of a vocabulary."""

    def __init__(self, index: Table, channel: Channel) -> None:
        self._under = index.under
        self._alike = lru_cache(maxsize=_CACHE)(self._rows)
        self._confusions: dict[str, list[str]] = {"": [key(_LOST)]}
        for (printed, read), cost in channel.units.items():
            if cost < _COMMON and printed and printed[:1] != FIRST and printed.islower() and key(printed) != key(read):
                known = self._confusions.setdefault(read, [])
                if key(printed) not in known:
                    known.append(key(printed))
        self._widest = max(map(len, self._confusions))

    def confused(self, read: str) -> Iterator[str]:
        """Words that differ in one unit, other than å, ä or ö read as a similar letter."""
        confusions = self._confusions
        folded, places = classes(read)
        for at in range(len(read) + 1):
            before = folded[: places[at - 1] + 1] if at else ""
            for width in range(min(self._widest, len(read) - at) + 1):
                for printed in confusions.get(read[at : at + width], ()):
                    after = folded[places[at + width] :] if at + width < len(read) else ""
                    prefix = _run_together(before, printed, after) + "\t"
                    for row in self._under(prefix):
                        yield row[len(prefix) :]

    def close(self, read: str) -> Iterator[str]:
        """Words whose keys begin alike and differ little."""
        folded = key(read)
        if len(folded) < _LEAST:
            return
        heads, words = self._alike(folded[:_SHARED])
        cutoff = 1 if len(folded) < _LONG else 2
        for _head, _distance, at in process.extract(
            folded, heads, scorer=Levenshtein.distance, score_cutoff=cutoff, limit=_MOST
        ):
            yield words[at]

    def _rows(self, start: str) -> tuple[list[str], list[str]]:
        """Keys with a prefix, and their words."""
        rows = [row.partition("\t") for row in self._under(start)]
        return [row[0] for row in rows], [row[2] for row in rows]


def _run_together(*keys: str) -> str:
    """Joins keys; equal classes are merged where they meet."""
    whole = ""
    for part in keys:
        whole += part[1:] if part and whole.endswith(part[0]) else part
    return whole

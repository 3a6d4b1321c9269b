"""The noisy channel: how likely an OCR model is to read one string for another.

A word is read unit by unit; a unit is none to three printed characters read as none to three others. Costs are negative
natural logarithms of probabilities, learned from pages whose truth is known (Brill and Moore 2000, with units found by
alignment).
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz.distance import Levenshtein, Postfix, Prefix

from diakrit.swedish.language.keys import VOWELS

Unit = tuple[str, str]
"""What is printed, and what is read for it."""

MARKED = frozenset("åäöÅÄÖ")
"""The letters that the English model lacks."""
FIRST = "^"
"""Marks the unit that begins a word."""
_RARE = 13.0  # cost of any character for any other
_LOST = 14.5  # cost of a character lost or made up
_LIKE = 7.5  # cost of å, ä or ö read as something similar that was never seen for them
_LONGEST_LIKE = 3
_LONGEST_BLOCK = 4


@dataclass(frozen=True)
class Channel:
    """The costs of units that differ, and of reading a character correctly."""

    units: Mapping[Unit, float]
    same: Mapping[str, float]
    _memo: dict[Unit, float] = field(default_factory=dict, compare=False, repr=False)

    def cost(self, true: str, read: str) -> float:
        """The cost of reading `read` where `true` is printed."""
        same = self.same.get
        if true == read:
            return sum(same(char, 0.0) for char in true)
        if true[:1] != read[:1]:
            first = self.units.get((FIRST + true[:1], read[:1]))
            if first is not None:
                return min(first + self._rest(true[1:], read[1:]), self._rest(true, read))
        return self._rest(true, read)

    def _rest(self, true: str, read: str) -> float:
        """The cost regardless of the first character: a common beginning and end, and unit by unit in between."""
        start = Prefix.similarity(true, read)
        true, read, start_same = true[start:], read[start:], true[:start]
        end = Postfix.similarity(true, read)
        printed, seen = true[: len(true) - end], read[: len(read) - end]
        same = self.same.get
        total = 0.0
        for char in start_same + true[len(true) - end :]:
            total += same(char, 0.0)
        if len(printed) <= 1 or len(seen) <= 1:
            return total + self._unit(printed, seen)
        return total + sum(self._unit(*unit) for unit in aligned(printed, seen))

    def _unit(self, printed: str, seen: str) -> float:
        cost = self._memo.get((printed, seen))
        if cost is None:
            cost = self._memo[printed, seen] = self._cut(printed, seen)
        return cost

    def _cut(self, printed: str, seen: str) -> float:
        """The cost of a block: as one unit, as something similar to å, ä or ö, or divided further."""
        if printed == seen:
            return self.same.get(printed, 0.0)
        found = self.units.get((printed, seen))
        if found is not None:
            return found
        if printed in MARKED and 0 < len(seen) <= _LONGEST_LIKE and VOWELS.issuperset(seen):
            return _LIKE + len(seen) - 1
        if len(printed) <= 1 and len(seen) <= 1:
            return _RARE if printed and seen else _LOST
        if not printed or len(printed) > _LONGEST_BLOCK or len(seen) > _LONGEST_BLOCK:
            return _LOST * max(len(printed), len(seen))
        return min(
            self._unit(printed[:1], seen[:at]) + self._unit(printed[1:], seen[at:])
            for at in range(min(2, len(seen)) + 1)
            if printed[1:] or seen[at:]
        )


def aligned(true: str, read: str) -> list[Unit]:
    """Divides a printed word and what was read into units, by least edit distance."""
    if len(true) == len(read):
        pairs = list(zip(true, read, strict=True))
        if all(printed == seen or printed in MARKED for printed, seen in pairs):
            return pairs
    units: list[Unit] = []
    differs = False
    for code in Levenshtein.opcodes(true, read):
        printed, seen = true[code.src_start : code.src_end], read[code.dest_start : code.dest_end]
        if code.tag == "equal":
            units += [(char, char) for char in printed]
            differs = False
        elif differs:
            units[-1] = (units[-1][0] + printed, units[-1][1] + seen)
        else:
            units.append((printed, seen))
            differs = True
    return [part for unit in units for part in _split(unit)]


def _split(unit: Unit) -> Iterable[Unit]:
    """Divides units of equal length into single characters."""
    printed, seen = unit
    if len(printed) == len(seen) and len(printed) > 1 and printed not in ("rn", "tt", "ft", "fi"):
        return zip(printed, seen, strict=True)
    return (unit,)


_LOST_MARK = 9.0  # an å, ä or ö that a model without them reads as itself
_LEAST_LOST = 14.0  # other letters lost or made up, however often it was seen


def load(*paths: Path) -> Channel:
    """Reads tables of units: printed, read, how often, of how many printed. Where two know a unit, the cheaper counts."""
    units: dict[Unit, float] = {}
    same: dict[str, float] = dict.fromkeys(MARKED, _LOST_MARK)
    for row in (row for path in paths for row in path.read_text(encoding="utf-8").splitlines()):
        printed, seen, count, of = row.split("\t")
        bare = printed.removeprefix(FIRST)
        cost = math.log((int(of) + 1.0) / (int(count) + 0.5))
        if bare == seen:
            same.setdefault(printed, cost)
        elif bare not in MARKED and (not bare or not seen):
            units[printed, seen] = max(cost, _LEAST_LOST)
        else:
            units[printed, seen] = min(cost, units.get((printed, seen), cost))
    return Channel(units, same)

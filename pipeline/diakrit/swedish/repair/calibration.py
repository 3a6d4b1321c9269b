"""Calibration: from the certainty of the model to the share of changes that are right."""

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diakrit.model import RepairReason

SURE = 0.95
"""The confidence from which a change is made."""
LIKELY = 0.6
"""The confidence from which a change is suggested."""


_BRIEF = 3


def kind(read: str, *, name: bool) -> str:
    """The kind of a token: no lexicon has all names, and short words have many rivals."""
    return "name" if name else "brief" if len(read) <= _BRIEF else "long"


@dataclass(frozen=True)
class Calibration:
    """A rising curve for each reason and kind of word: certainties, and the share that was right."""

    curves: Mapping[tuple[RepairReason, str], tuple[Sequence[float], Sequence[float]]]

    @classmethod
    def load(cls, path: Path) -> "Calibration":
        """Reads `calibration.toml`."""
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        return cls(
            {
                (RepairReason(name), kind): (tuple(row["stated"]), tuple(row["right"]))
                for name, kinds in table.items()
                for kind, row in kinds.items()
            }
        )

    def confidence(self, reason: RepairReason, kind: str, stated: float) -> float:
        """How often a change with this reason and certainty is right, interpolated linearly."""
        curve = self.curves.get((reason, kind))
        if curve is None:
            return stated
        xs, ys = curve
        at = bisect_left(xs, stated)
        if at == 0:
            return ys[0]
        if at == len(xs):
            return ys[-1]
        share = (stated - xs[at - 1]) / (xs[at] - xs[at - 1])
        return ys[at - 1] + share * (ys[at] - ys[at - 1])

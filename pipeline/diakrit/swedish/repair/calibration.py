"""From the certainty that the model states to the share that proves right."""

import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from diakrit.model import RepairReason

SURE = 0.95
"""From here a change is made."""
LIKELY = 0.6
"""From here a change is suggested."""


_BRIEF = 3


def kind(read: str, *, name: bool) -> str:
    """What kind of word a token is: no lexicon has all names, and brief words have many rivals."""
    return "name" if name else "brief" if len(read) <= _BRIEF else "long"


@dataclass(frozen=True)
class Calibration:
    """For each reason and kind of word a rising curve: stated certainties, and the share that was right."""

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
        """How often a change with this reason and this certainty is right; between the curve's points, on the line."""
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

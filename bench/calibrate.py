"""Fits the calibration of confidences on the papers kept for it: `python -m bench.calibrate`.

Writes `lexicons/calibration.toml`. Isotonic regression (Zadrozny and Elkan 2002) over bins of stated certainty; each
bin begins with one sighting of what it states, so that empty bins say nothing new.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
from diakrit import lexicon
from diakrit.model import RepairReason
from diakrit.swedish import repair
from diakrit.swedish.repair import Calibration, Change, Repairer, channel
from rapidfuzz.distance import Levenshtein
from scipy.optimize import isotonic_regression

from bench import pages, sets
from bench.evaluate import ours, same

LEXICONS = Path(__file__).parent.parent / "lexicons"
KINDS = ("long", "brief", "name")
_EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999, 0.99999, 1.0 + 1e-9)

_NEVER_FITTED = (
    RepairReason.IDENTIFIER,
    RepairReason.SEQUENCE,
    RepairReason.SECOND_READING,
)  # rules with a confidence of their own

Seen = dict[tuple[RepairReason, str], list[tuple[float, bool]]]


def sightings() -> Seen:
    """Certainties as the model states them, and whether they were right, by reason and kind; a name counts once."""
    seen: Seen = {(reason, kind): [] for reason in RepairReason for kind in KINDS}
    names: set[tuple[str, str]] = set()
    repairer = Repairer(
        repair.load_language(LEXICONS),
        channel.load(LEXICONS / "channel.tsv", LEXICONS / "channel_seen.tsv"),
        Calibration({}),
        lexicon.load(),
    )
    for paper in sets.rendered(test=False):
        true, read = " ".join(paper.true).split(), " ".join(paper.read).split()
        _words, changes = ours(repairer, paper.read)
        for number, place in pages.align(true, read):
            change = None if place is None else changes.get(place)
            if change is not None and (change.read, change.text) not in names:
                if change.kind == "name":
                    names.add((change.read, change.text))
                seen[change.reason, change.kind].append((change.confidence, holds(change, true[number])))
    return seen


def holds(change: Change, true: str) -> bool:
    """Whether what a change has put in is what was printed there, whatever else of the word it has left as it was."""
    if same(change.text, true):
        return True
    put = _differing(change.read, change.text)
    return not put & _differing(true, change.text)


def _differing(source: str, text: str) -> set[int]:
    """Places of a text that differ from its source; beside a gap, the one after it."""
    return {
        place
        for code in Levenshtein.opcodes(source, text)
        if code.tag != "equal"
        for place in range(code.dest_start, max(code.dest_end, code.dest_start + 1))
    }


def curve(points: list[tuple[float, bool]]) -> tuple[list[float], list[float]]:
    """Stated certainties and the shares right, rising."""
    stated, right, weights = [], [], []
    for low, high in pairwise(_EDGES):
        middle = min(1.0, (low + high) / 2)
        inside = [point for point in points if low <= point[0] < high]
        weights.append(len(inside) + 1.0)
        stated.append(round((sum(point[0] for point in inside) + middle) / weights[-1], 6))
        right.append((sum(point[1] for point in inside) + middle) / weights[-1])
    rising = isotonic_regression(np.array(right), weights=np.array(weights)).x
    return stated, [round(float(share), 4) for share in rising]


def main() -> int:
    """Measures and writes."""
    if not sets.present():
        print(f"the development corpus is not at {sets.CORPUS}: nothing can be fitted", file=sys.stderr)
        return 3
    rows = []
    for (reason, kind), points in sightings().items():
        if reason not in _NEVER_FITTED:
            stated, right = curve(points)
            rows.append(f"[{reason}.{kind}] # {len(points)} words\nstated = {stated}\nright = {right}\n")
    (LEXICONS / "calibration.toml").write_text("\n".join(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())

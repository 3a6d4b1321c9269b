"""How far stated confidences are from the shares that prove right, and what routing by them costs and gives."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from diakrit.schema.record import CORE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bench.trust.rows import Row

BINS = (0.0, 0.5, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1.0)


@dataclass(frozen=True)
class Bin:
    """Fields whose stated confidence lies between two values: how many, what was stated, what was right (means)."""

    least: float
    most: float
    count: int
    stated: float
    right: float


def reliability(rows: Sequence[Row]) -> list[Bin]:
    """The fields by stated confidence; empty bins are left out."""
    found = []
    for least, most in pairwise(BINS):
        inside = [row for row in rows if least <= row.confidence < most or (most == 1.0 and row.confidence >= most)]
        if inside:
            count = len(inside)
            found.append(
                Bin(
                    least,
                    most,
                    count,
                    sum(row.confidence for row in inside) / count,
                    sum(row.right for row in inside) / count,
                )
            )
    return found


def expected_error(rows: Sequence[Row]) -> float:
    """Expected calibration error (Naeini et al. 2015) over fifteen bins of equal width."""
    error = 0.0
    for place in range(15):
        inside = [row for row in rows if place == min(14, int(row.confidence * 15))]
        error += abs(sum(row.confidence - row.right for row in inside))
    return error / len(rows)


@dataclass(frozen=True)
class Record:
    """A record: the least confidence of its core fields, whether all of them are right, whether the rules pass it."""

    set: str
    name: str
    confidence: float
    right: bool
    ok: bool

    def passed(self, threshold: float) -> bool:
        """Whether it goes without review."""
        return self.ok and self.confidence >= threshold


def records(rows: Iterable[Row]) -> list[Record]:
    """The records that rows belong to."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row.field in CORE:
            found.setdefault((row.set, row.record), []).append(row)
    return [
        Record(*key, min(row.confidence for row in core), all(row.right for row in core), core[0].ok)
        for key, core in found.items()
    ]


def coverage(found: Sequence[Record]) -> Iterator[tuple[float, float]]:
    """Shares of the records, the surest first, and the share of wrong ones among them."""
    wrong = 0
    for count, record in enumerate(sorted(found, key=lambda record: -record.confidence), 1):
        wrong += not record.right
        yield count / len(found), wrong / count

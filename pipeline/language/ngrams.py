"""Back-off n-gram models over tables of two bytes for each n-gram: log probability and back-off weight.

Interpolated absolute discounting (Chen and Goodman 1999) over pruned counts: the mass that the discount and the pruning
leave goes to the shorter history, so every history's distribution sums to one at most. The same class serves words and
the letters of words; the parts of an n-gram are parted by blanks.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from pipeline.language.tables import Table

START, END, NUMBER, COMMA = "<s>", "</s>", "<n>", ","

_DISCOUNT = 0.75
_PROBABILITY_STEP = 1 / 12  # of a natural logarithm: the least probability is e^-21.25
_BACKOFF_STEP = 1 / 25
_PROBABILITY: tuple[float, ...] = tuple(-step * _PROBABILITY_STEP for step in range(256))
_BACKOFF: tuple[float, ...] = tuple(-step * _BACKOFF_STEP for step in range(256))


class NGrams:
    """Natural log probabilities of words after others."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._find = table.find
        self._figures = table.figures

    def alone(self, word: str) -> float | None:
        """The log probability of a word without context, None for an unknown word."""
        number = self._find(word)
        return None if number is None else _PROBABILITY[self._figures[2 * number]]

    def after(self, history: Sequence[str], word: str, alone: float) -> float:
        """The log probability of a word after others, the nearest last; `alone` is that without context."""
        figures, find = self._figures, self._find
        weight = 0.0
        context = " ".join(history)
        while context:
            number = find(f"{context} {word}")
            if number is not None:
                return weight + _PROBABILITY[figures[2 * number]]
            number = find(context)
            if number is not None:
                weight += _BACKOFF[figures[2 * number + 1]]
            context = context.partition(" ")[2]
        return weight + alone


def estimate(orders: Sequence[Mapping[str, int]], unseen: float) -> NGrams:
    """Estimates a model from counts of n-grams, shortest first; `unseen` is the mass kept for unknown words."""
    total = sum(orders[0].values())
    probability = {word: (1 - unseen) * count / total for word, count in orders[0].items()}
    backoff: dict[str, float] = {}
    for shorter, order in pairwise(orders):
        kept: dict[str, float] = {}
        for gram, count in order.items():
            history = gram.rpartition(" ")[0]
            kept[history] = kept.get(history, 0.0) + count
        seen = {history: max(shorter.get(history, 0), mass) for history, mass in kept.items()}
        types: dict[str, int] = {}
        for gram in order:
            history = gram.rpartition(" ")[0]
            types[history] = types.get(history, 0) + 1
        for history, mass in kept.items():
            backoff[history] = 1 - (mass - _DISCOUNT * types[history]) / seen[history]
        for gram, count in order.items():
            history = gram.rpartition(" ")[0]
            lower = probability.get(gram.partition(" ")[2], 1e-9)
            probability[gram] = (count - _DISCOUNT) / seen[history] + backoff[history] * lower
    rows = {
        gram: bytes((_step(value, _PROBABILITY_STEP), _step(backoff.get(gram, 1.0), _BACKOFF_STEP)))
        for gram, value in probability.items()
    }
    return NGrams(Table.of(rows))


def _step(value: float, step: float) -> int:
    return min(255, max(0, round(-math.log(value) / step)))

"""Back-off n-gram models over tables of two bytes for each n-gram: log probability and back-off weight.

Interpolated absolute discounting (Chen and Goodman 1999) over pruned counts: the mass that the discount and the pruning
leave goes to the shorter history, so every history's distribution sums to one at most. Behind a single word stands its
ending: what follows other words that end so says more than no context at all. The same class serves words and the
letters of words; the parts of an n-gram are parted by blanks.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise

from diakrit.swedish.language.tables import Table

START, END, NUMBER, COMMA = "<s>", "</s>", "<n>", ","

_DISCOUNT = 0.75
_ENDING = 3  # letters
_ENDS = 5  # least letters of a word with an ending
_STRANGE = 1e-9  # probability of a word without a count of its own
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
        """The log probability of a word without context, or None if it is unknown."""
        number = self._find(word)
        return None if number is None else _PROBABILITY[self._figures[2 * number]]

    def after(self, history: Sequence[str], word: str, alone: float) -> float:
        """The log probability of a word after others, the nearest last; `alone`: its log probability without context."""
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
            context = shorter(context)
        return weight + alone


def ending(word: str) -> str:
    """The history that stands for all words with this ending; empty for short words and punctuation."""
    return f"~{word[-_ENDING:]}" if len(word) >= _ENDS and word.isalpha() else ""


def shorter(history: str) -> str:
    """The history to back off to."""
    _first, blank, rest = history.partition(" ")
    return rest if blank else ending(history)


def estimate(
    orders: Sequence[Mapping[str, int]], unseen: float, endings: Mapping[str, Mapping[str, float]] | None = None
) -> NGrams:
    """Estimates a model from counts of n-grams.

    Args:
        orders: Counts, shortest first.
        unseen: The mass kept for unknown words.
        endings: For each ending what follows it, and under the empty word all that does.
    """
    total = sum(orders[0].values())
    model = _Estimate({word: (1 - unseen) * count / total for word, count in orders[0].items()})
    for history, row in (endings or {}).items():
        model.add(history, {word: count for word, count in row.items() if word}, row[""])
    for below, order in pairwise(orders):
        rows: dict[str, dict[str, float]] = {}
        for gram, count in order.items():
            history, _, word = gram.rpartition(" ")
            rows.setdefault(history, {})[word] = count
        for history, row in rows.items():
            model.add(history, row, below.get(history, 0))
    return NGrams(model.table())


class _Estimate:
    """A model under construction, from the shortest histories on."""

    def __init__(self, probability: dict[str, float]) -> None:
        self._probability = probability
        self._backoff: dict[str, float] = {}

    def add(self, history: str, row: Mapping[str, float], seen: float) -> None:
        """Adds the counts of what follows a history that was seen `seen` times."""
        mass = sum(row.values())
        seen = max(seen, mass)
        rest = 1 - (mass - _DISCOUNT * len(row)) / seen
        fallback = shorter(history)
        for word, count in row.items():
            self._probability[f"{history} {word}"] = (count - _DISCOUNT) / seen + rest * self._after(fallback, word)
        self._backoff[history] = rest

    def _after(self, history: str, word: str) -> float:
        weight = 1.0
        while history:
            found = self._probability.get(f"{history} {word}")
            if found is not None:
                return weight * found
            weight *= self._backoff.get(history, 1.0)
            history = shorter(history)
        return weight * self._probability.get(word, _STRANGE)

    def table(self) -> Table:
        """The table of all n-grams; a history that is not an n-gram itself has a row for its weight."""
        rows = {
            gram: bytes((_step(value, _PROBABILITY_STEP), _step(self._backoff.get(gram, 1.0), _BACKOFF_STEP)))
            for gram, value in self._probability.items()
        }
        for history in self._backoff.keys() - rows.keys():
            rows[history] = bytes((255, _step(self._backoff[history], _BACKOFF_STEP)))
        return Table.of(rows)


def _step(value: float, step: float) -> int:
    return min(255, max(0, round(-math.log(value) / step)))

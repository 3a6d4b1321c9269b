"""Chooses among candidates by context: the forward-backward algorithm over a trigram model gives the certainty of each."""

import math
from collections.abc import Mapping, Sequence

from diakrit.swedish.language.ngrams import END, START, NGrams
from diakrit.swedish.repair.candidates import Candidate
from diakrit.swedish.repair.channel import Unit

Certainty = Sequence[tuple[float, ...] | None]
"""The certainty of each candidate of each slot; None where there is no choice."""
Slot = str | tuple[Candidate, ...]
"""A fixed symbol of the model, or the candidates."""

_SETTLED = 0.9995  # a choice this certain is final
_LONGEST = 14  # most slots that are decided together
_WEIGHT = 0.7  # of the language against the channel; fitted on papers set aside for calibration
_CACHE = 200_000
_STRANGE = -18.0  # log probability of an unseen fixed symbol


class Decider:
    """Computes the certainty of candidates in context."""

    def __init__(self, ngrams: NGrams) -> None:
        self._ngrams = ngrams
        self._cache: dict[tuple[str, str, str], float] = {}
        self._symbols: dict[str, Candidate] = {}
        self._habit: Mapping[Unit, float] = {}

    def posteriors(
        self, slots: Sequence[Slot], habit: Mapping[Unit, float], settled: Certainty | None = None
    ) -> list[tuple[float, ...] | None]:
        """The certainty of each candidate of each slot; None for fixed slots and single candidates.

        `habit` corrects the costs of the channel by unit; what is `settled` beyond doubt is not decided again.
        """
        found: list[tuple[float, ...] | None] = [None] * len(slots)
        self._habit = habit
        at = 0
        while at < len(slots):
            if not _open(slots[at]):
                at += 1
                continue
            end = at + 1
            while (
                end < len(slots)
                and (_open(slots[end]) or (end + 1 < len(slots) and _open(slots[end + 1])))
                and end - at < _LONGEST
            ):
                end += 1
            if settled is not None and all(max(sure) > _SETTLED for sure in settled[at:end] if sure is not None):
                found[at:end] = settled[at:end]
            elif end - at == 1:
                found[at] = self._alone(slots, at)
            else:
                self._run(slots, at, end, found)
            at = end
        return found

    def _alone(self, slots: Sequence[Slot], at: int) -> tuple[float, ...]:
        """One slot with a choice between slots without one: no lattice is needed."""
        second, first = self._first(slots, at - 1).word, self._first(slots, at - 2).word
        after, beyond = self._first(slots, at + 1), self._first(slots, at + 2)
        probability = self._probability
        totals = [
            self._score(each)
            + _WEIGHT
            * (
                probability(first, second, each)
                + probability(second, each.word, after)
                + probability(each.word, after.word, beyond)
            )
            for each in self._choices(slots[at])
        ]
        whole = _log_sum(totals)
        return tuple(math.exp(total - whole) for total in totals)

    def _run(self, slots: Sequence[Slot], start: int, end: int, found: list[tuple[float, ...] | None]) -> None:
        """Runs forward-backward over slots[start:end], with two symbols of context on both sides."""
        before = [self._first(slots, start - 2), self._first(slots, start - 1)]
        after = [self._first(slots, end), self._first(slots, end + 1)]
        columns = (
            [[each] for each in before]
            + [list(self._choices(slots[at])) for at in range(start, end)]
            + [[each] for each in after]
        )
        probability = self._probability
        # states are pairs of neighbours; the scores of the first word of a pair are already included
        forward: list[dict[tuple[int, int], float]] = [{(0, 0): 0.0}]
        steps: list[dict[tuple[int, int, int], float]] = []
        for at in range(2, len(columns)):
            first, second, third = columns[at - 2], columns[at - 1], columns[at]
            step: dict[tuple[int, int, int], float] = {}
            third_scores = [self._score(each) for each in third] if len(third) > 1 else [third[0].score]
            sums: dict[tuple[int, int], list[float]] = {}
            for (i, j), value in forward[-1].items():
                for k, candidate in enumerate(third):
                    cost = _WEIGHT * probability(first[i].word, second[j].word, candidate) + third_scores[k]
                    step[i, j, k] = cost
                    sums.setdefault((j, k), []).append(value + cost)
            steps.append(step)
            forward.append({state: _log_sum(values) for state, values in sums.items()})
        backward: dict[tuple[int, int], float] = dict.fromkeys(forward[-1], 0.0)
        for at in range(len(columns) - 1, 1, -1):
            column = columns[at]
            if len(column) > 1:
                marginal: dict[int, list[float]] = {}
                for (j, k), value in forward[at - 1].items():
                    marginal.setdefault(k, []).append(value + backward[j, k])
                totals = {k: _log_sum(values) for k, values in marginal.items()}
                whole = _log_sum(list(totals.values()))
                found[start + at - 2] = tuple(math.exp(totals[k] - whole) for k in range(len(column)))
            earlier: dict[tuple[int, int], list[float]] = {}
            for (i, j, k), cost in steps[at - 2].items():
                earlier.setdefault((i, j), []).append(cost + backward[j, k])
            backward = {state: _log_sum(values) for state, values in earlier.items()}

    def _score(self, candidate: Candidate) -> float:
        habit = self._habit
        return candidate.score + sum(habit.get(unit, 0.0) for unit in candidate.units)

    def _probability(self, first: str, second: str, candidate: Candidate) -> float:
        key = (first, second, candidate.word)
        value = self._cache.get(key)
        if value is None:
            if len(self._cache) > _CACHE:
                self._cache.clear()
            history = (second,) if second == START else (first, second)
            value = self._cache[key] = self._ngrams.after(history, candidate.word, candidate.alone)
        return value

    def _first(self, slots: Sequence[Slot], at: int) -> Candidate:
        if at < 0 or at >= len(slots):
            return self._fixed(START if at < 0 else END)
        slot = slots[at]
        return self._fixed(slot) if isinstance(slot, str) else slot[0]

    def _choices(self, slot: Slot) -> tuple[Candidate, ...]:
        return (self._fixed(slot),) if isinstance(slot, str) else slot

    def _fixed(self, symbol: str) -> Candidate:
        found = self._symbols.get(symbol)
        if found is None:
            alone = self._ngrams.alone(symbol)
            found = self._symbols[symbol] = Candidate(
                symbol, symbol, _STRANGE if alone is None else alone, 0.0, "fixed"
            )
        return found


def _open(slot: Slot) -> bool:
    return not isinstance(slot, str) and len(slot) > 1


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most if len(values) == 1 else most + math.log(sum(math.exp(value - most) for value in values))

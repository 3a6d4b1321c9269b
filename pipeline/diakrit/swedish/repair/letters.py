"""Spellings of unknown words: a beam search over what the channel allows, ranked by a letter model."""

from diakrit.swedish.language.ngrams import NGrams
from diakrit.swedish.repair.channel import MARKED, Channel

_CACHE = 100_000
_BEAM = 5
_KEPT = 4
_HISTORY = 5
_LIKELY = 6.5  # units that cost more are not tried
_STRANGE = -9.0  # log probability of an unseen letter


class Letters:
    """Ranks spellings."""

    def __init__(self, letters: NGrams, channel: Channel) -> None:
        self._letters = letters
        self._cache: dict[str, float] = {}
        self._same = channel.same
        self._units: dict[str, list[tuple[str, float]]] = {}
        for (true, read), cost in channel.units.items():
            if cost < _LIKELY and true in MARKED and true.islower() and read:
                self._units.setdefault(read.lower(), []).append((true, cost))
        self._longest = max(map(len, self._units), default=1)

    def spellings(self, read: str, *, whole: bool = True) -> list[tuple[str, float]]:
        """The most likely words, or beginnings of words, behind a token, with the log probability of their letters."""
        # for each position in the token the words that lead there: their rank with the channel, and without
        beams: list[dict[str, tuple[float, float]]] = [{} for _ in range(len(read) + 1)]
        beams[0][""] = (0.0, 0.0)
        cached = self._cache.get
        for at, char in enumerate(read):
            steps = [(beams[at + 1], char, self._same.get(char, 0.0))]
            for width in range(1, min(self._longest, len(read) - at) + 1):
                units = self._units.get(read[at : at + width], ())
                steps += ((beams[at + width], true, cost) for true, cost in units)
            best = sorted(beams[at].items(), key=_rank, reverse=True)[:_BEAM]
            for word, (total, ranked) in best:
                history = ("<" + word)[-_HISTORY:]
                for beam, true, cost in steps:
                    value = cached(history + true) or self._next(history, true)
                    longer = word + true
                    rank = total + value - cost
                    if longer not in beam or beam[longer][0] < rank:
                        beam[longer] = (rank, ranked + value)
        ends = list(beams[-1].items())
        if whole:
            last = ((word, self._next(("<" + word)[-_HISTORY:], ">"), ranks) for word, ranks in ends)
            ends = [(word, (total + value, ranked + value)) for word, value, (total, ranked) in last]
        ends.sort(key=_rank, reverse=True)
        return [(word, ranked) for word, (_total, ranked) in ends[:_KEPT]]

    def score(self, word: str) -> float:
        """The log probability of the letters of a word."""
        total, history = 0.0, "<"
        for char in f"{word}>":
            total += self._cache.get(history + char) or self._next(history, char)
            history = (history + char)[-_HISTORY:]
        return total

    def _next(self, history: str, char: str) -> float:
        seen = history + char
        value = self._cache.get(seen)
        if value is None:
            if len(self._cache) > _CACHE:
                self._cache.clear()
            alone = self._letters.alone(char)
            value = self._cache[seen] = self._letters.after(history, char, _STRANGE if alone is None else alone)
        return value


def _rank(item: tuple[str, tuple[float, float]]) -> float:
    return item[1][0]

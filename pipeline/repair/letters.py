"""Spellings of unknown words: a beam search through what the channel allows, ranked by a model of letters."""

from pipeline.language.ngrams import NGrams
from pipeline.repair.channel import MARKED, Channel

_CACHE = 100_000
_BEAM = 5
_KEPT = 4
_HISTORY = 5
_LIKELY = 6.5  # units that cost more are not tried
_STRANGE = -9.0  # log probability of a letter that no word has


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
        """The likeliest words, or beginnings of words, that may be read so, with the log probability of their letters."""
        beams: list[dict[str, tuple[float, float]]] = [{} for _ in range(len(read) + 1)]
        beams[0][""] = (0.0, 0.0)
        for at in range(len(read)):
            best = sorted(beams[at].items(), key=lambda item: item[1][0] + item[1][1], reverse=True)[:_BEAM]
            for word, (ranked, channel) in best:
                self._extend(beams[at + 1], word, read[at], ranked, channel - self._same.get(read[at], 0.0))
                for width in range(1, min(self._longest, len(read) - at) + 1):
                    for true, cost in self._units.get(read[at : at + width], ()):
                        self._extend(beams[at + width], word, true, ranked, channel - cost)
        ends = [
            (word, ranked + (self._next(word, ">") if whole else 0.0), channel)
            for word, (ranked, channel) in beams[-1].items()
        ]
        ends.sort(key=lambda each: each[1] + each[2], reverse=True)
        return [(word, ranked) for word, ranked, _ in ends[:_KEPT]]

    def score(self, word: str) -> float:
        """The log probability of the letters of a word."""
        return sum(self._next(word[:at], char) for at, char in enumerate(word + ">"))

    def _extend(
        self, beam: dict[str, tuple[float, float]], word: str, char: str, ranked: float, channel: float
    ) -> None:
        longer = word + char
        value = (ranked + self._next(word, char), channel)
        if longer not in beam or sum(beam[longer]) < sum(value):
            beam[longer] = value

    def _next(self, word: str, char: str) -> float:
        seen = ("<" + word)[-_HISTORY:] + char
        value = self._cache.get(seen)
        if value is None:
            if len(self._cache) > _CACHE:
                self._cache.clear()
            alone = self._letters.alone(char)
            value = self._cache[seen] = self._letters.after(seen[:-1], char, _STRANGE if alone is None else alone)
        return value

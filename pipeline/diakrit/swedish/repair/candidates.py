"""Candidates for what was printed: words of the lexicon, compounds, similar words, plausible spellings."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from diakrit.swedish.language.keys import keys
from diakrit.swedish.language.language import Language
from diakrit.swedish.language.ngrams import COMMA, NUMBER
from diakrit.swedish.repair.capitals import Capitals, Place, titlecase
from diakrit.swedish.repair.channel import MARKED, Channel, Unit, aligned
from diakrit.swedish.repair.compounds import Compounds
from diakrit.swedish.repair.letters import Letters
from diakrit.swedish.repair.near import Neighbours

_SPREAD = 8.0  # candidates this much less likely than the best, as natural logarithms, are dropped
_STRETCH = 3  # letters by which a word and its reading may differ in length
_MOST = 8
_PLAIN = 4.5  # a candidate needs no rivals if its differing letters cost less than this each
_BRIEF = 4  # letters of a word that may be another by chance
_RARE = -13.0  # a word so short and rare needs rivals
_UNLIKELY = -19.5  # and so does any word this improbable
_DEAR = 5.0  # least cost of a similar word
_SOUND = 4.0  # extra cost of changing a sound word into another
_PLAUSIBLE = -17.0  # a token this probable as it stands counts as a sound word
_UNKNOWN = math.log(0.01)  # an unseen word
_UNKNOWN_NAME = math.log(0.5)  # capitals make names, and there are many names
_VOWELS = frozenset("aeiouyåäöéAEIOUYÅÄÖÉ0146")  # a word without one has lost it
_SPELT_NAME = math.log(0.12)  # an unknown name that is not made of parts of surnames
_NAME_AT = {Place.INSIDE: 0.0, Place.LINE: -1.0, Place.SENTENCE: -2.5}  # a capital means less where every word has one
_STROKES = {
    "1": (NUMBER, math.log(0.05)),
    "|": (COMMA, math.log(0.01)),
}  # the symbol they count as, and their share of it
_NO_STROKE = 6.0
_ODD_CAPITALS = math.log(0.02)  # capitals in the middle of a word


class Candidate(NamedTuple):
    """What may have been printed: the text, the word in lower case, its log probability without context.

    `score`: minus the cost of the channel, plus the log likelihood of the capitals; `units`: those that differ; `name`: always
    written with a capital, or in no lexicon and written with one here.
    """

    text: str
    word: str
    alone: float
    score: float
    reason: str
    units: tuple[Unit, ...] = ()
    name: bool = False

    @property
    def total(self) -> float:
        """The log likelihood without context."""
        return self.alone + self.score


class Speller:
    """Finds candidates for one token at a time."""

    def __init__(self, language: Language, channel: Channel) -> None:
        self._alone = language.ngrams.alone
        self._under = language.index.under
        self._channel = channel
        self._capitals = Capitals(language.forms)
        self._compounds = Compounds(language.parts)
        self._neighbours = Neighbours(language.index, channel)
        self._letters = Letters(language.letters, channel)
        self._names = Letters(language.names, channel)
        self._surnames = Compounds(language.name_parts, _UNKNOWN_NAME, self._names)

    def candidates(self, read: str, place: Place) -> tuple[Candidate, ...]:
        """Candidates for a token, the most likely first; `place` says what begins with it."""
        if read in _STROKES:
            return self._stroke(read, place)
        pool = _Pool(read, place, self._channel, self._capitals)
        bare = read.lower()
        compounds = None
        alone, unknown = self._alone(bare), -math.inf
        if alone is None:
            compounds = self._compounds.words(bare)
            unknown = self._unknown(read, bare, place)
            alone = max([unknown, *(known for word, known in compounds if word == bare)])
        pool.keep(bare, alone, known=alone > unknown)
        known = ((word, self._alone(word)) for word in self._lexicon(read))
        pool.offer(((word, alone) for word, alone in known if alone is not None and word != bare), "lexicon")
        if not pool.plain:
            pool.offer(self._compounds.words(bare) if compounds is None else compounds, "compound")
        if not pool.plain:
            self._spell(read, bare, pool, place)
        return pool.best()

    def is_name(self, word: str) -> bool:
        """Whether a word in lower case is always written with a capital."""
        return self._capitals.is_name(word)

    def _stroke(self, read: str, place: Place) -> tuple[Candidate, ...]:
        """A 1 or | on its own is itself, or the word i."""
        symbol, share = _STROKES[read]
        itself = Candidate(read, symbol, self._alone(symbol) or 0.0, share, "read")
        word = "I" if read == "|" or place is Place.SENTENCE else "i"
        cost = self._channel.units.get((word, read), _NO_STROKE)
        return itself, Candidate(word, "i", self._alone("i") or _UNKNOWN, -cost, "lexicon", ((word, read),))

    def _lexicon(self, read: str) -> Iterable[str]:
        for folded in keys(read):
            prefix = folded + "\t"
            start = len(prefix)
            for row in self._under(prefix):
                yield row[start:]

    def _spell(self, read: str, bare: str, pool: "_Pool", place: Place) -> None:
        """Adds similar words, and spellings of unseen words."""
        near = {*self._neighbours.confused(bare), *self._neighbours.close(read)}
        known = ((word, self._alone(word)) for word in near if not self._capitals.is_name(word))
        pool.offer(((word, alone - _DEAR) for word, alone in known if alone is not None), "fuzzy", dearer=_DEAR)
        pool.offer(((word, alone + _UNKNOWN) for word, alone in self._letters.spellings(bare)), "letters")
        if read[:1].isupper():
            surnames = ((word, alone + _NAME_AT[place]) for word, alone in self._surnames.words(bare))
            pool.offer(surnames, "compound", named=True)
            pool.offer(
                ((word, alone + _SPELT_NAME + _NAME_AT[place]) for word, alone in self._names.spellings(bare)),
                "letters",
                named=True,
            )

    def _unknown(self, read: str, bare: str, place: Place) -> float:
        alone = _UNKNOWN + self._letters.score(bare)
        return max(alone, _SPELT_NAME + _NAME_AT[place] + self._names.score(bare)) if read[:1].isupper() else alone


class _Pool:
    """The most likely candidates so far; what cannot come near them is not examined."""

    def __init__(self, read: str, place: Place, channel: Channel, capitals: Capitals) -> None:
        self._read, self._place = read, place
        self._channel, self._capitals = channel, capitals
        self._ways = capitals.forms
        self._found: dict[str, Candidate] = {}
        self._best = -math.inf
        self.plain = False
        """Whether a candidate differs only by common confusions of the channel."""

    def offer(
        self, words: Iterable[tuple[str, float]], reason: str, *, dearer: float = 0.0, named: bool = False
    ) -> None:
        """Adds words with their log probabilities (less `dearer`, the least that their letters cost)."""
        for word, alone in sorted(words, key=lambda each: -each[1]):
            if alone < self._best - _SPREAD:
                break
            if abs(len(word) - len(self._read)) > _STRETCH:
                continue
            text, likely, cost = self._written(word, named=named)
            self._add(Candidate(text, word, alone + dearer, likely - cost, reason))
            self.plain = self.plain or self._is_plain(word, alone, cost, reason)

    def keep(self, bare: str, alone: float, *, known: bool) -> None:
        """Adds the token as it stands: a `known` word, or one supported only by its letters."""
        likely = dict(self._ways(bare, self._read, self._place)).get(self._read, _ODD_CAPITALS)
        self._add(Candidate(self._read, bare, alone, likely - self._channel.cost(self._read, self._read), "read"))
        self.plain = known and self._is_plain(bare, alone, 0.0, "read")

    def _is_plain(self, word: str, alone: float, cost: float, reason: str) -> bool:
        if alone < (_RARE if len(self._read) <= _BRIEF else _UNLIKELY) or reason == "letters":
            return False
        if _VOWELS.isdisjoint(self._read):
            return False
        return cost <= _PLAIN * _differences(word, self._read)

    def _written(self, word: str, *, named: bool) -> tuple[str, float, float]:
        """The word with the capitals that fit best, their log likelihood and what its letters cost."""
        cost = self._channel.cost
        if named and not (self._read.isupper() and len(self._read) > 1):
            text = titlecase(word)
            return text, 0.0, cost(text, self._read)
        ways = [(text, likely, cost(text, self._read)) for text, likely in self._ways(word, self._read, self._place)]
        return ways[0] if len(ways) == 1 else max(ways, key=lambda way: way[1] - way[2])

    def _add(self, candidate: Candidate) -> None:
        earlier = self._found.get(candidate.text)
        if earlier is not None and earlier.total >= candidate.total:
            return
        self._found[candidate.text] = candidate
        self._best = max(self._best, candidate.total)

    def best(self) -> tuple[Candidate, ...]:
        """The most likely candidates, with the units in which they differ from what was read."""
        itself = self._found.get(self._read)
        sound = itself is not None and itself.alone > _PLAUSIBLE
        kept = [
            each if each is itself else self._accounted(each, sound=sound)
            for each in self._found.values()
            if each.total > self._best - _SPREAD
        ]
        kept.sort(key=lambda each: each.total, reverse=True)
        least = kept[0].total - _SPREAD
        return tuple(each for each in kept[:_MOST] if each.total > least)

    def _accounted(self, candidate: Candidate, *, sound: bool) -> Candidate:
        """Adds the units to a candidate; it costs more to change a sound word, or to guess a name, by more than å, ä and ö."""
        units = tuple(unit for unit in aligned(candidate.text, self._read) if unit[0] != unit[1])
        guessed = candidate.text[:1].isupper() and candidate.reason != "lexicon"
        dearer = _SOUND if (sound or guessed) and any(printed not in MARKED for printed, _ in units) else 0.0
        name = guessed or (candidate.text[:1].isupper() and self._capitals.is_name(candidate.word))
        return candidate._replace(units=units, score=candidate.score - dearer, name=name)


def _differences(word: str, read: str) -> int:
    return abs(len(word) - len(read)) + sum(a != b for a, b in zip(word, read.lower(), strict=False))

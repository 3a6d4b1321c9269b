"""Detects lines of damaged Swedish by their words: damaged or sound, Swedish or another language."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from diakrit.lexicon.rows import Swedish
from diakrit.swedish.language.language import Language
from diakrit.swedish.repair import gate
from diakrit.swedish.repair.candidates import Candidate
from diakrit.swedish.repair.channel import MARKED
from diakrit.swedish.repair.tokens import Piece, pieces

_CACHE = 100_000  # words that are cached
_KNOWN = -8.0  # a word this frequent needs no closer look
_FOREIGN_LETTERS = frozenset("æøß")


class _Evidence(NamedTuple):
    """What a printed word is evidence of: damage (positive) or soundness; Swedish; another language."""

    evidence: float
    native: bool
    foreign: bool


class DamageDetector:
    """Weighs words; `find` returns the candidates for a token, the most likely first."""

    def __init__(self, language: Language, swedish: Swedish, find: Callable[[str], tuple[Candidate, ...]]) -> None:
        self._alone = language.ngrams.alone
        self._swedish = swedish
        self._find = find
        self._known: dict[str, _Evidence] = {}

    def damaged(self, lines: Sequence[Sequence[str]]) -> list[bool]:
        """For each line whether it is damaged Swedish."""
        weighed = [[self._word(word) for word in line] for line in lines]
        foreign = gate.foreign(
            [sum(word.native for word in words) for words in weighed],
            [sum(word.foreign for word in words) for words in weighed],
            [len(words) for words in weighed],
        )
        return gate.damaged(
            [
                min(0.0, evidence) if strange else evidence
                for strange, evidence in zip(
                    foreign, (sum(word.evidence for word in words) for words in weighed), strict=True
                )
            ]
        )

    def _word(self, word: str) -> _Evidence:
        weighed = self._known.get(word)
        if weighed is None:
            if len(self._known) > _CACHE:
                self._known.clear()
            parts = pieces(word)
            words = [part.text.lower() for part in parts]
            weighed = self._known[word] = _Evidence(
                sum(map(self._piece_evidence, parts)),
                any(part in self._swedish.swedish_signs for part in words),
                any(part in self._swedish.foreign_signs or part in self._swedish.foreign_words for part in words),
            )
        return weighed

    def _piece_evidence(self, piece: Piece) -> float:
        bare = piece.text.lower()
        if bare in self._swedish.foreign_words or not _FOREIGN_LETTERS.isdisjoint(bare):
            return gate.FOREIGN
        if bare in self._swedish.foreign_signs:
            return gate.SIGN
        if not MARKED.isdisjoint(bare):
            return gate.MARKED
        if piece.symbol is not None or len(bare) == 1:
            return 0.0
        known = self._alone(bare)
        if known is not None and known > _KNOWN:
            return 0.0
        found = self._find(piece.text)
        sound = next((each.alone + each.score for each in found if each.text == piece.text), None)
        damaged = _log_sum([each.alone + each.score for each in found])
        if sound is None:  # so unlikely as it stands that it is not a candidate
            return gate.STRONGEST
        if found[0].text == piece.text and known is None:
            return gate.UNKNOWN
        return max(gate.WEAKEST, min(gate.STRONGEST, damaged - sound))


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most + math.log(sum(math.exp(value - most) for value in values))

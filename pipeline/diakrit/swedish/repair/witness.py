"""What each printed word tells the gates: damage or soundness, Swedish or another language."""

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from diakrit.lexicon.rows import Swedish
from diakrit.swedish.language.language import Language
from diakrit.swedish.repair import gate
from diakrit.swedish.repair.candidates import Candidate
from diakrit.swedish.repair.channel import MARKED
from diakrit.swedish.repair.tokens import Piece, pieces

_CACHE = 100_000  # words that are kept
_KNOWN = -8.0  # a word this frequent needs no second look
_FOREIGN_LETTERS = frozenset("æøß")


class _Told(NamedTuple):
    """What a printed word tells the gates: for damage (positive) or against it; for Swedish; for another language."""

    evidence: float
    native: bool
    foreign: bool


class Witness:
    """Weighs words; `find` gives the candidates of a token, the likeliest first."""

    def __init__(self, language: Language, swedish: Swedish, find: Callable[[str], tuple[Candidate, ...]]) -> None:
        self._alone = language.ngrams.alone
        self._swedish = swedish
        self._find = find
        self._told: dict[str, _Told] = {}

    def damaged(self, lines: Sequence[Sequence[str]]) -> list[bool]:
        """For each line whether it is damaged Swedish."""
        told = [[self._word(word) for word in line] for line in lines]
        foreign = gate.foreign(
            [sum(word.native for word in words) for words in told],
            [sum(word.foreign for word in words) for words in told],
            [len(words) for words in told],
        )
        return gate.damaged(
            [
                min(0.0, evidence) if strange else evidence
                for strange, evidence in zip(
                    foreign, (sum(word.evidence for word in words) for words in told), strict=True
                )
            ]
        )

    def _word(self, word: str) -> _Told:
        told = self._told.get(word)
        if told is None:
            if len(self._told) > _CACHE:
                self._told.clear()
            parts = pieces(word)
            words = [part.text.lower() for part in parts]
            told = self._told[word] = _Told(
                sum(map(self._piece_evidence, parts)),
                any(part in self._swedish.swedish_signs for part in words),
                any(part in self._swedish.foreign_signs or part in self._swedish.foreign_words for part in words),
            )
        return told

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
        if sound is None:  # so unlikely as it stands that it is no candidate
            return gate.STRONGEST
        if found[0].text == piece.text and known is None:
            return gate.UNKNOWN
        return max(gate.WEAKEST, min(gate.STRONGEST, damaged - sound))


def _log_sum(values: Sequence[float]) -> float:
    most = max(values)
    return most + math.log(sum(math.exp(value - most) for value in values))

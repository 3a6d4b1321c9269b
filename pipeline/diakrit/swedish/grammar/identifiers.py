"""Words of a line that are part of an identifier, well read or not: §§, case numbers, dates, counts of votes.

Wide on purpose: a word asked for in vain costs a little time, a misread number that nobody asked for may pass.
"""

import re
from collections.abc import Iterator, Sequence

from diakrit.lexicon.minutes import Votes
from diakrit.lexicon.phrases import any_of
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar
from diakrit.swedish.grammar.dates import DateGrammar

_AROUND = ".,;:()[]\"'”’"
_LOOKS_LIKE_A_DIGIT = "OoQDIl|!ZSsBgq"
_NUMBER = rf"[\d{_LOOKS_LIKE_A_DIGIT}]{{1,4}}(?:[-–][\d{_LOOKS_LIKE_A_DIGIT}]{{1,4}})?"
_SIGNS = ("§", "§§")
_SIGN = re.compile(r"(?:[A-ZÅÄÖ]\w{0,5})?§{1,2}")
_SIGNED = re.compile(rf"(?:[A-ZÅÄÖ]\w{{0,5}})?§{{1,2}}{_NUMBER}")
_LIKE_A_SIGN = re.compile(r"[§$&8S5Bgsf]{1,2}")
_LIKE_SIGNED = re.compile(rf"[§$&8S5Bg]{_NUMBER}")
_NUMBERED = re.compile(_NUMBER)
_COMPOSED = re.compile(r"(?=(?:\D*\d){3})[\w]+(?:[/:.–-][\w.]+)+|(?=(?:\D*\d){4})\d+[A-ZÅÄÖ]{2,6}[\d/.]+")
_ELSE = re.compile(r"\d\d?[.:]\d\d(?:[-–]\d\d?[.:]\d\d)?|(?:19|20)\d\d(?:[-–](?:19|20)\d\d|:\d+)")
"""Times, spans of years, laws."""
_PREFIX = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖbcdfghjklmnpqrstvwxz]{1,5}(?:-\d{3})?")
_COUNT = re.compile(r"\d{1,3}")
_BRIEF = 9  # words of a line in the head of a paper; running text has more
_LEAD = 2  # words in which the § of a line that begins a case stands, the body's initials before it
_BEHIND_LABEL = 2
_LONGEST = 24


class Identifiers:
    """Knows such words by their shapes, and by the labels, months and words of votes that the lexicon has."""

    def __init__(self, numbers: CaseNumberGrammar, days: DateGrammar, votes: Votes) -> None:
        self._numbers, self._days = numbers, days
        sides = (*votes.yes, *votes.no, *votes.abstain)
        self._votes = re.compile(any_of((*sides, *(f"*{word}" for word in (*votes.vote, *votes.votes)))), re.IGNORECASE)

    def stand_in(self, words: Sequence[str]) -> frozenset[int]:
        """The indices of the words of a line that are, or may be, parts of identifiers."""
        bare = [word.strip(_AROUND) for word in words]
        found = {
            *_paragraphs(bare),
            *_composed(bare),
            *self._dates(bare),
            *self._labelled(words, bare),
            *self.counts(words),
        }
        return frozenset(index for index in found if 0 < len(bare[index]) <= _LONGEST)

    def numbers(self, words: Sequence[str]) -> frozenset[int]:
        """The indices of the words of a line that are put together of several numbers, or stand behind a label."""
        bare = [word.strip(_AROUND) for word in words]
        return frozenset((*_composed(bare), *self._labelled(words, bare)))

    def counts(self, words: Sequence[str]) -> frozenset[int]:
        """The indices of the words of a line that may count votes."""
        if not self._votes.search(" ".join(words)):
            return frozenset()
        return frozenset(index for index, word in enumerate(words) if _COUNT.fullmatch(word.strip(_AROUND)))

    def _dates(self, bare: Sequence[str]) -> Iterator[int]:
        """The numbers of dates in words; those in running text, which tell nothing of the record, are left out."""
        if len(bare) > _BRIEF:
            return
        for index, word in enumerate(bare):
            if self._days.is_month(word):
                for beside in (index - 1, index + 1):
                    if 0 <= beside < len(bare) and any(char.isdigit() for char in bare[beside]):
                        yield beside

    def _labelled(self, words: Sequence[str], bare: Sequence[str]) -> Iterator[int]:
        for index, word in enumerate(words):
            if self._numbers.begins_with_label(word):
                behind = range(index, min(index + 1 + _BEHIND_LABEL, len(words)))
                yield from (at for at in behind if any(char.isdigit() for char in bare[at]))


def _paragraphs(bare: Sequence[str]) -> Iterator[int]:
    """The number of a §, and at the beginning of a line what a § is misread as; a sign that was read as § is one."""
    for index, word in enumerate(bare):
        following = bare[index + 1] if index + 1 < len(bare) else ""
        sign = _SIGN.fullmatch(word) or (index < _LEAD and _LIKE_A_SIGN.fullmatch(word))
        if sign and any(char.isdigit() for char in following) and _NUMBERED.fullmatch(following):
            yield from (index + 1,) if word in _SIGNS else (index, index + 1)
        signed = _SIGNED.fullmatch(word) or (index < _LEAD and _LIKE_SIGNED.fullmatch(word))
        if signed and any(char.isdigit() for char in word):
            yield index


def _composed(bare: Sequence[str]) -> Iterator[int]:
    """Numbers put together of several, and the initials beside them."""
    for index, word in enumerate(bare):
        if _COMPOSED.fullmatch(word) and not _ELSE.fullmatch(word):
            yield index
            for beside in (index - 1, index + 1):
                if 0 <= beside < len(bare) and _PREFIX.fullmatch(bare[beside]):
                    yield beside

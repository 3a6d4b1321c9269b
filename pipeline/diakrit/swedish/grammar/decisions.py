"""What proposals and decisions are told by: who proposes, who decides, what it does with the case."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from diakrit.lexicon.minutes import Decisions, Final
from diakrit.lexicon.phrases import MARKS_UNKNOWN, any_of, folded, parts_of_words
from diakrit.lexicon.rows import Organs
from diakrit.model import DecisionKind
from diakrit.text import fold

_FIRST_SENTENCE = re.compile(r"[^.]*")
_HISTORY = r"(?![^.]{0,60}\b(?:19|20)\d\d\b)"  # a decision told with its year
_ANY_LETTER = {"å": ".", "ä": ".", "ö": "."}


@dataclass(frozen=True, slots=True)
class Verbs:
    """Where a text says that somebody proposes and that somebody decides; None where it does not."""

    proposes: int | None
    decides: int | None


class DecisionGrammar:
    """Reads the lines around proposals and decisions by the words of the lexicon."""

    def __init__(self, decisions: Decisions, organs: Organs) -> None:
        self._kinds = (
            *((kind, re.compile(any_of(folded(words)))) for kind, words in decisions.kinds.items()),
            (DecisionKind.FINAL, _final(decisions.final)),
        )
        self._sentence_of_body = re.compile(rf"[^.]*{parts_of_words(organs.body_suffixes)} ")
        self._told = re.compile(
            rf"(?:^|[.!?] )(?P<decision>{parts_of_words(folded(decisions.told_first))}\b"
            rf"|(?:[\w-]+ ){{1,4}}{parts_of_words(folded(decisions.told_behind))}\b){_HISTORY}"
        )
        self._proposes = re.compile(any_of(decisions.proposes, MARKS_UNKNOWN))
        self._decides = re.compile(any_of(folded(decisions.decides)))
        self._open_end = re.compile(rf"(?:\b{_begun(decisions.open_ends)}|:)\s*:?$")
        self._addressee = re.compile(rf"^{parts_of_words(decisions.addressee)} (?=[a-zåäö])")
        self._forwards = re.compile(rf"{_begun(decisions.forwards)} ")
        self._leads = re.compile(rf"{_begun((*decisions.leads, *organs.short_names))}\b")
        self._behind_body = re.compile(rf"\s+{any_of(decisions.behind_body, _ANY_LETTER)}|:?$")
        self._before_body = re.compile(
            rf"{parts_of_words(decisions.addressee)} "
            rf"|[^.:]{{3,80}}{any_of(decisions.before_body, _ANY_LETTER)}\w* (?:{parts_of_words(decisions.that)} )?"
        )

    def settles(self, text: str) -> DecisionKind:
        """What a decision of the body itself does with the case: what its first verb that does something says."""
        sentence = _FIRST_SENTENCE.match(fold(text))
        told = sentence.group() if sentence else ""
        found = [(match.start(), kind) for kind, pattern in self._kinds if (match := pattern.search(told))]
        return min(found)[1] if found else DecisionKind.FINAL

    def told(self, text: str) -> int | None:
        """Where a decision begins that running text tells, None where it tells none; one with its year is history."""
        match = self._told.search(fold(text))
        return match.start("decision") if match else None

    def decides_whole(self, text: str) -> bool:
        """Whether a text is a sentence in which a body decides."""
        return text.endswith(".") and self.verbs(text).decides is not None and bool(self._sentence_of_body.match(text))

    def verbs(self, text: str) -> Verbs:
        """Where a text proposes and decides."""
        bare = fold(text)
        found = (pattern.search(bare) for pattern in (self._proposes, self._decides))
        return Verbs(*(match.start() if match else None for match in found))

    def addressee(self, text: str) -> int | None:
        """Where the body begins that a line like "I kommunfullmäktige:" is for, None where the line is none."""
        match = self._addressee.match(text)
        return match.end() if match else None

    def forwards(self, text: str) -> bool:
        """Whether a line heads what is forwarded to another body."""
        return text.endswith(":") and bool(self._forwards.match(fold(text)))

    def is_open(self, text: str) -> bool:
        """Whether a line ends as one that leads to items."""
        return bool(self._open_end.search(fold(text)))

    def leads(self, text: str) -> bool:
        """Whether a line begins as one that leads to items and names no body."""
        return bool(self._leads.match(fold(text)))

    def leads_to_body(self, text: str) -> bool:
        """Whether a text is what stands before the body that a proposal is for."""
        return bool(self._before_body.fullmatch(text))

    def goes_on(self, text: str, end: int) -> bool:
        """Whether what stands behind a body leads to its decision or proposal."""
        return bool(self._behind_body.match(text, end))


def _begun(phrases: Iterable[str]) -> str:
    return parts_of_words(folded(phrases))


def _final(final: Final) -> re.Pattern[str]:
    """Verbs that settle a case, in any of their forms, and not behind what takes that back."""
    guard = "".join(f"(?<!{re.escape(phrase)} )" for phrase in folded(final.not_after))
    return re.compile(rf"{guard}\b{_begun(final.verbs)}{parts_of_words(final.endings)}\b")

"""What members do at a meeting: move, dissent, step aside. Sentences of minutes, one at a time. Votes: `votes`."""

import re
from collections.abc import Iterator

from diakrit.lexicon.minutes import Debate
from diakrit.lexicon.phrases import any_of, parts_of_words
from diakrit.lexicon.rows import People, Words
from diakrit.model import DissentKind, Member, MotionAim

_CAPITAL = "A-ZÅÄÖÉÜ"
_SMALL = "a-zåäöéèüáíóñçćčšžø"
_WORD = rf"[{_CAPITAL}][{_SMALL}]*(?:[-'’][{_CAPITAL}]?[{_SMALL}]+)*"
_NAME = 2  # words of a name, at least
_COLON = r"(?<=\)):(?=\s)"  # "Nils Ek (S): avslag"


class MemberGrammar:
    """Finds members by name and party."""

    def __init__(self, people: People) -> None:
        particles = parts_of_words(people.particles)
        self._member = re.compile(
            rf"(?<!\w)(?P<name>{_WORD}(?: (?:{_WORD}|[{_CAPITAL}]\.|{particles})){{1,6}})"
            rf" ?\((?P<party>[{_CAPITAL}]{{1,5}}[a-zåäö]{{0,3}}|-)\)"
        )
        self._office = re.compile(rf"{any_of(people.offices)}$", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Member]:
        """The members that a text names with their parties, left to right."""
        for match in self._member.finditer(text):
            words = match["name"].split()
            while len(words) > _NAME and self._office.search(words[0]):
                del words[0]
            yield Member(" ".join(words), match["party"])


class DebateGrammar:
    """Tells what a sentence says somebody does, by the words of the lexicon."""

    def __init__(self, debate: Debate) -> None:
        motions, parting = debate.motions, debate.disqualification
        self._aims = tuple((aim, _any(words)) for aim, words in motions.aims.items())
        self._dissents = tuple((kind, _any(words)) for kind, words in debate.dissents.items())
        self.moves = re.compile(rf"{any_of(motions.verbs)}|{_COLON}", re.IGNORECASE)
        self.seconded = _any(motions.seconded)
        self.objects = re.compile(any_of(motions.objects))
        self.steps_aside = _any(parting.steps_aside)
        self.replaced = re.compile(any_of(parting.replaced_by))
        self._steps_in = re.compile(rf"{any_of(parting.steps_in)}|^{any_of(parting.steps_in_first)}", re.IGNORECASE)

    def aim(self, text: str) -> MotionAim:
        """What a motion wants: the first that is named after its verb."""
        found = [(match.start(), name) for name, pattern in self._aims if (match := pattern.search(text))]
        return min(found)[1] if found else MotionAim.OTHER

    def dissent(self, text: str) -> tuple[DissentKind, re.Match[str]] | None:
        """The dissent that a text tells of, and where it says so."""
        return next(((kind, match) for kind, pattern in self._dissents if (match := pattern.search(text))), None)

    def steps_in(self, sentence: str) -> bool:
        """Whether a sentence tells who takes somebody's place."""
        return bool(self._steps_in.search(sentence))


def _any(phrases: Words) -> re.Pattern[str]:
    return re.compile(any_of(phrases), re.IGNORECASE)

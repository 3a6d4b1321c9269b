"""How minutes tell of a vote: what the sides mean, how many, who."""

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from diakrit.lexicon.minutes import Votes
from diakrit.lexicon.phrases import folded, parts_of_words
from diakrit.model import Member, Vote
from diakrit.swedish.grammar.debate import MemberGrammar
from diakrit.text import fold

Side = Literal["yes", "no", "abstain"]

_QUOTES = "\"”'’"
_DOUBLE = r"[\"”]?"


class VoteGrammar:
    """Reads votes by the words of the lexicon."""

    def __init__(self, votes: Votes, members: MemberGrammar) -> None:
        self._members = members
        self._sides: dict[str, Side] = {
            **dict.fromkeys(folded(votes.yes), "yes"),
            **dict.fromkeys(folded(votes.no), "no"),
            **dict.fromkeys(folded(votes.abstain), "abstain"),
        }
        self.marks = frozenset(folded((*votes.marks, *votes.yes, *votes.no)))
        self._meanings: dict[Side, re.Pattern[str]] = {
            "yes": _meaning_of(votes, votes.yes),
            "no": _meaning_of(votes, votes.no),
        }
        either = parts_of_words((*votes.yes, *votes.no))
        verb = parts_of_words(votes.votes)
        self._says = _compiled(
            rf"{parts_of_words(votes.who)} {parts_of_words(votes.wants)} (?P<what>[^.;]*?),? ?"
            rf"{parts_of_words(votes.says)} (?P<side>{either})\b"
        )
        no = parts_of_words(votes.no)
        self._ends = _compiled(
            rf"[.;\"”\n]| {parts_of_words(votes.ends_before_number)} (?=\d)| {parts_of_words(votes.ends)} "
            rf"|,? {parts_of_words(votes.ends_before_no)} (?=[{_QUOTES}]?{no})|, (?=[{_QUOTES}]?{no})"
        )
        self._counts: dict[Side, tuple[re.Pattern[str], ...]] = {
            "yes": tuple(map(_compiled, _sums(votes, votes.yes))),
            "no": tuple(map(_compiled, _sums(votes, votes.no))),
            "abstain": tuple(map(_compiled, _sums_of_abstainers(votes))),
        }
        self._against = _compiled(
            rf"(\d+) {parts_of_words(votes.vote)} {parts_of_words(votes.ends_before_number)} (\d+)\b"
        )
        self._speakers = _compiled(
            rf"(?P<who>[^.]*?)\b(?:{verb}\s+{_DOUBLE}(?P<side>{either})\b|(?P<out>{parts_of_words(votes.abstain)})\b)",
            re.DOTALL,
        )
        self._listed = _compiled(
            rf"(?:{verb}\s+{_DOUBLE}(?P<after>{either}){_DOUBLE}\s*:|\b(?P<before>{either})\s+{verb}\s*:?)"
            rf"(?P<who>(?:(?!{verb})[^.\n])*)"
        )

    def side(self, text: str) -> Side | None:
        """The side that a text names, None where it names none."""
        return self._sides.get(fold(text))

    def vote(self, text: str, listed_yes: Sequence[Member] = (), listed_no: Sequence[Member] = ()) -> Vote | None:
        """The vote that a section tells of, None where neither a meaning nor a sum is told, and nobody `listed`."""
        meanings = {side: self._meaning(text, pattern) for side, pattern in self._meanings.items()}
        for match in self._says.finditer(text):
            side = self._sides[fold(match["side"])]
            meanings[side] = meanings[side] or match["what"].strip()
        counts = {side: _count(text, patterns) for side, patterns in self._counts.items()}
        if counts["yes"] is None and counts["no"] is None and (sums := self._against.search(text)):
            counts["yes"], counts["no"] = map(int, sums.groups())  # those who prevail are told first
        voters: dict[Side, tuple[Member, ...]] = {"yes": tuple(listed_yes), "no": tuple(listed_no)}
        for match in self._listed.finditer(text):
            voters[self._sides[fold(match["after"] or match["before"])]] += tuple(self._members.find(match["who"]))
        for match in self._speakers.finditer(self._listed.sub("", text)):
            if match["side"]:
                voters[self._sides[fold(match["side"])]] += tuple(self._members.find(match["who"]))
        yes, no = counts["yes"], counts["no"]
        if not (any(meanings.values()) or any(voters.values()) or yes is not None or no is not None):
            return None
        pairs = [(yes, voters["yes"]), (no, voters["no"])]
        known = all(number is not None and (names or number == 0) for number, names in pairs)
        agrees = all(number == len(names) for number, names in pairs) if known else None
        return Vote(meanings["yes"], meanings["no"], yes, no, counts["abstain"], voters["yes"], voters["no"], agrees)

    def _meaning(self, text: str, pattern: re.Pattern[str]) -> str | None:
        match = pattern.search(text)
        if match is None:
            return None
        end = self._ends.search(text, match.end())
        return " ".join(text[match.end() : end.start() if end else None].split()).strip(" ,") or None


def _compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE | flags)


def _meaning_of(votes: Votes, side: Iterable[str]) -> re.Pattern[str]:
    """Where a side is said to mean something: "Ja-röst för", "”nej” innebär"; not where somebody "röstar ja för"."""
    no_verb = "".join(rf"(?<!{re.escape(verb)} )(?<!{re.escape(verb)} [{_QUOTES}])" for verb in votes.votes)
    favour = "|".join(
        rf"{re.escape(first)}\s+(?={re.escape(rest)})"
        for first, _, rest in (phrase.partition(" ") for phrase in votes.means_in_favour)
    )
    return _compiled(
        rf"{no_verb}\b{parts_of_words(side)}[-–]?{parts_of_words(votes.vote)}?[{_QUOTES}]?\s*"
        rf"(?:(?:{parts_of_words(votes.means)}|=|:)\s+(?!\d)(?:{parts_of_words(votes.that)}\s+)?|{favour})"
    )


def _sums(votes: Votes, side: Iterable[str]) -> tuple[str, ...]:
    """How many voted for a side, the most telling first."""
    word, verb = parts_of_words(side), parts_of_words(votes.votes)
    return (
        rf"{verb}\s+(?:{parts_of_words(votes.for_)}\s+)?{_DOUBLE}{word}{_DOUBLE}\s*\((\d+)\)",
        rf"\b{word}: ?(\d+)\b",
        rf"(\d+)\s+{word}(?:[-–\s]?{parts_of_words(votes.vote)})?\b",
    )


def _sums_of_abstainers(votes: Votes) -> tuple[str, ...]:
    word = parts_of_words(votes.abstain)
    return (
        rf"{word}\s*(?:{parts_of_words(votes.from_voting)}\s*)?\((\d+)\)",
        rf"\b{word}: ?(\d+)\b",
        rf"(\d+)\s+(?:{parts_of_words(votes.abstainers)}\s+)?{word}\b",
        rf"(\d+)\s+{parts_of_words(votes.cast_blank)}",
    )


def _count(text: str, patterns: Iterable[re.Pattern[str]]) -> int | None:
    matches = (pattern.search(text) for pattern in patterns)
    return next((int(match[1]) for match in matches if match), None)

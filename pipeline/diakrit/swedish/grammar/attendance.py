"""Lines of an attendance list: name, party, office or title, for which §§, in whose place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from diakrit.lexicon.minutes import Meeting
from diakrit.lexicon.phrases import abbreviations, parts_of_words
from diakrit.lexicon.rows import Prose

_OFFICE = re.compile(r"\(([^()]*)\)?")
_SPAN = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(?:§ ?)?(\d{1,4}))?")
_LONGEST = 2_000  # §§ of one span


Spans = tuple[tuple[int, int], ...]
"""First and last § of each stretch."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on the list. `paragraphs` are spans of §§ that the presence is limited to."""

    name: str
    party: str | None
    office: str | None
    paragraphs: Spans
    replaces: str | None


class AttendanceGrammar:
    """Reads lines of attendance lists by the words of the lexicon."""

    def __init__(self, meeting: Meeting, prose: Prose) -> None:
        words = meeting.attendance
        party = rf"(?:{parts_of_words(words.former)} )?[A-ZÅÄÖ]{{1,5}}[a-zåäö]{{0,3}}|-|–"
        last = parts_of_words(prose.and_)
        numbers = rf"§§? ?\d{{1,4}}(?:[-–, ]+(?:{last} )?(?:§ ?)?\d{{1,4}})*"
        self._line = re.compile(
            rf"^(?P<name>[^()§,]+?),?\s*(?:\((?P<party>{party})\))?\s*(?P<offices>(?:\([^()]*\)?\s*)*)"
            rf",?\s*(?:(?P<paragraphs>{numbers}))?\s*"
            rf"(?:,?\s*(?:{parts_of_words(words.serves)} )?{parts_of_words(words.replaces)}"
            rf" (?P<replaces>[^()§]+?)(?:\s*\((?:{party})\))?)?\s*"
            rf",?\s*(?P<later>{numbers})?\s*$"
        )
        self._bare_office = re.compile(
            rf",?\s+(?P<office>(?:(?<=, )[a-zåäö][^§,()]*?|(?:\d:e |[12]:[ae] )?(?:{parts_of_words(meeting.deputy)} )?"
            rf"{parts_of_words(words.offices)})(?= ?(?:,|§|$)))"
        )
        self._limit = re.compile(
            rf",? (?:(?P<after>{abbreviations(words.from_)})|(?P<until>{abbreviations(words.until)})|{parts_of_words(words.except_)})"
            rf" (?:{parts_of_words(meeting.clock)} ?[\d.:]+"
            rf"|§§? ?(?P<spans>\d{{1,4}}(?:(?:[–, -]+|,? (?:{last} )?)(?:§ ?)?\d{{1,4}})*))"
        )  # what says when somebody came or went; only whole §§ are kept

    def entry(self, text: str, held: Spans = ()) -> Entry | None:
        """Reads a line of an attendance list, None where it is none. `held` are the §§ of the whole meeting, if known.

        "Irja Ask (S) §§99-110 ersätter Per Norr (S)" is Irja Ask of S, there for §§ 99 to 110, in the place of Per Norr.
        """
        whole = " ".join(text.split())
        text = self._limit.sub("", whole)
        bare = self._bare_office.search(text)
        match = self._line.match(text[: bare.start()] + text[bare.end() :] if bare else text)
        if match is None or not match["name"][:1].isupper():
            return None
        offices = [found.strip() for found in _OFFICE.findall(match["offices"]) if found.strip()]
        office = bare["office"].lower() if bare else ", ".join(offices) or None
        return Entry(
            match["name"].strip(),
            match["party"],
            office,
            _limited(spans(match["paragraphs"] or match["later"] or ""), held, list(self._limit.finditer(whole))),
            match["replaces"],
        )


def _limited(stated: Spans, held: Spans, limits: Sequence[re.Match[str]]) -> Spans:
    """The §§ that somebody was there for: those stated, else those held, less what limits take away."""
    numbers = _numbers(stated or held)
    all_of_it = numbers
    for limit in limits:
        named = _numbers(spans(limit["spans"] or ""))
        if named and limit["after"]:
            numbers = {number for number in numbers if number >= min(named)}
        elif named and limit["until"]:
            numbers = {number for number in numbers if number <= max(named)}
        else:
            numbers = numbers - named
    return stated if numbers == all_of_it else _spans(numbers)


def _numbers(spans: Spans) -> set[int]:
    return {number for first, last in spans for number in range(first, min(last, first + _LONGEST) + 1)}


def _spans(numbers: Iterable[int]) -> Spans:
    """Runs of numbers that follow each other, as first and last."""
    runs = groupby(enumerate(sorted(numbers)), key=lambda pair: pair[1] - pair[0])
    return tuple((run[0], run[-1]) for run in ([number for _, number in group] for _, group in runs))


def spans(text: str) -> Spans:
    """The spans of §§ that a text names.

    >>> spans("§§ 88-118, 120-131")
    ((88, 118), (120, 131))
    """
    return tuple((int(first), int(last or first)) for first, last in _SPAN.findall(text))


def is_open(text: str) -> bool:
    """Whether a line ends inside brackets: its entry goes on in the next."""
    return text.count("(") > text.count(")")

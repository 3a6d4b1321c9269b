"""Lines of an attendance list: name, party, office or title, for which §§, in whose place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

_PARTY = r"(?:f ?d )?[A-ZÅÄÖ]{1,5}[a-zåäö]{0,3}|-|–"
_LINE = re.compile(
    rf"^(?P<name>[^()§,]+?),?\s*(?:\((?P<party>{_PARTY})\))?\s*(?P<offices>(?:\([^()]*\)?\s*)*)"
    r",?\s*(?:(?P<paragraphs>§§? ?\d{1,4}(?:[-–, ]+(?:och )?(?:§ ?)?\d{1,4})*))?\s*"
    rf"(?:,?\s*(?:(?:tjg|tjänstgör(?:ande)?)(?: ersättare)? )?(?:ersätter|för|ers\.? för) (?P<replaces>[^()§]+?)(?:\s*\((?:{_PARTY})\))?)?\s*"
    r",?\s*(?P<later>§§? ?\d{1,4}(?:[-–, ]+(?:och )?(?:§ ?)?\d{1,4})*)?\s*$"
)
_OFFICE = re.compile(r"\(([^()]*)\)?")
_SPAN = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(?:§ ?)?(\d{1,4}))?")
_BARE_OFFICE = re.compile(
    r",?\s+(?P<office>(?:(?<=, )[a-zåäö][^§,()]*?|(?:\d:e |[12]:[ae] )?(?:vice )?(?:ordförande|ordf\.|ledamot|ersättare))(?= ?(?:,|§|$)))"
)
_LIMIT = re.compile(
    r",? (?:(?P<after>från(?: och med)?|fr\.? ?o\.? ?m\.?)|(?P<until>till(?: och med)?|t\.? ?o\.? ?m\.?)|utom|ej|inte)"
    r" (?:kl(?:ockan|\.)? ?[\d.:]+|§§? ?(?P<spans>\d{1,4}(?:(?:[–, -]+|,? (?:och )?)(?:§ ?)?\d{1,4})*))"
)
"""What says when somebody came or went; only whole §§ are kept."""
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


def entry(text: str, held: Spans = ()) -> Entry | None:
    """Reads a line of an attendance list, None where it is none. `held` are the §§ of the whole meeting, if known.

    >>> entry("Irja Ask (S) §§99-110 ersätter Per Norr (S)")
    Entry(name='Irja Ask', party='S', office=None, paragraphs=((99, 110),), replaces='Per Norr')
    """
    whole = " ".join(text.split())
    text = _LIMIT.sub("", whole)
    bare = _BARE_OFFICE.search(text)
    match = _LINE.match(text[: bare.start()] + text[bare.end() :] if bare else text)
    if match is None or not match["name"][:1].isupper():
        return None
    offices = [found.strip() for found in _OFFICE.findall(match["offices"]) if found.strip()]
    office = bare["office"].lower() if bare else ", ".join(offices) or None
    return Entry(
        match["name"].strip(),
        match["party"],
        office,
        _limited(spans(match["paragraphs"] or match["later"] or ""), held, list(_LIMIT.finditer(whole))),
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

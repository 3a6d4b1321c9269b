"""Finds the § lines that begin a case: the one chain of numbers that the meeting itself counted.

A protokoll repeats its numbers in the contents, in agendas and in references. Each line that begins with a § is a
candidate with a weight from what stands around it; dynamic programming picks the heaviest sequence of rising numbers.
Counting anew is possible, at a price that a stray number never earns and another meeting's minutes do.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.grammar import casenumber
from pipeline.model import Document, Position
from pipeline.stages.segment.headings import Headings, could_be_heading
from pipeline.text import ends_sentence

PARAGRAPH = re.compile(
    r"^(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5} |[A-ZÅÄÖ][a-zåäö]+ )?[§$] ?(?P<number>\d{1,4})(?:/(?:19|20)?\d\d)?(?!\d)(?! ?[–-] ?\d)(?P<rest>.*)$"
)
RANGE = re.compile(r"§§? ?(\d{1,4}) ?[-–—] ?(?:§ ?)?(\d{1,4})")
CONTINUED = re.compile(r"\bforts(?:\.|ättning)?\b", re.IGNORECASE)

_NEAR = 3  # candidates within so many rows of each other are a list
_HEADING_WITHIN = 9  # rows in which a case's first heading is expected
_SKIP = 0.4  # what each number left out costs
_MOST_SKIPPED = 6
_RESTART = 3.2  # what it costs to count anew: another meeting's minutes in the same file


@dataclass(frozen=True, slots=True)
class Start:
    """A line that may begin a case: index into the part's positions, its number, its weight."""

    index: int
    number: int
    weight: float


def starts(document: Document, positions: Sequence[Position], headings: Headings) -> list[Start]:
    """The § lines that begin cases, in order."""
    candidates = _candidates(document, positions, headings)
    return _chain([candidate for candidate in candidates if candidate.weight > 0])


def _candidates(document: Document, positions: Sequence[Position], headings: Headings) -> list[Start]:
    found: list[tuple[int, int, str]] = []
    for index, position in enumerate(positions):
        match = PARAGRAPH.match(document.line(position).text)
        if match and _may_follow(match["rest"]) and not CONTINUED.search(match["rest"]):
            found.append((index, int(match["number"]), match["rest"].strip()))
    known = [
        could_be_heading(text) and headings.find(text) is not None
        for text in (document.line(position).text for position in positions)
    ]
    return [
        Start(index, number, _weight(document, positions, known, [other for other, _, _ in found], index, rest))
        for index, number, rest in found
    ]


def _may_follow(rest: str) -> bool:
    """A title, a case number, a label or nothing follows a § that counts; a sentence goes on in small letters."""
    text = rest.lstrip(" .:-–")
    return not rest.startswith((",", ")", ";")) and (
        not text or not text[0].islower() or text.startswith(("dnr", "au"))
    )


def _weight(
    document: Document, positions: Sequence[Position], known: list[bool], others: list[int], index: int, rest: str
) -> float:
    line = document.line(positions[index])
    weight = 1.0
    number = next(casenumber.find(rest), None) or casenumber.alone(rest)
    weight += 1.0 if not rest or number else 0.0
    if any(known[index + 1 : index + 1 + _HEADING_WITHIN]):
        weight += 1.0
    if index == 0 or positions[index - 1].page != positions[index].page:
        weight += 0.7
    elif line.gap >= 0.4:  # noqa: PLR2004 - line pitches
        weight += 0.5
    elif not ends_sentence(document.line(positions[index - 1]).text):
        weight -= 1.5
    if _listed(document, positions, known, others, index):
        weight -= 2.6
    return weight


def _listed(
    document: Document, positions: Sequence[Position], known: list[bool], others: list[int], index: int
) -> bool:
    """Whether another candidate stands a few rows off with no text between: a contents list or an agenda."""
    here = positions[index]
    row = document.line(here).row
    for other in others:
        there = positions[other]
        low, high = min(index, other), max(index, other)
        if low == high or there.page != here.page or abs(document.line(there).row - row) > _NEAR:
            continue
        between = (document.line(position).text for position in positions[low + 1 : high])
        if not any(known[low : high + 1]) and not any(text.endswith(".") for text in between):
            return True
    return False


def _chain(candidates: list[Start]) -> list[Start]:
    best: list[tuple[float, int]] = []
    for here, candidate in enumerate(candidates):
        value, back = candidate.weight, -1
        for there in range(here):
            step = candidate.number - candidates[there].number
            cost = _SKIP * min(step - 1, _MOST_SKIPPED) if step > 0 else _RESTART
            reached = best[there][0] + candidate.weight - cost
            if reached > value:
                value, back = reached, there
        best.append((value, back))
    chain: list[Start] = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    return chain[::-1]

"""Finds the § lines that begin a case: the one chain of numbers that the meeting itself counted.

A protokoll repeats its numbers in the contents, in agendas and in references. Each line that begins with a § is a
candidate with a weight from what stands around it; dynamic programming picks the heaviest sequence of rising numbers.
Counting anew is possible, at a price that a stray number never earns and another meeting's minutes do.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diakrit.model import CaseStart, Document, Position
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar
from diakrit.swedish.grammar.papers import PaperGrammar
from diakrit.swedish.headings import Headings, could_be_heading
from diakrit.text import ends_sentence

PARAGRAPH = re.compile(
    r"""^(?:(?P<organ>(?P<body>K[FfSs]|[A-ZÅÄÖ]{0,4}A[Uu]|[A-ZÅÄÖ]{1,4}N)
          |[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,5}|[A-ZÅÄÖ][a-zåäö]+)(?:[ ]|(?=§)))?
        (?P<sign>[§$][ ]?)?
        (?P<number>\d{1,4})(?:/(?:19|20)?\d\d)?(?!\d)(?![ ]?[–-][ ]?\d)
        (?(sign)|(?:[ ]?§(?![ ]?\d)|(?(body)(?<![ ](?:19|20)\d\d)(?<!/\d\d)(?<!/\d{4})(?=$|[ ]+[A-ZÅÄÖ])|(?!))))
        (?P<rest>.*)$""",
    re.VERBOSE,
)
"""The line of a §: "§ 12", "KF § 12", "12 §", and, where a body stands before it, the number alone: "KF 12"."""

_LEADER = re.compile(r"\.{4,}|(?: \.){3,}|…{2,}")  # dots that lead to a page number
_IN_LIST = 2.6  # what standing in a list of numbers that come again costs
_IN_SHORT_ROW = 1.0  # what standing close to others costs where the number stands nowhere else
_NEAR = 3  # candidates within so many rows of each other are a list
_HEADING_WITHIN = 9  # rows in which a case's first heading is expected
_SKIP = 0.4  # what each number left out costs
_MOST_SKIPPED = 8
_RESTART = 3.2  # what it costs to count anew: another meeting's minutes in the same file


def numbers(texts: Iterable[str]) -> list[int]:
    """The numbers of the lines among some that are those of a §, in order."""
    return [int(match["number"]) for text in texts if (match := PARAGRAPH.match(text))]


class Numbering:
    """Finds the chain by the words of the lexicon."""

    def __init__(self, numbers: CaseNumberGrammar, papers: PaperGrammar) -> None:
        self._numbers, self._papers = numbers, papers

    def starts(self, document: Document, positions: Sequence[Position], headings: Headings) -> list[CaseStart]:
        """The § lines that begin cases, in order."""
        candidates = self._candidates(document, positions, headings)
        likely = [candidate for candidate in candidates if candidate.weight > 0]
        told: dict[tuple[str | None, bool], float] = {}
        for candidate in likely:
            told[candidate.form] = told.get(candidate.form, 0.0) + candidate.weight
        own = max(told, key=told.__getitem__, default=None)  # "KS § 114" in the council's minutes quotes the board
        return _chain([candidate for candidate in likely if candidate.form == own])

    def _candidates(self, document: Document, positions: Sequence[Position], headings: Headings) -> list[CaseStart]:
        texts = [document.line(position).text for position in positions]
        found: list[tuple[int, re.Match[str]]] = []
        for index, text in enumerate(texts):
            match = PARAGRAPH.match(text)
            if match and self._may_follow(match["rest"]) and not self._papers.goes_on(match["rest"]):
                found.append((index, match))
        known = [could_be_heading(text) and headings.find(text) is not None for text in texts]
        numbered = tuple((index, int(match["number"])) for index, match in found)
        scene = _Scene(document, self._numbers, positions, known, numbered)
        return [
            CaseStart(
                index,
                int(match["number"]),
                (match["organ"], match["sign"] is not None),
                scene.weight(index, int(match["number"]), match["rest"].strip()),
            )
            for index, match in found
        ]

    def _may_follow(self, rest: str) -> bool:
        """A title, a case number, a label or nothing follows a § that counts; a sentence goes on in small letters."""
        text = rest.lstrip(" .:-–")
        return not rest.startswith((",", ")", ";")) and (
            not text or not text[0].islower() or self._papers.follows_paragraph(text)
        )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What stands around the candidates: which lines are headings, and all candidates as (index, number)."""

    document: Document
    numbers: CaseNumberGrammar
    positions: Sequence[Position]
    known: list[bool]
    candidates: tuple[tuple[int, int], ...]

    def weight(self, index: int, number: int, rest: str) -> float:
        """How much speaks for a candidate."""
        line = self.document.line(self.positions[index])
        weight = 1.0
        if not rest or self.numbers.leading(rest):
            weight += 1.0
        if any(self.known[index + 1 : index + 1 + _HEADING_WITHIN]):
            weight += 1.0
        if index == 0 or self.positions[index - 1].page != self.positions[index].page:
            weight += 0.7
        elif line.gap >= 0.4:  # noqa: PLR2004 - line pitches
            weight += 0.5
        elif not ends_sentence(self.document.line(self.positions[index - 1]).text):
            weight -= 1.5
        if self._listed(index) or _LEADER.search(rest):
            weight -= _IN_LIST if self._again(index, number) or _LEADER.search(rest) else _IN_SHORT_ROW
        return weight

    def _again(self, index: int, number: int) -> bool:
        """Whether the number stands elsewhere, too: contents and agendas only repeat what cases have."""
        return any(other == number and at != index for at, other in self.candidates)

    def _listed(self, index: int) -> bool:
        """Whether another candidate stands a few rows off with no text between: a contents list or an agenda."""
        here = self.positions[index]
        row = self.document.line(here).row
        for other, _ in self.candidates:
            there = self.positions[other]
            low, high = min(index, other), max(index, other)
            if low == high or there.page != here.page or abs(self.document.line(there).row - row) > _NEAR:
                continue
            between = (self.document.line(position).text for position in self.positions[low + 1 : high])
            if not any(self.known[low : high + 1]) and not any(text.endswith(".") for text in between):
                return True
        return False


def _chain(candidates: list[CaseStart]) -> list[CaseStart]:
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
    chain: list[CaseStart] = []
    at = max(range(len(best)), key=lambda index: best[index][0], default=-1)
    while at >= 0:
        chain.append(candidates[at])
        at = best[at][1]
    return chain[::-1]

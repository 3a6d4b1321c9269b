"""Mends § lines that were misread, where the meeting's own numbering leaves one answer.

"883" stands for "§ 83", "§ 4B" for "§ 48": a line like that, between the §§ before and after the one that is missing,
at a place where a case may begin, is that §. The word is mended and the ledger says so; a person is asked to look.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from diakrit.knowledge import Knowledge
from diakrit.model import CaseStart, Document, Position, RepairReason, ledger
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar
from diakrit.swedish.headings import Headings, could_be_heading
from diakrit.swedish.repair.calibration import SURE

_SIGN = r"[§$&8S5B]"
_DIGITS = str.maketrans("OoDQIl|!ZSsBgq", "00001111255899")
_MISREAD = re.compile(
    rf"^(?:[A-ZÅÄÖ]{{1,5}} )?(?P<sign>(?:§(?=[&$§]))?{_SIGN}) ?(?P<number>[\dOoDQIl|!ZSsBgq]{{1,4}})(?=\s|$)(?P<rest>.*)$"
)
_MOST_MISSING = 3  # numbers in a row that may be mended; a longer gap is a page that is not there
_HEADING_WITHIN = 9  # lines in which a case's first heading is expected
_GAP = 0.4  # line pitches of blank space above


@dataclass(frozen=True)
class Resequence:
    """Finds the §§ that the sequence lacks among the lines that may be them."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with misread § lines mended; where none was, with the § lines that begin cases."""
        headings = self.knowledge.headings()
        positions = list(document.positions())
        starts = tuple(self.knowledge.numbering.starts(document, positions, headings))
        numbers, mended = self.knowledge.case_numbers, document
        for before, after in pairwise(starts):
            missing = range(before.number + 1, after.number)
            for number in missing if len(missing) <= _MOST_MISSING else ():
                found = list(_readings(mended, positions, (before, after), number, headings, numbers))
                if len(found) == 1:
                    mended = _mended(mended, found[0], number)
        return replace(document, starts=starts) if mended is document else mended


def _readings(
    document: Document,
    positions: Sequence[Position],
    between: tuple[CaseStart, CaseStart],
    number: int,
    headings: Headings,
    numbers: CaseNumberGrammar,
) -> Iterator[Position]:
    """The lines between two §§ that may be a misread § of this number."""
    for index in range(between[0].index + 1, between[1].index):
        match = _MISREAD.match(document.line(positions[index]).text)
        read = match and int(match["number"].translate(_DIGITS)) == number and _misread(match, number)
        if match and read and _begins_case(document, positions, index, match["rest"].strip(), headings, numbers):
            yield positions[index]


def _misread(match: re.Match[str], number: int) -> bool:
    """Whether something was misread at all: what reads well was weighed already."""
    return match["sign"] not in "§$" or match["number"] != str(number)


def _begins_case(
    document: Document,
    positions: Sequence[Position],
    index: int,
    rest: str,
    headings: Headings,
    numbers: CaseNumberGrammar,
) -> bool:
    """Whether a case may begin at a line: set off, a title or a case number after it, a heading soon below."""
    line, above = document.line(positions[index]), positions[index - 1]
    if rest[:1].islower() or rest.startswith((",", ")", ";", "%")) or line.row == document.line(above).row:
        return False
    set_off = above.page != positions[index].page or line.gap >= _GAP
    below = (document.line(position).text for position in positions[index + 1 : index + 1 + _HEADING_WITHIN])
    headed = any(could_be_heading(text) and headings.find(text) is not None for text in below)
    return set_off and (headed or bool(numbers.leading(rest)))


def _mended(document: Document, position: Position, number: int) -> Document:
    line = document.line(position)
    match = _MISREAD.match(line.text)
    assert match is not None
    start = match.start("sign")
    mended = line.text[:start] + f"§ {number}"
    count = len(line.text[: match.end("number")].split())  # words that sign and number take
    first = len(line.text[:start].split())
    texts = mended[start:].split() if count - first > 1 else [f"§{number}"]
    return ledger.mended(document, position, dict(enumerate(texts, first)), RepairReason.SEQUENCE, SURE)

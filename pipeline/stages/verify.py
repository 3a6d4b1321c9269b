"""Doubts: what a person should look at before a record is used. Each becomes an issue with a code."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.grammar import casenumber
from pipeline.lexicon import Lexicon
from pipeline.model import Case, Document, Evidence, Issue, Page, PageState, Repair
from pipeline.stages import triage
from pipeline.stages.extract.identity import MEETING_KINDS
from pipeline.text import fold

_SURE = 0.85  # an identifier read with less confidence is looked at by a person
_RANGE_LABELS = ("paragraf", "justerade paragraf")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,4})(?:\s*[-–—]\s*(?:§ ?)?(\d{1,4}))?(?!\d)")
_MOST_GAPS = 50  # more missing numbers than this say nothing more
_IDENTIFIERS = ("case_number", "paragraph", "date")


@dataclass(frozen=True)
class Verify:
    """Writes issues on the document and on each case. Changes no value."""

    lexicon: Lexicon

    def __repr__(self) -> str:
        return "Verify()"

    def __call__(self, document: Document) -> Document:
        """The document with its doubts."""
        missing = _gaps(document)
        doubts = {page.number: tuple(self._page(page)) for page in document.pages}
        mended = _mended(document)
        cases = tuple(
            replace(
                case,
                issues=(
                    *case.issues,
                    *_case(document, case, doubts),
                    *_repaired(document, case, mended),
                    *missing.get(index, ()),
                ),
            )
            for index, case in enumerate(document.cases)
        )
        return replace(document, cases=cases)

    def _page(self, page: Page) -> Iterator[Issue]:
        if page.state is PageState.FAILED:
            yield Issue("page-failed", f"page {page.number} could not be read", page.number)
        if page.state is PageState.LOW:
            what = "was read with low confidence" if page.lines else "shows ink, but no words were read on it"
            yield Issue("page-low", f"page {page.number} {what}", page.number)
        if page.state is PageState.TEXT:
            doubt = triage.distrust(page.text, self.lexicon.swedish)
            if doubt:
                yield Issue("text-damaged", f"page {page.number}: {doubt.why}", page.number)


Rows = Mapping[tuple[int, int], Sequence[Repair]]
"""The ledger of repairs by page and printed row."""


def _mended(document: Document) -> Rows:
    rows: dict[tuple[int, int], list[Repair]] = {}
    for repair in document.repairs:
        rows.setdefault((repair.page, repair.line), []).append(repair)
    return rows


def _repaired(document: Document, case: Case, mended: Rows) -> Iterator[Issue]:
    """What the ledger says about the lines of a case."""
    positions = [*case.head, *case.title]
    for section in case.sections:
        positions += (*section.heading, *section.body)
    places = sorted({(position.page, document.line(position).row + 1) for position in positions})
    repairs = [repair for place in places for repair in mended.get(place, ())]
    hurt = [repair for repair in repairs if repair.applied and _by_english_model(repair)]
    if hurt:
        told = f"{len(hurt)} words had lost å, ä or ö and were mended; numbers in so damaged a text cannot be checked"
        yield Issue("text-repaired", told, hurt[0].page)
    doubtful = [repair for repair in repairs if not repair.applied]
    if doubtful:
        told = f"{len(doubtful)} words may be misread: the ledger of repairs has suggestions"
        yield Issue("repair-doubtful", told, doubtful[0].page)


def _by_english_model(repair: Repair) -> bool:
    return any(operation[:1] in "åäöÅÄÖ" for operation in repair.operations)


def _case(document: Document, case: Case, doubts: Mapping[int, tuple[Issue, ...]]) -> Iterator[Issue]:
    for page in document.pages:
        if case.pages[0] <= page.number <= case.pages[1] or case in _beside(document, page.number):
            yield from doubts[page.number]
    for field in case.fields:
        if field.name in _IDENTIFIERS:
            yield from _doubtful(field.name, [found for _, found in field.evidence])
    number = case.value("case_number")
    if isinstance(number, str) and casenumber.alone(number) is None:
        yield Issue("case-number-unknown", "the case number has a form that no known scheme has")
    if case.kind in MEETING_KINDS and case.value("paragraph") and case.value("meeting_date") is None:
        yield Issue("meeting-date-missing", "no date of the meeting was found")


def _beside(document: Document, number: int) -> list[Case]:
    """The cases that a lost page may have held a part of: the one it follows and the one that follows it."""
    if document.pages[number - 1].lines:
        return []
    before = [case for case in document.cases if case.pages[0] <= number]
    after = [case for case in document.cases if case.pages[0] > number]
    return [*before[-1:], *after[:1]]


def _doubtful(name: str, evidence: list[Evidence]) -> Iterator[Issue]:
    for found in evidence:
        if found.confidence is not None and found.confidence < _SURE:
            yield Issue(
                f"{name.replace('_', '-')}-doubtful", f"read by OCR with confidence {found.confidence:.2f}", found.page
            )


def _gaps(document: Document) -> dict[int, list[Issue]]:
    """Numbers that the sequence or the front page's own range has and no record has, on the case before the gap."""
    numbered = {
        int(str(case.value("paragraph"))): index
        for index, case in enumerate(document.cases)
        if case.kind == "protokoll" and case.value("paragraph")
    }
    found: dict[int, list[Issue]] = {}
    if not numbered:
        return found
    expected = _stated(document) or set(range(min(numbered), max(numbered) + 1))
    for number in sorted(expected - numbered.keys())[:_MOST_GAPS]:
        before = max((other for other in numbered if other < number), default=min(numbered))
        issue = Issue("paragraph-missing", f"§ {number} belongs to the sequence but was not found")
        found.setdefault(numbered[before], []).append(issue)
    return found


def _stated(document: Document) -> set[int]:
    """The §-numbers that the front page states: in the cell beside, or on the line of, "Paragrafer"."""
    stated: set[int] = set()
    for number in document.front:
        for row in document.pages[number - 1].rows():
            for index, line in enumerate(row):
                if fold(line.text).startswith(_RANGE_LABELS):
                    told = " ".join(other.text for other in row[index : index + 2])
                    for first, last in _NUMBERS.findall(told):
                        stated.update(range(int(first), int(last or first) + 1))
    return stated

"""Doubts: what a person should look at before a record is used. Each becomes an issue with a code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.lexicon import Lexicon
from diakrit.model import MANY_UNREAD, Case, Document, Evidence, Issue, Page, PageState, Repair
from diakrit.stages.extract.identity import COMPETING, IN_TITLE
from diakrit.stages.resequence import SEQUENCE
from diakrit.swedish import soundness
from diakrit.swedish.gazetteer import ONE_MENTION
from diakrit.swedish.grammar import casenumber

_SURE = 0.85  # an identifier read with less confidence is looked at by a person
_MOST_STATED = 2_000  # numbers that one range on a front page may span
_MOST_GAPS = 50  # more missing numbers than this say nothing more
_IDENTIFIERS = ("case_number", "paragraph", "date")  # of the record itself
_READ_TWICE = ("meeting_date", "other_case_numbers", "votes")


@dataclass(frozen=True)
class Verify:
    """Writes issues on the document and on each case. Changes no value."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with its doubts."""
        missing = _gaps(document)
        doubts = {page.number: tuple(self._page(page)) for page in document.pages}
        mended = _mended(document)
        meetings = [tuple(_meeting(document, index)) for index in range(len(document.meetings))]
        cases = tuple(
            replace(
                case,
                issues=(
                    *case.issues,
                    *(meetings[case.meeting] if case.meeting is not None else ()),
                    *_sensitive(document, case),
                    *_case(self.knowledge.lexicon, document, case, doubts),
                    *_repaired(document, case, mended),
                    *missing.get(index, ()),
                ),
            )
            for index, case in enumerate(document.cases)
        )
        return replace(document, cases=cases)

    def _page(self, page: Page) -> Iterator[Issue]:
        if page.state is PageState.FAILED:
            yield Issue("page-failed", page.number)
        if page.state is PageState.LOW:
            cause = "unread" if page.unread >= MANY_UNREAD else "weak" if page.lines else "no-words"
            yield Issue("page-low", page.number, cause, facts={"count": page.unread} if cause == "unread" else {})
        if page.state is PageState.TEXT:
            doubt = soundness.distrust(page.text, self.knowledge.lexicon.swedish)
            if doubt:
                yield Issue("text-damaged", page.number, doubt.cause, facts={"part": doubt.part, "whole": doubt.whole})


Rows = Mapping[tuple[int, int], Sequence[Repair]]
"""The ledger of repairs by page and printed row."""


def _mended(document: Document) -> Rows:
    rows: dict[tuple[int, int], list[Repair]] = {}
    for repair in document.repairs:
        rows.setdefault((repair.page, repair.line), []).append(repair)
    return rows


def _repaired(document: Document, case: Case, mended: Rows) -> Iterator[Issue]:
    """What the ledger says about the lines of a case."""
    places = sorted({(position.page, document.line(position).row + 1) for position in case.positions})
    repairs = [repair for place in places for repair in mended.get(place, ())]
    hurt = [repair for repair in repairs if repair.applied and _by_english_model(repair)]
    if hurt:
        yield Issue("text-repaired", hurt[0].page, facts={"count": len(hurt)})
    if case.head and any(
        repair.reason == SEQUENCE and repair.line == document.line(case.head[0]).row + 1 for repair in repairs
    ):
        yield Issue("paragraph-doubtful", case.head[0].page, "sequence", "paragraph")
    doubtful = [repair for repair in repairs if not repair.applied]
    if doubtful:
        yield Issue("repair-doubtful", doubtful[0].page, facts={"count": len(doubtful)})


def _sensitive(document: Document, case: Case) -> Iterator[Issue]:
    places = document.sensitive_in(case)
    if places:
        yield Issue("sensitive-data", places[0].page, facts={"count": len(places)})


def _by_english_model(repair: Repair) -> bool:
    return any(operation[:1] in "åäöÅÄÖ" for operation in repair.operations)


def _case(lexicon: Lexicon, document: Document, case: Case, doubts: Mapping[int, tuple[Issue, ...]]) -> Iterator[Issue]:
    for page in document.pages:
        if case.pages[0] <= page.number <= case.pages[1] or case in _beside(document, page.number):
            yield from doubts[page.number]
    for each in case.fields:
        evidence = [found for _, found in each.evidence]
        if each.name in _IDENTIFIERS:
            yield from _doubtful(each.name, evidence)
        if each.name in _READ_TWICE and each.value != case.value("date"):
            yield from _disputed(each.name, evidence)
    places = [found for each in case.fields if each.name == "municipality" for _, found in each.evidence]
    if any(found.how.endswith(ONE_MENTION) for found in places):
        yield Issue("municipality-doubtful", places[0].page, field="municipality")
    votes = case.value("votes")
    if isinstance(votes, tuple) and any(isinstance(vote, dict) and vote["agrees"] is False for vote in votes):
        yield Issue("vote-sums", field="votes")
    yield from _number(lexicon, case)
    if case.is_minutes and case.value("paragraph") and case.value("meeting_date") is None:
        yield Issue("meeting-date-missing", field="meeting_date")


def _number(lexicon: Lexicon, case: Case) -> Iterator[Issue]:
    """Doubts about the form of the record's own number."""
    number = case.value("case_number")
    if isinstance(number, str) and casenumber.alone(number) is None:
        yield Issue("case-number-unknown", field="case_number")
    if profile := lexicon.profiles.get(str(case.value("municipality"))):
        family = case.value("case_number_family")
        if family and profile.schemes and family not in profile.schemes:
            yield Issue("case-number-unusual", field="case_number")
    places = [found for each in case.fields if each.name == "case_number" for _, found in each.evidence]
    if any(found.how.endswith(COMPETING) for found in places):
        yield Issue("case-number-doubtful", places[0].page, "competing", "case_number")
    if any(found.how.endswith(IN_TITLE) for found in places):
        yield Issue("case-number-doubtful", places[0].page, "in-title", "case_number")
    if _from_the_future(case):
        yield Issue("case-number-doubtful", None, "later-year", "case_number")


def _from_the_future(case: Case) -> bool:
    number, day = case.value("case_number_normalised"), case.value("date")
    if not isinstance(number, str) or not isinstance(day, str):
        return False
    *_, year, _running = number.split(":")
    return year > day[:4]


def _beside(document: Document, number: int) -> list[Case]:
    """The cases that a lost page may have held a part of: the one it follows and the one that follows it."""
    if document.pages[number - 1].lines:
        return []
    before = [case for case in document.cases if case.pages[0] <= number]
    after = [case for case in document.cases if case.pages[0] > number]
    return [*before[-1:], *after[:1]]


def _doubtful(name: str, evidence: Sequence[Evidence]) -> Iterator[Issue]:
    yield from _disputed(name, evidence)
    for found in evidence:
        alone = not (found.disputed or (found.second and found.twice))
        if alone and found.confidence is not None and found.confidence < _SURE:
            yield Issue(_code(name), found.page, "weak", name, {"percent": round(100 * found.confidence)})


def _disputed(name: str, evidence: Sequence[Evidence]) -> Iterator[Issue]:
    found = next((found for found in evidence if found.disputed), None)
    if found:
        yield Issue(_code(name), found.page, "disputed", name)


def _code(name: str) -> str:
    return f"{name.replace('_', '-')}-doubtful"


def _gaps(document: Document) -> dict[int, list[Issue]]:
    """Numbers that the sequence or the front page's own range has and no record has, on the case before the gap."""
    found: dict[int, list[Issue]] = {}
    for meeting in {case.meeting for case in document.cases if case.kind == "protokoll"}:
        numbered = {
            int(str(case.value("paragraph"))): index
            for index, case in enumerate(document.cases)
            if case.kind == "protokoll" and case.meeting == meeting and case.value("paragraph")
        }
        if not numbered:
            continue
        spans = document.meetings[meeting].paragraphs if meeting is not None else ()
        stated = {number for first, last in spans for number in range(first, min(last, first + _MOST_STATED) + 1)}
        expected = stated or set(range(min(numbered), max(numbered) + 1))
        for number in sorted(expected - numbered.keys())[:_MOST_GAPS]:
            before = max((other for other in numbered if other < number), default=min(numbered))
            issue = Issue("paragraph-missing", field="paragraph", facts={"paragraph": number})
            found.setdefault(numbered[before], []).append(issue)
        for number in sorted(numbered.keys() - stated if stated else ()):
            issue = Issue("paragraph-beyond", field="paragraph", facts={"paragraph": number})
            found.setdefault(numbered[number], []).append(issue)
    return found


def _meeting(document: Document, index: int) -> Iterator[Issue]:
    """What cannot be true of a meeting: its days in another order than minutes are made in."""
    meeting = document.meetings[index]
    held = next((case.value("date") for case in document.cases if case.meeting == index), None)
    days = [held if isinstance(held, str) else None, meeting.adjusted, meeting.posted, meeting.removed]
    known = [day for day in days if day]
    if known != sorted(known):
        yield Issue("meeting-days", meeting.pages[0])

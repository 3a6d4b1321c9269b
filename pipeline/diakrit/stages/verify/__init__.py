"""Doubts: what a person should look at before a record is used. Each becomes an issue with a code."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.model import (
    DOUBTFUL,
    MANY_UNREAD,
    Case,
    DocType,
    Document,
    Evidence,
    FieldName,
    Issue,
    IssueCode,
    Page,
    PageState,
    Repair,
    RepairReason,
    Rule,
)
from diakrit.stages.verify.structure import Structure, has
from diakrit.swedish import soundness

_SURE = 0.85  # an identifier read with less confidence is looked at by a person
_MOST_STATED = 2_000  # numbers that one range on a front page may span
_MOST_GAPS = 50  # more missing numbers than this say nothing more
_IDENTIFIERS = (FieldName.CASE_NUMBER, FieldName.PARAGRAPH, FieldName.DATE)  # of the record itself
_EVERY = {
    DocType.PROTOKOLL: (FieldName.TITLE,),
    DocType.PROTOKOLLSUTDRAG: (FieldName.PARAGRAPH, FieldName.TITLE, FieldName.DECISIONS),
    DocType.TJANSTESKRIVELSE: (FieldName.TITLE,),
}
"""What no paper of a kind is without."""
_READ_TWICE = (FieldName.MEETING_DATE, FieldName.OTHER_CASE_NUMBERS, FieldName.VOTES)


@dataclass(frozen=True)
class Verify:
    """Writes issues on the document and on each case. Changes no value."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with its doubts."""
        missing = _gaps(document)
        structure = Structure(self.knowledge, document).doubts()
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
                    *_case(self.knowledge, document, case, doubts),
                    *_repaired(document, case, mended),
                    *structure[index],
                    *missing.get(index, ()),
                ),
            )
            for index, case in enumerate(document.cases)
        )
        return replace(document, cases=cases)

    def _page(self, page: Page) -> Iterator[Issue]:
        if page.state is PageState.FAILED:
            yield Issue(IssueCode.PAGE_FAILED, page.number)
        if page.state is PageState.LOW:
            cause = "unread" if page.unread >= MANY_UNREAD else "weak" if page.lines else "no-words"
            yield Issue(
                IssueCode.PAGE_LOW, page.number, cause, facts={"count": page.unread} if cause == "unread" else {}
            )
        if page.state is PageState.TEXT:
            doubt = soundness.distrust(page.text, self.knowledge.lexicon.swedish)
            if doubt:
                yield Issue(
                    IssueCode.TEXT_DAMAGED, page.number, doubt.cause, facts={"part": doubt.part, "whole": doubt.whole}
                )


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
        yield Issue(IssueCode.TEXT_REPAIRED, hurt[0].page, facts={"count": len(hurt)})
    if case.head and any(
        repair.reason is RepairReason.SEQUENCE and repair.line == document.line(case.head[0]).row + 1
        for repair in repairs
    ):
        yield Issue(IssueCode.PARAGRAPH_DOUBTFUL, case.head[0].page, "sequence", FieldName.PARAGRAPH)
    doubtful = [repair for repair in repairs if not repair.applied]
    if doubtful:
        yield Issue(IssueCode.REPAIR_DOUBTFUL, doubtful[0].page, facts={"count": len(doubtful)})


def _sensitive(document: Document, case: Case) -> Iterator[Issue]:
    places = document.sensitive_in(case)
    if places:
        yield Issue(IssueCode.SENSITIVE_DATA, places[0].page, facts={"count": len(places)})


def _by_english_model(repair: Repair) -> bool:
    return any(operation[:1] in "åäöÅÄÖ" for operation in repair.operations)


def _case(
    knowledge: Knowledge, document: Document, case: Case, doubts: Mapping[int, tuple[Issue, ...]]
) -> Iterator[Issue]:
    for page in document.pages:
        if case.pages[0] <= page.number <= case.pages[1] or case in _beside(document, page.number):
            yield from doubts[page.number]
    yield from _identifiers(case)
    places = case.evidence_of(FieldName.MUNICIPALITY)
    if any(found.rule is Rule.ONE_MENTION for found in places):
        yield Issue(IssueCode.MUNICIPALITY_DOUBTFUL, places[0].page, field=FieldName.MUNICIPALITY)
    if any(vote.agrees is False for vote in case.fields.votes):
        yield Issue(IssueCode.VOTE_SUMS, field=FieldName.VOTES)
    yield from _number(knowledge, case)
    yield from (Issue(IssueCode.FIELD_MISSING, case.pages[0], field=name) for name in _missing(case))
    if case.is_minutes and case.fields.paragraph and case.fields.meeting_date is None:
        yield Issue(IssueCode.MEETING_DATE_MISSING, field=FieldName.MEETING_DATE)


def _missing(case: Case) -> Iterator[FieldName]:
    """What every paper of a kind has, and this one lacks: it was not understood, or its page is not here."""
    return (name for name in _EVERY.get(case.kind, ()) if not has(case, name))


def _identifiers(case: Case) -> Iterator[Issue]:
    """Doubts about how the identifiers were read, in the order in which they were found."""
    for name in case.evidence:
        evidence = case.evidence_of(name)
        if name in _IDENTIFIERS:
            yield from _doubtful(name, evidence)
        same = name is FieldName.MEETING_DATE and case.fields.meeting_date == case.fields.date
        if name in _READ_TWICE and not same:
            yield from _disputed(name, evidence)


def _number(knowledge: Knowledge, case: Case) -> Iterator[Issue]:
    """Doubts about the form of the record's own number."""
    fields = case.fields
    if fields.case_number is not None and knowledge.case_numbers.alone(fields.case_number) is None:
        yield Issue(IssueCode.CASE_NUMBER_UNKNOWN, field=FieldName.CASE_NUMBER)
    if profile := knowledge.lexicon.profiles.get(fields.municipality or ""):
        family = fields.case_number_family
        if family and profile.schemes and family not in profile.schemes:
            yield Issue(IssueCode.CASE_NUMBER_UNUSUAL, field=FieldName.CASE_NUMBER)
    places = case.evidence_of(FieldName.CASE_NUMBER)
    if any(found.competing for found in places):
        yield Issue(IssueCode.CASE_NUMBER_DOUBTFUL, places[0].page, "competing", FieldName.CASE_NUMBER)
    if any(found.rule is Rule.TITLE_BRACKET for found in places):
        yield Issue(IssueCode.CASE_NUMBER_DOUBTFUL, places[0].page, "in-title", FieldName.CASE_NUMBER)
    if _from_the_future(case):
        yield Issue(IssueCode.CASE_NUMBER_DOUBTFUL, None, "later-year", FieldName.CASE_NUMBER)


def _from_the_future(case: Case) -> bool:
    number, day = case.fields.case_number_normalised, case.fields.date
    if number is None or day is None:
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


def _doubtful(name: FieldName, evidence: Sequence[Evidence]) -> Iterator[Issue]:
    yield from _disputed(name, evidence)
    for found in evidence:
        alone = not (found.disputed or (found.second and found.twice))
        if alone and found.confidence is not None and found.confidence < _SURE:
            yield Issue(DOUBTFUL[name], found.page, "weak", name, {"percent": round(100 * found.confidence)})


def _disputed(name: FieldName, evidence: Sequence[Evidence]) -> Iterator[Issue]:
    found = next((found for found in evidence if found.disputed), None)
    if found:
        yield Issue(DOUBTFUL[name], found.page, "disputed", name)


def _gaps(document: Document) -> dict[int, list[Issue]]:
    """Numbers that the sequence or the front page's own range has and no record has, on the case before the gap."""
    found: dict[int, list[Issue]] = {}
    for meeting in {case.meeting for case in document.cases if case.kind is DocType.PROTOKOLL}:
        numbered = {
            int(case.fields.paragraph): index
            for index, case in enumerate(document.cases)
            if case.kind is DocType.PROTOKOLL and case.meeting == meeting and case.fields.paragraph
        }
        if not numbered:
            continue
        spans = document.meetings[meeting].paragraphs if meeting is not None else ()
        stated = {number for first, last in spans for number in range(first, min(last, first + _MOST_STATED) + 1)}
        expected = stated or set(range(min(numbered), max(numbered) + 1))
        for number in sorted(expected - numbered.keys())[:_MOST_GAPS]:
            before = max((other for other in numbered if other < number), default=min(numbered))
            issue = Issue(IssueCode.PARAGRAPH_MISSING, field=FieldName.PARAGRAPH, facts={"paragraph": number})
            found.setdefault(numbered[before], []).append(issue)
        for number in sorted(numbered.keys() - stated if stated else ()):
            issue = Issue(IssueCode.PARAGRAPH_BEYOND, field=FieldName.PARAGRAPH, facts={"paragraph": number})
            found.setdefault(numbered[number], []).append(issue)
    return found


def _meeting(document: Document, index: int) -> Iterator[Issue]:
    """What cannot be true of a meeting: its days in another order than minutes are made in."""
    meeting = document.meetings[index]
    held = next((case.fields.date for case in document.cases if case.meeting == index), None)
    days = [held, meeting.adjusted, meeting.posted, meeting.removed]
    known = [day for day in days if day]
    if known != sorted(known):
        yield Issue(IssueCode.MEETING_DAYS, meeting.pages[0])

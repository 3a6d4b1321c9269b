"""From a finished document to the published records."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from diakrit import model
from diakrit.i18n import words
from diakrit.model import Case, Document, FieldName, Issue, IssueCode, Page, PageState
from diakrit.schema.document import DocumentEntry
from diakrit.schema.record import Provenance, Record
from diakrit.schema.values import SCHEMA_VERSION
from diakrit.text import slug

_READ_TWICE = frozenset(
    (
        FieldName.CASE_NUMBER,
        FieldName.OTHER_CASE_NUMBERS,
        FieldName.PARAGRAPH,
        FieldName.DATE,
        FieldName.MEETING_DATE,
        FieldName.REFERENCES,
        FieldName.PLAN,
    )
)
"""Fields that hold identifiers; in running text what a second engine read of some words is of no use."""


def document_entry(document: Document, provenance: Provenance) -> DocumentEntry:
    """The document with its records, validated against the contract."""
    source = document.source
    found = list(records(document, provenance))
    return DocumentEntry.model_validate(
        {
            "schema_version": SCHEMA_VERSION,
            "source": {"path": source.name, "sha256": source.sha256, "size": source.size},
            "doc_type": document.kind,
            "pages": [_page(document, page) for page in document.pages],
            "papers": [_paper(paper, found) for paper in document.papers],
            "meetings": [_meeting(document, index) for index in range(len(document.meetings))],
            "records": found,
            "sensitive": [_sensitive(place) for place in document.sensitive],
            "repairs": [_repair(row) for row in document.repairs],
            "issues": [_reason(issue) for issue in document.issues],
            "provenance": provenance,
        }
    )


def records(document: Document, provenance: Provenance) -> Iterator[Record]:
    """The records of a document in the order of the paper."""
    taken: dict[str, int] = {}
    meetings = [meeting_id(document, index) for index in range(len(document.meetings))]
    for ordinal, case in enumerate(document.cases, 1):
        identity = record_id(document, case, ordinal)
        taken[identity] = taken.get(identity, 0) + 1
        if taken[identity] > 1:
            identity = f"{identity}~{taken[identity]}"
        yield _record(document, case, identity, None if case.meeting is None else meetings[case.meeting], provenance)


def record_id(document: Document, case: Case, ordinal: int) -> str:
    """A stable id: the same paper read twice gives the same one.

    From municipality, body, date and § or case number where all are known, else from the file's digest and the place
    in it.
    """
    place, found = _place(case), case.fields
    number = slug(found.case_number) if found.case_number else None
    key = f"p{found.paragraph}" if found.paragraph and case.is_minutes else number
    if place and found.organ and found.date and key:
        return f"{slug(place)}.{slug(found.organ)}.{found.date}.{case.kind}.{key}"
    return f"sha256-{document.source.sha256[:24]}.{ordinal}"


def meeting_id(document: Document, index: int) -> str:
    """A stable id of a meeting: municipality, body and day where they are known."""
    parts = _of_meeting(document, index)
    if all(parts):
        return ".".join(slug(part) for part in parts if part)
    return f"sha256-{document.source.sha256[:24]}.meeting{index + 1}"


def _of_meeting(document: Document, index: int) -> tuple[str | None, str | None, str | None]:
    """Municipality, body and day of a meeting, each from the first of its cases that has it."""
    cases = [case for case in document.cases if case.meeting == index]
    return (
        next(filter(None, map(_place, cases)), None),
        next(filter(None, (case.fields.organ for case in cases)), None),
        next(filter(None, (case.fields.date for case in cases)), None),
    )


def _place(case: Case) -> str | None:
    """The municipality as it may stand in an id: one that is only supposed may not."""
    supposed = any(issue.code is IssueCode.MUNICIPALITY_DOUBTFUL for issue in case.issues)
    return None if supposed else case.fields.municipality


def _meeting(document: Document, index: int) -> dict[str, Any]:
    meeting = document.meetings[index]
    _, organ, day = _of_meeting(document, index)
    return {
        **asdict(meeting),
        "id": meeting_id(document, index),
        "organ": organ,
        "date": day,
        "evidence": {name: _evidence(found) for name, found in meeting.evidence},
    }


def _sensitive(place: model.Sensitive) -> dict[str, Any]:
    return {**asdict(place), "boxes": [_rounded(box) for box in place.boxes]}


def _record(document: Document, case: Case, identity: str, meeting: str | None, provenance: Provenance) -> Record:
    reasons = [_reason(issue) for issue in (*document.issues, *case.issues)]
    return Record.model_validate(
        {
            **asdict(case.fields),
            "schema_version": SCHEMA_VERSION,
            "id": identity,
            "doc_type": case.kind,
            "meeting": meeting,
            "sensitive": [_sensitive(place) for place in document.sensitive_in(case)],
            "evidence": {
                pointer: _evidence(found, twice=name in _READ_TWICE)
                for name, located in case.evidence.items()
                for pointer, found in located
            },
            "confidence": case.confidences,
            "review": {"status": "review" if reasons else "ok", "reasons": reasons, "corrected": ()},
            "source": {"path": document.source.name, "sha256": document.source.sha256, "pages": case.pages},
            "provenance": provenance,
        }
    )


def _evidence(found: model.Evidence, *, twice: bool = False) -> dict[str, Any]:
    boxes = [_rounded(box) for box in found.boxes]
    return {
        "page": found.page,
        "boxes": boxes or None,
        "line": found.line,
        "raw": found.raw,
        "confidence": found.confidence,
        "rule": found.rule,
        "how": found.how,
        "second": found.second if twice else None,
        "disputed": found.disputed,
    }


def _repair(row: model.Repair) -> dict[str, Any]:
    return {**asdict(row), "box": _rounded(row.box) if row.box else None}


def _rounded(box: model.Box) -> tuple[float, ...]:
    return tuple(min(1.0, max(0.0, round(side, 4))) for side in box)


def _reason(issue: Issue) -> dict[str, Any]:
    doubt = asdict(issue)
    return {**doubt, "message": words("en").reason(**doubt)}


def _paper(paper: model.Paper, found: Sequence[Record]) -> dict[str, Any]:
    kinds = [found[index].doc_type for index in paper.cases]
    return {
        "doc_type": max(kinds, key=kinds.count) if kinds else None,
        "pages": paper.pages,
        "records": [found[index].id for index in paper.cases],
    }


def _page(document: Document, page: Page) -> dict[str, Any]:
    return {
        "number": page.number,
        "state": page.state.value,
        "how": page.how,
        "role": _role(document, page),
        "words": sum(1 for _ in page.words),
        "confidence": page.confidence,
        "prepared": page.prepared,
        "attempts": page.attempts,
        "unread": page.unread,
        "turned": page.turned,
        "width": round(page.width, 2),
        "height": round(page.height, 2),
    }


def _role(document: Document, page: Page) -> str:
    if role := document.roles.get(page.number):
        return role.value
    if page.state in (PageState.BLANK, PageState.FAILED):
        return page.state.value
    within = any(case.pages[0] <= page.number <= case.pages[1] for case in document.cases)
    return "record" if within else "unassigned"

"""From a finished document to the published records."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from diakrit import model
from diakrit.i18n import words
from diakrit.model import Case, Document, Issue, Page, PageState
from diakrit.schema.delivery import DocumentEntry
from diakrit.schema.record import SCHEMA_VERSION, Provenance, Record
from diakrit.text import slug

_LISTS = (
    "other_case_numbers",
    "proposals",
    "decisions",
    "motions",
    "votes",
    "dissents",
    "disqualified",
    "basis",
    "plan",
    "recipients",
    "staff",
    "references",
    "sections",
)
_READ_TWICE = frozenset(
    ("case_number", "other_case_numbers", "paragraph", "date", "meeting_date", "references", "plan")
)
"""Fields that hold identifiers; in running text what a second engine read of some words is of no use."""
_SCALARS = (
    "municipality",
    "organ",
    "date",
    "meeting_date",
    "paragraph",
    "case_number",
    "case_number_normalised",
    "case_number_family",
    "title",
    "summary",
    "background",
)


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
    for ordinal, case in enumerate(document.cases, 1):
        identity = record_id(document, case, ordinal)
        taken[identity] = taken.get(identity, 0) + 1
        if taken[identity] > 1:
            identity = f"{identity}~{taken[identity]}"
        yield _record(document, case, identity, provenance)


def record_id(document: Document, case: Case, ordinal: int) -> str:
    """A stable id: the same paper read twice gives the same one.

    From municipality, body, date and § or case number where all are known, else from the file's digest and the place
    in it.
    """
    place, organ, day = (_sure(case, name) for name in ("municipality", "organ", "date"))
    paragraph, number = case.value("paragraph"), case.value("case_number")
    key = f"p{paragraph}" if paragraph and case.is_minutes else slug(str(number)) if number else None
    if place and organ and day and key:
        return f"{slug(place)}.{slug(organ)}.{day}.{case.kind}.{key}"
    return f"sha256-{document.source.sha256[:24]}.{ordinal}"


def meeting_id(document: Document, index: int) -> str:
    """A stable id of a meeting: municipality, body and day where they are known."""
    parts = [_of_meeting(document, index, name) for name in ("municipality", "organ", "date")]
    if all(parts):
        return ".".join(slug(part) for part in parts if part)
    return f"sha256-{document.source.sha256[:24]}.meeting{index + 1}"


def _of_meeting(document: Document, index: int, name: str) -> str | None:
    values = (_sure(case, name) for case in document.cases if case.meeting == index)
    return next(filter(None, values), None)


def _sure(case: Case, name: str) -> str | None:
    """A value that may stand in an id: a municipality that is only supposed may not."""
    value = case.value(name)
    supposed = name == "municipality" and any(issue.code == "municipality-doubtful" for issue in case.issues)
    return value if isinstance(value, str) and not supposed else None


def _meeting(document: Document, index: int) -> dict[str, Any]:
    return {
        **asdict(document.meetings[index]),
        "id": meeting_id(document, index),
        "organ": _of_meeting(document, index, "organ"),
        "date": _of_meeting(document, index, "date"),
        "evidence": {name: _evidence(found) for name, found in document.meetings[index].evidence},
    }


def _sensitive(place: model.Sensitive) -> dict[str, Any]:
    return {**asdict(place), "boxes": [_rounded(box) for box in place.boxes]}


def _record(document: Document, case: Case, identity: str, provenance: Provenance) -> Record:
    reasons = [_reason(issue) for issue in (*document.issues, *case.issues)]
    values: dict[str, Any] = {name: case.value(name) for name in _SCALARS}
    values |= {name: case.value(name) or () for name in _LISTS}
    return Record.model_validate(
        {
            **values,
            "schema_version": SCHEMA_VERSION,
            "id": identity,
            "doc_type": case.kind,
            "meeting": None if case.meeting is None else meeting_id(document, case.meeting),
            "sensitive": [_sensitive(place) for place in document.sensitive_in(case)],
            "evidence": {
                pointer: _evidence(found, twice=field.name in _READ_TWICE)
                for field in case.fields
                for pointer, found in field.evidence
            },
            "confidence": case.confidences,
            "review": {"status": "review" if reasons else "ok", "reasons": reasons},
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

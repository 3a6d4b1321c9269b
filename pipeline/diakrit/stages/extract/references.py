"""What a record refers to: other decisions, cases, laws, publications; and the case numbers that are not its own."""

from collections.abc import Iterator

from diakrit.model import Evidence, Field, Value
from diakrit.stages.extract.view import CaseView
from diakrit.swedish.grammar import casenumber
from diakrit.swedish.grammar.references import Reference


def references(view: CaseView, own_number: str | None) -> Iterator[Field]:
    """The fields `references` and `other_case_numbers`, one entry for each target however often it is named."""
    text = view.text
    rows: list[Value] = []
    evidence: list[tuple[str, Evidence]] = []
    named: list[Reference] = []
    for found in view.desk.annotate(text.text).references:
        if found.value == own_number or _own_paragraph(view, found.start):
            continue
        if any(_same_target(found, other) for other in named):
            continue
        named.append(found)
        evidence.append((f"/references/{len(rows)}", text.evidence("reference", found.start, found.end)))
        rows.append({"kind": found.kind, "value": found.value, "organ": found.organ, "date": found.date})
    yield Field("references", tuple(rows), tuple(evidence))
    yield _other_numbers(view, own_number)


def _same_target(found: Reference, other: Reference) -> bool:
    """Whether a reference was named before: a mention without a day means the one with it, "KF" the kommunfullmäktige."""
    if (found.kind, found.value) != (other.kind, other.value):
        return False
    bodies = {body[0].lower() for body in (found.organ, other.organ) if body}
    return found.date is None or (found.date == other.date and len(bodies) <= 1)


def _own_paragraph(view: CaseView, start: int) -> bool:
    """Whether a § is the one that stands before this record's own title."""
    return start == 0 and bool(view.case.title) and view.case.title[0] in view.case.head


def _other_numbers(view: CaseView, own_number: str | None) -> Field:
    text = view.text
    found: dict[str, Evidence] = {}
    for number in casenumber.find(text.text):
        if number.value != own_number and number.value not in found:
            found[number.value] = text.evidence("reference", number.start, number.end)
    evidence = tuple((f"/other_case_numbers/{index}", item) for index, item in enumerate(found.values()))
    return Field("other_case_numbers", tuple(found), evidence)

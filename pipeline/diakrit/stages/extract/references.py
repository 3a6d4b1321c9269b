"""What a record refers to: other decisions, cases, laws, publications; and the case numbers that are not its own."""

from collections.abc import Iterator

from diakrit.model import Reference, Rule
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView
from diakrit.swedish.grammar.references import FoundReference


def references(view: CaseView, own_number: str | None) -> Iterator[Found[Reference]]:
    """The field `references`, one entry for each target however often it is named."""
    text = view.text
    named: list[FoundReference] = []
    for found in view.desk.knowledge.references.find(text.text):
        if found.value == own_number or _own_paragraph(view, found.start):
            continue
        if any(_same_target(found, other) for other in named):
            continue
        named.append(found)
        yield Found.at(
            Reference(found.kind, found.value, found.organ, found.date),
            text.evidence(Rule.REFERENCE, found.start, found.end),
        )


def _same_target(found: FoundReference, other: FoundReference) -> bool:
    """Whether a reference was named before: a mention without a day means the one with it, "KF" the kommunfullmäktige."""
    if (found.kind, found.value) != (other.kind, other.value):
        return False
    bodies = {body[0].lower() for body in (found.organ, other.organ) if body}
    return found.date is None or (found.date == other.date and len(bodies) <= 1)


def _own_paragraph(view: CaseView, start: int) -> bool:
    """Whether a § is the one that stands before this record's own title."""
    return start == 0 and bool(view.case.title) and view.case.title[0] in view.case.head


def other_numbers(view: CaseView, own_number: str | None) -> Iterator[Found[str]]:
    """The field `other_case_numbers`, each number once."""
    text = view.text
    known = {own_number}
    for number in view.desk.knowledge.case_numbers.find(text.text):
        if number.value not in known:
            known.add(number.value)
            yield Found.at(number.value, text.evidence(Rule.REFERENCE, number.start, number.end))

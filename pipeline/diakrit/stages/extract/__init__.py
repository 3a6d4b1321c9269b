"""Extraction: from the sections of each case to its fields, each with its evidence. Absent is absent."""

from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.model import Case, CaseFields, Document, FieldName, SectionKind
from diakrit.stages.extract import debate, identity, items, lists, references
from diakrit.stages.extract.found import Findings, Found
from diakrit.stages.extract.prose import printed, prose
from diakrit.stages.extract.staff import staff
from diakrit.stages.extract.view import CaseView, Desk


@dataclass(frozen=True)
class Extract:
    """Fills the fields of every case."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with the fields of its cases."""
        desk = Desk(self.knowledge, document)
        places = {pages: identity.municipality(desk, pages) for pages in {case.paper_pages for case in document.cases}}
        cases = (_filled(CaseView(desk, case), places[case.paper_pages]) for case in document.cases)
        return replace(document, cases=tuple(cases))


def _filled(view: CaseView, place: Found[str] | None) -> Case:
    """The case with its fields. The evidence is published in the order in which they are found here."""
    found = Findings()
    day = identity.date(view)
    number = identity.case_number(view)
    normalised = view.desk.knowledge.case_numbers.normalised
    own = number.value.value if number else None
    fields = CaseFields(
        municipality=found.one(FieldName.MUNICIPALITY, place or identity.seat(view)),
        organ=found.one(FieldName.ORGAN, identity.organ(view)),
        date=found.one(FieldName.DATE, day),
        meeting_date=found.one(FieldName.MEETING_DATE, day if view.case.is_minutes else None),
        paragraph=found.one(FieldName.PARAGRAPH, identity.paragraph(view)),
        case_number=found.one(FieldName.CASE_NUMBER, Found(own, number.evidence) if number else None),
        case_number_normalised=normalised(number.value.value, number.value.family) if number else None,
        case_number_family=number.value.family if number else None,
        title=found.one(FieldName.TITLE, identity.title(view, own)),
        summary=found.one(FieldName.SUMMARY, prose(view, SectionKind.SUMMARY)),
        background=found.one(FieldName.BACKGROUND, prose(view, SectionKind.BACKGROUND)),
        sections=found.rows(FieldName.SECTIONS, printed(view)),
        proposals=found.rows(FieldName.PROPOSALS, items.proposals(view)),
        decisions=found.rows(FieldName.DECISIONS, items.decisions(view)),
        motions=found.rows(FieldName.MOTIONS, debate.motions(view)),
        votes=found.rows(FieldName.VOTES, debate.votes(view)),
        dissents=found.rows(FieldName.DISSENTS, debate.dissents(view)),
        disqualified=found.rows(FieldName.DISQUALIFIED, debate.disqualified(view)),
        basis=found.rows(FieldName.BASIS, lists.basis(view)),
        recipients=found.rows(FieldName.RECIPIENTS, lists.recipients(view)),
        plan=found.rows(FieldName.PLAN, lists.plan(view)),
        staff=found.rows(FieldName.STAFF, staff(view)),
        references=found.rows(FieldName.REFERENCES, references.references(view, own)),
        other_case_numbers=found.rows(FieldName.OTHER_CASE_NUMBERS, references.other_numbers(view, own)),
    )
    return replace(view.case, fields=fields, evidence=found.evidence)

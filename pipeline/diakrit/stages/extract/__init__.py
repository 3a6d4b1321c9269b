"""Extraction: from the sections of each case to its fields, each with its evidence. Absent is absent."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.model import Case, Document, Field
from diakrit.stages.extract.debate import held
from diakrit.stages.extract.identity import identity
from diakrit.stages.extract.items import decided
from diakrit.stages.extract.lists import listed, plan
from diakrit.stages.extract.municipality import municipality
from diakrit.stages.extract.prose import prose
from diakrit.stages.extract.references import references
from diakrit.stages.extract.staff import staff
from diakrit.stages.extract.view import CaseView, Desk


@dataclass(frozen=True)
class Extract:
    """Fills the fields of every case."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with the fields of its cases."""
        desk = Desk(self.knowledge, document)
        places = {pages: self._place(desk, pages) for pages in {case.paper_pages for case in document.cases}}
        cases = (replace(case, fields=tuple(_fields(desk, case, places[case.paper_pages]))) for case in document.cases)
        return replace(document, cases=tuple(cases))

    def _place(self, desk: Desk, pages: tuple[int, ...]) -> Field | None:
        return municipality(self.knowledge.gazetteer, desk.document, pages, desk.transcript)


def _fields(desk: Desk, case: Case, place: Field | None) -> Iterator[Field]:
    view = CaseView(desk, case)
    if place:
        yield place
    own_number: str | None = None
    for found in identity(view):
        if found.name == "case_number":
            own_number = str(found.value)
        yield found
    yield from prose(view)
    yield from decided(view)
    yield from held(view)
    yield listed(view, "basis")
    yield listed(view, "recipients")
    yield plan(view)
    yield staff(view)
    yield from references(view, own_number)

"""Running text: summary, background, and all sections as they stand."""

from collections.abc import Iterator

from diakrit.model import Evidence, Field, Value
from diakrit.stages.extract.view import CaseView, single


def prose(view: CaseView) -> Iterator[Field]:
    """The fields `summary`, `background` and `sections`."""
    for name in ("summary", "background"):
        if found := view.prose(view.sections(name)):
            yield single(name, found.text, found.evidence("section"))
    yield _sections(view)


def _sections(view: CaseView) -> Field:
    rows: list[Value] = []
    evidence: list[tuple[str, Evidence]] = []
    for index, section in enumerate(view.case.sections):
        body = view.prose(iter((section,)))
        rows.append({"kind": section.kind, "heading": view.heading(section), "text": body.text if body else ""})
        if body:
            evidence.append((f"/sections/{index}/text", body.evidence("section")))
        if section.heading:
            evidence.append((f"/sections/{index}/heading", view.desk.passage(*section.heading).evidence("heading")))
    return Field("sections", tuple(rows), tuple(evidence))

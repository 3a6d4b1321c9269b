"""Running text: summary, background, and all sections as they stand."""

from collections.abc import Iterator

from diakrit.model import Evidence, PrintedSection, Rule, SectionKind
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView


def prose(view: CaseView, kind: SectionKind) -> Found[str] | None:
    """The text of all sections of a kind, for the fields `summary` and `background`."""
    passage = view.prose(view.sections(kind))
    return Found.at(passage.text, passage.evidence(Rule.SECTION)) if passage else None


def printed(view: CaseView) -> Iterator[Found[PrintedSection]]:
    """The field `sections`."""
    for section in view.case.sections:
        body = view.prose(iter((section,)))
        evidence: list[tuple[str, Evidence]] = []
        if body:
            evidence.append(("/text", body.evidence(Rule.SECTION)))
        if section.heading:
            evidence.append(("/heading", view.desk.passage(*section.heading).evidence(Rule.HEADING)))
        yield Found(PrintedSection(section.kind, view.heading(section), body.text if body else ""), tuple(evidence))

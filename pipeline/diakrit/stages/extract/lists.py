"""Plain lists: basis, recipients, plan."""

from collections.abc import Iterator

from diakrit.model import PlanRow, Rule, Section, SectionKind
from diakrit.model.passage import Passage
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView, without_marker
from diakrit.swedish.paragraphs import MARKER
from diakrit.text import ends_sentence, starts_lower

_INDENT = 0.008  # page widths; a lost bullet leaves one blank behind in a text file


def basis(view: CaseView) -> Iterator[Found[str]]:
    """The field `basis`: one text for each bullet or printed entry."""
    return _listed(view, SectionKind.BASIS, Rule.BASIS)


def recipients(view: CaseView) -> Iterator[Found[str]]:
    """The field `recipients`: one text for each bullet or printed entry."""
    return _listed(view, SectionKind.RECIPIENTS, Rule.RECIPIENTS)


def _listed(view: CaseView, kind: SectionKind, rule: Rule) -> Iterator[Found[str]]:
    for section in view.sections(kind):
        for entry in _entries(view, section):
            yield Found.at(entry.text, entry.evidence(rule))


def _entries(view: CaseView, section: Section) -> Iterator[Passage]:
    paragraphs = view.paragraphs(section)
    marked = any(MARKER.match(paragraph.text) for paragraph in paragraphs)
    groups: list[list[Passage]] = []
    for paragraph in paragraphs:
        begins = not starts_lower(paragraph.text) if marked else _aligned(view, paragraphs[0], paragraph)
        if begins and groups and not MARKER.match(paragraph.text) and _runs_on(view, groups[-1][-1], paragraph):
            begins = False
        if groups and not begins:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    for group in groups:
        entry = without_marker(view.desk.transcript.joined(group, " "))
        if any(char.isalnum() for char in entry.text):
            yield entry


def _runs_on(view: CaseView, above: Passage, below: Passage) -> bool:
    """Whether an entry ends in the middle because the first word of the next line had no room on its last."""
    last, word = above.marks[-1].position, below.marks[0].word
    if word.box is None or last.page != below.marks[0].position.page or ends_sentence(above.text):
        return False
    lines = view.desk.document.pages[last.page - 1].lines
    margin = max(line.right for line in lines if not line.furniture)
    return margin - view.desk.document.line(last).right < word.box.right - word.box.left


def _aligned(view: CaseView, first: Passage, paragraph: Passage) -> bool:
    """Whether an entry without a marker begins as far in as the first one: what does not, goes on the one above."""
    lefts = [view.desk.document.line(passage.marks[0].position).left for passage in (first, paragraph)]
    return abs(lefts[0] - lefts[1]) < _INDENT


def plan(view: CaseView) -> Iterator[Found[PlanRow]]:
    """The field `plan`: which body takes the case up on which day."""
    for section in view.sections(SectionKind.PLAN):
        for passage in view.rows(section):
            day = next(iter(view.desk.annotate(passage.text).dates), None)
            organ = passage.text[: day.start].strip(" ,:\t") if day else ""
            if day and organ:
                yield Found.at(PlanRow(organ, day.value), passage.evidence(Rule.PLAN))

"""Plain lists: basis, recipients, plan."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diakrit.model import PlanRow, Position, Rule, Section, SectionKind
from diakrit.model.passage import Passage
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView, without_marker
from diakrit.swedish.paragraphs import MARKER
from diakrit.text import ends_sentence, starts_lower

_INDENT = 0.008  # page widths; a lost bullet leaves one blank behind in a text file
_SET_OFF = 0.4  # line pitches
_FULL = 40  # characters; a shorter line has room for another word
_ENDS = re.compile(r"\d[\d/-]*\.?$|\)$")  # a date, a number, a bracket: few titles of papers go on behind one


def basis(view: CaseView) -> Iterator[Found[str]]:
    """The field `basis`: one text for each bullet or printed entry."""
    return _listed(view, SectionKind.BASIS, Rule.BASIS)


def recipients(view: CaseView) -> Iterator[Found[str]]:
    """The field `recipients`: one text for each bullet, printed entry, or name in running text."""
    for section in view.sections(SectionKind.RECIPIENTS):
        entries = list(_entries(view, section))
        for entry in _by_comma(view, entries) or entries:
            yield Found.at(entry.text, entry.evidence(Rule.RECIPIENTS))


def _by_comma(view: CaseView, entries: Sequence[Passage]) -> list[Passage]:
    """The names of a list that runs on in its lines, parted by commas; nothing where entries have lines of their own.

    A comma inside a name stays: small letters or a person's title follow it.
    """
    if not all(_runs_on(view, entry, below) for entry, below in pairwise(entries)):
        return []
    whole = view.desk.transcript.joined(entries, " ")
    knowledge = view.desk.knowledge
    between = [*knowledge.prose.between_names(whole.text), *view.desk.organs.behind_name(whole.text)]
    last = knowledge.prose.before_last(whole.text)
    if between and last and not knowledge.gazetteer.lists(last[0]):  # "Eka och Lunds räddningstjänst" is one
        between.append(last[1])
    between.sort()
    starts, ends = [0, *(end for _, end in between)], [*(start for start, _ in between), len(whole.text.rstrip(" ,."))]
    names = [whole.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    titled = any(view.desk.people.is_title(name.text) for name in names)
    return names if len(names) > 1 and all(name.text for name in names) and not titled else []


def _runs_on(view: CaseView, entry: Passage, below: Passage) -> bool:
    """Whether names parted by commas go on in the next line."""
    full = len(entry.text) >= _FULL and _had_no_room(view, entry.marks[-1].position, below.marks[0].position)
    return entry.text.endswith(",") or (full and len(view.desk.knowledge.prose.between_names(entry.text)) > 1)


def _listed(view: CaseView, kind: SectionKind, rule: Rule) -> Iterator[Found[str]]:
    for section in view.sections(kind):
        for entry in _entries(view, section):
            yield Found.at(entry.text, entry.evidence(rule))


def _entries(view: CaseView, section: Section) -> Iterator[Passage]:
    paragraphs = view.paragraphs(section)
    marked = any(MARKER.match(paragraph.text) for paragraph in paragraphs)
    for group in _by_marker(paragraphs) if marked else _by_row(view, paragraphs):
        entry = without_marker(view.desk.transcript.joined(group, " "))
        if any(char.isalnum() for char in entry.text):
            yield entry


def _by_marker(paragraphs: Sequence[Passage]) -> list[list[Passage]]:
    """The paragraphs of each entry: where some have a bullet, what begins small goes on the entry above."""
    groups: list[list[Passage]] = []
    for paragraph in paragraphs:
        if groups and starts_lower(paragraph.text):
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    return groups


def _by_row(view: CaseView, paragraphs: Sequence[Passage]) -> list[list[Passage]]:
    """The paragraphs of each entry of a list without bullets: each printed row begins one, but for those that go on."""
    groups: list[list[Passage]] = []
    for paragraph in paragraphs:
        for piece in _cut_at_rows(view, paragraphs[0].marks[0].position, paragraph):
            last = groups[-1][-1].marks[-1].position if groups else None
            if last and _goes_on(view, paragraphs[0].marks[0].position, last, piece.marks[0].position):
                groups[-1].append(piece)
            else:
                groups.append([piece])
    return groups


def _cut_at_rows(view: CaseView, first: Position, paragraph: Passage) -> Iterator[Passage]:
    """A paragraph cut before each row that begins an entry of its own."""
    start = 0
    for above, mark in pairwise(paragraph.marks):
        new_row = not view.desk.document.same_row(above.position, mark.position)
        if new_row and not _goes_on(view, first, above.position, mark.position):
            yield paragraph.cut(start, mark.start)
            start = mark.start
    yield paragraph.cut(start)


def _goes_on(view: CaseView, first: Position, last: Position, position: Position) -> bool:
    """Whether a row goes on the entry above: it begins small or further in, or its first word had no room there."""
    desk = view.desk
    above, line = desk.document.line(last), desk.document.line(position)
    indented = abs(line.left - desk.document.line(first).left) >= _INDENT
    if indented or starts_lower(line.text) or desk.knowledge.prose.goes_on(above.text):
        return True
    if line.gap >= _SET_OFF or len(above.text) < _FULL or not _had_no_room(view, last, position):
        return False
    if above.text.endswith(",") or not line.text[0].isalpha():
        return True
    person = desk.people.split(line.text)
    if person and person.title and desk.people.is_first_name(person.name.split()[0]):
        return False
    word = line.words[0].text.strip('.,;:()"”')
    return not (ends_sentence(above.text) or _ENDS.search(above.text) or desk.knowledge.repairer.is_common(word))


def _had_no_room(view: CaseView, last: Position, position: Position) -> bool:
    """Whether the first word of a line is wider than what the line above left free."""
    document = view.desk.document
    if last.page != position.page:
        return False
    margin = max(line.right for line in document.pages[last.page - 1].lines if not line.furniture)
    line = document.line(position)
    width = (line.right - line.left) * len(line.words[0].text) / len(line.text)
    return margin - document.line(last).right < width


def plan(view: CaseView) -> Iterator[Found[PlanRow]]:
    """The field `plan`: which body takes the case up on which day."""
    for section in view.sections(SectionKind.PLAN):
        for passage in view.rows(section):
            day = next(iter(view.desk.annotate(passage.text).dates), None)
            organ = passage.text[: day.start].strip(" ,:\t") if day else ""
            if day and organ:
                yield Found.at(PlanRow(organ, day.value), passage.evidence(Rule.PLAN))

"""Which paper, which case: body, dates, §, case number, title."""

import re
from collections.abc import Iterator
from dataclasses import replace

from diakrit.model import Cell, DocType, Evidence, PageRole, Position, Rule, SectionKind
from diakrit.model.passage import Passage
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView, Desk
from diakrit.swedish import numbering
from diakrit.swedish.gazetteer import named
from diakrit.swedish.grammar.casenumber import CaseNumber, CaseNumberGrammar

_HEAD_LINES = 12  # lines of a letter in which its addressee may stand
_LABELLED_WITHIN = 6  # lines under the head in which a labelled case number may stand
_PLACE_ENDS = re.compile(r"\s*,\s*|\s+(?=\d)")  # between a town, a house, a day
_TRAILING_BRACKET = re.compile(r"\s*\(([^()]+)\)$")


def municipality(desk: Desk, pages: tuple[int, ...]) -> Found[str] | None:
    """The municipality that the pages of a paper name; its first mention is the evidence."""
    found = named(desk.document.places_on(pages))
    if found is None:
        return None
    rule = Rule.MENTIONS if found.sure else Rule.ONE_MENTION
    return Found.at(found.name, desk.passage(found.position).evidence(rule, found.start, found.end))


def seat(view: CaseView) -> Found[str] | None:
    """The municipality whose name is the place of the meeting ("Sälgö, stadshuset"), where nothing else names one."""
    if view.case.meeting is None:
        return None
    meeting = view.desk.document.meetings[view.case.meeting]
    name = next(filter(view.desk.knowledge.gazetteer.lists, _PLACE_ENDS.split(meeting.place or "")), None)
    evidence = next((found for label, found in meeting.evidence if label in ("place_time", "place")), None)
    return Found.at(name, evidence) if name and evidence else None


def organ(view: CaseView) -> Found[str] | None:
    """The body that takes the case up."""
    for head in view.letterheads:
        if head.organ:
            return Found.at(head.organ.value, _in_cell(view, head.organ, Rule.LETTERHEAD))
    for number in view.desk.document.pages_as(PageRole.FRONT):
        for index, line in enumerate(view.desk.document.pages[number - 1].lines):
            if name := view.desk.organs.alone(line.text):
                return Found.at(name, _in_cell(view, Cell(name, Position(number, index)), Rule.FRONT_PAGE))
    return _addressee(view) or _organ_of_lead(view) or _summoned(view)


def _summoned(view: CaseView) -> Found[str] | None:
    """The body that a summons calls, where no head names it: the first that its top lines name."""
    for passage in _top_of_summons(view):
        if named := next(view.desk.organs.find(passage.text), None):
            return Found.at(named.name, passage.evidence(Rule.TOP_LINE, named.start, named.end))
    return None


def _top_of_summons(view: CaseView) -> Iterator[Passage]:
    if view.case.kind is DocType.KALLELSE:
        number = view.case.paper_pages[0]
        for index in range(len(view.desk.document.pages[number - 1].lines[:_HEAD_LINES])):
            yield view.desk.passage(Position(number, index))


def _addressee(view: CaseView) -> Found[str] | None:
    """The body that a letter is sent to: a line "Till kultur- och fritidsnämnden" above its first section."""
    if view.case.is_minutes:
        return None
    number = view.case.paper_pages[0]
    lines = view.desk.document.pages[number - 1].lines[:_HEAD_LINES]
    for index, line in enumerate(lines):
        if (to := view.desk.knowledge.labels.addressee(line.text)) is not None:
            beside, below = line.text[to:], lines[index + 1 : index + 2]
            at = index if beside or not below else index + 1
            addressee = beside or lines[at].text
            if name := view.desk.organs.alone(addressee[:1].upper() + addressee[1:]):
                return Found.at(name, _in_cell(view, Cell(lines[at].text, Position(number, at)), Rule.ADDRESSEE))
    return None


def _organ_of_lead(view: CaseView) -> Found[str] | None:
    """The body that "föreslår" or "beslutar" in the line that leads to the decisions or proposals."""
    words = view.desk.knowledge.decisions
    for section in view.sections(SectionKind.DECISION if view.case.is_minutes else SectionKind.PROPOSAL):
        for paragraph in view.paragraphs(section)[:1]:
            first = next(view.desk.organs.find(paragraph.text), None)
            before = paragraph.text[: first.start] if first else ""
            led = not before or (not view.case.is_minutes and words.leads_to_body(before))
            if first and led and words.goes_on(paragraph.text, first.end):
                return Found.at(first.name, paragraph.evidence(Rule.LEAD, first.start, first.end))
    return None


def date(view: CaseView) -> Found[str] | None:
    """The day of the paper; for minutes that of the meeting."""
    dates = view.desk.knowledge.dates
    for head in view.letterheads:
        cell = head.cells.get("date")
        if cell and (day := next(dates.find(cell.value), None)):
            return Found.at(day.value, _in_cell(view, cell, Rule.HEADER_CELL))
        if head.date:
            return Found.at(head.date.value, _in_cell(view, head.date, Rule.LETTERHEAD))
    for number in view.desk.document.pages_as(PageRole.FRONT):
        for index, line in enumerate(view.desk.document.pages[number - 1].lines):
            if day := next(dates.find(line.text), None):
                return Found.at(day.value, _in_cell(view, Cell(line.text, Position(number, index)), Rule.FRONT_PAGE))
    for passage in _top_of_summons(view):
        if day := next(dates.find(passage.text), None):
            return Found.at(day.value, passage.evidence(Rule.TOP_LINE, day.start, day.end))
    return None


def _in_cell(view: CaseView, cell: Cell, rule: Rule) -> Evidence:
    passage = view.desk.passage(cell.position)
    start = passage.text.find(cell.value)
    return passage.evidence(rule) if start < 0 else passage.evidence(rule, start, start + len(cell.value))


def paragraph(view: CaseView) -> Found[str] | None:
    """The number of the §."""
    for position in view.case.head[:1]:
        passage = view.desk.passage(position)
        match = numbering.PARAGRAPH.match(passage.text)
        if match:
            end = match.end("number")
            return Found.at(str(int(match["number"])), passage.evidence(Rule.PARAGRAPH_LINE, 0, end))
    return None


def case_number(view: CaseView) -> Found[CaseNumber] | None:
    """The record's own number: a letter's header cell speaks first, for a § the lines under it do.

    A summons has none but in its head: the numbers in its text are those of the cases that it lists.
    """
    numbers = view.desk.knowledge.case_numbers
    if view.case.kind is DocType.KALLELSE:
        cell = _first(numbers, _cells(view))
        return Found.at(cell[0], cell[1].evidence(cell[2], cell[0].start, cell[0].end)) if cell else None
    lines, cells = _first(numbers, _lines(view)), _first(numbers, _cells(view))
    found = [place for place in ((lines, cells) if view.case.is_minutes else (cells, lines)) if place]
    found = found or [
        place for place in (_first(numbers, _labelled(view)), _bracketed(view), _first(numbers, _headed(view))) if place
    ]
    if not found:
        return None
    number, passage, rule = found[0]
    differ = len({numbers.normalised(other.value, other.family) for other, _, _ in found}) > 1
    return Found.at(number, replace(passage.evidence(rule, number.start, number.end), competing=differ))


Place = tuple[Passage, Rule]
"""A passage that may hold the number of a case, and the rule that says so."""
Numbered = tuple[CaseNumber, Passage, Rule]
"""A case number, the passage that holds it, and the rule that found it."""


def _first(numbers: CaseNumberGrammar, places: Iterator[Place]) -> Numbered | None:
    """The number that the first of some places holds."""
    for passage, rule in places:
        labelled = rule is Rule.HEADER_CELL
        if number := numbers.first(passage.text, labelled=labelled) or numbers.alone(passage.text):
            return number, passage, rule
    return None


def _lines(view: CaseView) -> Iterator[Place]:
    """The lines that number a case."""
    for index, position in enumerate(view.case.head):
        line, goes_on = view.desk.passage(position), view.desk.passage(*view.case.head[index:])
        if match := numbering.PARAGRAPH.match(line.text):
            yield goes_on.cut(match.start("rest")), Rule.PARAGRAPH_LINE
        else:
            yield goes_on, Rule.OWN_LINE
            yield line, Rule.OWN_LINE  # alone it may stand in brackets


def _cells(view: CaseView) -> Iterator[Place]:
    """The header cells of a paper that speak for one case alone."""
    for head in view.letterheads if view.case.kind is not DocType.PROTOKOLL else []:
        if cell := head.cells.get("case_number"):
            passage = view.desk.passage(cell.position)
            yield passage.cut(max(0, passage.text.find(cell.value))), Rule.HEADER_CELL


def _labelled(view: CaseView) -> Iterator[Place]:
    """Labelled lines at the head of a text that nothing else numbers."""
    for section in view.case.sections[:1]:
        for index, position in enumerate(section.body[:_LABELLED_WITHIN] if section.kind is SectionKind.TEXT else ()):
            if view.desk.knowledge.case_numbers.begins_with_label(view.desk.passage(position).text):
                yield view.desk.passage(*section.body[index : index + 2]), Rule.LABELLED_LINE


def _headed(view: CaseView) -> Iterator[Place]:
    """Lines in the head of a letter that are a number and nothing else."""
    if view.case.is_minutes:
        return
    first = view.case.paper_pages[0]
    for index, line in enumerate(view.desk.document.pages[first - 1].lines):
        numbers = view.desk.knowledge.case_numbers.find(line.text) if line.furniture else ()
        if any(number.raw == line.text for number in numbers):
            yield view.desk.passage(Position(first, index)), Rule.LETTERHEAD


def _bracketed(view: CaseView) -> Numbered | None:
    """The number in brackets behind a title. It may be that of another case, so it never passes unseen."""
    match = _TRAILING_BRACKET.search(view.title.text)
    number = view.desk.knowledge.case_numbers.alone(match[1]) if match else None
    return (number, view.title.cut(match.start(1)), Rule.TITLE_BRACKET) if match and number else None


def title(view: CaseView, own_number: str | None) -> Found[str] | None:
    """The title without the numbers of the case; one in brackets that is another case's belongs to it."""
    passage, numbers = view.title, view.desk.knowledge.case_numbers
    match = numbering.PARAGRAPH.match(passage.text)
    if match:
        passage = passage.cut(match.start("rest"))
        lead = re.match(r"[\s.:–-]*", passage.text)
        passage = passage.cut(lead.end() if lead else 0)
        passage = passage.cut(numbers.leading(passage.text))
    if (trailing := numbers.trailing(passage.text)) is not None:
        passage = passage.cut(0, trailing)
    bracket = _TRAILING_BRACKET.search(passage.text)
    number = numbers.alone(bracket[1]) if bracket else None
    if bracket and number and number.value == own_number:
        passage = passage.cut(0, bracket.start())
    text = passage.text.strip("'‘’´`|")
    return Found.at(text, passage.evidence(Rule.TITLE)) if text else None

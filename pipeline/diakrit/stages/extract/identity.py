"""Which paper, which case: body, dates, §, case number, title."""

import re
from collections.abc import Iterator

from diakrit.model import Field, PageRole, Position
from diakrit.model.passage import Passage
from diakrit.stages.extract.view import CaseView, single
from diakrit.stages.segment import numbering
from diakrit.stages.segment.letterhead import Cell
from diakrit.stages.segment.sections import TEXT
from diakrit.swedish.grammar import casenumber, dates
from diakrit.swedish.grammar.casenumber import CaseNumber

_TO = re.compile(r"Till\b:? ?")
_HEAD_LINES = 12  # lines of a letter in which its addressee may stand
_LABELLED_WITHIN = 6  # lines under the head in which a labelled case number may stand
_LEADS_TO_BODY = re.compile(r"I |[^.:]{3,80}\bf.resl\w* (?:att )?")
_DECIDES = re.compile(r"\s+(?:besluta|f.resl)|:?$")
_CELL = "header cell"
IN_TITLE = "in brackets behind the title"
COMPETING = "another number competes"
_TRAILING_BRACKET = re.compile(r"\s*\(([^()]+)\)$")
_TRAILING_NUMBER = re.compile(rf"\s*\(?{casenumber.LABEL}\s*\S.*$", re.IGNORECASE)


def identity(view: CaseView) -> Iterator[Field]:
    """The fields that tell one record from another."""
    numbers = list(_case_number(view))
    title = _title(view, str(numbers[0].value) if numbers else None)
    yield from (field for field in (_organ(view), *_dates(view), _paragraph(view), *numbers, title) if field)


def _organ(view: CaseView) -> Field | None:
    for head in view.letterheads:
        if head.organ:
            return _from_cell(view, "organ", head.organ.value, head.organ, "letterhead")
    for number in view.desk.document.pages_as(PageRole.FRONT):
        for index, line in enumerate(view.desk.document.pages[number - 1].lines):
            if name := view.desk.organs.alone(line.text):
                return _from_cell(view, "organ", name, Cell(name, Position(number, index)), "front page")
    return _addressee(view) or _organ_of_lead(view)


def _addressee(view: CaseView) -> Field | None:
    """The body that a letter is sent to: a line "Till kultur- och fritidsnämnden" above its first section."""
    if view.case.is_minutes:
        return None
    number = view.case.paper_pages[0]
    lines = view.desk.document.pages[number - 1].lines[:_HEAD_LINES]
    for index, line in enumerate(lines):
        if to := _TO.match(line.text):
            beside, below = line.text[to.end() :], lines[index + 1 : index + 2]
            at = index if beside or not below else index + 1
            addressee = beside or lines[at].text
            if name := view.desk.organs.alone(addressee[:1].upper() + addressee[1:]):
                return _from_cell(view, "organ", name, Cell(lines[at].text, Position(number, at)), "addressee")
    return None


def _organ_of_lead(view: CaseView) -> Field | None:
    """The body that "föreslår" or "beslutar" in the line that leads to the decisions or proposals."""
    for section in view.sections("decision" if view.case.is_minutes else "proposal"):
        for paragraph in view.paragraphs(section)[:1]:
            first = next(view.desk.organs.find(paragraph.text), None)
            before = paragraph.text[: first.start] if first else ""
            led = not before or (not view.case.is_minutes and _LEADS_TO_BODY.fullmatch(before))
            if first and led and _DECIDES.match(paragraph.text, first.end):
                return single("organ", first.name, paragraph.evidence("lead of the decision", first.start, first.end))
    return None


def _dates(view: CaseView) -> Iterator[Field]:
    found = _date(view)
    if found is None:
        return
    day, cell, how = found
    yield _from_cell(view, "date", day, cell, how)
    if view.case.is_minutes:
        yield _from_cell(view, "meeting_date", day, cell, how)


def _date(view: CaseView) -> tuple[str, Cell, str] | None:
    for head in view.letterheads:
        cell = head.cells.get("datum")
        if cell and (day := next(dates.find(cell.value), None)):
            return day.value, cell, "header cell"
        if head.date:
            return head.date.value, head.date, "letterhead"
    for number in view.desk.document.pages_as(PageRole.FRONT):
        for index, line in enumerate(view.desk.document.pages[number - 1].lines):
            if day := next(dates.find(line.text), None):
                return day.value, Cell(line.text, Position(number, index)), "front page"
    return None


def _from_cell(view: CaseView, name: str, value: str, cell: Cell, how: str) -> Field:
    passage = view.desk.passage(cell.position)
    start = passage.text.find(cell.value)
    if start < 0:
        return single(name, value, passage.evidence(how))
    return single(name, value, passage.evidence(how, start, start + len(cell.value)))


def _paragraph(view: CaseView) -> Field | None:
    for position in view.case.head[:1]:
        passage = view.desk.passage(position)
        match = numbering.PARAGRAPH.match(passage.text)
        if match:
            end = match.end("number")
            return single("paragraph", str(int(match["number"])), passage.evidence("§ line", 0, end))
    return None


def _case_number(view: CaseView) -> Iterator[Field]:
    """The record's own number: a letter's header cell speaks first, for a § the lines under it do."""
    lines, cells = _first(_lines(view)), _first(_cells(view))
    found = [place for place in ((lines, cells) if view.case.is_minutes else (cells, lines)) if place]
    found = found or [place for place in (_first(_labelled(view)), _bracketed(view)) if place]
    if not found:
        return
    number, passage, how = found[0]
    differ = len({casenumber.normalised(other.value, other.family) for other, _, _ in found}) > 1
    how = f"{how}; {COMPETING}" if differ else how
    yield single("case_number", number.value, passage.evidence(how, number.start, number.end))
    yield single("case_number_family", number.family, None)
    yield single("case_number_normalised", casenumber.normalised(number.value, number.family), None)


Found = tuple[CaseNumber, Passage, str]
"""A case number, the passage that holds it, and how it was found."""


def _first(places: Iterator[tuple[Passage, str]]) -> Found | None:
    """The number that the first of some places holds."""
    for passage, how in places:
        if number := casenumber.first(passage.text, labelled=how == _CELL) or casenumber.alone(passage.text):
            return number, passage, how
    return None


def _lines(view: CaseView) -> Iterator[tuple[Passage, str]]:
    """The lines that number a case."""
    for index, position in enumerate(view.case.head):
        line, goes_on = view.desk.passage(position), view.desk.passage(*view.case.head[index:])
        if match := numbering.PARAGRAPH.match(line.text):
            yield goes_on.cut(match.start("rest")), "§ line"
        else:
            yield goes_on, "line of its own"
            yield line, "line of its own"  # alone it may stand in brackets


def _cells(view: CaseView) -> Iterator[tuple[Passage, str]]:
    """The header cells of a paper that speak for one case alone."""
    for head in view.letterheads if view.case.kind != "protokoll" else []:
        if cell := head.cells.get("diarienr"):
            passage = view.desk.passage(cell.position)
            yield passage.cut(max(0, passage.text.find(cell.value))), _CELL


def _labelled(view: CaseView) -> Iterator[tuple[Passage, str]]:
    """Labelled lines at the head of a text that nothing else numbers."""
    for section in view.case.sections[:1]:
        for index, position in enumerate(section.body[:_LABELLED_WITHIN] if section.kind == TEXT else ()):
            if casenumber.begins_with_label(view.desk.passage(position).text):
                yield view.desk.passage(*section.body[index : index + 2]), "labelled line"


def _bracketed(view: CaseView) -> Found | None:
    """The number in brackets behind a title. It may be that of another case, so it never passes unseen."""
    match = _TRAILING_BRACKET.search(view.title.text)
    number = casenumber.alone(match[1]) if match else None
    return (number, view.title.cut(match.start(1)), IN_TITLE) if match and number else None


def _title(view: CaseView, own_number: str | None) -> Field | None:
    """The title without the numbers of the case; one in brackets that is another case's belongs to it."""
    passage = view.title
    match = numbering.PARAGRAPH.match(passage.text)
    if match:
        passage = passage.cut(match.start("rest"))
        lead = re.match(r"[\s.:–-]*", passage.text)
        passage = passage.cut(lead.end() if lead else 0)
        passage = passage.cut(casenumber.leading(passage.text))
    if trailing := _TRAILING_NUMBER.search(passage.text):
        passage = passage.cut(0, trailing.start())
    bracket = _TRAILING_BRACKET.search(passage.text)
    number = casenumber.alone(bracket[1]) if bracket else None
    if bracket and number and number.value == own_number:
        passage = passage.cut(0, bracket.start())
    text = passage.text.strip("'‘’´`|")
    return single("title", text, passage.evidence("title")) if text else None

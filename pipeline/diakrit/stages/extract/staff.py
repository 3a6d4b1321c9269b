"""Who is responsible: header cells, the section Ansvariga, signature blocks, approval lines; merged by name."""

import re
from collections.abc import Iterator
from dataclasses import replace

from diakrit.model import Line, Position, Rule, Section, SectionKind, StaffMember, StaffRole
from diakrit.model.passage import Passage
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView
from diakrit.swedish.grammar.people import EDGES, Person

_COLUMN = 0.06  # cells of one column begin within this share of the page's width
_GLUED = re.compile(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ][a-zåäö]+ )")  # "UtvecklingsledareNils Ek"


Named = Found[StaffMember]


def staff(view: CaseView) -> Iterator[Named]:
    """The field `staff`. The first role that names somebody stays; a title is taken from wherever one is printed."""
    merged: dict[str, Named] = {}
    for found in (*_header(view), *_responsible(view), *_signatures(view)):
        known = merged.setdefault(found.value.name, found)
        if known.value.title is None and found.value.title:
            merged[found.value.name] = _titled(known, found.value.title)
    return iter(merged.values())


def _titled(found: Named, title: str | None) -> Named:
    return Found(replace(found.value, title=title), found.evidence)


def _header(view: CaseView) -> Iterator[Named]:
    for head in view.letterheads:
        for label in ("officer", "reference"):
            if cell := head.cells.get(label):
                passage = view.desk.passage(cell.position)
                evidence = passage.evidence(Rule.HEADER_CELL, max(0, passage.text.find(cell.value)))
                for person in _in_cell(view, cell.value, named=label == "reference"):
                    title = person.title or _title_under(view, cell.position)
                    yield Found.at(StaffMember(person.name, title, StaffRole.HANDLAGGARE), evidence)


def _in_cell(view: CaseView, text: str, *, named: bool) -> list[Person]:
    """The people of a cell: several names parted by commas, else one with a title. `named`: it may hold other things."""
    pieces = (part for piece in re.split(r", |/", text) for part in view.desk.knowledge.prose.joined(piece))
    parts = [part.strip() for part in pieces]
    if len(parts) > 1 and all(view.desk.people.is_name(part) for part in parts):
        return [Person(part) for part in parts]
    person = view.desk.people.split(text)
    known = person is not None and view.desk.people.is_first_name(person.name.split()[0])
    if named and not known:
        return []
    return [person or Person(text.strip(" ,"))]


def _title_under(view: CaseView, position: Position) -> str | None:
    """The title that stands right under a name in a header cell."""
    page = view.desk.document.pages[position.page - 1]
    name = page.lines[position.index]
    under = [line for line in page.lines if line.row == name.row + 1 and abs(line.left - name.left) <= _COLUMN]
    return next((line.text for line in under if line.furniture and view.desk.people.is_title(line.text)), None)


def _responsible(view: CaseView) -> Iterator[Named]:
    for section in view.sections(SectionKind.STAFF):
        leads = view.desk.people.heads_officers(view.heading(section) or "")
        role = StaffRole.HANDLAGGARE if leads else StaffRole.ANSVARIG
        lines = [view.desk.passage(position) for position in section.body]
        found = list(_column(view, lines, role))
        yield from found or (member for line in lines for member in _named(view, line, role))


def _named(view: CaseView, line: Passage, role: StaffRole) -> Iterator[Named]:
    """Whom a line of running text names, and the title it gives each."""
    mentions = view.desk.annotate(line.text)
    for person in mentions.people:
        title = next((found for found in mentions.titles if found.start >= person.end), None)
        evidence = line.evidence(Rule.SECTION, person.start, title.end if title else person.end)
        yield Found.at(StaffMember(person.value, title.value if title else None, role), evidence)


def _signatures(view: CaseView) -> Iterator[Named]:
    approved: list[Named] = []
    for section in view.sections(SectionKind.SIGNATURE):
        for column in _columns(view, section):
            for found in _column(view, column, StaffRole.UNDERTECKNARE):
                if found.value.role is StaffRole.UNDERTECKNARE:
                    yield found
                else:
                    approved.append(found)
    yield from approved


def _columns(view: CaseView, section: Section) -> list[list[Passage]]:
    """The lines of a signature block, column by column from the left."""
    columns: list[tuple[float, list[Position]]] = []
    for position in section.body:
        line = view.desk.document.line(position)
        column = next((found for left, found in columns if abs(left - line.left) <= _COLUMN), None)
        if column is None:
            columns.append((line.left, [position]))
        else:
            column.append(position)
    ordered = sorted(columns, key=lambda column: column[0])
    return [_approvals_whole(view, found) for _, found in ordered]


def _approvals_whole(view: CaseView, column: list[Position]) -> list[Passage]:
    """Joins an approval line that runs over two printed lines, and parts one that is glued to a title."""
    passages: list[Passage] = []
    index = 0
    while index < len(column):
        line: Line = view.desk.document.line(column[index])
        taken = 1
        if (
            view.desk.people.approval(line.text)
            and not any(char.isdigit() for char in line.text)
            and index + 1 < len(column)
        ):
            taken = 2
        passage = view.desk.passage(*column[index : index + taken])
        glued = _GLUED.search(passage.text) if view.desk.people.approval(passage.text) else None
        if glued and view.desk.people.is_title(passage.text[: glued.start()]):
            passages.append(passage.cut(0, glued.start()))
            passage = passage.cut(glued.start())
        passages.append(passage)
        index += taken
    return passages


def _column(view: CaseView, passages: list[Passage], role: StaffRole) -> Iterator[Named]:
    """Names and titles one under the other, or on one line."""
    open_names: list[Named] = []
    for passage in passages:
        if found := view.desk.people.approval(passage.text):
            approver = StaffMember(found.name, None, StaffRole.GODKANNARE)
            yield Found.at(approver, passage.evidence(Rule.APPROVAL))
            continue
        whole = view.desk.people.split(passage.text)
        people = (
            [whole]
            if whole and view.desk.people.is_title(whole.title or "")
            else [view.desk.people.split(part) for part in view.desk.knowledge.prose.joined(passage.text)]
        )
        named = [person for person in people if person]
        if named and len(named) == len(people):
            yield from open_names
            evidence = passage.evidence(Rule.SIGNATURE)
            open_names = [Found.at(StaffMember(one.name, one.title, role), evidence) for one in named]
        elif open_names and view.desk.people.is_title(passage.text):
            title = passage.text.strip(EDGES)
            titles = title.split("/") if len(open_names) > 1 else [title]
            yield from (
                _titled(one, one.value.title or (titles[i].strip() if i < len(titles) else None))
                for i, one in enumerate(open_names)
            )
            open_names = []
    yield from open_names

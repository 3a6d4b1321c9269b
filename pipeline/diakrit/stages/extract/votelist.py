"""Voting lists: a table of members with a mark under Ja or Nej."""

from diakrit.model import Line, Member, Position, Section
from diakrit.stages.extract.view import CaseView
from diakrit.swedish.grammar.votes import Side
from diakrit.text import fold

_NEAR = 0.06  # page widths between a mark and the heading of its column
_PARTY = 6  # letters at most

Columns = dict[Side, float]


def votes_by_column(view: CaseView, section: Section) -> tuple[list[Member], list[Member]]:
    """Who voted yes and who no by the table of a section; empty where there is none."""
    yes: list[Member] = []
    no: list[Member] = []
    columns: Columns = {}
    for row in _rows(view, section):
        heads = {side: _middle(line) for line in row if (side := view.desk.knowledge.votes.side(line.text.strip(":")))}
        if {"yes", "no"} <= heads.keys():
            columns = heads
            continue
        member = _member(view, row) if columns else None
        side = _side(view, row, columns)
        if member and side in ("yes", "no"):
            (yes if side == "yes" else no).append(member)
    return yes, no


def _rows(view: CaseView, section: Section) -> list[list[Line]]:
    rows: dict[tuple[int, int], list[Line]] = {}
    for position in section.body:
        line = view.desk.document.line(position)
        rows.setdefault((position.page, line.row), []).extend(_cells(view, position))
    return list(rows.values())


def _cells(view: CaseView, position: Position) -> list[Line]:
    """A line, with a mark at its end as a cell of its own."""
    line = view.desk.document.line(position)
    last = line.words[-1]
    if len(line.words) > 1 and fold(last.text) in view.desk.knowledge.votes.marks and last.box and line.box:
        left = last.box.left
        return [
            Line(line.words[:-1], line.row, left=line.left, right=left),
            Line(line.words[-1:], line.row, left=left, right=line.right),
        ]
    return [line]


def _middle(line: Line) -> float:
    return line.left if line.box is None else (line.box.left + line.box.right) / 2


def _member(view: CaseView, row: list[Line]) -> Member | None:
    """The member of a row: name and party in one cell, or in two."""
    texts = [line.text for line in row if fold(line.text) not in view.desk.knowledge.votes.marks]
    if not texts:
        return None
    found = view.desk.knowledge.attendance.entry(texts[0])
    if found is None or " " not in found.name:
        return None
    party = found.party or next((text.strip("()") for text in texts[1:] if len(text.strip("()")) <= _PARTY), None)
    return Member(found.name, party) if party else None


def _side(view: CaseView, row: list[Line], columns: Columns) -> Side | None:
    votes = view.desk.knowledge.votes
    for line in row:
        if named := votes.side(line.text):
            return named
        if fold(line.text) in votes.marks:
            side = min(columns, key=lambda name: abs(columns[name] - _middle(line)), default=None)
            if side is not None and abs(columns[side] - _middle(line)) <= _NEAR:
                return side
    return None

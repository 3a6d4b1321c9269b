"""The templates of Åsmyra kommun: header cells in two columns, the organ in a third, a footer to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.compose import Composer, Drawn, Frame, Style
from samples.sheet import Face, Sheet
from samples.templates.common import Look, draw_cells, draw_contents, draw_sections

if TYPE_CHECKING:
    from samples.model import Case, Paper

FRAME = Frame(left=70, right=525, top=105, bottom=765)
LEFT, RIGHT = FRAME.left, FRAME.right
BODY = Style(after=6)
TITLE = Style(Face.BOLD, 15, 19, before=8, after=8)
LOOK = Look(
    heading=Style(Face.BOLD, 11, 15, before=9, after=1),
    minor=Style(Face.BOLD, 10, 14, before=2, after=1),
    body=BODY,
    item=Style(after=2),
)
LABELS = ("Justerandes sign", "Justerandes sign", "Utdragsbestyrkande")


def draw_letter(paper: Paper) -> Drawn:
    """Draw a tjänsteskrivelse."""
    case = paper.cases[0]
    composer = Composer(FRAME)
    composer.begin_case(0)
    cells = (("Datum:", paper.date), ("Handläggare:", case.staff[0].name), ("Diarienr:", case.case_number))
    for (label, value), organ in zip(cells, (paper.organ, "", ""), strict=True):
        composer.columns(((0, label), (80, value or ""), (310, organ or "")), Style(size=9, leading=12))
    composer.gap(18)
    composer.write(case.title, TITLE)
    draw_sections(composer, case, LOOK)
    _draw_signatures(composer, paper)
    composer.end_case()
    return composer.finish(_furnish_letter)


def _draw_signatures(composer: Composer, paper: Paper) -> None:
    writer, chief = paper.cases[0].staff
    composer.need(140)
    composer.gap(45)
    composer.columns(((0, chief.name), (250, writer.name)), Style())
    composer.columns(((0, chief.title), (250, writer.title)), Style(after=35))
    approval = f"{chief.name}, Godkännare tjänsteskrivelse, {paper.date}"
    composer.write(approval, Style(size=8, leading=11, gray=0.45))


def _furnish_letter(sheet: Sheet, _number: int, _total: int) -> None:
    sheet.text(LEFT, 58, "ÅSMYRA", Face.BOLD, 17)
    sheet.text(LEFT, 72, "KOMMUN", Face.REGULAR, 8)


def draw_minutes(paper: Paper) -> Drawn:
    """Draw a protokoll: front page, contents, then the §§."""
    composer = Composer(FRAME)
    if paper.front:
        small = Style(size=9, leading=12)
        draw_cells(composer, paper.front, Style(Face.BOLD, 9, 12), small, 125)
        for label, name in paper.front.signatures:
            composer.columns(((0, label),), Style(Face.BOLD, 9, 12, before=10))
            composer.sheet.rule(LEFT + 125, composer.y + 2, RIGHT - 60, composer.y + 2)
            composer.columns(((125, name),), small)
        composer.gap(14)
        for line in paper.front.notice:
            composer.write(line, small)
        composer.turn()
        draw_contents(composer, paper.cases, Style(after=4), "", 60)
        composer.turn()
    for number, case in enumerate(paper.cases):
        _draw_case(composer, case, follows=number > 0)
    return composer.finish(lambda sheet, number, _: _furnish_minutes(sheet, paper, number))


def draw_extract(paper: Paper) -> Drawn:
    """Draw a protokollsutdrag: the § alone, under the same header and footer."""
    composer = Composer(FRAME)
    _draw_case(composer, paper.cases[0], follows=False)
    return composer.finish(lambda sheet, number, _: _furnish_minutes(sheet, paper, number))


def _draw_case(composer: Composer, case: Case, *, follows: bool) -> None:
    if case.new_page:
        composer.turn()
    elif follows:
        composer.gap(22)
    composer.begin_case(120)
    composer.write(f"§ {case.paragraph} {case.case_number or ''}", Style(after=3))
    composer.write(case.title, Style(Face.BOLD, 13, 17, after=3))
    draw_sections(composer, case, LOOK)
    composer.end_case()


def _furnish_minutes(sheet: Sheet, paper: Paper, number: int) -> None:
    sheet.text(LEFT, 58, "ÅSMYRA", Face.BOLD, 17)
    sheet.text(LEFT, 72, "KOMMUN", Face.REGULAR, 8)
    sheet.text(380, 50, paper.organ or "", Face.BOLD, 10)
    sheet.text(380, 63, "Protokoll", Face.BOLD, 10)
    sheet.text(380, 84, paper.meeting_date or "")
    sheet.right(RIGHT + 20, 36, str(number))
    sheet.rule(LEFT, 785, RIGHT, 785)
    for cell, label in enumerate(LABELS):
        sheet.text(LEFT + 4 + 150 * cell, 795, label, size=7)
        sheet.rule(LEFT + 150 * cell, 785, LEFT + 150 * cell, 812)

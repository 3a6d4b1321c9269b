"""The templates of Sälgö stad: large headings, numbered proposals, the staff at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.compose import Composer, Drawn, Frame, Style
from samples.sheet import Face, Sheet
from samples.templates.common import Look, draw_sections

if TYPE_CHECKING:
    from samples.model import Paper

FRAME = Frame(left=92, right=515, top=100, bottom=775)
LOOK = Look(
    heading=Style(Face.BOLD, 12.5, 17, before=12, after=3),
    minor=Style(Face.ITALIC, 10, 14, before=4, after=3),
    body=Style(leading=14, after=7),
    item=Style(leading=14, after=2),
)
FREE_LOOK = Look(
    heading=Style(Face.BOLD, 14, 19, before=14, after=4),
    minor=LOOK.minor,
    body=Style(size=10.5, leading=16, after=9),
    item=Style(size=10.5, leading=16, after=3),
)


def draw_letter(paper: Paper) -> Drawn:
    """Draw a tjänsteskrivelse."""
    case = paper.cases[0]
    composer = Composer(FRAME)
    composer.begin_case(0)
    for left, right in (("Sälgö stad", "Tjänsteskrivelse"), (paper.office, f"Datum {paper.date}")):
        composer.columns(((0, left), (260, right)), Style(Face.REGULAR, 9, 12))
    composer.write(case.title, Style(Face.BOLD, 16, 21, before=28, after=6))
    composer.write(case.case_number or "", Style(after=6))
    draw_sections(composer, case, LOOK)
    composer.end_case()
    return composer.finish(_furnish)


def draw_extract(paper: Paper) -> Drawn:
    """Draw a protokollsutdrag: § and title run together over narrow lines, the case number stands below."""
    case = paper.cases[0]
    composer = Composer(FRAME)
    composer.begin_case(0)
    composer.columns(((0, "Sälgö stad"), (260, "Protokollsutdrag")), Style(Face.REGULAR, 9, 12))
    composer.write(paper.organ or "", Style(Face.BOLD, 11, 15))
    composer.write(f"Sammanträdesdatum {paper.meeting_date}", Style(after=20))
    composer.columns(((0, f"§ {case.paragraph}"),), Style(Face.BOLD, 12, 16))
    composer.gap(-16)
    composer.write(case.title, Style(Face.BOLD, 12, 16, after=8), 50, width=330)
    composer.write(case.case_number or "", Style(after=4))
    draw_sections(composer, case, LOOK)
    composer.end_case()
    return composer.finish(_furnish)


def draw_report(paper: Paper) -> Drawn:
    """Draw a utredning: a title, then free headings."""
    case = paper.cases[0]
    composer = Composer(FRAME)
    composer.begin_case(0)
    composer.write("Sälgö stad", Style(Face.REGULAR, 9, 12, after=30))
    composer.write(case.title, Style(Face.BOLD, 19, 25, after=14))
    draw_sections(composer, case, FREE_LOOK)
    composer.end_case()
    return composer.finish(_furnish)


def _furnish(sheet: Sheet, number: int, total: int) -> None:
    sheet.text(FRAME.left, 60, "SÄLGÖ", Face.BOLD, 15)
    sheet.right(FRAME.right, 812, f"Sida {number} av {total}", size=8)

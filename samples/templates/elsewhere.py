"""Templates of four more municipalities: another order of sections, other places for the number, other times."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.compose import Composer, Drawn, Frame, Style
from samples.sheet import Face, Sheet, text_width
from samples.templates.common import Look, draw_sections

if TYPE_CHECKING:
    from samples.model import Paper

FRAME = Frame(left=85, right=515, top=120, bottom=765)
BOLD = Style(Face.BOLD, 10.5, 14, before=9, after=2)
LOOK = Look(heading=BOLD, minor=Style(Face.ITALIC, before=3), body=Style(after=5), item=Style(after=2), column=210)
TYPED = Look(heading=Style(before=14, after=4), minor=Style(), body=Style(leading=15, after=14), item=Style(after=14))


def draw_decision_first(paper: Paper) -> Drawn:
    """Björkhaga stad: § and number on one line, the title in larger type under it, the decision before all else."""
    composer = Composer(FRAME)
    for case in paper.cases:
        composer.begin_case(150)
        composer.gap(12)
        composer.columns(((0, f"§ {case.paragraph}"), (60, case.case_number or "")), Style(Face.BOLD, 11, 15))
        composer.write(case.title, Style(Face.BOLD, 13, 17, after=3))
        draw_sections(composer, case, LOOK)
        composer.end_case()

    def furnish(sheet: Sheet, number: int, total: int) -> None:
        sheet.text(FRAME.left, 50, "BJÖRKHAGA STAD", Face.BOLD, 11)
        sheet.text(FRAME.left, 64, paper.organ or "")
        sheet.text(330, 50, "Sammanträdesprotokoll")
        sheet.text(330, 64, paper.meeting_date or "")
        sheet.right(FRAME.right, 50, f"Sida {number} av {total}", size=8)
        sheet.text(FRAME.left, 795, "Justerandes sign", size=7)

    return composer.finish(furnish)


def draw_clauses(paper: Paper) -> Drawn:
    """Norrkila kommun, 2002: a Word template, att-clauses set far in, the number to the right of the §."""
    composer = Composer(FRAME)
    (case,) = paper.cases
    composer.begin_case(150)
    composer.columns(((0, f"Au § {case.paragraph}"), (250, f"Dnr {case.case_number}")), Style(after=8))
    composer.write(case.title, Style(Face.BOLD, 11, 15, after=4))
    draw_sections(composer, case, LOOK)
    composer.end_case()

    def furnish(sheet: Sheet, number: int, total: int) -> None:
        sheet.text(FRAME.left, 50, "NORRKILA KOMMUN", Face.BOLD, 11)
        sheet.text(300, 50, "SAMMANTRÄDESPROTOKOLL", size=10)
        sheet.right(FRAME.right, 50, f"{number} ({total})", size=9)
        sheet.text(FRAME.left, 68, paper.organ or "")
        sheet.text(300, 68, "Sammanträdesdatum", size=7)
        sheet.text(300, 80, paper.meeting_date or "")
        sheet.rule(FRAME.left, 88, FRAME.right, 88)
        sheet.text(FRAME.left, 795, "Justerandes sign", size=7)
        sheet.text(400, 795, "Utdragsbestyrkande", size=7)

    return composer.finish(furnish)


def draw_number_below(paper: Paper) -> Drawn:
    """Lövhaga kommun: the § alone, the title under it, and the number under the title."""
    composer = Composer(FRAME)
    (case,) = paper.cases
    composer.begin_case(150)
    composer.write(f"§ {case.paragraph}", Style(Face.BOLD, 11, 15, after=8))
    composer.write(case.title, Style(Face.BOLD, 12, 16))
    composer.write(f"Diarienr {case.case_number}", Style(after=6))
    draw_sections(composer, case, LOOK)
    composer.end_case()

    def furnish(sheet: Sheet, number: int, _total: int) -> None:
        sheet.text(FRAME.left, 50, "Lövhaga kommun", Face.BOLD, 12)
        sheet.text(FRAME.left, 66, paper.organ or "")
        sheet.text(300, 50, "Protokollsutdrag")
        sheet.text(300, 66, f"Sammanträdesdatum {paper.meeting_date}")
        sheet.right(FRAME.right, 50, f"Sida {number}", size=8)

    return composer.finish(furnish)


def draw_typewritten(paper: Paper) -> Drawn:
    """Ekboda kommun, 1974: a typewriter's page, the § in the middle, no headings."""
    composer = Composer(FRAME)
    for case in paper.cases:
        composer.begin_case(120)
        composer.columns(((_middle(f"§ {case.paragraph}"), f"§ {case.paragraph}"),), Style(before=16, after=4))
        composer.write(case.title, Style(after=10))
        draw_sections(composer, case, TYPED)
        composer.end_case()

    def furnish(sheet: Sheet, number: int, _total: int) -> None:
        sheet.text(FRAME.left, 50, "EKBODA KOMMUN")
        sheet.text(300, 50, "P R O T O K O L L")
        sheet.right(FRAME.right, 50, f"Sid {number}")
        sheet.text(FRAME.left, 66, paper.organ or "")
        sheet.text(300, 66, paper.meeting_date or "")

    return composer.finish(furnish)


def _middle(text: str) -> float:
    return (FRAME.right - FRAME.left - text_width(text, Face.REGULAR, 10)) / 2

"""The templates of Tjärnlunda kommun: several §§ on a page, the organ's letters before each §."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samples.compose import Composer, Drawn, Frame, Style
from samples.sheet import Face, Sheet
from samples.templates.common import Look, draw_cells, draw_contents, draw_sections

if TYPE_CHECKING:
    from samples.model import Case, Paper

FRAME = Frame(left=75, right=520, top=112, bottom=768)
LOOK = Look(
    heading=Style(Face.BOLD, 10, 14, before=7, after=1),
    minor=Style(Face.ITALIC, 10, 14, before=2, after=1),
    body=Style(after=5),
    item=Style(after=2),
)
ORGAN_LETTERS = {"Kommunstyrelsen": "KS", "Kultur- och fritidsnämnden": "KFN"}


def draw_minutes(paper: Paper) -> Drawn:
    """Draw a protokoll: front page, contents, then the §§."""
    letters = ORGAN_LETTERS[paper.organ or ""]
    composer = Composer(FRAME)
    if paper.front:
        small = Style(size=9.5, leading=12.5)
        draw_cells(composer, paper.front, Style(Face.BOLD, 9.5, 12.5), small, 130)
        for label, name in paper.front.signatures:
            composer.columns(((0, label), (130, "." * 50)), Style(size=9.5, leading=12.5, before=8))
            composer.columns(((130, name),), small)
        composer.gap(12)
        composer.sheet.rule(FRAME.left, composer.y, FRAME.right, composer.y)
        for line in paper.front.notice:
            composer.write(line, small)
        composer.turn()
        composer.write("Innehållsförteckning", Style(Face.BOLD, 12, 16, after=8))
        draw_contents(composer, paper.cases, Style(after=4), f"{letters} ", 80)
        composer.turn()
    for case in paper.cases:
        _draw_case(composer, case, letters)
    return composer.finish(lambda sheet, number, total: _furnish(sheet, paper, number, total))


def draw_extract(paper: Paper) -> Drawn:
    """Draw a protokollsutdrag: one § under the same header."""
    composer = Composer(FRAME)
    _draw_case(composer, paper.cases[0], ORGAN_LETTERS[paper.organ or ""])
    return composer.finish(lambda sheet, number, total: _furnish(sheet, paper, number, total))


def _draw_case(composer: Composer, case: Case, letters: str) -> None:
    composer.begin_case(130)
    composer.gap(10)
    cells = [(0.0, f"{letters} § {case.paragraph}")]
    if case.case_number:
        cells.append((110.0, f"Dnr {case.case_number}"))
    composer.columns(tuple(cells), Style(after=3))
    composer.write(case.title, Style(Face.BOLD, 11.5, 15, after=2))
    draw_sections(composer, case, LOOK)
    composer.gap(10)
    composer.end_case()


def _furnish(sheet: Sheet, paper: Paper, number: int, total: int) -> None:
    extract = paper.doc_type == "protokollsutdrag"
    sheet.text(FRAME.left, 48, "TJÄRNLUNDA KOMMUN", Face.BOLD, 11)
    sheet.text(FRAME.left, 63, paper.organ or "")
    sheet.text(300, 48, "PROTOKOLLSUTDRAG" if extract else "SAMMANTRÄDESPROTOKOLL", Face.BOLD, 10)
    sheet.text(300, 63, "Sammanträdesdatum", size=8)
    sheet.text(300, 76, paper.meeting_date or "")
    sheet.right(FRAME.right, 48, f"{number}({total})", size=9)
    sheet.rule(FRAME.left, 86, FRAME.right, 86)
    sheet.rule(FRAME.left, 782, FRAME.right, 782)
    sheet.text(FRAME.left, 792, "Justerandes signatur", size=7)
    sheet.text(390, 792, "Utdragsbestyrkande", size=7)

"""Draws invented papers as their template says: on sheets with real text, or as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.templates import words
from bench.templates.template import Bold, Kind, Listing, Template
from samples.compose import Composer, Drawn, Frame, Style
from samples.model import Block, Case, Field, Paper, Section, Shape
from samples.sheet import Face, Sheet

if TYPE_CHECKING:
    import random

FRAME = Frame(left=75, right=520, top=110, bottom=745)
_MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


class Artist:
    """Draws the papers of one template."""

    def __init__(self, template: Template, random: random.Random) -> None:
        self._template, self._random = template, random
        size = template.size
        self._body = Style(Face.REGULAR, size, size * 1.3, after=size * 0.6)
        self._item = Style(Face.REGULAR, size, size * 1.3, after=0)
        self._heading = self._heading_style(size)
        self._title = Style(Face.BOLD, size + 3, (size + 3) * 1.25, before=2, after=4)

    def paper(self, paper: Paper) -> Drawn:
        """The paper on sheets."""
        composer = Composer(FRAME)
        if self._template.kind is Kind.LETTER:
            composer.begin_case(0)
            self._letter(composer, paper)
            composer.end_case()
        else:
            if self._template.kind is Kind.MINUTES and self._template.front:
                self._front(composer, paper)
            for number, case in enumerate(paper.cases):
                self._case(composer, case, first=number == 0)
        return composer.finish(lambda sheet, number, total: self._furnish(sheet, paper, number, total))

    def day(self, iso: str) -> str:
        """A day as the template writes it."""
        year, month, day = iso.split("-")
        return f"{int(day)} {_MONTHS[int(month) - 1]} {year}" if self._template.written_date else iso

    def _heading_style(self, size: float) -> Style:
        look = self._template.look
        face = {Bold.LARGE: Face.REGULAR, Bold.CAPITALS: Face.REGULAR, Bold.ITALIC: Face.ITALIC}.get(look, Face.BOLD)
        larger = size + 2 if look in (Bold.LARGE, Bold.BOLD_LARGE) else size
        return Style(face, larger, larger * 1.3, before=size * 0.8, after=1)

    def _letter(self, composer: Composer, paper: Paper) -> None:
        case = paper.cases[0]
        writer = case.staff[0]
        values = (self.day(paper.date or ""), writer.name, case.case_number or "")
        small = Style(size=9, leading=12)
        composer.columns(((0, "TJÄNSTESKRIVELSE"),), Style(Face.BOLD, 11, 15, after=4))
        if self._template.header == "table":
            composer.columns(tuple(zip((0, 150, 300), self._template.cells, strict=True)), Style(size=7, leading=9))
            composer.columns(tuple(zip((0, 150, 300), values, strict=True)), small)
        else:
            for label, value in zip(self._template.cells, values, strict=True):
                composer.columns(((0, label), (110, value)), small)
        composer.gap(8)
        composer.write(f"Till {paper.organ[:1].lower()}{paper.organ[1:]}" if paper.organ else "", self._item)
        composer.gap(14)
        composer.write(case.title, self._title)
        self._sections(composer, [section for section in case.sections if section.field is not Field.RECIPIENTS])
        composer.gap(30)
        composer.need(60)
        composer.write(writer.name, self._item)
        composer.write(writer.title[:1].upper() + writer.title[1:], self._item)
        composer.gap(14)
        self._sections(composer, [section for section in case.sections if section.field is Field.RECIPIENTS])

    def _front(self, composer: Composer, paper: Paper) -> None:
        present = [f"{self._name()} ({self._random.choice(words.PARTIES)})" for _ in range(5)]
        first, last = paper.cases[0].paragraph, paper.cases[-1].paragraph
        rows = (
            ("Plats och tid", f"Stadshuset, stora salen, kl. 13.00–{self._random.randint(14, 17)}.30"),
            ("Beslutande", f"{present[0]}, ordförande"),
            *(("", name) for name in present[1:]),
            ("Justerare", present[1].split(" (", maxsplit=1)[0]),
            ("Paragrafer", f"{first}–{last}"),
            ("Sekreterare", self._name()),
            ("Ordförande", present[0].split(" (", maxsplit=1)[0]),
        )
        for label, value in rows:
            composer.columns(((0, label), (130, value)), Style(size=10, leading=14, before=6 if label else 0))
        composer.turn()
        if self._template.contents:
            composer.write(self._random.choice(("Innehåll", "Ärendelista", "Innehållsförteckning")), self._title)
            for case in paper.cases:
                composer.columns(((0, f"§ {case.paragraph}"), (60, case.title)), Style(size=10, leading=14, after=3))
            composer.turn()

    def _name(self) -> str:
        return f"{self._random.choice(words.FIRST_NAMES)} {self._random.choice(words.SURNAMES)}"

    def _case(self, composer: Composer, case: Case, *, first: bool) -> None:
        if case.new_page and not first:
            composer.turn()
        elif not first:
            composer.gap(20)
        composer.begin_case(130)
        template = self._template
        sign = template.paragraph.format(n=case.paragraph, p=template.prefix, P=template.prefix.capitalize())
        number = f"{template.label} {case.case_number}".strip() if case.case_number else ""
        row = number if template.number_place == "row" else ""
        top = (
            self._title
            if template.title_place == "row"
            else Style(Face.BOLD, template.size, template.size * 1.3, after=3)
        )
        if template.title_place == "row" and not row:
            composer.write(f"{sign} {case.title}", top)
        else:
            composer.columns(((0, sign), (150, row)) if row else ((0, sign),), top)
            if template.number_place == "below" and number:
                composer.write(number, self._item)
            composer.write(case.title, self._title)
        if number and not row and (template.number_place == "under title" or template.title_place == "row"):
            composer.write(number, self._item)
        self._sections(composer, case.sections)
        if template.end_mark:
            composer.write(template.end_mark, Style(size=template.size, leading=template.size * 1.3, before=4))
        composer.end_case()

    def _sections(self, composer: Composer, sections: list[Section] | tuple[Section, ...]) -> None:
        for section in sections:
            heading = section.heading
            if self._template.look in (Bold.CAPITALS, Bold.BOLD_CAPITALS):
                heading = heading.upper()
            composer.need(self._heading.before + self._heading.leading + 2 * self._body.leading)
            composer.write(heading, self._heading)
            self._blocks(composer, section)

    def _blocks(self, composer: Composer, section: Section) -> None:
        blocks = section.blocks
        if section.field is Field.RECIPIENTS and self._template.recipients is Listing.COMMAS:
            blocks = (Block(", ".join(block.text for block in blocks)),)
        spaced = section.field in (Field.DECISIONS, Field.PROPOSALS)
        for block in blocks:
            if block.shape is Shape.ITEM:
                style = self._body if spaced and not block.mark else self._item
                composer.write(block.text, style, 20 if block.mark else 0, block.mark)
            else:
                composer.write(block.text, self._item if block.shape is Shape.LEAD else self._body)

    def _furnish(self, sheet: Sheet, paper: Paper, number: int, total: int) -> None:
        template = self._template
        minutes = template.kind is not Kind.LETTER
        place = f"{template.place} {template.owner}"
        word = {Kind.MINUTES: "Sammanträdesprotokoll", Kind.EXTRACT: "Protokollsutdrag", Kind.LETTER: ""}[template.kind]
        day = self.day(paper.date or "") if minutes else ""
        organ = template.body if minutes else template.office
        rows: tuple[tuple[float, float, str], ...]
        if template.header == "right":
            rows = ((380, 45, organ), (380, 58, word), (380, 71, day), (75, 45, place))
        elif template.header == "rows":
            rows = (
                (75, 40, place),
                (260, 40, word.upper()),
                (470, 40, f"{number} ({total})"),
                (75, 54, organ),
                (75, 68, day),
            )
        elif template.header == "table":
            rows = (
                (75, 45, place),
                (75, 60, organ),
                (300, 45, word),
                (300, 60, f"Sammanträdesdatum {day}" if minutes else ""),
            )
        else:
            rows = ((75, 40, place.upper()), (75, 54, organ), (75, 68, f"{word} {day}".strip()))
        for x, y, text in rows:
            if text:
                sheet.text(x, y, text, Face.BOLD if y < 50 else Face.REGULAR, 9)
        self._foot(sheet, number, total, place)

    def _foot(self, sheet: Sheet, number: int, total: int, place: str) -> None:
        footer = self._template.footer
        if footer == "sign":
            for x, text in ((75, "Justerandes sign"), (230, "Justerandes sign"), (390, "Utdragsbestyrkande")):
                sheet.text(x, 800, text, size=7)
        elif footer == "number" and self._template.header != "rows":
            sheet.text(290, 800, f"Sida {number} av {total}", size=8)
        elif footer == "address":
            sheet.text(75, 788, place, size=7)
            sheet.text(75, 797, f"Postadress: Storgatan 1, 123 45 {self._template.place}", size=7)
            sheet.text(330, 797, "Telefon: 0123-45 60 00", size=7)

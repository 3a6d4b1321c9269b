"""What the templates of all three municipalities share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples.model import Block, Case, Field, Section, Shape

if TYPE_CHECKING:
    from samples.compose import Composer, Style
    from samples.model import Front


@dataclass(frozen=True)
class Look:
    """How the sections of a template are set.

    Attributes:
        heading: A section's heading.
        minor: A heading of level 2, or one inside the running text.
        body: Running text.
        item: A list item.
        indent: How far in a marked item stands.
        column: How far in the second cell of a row stands.
    """

    heading: Style
    minor: Style
    body: Style
    item: Style
    indent: float = 24
    column: float = 260


def draw_sections(composer: Composer, case: Case, look: Look) -> None:
    """Set the sections of a case one below the other."""
    for section in case.sections:
        draw_section(composer, section, look)
        if section.field is Field.STAFF:
            for person in case.staff:
                composer.write(f"{person.name} {person.title}", look.item)


def draw_section(composer: Composer, section: Section, look: Look) -> None:
    """Set a heading and what stands under it."""
    if section.heading:
        style = look.heading if section.level == 1 else look.minor
        composer.need(style.before + style.leading + 2 * look.body.leading)
        composer.write(section.heading, style)
    for block in section.blocks:
        _draw_block(composer, block, look)


def _draw_block(composer: Composer, block: Block, look: Look) -> None:
    if block.shape is Shape.SUBHEADING:
        composer.need(look.minor.before + look.minor.leading + 2 * look.body.leading)
        composer.write(block.text, look.minor)
    elif block.shape is Shape.ROW:
        composer.columns(((0, block.text), (look.column, block.right)), look.item)
    elif block.shape is Shape.ITEM:
        composer.write(block.text, look.item, look.indent if block.mark else 0, block.mark)
    else:
        composer.write(block.text, look.body)


def draw_cells(composer: Composer, front: Front, label: Style, body: Style, column: float) -> None:
    """Set the cells of a front page: labels on the left, lines beside them."""
    for name, lines in front.cells:
        top = composer.y
        composer.write(name, label, width=column - 12)
        below = composer.y
        composer.y = top
        for line in lines:
            composer.columns(((column, line),), body)
        composer.y = max(composer.y, below)
        composer.gap(9)


def draw_contents(composer: Composer, cases: tuple[Case, ...], style: Style, prefix: str, column: float) -> None:
    """Set the table of contents: § and title of each case."""
    for case in cases:
        top = composer.y
        composer.columns(((0, f"{prefix}§ {case.paragraph}"),), style)
        composer.y = top
        composer.write(case.title, style, column)

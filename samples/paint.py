"""Paints sheets: as pages of a PDF with real text, or as pixels."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont  # noqa: TID251 - the samples are drawn without the product
from reportlab.pdfgen.canvas import Canvas

from samples.sheet import HEIGHT, WIDTH, Face, Sheet, Text, text_width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def paint_pdf(sheets: Sequence[Sheet], extra: Callable[[Canvas, int], None] | None = None) -> bytes:
    """Make a PDF with a page for each sheet; an empty sheet makes a blank page.

    Args:
        sheets: The sheets.
        extra: Draws more on a page; gets the canvas and the number of the page, from 1.
    """
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1, pageCompression=1)
    for number, sheet in enumerate(sheets, 1):
        _paint_canvas(canvas, sheet)
        if extra:
            extra(canvas, number)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _paint_canvas(canvas: Canvas, sheet: Sheet) -> None:
    for rule in sheet.rules:
        canvas.setLineWidth(rule.weight)
        canvas.line(rule.x1, HEIGHT - rule.y1, rule.x2, HEIGHT - rule.y2)
    for text in sheet.texts:
        canvas.setFont(text.face.value, text.size)
        canvas.setFillGray(text.gray)
        canvas.drawString(text.x, HEIGHT - text.y, text.text)


def paint_image(sheet: Sheet, dpi: int) -> Image.Image:
    """Make a gray picture of a sheet, black on white.

    Args:
        sheet: The sheet.
        dpi: Pixels per inch.
    """
    scale = dpi / 72
    image = Image.new("L", (round(WIDTH * scale), round(HEIGHT * scale)), 255)
    draw = ImageDraw.Draw(image)
    for rule in sheet.rules:
        ends = (rule.x1 * scale, rule.y1 * scale, rule.x2 * scale, rule.y2 * scale)
        draw.line(ends, fill=0, width=max(1, round(rule.weight * scale)))
    for text in sheet.texts:
        _draw_text(draw, text, scale)
    return image


def _draw_text(draw: ImageDraw.ImageDraw, text: Text, scale: float) -> None:
    """Draw letter by letter, without kerning, so that every letter stands where it stands in the PDF."""
    font = _image_font(text.face, text.size * scale)
    for position, letter in enumerate(text.text):
        x = text.x + text_width(text.text[:position], text.face, text.size)
        draw.text((x * scale, text.y * scale), letter, font=font, fill=round(255 * text.gray), anchor="ls")


@lru_cache(maxsize=64)
def _image_font(face: Face, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face.path), size, layout_engine=ImageFont.Layout.BASIC)

"""The text that the English OCR model sees on a Swedish page: å, ä and ö are lost for good."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytesseract  # noqa: TID251 - the samples are drawn without the product

from samples.sheet import HEIGHT, Face, text_width

if TYPE_CHECKING:
    from PIL import Image  # noqa: TID251 - the samples are drawn without the product
    from reportlab.pdfgen.canvas import Canvas

COLUMNS = ("level", "text", "left", "top", "width", "height")
LINE_LEVEL = 4
DESCENT = 0.2
"""How much of a line's height lies below its baseline."""


@dataclass(frozen=True)
class Word:
    """A word as read: left end and baseline, width and height, in points from the top left corner."""

    text: str
    x: float
    y: float
    width: float
    height: float


def english_text(picture: Image.Image) -> str:
    """Read a page with the English model."""
    return str(pytesseract.image_to_string(picture, lang="eng")).rstrip("\f")


def english_words(picture: Image.Image, dpi: int = 300) -> list[Word]:
    """Read a page with the English model, word by word.

    Args:
        picture: The page.
        dpi: Its pixels per inch.
    """
    data = pytesseract.image_to_data(picture, lang="eng", output_type=pytesseract.Output.DICT)
    scale = 72 / dpi
    words: list[Word] = []
    baseline, line_height = 0.0, 0.0
    for level, text, x, y, width, height in zip(*(data[column] for column in COLUMNS), strict=True):
        if level == LINE_LEVEL:
            baseline, line_height = y + height * (1 - DESCENT), height
        elif text.strip():
            words.append(Word(text, x * scale, baseline * scale, width * scale, line_height * scale))
    return words


def write_invisibly(canvas: Canvas, words: list[Word]) -> None:
    """Write words on a page so that they can be searched but not seen."""
    for word in words:
        natural = text_width(word.text, Face.REGULAR, word.height)
        text = canvas.beginText(word.x, HEIGHT - word.y)
        text.setTextRenderMode(3)
        text.setFont(Face.REGULAR.value, word.height)
        text.setHorizScale(100 * word.width / natural)
        text.textOut(word.text)
        canvas.drawText(text)

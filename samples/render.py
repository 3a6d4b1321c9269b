"""Makes files from drawn sheets: born digital, scanned in several ways, or dumped as text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PIL import Image  # noqa: TID251 - the samples are drawn without the product

from samples import layer, scan
from samples.paint import paint_pdf
from samples.sheet import WIDTH, Face, Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.pdfgen.canvas import Canvas

    from samples.compose import Drawn

STAMP = "Inkom 2026-03-02 Dnr 2026.052 MN s"
COARSE_DPI = 200


@dataclass(frozen=True)
class Output:
    """A file, and how each of its pages can be read: "text", "ocr" or "blank"."""

    content: bytes
    states: tuple[str, ...]


def _all_pages(drawn: Drawn, state: str) -> tuple[str, ...]:
    return (state,) * len(drawn.sheets)


def _scanned(drawn: Drawn, picture: Callable[[Sheet], Image.Image], text: bytes | None = None) -> Output:
    """Lay a picture of each sheet under the pages of a PDF, or under blank ones."""
    pages = text or paint_pdf([Sheet()] * len(drawn.sheets))
    pictures = {number: picture(sheet) for number, sheet in enumerate(drawn.sheets, 1)}
    return Output(scan.lay_under(pages, pictures), _all_pages(drawn, "ocr"))


def digital(drawn: Drawn) -> Output:
    """A PDF with real text."""
    return Output(paint_pdf(drawn.sheets), _all_pages(drawn, "text"))


def clean_scan(drawn: Drawn) -> Output:
    """A PDF of gray pictures."""
    return _scanned(drawn, scan.gray)


def coarse_scan(drawn: Drawn) -> Output:
    """A PDF of gray pictures with fewer pixels."""
    return _scanned(drawn, lambda sheet: scan.gray(sheet, COARSE_DPI))


def noisy_scan(drawn: Drawn) -> Output:
    """A PDF of pictures that are tilted, grainy and specked."""
    return _scanned(drawn, scan.noisy)


def english_layer(drawn: Drawn) -> Output:
    """A PDF of gray pictures under the invisible text that the English OCR model reads on them."""
    words = [layer.english_words(scan.gray(sheet)) for sheet in drawn.sheets]
    blank = [Sheet()] * len(drawn.sheets)
    text = paint_pdf(blank, lambda canvas, number: layer.write_invisibly(canvas, words[number - 1]))
    return _scanned(drawn, scan.gray, text)


def stamped_scan(drawn: Drawn) -> Output:
    """A PDF of black and white pictures, with a stamp of real text in the right margin."""
    blank = [Sheet()] * len(drawn.sheets)
    return _scanned(drawn, scan.bilevel, paint_pdf(blank, _stamp))


def _stamp(canvas: Canvas, number: int) -> None:
    canvas.saveState()
    canvas.setFont(Face.REGULAR.value, 7)
    canvas.translate(WIDTH - 22, 620)
    canvas.rotate(90)
    canvas.drawString(0, 0, f"{STAMP} {number}")
    canvas.restoreState()


def mixed(drawn: Drawn) -> Output:
    """A PDF whose first page is real text, the second a picture, the third blank."""
    first, second = drawn.sheets
    pages = paint_pdf([first, Sheet(), Sheet()])
    return Output(scan.lay_under(pages, {2: scan.gray(second)}), ("text", "ocr", "blank"))


def old_dump(drawn: Drawn) -> Output:
    """A text file as old Windows programs write it, with a form feed between the pages."""
    text = "\f".join(sheet.plain_text() for sheet in drawn.sheets)
    return Output(text.replace("\n", "\r\n").encode("cp1252"), _all_pages(drawn, "text"))


def damaged_dump(drawn: Drawn) -> Output:
    """A text file of what the English OCR model reads, with a form feed after each page."""
    text = "".join(f"{layer.english_text(scan.gray(sheet))}\f" for sheet in drawn.sheets)
    return Output(text.encode("utf-8"), _all_pages(drawn, "text"))


def bilevel_tiff(drawn: Drawn) -> Output:
    """A TIFF of several black and white pages."""
    return Output(scan.tiff([scan.bilevel(sheet) for sheet in drawn.sheets]), _all_pages(drawn, "ocr"))


def png_page(drawn: Drawn) -> Output:
    """A PNG of one page."""
    (sheet,) = drawn.sheets
    return Output(scan.picture_file(scan.gray(sheet, COARSE_DPI), "PNG", COARSE_DPI), ("ocr",))


def upside_down(drawn: Drawn) -> Output:
    """A JPEG of one page that was laid the wrong way round."""
    (sheet,) = drawn.sheets
    turned = scan.gray(sheet, COARSE_DPI).transpose(Image.Transpose.ROTATE_180)
    return Output(scan.picture_file(turned, "JPEG", COARSE_DPI), ("ocr",))

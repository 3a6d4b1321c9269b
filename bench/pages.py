"""Pages with perfect truth: text drawn in a typeface, degraded like a scan, read by the real English OCR model."""

from __future__ import annotations

import io
import os
import textwrap
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
import pytesseract  # noqa: TID251 - the damage is made without the product
from PIL import Image, ImageDraw, ImageFilter, ImageFont  # noqa: TID251 - the damage is made without the product
from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DPI = 300
MARGIN = 260  # pixels
WIDTH, HEIGHT = 2480, 3508
LINE_LETTERS = 82
PAGE_LINES = 46


class Wear(StrEnum):
    """How the picture of a page is worn."""

    CLEAN = "clean"
    GREY = "grey"
    COARSE = "coarse"
    BILEVEL = "bilevel"
    DARK = "dark"
    FAINT = "faint"


def wrap(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    """Lines of pages: paragraphs broken to the width of a page, a blank line between them."""
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += [*textwrap.wrap(paragraph, LINE_LETTERS, break_long_words=False, break_on_hyphens=False), ""]
    for start in range(0, len(lines), PAGE_LINES):
        yield lines[start : start + PAGE_LINES]


def draw(lines: Sequence[str], face: Path, points: float, wear: Wear, seed: int) -> Image.Image:
    """A page with the given lines, as a scanner would hand it over."""
    font = _fitting(face, round(points * DPI / 72), max(lines, key=len))
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    pen = ImageDraw.Draw(page)
    pitch = min(round(font.size * 1.35), (HEIGHT - 2 * MARGIN) // max(1, len(lines)))
    for number, line in enumerate(lines):
        pen.text((MARGIN, MARGIN + number * pitch), line, font=font, fill=20)
    return _worn(page, wear, np.random.default_rng(seed))


def _fitting(face: Path, pixels: int, longest: str) -> ImageFont.FreeTypeFont:
    """The typeface in the size given, or in the largest in which the longest line fits on the page."""
    font = ImageFont.truetype(str(face), pixels)
    room = WIDTH - 2 * MARGIN
    return (
        font
        if font.getlength(longest) <= room
        else font.font_variant(size=int(pixels * room / font.getlength(longest)))
    )


def _worn(page: Image.Image, wear: Wear, random: np.random.Generator) -> Image.Image:
    if wear is Wear.CLEAN:
        return page.filter(ImageFilter.GaussianBlur(0.6))
    if wear is Wear.COARSE:
        small = page.filter(ImageFilter.GaussianBlur(1.0)).resize((WIDTH // 2, HEIGHT // 2), Image.Resampling.BILINEAR)
        return _jpeg(small, 60).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC)
    if wear is Wear.DARK:
        page = page.filter(ImageFilter.MinFilter(3))
    if wear is Wear.FAINT:
        page = page.filter(ImageFilter.MaxFilter(3))
    turned = page.rotate(float(random.uniform(-0.4, 0.4)), Image.Resampling.BICUBIC, fillcolor=255)
    levels = np.asarray(turned.filter(ImageFilter.GaussianBlur(1.0)), dtype=np.float64)
    levels = levels + random.normal(0, 9, levels.shape)
    worn = Image.fromarray(levels.clip(0, 255).astype(np.uint8))
    if wear is Wear.BILEVEL:
        return worn.point(lambda level: 255 if level > 150 else 0)
    return _jpeg(worn, 45)


def _jpeg(picture: Image.Image, quality: int) -> Image.Image:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality)
    return Image.open(io.BytesIO(buffer.getvalue())).convert("L")


def read_english(picture: Image.Image) -> list[str]:
    """The lines that Tesseract's English model reads on a picture."""
    os.environ["OMP_THREAD_LIMIT"] = "1"
    picture.format = "PPM"  # hand it over uncompressed
    text = str(pytesseract.image_to_string(picture, lang="eng", config=f"--psm 6 --dpi {DPI}"))
    return [line for line in text.replace("\f", "").split("\n") if line.strip()]


def align(true: Sequence[str], read: Sequence[str]) -> list[tuple[int, int | None]]:
    """For each printed word the number of the word read for it, None where they do not meet one to one."""
    printed, seen = " ".join(true), " ".join(read)
    to = _offsets(printed, seen)
    starts = {}
    position = 0
    for number, word in enumerate(read):
        starts[position] = (number, position + len(word))
        position += len(word) + 1
    found: list[tuple[int, int | None]] = []
    position = 0
    for number, word in enumerate(true):
        span = starts.get(to[position])
        end = position + len(word)
        matched = span is not None and to[end] == span[1]
        found.append((number, span[0] if matched and span else None))
        position = end + 1
    return found


def _offsets(printed: str, seen: str) -> list[int]:
    """For each place between printed characters the place in what was read."""
    to = [0] * (len(printed) + 1)
    for code in Levenshtein.opcodes(printed, seen):
        for step in range(code.src_end - code.src_start + 1):
            to[code.src_start + step] = min(code.dest_start + step, code.dest_end)
        to[code.src_end] = code.dest_end
    return to

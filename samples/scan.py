"""Turns drawn sheets into what a scanner hands over: pictures in PDF, TIFF, PNG and JPEG files."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING

import numpy as np
import pikepdf
from PIL import Image, ImageFilter  # noqa: TID251 - the samples are drawn without the product

from samples.paint import paint_image
from samples.sheet import HEIGHT, WIDTH, Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EPOCH = time.gmtime(946_684_800)


def gray(sheet: Sheet, dpi: int = 300) -> Image.Image:
    """A clean gray scan."""
    return paint_image(sheet, dpi).filter(ImageFilter.GaussianBlur(dpi / 500))


def bilevel(sheet: Sheet, dpi: int = 300) -> Image.Image:
    """A clean scan in black and white."""
    return paint_image(sheet, dpi).point(lambda level: 255 if level > 140 else 0).convert("1")


def noisy(sheet: Sheet, dpi: int = 300, tilt: float = 0.6, seed: int = 1) -> Image.Image:
    """A poor scan: turned, blurred, gray in the background, grainy, with specks of dust.

    Args:
        sheet: The sheet.
        dpi: Pixels per inch.
        tilt: Degrees turned, counterclockwise.
        seed: Where the noise comes from.
    """
    random = np.random.default_rng(seed)
    turned = paint_image(sheet, dpi).rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255)
    levels = np.asarray(turned.filter(ImageFilter.GaussianBlur(dpi / 300)), dtype=np.float64)
    shade = np.linspace(0.92, 0.84, levels.shape[1])
    levels = 40 + (levels - 40) * shade + random.normal(0, 7, levels.shape)
    for _ in range(350):
        y, x = random.integers(0, levels.shape[0]), random.integers(0, levels.shape[1])
        size = random.integers(1, 5)
        levels[y : y + size, x : x + size] = random.integers(60, 150)
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))


def lay_under(pdf: bytes, pictures: Mapping[int, Image.Image]) -> bytes:
    """Lay pictures under the pages of a PDF: black and white as CCITT G4, gray as JPEG.

    Args:
        pdf: The PDF.
        pictures: Page number, from 1, and the picture that fills the page.
    """
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for number, picture in pictures.items():
            page = document.pages[number - 1]
            with pikepdf.open(io.BytesIO(_picture_pdf(picture))) as carrier:
                _, image = next(iter(carrier.pages[0].get_images().items()))
                name = page.add_resource(document.copy_foreign(image), pikepdf.Name.XObject, pikepdf.Name.Scan)
            page.contents_add(f"q {WIDTH:.2f} 0 0 {HEIGHT:.2f} 0 0 cm {name} Do Q".encode(), prepend=True)
        document.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _picture_pdf(picture: Image.Image) -> bytes:
    buffer = io.BytesIO()
    options = {} if picture.mode == "1" else {"quality": 60}
    picture.save(buffer, "PDF", creationDate=_EPOCH, modDate=_EPOCH, **options)
    return buffer.getvalue()


def tiff(pictures: Sequence[Image.Image], dpi: int = 300) -> bytes:
    """A TIFF of several pages, compressed with CCITT G4."""
    buffer = io.BytesIO()
    first, *others = pictures
    first.save(buffer, "TIFF", save_all=True, append_images=others, compression="group4", dpi=(dpi, dpi))
    return buffer.getvalue()


def picture_file(picture: Image.Image, kind: str, dpi: int) -> bytes:
    """A PNG or JPEG file of one page."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, dpi=(dpi, dpi), quality=60, optimize=True)
    return buffer.getvalue()

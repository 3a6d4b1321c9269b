"""Adapter for PDFium: renders pages. A page that is a single embedded image is extracted as it is."""

import io
import math
from contextlib import closing
from pathlib import Path

import numpy as np
import pypdfium2  # noqa: TID251 - the only module that uses it
from pypdfium2 import raw  # noqa: TID251

from diakrit.errors import FailureCode, PageError
from diakrit.imaging import transform
from diakrit.imaging.picture import Picture

_LOWEST, _HIGHEST = 60, 450  # dpi of images that are extracted as they are
_SAME = 0.02  # relative difference up to which lengths count as equal
_THUMB_DPI = 12
_ALIKE = 16.0  # largest mean difference in grey levels between a page and the image that it consists of


def version() -> str:
    """PDFium's version."""
    return str(pypdfium2.PDFIUM_INFO.version)


def draw(path: Path, number: int, dpi: int, max_megapixels: float) -> Picture:
    """Renders a page in grey, upright as the file says.

    A scan keeps its own resolution; other pages are rendered at `dpi`, or lower where they would exceed the limit.

    Raises:
        PageError: PDFium cannot render the page.
    """
    try:
        with closing(pypdfium2.PdfDocument(path)) as document, closing(document[number - 1]) as page:
            picture = _as_it_lies(page, max_megapixels)
            if picture is None:
                square_inches = page.get_width() * page.get_height() / 72**2
                picture = _drawn(page, _limited(dpi, square_inches, max_megapixels))
    except pypdfium2.PdfiumError as error:
        raise PageError(
            FailureCode.RENDER, "the page is damaged: nothing of it can be drawn", "fetch or scan the file again"
        ) from error
    return picture


def cut(path: Path, number: int) -> bytes | None:
    """Extracts one page as a PDF of its own; None if PDFium cannot."""
    content = io.BytesIO()
    try:
        with closing(pypdfium2.PdfDocument(path)) as document, closing(pypdfium2.PdfDocument.new()) as single:
            single.import_pages(document, [number - 1])
            single.save(content)
    except (pypdfium2.PdfiumError, ValueError):
        return None
    return content.getvalue()


def _limited(dpi: int, square_inches: float, max_megapixels: float) -> int:
    """The resolution, lowered if a page of this size would exceed the limit.

    Raises:
        PageError: even the lowest resolution is too high.
    """
    limited = min(dpi, math.floor(math.sqrt(max_megapixels * 1e6 / max(square_inches, 1e-6))))
    if limited < 1:
        raise PageError(
            FailureCode.PAGE_TOO_LARGE, "the page is too large to be drawn", "check the page size in the file"
        )
    return limited


def _drawn(page: pypdfium2.PdfPage, dpi: int) -> Picture:
    bitmap = page.render(scale=dpi / 72, grayscale=True, fill_color=(255, 255, 255, 255))
    return Picture(transform.grey(bitmap.to_numpy()), dpi)


def _as_it_lies(page: pypdfium2.PdfPage, max_megapixels: float) -> Picture | None:
    """The image that fills a page; None if the page has anything else, looks different, or exceeds the limit."""
    objects = list(page.get_objects(max_depth=2))
    if len(objects) != 1 or objects[0].type != raw.FPDF_PAGEOBJ_IMAGE or raw.FPDFPage_GetAnnotCount(page):
        return None
    width, height = _unrotated(page)
    across, rise, lean, up, left, bottom = objects[0].get_matrix().get()
    fills = all(
        abs(one - other) <= _SAME * max(width, height)
        for one, other in ((across, width), (up, height), (rise, 0), (lean, 0), (left, 0), (bottom, 0))
    )
    if not fills:
        return None
    columns, rows = objects[0].get_px_size()
    if columns * rows > max_megapixels * 1e6:
        return None
    try:
        pixels = transform.grey(objects[0].get_bitmap(render=False).to_numpy())
    except pypdfium2.PdfiumError:  # rendering the page shows whatever is left of it
        return None
    dpi = pixels.shape[1] / width * 72
    if not _LOWEST <= dpi <= _HIGHEST or abs(pixels.shape[0] / height * 72 / dpi - 1) > _SAME:
        return None
    picture = transform.upright(Picture(pixels, round(dpi)), page.get_rotation())
    thumb = _drawn(page, _THUMB_DPI).pixels.astype(np.int16)
    return picture if np.abs(transform.shrunk(picture, thumb.shape) - thumb).mean() <= _ALIKE else None


def _unrotated(page: pypdfium2.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return (height, width) if page.get_rotation() % 180 else (width, height)

"""Adapter for Pillow: the frames of image files."""

import io
import math
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: TID251 - the only module that uses it

from diakrit.errors import FailureCode, PageError, SourceError
from diakrit.imaging.picture import Picture

_MOST_SHRUNK = 4  # an image up to this many times too long and too wide is read, reduced


def frames(path: Path) -> int:
    """The number of pages in an image file.

    Raises:
        SourceError: the image is damaged.
    """
    try:
        with _open(path) as image:
            return int(getattr(image, "n_frames", 1))
    except (OSError, SyntaxError, ValueError, TypeError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise SourceError(
            FailureCode.DAMAGED, "the image is damaged or not supported", "save it again as TIFF or PNG"
        ) from error


def frame(path: Path, number: int, max_megapixels: float) -> Picture:
    """One page of an image file in grey, turned as its orientation tag says, reduced if it is too large.

    If the file does not state its resolution, it is estimated from the width of A4.

    Raises:
        PageError: the page is damaged or has far more pixels than allowed.
    """
    try:
        with _open(path) as image:
            image.seek(number - 1)
            shrink = math.ceil(math.sqrt(image.width * image.height / (max_megapixels * 1e6)))
            if shrink > _MOST_SHRUNK:
                raise PageError(
                    FailureCode.PAGE_TOO_LARGE,
                    f"the page has over {max_megapixels * _MOST_SHRUNK**2:g} megapixels",
                    "raise max_megapixels in diakrit.toml or scan at a lower resolution",
                )
            dpi = _resolution(image)
            grey = _flat(ImageOps.exif_transpose(image))
            if shrink > 1:
                grey, dpi = grey.reduce(shrink), round(dpi / shrink)
    except (OSError, SyntaxError, ValueError, TypeError, EOFError, Image.DecompressionBombError) as error:
        raise _damaged() from error
    return Picture(np.asarray(grey), dpi)


def cut(path: Path, number: int) -> bytes | None:
    """One of several pages of an image file as a lossless TIFF of its own; None if it is the only page.

    Raises:
        PageError: the page is damaged.
    """
    if frames(path) == 1:
        return None
    content = io.BytesIO()
    try:
        with _open(path) as image:
            image.seek(number - 1)
            image.save(
                content, "TIFF", compression="tiff_deflate", dpi=image.info.get("dpi", (0, 0)), exif=image.getexif()
            )
    except (OSError, SyntaxError, ValueError, TypeError, EOFError, Image.DecompressionBombError) as error:
        raise _damaged() from error
    return content.getvalue()


def _open(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        # Our own limit on pixels is stricter, and damaged data shows when it is read.
        warnings.simplefilter("ignore")
        return Image.open(path)


def _damaged() -> PageError:
    return PageError(FailureCode.DAMAGED, "the page's image data is damaged", "scan the page again")


def _flat(image: Image.Image) -> Image.Image:
    """The image in grey; transparent parts become white paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        image = paper
    return image.convert("L")


def _resolution(image: Image.Image) -> int:
    stated = image.info.get("dpi", (0, 0))[0]
    a4_width_inches = 8.27
    return round(stated) if stated >= 50 else max(50, round(min(image.size) / a4_width_inches))  # noqa: PLR2004

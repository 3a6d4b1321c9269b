"""The door to Pillow: frames of image files, blank pages, turning."""

import math
import warnings
from pathlib import Path

from PIL import Image, ImageOps, UnidentifiedImageError  # noqa: TID251 - this is the door to it

from pipeline.errors import PageError, SourceError

_MOST_SHRUNK = 4  # a picture this many times too long and too wide is still read, smaller
_REDUCED_DPI = 75
_CONTRAST = 28  # a grey level this far from the paper's counts as a mark
_DARK = 110  # paper is lighter than this
_RIM = 0.02  # of the shorter side: the shadow at a scan's edge
_BLANK_PIXELS = 12  # ink pixels at 75 dpi: a printed page number has about 25, single specks vanish in the reduction


def frames(path: Path) -> int:
    """How many pages an image file holds.

    Raises:
        SourceError: the image is damaged.
    """
    try:
        with _open(path) as image:
            return int(getattr(image, "n_frames", 1))
    except (OSError, SyntaxError, ValueError, TypeError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise SourceError("damaged", "the image is damaged or not supported", "save it anew as TIFF or PNG") from error


def frame(path: Path, number: int, max_megapixels: float, into: Path) -> tuple[Path, int]:
    """Writes one page of an image file as a grey PGM, upright by its own orientation mark, smaller where it is too large.

    Returns:
        The picture and its resolution in dpi (a guess from A4 width where the file does not say).

    Raises:
        PageError: the page is damaged or has far more pixels than allowed.
    """
    try:
        with _open(path) as image:
            image.seek(number - 1)
            shrink = math.ceil(math.sqrt(image.width * image.height / (max_megapixels * 1e6)))
            if shrink > _MOST_SHRUNK:
                raise PageError(
                    "page-too-large",
                    f"the page has over {max_megapixels * _MOST_SHRUNK**2:g} megapixels",
                    "raise max_megapixels in diakrit.toml or scan at a lower resolution",
                )
            dpi = _resolution(image)
            grey = _flat(ImageOps.exif_transpose(image))
            if shrink > 1:
                grey, dpi = grey.reduce(shrink), round(dpi / shrink)
    except (OSError, SyntaxError, ValueError, TypeError, EOFError, Image.DecompressionBombError) as error:
        raise PageError("damaged", "the page's image data is damaged", "scan the page anew") from error
    target = into / f"frame-{number}.pgm"
    grey.save(target)
    return target, dpi


def size(path: Path) -> tuple[int, int]:
    """Width and height in pixels."""
    with _open(path) as image:
        return image.size


def is_blank(path: Path, dpi: int) -> bool:
    """Whether a page holds nothing but specks: judged on a reduced picture without its rim, against the paper's grey.

    What is darker or lighter than the paper counts alike, and dark paper is never blank: an original may lie on a
    black lid, or be a negative.
    """
    with _open(path) as image:
        small = image.convert("L").reduce(max(1, round(dpi / _REDUCED_DPI)))
    rim = round(_RIM * min(small.size))
    small = small.crop((rim, rim, max(rim + 1, small.width - rim), max(rim + 1, small.height - rim)))
    histogram = small.histogram()
    half, seen, paper = sum(histogram) / 2, 0, -1
    while seen < half:
        paper += 1
        seen += histogram[paper]
    if paper < _DARK:
        return False
    marks = sum(histogram[: max(0, paper - _CONTRAST)]) + sum(histogram[paper + _CONTRAST + 1 :])
    return marks < _BLANK_PIXELS


def is_uniform(path: Path) -> bool:
    """Whether a picture has one grey level only."""
    with _open(path) as image:
        darkest, lightest = image.convert("L").getextrema()
    return darkest == lightest


def turn(path: Path, degrees: int) -> Path:
    """Writes the picture turned clockwise by 90, 180 or 270 degrees."""
    turns = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    target = path.with_name(f"{path.stem}-{degrees}{path.suffix}")
    with _open(path) as image:
        image.transpose(turns[degrees]).save(target)
    return target


def top(path: Path, share: float) -> Path:
    """Writes the upper part of a picture, a share of its height."""
    target = path.with_name(f"{path.stem}-top{path.suffix}")
    with _open(path) as image:
        image.crop((0, 0, image.width, round(share * image.height))).save(target)
    return target


def _open(path: Path) -> Image.Image:
    with warnings.catch_warnings():
        # Our own limit on pixels is stricter; what is wrong with the data shows when it is read.
        warnings.simplefilter("ignore")
        return Image.open(path)


def _flat(image: Image.Image) -> Image.Image:
    """Grey on white paper: transparent parts are paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image.convert("RGBA"))
        image = paper
    return image.convert("L")


def _resolution(image: Image.Image) -> int:
    stated = image.info.get("dpi", (0, 0))[0]
    a4_width_inches = 8.27
    return round(stated) if stated >= 50 else max(50, round(min(image.size) / a4_width_inches))  # noqa: PLR2004

"""Adapter for OpenCV: operations on pictures of pages."""

import math
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import cv2  # noqa: TID251 - one of two modules that use it
import numpy as np

from diakrit.imaging.picture import Picture, Pixels
from diakrit.model import Box

cv2.setNumThreads(1)  # one process per core is faster
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)  # failures are reported by Diakrit

_PAPER = 80  # percentile of the grey levels that counts as paper
_MARKS = 210  # on white paper, anything darker than this grey level is a mark, not grain
_DARKER = 0.1  # share of the marks that become black
_SMALL_DPI = 75  # resolution for what needs no detail
_BACKGROUND_DPI = 50
_BACKGROUND = 0.35  # inches: wider than any stroke of a letter
_PAPER_LEVEL, _GAMMA = 235, 2.5
_FAINT_TO_DARK = (255 * np.clip(np.arange(256) / _PAPER_LEVEL, 0, 1) ** _GAMMA).astype(np.uint8)
_INK_LEVEL = 170  # anything lighter shines through from the back
_FAINT_TO_WHITE = np.minimum(np.arange(256) * 255 // _INK_LEVEL, 255).astype(np.uint8)
_RIM_DARK = 0.5  # share of dark pixels that makes a row or column part of a black border
_RIM_LEVEL = 0.5  # of the paper's level
_RIM_DEEPEST = 0.08  # of the page that a border may take on each side


def median(picture: Picture) -> Picture:
    """The picture without anything smaller than two pixels; edges are kept."""
    return Picture(cast("Pixels", cv2.medianBlur(picture.pixels, 3)), picture.dpi)


def resized(picture: Picture, dpi: int) -> Picture:
    """The picture at another resolution."""
    share = dpi / picture.dpi
    how = cv2.INTER_AREA if share < 1 else cv2.INTER_CUBIC
    size = max(1, round(picture.width * share)), max(1, round(picture.height * share))
    return Picture(cast("Pixels", cv2.resize(picture.pixels, size, interpolation=how)), dpi)


def shrunk(picture: Picture, shape: tuple[int, ...]) -> "np.ndarray[tuple[int, ...], np.dtype[np.int16]]":
    """The picture reduced to a number of rows and columns, for comparison."""
    return cv2.resize(picture.pixels, (shape[1], shape[0]), interpolation=cv2.INTER_AREA).astype(np.int16)


def grey(pixels: Pixels) -> Pixels:
    """Grey levels of a picture in grey (one value per pixel) or colour (blue, green, red, perhaps alpha)."""
    if pixels.ndim == 2:  # noqa: PLR2004 - no colours
        return np.ascontiguousarray(pixels)
    if pixels.shape[2] == 1:
        return np.ascontiguousarray(pixels[:, :, 0])
    return cast("Pixels", cv2.cvtColor(np.ascontiguousarray(pixels[:, :, :3]), cv2.COLOR_BGR2GRAY))


def load(path: Path, dpi: int) -> Picture | None:
    """The picture in a PGM file, or None if there is none."""
    pixels = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    return None if pixels is None else Picture(cast("Pixels", pixels), dpi)


@contextmanager
def as_file(picture: Picture) -> Iterator[Path]:
    """The picture as a temporary PGM file; writing a PNG would cost more than reading the page."""
    with tempfile.TemporaryDirectory(prefix="diakrit-") as folder:
        path = Path(folder, "page.pgm")
        cv2.imwrite(str(path), picture.pixels)
        yield path


def top(picture: Picture, share: float) -> Picture:
    """The top of a picture; `share` is a fraction of its height."""
    return Picture(np.ascontiguousarray(picture.pixels[: round(share * picture.height)]), picture.dpi)


def cut(picture: Picture, box: Box, beside: float, above: float) -> Pixels:
    """A part of a picture in blue, green and red, with margins at its sides and above and below (shares of the box's height)."""
    height = box.height * picture.height
    left, right = box.left * picture.width - beside * height, box.right * picture.width + beside * height
    top, bottom = box.top * picture.height - above * height, box.bottom * picture.height + above * height
    part = picture.pixels[max(0, round(top)) : round(bottom), max(0, round(left)) : round(right)]
    return cast("Pixels", cv2.cvtColor(part, cv2.COLOR_GRAY2BGR))


def reduced(picture: Picture, dpi: int) -> Picture:
    """The picture at this resolution or its own, whichever is lower."""
    return resized(picture, dpi) if picture.dpi > dpi else picture


def levelled(picture: Picture) -> Picture:
    """White paper and black ink everywhere: each pixel is divided by the level of the paper around it, then stretched."""
    small = reduced(picture, _BACKGROUND_DPI)
    reach = max(3, round(_BACKGROUND * small.dpi) | 1)
    closed = cv2.morphologyEx(cv2.medianBlur(small.pixels, 3), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    paper = cv2.resize(cv2.blur(closed, (reach, reach)), (picture.width, picture.height))
    even = cv2.divide(picture.pixels, paper, scale=255)
    marks = np.cumsum(np.asarray(cv2.calcHist([even], [0], None, [256], [0, 256])).ravel()[:_MARKS])
    if not marks[-1]:
        return Picture(cast("Pixels", even), picture.dpi)
    ink = int(np.searchsorted(marks, _DARKER * marks[-1]))
    stretched = np.clip((np.arange(256) - ink) * 255 / (255 - ink), 0, 255).astype(np.uint8)
    return Picture(cast("Pixels", cv2.LUT(even, stretched)), picture.dpi)


def darkened(picture: Picture) -> Picture:
    """Faint print made darker than Tesseract's threshold between ink and paper; paper and its grain stay light."""
    return Picture(cast("Pixels", cv2.LUT(picture.pixels, _FAINT_TO_DARK)), picture.dpi)


def lightened(picture: Picture) -> Picture:
    """The picture without faint marks: what shines through from the back becomes white, ink stays dark."""
    return Picture(cast("Pixels", cv2.LUT(picture.pixels, _FAINT_TO_WHITE)), picture.dpi)


def straightened(picture: Picture, degrees: float) -> Picture:
    """The picture turned clockwise about its middle; new corners are white."""
    return Picture(rotated(picture.pixels, -degrees, 255), picture.dpi)


def rotated(pixels: Pixels, degrees: float, fill: int) -> Pixels:
    """Pixels turned counterclockwise about their middle; new corners get the level `fill`."""
    height, width = pixels.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return cast(
        "Pixels",
        cv2.warpAffine(
            pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(fill,)
        ),
    )


def unbordered(picture: Picture) -> Picture:
    """The picture with the scanner's black borders painted over; the same picture if there are none."""
    small = reduced(picture, _SMALL_DPI).pixels
    paper = float(np.percentile(small, _PAPER))
    dark = small < _RIM_LEVEL * paper
    scale = picture.width / small.shape[1]
    rows, columns = dark.mean(axis=1) > _RIM_DARK, dark.mean(axis=0) > _RIM_DARK
    depths = [_depth(found) for found in (rows, rows[::-1], columns, columns[::-1])]
    if not any(depths):
        return picture
    top, bottom, left, right = (math.ceil((depth + 1) * scale) if depth else 0 for depth in depths)
    pixels = picture.pixels.copy()
    pixels[:top] = pixels[picture.height - bottom :] = round(paper)
    pixels[:, :left] = pixels[:, picture.width - right :] = round(paper)
    return Picture(pixels, picture.dpi)


def _depth(dark: "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]") -> int:
    """How many rows from the edge belong to a border; 0 if there is none."""
    reach = round(_RIM_DEEPEST * len(dark))
    found = np.flatnonzero(dark[: reach + 1])
    return int(found[-1]) + 1 if found.size and found[0] <= 2 else 0  # noqa: PLR2004 - a border begins at the edge


def png(picture: Picture) -> bytes:
    """The picture as a PNG file."""
    _, content = cv2.imencode(".png", picture.pixels)
    return content.tobytes()


def part(picture: Picture, box: Box) -> Picture:
    """A part of a picture, in grey."""
    rows = slice(max(0, round(box.top * picture.height)), max(1, round(box.bottom * picture.height)))
    columns = slice(max(0, round(box.left * picture.width)), max(1, round(box.right * picture.width)))
    return Picture(np.ascontiguousarray(picture.pixels[rows, columns]), picture.dpi)


def upright(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    return Picture(np.ascontiguousarray(np.rot90(picture.pixels, -degrees // 90 % 4)), picture.dpi)

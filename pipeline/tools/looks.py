"""What a picture of a page is like: levels, specks, tilt; whether there is anything on it."""

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, cast

import cv2  # noqa: TID251 - a door to OpenCV
import numpy as np

from pipeline.tools.opencv import reduced, rotated
from pipeline.tools.picture import Picture, Pixels

_TILES = 12  # the page is looked at in so many rows and columns of tiles
_PAPER = 80  # percentile of a tile's grey levels that is paper
_SAMPLE = 5  # the middle one of so many strips of the page is searched for specks
_DISTINCT = 45  # grey levels by which a speck is darker than paper; grain is not
_SPECK = 0.0085  # inches: a blob no wider and higher is a speck; a dot above a letter of 7 points is larger
_DARKER = 0.1  # share of the marks that are darker than what is called ink: specks and rims
_SMALL_DPI = 75  # resolution for what needs no detail
_STEEPEST = 6.0  # degrees within which a tilt is looked for
_FINEST = 0.2  # degrees
_TILT_DPI = 50
_RIM = 0.02  # of the shorter side: the shadow at a scan's edge
_MARK = 28  # a grey level this far from the paper's counts as a mark
_DARK = 110  # paper is lighter than this
_BLANK_PIXELS = 12  # ink pixels at 75 dpi: a printed page number has about 25, single specks vanish in the reduction


@dataclass(frozen=True, slots=True)
class Looks:
    """What a picture is like. Levels are grey levels, 0-255.

    `paper` and `ink`: the levels of most of the page and of its darkest marks. `uneven`: by how much the paper's level
    differs between parts of the page. `bilevel`: black and white only.
    """

    paper: float
    ink: float
    uneven: float
    bilevel: bool

    @property
    def contrast(self) -> float:
        """Levels between paper and ink."""
        return self.paper - self.ink


def look(picture: Picture) -> Looks:
    """Measures a picture, in some ten milliseconds."""
    small = reduced(picture, _SMALL_DPI).pixels
    histogram = cv2.calcHist([picture.pixels], [0], None, [256], [0, 256]).ravel()
    height, width = (max(1, side // _TILES) for side in small.shape)
    tiles = [
        np.percentile(small[top : top + height, left : left + width], _PAPER)
        for top in range(height, small.shape[0] - 2 * height + 1, height)  # not those at the rim
        for left in range(width, small.shape[1] - 2 * width + 1, width)
    ]
    levels = np.asarray(tiles or [small.max()], dtype=np.float64)
    paper = float(np.median(levels))
    return Looks(
        paper=paper,
        ink=_ink(np.asarray(histogram), paper),
        uneven=float(np.percentile(levels, 95) - np.percentile(levels, 5)),
        bilevel=bool(histogram[[0, 255]].sum() == picture.pixels.size),
    )


def _ink(histogram: "np.ndarray[tuple[int, ...], np.dtype[Any]]", paper: float) -> float:
    """The level of the darker marks; black where there are none."""
    marks = np.cumsum(histogram[: max(0, round(paper) - _MARK)])
    return float(np.searchsorted(marks, _DARKER * marks[-1])) if marks.size and marks[-1] else 0.0


def is_blank(picture: Picture) -> bool:
    """Whether a page holds nothing but specks: judged on a reduced picture without its rim, against the paper's grey.

    What is darker or lighter than the paper counts alike, and dark paper is never blank: an original may lie on a
    black lid, or be a negative.
    """
    share = max(1, round(picture.dpi / _SMALL_DPI))
    whole = picture.pixels[: picture.height // share * share, : picture.width // share * share]
    if not whole.size:
        return False
    small = cv2.resize(whole, (whole.shape[1] // share, whole.shape[0] // share), interpolation=cv2.INTER_AREA)
    rim = round(_RIM * min(small.shape))
    small = small[rim : max(rim + 1, small.shape[0] - rim), rim : max(rim + 1, small.shape[1] - rim)]
    paper = float(np.median(small))
    marks = int((np.abs(small.astype(np.int16) - paper) > _MARK).sum())
    return paper >= _DARK and marks < _BLANK_PIXELS


def is_uniform(picture: Picture) -> bool:
    """Whether a picture has one grey level only."""
    return bool(picture.pixels.min() == picture.pixels.max())


def specks(picture: Picture) -> float:
    """Dark blobs too small to be print, a square inch, counted in the middle of the page."""
    deep = picture.height // _SAMPLE
    strip = picture.pixels[_SAMPLE // 2 * deep : (_SAMPLE // 2 + 1) * deep]
    if not strip.size:
        return 0.0
    _, ink = cv2.threshold(strip, float(np.median(strip)) - _DISTINCT, 1, cv2.THRESH_BINARY_INV)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    largest = max(1, round(_SPECK * picture.dpi))
    blobs = stats[1:]
    tiny = (blobs[:, cv2.CC_STAT_WIDTH] <= largest) & (blobs[:, cv2.CC_STAT_HEIGHT] <= largest)
    return float(tiny.sum()) / (strip.size / picture.dpi**2)


def tilt(picture: Picture) -> float:
    """Degrees by which the lines of text rise to the right; 0 where that cannot be told."""
    small = reduced(picture, _TILT_DPI).pixels
    _, ink = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    sharpness = lru_cache(maxsize=None)(partial(_sharpness, cast("Pixels", ink)))
    best, step = 0.0, 1.0
    for angle in np.arange(-_STEEPEST, _STEEPEST + step, step):
        best = max(best, float(angle), key=sharpness)
    while step > _FINEST:
        step /= 2
        best = max((best, best - step, best + step), key=sharpness)
    return -best


def _sharpness(ink: Pixels, angle: float) -> float:
    """How sharply rows of ink and of paper part when the page is turned so."""
    rows = rotated(ink, angle, 0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())

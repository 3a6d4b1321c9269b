"""What a picture of a page is like: levels, specks, tilt; whether there is anything on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, cast

import cv2  # noqa: TID251 - a door to OpenCV
import numpy as np

from diakrit.imaging.picture import Picture, Pixels
from diakrit.imaging.transform import reduced, rotated
from diakrit.model import Box

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
_WORD_DPI = 100  # resolution at which words are looked for
_WORD_HEIGHT, _WORD_WIDTH = (0.05, 0.22), (0.12, 6.5)  # inches; words of bold type run together
_WORD_INK = (0.3, 0.95)  # share of a word's box that is ink when its letters are joined; frames have less, bars more
_LETTER_GAP = 0.05  # inches
_ROW = 0.08  # inches by which words of a row differ in height
_IN_A_ROW = 3  # so many words are a row; a signature is not
_LEAST_WORD = 8  # pixels: a word smaller than this shows no strokes
_FLAT, _HALF = 0.25, (0.3, 0.8)  # of a word's height: the most that a dash has, where its middle is
_LEAST_INK = 0.25  # of a box: letters are not lower
_ACCENT = 0.45  # of a letter's height: the most that parts a dot from it
_AROUND = 2  # pixels that belong to a word outside its box
_RIM = 0.02  # of the shorter side: the shadow at a scan's edge
_MARK = 28  # a grey level this far from the paper's counts as a mark
_DARK = 110  # ink is darker than this, paper lighter
_PALE = 225  # paper and its grain are lighter than this
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


def faintness(picture: Picture) -> float:
    """How many of the marks on white paper are faint, for each that is dark; the rims of letters count as faint."""
    histogram = np.asarray(cv2.calcHist([picture.pixels], [0], None, [256], [0, 256])).ravel()
    return float(histogram[_DARK:_PALE].sum() / max(1.0, histogram[:_DARK].sum()))


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


def uncovered(picture: Picture, boxes: Iterable[Box]) -> list[Box]:
    """The marks that look like words, and lie in none of the boxes of words that were read."""
    small = reduced(picture, _WORD_DPI)
    _, ink = cv2.threshold(small.pixels, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    for box in boxes:
        left, right = (round(x * small.width) for x in (box.left, box.right))
        top, bottom = (round(y * small.height) for y in (box.top, box.bottom))
        cv2.rectangle(ink, (left - _AROUND, top - _AROUND), (right + _AROUND, bottom + _AROUND), 0, cv2.FILLED)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, round(_LETTER_GAP * small.dpi)), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    left, top, width, height, area = stats[1:].T
    (least, most), (narrow, wide) = ((small.dpi * np.array(size)).tolist() for size in (_WORD_HEIGHT, _WORD_WIDTH))
    dense = area / (width * height)
    words = (least <= height) & (height <= most) & (narrow <= width) & (width <= wide)
    words &= (_WORD_INK[0] < dense) & (dense < _WORD_INK[1])
    places = np.stack((left, top, left + width, top + height), axis=1)[words]
    sizes = (small.width, small.height, small.width, small.height)
    return [Box(*place) for place in (places / sizes).tolist()]


def in_rows(picture: Picture, marks: Sequence[Box]) -> int:
    """How many of some marks stand three or more in a row."""
    middles = np.array([mark.middle for mark in marks]) * picture.height
    beside = np.abs(middles[:, None] - middles) < _ROW * picture.dpi
    return int((beside.sum(axis=1) >= _IN_A_ROW).sum())


def stroke(picture: Picture, box: Box) -> float:
    """How long the one level stroke at half height in a word's box is, in pixels; 0 where there is none, or more than one."""
    left, right = (round(x * picture.width) for x in (box.left, box.right))
    top, bottom = (round(y * picture.height) for y in (box.top, box.bottom))
    word = picture.pixels[max(0, top) : bottom, max(0, left) : right]
    if min(word.shape) < _LEAST_WORD:
        return 0.0
    _, ink = cv2.threshold(word, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    _, y, width, height, _ = stats[1:].T
    middle = (y + height / 2) / word.shape[0]
    level = (height <= _FLAT * word.shape[0]) & (width >= 2 * height) & (_HALF[0] < middle) & (middle < _HALF[1])
    return float(width[level][0]) if level.sum() == 1 else 0.0


def inked(picture: Picture, box: Box) -> Box:
    """The box, no higher than the ink of the word in it: without what reaches in from the lines above and below."""
    left, right = (round(x * picture.width) for x in (box.left, box.right))
    top, bottom = (max(0, round(y * picture.height)) for y in (box.top, box.bottom))
    dark = (picture.pixels[top:bottom, max(0, left) : right] < _DARK).sum(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], dark > 0, [0]))))
    runs = [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
    letters = [(start, end) for start, end in runs if end - start >= _LEAST_INK * len(dark)]  # no rules and underlines
    if not letters:
        return box
    first, last = max(letters, key=lambda run: int(dark[run[0] : run[1]].sum()))
    near = _ACCENT * (last - first)
    above = [start for start, end in runs if end <= first and first - end <= near]
    first = min(above, default=first)  # dots and rings
    return Box(box.left, (top + first) / picture.height, box.right, (top + last) / picture.height)


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

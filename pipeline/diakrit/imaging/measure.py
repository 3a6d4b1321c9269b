"""Measures pictures of pages: grey levels, specks, tilt, marks that look like words, blank pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any, cast

import cv2  # noqa: TID251 - one of two modules that use OpenCV
import numpy as np

from diakrit.imaging.picture import Picture, Pixels
from diakrit.imaging.transform import reduced, rotated
from diakrit.model import Box

_TILES = 12  # rows and columns of tiles that the page is divided into
_PAPER = 80  # percentile of a tile's grey levels that counts as paper
_SAMPLE = 5  # specks are counted in the middle one of this many strips
_DISTINCT = 45  # grey levels by which a speck is darker than the paper; grain is not
_SPECK = 0.0085  # inches: a smaller blob is a speck; the dot of a 7-point letter is larger
_DARKER = 0.1  # share of the marks that are darker than the ink level: specks and edges
_SMALL_DPI = 75  # resolution for what needs no detail
_STEEPEST = 6.0  # degrees up to which tilt is searched
_FINEST = 0.2  # degrees
_TILT_DPI = 50
_WORD_DPI = 100  # resolution at which words are searched
_WORD_HEIGHT, _WORD_WIDTH = (0.05, 0.22), (0.12, 6.5)  # inches; words in bold type run together
_WORD_INK = (0.3, 0.95)  # share of ink in a word's box once its letters are joined; frames have less, bars more
_LETTER_GAP = 0.05  # inches
_ROW = 0.08  # inches by which words in a row may differ in height
_IN_A_ROW = 3  # words that make a row; a signature has fewer
_LEAST_WORD = 8  # pixels: smaller words show no strokes
_FLAT, _HALF = 0.25, (0.3, 0.8)  # of a word's height: the largest height of a dash, and the range of its middle
_LEAST_INK = 0.25  # of a box: letters are at least this high
_ACCENT = 0.45  # of a letter's height: the largest distance to its dot
_AROUND = 2  # pixels around a box that belong to its word
_RIM = 0.02  # of the shorter side: shadows at the edge of a scan
_MARK = 28  # a grey level this far from the paper's counts as a mark
_DARK = 110  # ink is darker, paper is lighter
_PALE = 225  # paper and its grain are lighter
_BLANK_PIXELS = 12  # ink pixels at 75 dpi: a page number has about 25; single specks vanish when the picture is reduced


@dataclass(frozen=True, slots=True)
class Levels:
    """The grey levels of a picture, 0-255.

    `paper` and `ink`: the levels of most of the page and of its darker marks. `uneven`: how much the level of the paper
    varies across the page. `bilevel`: the picture is in black and white only.
    """

    paper: float
    ink: float
    uneven: float
    bilevel: bool

    @property
    def contrast(self) -> float:
        """The difference between paper and ink."""
        return self.paper - self.ink


def levels(picture: Picture) -> Levels:
    """Measures the grey levels of a picture; takes about ten milliseconds."""
    small = reduced(picture, _SMALL_DPI).pixels
    histogram = cv2.calcHist([picture.pixels], [0], None, [256], [0, 256]).ravel()
    height, width = (max(1, side // _TILES) for side in small.shape)
    tiles = [
        np.percentile(small[top : top + height, left : left + width], _PAPER)
        for top in range(height, small.shape[0] - 2 * height + 1, height)  # not those at the edge
        for left in range(width, small.shape[1] - 2 * width + 1, width)
    ]
    paper_levels = np.asarray(tiles or [small.max()], dtype=np.float64)
    paper = float(np.median(paper_levels))
    return Levels(
        paper=paper,
        ink=_ink(np.asarray(histogram), paper),
        uneven=float(np.percentile(paper_levels, 95) - np.percentile(paper_levels, 5)),
        bilevel=bool(histogram[[0, 255]].sum() == picture.pixels.size),
    )


def _ink(histogram: "np.ndarray[tuple[int, ...], np.dtype[Any]]", paper: float) -> float:
    """The level of the darker marks; black if there are none."""
    marks = np.cumsum(histogram[: max(0, round(paper) - _MARK)])
    return float(np.searchsorted(marks, _DARKER * marks[-1])) if marks.size and marks[-1] else 0.0


def is_blank(picture: Picture) -> bool:
    """Whether a page has nothing but specks on it, judged on a reduced picture without its edges.

    Marks darker and lighter than the paper count alike, and dark paper is never blank: the original may lie on a black lid,
    or be a negative.
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
    """The number of faint marks on white paper for each dark one; the edges of letters count as faint."""
    histogram = np.asarray(cv2.calcHist([picture.pixels], [0], None, [256], [0, 256])).ravel()
    return float(histogram[_DARK:_PALE].sum() / max(1.0, histogram[:_DARK].sum()))


def is_uniform(picture: Picture) -> bool:
    """Whether a picture has a single grey level."""
    return bool(picture.pixels.min() == picture.pixels.max())


def specks(picture: Picture) -> float:
    """Dark blobs per square inch that are too small to be print, counted in the middle of the page."""
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
    """Marks that look like words, outside the boxes of the words that were read."""
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
    """How many of the marks are in rows of three or more."""
    middles = np.array([mark.middle for mark in marks]) * picture.height
    beside = np.abs(middles[:, None] - middles) < _ROW * picture.dpi
    return int((beside.sum(axis=1) >= _IN_A_ROW).sum())


def stroke(picture: Picture, box: Box) -> float:
    """The length, in pixels, of the only horizontal stroke at mid-height in a word's box; 0 if there is none, or several."""
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
    """The box, reduced to the height of its word: without ink that reaches in from the lines above and below."""
    left, right = (round(x * picture.width) for x in (box.left, box.right))
    top, bottom = (max(0, round(y * picture.height)) for y in (box.top, box.bottom))
    dark = (picture.pixels[top:bottom, max(0, left) : right] < _DARK).sum(axis=1)
    edges = np.flatnonzero(np.diff(np.concatenate(([0], dark > 0, [0]))))
    runs = [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
    letters = [(start, end) for start, end in runs if end - start >= _LEAST_INK * len(dark)]  # not rules or underlines
    if not letters:
        return box
    first, last = max(letters, key=lambda run: int(dark[run[0] : run[1]].sum()))
    near = _ACCENT * (last - first)
    above = [start for start, end in runs if end <= first and first - end <= near]
    first = min(above, default=first)  # dots and rings
    return Box(box.left, (top + first) / picture.height, box.right, (top + last) / picture.height)


def tilt(picture: Picture) -> float:
    """Degrees by which the lines of text rise to the right; 0 if that cannot be measured."""
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
    """How sharply rows of ink and of paper separate when the page is turned by this angle."""
    rows = rotated(ink, angle, 0).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())

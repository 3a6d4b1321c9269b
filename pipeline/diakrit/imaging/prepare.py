"""Prepares pictures for OCR: each is measured first, and only its faults are corrected.

A clean page is merely reduced and its faint print darkened. Each step is named, for the provenance of the page. The limits,
and what each step gains, were measured (docs/reading.md).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from diakrit.imaging import measure, transform
from diakrit.imaging.picture import Picture
from diakrit.model import Box

_FAINT, _UNEVEN = 130, 20  # grey levels: with less contrast or more shade, specks and print cannot be told apart
_WHITE, _EVEN = 250, 3  # paper this light and even needs no levelling
_SPECKS = 12.0  # per square inch
_MOST_MEDIANS = 3
_FINE_DPI = 250  # below this, dots above letters are two pixels wide, and a median filter would remove them
_DPI = 240  # at least as good as 300, and a tenth cheaper
_GRAINY_DPI = 180  # for black and white with specks: what is left of the grain blurs into grey
_COARSE_DPI = 140  # pictures below this are enlarged
_SHINING = 1.6  # faint marks for each dark one: above this the back side shines through; other pages have up to 1.4
_BACK = "back side removed"
_SHARP_DPI = 200  # below this the edges of letters are as faint as a back side
_TILTED = 0.7  # degrees; from 2 degrees on, Tesseract loses lines and is confident about the rest


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready for OCR, the steps taken, and how far it was turned (degrees clockwise).

    `bold`: what was removed may have been faint print, so the page should also be read with it.
    """

    picture: Picture
    steps: tuple[str, ...]
    turned: float = 0.0
    bold: bool = False

    def back(self, box: Box) -> Box:
        """The box on the page before it was straightened."""
        if not self.turned:
            return box
        width, height = self.picture.width, self.picture.height
        angle = math.radians(self.turned)
        cos, sin = math.cos(angle), math.sin(angle)
        across, down = [], []
        for x, y in ((box.left, box.top), (box.right, box.top), (box.left, box.bottom), (box.right, box.bottom)):
            right, below = (x - 0.5) * width, (y - 0.5) * height
            across.append((right * cos + below * sin) / width + 0.5)
            down.append((below * cos - right * sin) / height + 0.5)
        shrink = (max(down) - min(down) - (box.bottom - box.top)) / 2  # turning does not make a word larger
        return Box(min(across), min(down) + shrink, max(across), max(down) - shrink)


def prepare(picture: Picture, *, faint: bool = False) -> Prepared:
    """The picture with its faults corrected; `faint`: faint print is kept, however much there is of it."""
    steps: list[str] = []
    if (whole := transform.unbordered(picture)) is not picture:
        picture = whole
        steps.append("border removed")
    found = measure.levels(picture)
    shaded = found.contrast < _FAINT or found.uneven > _UNEVEN
    if shaded:
        picture = transform.levelled(picture)
        steps.append("levelled")
    fine = picture.dpi >= _SHARP_DPI
    picture, cleaned = _cleaned(picture)
    if cleaned:
        steps.append(f"specks removed ({cleaned})")
    wanted = _GRAINY_DPI if found.bilevel and cleaned else _DPI
    if picture.dpi > wanted or picture.dpi < _COARSE_DPI:
        picture = transform.resized(picture, wanted)
        steps.append(f"{wanted} dpi")
    if not shaded and (found.paper < _WHITE or found.uneven > _EVEN):
        picture = transform.levelled(picture)
        steps.append("levelled")
    bold = False
    if not found.bilevel and not shaded:
        bold = not faint and fine and measure.faintness(picture) > _SHINING
        picture = transform.lightened(picture) if bold else transform.darkened(picture)
        steps.append(_BACK if bold else "faint print darkened")
    return _straightened(Prepared(picture, tuple(steps), bold=bold))


def other_ways(picture: Picture) -> Iterator[Prepared]:
    """Other ways to prepare a page that was read poorly, the most promising first."""
    if picture.dpi >= _SHARP_DPI:
        yield _straightened(Prepared(transform.lightened(transform.resized(picture, _DPI)), (f"{_DPI} dpi", _BACK)))
    yield _straightened(
        Prepared(transform.resized(transform.median(transform.levelled(picture)), _DPI), ("levelled", "softened"))
    )
    yield _straightened(Prepared(picture, ("as it lies",)))


def _cleaned(picture: Picture) -> tuple[Picture, int]:
    """The picture without specks, and how many times the median filter was applied."""
    times = 0
    while picture.dpi >= _FINE_DPI and times < _MOST_MEDIANS and measure.specks(picture) > _SPECKS:
        picture = transform.median(picture)
        times += 1
    return picture, times


def _straightened(prepared: Prepared) -> Prepared:
    tilt = measure.tilt(prepared.picture)
    if abs(tilt) < _TILTED:
        return prepared
    steps = (*prepared.steps, f"straightened by {abs(tilt):.1f} degrees")
    return replace(prepared, picture=transform.straightened(prepared.picture, tilt), steps=steps, turned=tilt)

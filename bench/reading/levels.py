"""Scans with perfect truth, in levels of poverty: sound text of the sample papers in three typefaces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageFilter  # noqa: TID251 - scans are drawn without the product

from bench import faces, pages
from samples.catalogue import SAMPLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

LEVELS = ("clean", "light", "speckled and tilted", "low contrast 150 dpi", "noisy G4")
_FACES = (("Times", 11.0), ("Arial", 10.0), ("Calibri", 11.0))
_BLACK, _PAPER = 28, 246


@dataclass(frozen=True)
class Scan:
    """A file of one level: its name, the true text of its pages, its pictures as PGM files."""

    level: str
    path: Path
    truth: str
    pictures: tuple[Path, ...]


def draw(folder: Path, count: int) -> Iterator[Scan]:
    """Draws `count` pages in every level into a folder."""
    texts = list(pages.wrap(_paragraphs()))[:count]
    for level in LEVELS:
        name = level.replace(" ", "_")
        files, worn, dpi = [], list[Image.Image](), 300
        for number, lines in enumerate(texts):
            face, points = _FACES[number % len(_FACES)]
            page = pages.draw(lines, faces.path(face), points, pages.Wear.CLEAN, number)
            picture, dpi = _worn(page, level, np.random.default_rng(number), tilt=(0.9, -0.6)[number % 2])
            target = folder / f"{name}-{number}.pgm"
            picture.convert("L").save(target)
            files.append(target)
            worn.append(picture)
        path = folder / f"{name}.pdf"
        options = {} if worn[0].mode == "1" else {"quality": 60}  # CCITT G4, or JPEG
        worn[0].save(path, "PDF", save_all=True, append_images=worn[1:], resolution=dpi, **options)
        yield Scan(level, path, "\n".join("\n".join(lines) for lines in texts), tuple(files))


def _paragraphs() -> list[str]:
    """The running text of all sample papers, once each."""
    texts = [
        block.text
        for sample in SAMPLES
        for case in sample.paper.cases
        for section in case.sections
        for block in section.blocks
        if block.text.count(" ") > 3
    ]
    return list(dict.fromkeys(texts))


def _worn(page: Image.Image, level: str, random: np.random.Generator, tilt: float) -> tuple[Image.Image, int]:
    wear: dict[str, Callable[[], tuple[Image.Image, int]]] = {
        "clean": lambda: (page, 300),
        "light": lambda: (scanned(page, random, tilt / 3), 300),
        "speckled and tilted": lambda: (_specked(_grained(_grey(page, tilt), random, 7), random, 11_000), 300),
        "low contrast 150 dpi": lambda: (_faint(page, random), 150),
        "noisy G4": lambda: (_bilevel(page, random, tilt / 2), 300),
    }
    return wear[level]()


def scanned(page: Image.Image, random: np.random.Generator, tilt: float) -> Image.Image:
    """A page as an office scanner gives it: turned by some degrees, softened, a little grain."""
    return _grained(_grey(page, tilt), random, 4)


def _grey(page: Image.Image, tilt: float) -> Image.Image:
    """Turned, softened, black not quite black, the light falling off towards the edges."""
    turned = page.rotate(tilt, Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.7))
    levels = _BLACK + (_PAPER - _BLACK) * np.asarray(turned, dtype=np.float32) / 255
    down, across = (np.linspace(-0.5, 0.5, side, dtype=np.float32) ** 2 for side in levels.shape)
    return _image(levels - 20 * (down[:, None] + across[None, :]))


def _grained(page: Image.Image, random: np.random.Generator, sigma: float) -> Image.Image:
    levels = np.asarray(page, dtype=np.float32)
    return _image(levels + random.normal(0, sigma, levels.shape))


def _specked(page: Image.Image, random: np.random.Generator, count: int) -> Image.Image:
    levels = np.asarray(page).copy()
    places = zip(random.integers(0, levels.shape[0], count), random.integers(0, levels.shape[1], count), strict=True)
    for (y, x), size in zip(places, random.integers(1, 4, count), strict=True):
        levels[y : y + size, x : x + size] = random.integers(30, 140)
    return Image.fromarray(levels)


def _faint(page: Image.Image, random: np.random.Generator) -> Image.Image:
    """Coarse, grey on grey, one side in the shade."""
    small = page.filter(ImageFilter.GaussianBlur(1.0)).resize((page.width // 2, page.height // 2), Image.Resampling.BOX)
    ink = (255 - np.asarray(small, dtype=np.float32)) / 255
    shade = np.linspace(208, 168, ink.shape[1], dtype=np.float32)
    return _image(shade - 80 * ink + random.normal(0, 4, ink.shape))


def _bilevel(page: Image.Image, random: np.random.Generator, tilt: float) -> Image.Image:
    grey = _specked(_grained(_grey(page, tilt), random, 26), random, 3_000)
    return grey.point(lambda level: 255 if level > 150 else 0).convert("1")


def _image(levels: np.ndarray[tuple[int, ...], np.dtype[Any]]) -> Image.Image:
    return Image.fromarray(levels.clip(0, 255).astype(np.uint8))

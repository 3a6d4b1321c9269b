"""The born-digital papers of the corpus as somebody would have scanned them, at four resolutions."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pdf2image  # noqa: TID251 - scans are drawn without the product

from bench.reading.levels import scanned
from bench.sets import CORPUS

if TYPE_CHECKING:
    from pathlib import Path

    from PIL import Image  # noqa: TID251

RESOLUTIONS = (300, 200, 150, 100)
QUALITY = 50
_TILTS = (0.5, -0.4, 0.2, -0.7)


def draw(folder: Path, dpi: int) -> Path:
    """Draws all papers at a resolution into a folder, under the names that their gold has; what is there stays."""
    target = folder / str(dpi) / "born_digital"
    target.mkdir(parents=True, exist_ok=True)
    for number, paper in enumerate(sorted((CORPUS / "born_digital").glob("*.pdf"))):
        path = target / paper.name
        if not path.exists():
            random = np.random.default_rng(number)
            pages = pdf2image.convert_from_path(paper, dpi=dpi, grayscale=True)
            tilts = (_TILTS[(number + page) % len(_TILTS)] for page in range(len(pages)))
            path.write_bytes(_pdf([scanned(page, random, tilt) for page, tilt in zip(pages, tilts, strict=True)], dpi))
    return target.parent


def _pdf(pages: list[Image.Image], dpi: int) -> bytes:
    content = io.BytesIO()
    pages[0].save(content, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, quality=QUALITY)
    return content.getvalue()

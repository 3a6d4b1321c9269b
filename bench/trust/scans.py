"""Papers as somebody would have scanned them, at four resolutions, and as a model without Swedish read them."""

from __future__ import annotations

import io
import os
import subprocess  # noqa: TID251 - runs the product as its user does
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pdf2image  # noqa: TID251 - scans are drawn without the product

from bench.reading.levels import scanned
from bench.sets import CORPUS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL import Image  # noqa: TID251

ROOT = Path(__file__).parents[2]
RESOLUTIONS = (300, 200, 150, 100)
QUALITY = 50
_TILTS = (0.5, -0.4, 0.2, -0.7)


@dataclass(frozen=True)
class Papers:
    """A set of papers with known values: the folder of gold, the model that reads. Without `dpi` they are not scanned."""

    name: str
    papers: tuple[Path, ...]
    gold: Path
    dpi: int | None = None
    model: str = "diakrit"

    def delivery(self, folder: Path) -> Path:
        """Draws the scans and reads them; what was done before stays."""
        scans, out = folder / f"{self.name}-scans" / self.papers[0].parent.name, folder / f"{self.name}-{self.model}"
        scans.mkdir(parents=True, exist_ok=True)
        for number, paper in enumerate(self.papers):
            path = scans / paper.name
            if not path.exists():
                path.write_bytes(_scan(paper, self.dpi, number) if self.dpi else paper.read_bytes())
        settings = folder / f"{self.model}.toml"
        settings.write_text(f'model = "{self.model}"\n', encoding="utf-8")
        program = [sys.executable, "-m", "diakrit", "run", "--quiet"]
        subprocess.run(
            [*program, str(scans.parent), "--out", str(out), "--settings", str(settings)],
            check=False,  # 1 says that something could not be read
            env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline")},
            stderr=subprocess.DEVNULL,
        )
        return out


def sets() -> Iterator[Papers]:
    """The papers of the corpus at each resolution, damaged ones among them, and the sample papers."""
    corpus = tuple(sorted((CORPUS / "born_digital").glob("*.pdf")))
    samples = tuple(sorted((ROOT / "samples" / "pdf").glob("*.pdf")))
    for dpi in RESOLUTIONS:
        yield Papers(f"corpus-{dpi}", corpus, CORPUS / "gold", dpi)
        yield Papers(f"samples-{dpi}", samples, ROOT / "samples" / "gold", dpi)
    for dpi in (300, 150):
        yield Papers(f"corpus-{dpi}", corpus, CORPUS / "gold", dpi, "eng")
    yield Papers("corpus-digital", corpus, CORPUS / "gold")
    yield Papers("seeds", tuple(sorted((CORPUS / "seeds").glob("*.txt"))), CORPUS / "gold")
    yield Papers(
        "samples-as-they-are", tuple(sorted((ROOT / "samples" / "pdf").glob("[!.]*"))), ROOT / "samples" / "gold"
    )


def _scan(paper: Path, dpi: int, number: int) -> bytes:
    random = np.random.default_rng(number)
    pages = pdf2image.convert_from_path(paper, dpi=dpi, grayscale=True)
    worn: list[Image.Image] = [
        scanned(page, random, _TILTS[(number + place) % len(_TILTS)]) for place, page in enumerate(pages)
    ]
    content = io.BytesIO()
    worn[0].save(content, "PDF", save_all=True, append_images=worn[1:], resolution=dpi, quality=QUALITY)
    return content.getvalue()

"""A picture of a page in memory: grey levels and their resolution."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Pixels = NDArray[np.uint8]
"""Rows of grey levels from the top, 0 black."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Pixels, and how many of them there are to an inch."""

    pixels: Pixels
    dpi: int

    @property
    def width(self) -> int:
        """The width in pixels."""
        return int(self.pixels.shape[1])

    @property
    def height(self) -> int:
        """The height in pixels."""
        return int(self.pixels.shape[0])

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return self.width * 72 / self.dpi, self.height * 72 / self.dpi

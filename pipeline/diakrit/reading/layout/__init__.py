"""Arranges words in printed rows and cells, alike for text layers, OCR and plain text."""

from diakrit.reading.layout.page import arrange
from diakrit.reading.layout.plain import arrange_text
from diakrit.reading.layout.turning import box_of, turn, upright

__all__ = ["arrange", "arrange_text", "box_of", "turn", "upright"]

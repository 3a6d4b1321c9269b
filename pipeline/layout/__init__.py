"""From words to printed rows and cells, the same way for text layers, OCR and plain text."""

from pipeline.layout.page import arrange
from pipeline.layout.plain import arrange_text
from pipeline.layout.turning import box_of, turn, upright

__all__ = ["arrange", "arrange_text", "box_of", "turn", "upright"]

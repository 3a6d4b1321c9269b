"""A sheet of paper as a list of drawing operations, which any painter can carry out."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

WIDTH, HEIGHT = 595.28, 841.89
"""A4 in points."""

FONT_FOLDER = Path(reportlab.__file__).parent / "fonts"


class Face(StrEnum):
    """The typefaces that come with reportlab; the value is the name of the file."""

    REGULAR = "Vera"
    BOLD = "VeraBd"
    ITALIC = "VeraIt"

    @property
    def path(self) -> Path:
        """Where the font file lies."""
        return FONT_FOLDER / f"{self.value}.ttf"


for _face in Face:
    pdfmetrics.registerFont(TTFont(_face.value, str(_face.path)))


@dataclass(frozen=True)
class Text:
    """A line of text: `x` and `y` are the left end of its baseline, in points from the top left corner."""

    x: float
    y: float
    text: str
    face: Face = Face.REGULAR
    size: float = 10
    gray: float = 0.0


@dataclass(frozen=True)
class Rule:
    """A straight line in points from the top left corner."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.6


@dataclass
class Sheet:
    """One page to be."""

    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, face: Face = Face.REGULAR, size: float = 10, *, gray: float = 0.0
    ) -> None:
        """Write a line of text."""
        self.texts.append(Text(x, y, text, face, size, gray))

    def right(self, x: float, y: float, text: str, face: Face = Face.REGULAR, size: float = 10) -> None:
        """Write a line of text that ends at `x`."""
        self.text(x - text_width(text, face, size), y, text, face, size)

    def rule(self, x1: float, y1: float, x2: float, y2: float, weight: float = 0.6) -> None:
        """Draw a straight line."""
        self.rules.append(Rule(x1, y1, x2, y2, weight))

    def plain_text(self) -> str:
        """What is written on the sheet, line by line, with texts on one baseline parted by blanks."""
        baselines: dict[float, list[Text]] = {}
        for text in self.texts:
            baselines.setdefault(round(text.y, 1), []).append(text)
        lines: list[str] = []
        above = 0.0
        for y, texts in sorted(baselines.items()):
            if lines and y - above > 1.7 * texts[0].size:
                lines.append("")
            lines.append("   ".join(text.text for text in sorted(texts, key=lambda text: text.x)))
            above = y
        return "\n".join(lines) + "\n"


def text_width(text: str, face: Face, size: float) -> float:
    """The width of a line of text in points."""
    return float(pdfmetrics.stringWidth(text, face.value, size))


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """Break a text into lines no wider than `width` points."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and text_width(longer, face, size) > width:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]

"""Flows text down the sheets of a paper, from page to page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from samples.sheet import Face, Sheet, wrap

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True)
class Frame:
    """The part of a sheet that running text fills, in points from the top left corner."""

    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Style:
    """How a block of text is set: `before` and `after` are the blank space around it, in points."""

    face: Face = Face.REGULAR
    size: float = 10
    leading: float = 13.5
    before: float = 0
    after: float = 0
    gray: float = 0.0


@dataclass(frozen=True)
class Drawn:
    """A drawn paper: its sheets, and the first and last page of each of its cases, from 1."""

    sheets: tuple[Sheet, ...]
    spans: tuple[tuple[int, int], ...] = ()


class Composer:
    """Sets blocks one below the other and turns the page where one is full.

    Attributes:
        y: The baseline of the line written last.
    """

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._sheets = [Sheet()]
        self._spans: list[tuple[int, int]] = []
        self.y = frame.top

    @property
    def sheet(self) -> Sheet:
        """The sheet being written on."""
        return self._sheets[-1]

    @property
    def page(self) -> int:
        """The number of the sheet being written on, from 1."""
        return len(self._sheets)

    def turn(self) -> None:
        """Go on at the top of a new page."""
        self._sheets.append(Sheet())
        self.y = self._frame.top

    def need(self, height: float) -> None:
        """Turn the page unless this much is left of it."""
        if self.y + height > self._frame.bottom:
            self.turn()

    def gap(self, height: float) -> None:
        """Leave a blank space."""
        self.y += height

    def write(self, text: str, style: Style, indent: float = 0, mark: str = "", width: float | None = None) -> None:
        """Set a block of text, broken into lines.

        Args:
            text: The text.
            style: How to set it.
            indent: How far in from the left edge of the frame.
            mark: A number or bullet, set to the left of the first line.
            width: The width of the lines; as wide as the frame where not given.
        """
        left = self._frame.left + indent
        self.gap(style.before)
        for number, line in enumerate(wrap(text, style.face, style.size, width or self._frame.right - left)):
            self.need(style.leading)
            self.y += style.leading
            if mark and number == 0:
                self.sheet.text(left - 18, self.y, mark, style.face, style.size)
            self.sheet.text(left, self.y, line, style.face, style.size, gray=style.gray)
        self.gap(style.after)

    def columns(self, cells: tuple[tuple[float, str], ...], style: Style) -> None:
        """Set texts side by side on one line.

        Args:
            cells: How far in from the left edge of the frame, and the text, of each.
            style: How to set them.
        """
        self.gap(style.before)
        self.need(style.leading)
        self.y += style.leading
        for indent, text in cells:
            self.sheet.text(self._frame.left + indent, self.y, text, style.face, style.size, gray=style.gray)
        self.gap(style.after)

    def begin_case(self, height: float) -> None:
        """Note that a case begins here, with at least this much room on the page."""
        self.need(height)
        self._spans.append((self.page, self.page))

    def end_case(self) -> None:
        """Note that the case begun last ends here."""
        self._spans[-1] = (self._spans[-1][0], self.page)

    def finish(self, furnish: Callable[[Sheet, int, int], None]) -> Drawn:
        """Add headers and footers, and hand over the sheets.

        Args:
            furnish: Draws what stands on every page; gets the sheet, its number and the number of sheets.
        """
        for number, sheet in enumerate(self._sheets, 1):
            furnish(sheet, number, len(self._sheets))
        return Drawn(tuple(self._sheets), tuple(self._spans))

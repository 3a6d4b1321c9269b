"""Bringing sideways text upright."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model import Box, Word


def upright(lines: Sequence[Sequence[Word]]) -> tuple[int, tuple[tuple[Word, ...], ...]]:
    """Turns text that runs up or down the page.

    Returns:
        The clockwise degrees that bring the page upright (0, 90, 270), and the lines with their boxes turned.
    """
    degrees = _direction(lines)
    turned = tuple(tuple(replace(word, box=turn(_box(word), degrees)) for word in line) for line in lines)
    return degrees, turned


def _direction(lines: Sequence[Sequence[Word]]) -> int:
    downward = upward = level = 0
    for line in lines:
        first, last = _box(line[0]), _box(line[-1])
        down, across = abs(last.middle - first.middle), abs(last.left - first.left)
        if len(line) < 3:  # noqa: PLR2004 - short lines have no clear direction
            continue
        if across >= down:
            level += 1
        elif last.middle > first.middle:
            downward += 1
        else:
            upward += 1
    if level >= downward + upward:
        return 0
    return 270 if downward > upward else 90


def turn(box: Box, degrees: int) -> Box:
    """The box on the page turned clockwise by 0, 90, 180 or 270 degrees."""
    left, top, right, bottom = box
    turns = {
        90: Box(1 - bottom, left, 1 - top, right),
        180: Box(1 - right, 1 - bottom, 1 - left, 1 - top),
        270: Box(top, 1 - right, bottom, 1 - left),
    }
    return turns.get(degrees, box)


def _box(word: Word) -> Box:
    assert word.box is not None, "words of a page picture have boxes"
    return word.box

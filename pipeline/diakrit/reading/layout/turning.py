"""Turns sideways text upright."""

from collections.abc import Sequence
from dataclasses import replace

from diakrit.model import Box, RawLines, Word

_TELLING = 3  # words: shorter lines have no clear direction


def upright(lines: Sequence[Sequence[Word]]) -> tuple[int, RawLines]:
    """Turns text that runs up or down the page.

    Returns:
        The clockwise turn that brings the page upright (0, 90, 180, 270 degrees), and the lines with their boxes turned.
    """
    degrees = _direction(lines)
    turned = tuple(tuple(replace(word, box=turn(box_of(word), degrees)) for word in line) for line in lines)
    return degrees, turned


def _direction(lines: Sequence[Sequence[Word]]) -> int:
    ways = {0: 0, 90: 0, 180: 0, 270: 0}
    for line in lines:
        first, last = box_of(line[0]), box_of(line[-1])
        down, across = last.middle - first.middle, last.left - first.left
        if len(line) < _TELLING:
            continue
        if abs(across) >= abs(down):
            ways[0 if across > 0 else 180] += 1
        else:
            ways[270 if down > 0 else 90] += 1
    return max(ways, key=lambda degrees: ways[degrees])


def turn(box: Box, degrees: int) -> Box:
    """The box after the page is turned clockwise by 0, 90, 180 or 270 degrees."""
    left, top, right, bottom = box
    turns = {
        90: Box(1 - bottom, left, 1 - top, right),
        180: Box(1 - right, 1 - bottom, 1 - left, 1 - top),
        270: Box(top, 1 - right, bottom, 1 - left),
    }
    return turns.get(degrees, box)


def box_of(word: Word) -> Box:
    """The box of a word from a picture or a text layer, where every word has one."""
    assert word.box is not None, "words of a page picture have boxes"
    return word.box

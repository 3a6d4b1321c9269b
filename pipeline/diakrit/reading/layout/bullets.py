"""Markers of list items, and what OCR and fonts make of bullets."""

import re
from dataclasses import replace

from diakrit.model import Line

SYMBOL_BULLETS = frozenset("\uf0a7\uf0b7\uf0d8\uf0fc\uf02d\uf0a8\uf0be\uf076\uf09f")
READ_FOR_BULLET = frozenset("e¢©®«»°*·")
_MARKER = re.compile(r"[-‐‑‒–—―−•▪·*§○]|o|\d{1,2}[.)]|[a-zA-Z][.)/]|att")


def bulleted(line: Line, lookalikes: frozenset[str]) -> Line:
    """The line with its bullet restored: one from a symbol font, or read as a letter that never stands alone in Swedish.

    `raw` keeps what was read.
    """
    first = line.words[0]
    if len(line.words) > 1 and first.text in lookalikes:
        return replace(line, words=(replace(first, text="•"), *line.words[1:]))
    return line


def is_marker(text: str) -> bool:
    """Whether a word stands before a list item: a bullet, a number, a letter, a §."""
    return bool(_MARKER.fullmatch(text))

"""Divides printed words into the tokens of the language model, and protects what must never be changed."""

import re
from functools import lru_cache
from typing import NamedTuple

from diakrit.swedish.language.ngrams import COMMA, END, NUMBER
from diakrit.swedish.repair.channel import MARKED

_CORE = re.compile(r"[^\W_]+(?:[£¢©&$|!€¥'’°§@]+[^\W_]+)*[¢£©]?|[£¢©&$][^\W_]+(?:[£¢©&$|!]+[^\W_]+)*")
_ADDRESS = re.compile(r"@.*\.|://|^www\.|\w\.(?:se|com|org|nu|eu|net|pdf|docx?|xlsx?)\b", re.IGNORECASE)
_CODE = re.compile(r"[A-ZÅÄÖ]{1,6}[-/ ]?\d|\d[\d.,:/-]*\d|\d{2,}[a-zA-Z]?$|[A-Z]+\d|\d+[A-Z]+$|^\d[a-h]$")
_ACRONYM = re.compile(r"[A-ZÅÄÖ&]{2,4}(?::?s)?$")
_ENDS = {".": END, "!": END, "?": END, ",": COMMA, ";": COMMA, ":": COMMA}
_LONGEST = 80  # letters; no Swedish word is longer
_FEW = 2  # most digits of a word that may be letters
_ODD_CASE = re.compile(r"[a-zåäöé][A-Z][a-z]*[A-Z]|^[A-Z]{2,}[a-z]+[A-Z]")


class Piece(NamedTuple):
    """A part of a printed word: a word that may be damaged, or something fixed.

    `symbol`: what the language model counts for a fixed part, None for a word.
    """

    text: str
    start: int
    symbol: str | None = None


@lru_cache(maxsize=100_000)
def pieces(word: str) -> tuple[Piece, ...]:
    """The pieces of a printed word, from left to right."""
    if word == "|":
        return (Piece(word, 0),)
    if len(word) > _LONGEST:
        return (Piece(word, 0, "<code>"),)
    if _ADDRESS.search(word):
        return (Piece(word, 0, "<url>"),)
    found: list[Piece] = []
    place = 0
    for match in _CORE.finditer(word):
        found += _marks(word, place, match.start())
        found.append(_piece(match.group(), match.start(), word))
        place = match.end()
    found += _marks(word, place, len(word))
    if sum(piece.symbol == NUMBER for piece in found) > 1 or (len(found) > 1 and _CODE.match(word.strip("().,;:"))):
        return tuple(Piece(piece.text, piece.start, piece.symbol or "<code>") for piece in found)
    return tuple(found)


def _marks(word: str, start: int, end: int) -> list[Piece]:
    return [Piece(word[at], at, _ENDS[word[at]]) for at in range(start, end) if word[at] in _ENDS]


def _piece(core: str, start: int, word: str) -> Piece:
    if core.isdigit():
        return Piece(core, start, None if word == "1" else NUMBER)
    if not MARKED.isdisjoint(core):
        return Piece(core, start, core.lower())
    if _CODE.search(core) and not _damaged_digits(core):
        return Piece(core, start, "<code>")
    if _ACRONYM.fullmatch(core) or _ODD_CASE.search(core):
        return Piece(core, start, core.lower())
    return Piece(core, start)


def _damaged_digits(core: str) -> bool:
    """Whether the digits of a word may be letters: few, of the right kind, among lower-case letters."""
    digits = sum(char.isdigit() for char in core)
    return (
        digits <= _FEW
        and all(char in "0146" for char in core if char.isdigit())
        and core[-2:].islower() | core[:-1].islower()
    )

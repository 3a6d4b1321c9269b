"""Personal identity numbers: found in the words of the pages, listed, and masked before anything else reads them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.grammar import personnummer
from pipeline.model import Document, Line, Page, Sensitive, Word

_SIGN = re.compile(r"[^\s+–—-]")
_MASK = "*"
_OPEN = re.compile(r"\d{6}[-–+]?$")  # a number that goes on in the next line
_MOST_BREAK = 2  # lines that one number may take


@dataclass(frozen=True)
class Mask:
    """Lists every personnummer and samordningsnummer of a document. Masks it, in what was read, too, unless told not to."""

    unmasked: bool = False

    def __call__(self, document: Document) -> Document:
        """The document with its sensitive places, and without the numbers."""
        found: list[Sensitive] = []
        pages = tuple(self._page(page, found) for page in document.pages)
        return replace(document, pages=pages, sensitive=tuple(found))

    def _page(self, page: Page, found: list[Sensitive]) -> Page:
        lines = list(page.lines)
        for index in range(len(lines)):
            for span in _spans(lines, index):
                kind, words = span
                boxes = tuple(lines[at].words[word].box for at, word, _start, _end in words)
                found.append(Sensitive(kind, page.number, lines[index].row + 1, tuple(box for box in boxes if box)))
                if not self.unmasked:
                    for at, word, start, end in words:
                        lines[at] = _masked(lines[at], word, start, end)
        return replace(page, lines=tuple(lines))


Place = tuple[int, int, int, int]
"""Index of a line, index of a word in it, and the characters of the word."""


def _spans(lines: list[Line], index: int) -> Iterator[tuple[personnummer.Kind, list[Place]]]:
    """The numbers that begin in a line, with the words they take; one may go on in the line below."""
    line = lines[index]
    if not any(char.isdigit() for char in line.text):
        return
    group = [index]
    if _OPEN.search(line.text) and index + 1 < len(lines):
        group.append(index + 1)
    places: list[Place] = []
    text = ""
    for at in group[:_MOST_BREAK]:
        for number, word in enumerate(lines[at].words):
            glued = at != index and number == 0
            text += "" if glued or not text else " "
            places.append((at, number, len(text), len(text) + len(word.text)))
            text += word.text
    own = len(line.text)
    for found in personnummer.find(text):
        if found.start < own:
            yield (
                found.kind,
                [
                    (at, number, max(found.start, start) - start, min(found.end, end) - start)
                    for at, number, start, end in places
                    if start < found.end and end > found.start
                ],
            )


def _masked(line: Line, index: int, start: int, end: int) -> Line:
    word = line.words[index]
    text = word.text[:start] + _SIGN.sub(_MASK, word.text[start:end]) + word.text[end:]
    raw = text if word.raw == word.text else _SIGN.sub(_MASK, word.raw)
    words = (*line.words[:index], Word(text, raw, word.box, word.confidence), *line.words[index + 1 :])
    return replace(line, words=words)

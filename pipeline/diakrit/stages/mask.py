"""Personal identity numbers: found in the words of the pages, listed, and masked before anything else reads them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from diakrit.model import Document, Line, Sensitive, SensitiveKind, Word
from diakrit.swedish.grammar.personnummer import IdentityNumberGrammar

_SIGN = re.compile(r"[^\s+–—‑-]")
_MASK = "*"
_OPEN = re.compile(r"\d{6} ?[-–+‑]?$")  # a number that goes on in the next line

Reading = Callable[[Word], str]
"""What a word is taken to read."""


@dataclass(frozen=True)
class Mask:
    """Lists every personnummer and samordningsnummer of a document. Masks it, in what was read, too, unless told not to.

    What was masked before is no number any more, and stays listed.
    """

    numbers: IdentityNumberGrammar = field(repr=False)
    unmasked: bool = False

    def __call__(self, document: Document) -> Document:
        """The document with its sensitive places, and without the numbers."""
        document = self._masked(document, _first)
        if any(word.second for page in document.pages for word in page.words):
            document = self._masked(document, _second)  # it may tell a number that the first engine misread
        return document

    def _masked(self, document: Document, reading: Reading) -> Document:
        found: list[Sensitive] = []
        pages = [list(page.lines) for page in document.pages]
        order = [(page, index) for page, lines in enumerate(pages) for index in range(len(lines))]
        for at, here in enumerate(order):
            below = order[at + 1] if at + 1 < len(order) else None
            above = pages[order[at - 1][0]][order[at - 1][1]].text if at else ""
            for kind, words in _spans(self.numbers, pages, here, below, above, reading):
                page, index = here
                boxes = (pages[other][line].words[word].box for (other, line), word, _, _ in words if other == page)
                number, row = document.pages[page].number, pages[page][index].row + 1
                found.append(Sensitive(kind, number, row, tuple(box for box in boxes if box)))
                for (other, line), word, start, end in [] if self.unmasked else words:
                    pages[other][line] = _masked(pages[other][line], word, start, end, reading)
        masked = (replace(page, lines=tuple(lines)) for page, lines in zip(document.pages, pages, strict=True))
        new = [place for place in found if reading is _first or place not in document.sensitive]
        places = sorted((*document.sensitive, *new), key=lambda place: (place.page, place.line))
        return replace(document, pages=tuple(masked), sensitive=tuple(places))


def _first(word: Word) -> str:
    return word.text


def _second(word: Word) -> str:
    return word.second or word.text


Address = tuple[int, int]
"""Index of a page, and of a line on it."""
Place = tuple[Address, int, int, int]
"""A line, the index of a word in it, and the characters of the word."""


def _spans(
    numbers: IdentityNumberGrammar,
    pages: list[list[Line]],
    here: Address,
    below: Address | None,
    above: str,
    reading: Reading,
) -> Iterator[tuple[SensitiveKind, list[Place]]]:
    """The numbers that begin in a line, with the words they take; one may go on in the line below, also overleaf."""
    own = " ".join(map(reading, pages[here[0]][here[1]].words))
    if not any(char.isdigit() for char in own):
        return
    label = f"{above} " if numbers.ends_with_label(above) else ""
    text = label
    places: list[Place] = []
    for address in [here, below] if below and _OPEN.search(own) else [here]:
        for number, word in enumerate(pages[address[0]][address[1]].words):
            text += "" if text == label or (address == below and number == 0) else " "
            places.append((address, number, len(text), len(text) + len(reading(word))))
            text += reading(word)
    for found in numbers.find(text):
        if found.start < len(label) + len(own):
            yield (
                found.kind,
                [
                    (address, number, max(found.start, start) - start, min(found.end, end) - start)
                    for address, number, start, end in places
                    if start < found.end and end > found.start
                ],
            )


def _masked(line: Line, index: int, start: int, end: int, reading: Reading) -> Line:
    word = line.words[index]
    if reading(word) != word.text:
        start, end = 0, len(word.text)
    text = word.text[:start] + _SIGN.sub(_MASK, word.text[start:end]) + word.text[end:]
    raw = text if word.raw == word.text else _SIGN.sub(_MASK, word.raw)
    words = [
        replace(other, second=None) if abs(place - index) == 1 else other  # it may have a part of the number
        for place, other in enumerate(line.words)
    ]
    words[index] = Word(text, raw, word.box, word.confidence)
    return replace(line, words=tuple(words))

"""What page furniture looks like: rows and cells of letterheads, page marks, addresses, closing notes."""

import re

from diakrit.lexicon import Lexicon
from diakrit.lexicon.phrases import MARKS_LOST, either, folded, parts_of_words, whole
from diakrit.text import fold


class FurnitureGrammar:
    """The patterns and words of the lexicon for furniture, put together."""

    def __init__(self, lexicon: Lexicon) -> None:
        furniture, cells = lexicon.furniture, lexicon.letterhead.cells
        page, of = parts_of_words(furniture.page_words), parts_of_words(furniture.of_words)
        filled = {"{page}": page, "{of}": of, "{month}": parts_of_words(lexicon.dates.months)}

        def fill(pattern: str) -> str:
            for name, meant in filled.items():
                pattern = pattern.replace(name, meant)
            return pattern

        heads = parts_of_words(
            (word.lower() for kind in lexicon.papers.kinds.values() for word in kind.head), MARKS_LOST
        )
        labelled = (*cells.date, *cells.case_number, *cells.officer, *cells.reference, *lexicon.letterhead.other_cells)
        labels = either((*map(re.escape, folded(labelled)), *map(fold, furniture.labels)))
        pieces = either((*map(fill, furniture.letterhead), heads))
        self.marks = whole(fold(fill(pattern)) for pattern in (*furniture.marks, *furniture.signing))
        self.signing = whole(map(fold, furniture.signing))
        self.closing = whole(map(fold, furniture.closing))
        self.pieces = re.compile(rf"(?<!\w){pieces}(?!\w)", re.IGNORECASE)
        self.label = re.compile(rf"{labels}\.?:?(?: |$)")
        self.bare_label = re.compile(rf"{labels}\.?:?")
        self.address = re.compile(rf"(?<!\w){either(furniture.address)}(?!\w)", re.IGNORECASE)
        self.page_number = re.compile(
            rf"(?:\b(?:{page}\.? )?\d{{1,3}} ?\(\d{{1,3}}\)|\b{page}\.? \d{{1,3}}(?: {of} \d{{1,3}})?|(?<=\D )\d{{1,3}})$"
        )
        self.headings = frozenset(fold(text) for row in lexicon.headings.values() for text in row.variants)
        self.places = frozenset(map(fold, lexicon.municipalities))
        self.municipality = re.compile(rf" {parts_of_words(folded(lexicon.places.municipality_words))}s?$")

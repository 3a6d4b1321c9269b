"""Words of a document changed, each change with its row in the ledger of repairs."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from diakrit.model import Document, Line, Position, Repair, RepairReason


def mended(
    document: Document, position: Position, texts: Mapping[int, str], reason: RepairReason, confidence: float
) -> Document:
    """The document with some words of a line (by index) reading otherwise, for one reason, right with this confidence."""
    line = document.line(position)
    rows = tuple(
        Repair(
            page=position.page,
            line=line.row + 1,
            word=place_in_row(document.pages[position.page - 1].lines, position.index) + at + 1,
            box=line.words[at].box,
            read=line.words[at].text,
            text=text,
            confidence=confidence,
            runner_up=None,
            reason=reason,
            operations=(f"{text}→{line.words[at].text}",),
            applied=True,
        )
        for at, text in texts.items()
        if text != line.words[at].text
    )
    words = tuple(replace(word, text=texts.get(at, word.text)) for at, word in enumerate(line.words))
    return replace(with_line(document, position, replace(line, words=words)), repairs=(*document.repairs, *rows))


def with_line(document: Document, position: Position, line: Line) -> Document:
    """The document with a line in the place of another."""
    page = document.pages[position.page - 1]
    changed = replace(page, lines=(*page.lines[: position.index], line, *page.lines[position.index + 1 :]))
    return replace(document, pages=tuple(changed if other is page else other for other in document.pages))


def place_in_row(lines: Sequence[Line], index: int) -> int:
    """How many words stand before a cell in its printed row."""
    return sum(len(line.words) for line in lines[:index] if line.row == lines[index].row)

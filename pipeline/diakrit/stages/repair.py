"""Gives damaged words their å, ä and ö back, and mends the slips of a sound reading. Keeps what was read."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.model import Document, Line, Page, PageState, Repair, ledger
from diakrit.swedish import soundness
from diakrit.swedish.repair import Change, TextLine

_GAP = 0.5  # line pitches of blank space above the first line of a paragraph


@dataclass(frozen=True)
class Mend:
    """Repairs the words of a document; every change and every suggestion stands in its ledger."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with its words mended."""
        places = [(page, index) for page in document.pages for index in range(len(page.lines))]
        sound = {page.number for page in document.pages if self._is_sound(page)}
        lines = [_text_line(page, index, sound=page.number in sound) for page, index in places]
        changes = self.knowledge.repairer.repair(lines)
        if not changes:
            return document
        texts: dict[tuple[int, int], dict[int, str]] = {}
        ledger: list[Repair] = []
        for change in changes:
            page, index = places[change.line]
            ledger.append(_entry(page, index, change))
            if change.applied:
                texts.setdefault((page.number, index), {})[change.word] = change.text
        pages = tuple(replace(page, lines=tuple(_lines(page, texts))) for page in document.pages)
        return replace(document, pages=pages, repairs=tuple(ledger))

    def _is_sound(self, page: Page) -> bool:
        """Whether a page was read here, by a model that knows å, ä and ö, as its own letters show."""
        read_here = page.state in (PageState.OCR, PageState.LOW)
        return read_here and soundness.distrust(page.text, self.knowledge.lexicon.swedish) is None


def _text_line(page: Page, index: int, *, sound: bool) -> TextLine:
    line = page.lines[index]
    same_row = index > 0 and page.lines[index - 1].row == line.row
    return TextLine(tuple(word.text for word in line.words), begins=same_row or line.gap > _GAP, sound=sound)


def _entry(page: Page, index: int, change: Change) -> Repair:
    line = page.lines[index]
    return Repair(
        page=page.number,
        line=line.row + 1,
        word=ledger.place_in_row(page.lines, index) + change.word + 1,
        box=line.words[change.word].box,
        read=change.read,
        text=change.text,
        confidence=round(change.confidence, 4),
        runner_up=change.runner_up,
        reason=change.reason,
        operations=change.operations,
        applied=change.applied,
    )


def _lines(page: Page, texts: dict[tuple[int, int], dict[int, str]]) -> Iterator[Line]:
    for index, line in enumerate(page.lines):
        mended = texts.get((page.number, index))
        if mended is None:
            yield line
        else:
            words = (replace(word, text=mended.get(at, word.text)) for at, word in enumerate(line.words))
            yield replace(line, words=tuple(words))

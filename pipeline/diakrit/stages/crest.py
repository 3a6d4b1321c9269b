"""The municipality that stands only in a picture: the crest in the letterhead of a paper."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.model import PICTURE, Document, FileType, Line, Needs, Page, PageState, RawLines, Word
from diakrit.swedish.gazetteer import Gazetteer, named

_SURE = 0.5  # confidence of the words of a crest
_LEAST = 3  # letters of a name


@dataclass(frozen=True)
class Crest:
    """Adds what the crest of a paper says, as furniture, where its text names no municipality.

    The head of such a paper must be read as a picture; where it was not yet, the stage needs it.
    """

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document | Needs:
        """The document with the crests of its papers, or the pages whose heads must be read first."""
        known = self.knowledge.gazetteer
        pages = list(document.pages)
        wanted = []
        for first, paper in {case.paper_pages[0]: case.paper_pages for case in document.cases}.items():
            told, page = named(document.places_on(paper)), pages[first - 1]
            if (told and told.sure) or not _is_drawn(document, page):
                continue
            if first in document.letterheads:
                if crest := _crest(document.letterheads[first], known):
                    pages[first - 1] = replace(page, lines=(*page.lines, *crest))
            else:
                wanted.append(first)
        return Needs(tuple(wanted)) if wanted else self._with_pages(document, pages)

    def _with_pages(self, document: Document, pages: Sequence[Page]) -> Document:
        """The document with some pages changed, and what those say in their heads and name."""
        changed = [page for page, before in zip(pages, document.pages, strict=True) if page is not before]
        heads = {page.number: self.knowledge.letterheads.read(page) for page in changed}
        places = {page.number: self.knowledge.gazetteer.on(page) for page in changed}
        return replace(
            document, pages=tuple(pages), heads={**document.heads, **heads}, places={**document.places, **places}
        )


def _crest(letterhead: RawLines, known: Gazetteer) -> Sequence[Line]:
    """The lines of a letterhead that name a municipality."""
    words = [
        tuple(word for word in line if (word.confidence or 0.0) >= _SURE and _is_name(word)) for line in letterhead
    ]
    lines = [line for line in words if line]
    texts = [" ".join(word.text for word in line) for line in lines]
    for index, text in enumerate(texts):
        if known.crest(text, set(texts[index + 1 : index + 3])):
            return [_line(line) for line in lines[index : index + 2]]
    return ()


def _is_name(word: Word) -> bool:
    """Whether a word is written as a crest writes names; arms and ornaments read as stray signs."""
    return word.text.isupper() and word.text.isalpha() and len(word.text) >= _LEAST


def _is_drawn(document: Document, page: Page) -> bool:
    """Whether a page can be drawn upright: it is one of a PDF."""
    read = page.state in (PageState.TEXT, PageState.OCR, PageState.LOW) and page.width > 0 and not page.turned
    return read and document.source.type is FileType.PDF


def _line(words: Sequence[Word]) -> Line:
    first = words[0].box
    return Line(tuple(words), PICTURE, left=first.left if first else 0.0, furniture=True)

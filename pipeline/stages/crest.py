"""The municipality that stands only in a picture: the crest in the letterhead of a paper."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.errors import InputError
from pipeline.lexicon import Lexicon
from pipeline.model import PICTURE, Box, Document, FileType, Line, Page, PageState, Word
from pipeline.settings import Settings
from pipeline.stages.gazetteer import Gazetteer, gazetteer, named
from pipeline.tools import engines, files, opencv, recognition
from pipeline.tools.poppler import PageInfo
from pipeline.tools.tesseract import Segmentation

_BAND = 0.2  # share of the page's height that a letterhead takes
_DPI = 240
_SURE = 0.5  # confidence of the words of a crest
_LEAST = 3  # letters of a name


@dataclass(frozen=True)
class Crest:
    """Reads the letterheads of papers whose text names no municipality, and adds what their crest says as furniture.

    A paper costs half a second, and only if it needs it.
    """

    lexicon: Lexicon
    settings: Settings

    def __repr__(self) -> str:
        return "Crest()"

    def __call__(self, document: Document) -> Document:
        """The document with the crests of its papers."""
        known = gazetteer(self.lexicon)
        pages = list(document.pages)
        for first, paper in {case.paper_pages[0]: case.paper_pages for case in document.cases}.items():
            told, page = named(known, document, paper), pages[first - 1]
            if not (told and told.sure) and _is_drawn(document, page):
                pages[first - 1] = replace(page, lines=(*page.lines, *self._read(document, page, known)))
        return replace(document, pages=tuple(pages))

    def _read(self, document: Document, page: Page, known: Gazetteer) -> Sequence[Line]:
        info = PageInfo(page.number, page.width, page.height)
        settings = self.settings
        engine = engines.engine(settings.engine)
        try:
            picture = engine.draw(
                Path(document.source.path), info, settings.dpi, settings.max_megapixels, settings.page_timeout
            )
            model = recognition.find(settings.model, self.lexicon)
            band = opencv.reduced(opencv.top(picture, _BAND), _DPI)
            read = engine.read(band, model, settings.page_timeout, Segmentation.SPARSE)
        except InputError:
            return ()  # the text is read and sound; only its sender stays unknown
        words = [tuple(word for word in line if (word.confidence or 0.0) >= _SURE and _is_name(word)) for line in read]
        lines = [line for line in words if line]
        texts = [" ".join(word.text for word in line) for line in lines]
        for index, text in enumerate(texts):
            below = set(texts[index + 1 : index + 3])
            if known.crest(text, below):
                return [_line(line) for line in lines[index : index + 2]]
        return ()


def _is_name(word: Word) -> bool:
    """Whether a word is written as a crest writes names; arms and ornaments read as stray signs."""
    return word.text.isupper() and word.text.isalpha() and len(word.text) >= _LEAST


def _is_drawn(document: Document, page: Page) -> bool:
    """Whether a page can be drawn upright: it is one of a PDF."""
    read = page.state in (PageState.TEXT, PageState.OCR, PageState.LOW) and page.width > 0 and not page.turned
    path = Path(document.source.path)
    return read and path.is_file() and files.sniff(path) is FileType.PDF


def _line(words: Sequence[Word]) -> Line:
    placed = tuple(replace(word, box=_whole(word.box)) for word in words if word.box)
    return Line(placed, PICTURE, left=placed[0].box.left if placed[0].box else 0.0, furniture=True)


def _whole(box: Box) -> Box:
    """A box in the band as a box in the page."""
    return Box(box.left, box.top * _BAND, box.right, box.bottom * _BAND)

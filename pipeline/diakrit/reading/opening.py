"""Opens sources: decides how to read each page, and takes what needs no engine (text files, sound text layers)."""

from dataclasses import replace
from pathlib import Path

from diakrit import files
from diakrit.engines import pdfium_text, pillow, poppler
from diakrit.engines.poppler_output import Cover, PageInfo, TextPage
from diakrit.errors import FailureCode, SourceError
from diakrit.lexicon.rows import Swedish
from diakrit.model import FileType, Issue, IssueCode, Opened, Page, PageState, Source, Unread, Word
from diakrit.reading import layout
from diakrit.settings import Settings
from diakrit.swedish import soundness

_MARGIN = 0.125  # outer share of the page where stamps are put; text that is only there is not the text of the page
_SCAN_COVER = 0.8  # a page with this share covered by images is a scan
_STAMP_COVER = 0.3  # text that is only in the margin is a stamp if images cover this share of the page
_STAMP_WORDS = 25  # a text layer with fewer words on a scan is a stamp, not the text of the page


def open_source(source: Source, settings: Settings, swedish: Swedish) -> Opened[Page]:
    """Decides how each page of a source is to be read, and reads those that need no engine.

    Raises:
        SourceError: the file cannot be read at all.
    """
    path = Path(source.path)
    source = replace(source, type=files.sniff(path))
    if source.type is FileType.TEXT:
        pages = _text_pages(files.read_text(path))
        _must_be_fewer(len(pages), settings)
        return Opened(source, pages)
    if source.type is FileType.IMAGE:
        count = pillow.frames(path)
        _must_be_fewer(count, settings)
        unread = tuple(Unread(n + 1, 0.0, 0.0, "image file") for n in range(count))
        return Opened(source, unread)
    return _open_pdf(source, path, settings, swedish)


def _must_be_fewer(pages: int, settings: Settings) -> None:
    if pages > settings.max_pages:
        raise SourceError(
            FailureCode.TOO_MANY_PAGES, f"the file has {pages} pages", "split it, or raise max_pages in diakrit.toml"
        )


def _text_pages(text: str) -> tuple[Page, ...]:
    texts = text.split("\f")
    if len(texts) > 1 and not texts[-1].strip():
        texts.pop()  # a form feed ends a page; it does not start an empty one
    columns = max(60, *(len(line) for line in text.expandtabs().split("\n")))
    pages = []
    for number, part in enumerate(texts, 1):
        lines = layout.arrange_text(part, columns)
        state = PageState.TEXT if lines else PageState.BLANK
        pages.append(Page(number, 0.0, 0.0, state, "text file", lines))
    return tuple(pages)


def _open_pdf(source: Source, path: Path, settings: Settings, swedish: Swedish) -> Opened[Page]:
    info = poppler.info(path, settings.max_pages, settings.page_timeout)
    _must_be_fewer(info.count, settings)
    cover = poppler.image_cover(path, info.pages, settings.page_timeout)
    layers = text_layers(path, settings.page_timeout)
    if len(layers) != len(info.pages):
        raise SourceError(
            FailureCode.DAMAGED, "the PDF is damaged: its pages cannot be counted", "fetch or scan the file again"
        )
    pages = tuple(
        _decide(page, layer, cover.get(page.number, Cover()), swedish, repair=settings.damaged_layers == "repair")
        for page, layer in zip(info.pages, layers, strict=True)
    )
    issues = []
    if info.restricted:
        issues.append(Issue(IssueCode.RESTRICTED_PDF))
    if files.pdf_is_cut(path):
        issues.append(Issue(IssueCode.CUT_PDF))
    return Opened(source, pages, tuple(issues))


def text_layers(path: Path, timeout: float, only: int | None = None) -> list[TextPage]:
    """The text layers of all pages of a PDF, or of one; Poppler knows which optional content is shown.

    Raises:
        SourceError: PDFium or Poppler fails on the file.
    """
    layers = list(pdfium_text.text_layer(path, only))
    if any(layer.optional for layer in layers):
        shown = poppler.text_layer(path, timeout, only)
        layers = [other if layer.optional else layer for layer, other in zip(layers, shown, strict=True)]
    return layers


def _decide(page: PageInfo, layer: TextPage, cover: Cover, swedish: Swedish, *, repair: bool) -> Page | Unread:
    words = [word for line in layer.lines for word in line]
    text = " ".join(word.text for word in words)
    doubt = soundness.distrust(text, swedish)
    mendable = doubt is not None and doubt.marks and (repair or cover.share < _STAMP_COVER)
    why = doubt.why if doubt and not mendable else None
    if why is None and cover.share >= _STAMP_COVER and all(_in_margin(word) for word in words):
        why = "text only in the outer margin"
    if why is None and cover.share >= _SCAN_COVER and (len(words) < _STAMP_WORDS or not soundness.can_be_judged(text)):
        why = "scan with too little text layer to trust"
    if why is not None:
        return Unread(page.number, page.width, page.height, why, cover.shaded)
    turned, upright = layout.upright(layer.lines)
    width, height = turned_size(layer.width, layer.height, turned)
    lines = layout.arrange(upright, width, height, inked=False)
    how = doubt.why + "; repaired" if doubt else "sound text layer"
    return Page(page.number, width, height, PageState.TEXT, how, lines, turned)


def turned_size(width: float, height: float, degrees: int) -> tuple[float, float]:
    """Width and height after a turn of 0, 90, 180 or 270 degrees."""
    return (height, width) if degrees in (90, 270) else (width, height)


def _in_margin(word: Word) -> bool:
    assert word.box is not None
    left, top, right, bottom = word.box
    return right <= _MARGIN or left >= 1 - _MARGIN or bottom <= _MARGIN or top >= 1 - _MARGIN

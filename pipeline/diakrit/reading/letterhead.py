"""Reads the letterhead of a page as a picture: coats of arms and ornaments with scattered words."""

from dataclasses import replace
from pathlib import Path

from diakrit.engines.base import Engine
from diakrit.engines.poppler_output import PageInfo
from diakrit.engines.tesseract_model import Model
from diakrit.engines.tesseract_program import Segmentation
from diakrit.imaging import transform
from diakrit.model import Box, RawLines, Source, Unread, Word
from diakrit.settings import Settings

_BAND = 0.2  # share of the page's height that the letterhead takes
_DPI = 240


def letterhead(source: Source, page: Unread, engine: Engine, model: Model, settings: Settings) -> RawLines:
    """The words in the letterhead of a PDF page, in lines, with boxes relative to the page.

    Raises:
        PageError: the page cannot be rendered or read.
        MissingToolError: a program or model is not installed.
    """
    limits = (settings.dpi, settings.max_megapixels, settings.page_timeout)
    picture = engine.draw(
        Path(source.path), PageInfo(page.number - source.first_page + 1, page.width, page.height), *limits
    )
    band = transform.reduced(transform.top(picture, _BAND), _DPI)
    lines = engine.read(band, model, settings.page_timeout, Segmentation.SPARSE)
    return tuple(tuple(map(_in_page, line)) for line in lines)


def _in_page(word: Word) -> Word:
    """A word of the letterhead, with its box relative to the page."""
    if word.box is None:
        return word
    left, top, right, bottom = word.box
    return replace(word, box=Box(left, top * _BAND, right, bottom * _BAND))

"""Reading one page by OCR: drawn, prepared, read; read once more in other ways where the first reading is poor."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from pathlib import Path

from diakrit.engines import base, pillow, poppler, tesseract_program
from diakrit.engines.poppler_output import PageInfo
from diakrit.engines.rapidocr import WordReader
from diakrit.engines.tesseract_model import Model
from diakrit.engines.tesseract_program import Segmentation
from diakrit.errors import FailureCode, PageError
from diakrit.imaging import measure, transform
from diakrit.imaging.picture import Picture
from diakrit.imaging.prepare import Prepared, other_ways, prepare
from diakrit.knowledge import Knowledge
from diakrit.model import MANY_UNREAD, Box, FileType, Page, PageState, RawLines, Source, Unread, Word
from diakrit.reading import dashes, layout, lost_lines, second_reading, word_boxes
from diakrit.reading.letterhead import letterhead
from diakrit.reading.opening import turned_size
from diakrit.settings import Settings

_UPRIGHT_CONFIDENCE = 0.7  # a page read with less is tried in the orientation that the engine suggests
_POOR = 0.8  # a page read with less is read again in other ways
_DOUBT = 0.5  # a letter read with this confidence counts nothing: it may be one, or a speck
_LINES = (Segmentation.LINE, Segmentation.RAW_LINE)

_BY_PROGRAMS = ", by the programs"


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was read of a picture, and how the picture was prepared and turned (clockwise degrees) for it.

    `unread`: marks that look like words, and were not read.
    """

    lines: RawLines
    prepared: Prepared
    unread: int
    turned: int = 0

    @property
    def good(self) -> bool:
        """Whether nothing speaks for another attempt."""
        return self.confidence >= _POOR and self.unread < MANY_UNREAD

    @property
    def confidence(self) -> float:
        """Mean word confidence, weighted by length: specks read as single letters count little."""
        total = sum(len(word.text) for line in self.lines for word in line)
        return self._sum(0.0) / total if total else 0.0

    @property
    def score(self) -> float:
        """How good it is beside other readings of the page: letters, by how far they are past doubt.

        So a lost line and a line of noise cost alike.
        """
        return self._sum(_DOUBT)

    def _sum(self, doubt: float) -> float:
        return math.fsum(len(word.text) * ((word.confidence or 0.0) - doubt) for line in self.lines for word in line)


class Reader:
    """Reads pages by OCR, as the settings of a run say; keeps the engines and models that it has loaded."""

    def __init__(self, settings: Settings, knowledge: Knowledge) -> None:
        self._settings = settings
        self._knowledge = knowledge
        self._engine = base.engine(settings.engine)
        self._words_again = WordReader() if settings.second_reading else None

    @cached_property
    def _model(self) -> Model:
        return self._knowledge.model(self._settings.model)

    def page(self, source: Source, page: Unread) -> Page:
        """Reads one page.

        Raises:
            PageError: the page cannot be drawn or read.
            MissingToolError: a program or model is not installed.
        """
        picture = self._picture(source, page)
        if measure.is_blank(picture):
            return Page(page.number, *picture.points, PageState.BLANK, f"{page.why}; no ink")
        return self._best(picture, page)

    def letterhead(self, source: Source, page: Unread) -> RawLines:
        """The words in the head of a page of a PDF, in lines, with their boxes in the page.

        Raises:
            PageError: the page cannot be drawn or read.
            MissingToolError: a program or model is not installed.
        """
        return letterhead(source, page, self._engine, self._model, self._settings)

    def _picture(self, source: Source, page: Unread) -> Picture:
        path, settings = Path(source.path), self._settings
        number = page.number - source.first_page + 1
        if source.type is not FileType.PDF:
            return pillow.frame(path, number, settings.max_megapixels)
        info = PageInfo(number, page.width, page.height)
        limits = (settings.dpi, settings.max_megapixels, settings.page_timeout)
        picture = self._engine.draw(path, info, *limits)
        if measure.is_blank(picture):  # blank, or so damaged that nothing could be drawn
            poppler.render(path, info, *limits, strict=True)
            if page.shaded and measure.is_uniform(picture):
                raise PageError(
                    FailureCode.RENDER, "the picture on the page cannot be drawn", "fetch or scan the file anew"
                )
        return picture

    def _best(self, picture: Picture, page: Unread) -> Page:
        """The page that a picture shows."""
        first = self._read(prepare(picture))
        attempts, best = 1, first
        for other in () if first.good and not first.prepared.bold else self._again(picture, first):
            attempts += 1
            best = max(best, other, key=lambda reading: reading.score)
            if best.good:
                break
        if best.unread >= MANY_UNREAD:
            best = self._completed(best, _uncovered(best.prepared.picture, best.lines))
        return self._page(picture, page, best, attempts)

    def _again(self, picture: Picture, first: Attempt) -> Iterator[Attempt]:
        """Further readings of a page that was read poorly: turned upright, prepared in other ways."""
        turned = 0
        if first.prepared.bold:
            yield self._read(prepare(picture, faint=True))
        if first.confidence < _UPRIGHT_CONFIDENCE:
            turned = tesseract_program.orientation(first.prepared.picture, self._settings.page_timeout)
        if turned:
            picture = transform.upright(picture, turned)
            first = replace(self._read(prepare(picture)), turned=turned)
            yield first
        if first.unread >= MANY_UNREAD:
            yield replace(self._read(first.prepared, Segmentation.BLOCK), turned=turned)
        for prepared in other_ways(picture):
            yield replace(self._read(prepared), turned=turned)

    def _read(self, prepared: Prepared, how: Segmentation = Segmentation.PAGE) -> Attempt:
        picture = prepared.picture
        lines = dashes.told_apart(word_boxes.tightened(self._words(picture, how), picture), picture)
        marks = _uncovered(picture, lines)
        reading = Attempt(lines, prepared, measure.in_rows(picture, marks))
        return self._completed(reading, marks) if reading.unread < MANY_UNREAD else reading

    def _words(self, picture: Picture, how: Segmentation) -> RawLines:
        return self._engine.read(picture, self._model, self._settings.page_timeout, how)

    def _completed(self, reading: Attempt, marks: Sequence[Box]) -> Attempt:
        """The reading with the lines that were left out: single ones, for another attempt reads a lost block better."""
        picture = reading.prepared.picture
        again = lost_lines.found_again(reading.lines, marks, picture, [partial(self._words, how=how) for how in _LINES])
        if not again:
            return reading
        lines = reading.lines + dashes.told_apart(word_boxes.tightened(again, picture), picture)
        return replace(reading, lines=lines, unread=measure.in_rows(picture, _uncovered(picture, lines)))

    def _twice(self, reading: Attempt) -> RawLines:
        if self._words_again is None:
            return reading.lines
        identifiers = self._knowledge.identifiers
        return second_reading.read_twice(reading.lines, reading.prepared.picture, self._words_again, identifiers)

    def _page(self, picture: Picture, page: Unread, reading: Attempt, attempts: int) -> Page:
        placed = [
            [replace(word, box=reading.prepared.back(word.box) if word.box else None) for word in line]
            for line in self._twice(reading)
        ]
        sideways, lines = layout.upright(tuple(map(tuple, placed)))
        turned = (reading.turned + sideways) % 360
        width, height = turned_size(*picture.points, turned)
        confidence = reading.confidence
        sure = confidence >= self._settings.low_confidence and reading.unread < MANY_UNREAD
        return Page(
            page.number,
            width,
            height,
            PageState.OCR if sure else PageState.LOW,
            f"{page.why}; {_account(reading, picture.dpi, turned)}{_BY_PROGRAMS if self._settings.engine == 'programs' else ''}",
            layout.arrange(_clean(lines), width, height, inked=True),
            turned,
            round(confidence, 4),
            reading.prepared.steps,
            attempts,
            reading.unread,
        )


def _uncovered(picture: Picture, lines: RawLines) -> list[Box]:
    return measure.uncovered(picture, (word.box for line in lines for word in line if word.box))


def _account(reading: Attempt, dpi: int, turned: int) -> str:
    account = f"read by OCR at {dpi} dpi" if reading.lines else f"ink but no words found by OCR at {dpi} dpi"
    return f"{account}, turned {turned} degrees" if turned else account


def _clean(lines: RawLines) -> list[list[Word]]:
    """Without words that are only rules and specks, which no one printed as text."""
    kept = [[word for word in line if not _is_speck(word)] for line in lines]
    return [line for line in kept if line]


def _is_speck(word: Word) -> bool:
    return not any(char.isalnum() or char in "§•-–—*%&+" for char in word.text)

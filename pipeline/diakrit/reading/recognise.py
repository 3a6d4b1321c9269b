"""Reads one page by OCR: rendered, prepared and read, and in other ways if the first attempt is poor."""

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

_UPRIGHT_CONFIDENCE = 0.7  # a page read with less is tried again in the orientation that the engine suggests
_POOR = 0.8  # a page read with less is read in other ways, too
_DOUBT = 0.5  # a letter read with this confidence counts for nothing: it may just as well be a speck
_LINES = (Segmentation.LINE, Segmentation.RAW_LINE)

_BY_PROGRAMS = ", by the programs"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt to read a page: the lines, and how the picture was prepared and turned (clockwise degrees).

    `unread`: the number of marks that look like words but were not read.
    """

    lines: RawLines
    prepared: Prepared
    unread: int
    turned: int = 0

    @property
    def good(self) -> bool:
        """Whether another attempt is unnecessary."""
        return self.confidence >= _POOR and self.unread < MANY_UNREAD

    @property
    def confidence(self) -> float:
        """The mean confidence of words, weighted by their length, so that specks read as letters count little."""
        total = sum(len(word.text) for line in self.lines for word in line)
        return self._sum(0.0) / total if total else 0.0

    @property
    def score(self) -> float:
        """How good the attempt is beside others: the letters, weighted by their confidence above that of a speck.

        So a missing line costs as much as a line of noise.
        """
        return self._sum(_DOUBT)

    def _sum(self, doubt: float) -> float:
        return math.fsum(len(word.text) * ((word.confidence or 0.0) - doubt) for line in self.lines for word in line)


class Reader:
    """Reads pages by OCR as the settings say; keeps the engines and models that it has loaded."""

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
            PageError: the page cannot be rendered or read.
            MissingToolError: a program or model is not installed.
        """
        picture = self._picture(source, page)
        if measure.is_blank(picture):
            return Page(page.number, *picture.points, PageState.BLANK, f"{page.why}; no ink")
        return self._best(picture, page)

    def letterhead(self, source: Source, page: Unread) -> RawLines:
        """The words in the letterhead of a PDF page, in lines, with boxes relative to the page.

        Raises:
            PageError: the page cannot be rendered or read.
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
        if measure.is_blank(picture):  # blank, or so damaged that nothing was rendered
            poppler.render(path, info, *limits, strict=True)
            if page.shaded and measure.is_uniform(picture):
                raise PageError(
                    FailureCode.RENDER, "the picture on the page cannot be drawn", "fetch or scan the file again"
                )
        return picture

    def _best(self, picture: Picture, page: Unread) -> Page:
        """The page as the best of several attempts has read it."""
        first = self._read(prepare(picture))
        attempts, best = 1, first
        for other in () if first.good and not first.prepared.bold else self._again(picture, first):
            attempts += 1
            best = max(best, other, key=lambda attempt: attempt.score)
            if best.good:
                break
        if best.unread >= MANY_UNREAD:
            best = self._completed(best, _uncovered(best.prepared.picture, best.lines))
        return self._page(picture, page, best, attempts)

    def _again(self, picture: Picture, first: Attempt) -> Iterator[Attempt]:
        """Further attempts at a page that was read poorly: turned upright, prepared in other ways."""
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

    def _read(self, prepared: Prepared, segmentation: Segmentation = Segmentation.PAGE) -> Attempt:
        picture = prepared.picture
        lines = dashes.corrected(word_boxes.tightened(self._words(picture, segmentation), picture), picture)
        marks = _uncovered(picture, lines)
        attempt = Attempt(lines, prepared, measure.in_rows(picture, marks))
        return self._completed(attempt, marks) if attempt.unread < MANY_UNREAD else attempt

    def _words(self, picture: Picture, segmentation: Segmentation) -> RawLines:
        return self._engine.read(picture, self._model, self._settings.page_timeout, segmentation)

    def _completed(self, attempt: Attempt, marks: Sequence[Box]) -> Attempt:
        """The attempt, completed by lines that were missed. Only single lines: a missing block is better read by another attempt."""
        picture = attempt.prepared.picture
        again = lost_lines.found_again(
            attempt.lines, marks, picture, [partial(self._words, segmentation=line) for line in _LINES]
        )
        if not again:
            return attempt
        lines = attempt.lines + dashes.corrected(word_boxes.tightened(again, picture), picture)
        return replace(attempt, lines=lines, unread=measure.in_rows(picture, _uncovered(picture, lines)))

    def _twice(self, attempt: Attempt) -> RawLines:
        if self._words_again is None:
            return attempt.lines
        identifiers = self._knowledge.identifiers
        return second_reading.read_twice(attempt.lines, attempt.prepared.picture, self._words_again, identifiers)

    def _page(self, picture: Picture, page: Unread, attempt: Attempt, attempts: int) -> Page:
        placed = [
            [replace(word, box=attempt.prepared.back(word.box) if word.box else None) for word in line]
            for line in self._twice(attempt)
        ]
        sideways, lines = layout.upright(tuple(map(tuple, placed)))
        turned = (attempt.turned + sideways) % 360
        width, height = turned_size(*picture.points, turned)
        confidence = attempt.confidence
        sure = confidence >= self._settings.low_confidence and attempt.unread < MANY_UNREAD
        return Page(
            page.number,
            width,
            height,
            PageState.OCR if sure else PageState.LOW,
            f"{page.why}; {_account(attempt, picture.dpi, turned)}{_BY_PROGRAMS if self._settings.engine == 'programs' else ''}",
            layout.arrange(_clean(lines), width, height, inked=True),
            turned,
            round(confidence, 4),
            attempt.prepared.steps,
            attempts,
            attempt.unread,
        )


def _uncovered(picture: Picture, lines: RawLines) -> list[Box]:
    return measure.uncovered(picture, (word.box for line in lines for word in line if word.box))


def _account(attempt: Attempt, dpi: int, turned: int) -> str:
    account = f"read by OCR at {dpi} dpi" if attempt.lines else f"ink but no words found by OCR at {dpi} dpi"
    return f"{account}, turned {turned} degrees" if turned else account


def _clean(lines: RawLines) -> list[list[Word]]:
    """The lines without words that are only rules and specks."""
    kept = [[word for word in line if not _is_speck(word)] for line in lines]
    return [line for line in kept if line]


def _is_speck(word: Word) -> bool:
    return not any(char.isalnum() or char in "§•-–—*%&+" for char in word.text)

"""Adapter for Tesseract as a library, through tesserocr: no process or file between a picture and its words.

The library reads OMP_THREAD_LIMIT when it is loaded; workers set it to 1 first (docs/reading.md). If the engine crashes, it
ends the process; the pool starts another, and only that page is read again.
"""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter

import tesserocr  # noqa: TID251 - the only module that uses it
from tesserocr import OEM, RIL, PyTessBaseAPI  # noqa: TID251

from diakrit.engines.tesseract_model import Model
from diakrit.engines.tesseract_program import Segmentation
from diakrit.errors import FailureCode, PageError
from diakrit.imaging.picture import Picture
from diakrit.model import Box, RawLines, Word

_NO_MEMORY = re.compile(rb"alloc fail")
_MOST_CAPTURED = 1_000_000  # bytes


def version() -> str:
    """The version of the library."""
    return str(tesserocr.tesseract_version()).split("\n", 1)[0].removeprefix("tesseract ").strip()


class Tesseract:
    """The library with its models, each loaded on first use and then kept."""

    def __init__(self) -> None:
        self._loaded: dict[tuple[str, str], PyTessBaseAPI] = {}

    def read(
        self, picture: Picture, model: Model, timeout: float, segmentation: Segmentation = Segmentation.PAGE
    ) -> RawLines:
        """Reads a picture of an upright page.

        Returns:
            Lines of words as Tesseract grouped them; boxes in fractions of the picture, confidences 0-1.

        Raises:
            PageError: the engine failed, or took longer than `timeout` seconds.
        """
        engine = self._engine(model)
        with _captured_stderr() as printed:
            words = _read(engine, picture, timeout, segmentation)
            if _NO_MEMORY.search(printed()):
                raise PageError(
                    FailureCode.MEMORY,
                    "the page needs more memory than a worker may take",
                    "raise worker_megabytes in diakrit.toml",
                )
        return tuple(tuple(word for _, word in group) for _, group in groupby(words, key=itemgetter(0)))

    def _engine(self, model: Model) -> PyTessBaseAPI:
        key = (str(model.folder), model.name)
        if key not in self._loaded:
            engine = PyTessBaseAPI(path=key[0], lang=key[1], oem=OEM.LSTM_ONLY)
            engine.SetVariable("tessedit_do_invert", "0")  # council papers have no text in white on black
            self._loaded[key] = engine
        return self._loaded[key]


def _read(
    engine: PyTessBaseAPI, picture: Picture, timeout: float, segmentation: Segmentation
) -> list[tuple[int, Word]]:
    engine.SetPageSegMode(segmentation.value)
    engine.SetImageBytes(picture.pixels.tobytes(), picture.width, picture.height, 1, picture.width)
    engine.SetSourceResolution(picture.dpi)
    try:
        if not engine.Recognize(round(timeout * 1000)):
            raise PageError(
                FailureCode.TIMEOUT, f"reading took over {timeout:g} s", "raise page_timeout in diakrit.toml"
            )
        return list(_words(engine, picture))
    except RuntimeError as error:
        raise PageError(
            FailureCode.OCR_FAILED, "Tesseract failed on the page", "look at the page; run again"
        ) from error
    finally:
        engine.Clear()


@contextmanager
def _captured_stderr() -> Iterator[Callable[[], bytes]]:
    """Keeps what the library prints away from the terminal, and yields a function that returns it.

    When memory runs out, the library carries on with what it has; its message is the only trace.
    """
    terminal, captured = os.dup(2), os.memfd_create("stderr")
    os.dup2(captured, 2)
    try:
        yield lambda: os.pread(captured, _MOST_CAPTURED, 0)
    finally:
        os.dup2(terminal, 2)
        os.close(terminal)
        os.close(captured)


def _words(engine: PyTessBaseAPI, picture: Picture) -> Iterator[tuple[int, Word]]:
    """The words, each with the number of its line."""
    line = 0
    cursor = engine.GetIterator()
    if cursor is None:
        return
    while True:
        if cursor.IsAtBeginningOf(RIL.TEXTLINE):
            line += 1
        box, text = cursor.BoundingBox(RIL.WORD), _text(cursor)
        if box and text:
            left, top, right, bottom = box
            place = Box(left / picture.width, top / picture.height, right / picture.width, bottom / picture.height)
            yield line, Word(text, text, place, max(0.0, cursor.Confidence(RIL.WORD)) / 100)
        if not cursor.Next(RIL.WORD):
            return


def _text(cursor: "tesserocr.PyResultIterator") -> str:
    try:
        return str(cursor.GetUTF8Text(RIL.WORD)).strip()
    except RuntimeError:  # no text there: a picture or a rule
        return ""

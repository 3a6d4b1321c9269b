"""The door to Tesseract as a program, by way of pytesseract: words with boxes and confidences, the orientation of a page."""

import os
import re
import shlex
from enum import IntEnum
from itertools import groupby
from operator import itemgetter

import pytesseract  # noqa: TID251 - this is the door to it

from pipeline.errors import MissingToolError, PageError
from pipeline.model import Box, Word
from pipeline.tools import opencv
from pipeline.tools.picture import Picture
from pipeline.tools.recognition import INSTALL, Model

ORIENTATION_MODEL = "osd"
_CHECK = "check the installation with diakrit check"
_SURE_TURN = 1.0  # orientation confidence above which a turn is worth a second reading


class Segmentation(IntEnum):
    """What a picture holds, as Tesseract numbers it: a page as it comes, one block of lines, scattered words."""

    PAGE = 3
    BLOCK = 6
    SPARSE = 11


RawLine = tuple[Word, ...]


def version() -> str:
    """Tesseract's version, for provenance.

    Raises:
        MissingToolError: Tesseract is not installed.
    """
    try:
        return str(pytesseract.get_tesseract_version())
    except pytesseract.TesseractNotFoundError as error:
        raise MissingToolError(f"tesseract is not installed: {INSTALL}") from error


def read(picture: Picture, model: Model, timeout: float, how: Segmentation = Segmentation.PAGE) -> tuple[RawLine, ...]:
    """Reads a picture of an upright page, one thread, the picture handed over as a file.

    Returns:
        Lines of words as Tesseract grouped them; boxes in fractions of the picture, confidences 0-1.

    Raises:
        MissingToolError: Tesseract is not installed.
        PageError: the engine failed, or was stopped after `timeout` seconds.
    """
    _one_thread()
    try:
        with opencv.as_file(picture) as path:
            table = pytesseract.image_to_data(
                str(path),
                lang=model.name,
                config=f"--tessdata-dir {shlex.quote(str(model.folder))} --dpi {picture.dpi} --psm {how.value} -c tessedit_do_invert=0",
                timeout=timeout,
                output_type=pytesseract.Output.DICT,
            )
    except pytesseract.TesseractNotFoundError as error:
        raise MissingToolError(f"tesseract is not installed: {INSTALL}") from error
    except pytesseract.TesseractError as error:
        message = f"Tesseract failed with status {error.status}"
        raise PageError("ocr-failed", message, "look at the page; run again") from error
    except RuntimeError as error:
        raise PageError("timeout", f"reading took over {timeout:g} s", "raise page_timeout in diakrit.toml") from error
    except (KeyError, IndexError, ValueError, OSError) as error:
        raise PageError("ocr-garbage", "Tesseract's answer cannot be understood", _CHECK) from error
    return _lines(table)


def _lines(table: dict[str, list[str]]) -> tuple[RawLine, ...]:
    if not table.get("level"):
        raise PageError("ocr-garbage", "Tesseract answered nothing", _CHECK)
    width, height = int(table["width"][0]), int(table["height"][0])
    words: list[tuple[tuple[int, ...], Word]] = []
    for index, raw in enumerate(table["text"]):
        text = str(raw).strip()
        if int(table["level"][index]) != 5 or not text:  # noqa: PLR2004 - level 5 is a word
            continue
        left, top = int(table["left"][index]), int(table["top"][index])
        box = Box(
            left / width,
            top / height,
            (left + int(table["width"][index])) / width,
            (top + int(table["height"][index])) / height,
        )
        key = tuple(int(table[level][index]) for level in ("block_num", "par_num", "line_num"))
        words.append((key, Word(text, text, box, max(0.0, float(table["conf"][index])) / 100)))
    return tuple(tuple(word for _, word in group) for _, group in groupby(words, key=itemgetter(0)))


def orientation(picture: Picture, timeout: float) -> int:
    """Clockwise degrees that bring the page upright; 0 where the engine cannot tell."""
    _one_thread()
    try:
        with opencv.as_file(picture) as path:
            answer = pytesseract.image_to_osd(
                str(path), lang=ORIENTATION_MODEL, config=f"--dpi {picture.dpi}", timeout=timeout
            )
    except (pytesseract.TesseractError, RuntimeError):
        return 0  # too little text to tell: the page stays as it is
    degrees = re.search(r"Rotate: (\d+)", answer)
    sure = re.search(r"Orientation confidence: ([\d.]+)", answer)
    return int(degrees.group(1)) if degrees and sure and float(sure.group(1)) >= _SURE_TURN else 0


def _one_thread() -> None:
    """More threads per process cost three times the CPU and twice the time (docs/reading.md)."""
    os.environ["OMP_THREAD_LIMIT"] = "1"

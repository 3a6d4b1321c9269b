"""Adapter for Tesseract as a program, through pytesseract: words with boxes and confidences, the orientation of a page."""

import re
import shlex
import subprocess  # noqa: TID251 - an adapter handles the errors of its program
from enum import IntEnum
from itertools import groupby
from operator import itemgetter

import pytesseract  # noqa: TID251 - the only module that uses it

from diakrit.engines.tesseract_model import INSTALL, ORIENTATION_MODEL, Model
from diakrit.engines.time_limit import limited
from diakrit.errors import FailureCode, MissingToolError, PageError
from diakrit.imaging import transform
from diakrit.imaging.picture import Picture
from diakrit.model import Box, RawLines, Word

_GARBAGE = "Tesseract's answer cannot be understood"
_CHECK = "check the installation with diakrit check"
_SURE_TURN = 1.0  # orientation confidence above which turning the page is worth a second attempt


class Segmentation(IntEnum):
    """Tesseract's page segmentation modes: a whole page, a block of lines, one line, scattered words, one line without analysis."""

    PAGE = 3
    BLOCK = 6
    LINE = 7
    SPARSE = 11
    RAW_LINE = 13


def version() -> str:
    """Tesseract's version, for the provenance.

    Raises:
        MissingToolError: Tesseract is not installed, or does not state its version.
    """
    try:
        return str(pytesseract.get_tesseract_version())
    except pytesseract.TesseractNotFoundError as error:
        raise MissingToolError(f"tesseract is not installed: {INSTALL}") from error
    except (subprocess.SubprocessError, SystemExit) as error:  # it was killed, or printed no version
        raise MissingToolError("tesseract does not state its version; run tesseract --version to see why") from error


def read(picture: Picture, model: Model, timeout: float, segmentation: Segmentation = Segmentation.PAGE) -> RawLines:
    """Reads a picture of an upright page in one thread; the picture is passed as a file.

    Returns:
        Lines of words as Tesseract grouped them; boxes in fractions of the picture, confidences 0-1.

    Raises:
        MissingToolError: Tesseract is not installed.
        PageError: the engine failed, or was stopped after `timeout` seconds.
    """
    with limited(timeout, "reading"):
        table = _table(picture, model, segmentation)
    return lines(table)


def lines(table: str) -> RawLines:
    """Parses Tesseract's table into lines of words.

    Raises:
        PageError: the table is incomplete.
    """
    try:
        return _lines(_rows(table))
    except (KeyError, IndexError, ValueError, ZeroDivisionError) as error:
        raise PageError(FailureCode.OCR_GARBAGE, _GARBAGE, _CHECK) from error


def _table(picture: Picture, model: Model, segmentation: Segmentation) -> str:
    try:
        with transform.as_file(picture) as path:
            table = pytesseract.image_to_data(
                str(path),
                lang=model.name,
                config=f"--tessdata-dir {shlex.quote(str(model.folder))} --dpi {picture.dpi} --psm {segmentation.value} -c tessedit_do_invert=0",
                output_type=pytesseract.Output.STRING,
            )
    except pytesseract.TesseractNotFoundError as error:
        raise MissingToolError(f"tesseract is not installed: {INSTALL}") from error
    except pytesseract.TesseractError as error:
        message = f"Tesseract failed with status {error.status}"
        raise PageError(FailureCode.OCR_FAILED, message, "look at the page; run again") from error
    except (ValueError, OSError) as error:
        raise PageError(FailureCode.OCR_GARBAGE, _GARBAGE, _CHECK) from error
    return str(table)


def _rows(table: str) -> list[dict[str, str]]:
    """The rows of Tesseract's table.

    Raises:
        ValueError: it is empty or truncated: when the disk is full, the program still exits with 0.
    """
    head, *rows = table.split("\n")
    names = head.split("\t")
    cells = [row.split("\t") for row in rows]
    if cells[-1:] != [[""]] or not cells[:-1] or any(len(row) != len(names) for row in cells[:-1]):
        raise ValueError("not a whole table")
    return [dict(zip(names, row, strict=True)) for row in cells[:-1]]


def _lines(rows: list[dict[str, str]]) -> RawLines:
    width, height = int(rows[0]["width"]), int(rows[0]["height"])
    words: list[tuple[tuple[int, ...], Word]] = []
    for row in rows:
        text = row["text"].strip()
        if int(row["level"]) != 5 or not text:  # noqa: PLR2004 - level 5 is a word
            continue
        left, top = int(row["left"]), int(row["top"])
        right, bottom = left + int(row["width"]), top + int(row["height"])
        box = Box(left / width, top / height, right / width, bottom / height)
        key = tuple(int(row[level]) for level in ("block_num", "par_num", "line_num"))
        words.append((key, Word(text, text, box, max(0.0, float(row["conf"])) / 100)))
    return tuple(tuple(word for _, word in group) for _, group in groupby(words, key=itemgetter(0)))


def orientation(picture: Picture, timeout: float) -> int:
    """The clockwise turn, in degrees, that brings the page upright; 0 if the engine cannot tell."""
    try:
        with limited(timeout, "telling the orientation"), transform.as_file(picture) as path:
            answer = pytesseract.image_to_osd(str(path), lang=ORIENTATION_MODEL, config=f"--dpi {picture.dpi}")
    except pytesseract.TesseractNotFoundError as error:
        raise MissingToolError(f"tesseract is not installed: {INSTALL}") from error
    except (pytesseract.TesseractError, PageError, OSError, ValueError):
        return 0  # too little text to tell: the page is left as it is
    degrees = re.search(r"Rotate: (\d+)", answer)
    sure = re.search(r"Orientation confidence: ([\d.]+)", answer)
    return int(degrees.group(1)) if degrees and sure and float(sure.group(1)) >= _SURE_TURN else 0

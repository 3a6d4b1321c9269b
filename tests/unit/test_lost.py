"""Lines that Tesseract leaves out are seen by their ink, and read by themselves."""

from functools import partial
from itertools import chain

import cv2  # noqa: TID251 - what is drawn on scans
import numpy as np
import pytest

from pipeline.lexicon import Lexicon
from pipeline.stages.read.lost import found_again
from pipeline.tools import engines, looks, recognition
from pipeline.tools.picture import Picture
from pipeline.tools.tesseract import Segmentation
from samples.paint import paint_image
from samples.sheet import Sheet

HEAD = (("Datum:", "2026-06-03"), ("Handläggare:", "Åsa Lindh"), ("Diarienr:", "SN 2026/89"))
BODY = (
    "Nämnden beslutar att godkänna förvaltningens förslag till taxa.",
    "Ärendet har beretts av arbetsutskottet.",
) * 3


@pytest.fixture(scope="module")
def letter() -> Picture:
    sheet = Sheet()
    for row, (label, value) in enumerate(HEAD):
        sheet.text(70, 90 + 14 * row, label, size=9)
        sheet.text(150, 90 + 14 * row, value, size=9)
    for row, text in enumerate(BODY):
        sheet.text(70, 200 + 14 * row, text, size=10)
    return Picture(np.asarray(paint_image(sheet, 200).convert("L")), 200)


def again(words: Lexicon, picture: Picture, *left_out: str) -> list[str]:
    """What is found again on a page that was read but for lines with some words."""
    read = partial(engines.engine("library").read, model=recognition.find("diakrit", words), timeout=60)
    lines = tuple(line for line in read(picture) if not {word.text for word in line} & set(left_out))
    boxes = [word.box for word in chain(*lines) if word.box]
    reads = [partial(read, how=how) for how in (Segmentation.LINE, Segmentation.RAW_LINE)]
    found = found_again(lines, looks.uncovered(picture, boxes), picture, reads)
    assert all(word.box and 0 <= word.box.left < word.box.right <= 1 for word in chain(*found))
    return [" ".join(word.text for word in line) for line in found]


def test_a_line_of_a_header_is_found_again(words: Lexicon, letter: Picture) -> None:
    assert sorted(again(words, letter, "Diarienr:")) == ["Diarienr:", "SN 2026/89"]


def test_a_line_of_running_text_is_found_again(words: Lexicon, letter: Picture) -> None:
    assert again(words, letter, "arbetsutskottet.") == ["Ärendet har beretts av arbetsutskottet."] * 3


def test_nothing_is_found_where_all_was_read(words: Lexicon, letter: Picture) -> None:
    assert again(words, letter) == []


def test_a_signature_is_no_line(words: Lexicon, letter: Picture) -> None:
    pixels = letter.pixels.copy()
    stroke = [(700 + 6 * x, round(1400 + 14 * np.sin(x) + 4 * np.sin(3 * x))) for x in range(26)]
    cv2.polylines(pixels, [np.array(stroke)], isClosed=False, color=30, thickness=3)
    assert again(words, Picture(pixels, letter.dpi)) == []

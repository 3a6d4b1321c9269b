"""Lines that Tesseract leaves out are seen by their ink, and read by themselves."""

from functools import partial
from itertools import chain

import cv2  # noqa: TID251 - what is drawn on scans
import numpy as np
import pytest
from diakrit.engines import base
from diakrit.engines.tesseract_program import Segmentation
from diakrit.errors import FailureCode, PageError
from diakrit.imaging import measure
from diakrit.imaging.picture import Picture
from diakrit.knowledge import Knowledge
from diakrit.model import Box, RawLines, Word
from diakrit.reading.lost_lines import found_again

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


def again(knowledge: Knowledge, picture: Picture, *left_out: str) -> list[str]:
    """What is found again on a page that was read but for lines with some words."""
    read = partial(base.engine("library").read, model=knowledge.model("diakrit"), timeout=60)
    lines = tuple(line for line in read(picture) if not {word.text for word in line} & set(left_out))
    boxes = [word.box for word in chain(*lines) if word.box]
    reads = [partial(read, segmentation=line) for line in (Segmentation.LINE, Segmentation.RAW_LINE)]
    found = found_again(lines, measure.uncovered(picture, boxes), picture, reads)
    assert all(word.box and 0 <= word.box.left < word.box.right <= 1 for word in chain(*found))
    return [" ".join(word.text for word in line) for line in found]


def test_a_line_of_a_header_is_found_again(knowledge: Knowledge, letter: Picture) -> None:
    assert sorted(again(knowledge, letter, "Diarienr:")) == ["Diarienr:", "SN 2026/89"]


def test_a_line_of_running_text_is_found_again(knowledge: Knowledge, letter: Picture) -> None:
    assert again(knowledge, letter, "arbetsutskottet.") == ["Ärendet har beretts av arbetsutskottet."] * 3


def test_nothing_is_found_where_all_was_read(knowledge: Knowledge, letter: Picture) -> None:
    assert again(knowledge, letter) == []


def test_a_signature_is_no_line(knowledge: Knowledge, letter: Picture) -> None:
    pixels = letter.pixels.copy()
    stroke = [(700 + 6 * x, round(1400 + 14 * np.sin(x) + 4 * np.sin(3 * x))) for x in range(26)]
    cv2.polylines(pixels, [np.array(stroke)], isClosed=False, color=30, thickness=3)
    assert again(knowledge, Picture(pixels, letter.dpi)) == []


def test_what_the_engine_cannot_read_costs_no_more_than_the_line(letter: Picture) -> None:
    def fails(_: Picture) -> RawLines:
        raise PageError(FailureCode.TIMEOUT, "the page took too long", "try again")

    words = tuple(Word("ord", "ord", Box(0.1, 0.1 + row / 50, 0.2, 0.11 + row / 50), 0.9) for row in range(6))
    mark = Box(0.1, 0.4, 0.2, 0.41)
    assert found_again(tuple((word,) for word in words), [mark, mark], letter, [fails]) == ()


def test_letters_of_the_words_beside_are_left_out(letter: Picture) -> None:
    def read(_: Picture) -> RawLines:
        boxes = (Box(0.0, 0.2, 0.1, 0.8), Box(0.3, 0.2, 0.7, 0.8), Box(0.95, 0.2, 1.0, 0.8))
        return (tuple(Word(text, text, box, 0.95) for text, box in zip(("t", "tekniska", "k"), boxes, strict=True)),)

    lines = tuple((Word("ord", "ord", Box(0.1, 0.1 + row / 50, 0.2, 0.11 + row / 50), 0.9),) for row in range(6))
    ((word,),) = found_again(lines, [Box(0.1, 0.23, 0.2, 0.24)], letter, [read])
    assert word.text == "tekniska"
    assert word.box is not None
    assert 0.1 < word.box.left < word.box.right < 0.2


def test_a_heading_above_a_line_that_begins_alike_is_kept(letter: Picture) -> None:
    def read(_: Picture) -> RawLines:
        return ((Word("Beslut", "Beslut", Box(0.3, 0.2, 0.7, 0.8), 0.95),),)

    def line(row: int) -> tuple[Word, ...]:
        top = 0.1 + row / 50
        return (
            Word("Kommunstyrelsen", "Kommunstyrelsen", Box(0.1, top, 0.25, top + 0.01), 0.9),
            Word("beslutar", "beslutar", Box(0.26, top, 0.35, top + 0.01), 0.9),
        )

    lines = tuple(line(row) for row in range(1, 7))
    ((word,),) = found_again(lines, [Box(0.1, 0.105, 0.2, 0.115)], letter, [read])
    assert word.text == "Beslut"

"""Reads the text layers of a PDF with PDFium: words with their boxes as the page is seen, and how they are set."""

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pypdfium2  # noqa: TID251 - PDFium's other door
from pypdfium2 import raw  # noqa: TID251

from diakrit.engines.poppler_output import TextPage
from diakrit.errors import FailureCode, SourceError
from diakrit.model import Box, Style, Word

_GRID = 1_000_000  # a page's width and height in device units: fractions to six places
_HYPHEN = 2  # PDFium's code for the hyphen at a line's end
_NO_CODE = frozenset((0, 0xFFFE, 0xFFFF))
_REPLACEMENT = "\ufffd"
_APART = 0.5  # type sizes between two characters of one word that the file sets apart, or on another line
_SMALLER = 0.8  # a digit so much smaller than what it follows is a note's number
_ACCENTS = {
    "\u00a8": "\u0308",
    "\u02da": "\u030a",
    "\u00b4": "\u0301",
    "\u02ca": "\u0301",
    "`": "\u0300",
    "\u02cb": "\u0300",
}
"""Accents that stand as characters of their own, and those that join a letter."""
_SAME_PLACE = 0.3  # of a word's shorter side: printed twice within it, a word is one in bold
_DOTS = re.compile(r"\.{5,}")  # they lead to a page number
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|black|heavy|semi|demi", re.IGNORECASE)  # a weight is seldom stated, and often wrongly
_ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
_HIDDEN = frozenset((raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP))
_NAME_BYTES = 256
_WRITTEN = frozenset((raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP))

_Edges = tuple[float, float, float, float]
"""Left, bottom, right and top of a character, in the file's own measure."""
_NOWHERE: _Edges = (0.0, 0.0, 0.0, 0.0)


def text_layer(path: Path, only: int | None = None) -> Iterator[TextPage]:
    """The text layers of all pages in order, or of one page; a page without text has no lines.

    Raises:
        SourceError: PDFium cannot open the file or a page.
    """
    try:
        with closing(pypdfium2.PdfDocument(path)) as document:
            for index in [only - 1] if only else range(len(document)):
                with closing(_Layer(document, index)) as layer:
                    lines = tuple(layer.lines())
                    yield TextPage(layer.width, layer.height, lines, layer.optional)
    except pypdfium2.PdfiumError as error:
        raise SourceError(
            FailureCode.DAMAGED, "the PDF is damaged: its text cannot be read", "fetch or scan the file again"
        ) from error


class _Layer:
    """The text of one page, with what is written in its form fields, notes and stamps."""

    def __init__(self, document: pypdfium2.PdfDocument, index: int) -> None:
        self._page = document[index]
        if _has_written_on(self._page):
            raw.FPDFPage_Flatten(self._page, raw.FLAT_NORMALDISPLAY)
            self._page.close()
            self._page = document[index]
        self._text = self._page.get_textpage()
        self.width, self.height = self._page.get_size()
        self._rect = raw.FS_RECTF()
        self._across, self._down = ctypes.c_int(), ctypes.c_int()
        self._styles: dict[int, Style] = {}
        self._printed: dict[str, list[Box]] = {}
        self.optional = False

    def close(self) -> None:
        """Frees the page."""
        self._text.close()
        self._page.close()

    def lines(self) -> Iterator[tuple[Word, ...]]:
        """Lines of words in the order of the file."""
        line: list[Word] = []
        begun, end = 0, raw.FPDFText_CountChars(self._text)
        codes = [raw.FPDFText_GetUnicode(self._text, index) for index in range(end)]
        for index in range(end + 1):
            code = codes[index] if index < end else ord("\n")
            if not chr(code).isspace():
                continue
            for word in self._words(codes, begun, index):
                if line and _elsewhere(line[-1], word):
                    yield tuple(line)
                    line = []
                line.append(word)
            begun = index + 1
            if code in (ord("\n"), ord("\r")) and line:
                yield tuple(line)
                line = []

    def _words(self, codes: list[int], start: int, end: int) -> Iterator[Word]:
        """The words of a run of characters without a blank: one, unless they stand apart."""
        text, box, last = "", _NOWHERE, _NOWHERE
        leaders = _leaders(codes, start, end)
        for index in range(start, end):
            if not raw.FPDFText_GetLooseCharBox(self._text, index, self._rect):
                continue
            new = (self._rect.left, self._rect.bottom, self._rect.right, self._rect.top)
            if text and (index in leaders or _apart(box, new) or _is_note(codes[index], box, new)):
                yield from self._word(text, box, start)
                text = ""
            if not text:
                start, box = index, new
            text = _joined(text, _character(codes[index]), over=text != "" and new[0] < (last[0] + last[2]) / 2)
            last = new
            box = (min(box[0], new[0]), min(box[1], new[1]), max(box[2], new[2]), max(box[3], new[3]))
        yield from self._word(text, box, start)

    def _word(self, text: str, box: _Edges, first: int) -> Iterator[Word]:
        """A word, unless it stands outside of what the page shows."""
        (left, top), (right, bottom) = self._seen(box[0], box[3]), self._seen(box[2], box[1])
        seen = Box(min(left, right), min(top, bottom), max(left, right), max(top, bottom))
        inside = seen.right > 0 and seen.bottom > 0 and seen.left < 1 and seen.top < 1
        if text and inside and not self._again(text, seen):
            yield Word(text, text, seen, style=self._style(first))

    def _again(self, text: str, box: Box) -> bool:
        """Whether the same word was printed at the same place before."""
        before = self._printed.setdefault(text, [])
        across, along = (box.right - box.left) * self.width, box.height * self.height
        near = _SAME_PLACE * min(across, along)
        if any(
            abs(box.left - other.left) * self.width < near and abs(box.top - other.top) * self.height < near
            for other in before
        ):
            return True
        before.append(box)
        return False

    def _seen(self, x: float, y: float) -> tuple[float, float]:
        """A point of the file as a point of the page, cropped and turned, in fractions."""
        raw.FPDF_PageToDevice(self._page, 0, 0, _GRID, _GRID, 0, x, y, self._across, self._down)
        return self._across.value / _GRID, self._down.value / _GRID

    def _style(self, index: int) -> Style:
        run = raw.FPDFText_GetTextObject(self._text, index)
        key = ctypes.addressof(run.contents) if run else 0
        if key not in self._styles:
            self._styles[key] = _style(run) if run else Style.PLAIN
            self.optional = self.optional or (bool(run) and _is_optional(run))
        return self._styles[key]


def _has_written_on(page: pypdfium2.PdfPage) -> bool:
    """Whether a page has annotations with words of their own."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in _WRITTEN:
            return True
    return False


def _character(code: int) -> str:
    if code == _HYPHEN:
        return "-"
    return _REPLACEMENT if code in _NO_CODE else chr(code)


def _joined(text: str, char: str, *, over: bool) -> str:
    """A word with its next character; an accent printed `over` a letter joins it, whichever comes first."""
    if over and char in _ACCENTS:
        return unicodedata.normalize("NFC", text + _ACCENTS[char])
    if over and text[-1] in _ACCENTS:
        return text[:-1] + unicodedata.normalize("NFC", char + _ACCENTS[text[-1]])
    return text + char


def _elsewhere(before: Word, word: Word) -> bool:
    """Whether a word stands neither beside nor, where text runs up or down the page, below the one before."""
    box, new = before.box, word.box
    assert box is not None
    assert new is not None
    across = abs(box.left + box.right - new.left - new.right) > max(box.right - box.left, new.right - new.left)
    return across and abs(box.middle - new.middle) > max(box.height, new.height) / 2


def _leaders(codes: list[int], start: int, end: int) -> frozenset[int]:
    """Where in a run of characters dots that lead to a page number begin and end."""
    text = "".join(map(chr, codes[start:end]))
    return frozenset(start + at for found in _DOTS.finditer(text) for at in found.span())


def _is_note(code: int, box: _Edges, new: _Edges) -> bool:
    """Whether a character is the small, raised number of a note."""
    height = box[3] - box[1]
    smaller, raised = new[3] - new[1] < _SMALLER * height, new[1] - box[1] > (1 - _SMALLER) * height
    return chr(code).isdigit() and smaller and raised and new[2] > box[2]


def _apart(box: _Edges, new: _Edges) -> bool:
    """Whether two characters are too far from each other to belong to one word."""
    far = _APART * max(new[2] - new[0], new[3] - new[1])
    across = max(new[0] - box[2], box[0] - new[2])
    along = max(new[1] - box[3], box[1] - new[3])
    return math.hypot(max(0.0, across), max(0.0, along)) > far


def _style(run: raw.FPDF_PAGEOBJECT) -> Style:
    style = Style.HIDDEN if raw.FPDFTextObj_GetTextRenderMode(run) in _HIDDEN else Style.PLAIN
    buffer = ctypes.create_string_buffer(_NAME_BYTES)
    font = raw.FPDFTextObj_GetFont(run)
    if not font or not raw.FPDFFont_GetBaseFontName(font, buffer, _NAME_BYTES):
        return style
    name = _SUBSET.sub("", buffer.value.decode("utf-8", "replace"))
    if _BOLD.search(name):
        style |= Style.BOLD
    if _ITALIC.search(name):
        style |= Style.ITALIC
    return style


def _is_optional(run: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether words belong to content that a reader may switch on and off."""
    marks = (raw.FPDFPageObj_GetMark(run, index) for index in range(raw.FPDFPageObj_CountMarks(run)))
    return any(_mark(mark) == "OC" for mark in marks)


def _mark(mark: raw.FPDF_PAGEOBJECTMARK) -> str:
    buffer, size = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_ulong()
    name = ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort))
    raw.FPDFPageObjMark_GetName(mark, name, _NAME_BYTES, size)
    return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")

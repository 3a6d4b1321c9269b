"""Documents for tests: papers of plain text, and pages with words printed at places."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import radians, tan

from diakrit import stages
from diakrit.knowledge import Knowledge
from diakrit.model import Box, Document, Page, PageState, RawLines, Source, Word
from diakrit.reading.layout import arrange, arrange_text
from diakrit.schema.record import Provenance, Record
from diakrit.schema.values import SCHEMA_VERSION
from diakrit.settings import Settings
from diakrit.stages.confidence import Confidence

MADE_BY = Provenance(
    software="diakrit 0",
    settings="0" * 64,
    lexicons="0" * 64,
    local_lexicon=None,
    engine="5",
    second_engine=None,
    model="Latin",
    model_sha256="0" * 64,
    poppler="22",
    spacy="3",
)

A4 = (595.0, 842.0)
"""Width and height in points."""

# A plain typeface, in parts of its size.
_LETTER, _BLANK = 0.5, 0.28
_X_HEIGHT, _ASCENT, _DESCENT = 0.52, 0.73, 0.21
_FONT_ASCENT, _FONT_DESCENT = 0.92, 0.23
_LOW = frozenset("acegmnopqrsuvwxyz.,:;-–_")
_DEEP = frozenset("gjpqy()§/,;Q")


@dataclass(frozen=True)
class Print:
    """A line of print: `x` and `y` are the left end of its baseline in points from the top left corner."""

    x: float
    y: float
    text: str
    size: float = 11.0
    confidence: float | None = None
    upward: bool = False


def at(x: float, y: float, text: str, size: float = 11.0, confidence: float | None = None) -> Print:
    """One line of print at a place."""
    return Print(x, y, text, size, confidence)


def stamp(x: float, y: float, text: str, size: float = 11.0) -> Print:
    """A line of print that runs up the page from a place."""
    return Print(x, y, text, size, upward=True)


def stack(x: float, y: float, *texts: str, size: float = 11.0, leading: float = 15.0) -> list[Print]:
    """Lines of print under one another, the first at a place."""
    return [Print(x, y + number * leading, text, size) for number, text in enumerate(texts)]


def running(x: float, y: float, width: float, text: str, size: float = 11.0, leading: float = 15.0) -> list[Print]:
    """Running text from a place on, in lines of at most `width` points."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return stack(x, y, *lines, size=size, leading=leading)


def raw(*lines: Print, size: tuple[float, float] = A4, inked: bool = False, tilt: float = 0.0) -> RawLines:
    """The words of a page as a text layer or, `inked`, an OCR engine gives them, in the order of the lines.

    Args:
        lines: what is printed.
        size: width and height of the page in points.
        inked: whether boxes hug the ink; else they span the height of the font.
        tilt: degrees by which the paper lies askew; lines fall to the right.
    """
    return tuple(tuple(_words(line, size, inked=inked, fall=tan(radians(tilt)))) for line in lines)


def boxed(
    *lines: Print, number: int = 1, size: tuple[float, float] = A4, inked: bool = False, tilt: float = 0.0
) -> Page:
    """A page with words printed at places, as the reader would give it. Arguments as of `raw`."""
    arranged = arrange(raw(*lines, size=size, inked=inked, tilt=tilt), *size, inked=inked)
    return Page(number, *size, PageState.OCR if inked else PageState.TEXT, "test", arranged)


def document(*pages: str | Page) -> Document:
    """A document of pages, each printed at places or plain text, as the reader would give it."""
    read = (_plain(page, number) if isinstance(page, str) else page for number, page in enumerate(pages, 1))
    return Document(Source("paper.txt", "paper.txt", "0" * 64, 1), tuple(read))


def structured(knowledge: Knowledge, *pages: str | Page) -> Document:
    """A document after all stages but the one that doubts snippets for what they lack."""
    line = [stage for stage in stages.build(knowledge, Settings()) if not isinstance(stage, Confidence)]
    return stages.run(line, document(*pages)).document


def a_record(**values: object) -> Record:
    """A record that holds little but what is given."""
    lists = {name for name, field in Record.model_fields.items() if str(field.annotation).startswith("list")}
    empty: dict[str, object] = {name: [] if name in lists else None for name in Record.model_fields}
    given = {
        "schema_version": SCHEMA_VERSION,
        "id": "own",
        "doc_type": "protokoll",
        "evidence": {},
        "confidence": {},
        "review": {"status": "ok", "reasons": [], "corrected": []},
        "source": {"path": "paper.txt", "sha256": "0" * 64, "pages": (1, 1)},
        "provenance": MADE_BY,
        **values,
    }
    return Record.model_validate(empty | given)


def _plain(text: str, number: int) -> Page:
    state = PageState.TEXT if text.strip() else PageState.BLANK
    return Page(number, 0.0, 0.0, state, "test", arrange_text(text, 100))


def _width(text: str, size: float) -> float:
    return size * sum(_BLANK if char == " " else _LETTER for char in text)


def _words(line: Print, page: tuple[float, float], *, inked: bool, fall: float) -> Iterator[Word]:
    begin = 0.0
    for text in line.text.split():
        end = begin + _width(text, line.size)
        above = line.size * (_FONT_ASCENT if not inked else _X_HEIGHT if set(text) <= _LOW else _ASCENT)
        below = line.size * (_FONT_DESCENT if not inked else _DESCENT if set(text) & _DEEP else 0.0)
        if line.upward:
            left, top, right, bottom = line.x - above, line.y - end, line.x + below, line.y - begin
        else:
            left, right = line.x + begin, line.x + end
            top, bottom = (line.y + fall * left + reach for reach in (-above, below))
        yield Word(text, text, Box(left / page[0], top / page[1], right / page[0], bottom / page[1]), line.confidence)
        begin = end + line.size * _BLANK

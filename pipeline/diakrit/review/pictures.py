"""Pages as pictures and words, made in a separate process: a file may be crafted to break its renderer."""

from collections.abc import Callable
from concurrent.futures import TimeoutError as Late
from functools import lru_cache
from pathlib import Path
from typing import Any

from diakrit import files
from diakrit.batch.executors import PoolBroken, WorkerDied
from diakrit.batch.executors.local import Processes
from diakrit.engines import pdfium, pillow
from diakrit.errors import FailureCode, SourceError
from diakrit.imaging import transform
from diakrit.imaging.picture import Picture
from diakrit.model import Box, Document, FileType, Line, Page, PageState, Source, Word
from diakrit.reading import layout, opening
from diakrit.stages.mask import Mask
from diakrit.swedish.grammar.personnummer import IdentityNumberGrammar

_MEGAPIXELS = 12.0
_PAGE_DPI, _PART_DPI = 110, 200
_MEGABYTES = 2000
_SECONDS = 60


class Pictures:
    """Renders pages and parts of them as upright PNG files, and reads text layers; caches the latest."""

    def __init__(self, numbers: IdentityNumberGrammar) -> None:
        self._numbers = numbers
        self._pool = Processes(1, _MEGABYTES, shared=[__name__], limit=_SECONDS)
        self._keep = lru_cache(maxsize=96)(self._made)

    def close(self) -> None:
        """Ends the process that renders."""
        self._pool.shutdown(cancel=True)

    def draw(self, path: Path, sha256: str, number: int, turned: int, part: Box | None = None) -> bytes:
        """Renders a page, or a part of it enlarged.

        Raises:
            InputError: the file is gone, is not the one that was read, or cannot be rendered.
        """
        return bytes(self._keep(_draw, path, sha256, number, turned, part))

    def words(self, path: Path, sha256: str, number: int) -> list[Word]:
        """The words in the text layer of a PDF page, with boxes on the upright page; identity numbers are masked.

        Raises:
            InputError: as above.
        """
        return list(self._keep(_words, path, sha256, number, self._numbers))

    def _made(self, make: Callable[..., Any], *asked: object) -> Any:  # noqa: ANN401 - what `make` makes
        try:
            return self._pool.submit(make, *asked).result()
        except (Late, WorkerDied, PoolBroken) as error:
            raise SourceError(FailureCode.RENDER, "the page cannot be drawn", "look at the file itself") from error


def _source(path: Path, sha256: str) -> Source:
    """The source, after checking that it is the file that was read."""
    if not path.is_file():
        raise SourceError(FailureCode.MISSING, "the file is not where it was when it was read", "put it back")
    source = _digested(path, path.stat().st_mtime_ns)
    if source.sha256 != sha256:
        raise SourceError(FailureCode.CHANGED, "the file is not the one that was read", "run diakrit again")
    return source


def _words(path: Path, sha256: str, number: int, numbers: IdentityNumberGrammar) -> list[Word]:
    source = _source(path, sha256)
    (layer,) = opening.text_layers(path, _SECONDS, number)
    _, lines = layout.upright(layer.lines)
    page = Page(
        number, layer.width, layer.height, PageState.TEXT, "", tuple(Line(line, row) for row, line in enumerate(lines))
    )
    return list(Mask(numbers)(Document(source, (page,))).pages[0].words)


def _draw(path: Path, sha256: str, number: int, turned: int, part: Box | None) -> bytes:
    _source(path, sha256)
    dpi = _PART_DPI if part else _PAGE_DPI
    drawn = pdfium.draw if files.sniff(path) is FileType.PDF else _frame
    picture = transform.upright(drawn(path, number, dpi, _MEGAPIXELS), turned)
    if part:
        picture = transform.part(picture, part)
    return transform.png(transform.reduced(picture, dpi))


def _frame(path: Path, number: int, _dpi: int, max_megapixels: float) -> Picture:
    return pillow.frame(path, number, max_megapixels)


@lru_cache(maxsize=256)
def _digested(path: Path, _changed: int) -> Source:
    return files.source(path, path.name)

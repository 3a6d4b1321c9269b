"""Pictures of the batch's own pages, drawn in a process of their own: a paper may be made to break what draws it."""

from concurrent.futures import TimeoutError as Late
from functools import lru_cache
from pathlib import Path

from pipeline.errors import SourceError
from pipeline.model import Box, FileType
from pipeline.tools import files, images, opencv, pdfium
from pipeline.tools.picture import Picture
from pipeline.workers import PoolBroken, Processes, WorkerDied

_MEGAPIXELS = 12.0
_PAGE_DPI, _PART_DPI = 110, 200
_MEGABYTES = 2000
_SECONDS = 60


class Pictures:
    """Draws pages and parts of them as PNG files, upright; keeps the last ones."""

    def __init__(self) -> None:
        self._pool = Processes(1, _MEGABYTES, shared=[__name__], limit=_SECONDS)
        self._keep = lru_cache(maxsize=96)(self._drawn)

    def close(self) -> None:
        """Ends the process that draws."""
        self._pool.shutdown(cancel_futures=True)

    def draw(self, path: Path, sha256: str, number: int, turned: int, part: Box | None = None) -> bytes:
        """A page, or a part of it somewhat larger.

        Raises:
            InputError: the file is gone, is another than was read, or cannot be drawn.
        """
        return self._keep(path, sha256, number, turned, part)

    def _drawn(self, *asked: object) -> bytes:
        try:
            return bytes(self._pool.submit(_draw, *asked).result())
        except (Late, WorkerDied, PoolBroken) as error:
            raise SourceError("render", "the page cannot be drawn", "look at the file itself") from error


def _draw(path: Path, sha256: str, number: int, turned: int, part: Box | None) -> bytes:
    if not path.is_file():
        raise SourceError("missing", "the file is not where it was when it was read", "put it back")
    if _digest(path, path.stat().st_mtime_ns) != sha256:
        raise SourceError("changed", "the file is not the one that was read", "run diakrit again")
    dpi = _PART_DPI if part else _PAGE_DPI
    drawn = pdfium.draw if files.sniff(path) is FileType.PDF else _frame
    picture = opencv.upright(drawn(path, number, dpi, _MEGAPIXELS), turned)
    if part:
        picture = opencv.part(picture, part)
    return opencv.png(opencv.reduced(picture, dpi))


def _frame(path: Path, number: int, _dpi: int, max_megapixels: float) -> Picture:
    return images.frame(path, number, max_megapixels)


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: int) -> str:
    return files.source(path, path.name).sha256

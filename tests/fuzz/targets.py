"""What is fuzzed: the readers of bytes that come from outside. A target takes bytes, and raises only where there is a fault."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from diakrit import files
from diakrit.batch import tasks
from diakrit.engines import pdfium, pillow, poppler_output, tesseract_program
from diakrit.engines.poppler_output import PageInfo
from diakrit.errors import InputError
from diakrit.model import Input, Opened
from diakrit.reading import layout
from diakrit.settings import Settings
from diakrit.store import Reading

_MEGAPIXELS = 4.0
_MOST_PAGES = 20
_TABLES: tuple[Callable[[str], object], ...] = (
    lambda answer: poppler_output.described(answer, _MOST_PAGES),
    lambda answer: poppler_output.covered(answer, (PageInfo(1, 595.0, 842.0),)),
    tesseract_program.lines,
)


@contextmanager
def _file(content: bytes) -> Iterator[Path]:
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        yield Path(file.name)


def papers(content: bytes) -> None:
    """A text file becomes records."""
    settings = Settings(max_pages=_MOST_PAGES)
    with _file(b"Ac" + content) as path:  # whatever follows, it is no PDF
        opened = tasks.open_input(Input(path, "x.txt", "x"), settings)
    if isinstance(opened, Opened):
        pages = [page.content for page in opened.pages if isinstance(page, Reading)]
        provenance = tasks.tell_toolchain(settings).provenance
        tasks.understand(opened.source, pages, opened.issues, settings, provenance)


def layers(content: bytes) -> None:
    """What pdftotext prints becomes lines of pages."""
    with suppress(InputError):
        for page in poppler_output.text_pages(content.decode("utf-8", "replace")):
            _, lines = layout.upright(page.lines)
            layout.arrange(lines, page.width, page.height, inked=False)


def tables(content: bytes) -> None:
    """What pdfinfo, pdfimages and tesseract print is understood or refused; the first byte says which it is."""
    read = _TABLES[content[0] % len(_TABLES)] if content else tesseract_program.lines
    with suppress(InputError):
        read(content[1:].decode("utf-8", "replace"))


def pictures(content: bytes) -> None:
    """A file becomes pictures of pages, or is refused."""
    with _file(content) as path:
        readers: tuple[Callable[[], object], ...] = (
            lambda: files.sniff(path),
            lambda: pillow.frames(path),
            lambda: pillow.frame(path, 1, _MEGAPIXELS),
            lambda: pillow.cut(path, 1),
            lambda: pdfium.draw(path, 1, 100, _MEGAPIXELS),
            lambda: pdfium.cut(path, 1),
        )
        for read in readers:
            with suppress(InputError):
                read()


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "papers": papers,
    "layers": layers,
    "tables": tables,
    "pictures": pictures,
}

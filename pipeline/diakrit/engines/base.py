"""Two ways to a page's words, behind one door: libraries in this process, or the plain programs."""

from pathlib import Path
from typing import Protocol

from diakrit.engines import pdfium, poppler, tesseract_library, tesseract_program
from diakrit.engines.poppler_output import PageInfo
from diakrit.engines.tesseract_library import Tesseract
from diakrit.engines.tesseract_model import Model
from diakrit.engines.tesseract_program import Segmentation
from diakrit.imaging.picture import Picture
from diakrit.model import RawLines
from diakrit.settings import EngineName


class Engine(Protocol):
    """Draws pages and reads pictures of them."""

    def version(self) -> str:
        """What reads, and what draws."""

    def draw(self, path: Path, page: PageInfo, dpi: int, max_megapixels: float, timeout: float) -> Picture:
        """The picture of a page of a PDF.

        Raises:
            PageError: the page cannot be drawn, or not in time.
        """

    def read(self, picture: Picture, model: Model, timeout: float, how: Segmentation = Segmentation.PAGE) -> RawLines:
        """Lines of words; boxes in fractions of the picture, confidences 0-1.

        Raises:
            PageError: the page cannot be read, or not in time.
        """


class Library:
    """PDFium and Tesseract in this process: the fastest way. What crashes them ends the worker."""

    def __init__(self) -> None:
        self._tesseract = Tesseract()

    def version(self) -> str:
        """What reads, and what draws."""
        return f"{tesseract_library.version()} as a library, PDFium {pdfium.version()}"

    def draw(self, path: Path, page: PageInfo, dpi: int, max_megapixels: float, timeout: float) -> Picture:  # noqa: ARG002 - PDFium has no limit of its own; the task has
        """The picture of a page of a PDF."""
        return pdfium.draw(path, page.number, dpi, max_megapixels)

    def read(self, picture: Picture, model: Model, timeout: float, how: Segmentation = Segmentation.PAGE) -> RawLines:
        """Lines of words."""
        return self._tesseract.read(picture, model, timeout, how)


class Programs:
    """pdftoppm and tesseract as programs, by way of pdf2image and pytesseract: slower, and nothing can take us along."""

    def version(self) -> str:
        """What reads, and what draws."""
        return f"{tesseract_program.version()} as a program, Poppler {poppler.version()}"

    def draw(self, path: Path, page: PageInfo, dpi: int, max_megapixels: float, timeout: float) -> Picture:
        """The picture of a page of a PDF."""
        return poppler.render(path, page, dpi, max_megapixels, timeout)

    def read(self, picture: Picture, model: Model, timeout: float, how: Segmentation = Segmentation.PAGE) -> RawLines:
        """Lines of words."""
        return tesseract_program.read(picture, model, timeout, how)


def engine(name: EngineName) -> Engine:
    """The engine of a name in settings."""
    return Library() if name == "library" else Programs()

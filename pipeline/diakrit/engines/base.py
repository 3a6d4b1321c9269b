"""One interface to the OCR engines: as libraries in this process, or as programs."""

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
    """Renders pages and reads the pictures."""

    def version(self) -> str:
        """The names and versions of what reads and what renders."""

    def draw(self, path: Path, page: PageInfo, dpi: int, max_megapixels: float, timeout: float) -> Picture:
        """Renders a page of a PDF.

        Raises:
            PageError: the page cannot be rendered, or not in time.
        """

    def read(
        self, picture: Picture, model: Model, timeout: float, segmentation: Segmentation = Segmentation.PAGE
    ) -> RawLines:
        """Reads lines of words; boxes are fractions of the picture, confidences 0-1.

        Raises:
            PageError: the page cannot be read, or not in time.
        """


class Library:
    """PDFium and Tesseract as libraries: the fastest way, but a crash takes the worker with it."""

    def __init__(self) -> None:
        self._tesseract = Tesseract()

    def version(self) -> str:
        """The names and versions of what reads and what renders."""
        return f"{tesseract_library.version()} as a library, PDFium {pdfium.version()}"

    def draw(self, path: Path, page: PageInfo, dpi: int, max_megapixels: float, timeout: float) -> Picture:  # noqa: ARG002 - PDFium has no time limit; the task has one
        """Renders a page of a PDF."""
        return pdfium.draw(path, page.number, dpi, max_megapixels)

    def read(
        self, picture: Picture, model: Model, timeout: float, segmentation: Segmentation = Segmentation.PAGE
    ) -> RawLines:
        """Reads lines of words."""
        return self._tesseract.read(picture, model, timeout, segmentation)


class Programs:
    """pdftoppm and tesseract as programs, through pdf2image and pytesseract: slower, but a crash costs one page only."""

    def version(self) -> str:
        """The names and versions of what reads and what renders."""
        return f"{tesseract_program.version()} as a program, Poppler {poppler.version()}"

    def draw(self, path: Path, page: PageInfo, dpi: int, max_megapixels: float, timeout: float) -> Picture:
        """Renders a page of a PDF."""
        return poppler.render(path, page, dpi, max_megapixels, timeout)

    def read(
        self, picture: Picture, model: Model, timeout: float, segmentation: Segmentation = Segmentation.PAGE
    ) -> RawLines:
        """Reads lines of words."""
        return tesseract_program.read(picture, model, timeout, segmentation)


def engine(name: EngineName) -> Engine:
    """The engine that a setting names."""
    return Library() if name == "library" else Programs()

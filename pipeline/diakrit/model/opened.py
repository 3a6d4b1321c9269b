"""A source after the first look at it: which of its pages are read already, and which wait for OCR."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from diakrit.model.issues import Issue
from diakrit.model.page import Page, PageState
from diakrit.model.source import Source

Read = TypeVar("Read")
"""What a page that is read already is given as."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A page that needs OCR, and why. `shaded`: it holds a picture in grey or colour, which no scanner makes all white."""

    number: int
    width: float
    height: float
    why: str
    shaded: bool = False

    def failed(self, why: str) -> Page:
        """The place of the page where it could not be read: it stays in the document, marked."""
        return Page(self.number, self.width, self.height, PageState.FAILED, f"{self.why}; {why}")


@dataclass(frozen=True, slots=True)
class Opened(Generic[Read]):
    """A source whose type and pages are known: each page is read already, or waits for OCR."""

    source: Source
    pages: tuple[Read | Unread, ...]
    issues: tuple[Issue, ...] = ()

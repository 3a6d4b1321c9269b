"""Observers of a run."""

from types import TracebackType
from typing import Protocol, Self

from diakrit.model import Input, PageState


class Progress(Protocol):
    """Is told what happens in a run."""

    def opened(self, pages: int, kept: int) -> None:
        """An input was opened and has so many pages; `kept` of them need not be read."""

    def page(self, state: PageState) -> None:
        """A page was read."""

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001 - a fact, not a switch
        """An input is done."""


class Silent:
    """Ignores everything."""

    def opened(self, pages: int, kept: int) -> None:
        """Does nothing."""

    def page(self, state: PageState) -> None:
        """Does nothing."""

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001 - a fact, not a switch
        """Does nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Does nothing."""

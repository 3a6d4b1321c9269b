"""Who watches a batch."""

from types import TracebackType
from typing import Protocol, Self

from diakrit.model import Input, PageState


class Progress(Protocol):
    """Who watches a run."""

    def opened(self, pages: int, kept: int) -> None:
        """An input turned out to have so many pages; `kept`: that many of them need no reading any more."""

    def page(self, state: PageState) -> None:
        """A page was read."""

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001 - a fact, not a switch
        """An input is done."""


class Silent:
    """Nobody watches."""

    def opened(self, pages: int, kept: int) -> None:
        """Nothing."""

    def page(self, state: PageState) -> None:
        """Nothing."""

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001 - a fact, not a switch
        """Nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing."""

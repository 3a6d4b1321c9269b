"""What people see while a batch runs."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from diakrit.batch.progress import Silent
from diakrit.i18n import Words
from diakrit.model import Input, PageState

_SECONDS_BETWEEN_LINES = 10.0


class Lines(Silent):
    """Plain lines for logs and pipes: progress now and then, and each input that failed."""

    def __init__(self, console: Console, say: Words, inputs: int) -> None:
        self._console = console
        self._say = say
        self._inputs = inputs
        self._pages = self._kept = self._documents = 0
        self._started = self._printed = time.monotonic()

    def opened(self, pages: int, kept: int) -> None:  # noqa: ARG002 - pages to come are not reported
        """Counts the pages that need no reading."""
        self._kept += kept

    def page(self, state: PageState) -> None:  # noqa: ARG002 - all states count alike
        """Counts pages, and reports every ten seconds."""
        self._pages += 1
        now = time.monotonic()
        if now - self._printed >= _SECONDS_BETWEEN_LINES:
            self._printed = now
            rate = self._say.decimal(self._pages / (now - self._started))
            pages = self._kept + self._pages
            self._console.print(
                self._say.terminal("progress", pages=pages, done=self._documents, files=self._inputs, rate=rate)
            )

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001
        """Counts inputs, and names those that failed."""
        self._documents += 1
        if failed:
            self._console.print(self._say.terminal("failed", file=item.name), markup=False, highlight=False)


class TerminalBar(Silent):
    """A progress bar in pages, with rate and time left. Inputs not yet opened are assumed to be as long as the others."""

    def __init__(self, console: Console, say: Words, inputs: int) -> None:
        self._say = say
        self._inputs = inputs
        self._opened = self._known = self._pages = 0
        self._started = time.monotonic()
        self._bar = Bar(
            SpinnerColumn(),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn(say.terminal("left")),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("pages", total=None, rate=self._rate())

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def _rate(self) -> str:
        pages_per_second = self._pages / max(0.1, time.monotonic() - self._started)
        return self._say.terminal("rate", rate=self._say.decimal(pages_per_second))

    def opened(self, pages: int, kept: int) -> None:
        """Corrects the estimate of pages to come; pages kept from earlier runs do not count towards the rate."""
        self._opened += 1
        self._known += pages
        total = round(self._known * max(1.0, self._inputs / self._opened))
        self._bar.update(self._task, total=total, advance=kept)

    def page(self, state: PageState) -> None:  # noqa: ARG002 - all states count alike
        """Moves the bar."""
        self._pages += 1
        self._bar.update(self._task, advance=1, rate=self._rate())

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001
        """Names failed inputs above the bar."""
        if failed:
            self._opened += 1
            self._bar.console.print(self._say.terminal("failed", file=item.name), markup=False, highlight=False)


def progress_for(console: Console, say: Words, inputs: int, *, quiet: bool) -> Silent:
    """The kind of progress that suits where the output goes."""
    if quiet:
        return Silent()
    return TerminalBar(console, say, inputs) if console.is_terminal else Lines(console, say, inputs)

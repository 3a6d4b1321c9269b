"""What a person sees while a batch runs, and at its end."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Table

from diakrit.batch.progress import Silent
from diakrit.delivery.write import Summary
from diakrit.model import Failure, Input, PageState
from diakrit.store.status import Status

_STATE_WORDS = {
    PageState.TEXT: "sound text layer or text file",
    PageState.OCR: "read by OCR",
    PageState.BLANK: "blank",
    PageState.LOW: "read by OCR, low confidence",
    PageState.FAILED: "failed",
}
_SHOWN = 20  # as many as fit a screen
_SECONDS_BETWEEN_LINES = 10.0


class Lines(Silent):
    """Plain lines for logs and pipes: now and then how far it is, and each failed input."""

    def __init__(self, console: Console, inputs: int) -> None:
        self._console = console
        self._inputs = inputs
        self._pages = self._kept = self._documents = 0
        self._started = self._told = time.monotonic()

    def opened(self, pages: int, kept: int) -> None:  # noqa: ARG002 - what is to come is not told
        """Counts what needs no reading."""
        self._kept += kept

    def page(self, state: PageState) -> None:  # noqa: ARG002 - all states count alike
        """Counts, and tells every ten seconds."""
        self._pages += 1
        now = time.monotonic()
        if now - self._told >= _SECONDS_BETWEEN_LINES:
            self._told = now
            rate = self._pages / (now - self._started)
            self._console.print(
                f"{self._kept + self._pages} pages, {self._documents} of {self._inputs} inputs, {rate:.1f} pages/s"
            )

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001
        """Counts inputs; names those that failed."""
        self._documents += 1
        if failed:
            self._console.print(f"failed: {item.name}", markup=False, highlight=False)


class TerminalBar(Silent):
    """A bar by pages with rate and time left. Pages of inputs not yet opened are estimated from those that are."""

    def __init__(self, console: Console, inputs: int) -> None:
        self._inputs = inputs
        self._opened = self._known = self._pages = 0
        self._started = time.monotonic()
        self._bar = Bar(
            SpinnerColumn(),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("pages · {task.fields[rate]:.1f}/s ·"),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=console,
            transient=True,
        )
        self._task = self._bar.add_task("pages", total=None, rate=0.0)

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def opened(self, pages: int, kept: int) -> None:
        """Better knows the number of pages to come; those that were kept are no part of the rate."""
        self._opened += 1
        self._known += pages
        total = round(self._known * max(1.0, self._inputs / self._opened))
        self._bar.update(self._task, total=total, advance=kept)

    def page(self, state: PageState) -> None:  # noqa: ARG002 - all states count alike
        """Moves the bar."""
        self._pages += 1
        rate = self._pages / max(0.1, time.monotonic() - self._started)
        self._bar.update(self._task, advance=1, rate=rate)

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001
        """Names failed inputs above the bar."""
        if failed:
            self._opened += 1
            self._bar.console.print(f"failed: {item.name}", markup=False, highlight=False)


def watcher(console: Console, inputs: int, *, quiet: bool) -> Silent:
    """The fitting kind for where the output goes."""
    if quiet:
        return Silent()
    return TerminalBar(console, inputs) if console.is_terminal else Lines(console, inputs)


def tell(console: Console, summary: Summary) -> None:
    """The table at the end, the failures with their remedies, and where things are."""
    counts = summary.counts
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    table.add_row(str(counts.documents), f"documents read, of {counts.inputs} inputs")
    table.add_row(str(counts.pages), "pages")
    for state, word in _STATE_WORDS.items():
        if counts.page_states[state]:
            table.add_row(str(counts.page_states[state]), f"  {word}")
    table.add_row(str(counts.records), "records")
    table.add_row(str(counts.review), "  to be looked at by a person")
    table.add_row(str(counts.failures), "failures")
    console.print(table)
    failed = [f"{_where(failure)}: {failure.message}. Remedy: {failure.remedy}." for failure in summary.failures]
    _list(console, "failed", failed, "failures.jsonl")
    _list(console, "to be looked at", summary.review, "records.jsonl, review")
    for name, what in (
        ("records.jsonl", "the records"),
        ("documents", "one file for each input"),
        ("text", "the texts"),
        ("report.html", "the report"),
        ("manifest.json", "what went in and came out"),
    ):
        console.print(f"{what}: {summary.folder / name}", markup=False, highlight=False)


def report(console: Console, found: Status) -> None:
    """How far a run is."""
    if found.process:
        console.print(f"running, process {found.process}")
    elif found.finished:
        console.print(f"finished {_clock(found.finished)}")
    else:
        console.print("interrupted; the same command goes on from there")
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    table.add_row(str(found.documents), f"documents done, of {found.inputs} inputs")
    table.add_row(
        str(found.done), f"pages done, of {found.expected}" + ("" if found.opened == found.inputs else " or so")
    )
    for state, word in _STATE_WORDS.items():
        if count := found.states.get(state.value):
            table.add_row(str(count), f"  {word}")
    for code, count in sorted(found.failures.items()):
        table.add_row(str(count), f"failed: {code}")
    console.print(table)
    if not found.finished:
        left = "" if found.left is None else f", {timedelta(seconds=round(found.left))} left"
        console.print(f"begun {_clock(found.started)}, {found.rate:.1f} pages/s{left}", markup=False)


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d %H:%M")


def _list(console: Console, title: str, lines: Sequence[str], rest: str) -> None:
    if lines:
        console.print(f"{title}:")
    for line in lines[:_SHOWN]:
        console.print(f"  {line}", markup=False, highlight=False)
    if len(lines) > _SHOWN:
        console.print(f"  … and {len(lines) - _SHOWN} more in {rest}")


def _where(failure: Failure) -> str:
    return failure.source if failure.page is None else f"{failure.source}, page {failure.page}"

"""What people read when a run is over, and when they ask how far it is."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from rich.console import Console
from rich.table import Table

from diakrit.delivery.report.figures import Doubtful
from diakrit.delivery.write import Summary
from diakrit.i18n import Words
from diakrit.model import Failure, PageState
from diakrit.store.status import Status

_SHOWN = 20  # as many as fit a screen


def print_summary(console: Console, say: Words, summary: Summary) -> None:
    """Prints what a run came to: counts, failures with their remedies, what to review, and where everything is."""
    counts = summary.counts
    table = _table()
    table.add_row(str(counts.documents), say.terminal("files_read", files=counts.inputs))
    table.add_row(str(counts.pages), say.terminal("pages"))
    _add_states(table, say, {str(state): count for state, count in counts.page_states.items()})
    table.add_row(str(counts.records), say.terminal("records"))
    table.add_row(str(counts.review), say.terminal("to_review"))
    table.add_row(str(counts.failures), say.terminal("failures"))
    console.print(table)
    failed = [f"{_place(say, failure)}: {say.failed(failure.code)}" for failure in summary.failures]
    _print_list(console, say, say.terminal("failed_list"), failed, "failures.jsonl")
    review = [f"{_record(say, doubtful)}: {_doubts(say, doubtful)}" for doubtful in summary.review]
    _print_list(console, say, say.terminal("review_list"), review, "report.html")
    for line in (
        say.terminal("the_records", path=summary.folder / "records.jsonl"),
        say.terminal("the_documents", path=summary.folder / "documents"),
        say.terminal("the_texts", path=summary.folder / "text"),
        say.terminal("the_report", path=summary.folder / "report.html"),
        say.terminal("the_manifest", path=summary.folder / "manifest.json"),
    ):
        console.print(line, markup=False, highlight=False)


def print_status(console: Console, say: Words, status: Status) -> None:
    """Prints how far a run is."""
    if status.process:
        console.print(say.terminal("running", process=status.process), markup=False)
    elif status.finished:
        console.print(say.terminal("finished", time=_clock(status.finished)))
    else:
        console.print(say.terminal("unfinished"))
    table = _table()
    table.add_row(str(status.documents), say.terminal("files_done", files=status.inputs))
    if status.opened == status.inputs:
        table.add_row(str(status.done), say.terminal("pages_done", pages=status.expected))
    else:
        table.add_row(str(status.done), say.terminal("pages_done_or_so", pages=status.expected))
    _add_states(table, say, status.states)
    for code, count in sorted(status.failures.items()):
        table.add_row(str(count), say.terminal("failed_because", why=say.failure(code)))
    console.print(table)
    if status.finished:
        return
    started, rate = _clock(status.started), say.decimal(status.rate)
    if status.left is None:
        console.print(say.terminal("speed", time=started, rate=rate), markup=False)
    else:
        left = timedelta(seconds=round(status.left))
        console.print(say.terminal("speed_and_left", time=started, rate=rate, left=left), markup=False)


def _table() -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(justify="right")
    table.add_column()
    return table


def _add_states(table: Table, say: Words, counts: Mapping[str, int]) -> None:
    """Adds a row for each way in which pages ended, if any did."""
    for state in PageState:
        if count := counts.get(state):
            table.add_row(str(count), f"  {say.pages(state)}")


def _clock(moment: float) -> str:
    return datetime.fromtimestamp(moment).astimezone().strftime("%Y-%m-%d %H:%M")


def _print_list(console: Console, say: Words, title: str, lines: Sequence[str], where: str) -> None:
    if lines:
        console.print(title)
    for line in lines[:_SHOWN]:
        console.print(f"  {line}", markup=False, highlight=False)
    if len(lines) > _SHOWN:
        console.print(f"  {say.terminal('and_more', count=len(lines) - _SHOWN, where=where)}")


def _place(say: Words, failure: Failure) -> str:
    if failure.page is None:
        return failure.source
    return say.terminal("on_page", file=failure.source, page=failure.page)


def _record(say: Words, doubtful: Doubtful) -> str:
    if doubtful.paragraph:
        return say.terminal("under_paragraph", file=doubtful.path, paragraph=doubtful.paragraph)
    return say.terminal("on_page", file=doubtful.path, page=doubtful.page)


def _doubts(say: Words, doubtful: Doubtful) -> str:
    """The names of the doubts, each as a sentence."""
    return " ".join(f"{say.doubt(code)}." for code in doubtful.codes)

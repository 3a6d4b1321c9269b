"""Commands for batches: run one, ask how far it is, retry what failed, write the delivery again, watch a folder."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from diakrit.cli import console, extras
from diakrit.errors import ExitCode
from diakrit.i18n import Words, words
from diakrit.settings import Settings, load

if TYPE_CHECKING:
    from diakrit.batch.executors.dask import Cluster
    from diakrit.batch.executors.local import Processes
    from diakrit.batch.runner import WorkerPool
    from diakrit.delivery.write import Summary
    from diakrit.model import Input
    from diakrit.store import Store

Workers = Annotated[int | None, typer.Option("--workers", "-w", min=1, help="processes; default: one per core")]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler", help="have the workers of a Dask cluster do the work; address of its scheduler, tcp://host:8786"
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but errors")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="also print each input as it is finished")]
LogFile = Annotated[Path | None, typer.Option("--log", help="also log to this file, as JSON lines without names")]
Delivery = Annotated[Path, typer.Argument(exists=True, file_okay=False, help="output folder of a run")]


def run(
    inputs: Annotated[list[str], typer.Argument(help="files, folders (with everything in them) and globs")],
    out: Annotated[Path, typer.Option("--out", "-o", help="folder for the records")],
    workers: Workers = None,
    scheduler: Scheduler = None,
    settings_file: console.SettingsFile = None,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help="leave personal identity numbers in the records and texts")
    ] = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_file: LogFile = None,
) -> None:
    """Read papers into records. What an earlier run into the same folder has read is not read again."""
    from diakrit.batch import log  # noqa: PLC0415
    from diakrit.inputs import collect  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    settings = load(settings_file)
    if unmasked:
        settings = settings.model_copy(update={"unmasked": True})
    say = words(settings.language)

    def left_out(folder: Path) -> None:
        if not quiet:
            console.err.print(say.terminal("earlier_delivery", folder=folder), markup=False)

    found = collect(inputs, out, left_out)
    with _interruptible(say.terminal("interrupted")), _worker_pool(settings, workers, scheduler) as pool:
        from diakrit.store import Store  # noqa: PLC0415 - the workers are coming up before it

        with Store(out) as store:
            summary = _work(store, found, pool, say, quiet=quiet)
    _finish(summary, say, quiet=quiet)


def retry(
    folder: Delivery,
    only: Annotated[str, typer.Option("--only", help="failed, low, or code=CODE as in failures.jsonl")] = "failed",
    workers: Workers = None,
    scheduler: Scheduler = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_file: LogFile = None,
) -> None:
    """Read pages again that failed or were hard to read in the last run, and write the delivery again."""
    from diakrit.batch import log  # noqa: PLC0415
    from diakrit.store import Store, Which  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    which = Which.parse(only)
    say = console.language_of(folder)
    with _interruptible(say.terminal("interrupted_retry")), Store(folder) as store:
        settings, inputs = store.run().settings, tuple(store.inputs())
        with _worker_pool(settings, workers, scheduler) as pool:
            forgotten = store.forget(which)
            if not quiet:
                console.out.print(say.terminal("read_again", count=forgotten))
            summary = _work(store, inputs, pool, say, quiet=quiet)
    _finish(summary, say, quiet=quiet)


def export(
    folder: Delivery,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", help="write accepted records as gold into this folder, for diakrit evaluate"),
    ] = None,
) -> None:
    """Write the delivery again, from what the last run kept and what people have decided."""
    from diakrit.delivery.write import deliver  # noqa: PLC0415
    from diakrit.learning.suggestions import write_gold  # noqa: PLC0415
    from diakrit.store import Store  # noqa: PLC0415

    say = console.language_of(folder)
    with Store(folder) as store:
        summary = deliver(store)
        if gold:
            count = write_gold(store, gold)
            console.out.print(say.terminal("gold_written", count=count, folder=gold), markup=False)
    _finish(summary, say, quiet=False)


def status(
    folder: Delivery,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object, for programs")] = False,
    prometheus: Annotated[
        bool, typer.Option("--prometheus", help="print metrics in the text format of Prometheus")
    ] = False,
) -> None:
    """Print how far a run is: what is done, what is left, how fast, what failed."""
    from diakrit.cli.render.summary import print_status  # noqa: PLC0415
    from diakrit.store import status as state  # noqa: PLC0415

    found = state.status(folder)
    if as_json:
        console.out.print_json(data=found.plain())
    elif prometheus:
        extras.require("metrics")
        from diakrit.cli.render.metrics import metrics  # noqa: PLC0415

        sys.stdout.write(metrics(found))
    else:
        print_status(console.out, console.language_of(folder), found)


def watch(
    inbox: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="folder that papers are put into")],
    out: Annotated[Path, typer.Option("--out", "-o", help="folder for the records")],
    settle: Annotated[
        float, typer.Option("--settle", min=0, help="seconds that a file must have been left alone before it is read")
    ] = 10.0,
    every: Annotated[float, typer.Option("--every", min=0.1, help="seconds between checks of the folder")] = 2.0,
    workers: Workers = None,
    settings_file: console.SettingsFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_file: LogFile = None,
) -> None:
    """Read papers as they arrive in a folder; once its records are safe, each is moved to done/ or failed/ in it."""
    from diakrit.batch import log  # noqa: PLC0415
    from diakrit.batch.watch import Watch  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    settings = load(settings_file)
    say = words(settings.language)
    with _interruptible(say.terminal("interrupted_watch")), _worker_pool(settings, workers, None) as pool:
        for summary in Watch(inbox, out, pool).rounds(settle, every):
            if not quiet:
                counts = summary.counts
                line = say.terminal("watched", files=counts.inputs, records=counts.records, failed=counts.failed_inputs)
                console.out.print(line)


def _work(store: "Store", inputs: "Sequence[Input]", pool: "WorkerPool", say: Words, *, quiet: bool) -> "Summary":
    from diakrit.batch.runner import Batch  # noqa: PLC0415
    from diakrit.cli.progress import progress_for  # noqa: PLC0415

    with progress_for(console.err, say, len(inputs), quiet=quiet) as progress:
        return Batch(store, pool, progress).run(inputs)


def _finish(summary: "Summary", say: Words, *, quiet: bool) -> None:
    """Prints the summary, and exits with 1 if anything failed."""
    from diakrit.cli.render.summary import print_summary  # noqa: PLC0415

    if not quiet:
        print_summary(console.out, say, summary)
    if summary.counts.failures:
        raise typer.Exit(ExitCode.INPUT_FAILED)


@contextmanager
def _interruptible(message: str) -> Iterator[None]:
    """Lets Ctrl-C and SIGTERM end a command in the same orderly way, with a message that says how to continue."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        console.err.print(f"diakrit: {message}")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


@contextmanager
def _worker_pool(settings: Settings, workers: int | None, scheduler: str | None) -> "Iterator[WorkerPool]":
    """The workers, shut down at the end: processes of this machine, or the workers of a cluster."""
    executor = _processes(settings, workers) if scheduler is None else _cluster(settings, scheduler)
    done = False
    try:
        from diakrit.batch.runner import WorkerPool  # noqa: PLC0415 - while the workers are coming up

        yield WorkerPool.of(executor, settings)
        done = True
    finally:
        executor.shutdown(cancel=not done)


def _processes(settings: Settings, workers: int | None) -> "Processes":
    from diakrit.batch.executors.local import Processes  # noqa: PLC0415

    count = workers or settings.workers or len(os.sched_getaffinity(0))
    return Processes(count, settings.worker_megabytes)


def _cluster(settings: Settings, scheduler: str) -> "Cluster":
    extras.require("cluster")
    from diakrit.batch.executors.dask import Cluster  # noqa: PLC0415

    return Cluster(scheduler, settings)

"""Commands about batches: run one, see how far it is, try again what failed, write its delivery anew."""

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
        "--scheduler", help="let the workers of a Dask cluster do the work: its scheduler, as tcp://host:8786"
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but errors")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="also print each input as it is done")]
LogFile = Annotated[Path | None, typer.Option("--log", help="also log into this file, JSON lines without any names")]
Delivery = Annotated[Path, typer.Argument(exists=True, file_okay=False, help="the folder of a run's records")]


def run(
    inputs: Annotated[list[str], typer.Argument(help="files, folders (with all that is in them) and globs")],
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
    """Read papers into records. What was read before into the same folder is not read again."""
    from diakrit.batch import log  # noqa: PLC0415
    from diakrit.inputs import collect  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    settings = load(settings_file)
    if unmasked:
        settings = settings.model_copy(update={"unmasked": True})
    found = collect(inputs, out)
    with _to_go_on_with("the same command goes on from there"), _worker_pool(settings, workers, scheduler) as pool:
        from diakrit.store import Store  # noqa: PLC0415 - the workers are coming up before it

        with Store(out) as store:
            summary = _work(store, found, pool, quiet=quiet)
    _tell(summary, quiet=quiet)


def retry(
    folder: Delivery,
    only: Annotated[str, typer.Option("--only", help="failed, low, or code=CODE as in failures.jsonl")] = "failed",
    workers: Workers = None,
    scheduler: Scheduler = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_file: LogFile = None,
) -> None:
    """Read pages of the last run again that failed or were read poorly, and deliver anew."""
    from diakrit.batch import log  # noqa: PLC0415
    from diakrit.store import Store, Which  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    which = Which.parse(only)
    with _to_go_on_with("diakrit run goes on from there"), Store(folder) as store:
        settings, inputs = store.run().settings, tuple(store.inputs())
        with _worker_pool(settings, workers, scheduler) as pool:
            forgotten = store.forget(which)
            if not quiet:
                console.out.print(f"{forgotten} pages and letterheads to be read again")
            summary = _work(store, inputs, pool, quiet=quiet)
    _tell(summary, quiet=quiet)


def export(
    folder: Delivery,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", help="write accepted records as gold into this folder, for diakrit evaluate"),
    ] = None,
) -> None:
    """Write the delivery anew from what the last run kept and people decided."""
    from diakrit.delivery.write import deliver  # noqa: PLC0415
    from diakrit.learning.suggestions import write_gold  # noqa: PLC0415
    from diakrit.store import Store  # noqa: PLC0415

    with Store(folder) as store:
        summary = deliver(store)
        if gold:
            console.out.print(f"{write_gold(store, gold)} accepted records written to {gold}", markup=False)
    _tell(summary, quiet=False)


def status(
    folder: Delivery,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object for programs")] = False,
    prometheus: Annotated[bool, typer.Option("--prometheus", help="print metrics as Prometheus reads them")] = False,
) -> None:
    """Tell how far a run is: what is done, what is left, how fast, what failed."""
    from diakrit.cli.progress import report  # noqa: PLC0415
    from diakrit.store import status as state  # noqa: PLC0415

    found = state.status(folder)
    if as_json:
        console.out.print_json(data=found.plain())
    elif prometheus:
        extras.require("metrics")
        from diakrit.cli.render.metrics import metrics  # noqa: PLC0415

        sys.stdout.write(metrics(found))
    else:
        report(console.out, found)


def watch(
    inbox: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="the folder that papers are put into")],
    out: Annotated[Path, typer.Option("--out", "-o", help="folder for the records")],
    settle: Annotated[
        float, typer.Option("--settle", min=0, help="seconds for which a file must stay as it is before it is taken")
    ] = 10.0,
    every: Annotated[float, typer.Option("--every", min=0.1, help="seconds between looks at the folder")] = 2.0,
    workers: Workers = None,
    settings_file: console.SettingsFile = None,
    quiet: Quiet = False,
    verbose: Verbose = False,
    log_file: LogFile = None,
) -> None:
    """Read papers as they are put into a folder; each goes to done/ or failed/ in it when its records are safe."""
    from diakrit.batch import log  # noqa: PLC0415
    from diakrit.batch.watch import Watch  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    settings = load(settings_file)
    with (
        _to_go_on_with("what lies in the folder waits for the next time"),
        _worker_pool(settings, workers, None) as pool,
    ):
        for summary in Watch(inbox, out, pool).rounds(settle, every):
            if not quiet:
                told = f"{summary.counts.inputs} inputs so far, {summary.counts.records} records, {summary.counts.failed_inputs} failed"
                console.out.print(told)


def _work(store: "Store", inputs: "Sequence[Input]", pool: "WorkerPool", *, quiet: bool) -> "Summary":
    from diakrit.batch.runner import Batch  # noqa: PLC0415
    from diakrit.cli.progress import watcher  # noqa: PLC0415

    with watcher(console.err, len(inputs), quiet=quiet) as progress:
        return Batch(store, pool, progress).run(inputs)


def _tell(summary: "Summary", *, quiet: bool) -> None:
    from diakrit.cli.progress import tell  # noqa: PLC0415

    if not quiet:
        tell(console.out, summary)
    if summary.counts.failures:
        raise typer.Exit(ExitCode.INPUT_FAILED)


@contextmanager
def _to_go_on_with(how: str) -> Iterator[None]:
    """Ctrl-C and SIGTERM end a run in the same orderly way."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        console.err.print(f"diakrit: interrupted; what was read is kept, {how}")
        raise typer.Exit(ExitCode.INTERRUPTED) from None


@contextmanager
def _worker_pool(settings: Settings, workers: int | None, scheduler: str | None) -> "Iterator[WorkerPool]":
    """Who does the work, until it is done: so many processes of this machine, or the workers of a cluster."""
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

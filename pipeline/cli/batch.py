"""Commands about batches: run one, see how far it is, try again what failed, write its delivery anew."""

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipeline.cli import console
from pipeline.errors import ExitCode, MissingToolError, UsageError
from pipeline.settings import Settings, load

if TYPE_CHECKING:
    from pipeline.cluster import Cluster
    from pipeline.sources import Input
    from pipeline.workers import Processes

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
    from pipeline import log  # noqa: PLC0415
    from pipeline.sources import collect  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    settings = load(settings_file)
    if unmasked:
        settings = settings.model_copy(update={"unmasked": True})
    _work(collect(inputs, out), out, settings, _Hands(workers, scheduler), quiet=quiet)


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
    from pipeline import log  # noqa: PLC0415
    from pipeline.lock import Lock  # noqa: PLC0415
    from pipeline.store import Store, Which  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    which = Which.parse(only)
    with Lock(folder), closing(Store(folder)) as store:
        settings, inputs = store.run().settings, tuple(store.inputs())
        forgotten = store.forget(which)
    if not quiet:
        console.out.print(f"{forgotten} pages to be read again")
    _work(inputs, folder, settings, _Hands(workers, scheduler), quiet=quiet)


def export(folder: Delivery) -> None:
    """Write the delivery anew from what the last run kept."""
    from pipeline.delivery import deliver  # noqa: PLC0415
    from pipeline.lock import Lock  # noqa: PLC0415
    from pipeline.progress import tell  # noqa: PLC0415
    from pipeline.store import Store  # noqa: PLC0415

    with Lock(folder), closing(Store(folder)) as store:
        if left := sum(1 for _ in store.unfinished()):
            raise UsageError(f"{folder}: {left} inputs are not done yet; give the same diakrit run again")
        summary = deliver(store, folder)
    tell(console.out, summary)
    if summary.counts.failures:
        raise typer.Exit(ExitCode.INPUT_FAILED)


def status(
    folder: Delivery,
    as_json: Annotated[bool, typer.Option("--json", help="print one JSON object for programs")] = False,
    prometheus: Annotated[bool, typer.Option("--prometheus", help="print metrics as Prometheus reads them")] = False,
) -> None:
    """Tell how far a run is: what is done, what is left, how fast, what failed."""
    from pipeline import status as state  # noqa: PLC0415
    from pipeline.progress import report  # noqa: PLC0415

    found = state.status(folder)
    if as_json:
        console.out.print_json(data=found.plain())
    elif prometheus:
        sys.stdout.write(state.metrics(found))
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
    from pipeline import log  # noqa: PLC0415
    from pipeline.watch import Watch  # noqa: PLC0415

    log.start(verbose=verbose, file=log_file)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    settings = load(settings_file)
    pool, count = _Hands(workers, None).pool(settings)
    watching = Watch(inbox, out, settings, pool, 2 * count)
    try:
        for summary in watching.rounds(settle, every):
            if not quiet:
                told = f"{summary.counts.inputs} inputs so far, {summary.counts.records} records, {summary.counts.failed_inputs} failed"
                console.out.print(told)
    except KeyboardInterrupt:
        console.err.print("diakrit: no longer watching; what lies in the folder waits for the next time")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _work(inputs: Sequence["Input"], out: Path, settings: Settings, hands: "_Hands", *, quiet: bool) -> None:
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both end a run in the same orderly way
    pool, count = hands.pool(settings)
    try:
        from pipeline.lock import Lock  # noqa: PLC0415
        from pipeline.progress import tell, watcher  # noqa: PLC0415 - while the workers are coming up
        from pipeline.run import Batch  # noqa: PLC0415

        with watcher(console.err, len(inputs), quiet=quiet) as progress:
            batch = Batch(inputs, out, settings, progress, pool)
            with Lock(out):
                summary = batch.run(window=2 * count)
    except KeyboardInterrupt:
        pool.shutdown(cancel_futures=True)
        console.err.print("diakrit: interrupted; what was read is kept, the same command goes on from there")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()
    if not quiet:
        tell(console.out, summary)
    if summary.counts.failures:
        raise typer.Exit(ExitCode.INPUT_FAILED)


@dataclass(frozen=True)
class _Hands:
    """Who does the work: so many processes of this machine, or the workers of a cluster."""

    workers: int | None
    scheduler: str | None

    def pool(self, settings: Settings) -> "tuple[Processes | Cluster, int]":
        """The pool, and how many tasks it does at once."""
        if self.scheduler is None:
            from pipeline.workers import Processes  # noqa: PLC0415

            count = self.workers or settings.workers or len(os.sched_getaffinity(0))
            return Processes(count, settings.worker_megabytes), count
        try:
            from pipeline.cluster import Cluster  # noqa: PLC0415
        except ImportError as error:
            raise MissingToolError('Dask is not installed: pip install "diakrit[cluster]"') from error
        pool = Cluster(self.scheduler, settings)
        return pool, pool.threads

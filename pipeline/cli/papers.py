"""Commands about papers: read them, look inside, repair a text."""

import logging
import os
import signal
import sys
from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli import console
from pipeline.errors import ExitCode
from pipeline.settings import load


def run(
    inputs: Annotated[list[str], typer.Argument(help="files, folders (with all that is in them) and globs")],
    out: Annotated[Path, typer.Option("--out", "-o", help="folder for the records")],
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", min=1, help="processes; default: one per core")
    ] = None,
    settings_file: console.SettingsFile = None,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help="leave personal identity numbers in the records and texts")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but errors")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="also print each input as it is done")] = False,
) -> None:
    """Read papers into records."""
    from pipeline.sources import collect  # noqa: PLC0415
    from pipeline.workers import Processes  # noqa: PLC0415

    _log(verbose=verbose)
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # both end a run in the same orderly way
    settings = load(settings_file)
    if unmasked:
        settings = settings.model_copy(update={"unmasked": True})
    found = collect(inputs, out)
    count = workers or settings.workers or len(os.sched_getaffinity(0))
    pool = Processes(count)
    try:
        from pipeline.progress import tell, watcher  # noqa: PLC0415 - while the workers are coming up
        from pipeline.run import Batch  # noqa: PLC0415

        with watcher(console.err, len(found), quiet=quiet) as progress:
            summary = Batch(found, out, settings, progress, pool).run(window=2 * count)
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


def show(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a paper")],
    settings_file: console.SettingsFile = None,
) -> None:
    """Print one document stage by stage: what was read, what each stage changed and found."""
    from pipeline import show as inside  # noqa: PLC0415

    for line in inside.show(file, load(settings_file)):
        console.out.print(line, markup=False, emoji=False)


def repair(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a text file")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="file for the text; default: standard output")] = None,
    ledger: Annotated[
        Path | None, typer.Option("--ledger", help="file for every change, one JSON object a line")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="print the changes as a coloured diff instead")] = False,
    settings_file: console.SettingsFile = None,
) -> None:
    """Give the damaged Swedish of a text file its å, ä and ö back."""
    from pipeline.diff import account, diff  # noqa: PLC0415
    from pipeline.folder import dumps, write  # noqa: PLC0415
    from pipeline.plaintext import repair_file  # noqa: PLC0415

    repaired = repair_file(file, load(settings_file).lexicons)
    if ledger:
        write(ledger, (dumps(row) for row in repaired.ledger()))
    if explain:
        for line in diff(repaired):
            console.out.print(line)
    elif out:
        write(out, [repaired.text.encode()])
    else:
        sys.stdout.write(repaired.text)
    console.err.print(account(repaired), markup=False)


def _log(*, verbose: bool) -> None:
    logging.basicConfig(level=logging.INFO if verbose else logging.ERROR, format="%(message)s", stream=sys.stderr)

"""The command: parse, call, print, exit."""

import json
import logging
import os
import signal
import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from rich.console import Console

from pipeline.errors import DiakritError, ExitCode, UsageError
from pipeline.settings import load

app = typer.Typer(
    name="diakrit",
    help="From scanned Swedish council papers to validated JSON records, offline, with evidence for every value.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
_out = Console(highlight=False, soft_wrap=True)
_err = Console(stderr=True, highlight=False, soft_wrap=True)

SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="settings to use instead of diakrit.toml in the working folder")
]


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - an option's callback
    if wanted:
        from pipeline.provenance import version  # noqa: PLC0415 - nothing heavy before it is needed

        _out.print(f"diakrit {version()}")
        raise typer.Exit


@app.callback()
def common(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="print the version and exit")
    ] = False,
) -> None:
    """Options of the program itself."""


@app.command()
def run(
    inputs: Annotated[list[str], typer.Argument(help="files, folders (with all that is in them) and globs")],
    out: Annotated[Path, typer.Option("--out", "-o", help="folder for the records")],
    workers: Annotated[
        int | None, typer.Option("--workers", "-w", min=1, help="processes; default: one per core")
    ] = None,
    settings_file: SettingsFile = None,
    unmasked: Annotated[
        bool, typer.Option("--unmasked", help="leave personal identity numbers in the records and texts")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="print nothing but errors")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="also print each input as it is done")] = False,
) -> None:
    """Read papers into records."""
    from pipeline.progress import tell, watcher  # noqa: PLC0415
    from pipeline.run import Batch  # noqa: PLC0415
    from pipeline.sources import collect  # noqa: PLC0415
    from pipeline.store import Store  # noqa: PLC0415
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
        with watcher(_err, len(found), quiet=quiet) as progress:
            summary = Batch(found, Store(out), settings, progress).run(pool, window=2 * count)
    except KeyboardInterrupt:
        pool.shutdown(cancel_futures=True)
        _err.print("diakrit: interrupted, nothing is delivered; run the same command again")
        raise typer.Exit(ExitCode.INTERRUPTED) from None
    except BaseException:
        pool.shutdown(cancel_futures=True)
        raise
    pool.shutdown()
    if not quiet:
        tell(_out, summary)
    if summary.counts.failures:
        raise typer.Exit(ExitCode.INPUT_FAILED)


@app.command()
def show(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a paper")],
    settings_file: SettingsFile = None,
) -> None:
    """Print one document stage by stage: what was read, what each stage changed and found."""
    from pipeline import show as inside  # noqa: PLC0415

    for line in inside.show(file, load(settings_file)):
        _out.print(line, markup=False, emoji=False)


@app.command()
def repair(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a text file")],
    out: Annotated[Path | None, typer.Option("--out", "-o", help="file for the text; default: standard output")] = None,
    ledger: Annotated[
        Path | None, typer.Option("--ledger", help="file for every change, one JSON object a line")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="print the changes as a coloured diff instead")] = False,
    settings_file: SettingsFile = None,
) -> None:
    """Give the damaged Swedish of a text file its å, ä and ö back."""
    from pipeline.diff import account, diff  # noqa: PLC0415
    from pipeline.plaintext import repair_file  # noqa: PLC0415
    from pipeline.store import dumps, write  # noqa: PLC0415

    repaired = repair_file(file, load(settings_file).lexicons)
    if ledger:
        write(ledger, (dumps(row) for row in repaired.ledger()))
    if explain:
        for line in diff(repaired):
            _out.print(line)
    elif out:
        write(out, [repaired.text.encode()])
    else:
        sys.stdout.write(repaired.text)
    _err.print(account(repaired), markup=False)


lexicon_app = typer.Typer(help="Learn from a municipality's own papers, and look words up.", no_args_is_help=True)
app.add_typer(lexicon_app, name="lexicon")


@lexicon_app.command("learn")
def lexicon_learn(
    folder: Annotated[Path, typer.Argument(exists=True, help="folder of sound papers")],
    into: Annotated[
        Path, typer.Option("--into", help="folder of the local lexicon, `local` beside the lexicons in use")
    ],
    settings_file: SettingsFile = None,
) -> None:
    """Learn words and their neighbours from sound papers; what was learnt before stays."""
    from pipeline.learning import learn  # noqa: PLC0415

    learnt = learn(folder, into, load(settings_file))
    told = f"{learnt.words} words on {learnt.pages} pages of {learnt.papers} papers, {learnt.skipped} papers without sound text, {learnt.again} learnt before"
    _out.print(f"{told}\n{learnt.new} words that the general lexicon does not have\nlearnt into {into}", markup=False)


@lexicon_app.command("show")
def lexicon_show(
    word: Annotated[str, typer.Argument(help="a word, sound or damaged")],
    settings_file: SettingsFile = None,
) -> None:
    """Tell what is known of a word, and what it may be in damaged text."""
    from pipeline.learning import tell  # noqa: PLC0415

    for line in tell(word, load(settings_file).lexicons):
        _out.print(line, markup=False)


@app.command()
def check(settings_file: SettingsFile = None) -> None:
    """Verify programs, models, packages and lexicons, and say how to mend what is missing."""
    from pipeline.check import findings  # noqa: PLC0415

    missing = False
    for finding in findings(load(settings_file)):
        missing = missing or not finding.fine
        _out.print(f"{'ok     ' if finding.fine else 'MISSING'} {finding.name}: {finding.told}", markup=False)
    if missing:
        raise typer.Exit(ExitCode.MISSING)


@app.command()
def schema(
    name: Annotated[str, typer.Argument(help="record, document, failure or manifest")] = "record",
) -> None:
    """Print a JSON Schema of the output."""
    from pipeline.manifest import SCHEMAS, json_schema  # noqa: PLC0415

    if name not in SCHEMAS:
        raise UsageError(f"no schema {name}: choose one of {', '.join(SCHEMAS)}")
    sys.stdout.write(json.dumps(json_schema(name), ensure_ascii=False, indent=1) + "\n")


@app.command()
def evaluate(
    delivery: Annotated[Path, typer.Argument(help="output folder of a finished run")],
    gold: Annotated[Path | None, typer.Option("--gold", help="folder of gold records")] = None,
    truth: Annotated[Path | None, typer.Option("--truth", help="folder of true texts, <name>.truth.txt")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="list every field that is not right")] = False,
) -> None:
    """Measure a delivery: fields against gold records, text against true texts."""
    from pipeline.evaluate import load_documents  # noqa: PLC0415
    from pipeline.evaluate.characters import evaluate_text  # noqa: PLC0415
    from pipeline.evaluate.fields import evaluate_fields  # noqa: PLC0415
    from pipeline.scores import tell_fields, tell_text  # noqa: PLC0415

    if gold is None and truth is None:
        raise UsageError("nothing to measure against: give --gold, --truth or both")
    for folder in (gold, truth):
        if folder is not None and not folder.is_dir():
            raise UsageError(f"{folder}: no such folder")
    documents = load_documents(delivery)
    if gold:
        tell_fields(_out, evaluate_fields(documents, gold), misses=misses)
    if truth:
        tell_text(_out, evaluate_text(delivery, documents, truth))


def _log(*, verbose: bool) -> None:
    logging.basicConfig(level=logging.INFO if verbose else logging.ERROR, format="%(message)s", stream=sys.stderr)


def main() -> NoReturn:
    """Runs the command; our own errors become a line and an exit code."""
    try:
        app(standalone_mode=True)
    except DiakritError as error:
        _err.print(f"diakrit: {error}", markup=False)
        sys.exit(error.exit_code)
    sys.exit(ExitCode.OK)

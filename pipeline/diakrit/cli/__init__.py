"""The `diakrit` command: parse, call, print, exit."""

import sys
from typing import Annotated, NoReturn

import typer

from diakrit.cli import batch, console, lexicon, model, papers, quality
from diakrit.errors import DiakritError, ExitCode

app = typer.Typer(
    name="diakrit",
    help="From scanned Swedish council papers to validated JSON records, offline, with evidence for every value.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    batch.run,
    batch.watch,
    batch.status,
    batch.retry,
    batch.export,
    papers.show,
    papers.repair,
    papers.review,
    quality.check,
    quality.schema,
    quality.evaluate,
):
    app.command()(command)
app.add_typer(lexicon.app, name="lexicon")
app.add_typer(model.app, name="model")


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - an option's callback
    if wanted:
        from diakrit.batch.provenance import version  # noqa: PLC0415 - nothing heavy before it is needed

        console.out.print(f"diakrit {version()}")
        raise typer.Exit


@app.callback()
def common(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="print the version and exit")
    ] = False,
) -> None:
    """Takes the options of the program itself."""


def main() -> NoReturn:
    """Runs the command; Diakrit's own errors become one line and an exit code."""
    try:
        app(standalone_mode=True)
    except DiakritError as error:
        console.err.print(f"diakrit: {error}", markup=False)
        sys.exit(error.exit_code)
    sys.exit(ExitCode.OK)

"""Commands for the installation and the output: check, schema, evaluate."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from diakrit.cli import console
from diakrit.errors import ExitCode, UsageError
from diakrit.i18n import words
from diakrit.settings import load


def check(settings_file: console.SettingsFile = None) -> None:
    """Check that programs, models, packages and lexicons are installed, and say how to install what is missing."""
    from diakrit.cli.installation import State, findings  # noqa: PLC0415

    settings = load(settings_file)
    say = words(settings.language)
    labels = {
        State.OK: say.terminal("check_ok"),
        State.ABSENT: say.terminal("check_absent"),
        State.MISSING: say.terminal("check_missing"),
    }
    width = max(map(len, labels.values()))
    missing = False
    for finding in findings(settings, say):
        missing = missing or finding.state is State.MISSING
        console.out.print(f"{labels[finding.state]:<{width}} {finding.name}: {finding.text}", markup=False)
    if missing:
        raise typer.Exit(ExitCode.MISSING)


def schema(
    name: Annotated[str, typer.Argument(help="record, document, failure or manifest")] = "record",
) -> None:
    """Print a JSON Schema of the output."""
    from diakrit.schema.publish import SCHEMAS, json_schema  # noqa: PLC0415

    if name not in SCHEMAS:
        raise UsageError(f"no schema named {name}; choose one of {', '.join(SCHEMAS)}")
    sys.stdout.write(json.dumps(json_schema(name), ensure_ascii=False, indent=1) + "\n")


def evaluate(
    delivery: Annotated[Path, typer.Argument(help="output folder of a finished run")],
    gold: Annotated[Path | None, typer.Option("--gold", help="folder of gold records")] = None,
    truth: Annotated[Path | None, typer.Option("--truth", help="folder of true texts, <name>.truth.txt")] = None,
    misses: Annotated[bool, typer.Option("--misses", help="list every field that is not right")] = False,
) -> None:
    """Measure a delivery: fields against gold records, text against true texts."""
    from diakrit.cli.render.scores import print_fields, print_text  # noqa: PLC0415
    from diakrit.evaluate import load_documents  # noqa: PLC0415
    from diakrit.evaluate.characters import evaluate_text  # noqa: PLC0415
    from diakrit.evaluate.fields import evaluate_fields  # noqa: PLC0415

    if gold is None and truth is None:
        raise UsageError("nothing to measure against; give --gold, --truth, or both")
    for folder in (gold, truth):
        if folder is not None and not folder.is_dir():
            raise UsageError(f"{folder}: no such folder")
    documents, say = load_documents(delivery), console.language_here()
    if gold:
        print_fields(console.out, say, evaluate_fields(documents, gold), misses=misses)
    if truth:
        print_text(console.out, say, evaluate_text(delivery, documents, truth))

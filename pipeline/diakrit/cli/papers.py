"""Commands for single papers and for people: look inside one, repair a text, review records."""

import getpass
import sys
from pathlib import Path
from typing import Annotated

import typer

from diakrit.cli import console, extras
from diakrit.i18n import words
from diakrit.settings import load


def show(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a paper")],
    settings_file: console.SettingsFile = None,
) -> None:
    """Print one document stage by stage: what was read, what each stage changed and found."""
    from diakrit.cli.render import stages as inside  # noqa: PLC0415

    for line in inside.show(file, load(settings_file)):
        console.out.print(line, markup=False, emoji=False)


def repair(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True, help="a text file")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="file for the repaired text; default: standard output")
    ] = None,
    ledger: Annotated[
        Path | None, typer.Option("--ledger", help="file for the changes, one JSON object per line")
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="print the changes as a coloured diff instead")] = False,
    settings_file: console.SettingsFile = None,
) -> None:
    """Restore å, ä and ö in the damaged Swedish of a text file."""
    from diakrit.cli.render.diff import diff, totals  # noqa: PLC0415
    from diakrit.delivery.folder import dumps, write  # noqa: PLC0415
    from diakrit.knowledge import Knowledge  # noqa: PLC0415
    from diakrit.swedish.plain_text import repair_file  # noqa: PLC0415

    settings = load(settings_file)
    say = words(settings.language)
    repaired = repair_file(file, Knowledge.load(settings.lexicons).repairer)
    if ledger:
        write(ledger, (dumps(row) for row in repaired.ledger()))
    if explain:
        for line in diff(repaired, say):
            console.out.print(line)
    elif out:
        write(out, [repaired.text.encode()])
    else:
        sys.stdout.write(repaired.text)
    console.err.print(totals(repaired, say), markup=False)


def review(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="output folder of a run")],
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="port on this computer; 0 for any free one")
    ] = 0,
    who: Annotated[
        str | None, typer.Option("--by", help="name to record with each decision; default: your user name")
    ] = None,
) -> None:
    """Review doubtful records next to the pictures of their pages, in a browser on this computer."""
    extras.require("review")
    from diakrit.review.server import serve  # noqa: PLC0415

    serve(folder, port, who or getpass.getuser(), lambda address: console.out.print(address, markup=False))

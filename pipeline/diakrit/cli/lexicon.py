"""`diakrit lexicon`: learn from a municipality's own papers, and look words up."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from diakrit.cli import console
from diakrit.i18n import words
from diakrit.settings import load

app = typer.Typer(help="Learn from a municipality's own papers, and look words up.", no_args_is_help=True)


@app.command()
def learn(
    folder: Annotated[Path, typer.Argument(exists=True, help="folder of sound papers")],
    into: Annotated[
        Path, typer.Option("--into", help="folder of the local lexicon: `local`, next to the lexicons in use")
    ],
    settings_file: console.SettingsFile = None,
) -> None:
    """Learn words, and what stands next to them, from sound papers; what was learnt before is kept."""
    from diakrit.knowledge import Knowledge  # noqa: PLC0415
    from diakrit.learning import learn  # noqa: PLC0415

    settings = load(settings_file)
    say = words(settings.language)
    learnt = learn.learn(folder, into, settings, Knowledge.load(settings.lexicons))
    for line in (
        say.terminal(
            "learnt",
            words=learnt.words,
            pages=learnt.pages,
            papers=learnt.papers,
            skipped=learnt.skipped,
            again=learnt.again,
        ),
        say.terminal("learnt_new", count=learnt.new),
        say.terminal("learnt_into", folder=into),
    ):
        console.out.print(line, markup=False)


@app.command()
def show(
    word: Annotated[str, typer.Argument(help="a word, sound or damaged")],
    settings_file: console.SettingsFile = None,
) -> None:
    """Print what is known about a word, and what it may stand for in damaged text."""
    from diakrit.knowledge import Knowledge  # noqa: PLC0415
    from diakrit.learning import learn  # noqa: PLC0415

    for line in learn.describe(word, Knowledge.load(load(settings_file).lexicons)):
        console.out.print(line, markup=False)


@app.command()
def suggest(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="output folder of a run")],
    settings_file: console.SettingsFile = None,
) -> None:
    """Print words from accepted corrections that no lexicon has: the word, what was read, how often."""
    from diakrit.knowledge import Knowledge  # noqa: PLC0415
    from diakrit.learning.suggestions import suggest as suggested  # noqa: PLC0415
    from diakrit.store import Store  # noqa: PLC0415

    settings = load(settings_file)
    with Store(folder) as store:
        standing = store.decisions()
    sys.stdout.write(f"# {words(settings.language).terminal('suggestions')}\n")
    for row in suggested(standing, Knowledge.load(settings.lexicons)):
        sys.stdout.write(f"{row.word}\t{row.read}\t{row.times}\n")


@app.command()
def headings(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="output folder of a run")],
    settings_file: console.SettingsFile = None,
) -> None:
    """Print the headings of a delivery that no lexicon has: municipality, kind, heading, how often."""
    from diakrit.delivery import load as delivered  # noqa: PLC0415
    from diakrit.knowledge import Knowledge  # noqa: PLC0415
    from diakrit.learning.headings import survey  # noqa: PLC0415

    settings = load(settings_file)
    found = survey((entry for entry, _ in delivered.documents(folder)), Knowledge.load(settings.lexicons))
    say = words(settings.language)
    sys.stdout.write(f"# {say.terminal('headings')}\n")
    for place, known in sorted(found.known.items()):
        told = say.terminal(
            "headings_known", place=place, lexicon=known.lexicon, words=known.words, unknown=known.not_at_all
        )
        sys.stdout.write(f"# {told}\n")
    for row in found.unknown:
        sys.stdout.write(f"{row.municipality}\t{row.kind}\t{row.heading}\t{row.times}\n")


@app.command()
def adopt(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="what `headings` printed, checked by you")],
    into: Annotated[
        Path, typer.Option("--into", help="folder of the local lexicon: `local`, next to the lexicons in use")
    ],
) -> None:
    """Add checked headings to the profiles of their municipalities in the local lexicon."""
    from diakrit.learning.headings import adopt, confirmed  # noqa: PLC0415

    count = adopt(confirmed(file), into)
    say = console.language_here()
    console.out.print(say.terminal("adopted", count=count, folder=into), markup=False)


@app.command()
def approve(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="what `suggest` printed, checked by you")],
    into: Annotated[
        Path, typer.Option("--into", help="folder of the local lexicon: `local`, next to the lexicons in use")
    ],
) -> None:
    """Add checked suggestions to the local lexicon."""
    from diakrit.learning import learn  # noqa: PLC0415
    from diakrit.learning.suggestions import approved  # noqa: PLC0415

    new = approved(file)
    learn.approve(new, into)
    say = console.language_here()
    console.out.print(say.terminal("approved", count=len(new), folder=into), markup=False)

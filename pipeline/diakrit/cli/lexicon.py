"""`diakrit lexicon`: what a municipality's own papers teach, and what is known of a word."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from diakrit.cli import console
from diakrit.settings import load

app = typer.Typer(help="Learn from a municipality's own papers, and look words up.", no_args_is_help=True)


@app.command()
def learn(
    folder: Annotated[Path, typer.Argument(exists=True, help="folder of sound papers")],
    into: Annotated[
        Path, typer.Option("--into", help="folder of the local lexicon, `local` beside the lexicons in use")
    ],
    settings_file: console.SettingsFile = None,
) -> None:
    """Learn words and their neighbours from sound papers; what was learnt before stays."""
    from diakrit.knowledge import Knowledge  # noqa: PLC0415
    from diakrit.learning import learn  # noqa: PLC0415

    settings = load(settings_file)
    learnt = learn.learn(folder, into, settings, Knowledge.load(settings.lexicons))
    told = f"{learnt.words} words on {learnt.pages} pages of {learnt.papers} papers, {learnt.skipped} papers without sound text, {learnt.again} learnt before"
    console.out.print(
        f"{told}\n{learnt.new} words that the general lexicon does not have\nlearnt into {into}", markup=False
    )


@app.command()
def show(
    word: Annotated[str, typer.Argument(help="a word, sound or damaged")],
    settings_file: console.SettingsFile = None,
) -> None:
    """Tell what is known of a word, and what it may be in damaged text."""
    from diakrit.knowledge import Knowledge  # noqa: PLC0415
    from diakrit.learning import learn  # noqa: PLC0415

    for line in learn.tell(word, Knowledge.load(load(settings_file).lexicons)):
        console.out.print(line, markup=False)


@app.command()
def suggest(
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="output folder of a run")],
    settings_file: console.SettingsFile = None,
) -> None:
    """Print words out of accepted corrections that no lexicon has: word, what was read, how often."""
    from diakrit.knowledge import Knowledge  # noqa: PLC0415
    from diakrit.learning.suggestions import suggest as suggested  # noqa: PLC0415
    from diakrit.store import Store  # noqa: PLC0415

    with Store(folder) as store:
        standing = store.decisions()
    sys.stdout.write(
        "# word, read as, times: take out what is no word, then: diakrit lexicon approve FILE --into LOCAL\n"
    )
    for row in suggested(standing, Knowledge.load(load(settings_file).lexicons)):
        sys.stdout.write(f"{row.word}\t{row.read}\t{row.times}\n")


@app.command()
def approve(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="what suggest has printed, looked through")],
    into: Annotated[
        Path, typer.Option("--into", help="folder of the local lexicon, `local` beside the lexicons in use")
    ],
) -> None:
    """Take looked-through suggestions into the local lexicon."""
    from diakrit.learning import learn  # noqa: PLC0415
    from diakrit.learning.suggestions import approved  # noqa: PLC0415

    words = approved(file)
    learn.approve(words, into)
    console.out.print(f"{len(words)} words taken into {into}", markup=False)

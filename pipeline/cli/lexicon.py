"""`diakrit lexicon`: what a municipality's own papers teach, and what is known of a word."""

from pathlib import Path
from typing import Annotated

import typer

from pipeline.cli import console
from pipeline.settings import load

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
    from pipeline import learning  # noqa: PLC0415

    learnt = learning.learn(folder, into, load(settings_file))
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
    from pipeline import learning  # noqa: PLC0415

    for line in learning.tell(word, load(settings_file).lexicons):
        console.out.print(line, markup=False)

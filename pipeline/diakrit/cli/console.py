"""What all commands share: where they print and in which language, and the option for a file of settings."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from diakrit.i18n import LANGUAGES, Words, words
from diakrit.settings import Settings, load

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="settings file to use instead of diakrit.toml in the working folder")
]


def language_of(folder: Path) -> Words:
    """The words of the last run in a folder.

    Raises:
        UsageError: nothing was run in it.
    """
    from diakrit.store.status import language  # noqa: PLC0415 - only for commands about a delivery

    found = language(folder)
    return words(found) if found in LANGUAGES else words(Settings().language)


def language_here() -> Words:
    """The words of the settings in the working folder, for commands that take none.

    Raises:
        UsageError: the settings cannot be used.
    """
    return words(load().language)

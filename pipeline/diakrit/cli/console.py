"""What all commands share: where they print, and the option for a file of settings."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)

SettingsFile = Annotated[
    Path | None, typer.Option("--settings", help="settings to use instead of diakrit.toml in the working folder")
]

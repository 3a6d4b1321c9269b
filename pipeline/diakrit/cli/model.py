"""`diakrit model`: the recognition model."""

import typer

from diakrit.cli import console
from diakrit.settings import load

app = typer.Typer(help="Build the recognition model.", no_args_is_help=True)


@app.callback()
def common() -> None:
    """Makes `build` a command of its own, although it is the only one: `diakrit model build`."""


@app.command()
def build(settings_file: console.SettingsFile = None) -> None:
    """Assemble the model from Tesseract's Latin network and the words of the lexicons, local ones included."""
    from diakrit import lexicon  # noqa: PLC0415
    from diakrit.engines import tesseract_model  # noqa: PLC0415

    model = tesseract_model.find(tesseract_model.OWN, lexicon.load(load(settings_file).lexicons))
    console.out.print(f"{model.folder / model.name}.traineddata, sha256 {model.digest}", markup=False)

"""`diakrit model`: the model that reads pages."""

import typer

from pipeline.cli import console
from pipeline.settings import load

app = typer.Typer(help="Make the model that reads pages.", no_args_is_help=True)


@app.callback()
def common() -> None:
    """A model is something of its own to be built: `diakrit model build`."""


@app.command()
def build(settings_file: console.SettingsFile = None) -> None:
    """Assemble the model from Tesseract's Latin network and the words of the lexicons, local ones too."""
    from pipeline import lexicon  # noqa: PLC0415
    from pipeline.tools import recognition  # noqa: PLC0415

    model = recognition.find(recognition.OWN, lexicon.load(load(settings_file).lexicons))
    console.out.print(f"{model.folder / model.name}.traineddata, sha256 {model.digest}", markup=False)

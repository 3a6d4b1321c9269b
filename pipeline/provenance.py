"""What made a record: versions, model, lexicons, settings."""

import hashlib
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version

from pipeline.errors import MissingToolError
from pipeline.lexicon import Lexicon
from pipeline.record import Provenance
from pipeline.settings import Settings
from pipeline.store import dumps
from pipeline.tools import engines, poppler, recognition


def version() -> str:
    """The version of this program."""
    try:
        return package_version("diakrit")
    except PackageNotFoundError as error:
        raise MissingToolError("diakrit is not installed: pip install .") from error


def provenance(settings: Settings, lexicon: Lexicon) -> Provenance:
    """Provenance of everything made with these settings on this machine.

    Raises:
        MissingToolError: a program or model is not installed.
    """
    model = recognition.find(settings.model, lexicon)
    return Provenance(
        software=f"diakrit {version()}",
        settings=hashlib.sha256(dumps(settings.shaping())).hexdigest(),
        lexicons=lexicon.digest,
        local_lexicon=lexicon.local,
        engine=engines.engine(settings.engine).version(),
        model=model.name,
        model_sha256=model.digest,
        poppler=poppler.version(),
        spacy=package_version("spacy"),
    )

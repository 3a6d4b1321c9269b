"""Provenance: the versions, model, lexicons and settings that made a record.

The main process only compares toolchains; the engines are loaded where one is told.
"""

import hashlib
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version
from pathlib import Path
from typing import TYPE_CHECKING

from diakrit.delivery.folder import dumps
from diakrit.errors import MissingToolError
from diakrit.schema.record import Provenance
from diakrit.settings import Settings

if TYPE_CHECKING:
    from diakrit.knowledge import Knowledge

_RECIPE = 3  # goes up when pages are read differently; a page read by another recipe is read again
_SHAPE_READING = {"model", "engine", "dpi", "max_megapixels", "low_confidence", "unmasked", "second_reading"}
"""Settings that change a reading."""


@dataclass(frozen=True, slots=True)
class Toolchain:
    """What makes records here, and the keys under which its work is kept.

    `reading` covers everything that changes a reading, except the words of the lexicons, so that new words never mean reading
    pages again; `structure` covers everything that changes a document.
    """

    provenance: Provenance
    reading: str
    structure: str


def version() -> str:
    """The version of this program."""
    try:
        return package_version("diakrit")
    except PackageNotFoundError as error:
        raise MissingToolError("diakrit is not installed: pip install .") from error


def toolchain(settings: Settings, knowledge: "Knowledge") -> Toolchain:
    """The toolchain for these settings on this machine.

    Raises:
        MissingToolError: a program or model is not installed.
    """
    from diakrit.engines import pdfium  # noqa: PLC0415

    made_by = provenance(settings, knowledge)
    model = knowledge.model(settings.model)
    shaping = settings.model_dump(mode="json", include=_SHAPE_READING)
    return Toolchain(
        made_by,
        _digest([_RECIPE, made_by.engine, made_by.second_engine, model.name, model.network, shaping]),
        _digest([made_by.model_dump(mode="json"), settings.shaping(), _code(), pdfium.version()]),
    )


def provenance(settings: Settings, knowledge: "Knowledge") -> Provenance:
    """The provenance of everything made with these settings on this machine.

    Raises:
        MissingToolError: a program or model is not installed.
    """
    from diakrit.engines import base, poppler, rapidocr  # noqa: PLC0415

    model = knowledge.model(settings.model)
    return Provenance(
        software=f"diakrit {version()}",
        settings=_digest(settings.shaping()),
        lexicons=knowledge.lexicon.digest,
        local_lexicon=knowledge.lexicon.local,
        engine=base.engine(settings.engine).version(),
        second_engine=rapidocr.version() if settings.second_reading else None,
        model=model.name,
        model_sha256=model.digest,
        poppler=poppler.version(),
        spacy=package_version("spacy"),
    )


def _digest(value: object) -> str:
    return hashlib.sha256(dumps(value)).hexdigest()


def _code() -> str:
    """The digest of the program itself: if a rule changes, documents are made again."""
    digest = hashlib.sha256()
    folder = Path(__file__).parents[1]
    for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.toml"))):
        digest.update(path.read_bytes())
    return digest.hexdigest()

"""Reading a delivery, of this or another version, without its store."""

import json
from collections.abc import Iterator
from pathlib import Path

from diakrit.delivery.folder import MANIFEST
from diakrit.errors import UsageError
from diakrit.schema.delivery import DocumentEntry
from diakrit.store import upcast


def documents(folder: Path) -> Iterator[DocumentEntry]:
    """The documents of a delivery, in the order of its manifest, with what people decided in them.

    Raises:
        UsageError: the folder holds no finished delivery, or one of a version that is not read.
    """
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise UsageError(f"{folder}: no {MANIFEST}; run diakrit run first")
    try:
        names = [str(row["path"]) for row in json.loads(manifest.read_bytes())["outputs"]]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(f"{manifest} is no manifest of diakrit") from error
    for name in names:
        if name.startswith("documents/"):
            yield _document(folder / name)


def _document(path: Path) -> DocumentEntry:
    try:
        return upcast.delivered(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from error
    except ValueError as error:
        raise UsageError(f"{path}: not a document that this version of diakrit reads") from error

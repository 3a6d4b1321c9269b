"""Reading a delivery of this or another version, without its store."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from diakrit.delivery.folder import MANIFEST
from diakrit.errors import UsageError
from diakrit.schema.delivery import FailureRow, Manifest
from diakrit.schema.document import DocumentEntry
from diakrit.schema.record import Record
from diakrit.schema.values import Model
from diakrit.store import upcast

M = TypeVar("M", bound=Model)


def manifest(folder: Path) -> Manifest:
    """The manifest of a delivery.

    Raises:
        UsageError: the folder holds no finished delivery, or one of a version that is not read.
    """
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"{folder}: no finished delivery ({MANIFEST} is missing); run diakrit run first")
    return _read(folder / MANIFEST, Manifest)


def records(folder: Path) -> Iterator[Record]:
    """The records of a delivery, sorted by file and place, with what people decided in them.

    Raises:
        UsageError: as for the manifest.
    """
    return _lines(folder / "records.jsonl", Record)


def failures(folder: Path) -> Iterator[FailureRow]:
    """The files and pages of a delivery that could not be read.

    Raises:
        UsageError: as for the manifest.
    """
    return _lines(folder / "failures.jsonl", FailureRow)


def documents(folder: Path) -> Iterator[tuple[DocumentEntry, str]]:
    """The documents of a delivery, each with its text, in the order of the manifest.

    Raises:
        UsageError: as for the manifest, or a text is not in UTF-8.
    """
    for output in manifest(folder).outputs:
        if output.path.startswith("documents/"):
            name = output.path.removeprefix("documents/").removesuffix(".json")
            entry = _read(folder / output.path, DocumentEntry)
            yield entry, _text(folder / "text" / f"{name}.txt")


def _read(path: Path, kind: type[M]) -> M:
    return _parsed(_content(path), kind, path)


def _lines(path: Path, kind: type[M]) -> Iterator[M]:
    try:
        with path.open("rb") as lines:
            for line in lines:
                yield _parsed(line, kind, path)
    except OSError as error:
        raise _unreadable(path, error) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, error) from error


def _text(path: Path) -> str:
    try:
        return _content(path).decode()
    except UnicodeDecodeError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError | UnicodeDecodeError) -> UsageError:
    why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
    return UsageError(f"{path}: cannot be read ({why})")


def _parsed(content: bytes, kind: type[M], path: Path) -> M:
    try:
        return upcast.delivered(kind, json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UsageError(f"{path}: not written by a version of diakrit that this one can read") from error

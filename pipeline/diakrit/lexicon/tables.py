"""Reads tables of the lexicons, and says what is wrong with one by its place."""

import hashlib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from diakrit.errors import MissingToolError, UsageError
from diakrit.lexicon.rows import Row

_T = TypeVar("_T")
_R = TypeVar("_R", bound=Row)


def row(blobs: Mapping[str, bytes], name: str, kind: type[_R]) -> _R:
    """A table that is one row.

    Raises:
        UsageError: it does not hold what it should.
    """
    return checked(blobs, name, TypeAdapter(kind))


def checked(blobs: Mapping[str, bytes], name: str, kind: TypeAdapter[_T]) -> _T:
    """A table of some kind.

    Raises:
        UsageError: it does not hold what it should.
    """
    try:
        return kind.validate_python(tomllib.loads(blobs[name].decode("utf-8")))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"lexicon {name}: {error}") from error
    except ValidationError as error:
        raise UsageError(f"lexicon {name}: {_complaint(error)}") from error


def _complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "enum":
        return f"{first['input']!r} is no known kind: it should be {first['ctx']['expected']}"
    return f"{'.'.join(map(str, first['loc']))}: {first['msg']}"


def digest_of(blobs: Mapping[str, bytes]) -> str:
    """The SHA-256 of some files, with their names."""
    digest = hashlib.sha256()
    for name, blob in blobs.items():
        digest.update(f"{name}\0{len(blob)}\0".encode() + blob)
    return digest.hexdigest()


def files_in(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, files only, by name."""
    if not folder.is_dir():
        return {}
    return {f"{folder.name}/{path.name}": read(path) for path in sorted(folder.iterdir()) if path.is_file()}


def read(path: Path) -> bytes:
    """A file of the lexicons.

    Raises:
        MissingToolError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingToolError(
            f"lexicon {path} cannot be read: reinstall diakrit or mend `lexicons` in diakrit.toml"
        ) from error

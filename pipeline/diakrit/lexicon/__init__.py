"""Loads, validates and digests `lexicons/`: what is known about Swedish council papers, as data."""

import hashlib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from diakrit.errors import MissingToolError, UsageError
from diakrit.model.kinds import FieldName, SectionKind
from diakrit.model.page import PageRole
from diakrit.text import fold

LOCAL = "local"
"""The folder, beside the lexicons, of what was learnt from a municipality's own papers."""

FILES = (
    "headings.toml",
    "organs.toml",
    "titles.toml",
    "furniture.toml",
    "front.toml",
    "page_roles.toml",
    "swedish.toml",
    "municipalities.tsv",
    "first_names.txt",
)


TABLES = (
    "municipal.toml",
    "surnames.txt",
    "localities.txt",
    "channel.tsv",
    "channel_seen.tsv",
    "calibration.toml",
    "confidence.toml",
    "swedish",
)
"""Files and folders that repair reads by itself; they are part of the digest."""

PROFILES = "municipalities"
"""The folder of what is special about single municipalities."""


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class HeadingKind(_Row):
    """One canonical kind of section and how its heading is printed."""

    variants: tuple[str, ...]
    field: FieldName | None = None


class Organs(_Row):
    """Bodies that decide and offices that prepare."""

    body_suffixes: tuple[str, ...]
    office_suffixes: tuple[str, ...]
    owners: tuple[str, ...]


class Titles(_Row):
    """Titles of staff: the endings of their last word and the words that may stand before it."""

    suffixes: tuple[str, ...]
    parts: tuple[str, ...]


class Furniture(_Row):
    """Regular expressions for page furniture, each for a whole row or cell."""

    marks: tuple[str, ...]
    letterhead: tuple[str, ...]
    labels: tuple[str, ...]
    address: tuple[str, ...]
    closing: tuple[str, ...]


class Swedish(_Row):
    """Words that tell languages, damage and places apart."""

    function_words: frozenset[str]
    homonyms: frozenset[str]
    not_places: frozenset[str]
    foreign_words: frozenset[str]
    foreign_signs: frozenset[str]
    swedish_signs: frozenset[str]
    other_languages: Mapping[str, frozenset[str]]


_HEADINGS = TypeAdapter(Mapping[SectionKind, HeadingKind])
_LABELS = TypeAdapter(Mapping[str, tuple[str, ...]])
_PAGE_ROLES = TypeAdapter(Mapping[PageRole, tuple[str, ...]])


class Profile(_Row):
    """What is special about a municipality: the schemes of its case numbers, headings that others do not have."""

    name: str
    schemes: tuple[str, ...] = ()
    headings: Mapping[SectionKind, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All lexicons of one folder, their digest, and that of the local lexicon where something was learnt."""

    headings: Mapping[SectionKind, HeadingKind]
    organs: Organs
    titles: Titles
    furniture: Furniture
    front: Mapping[str, tuple[str, ...]]
    page_roles: Mapping[PageRole, tuple[str, ...]]
    swedish: Swedish
    municipalities: tuple[str, ...]
    first_names: frozenset[str]
    profiles: Mapping[str, Profile]
    digest: str
    folder: Path
    local: str | None

    def field_of(self, kind: SectionKind) -> FieldName | None:
        """The record field that sections of a kind fill."""
        heading = self.headings.get(kind)
        return heading.field if heading else None


def whole(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that matches a whole text if any of the given ones does, without regard to case."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


def folder() -> Path:
    """The packaged lexicons: inside an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "lexicons"
    return installed if installed.is_dir() else package.parents[1] / "lexicons"


def load(path: Path | None = None) -> Lexicon:
    """Reads a folder of lexicons, by default the packaged one.

    Raises:
        MissingToolError: a file is not there.
        UsageError: a file does not hold what it should.
    """
    where = path or folder()
    blobs = {name: _read(where / name) for name in FILES}
    try:
        return Lexicon(
            headings=_HEADINGS.validate_python(_table(blobs, "headings.toml")),
            organs=Organs.model_validate(_table(blobs, "organs.toml")),
            titles=Titles.model_validate(_table(blobs, "titles.toml")),
            furniture=Furniture.model_validate(_table(blobs, "furniture.toml")),
            front=_LABELS.validate_python(_table(blobs, "front.toml")),
            page_roles=_PAGE_ROLES.validate_python(_table(blobs, "page_roles.toml")),
            swedish=Swedish.model_validate(_table(blobs, "swedish.toml")),
            municipalities=_municipalities(blobs["municipalities.tsv"]),
            first_names=frozenset(map(fold, blobs["first_names.txt"].decode("utf-8").split("\n"))) - {""},
            profiles={profile.name: profile for profile in _profiles(where / PROFILES)},
            digest=_digest({**blobs, **_tables(where), **_files(where / PROFILES)}),
            folder=where,
            local=_digest(_files(where / LOCAL)) if (where / LOCAL).is_dir() else None,
        )
    except ValidationError as error:
        raise UsageError(f"{where}: {_complaint(error)}") from error


def _complaint(error: ValidationError) -> str:
    first = error.errors()[0]
    if first["type"] == "enum":
        return f"{first['input']!r} is no known kind: it should be {first['ctx']['expected']}"
    return f"{error.title}: {'.'.join(map(str, first['loc']))}: {first['msg']}"


def _profiles(folder: Path) -> Iterator[Profile]:
    for name, blob in _files(folder).items():
        yield Profile.model_validate(_table({name: blob}, name))


def _digest(blobs: Mapping[str, bytes]) -> str:
    digest = hashlib.sha256()
    for name, blob in blobs.items():
        digest.update(f"{name}\0{len(blob)}\0".encode() + blob)
    return digest.hexdigest()


def _tables(where: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name in TABLES:
        found |= _files(where / name) if (where / name).is_dir() else {name: _read(where / name)}
    return found


def _files(folder: Path) -> dict[str, bytes]:
    """What lies in a folder, files only, by name."""
    if not folder.is_dir():
        return {}
    return {f"{folder.name}/{path.name}": _read(path) for path in sorted(folder.iterdir()) if path.is_file()}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingToolError(
            f"lexicon {path} cannot be read: reinstall diakrit or mend `lexicons` in diakrit.toml"
        ) from error


def _table(blobs: Mapping[str, bytes], name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(blobs[name].decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"lexicon {name}: {error}") from error


def _municipalities(blob: bytes) -> tuple[str, ...]:
    rows = (line.split("\t") for line in blob.decode("utf-8").splitlines())
    return tuple(name for _code, name, _county in rows)

"""Loads, validates and digests `lexicons/`: what is known about Swedish council papers, as data."""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import TypeAdapter, ValidationError

from diakrit.errors import MissingToolError, UsageError
from diakrit.lexicon.minutes import Debate, Decisions, FrontLabel, Meeting
from diakrit.lexicon.rows import (
    CaseNumbers,
    Dates,
    Furniture,
    HeadingKind,
    IdentityNumbers,
    Letterhead,
    Organs,
    PageRoles,
    Papers,
    People,
    Places,
    Profile,
    Prose,
    References,
    Row,
    Swedish,
    Titles,
    Words,
)
from diakrit.model import FieldName, SectionKind
from diakrit.text import fold

_T = TypeVar("_T")
_R = TypeVar("_R", bound=Row)

LOCAL = "local"
"""The folder, beside the lexicons, of what was learnt from a municipality's own papers."""

FILES = (
    "headings.toml",
    "heading_words.toml",
    "papers.toml",
    "letterhead.toml",
    "furniture.toml",
    "page_roles.toml",
    "front.toml",
    "meeting.toml",
    "debate.toml",
    "decisions.toml",
    "organs.toml",
    "people.toml",
    "titles.toml",
    "places.toml",
    "dates.toml",
    "case_numbers.toml",
    "references.toml",
    "identity_numbers.toml",
    "prose.toml",
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

LOCAL_PROFILES = PROFILES
"""The folder in a local lexicon of what was learnt about single municipalities."""


_HEADINGS = TypeAdapter(Mapping[SectionKind, HeadingKind])
_HEADING_WORDS = TypeAdapter(Mapping[SectionKind, Words])
_FRONT = TypeAdapter(Mapping[FrontLabel, Words])


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All lexicons of one folder, their digest, and that of the local lexicon where something was learnt."""

    headings: Mapping[SectionKind, HeadingKind]
    heading_words: Mapping[SectionKind, Words]
    papers: Papers
    letterhead: Letterhead
    furniture: Furniture
    page_roles: PageRoles
    front: Mapping[FrontLabel, Words]
    meeting: Meeting
    debate: Debate
    decisions: Decisions
    organs: Organs
    people: People
    titles: Titles
    places: Places
    dates: Dates
    case_numbers: CaseNumbers
    references: References
    identity_numbers: IdentityNumbers
    prose: Prose
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


def local_words(where: Path) -> Path | None:
    """The local lexicon of a folder of lexicons, where words were learnt; profiles alone make no language."""
    local = where / LOCAL
    return local if local.is_dir() and any(path.is_file() for path in local.iterdir()) else None


def folder() -> Path:
    """The packaged lexicons: inside an installed wheel, or beside the package in a checkout."""
    package = Path(__file__).parents[1]
    installed = package / "lexicons"
    return installed if installed.is_dir() else package.parents[1] / "lexicons"


def state(path: Path | None = None) -> tuple[tuple[str, int, int, int], ...]:
    """What changes with the files of a folder of lexicons, by default the packaged one; asked for more quickly than their digest."""
    where = path or folder()
    found = []
    for file in sorted((*where.glob("*"), *where.glob("*/*"), *where.glob("*/*/*"))):
        with suppress(OSError):
            is_now = file.stat()
            found.append((str(file), is_now.st_ino, is_now.st_size, is_now.st_ctime_ns))
    return tuple(found)


def load(path: Path | None = None) -> Lexicon:
    """Reads a folder of lexicons, by default the packaged one.

    Raises:
        MissingToolError: a file is not there.
        UsageError: a file does not hold what it should.
    """
    where = path or folder()
    blobs = {name: _read(where / name) for name in FILES}
    return Lexicon(
        headings=_checked(blobs, "headings.toml", _HEADINGS),
        heading_words=_checked(blobs, "heading_words.toml", _HEADING_WORDS),
        papers=_row(blobs, "papers.toml", Papers),
        letterhead=_row(blobs, "letterhead.toml", Letterhead),
        furniture=_row(blobs, "furniture.toml", Furniture),
        page_roles=_row(blobs, "page_roles.toml", PageRoles),
        front=_checked(blobs, "front.toml", _FRONT),
        meeting=_row(blobs, "meeting.toml", Meeting),
        debate=_row(blobs, "debate.toml", Debate),
        decisions=_row(blobs, "decisions.toml", Decisions),
        organs=_row(blobs, "organs.toml", Organs),
        people=_row(blobs, "people.toml", People),
        titles=_row(blobs, "titles.toml", Titles),
        places=_row(blobs, "places.toml", Places),
        dates=_row(blobs, "dates.toml", Dates),
        case_numbers=_row(blobs, "case_numbers.toml", CaseNumbers),
        references=_row(blobs, "references.toml", References),
        identity_numbers=_row(blobs, "identity_numbers.toml", IdentityNumbers),
        prose=_row(blobs, "prose.toml", Prose),
        swedish=_row(blobs, "swedish.toml", Swedish),
        municipalities=_municipalities(blobs["municipalities.tsv"]),
        first_names=frozenset(map(fold, blobs["first_names.txt"].decode("utf-8").split("\n"))) - {""},
        profiles=_joined((*_profiles(where / PROFILES), *_profiles(where / LOCAL / LOCAL_PROFILES))),
        digest=_digest({**blobs, **_tables(where), **_files(where / PROFILES)}),
        folder=where,
        local=_digest({**_files(where / LOCAL), **_files(where / LOCAL / LOCAL_PROFILES)})
        if (where / LOCAL).is_dir()
        else None,
    )


def profile(path: Path) -> Profile:
    """A profile by itself.

    Raises:
        MissingToolError: it cannot be read.
        UsageError: it does not hold what it should.
    """
    return _row({path.name: _read(path)}, path.name, Profile)


def _joined(profiles: Iterable[Profile]) -> Mapping[str, Profile]:
    """Profiles by name; what several say of one municipality counts together."""
    found: dict[str, Profile] = {}
    for one in profiles:
        before = found.get(one.name)
        if before:
            kinds = dict.fromkeys((*before.headings, *one.headings))
            headings = {kind: (*before.headings.get(kind, ()), *one.headings.get(kind, ())) for kind in kinds}
            one = Profile(name=one.name, schemes=(*before.schemes, *one.schemes), headings=headings)  # noqa: PLW2901
        found[one.name] = one
    return found


def _profiles(folder: Path) -> Iterator[Profile]:
    for name, blob in _files(folder).items():
        yield _row({name: blob}, name, Profile)


def _row(blobs: Mapping[str, bytes], name: str, row: type[_R]) -> _R:
    return _checked(blobs, name, TypeAdapter(row))


def _checked(blobs: Mapping[str, bytes], name: str, kind: TypeAdapter[_T]) -> _T:
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


def _municipalities(blob: bytes) -> tuple[str, ...]:
    rows = (line.split("\t") for line in blob.decode("utf-8").splitlines())
    return tuple(name for _code, name, _county in rows)

"""Loads, validates and digests `lexicons/`: what is known about Swedish council papers, as data."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from diakrit.lexicon.minutes import Debate, Decisions, FrontLabel, Meeting
from diakrit.lexicon.profiles import joined, profiles
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
    Swedish,
    Titles,
    Words,
)
from diakrit.lexicon.tables import checked, digest_of, files_in, read, row
from diakrit.model import FieldName, SectionKind
from diakrit.text import fold

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
    blobs = {name: read(where / name) for name in FILES}
    return Lexicon(
        headings=checked(blobs, "headings.toml", _HEADINGS),
        heading_words=checked(blobs, "heading_words.toml", _HEADING_WORDS),
        papers=row(blobs, "papers.toml", Papers),
        letterhead=row(blobs, "letterhead.toml", Letterhead),
        furniture=row(blobs, "furniture.toml", Furniture),
        page_roles=row(blobs, "page_roles.toml", PageRoles),
        front=checked(blobs, "front.toml", _FRONT),
        meeting=row(blobs, "meeting.toml", Meeting),
        debate=row(blobs, "debate.toml", Debate),
        decisions=row(blobs, "decisions.toml", Decisions),
        organs=row(blobs, "organs.toml", Organs),
        people=row(blobs, "people.toml", People),
        titles=row(blobs, "titles.toml", Titles),
        places=row(blobs, "places.toml", Places),
        dates=row(blobs, "dates.toml", Dates),
        case_numbers=row(blobs, "case_numbers.toml", CaseNumbers),
        references=row(blobs, "references.toml", References),
        identity_numbers=row(blobs, "identity_numbers.toml", IdentityNumbers),
        prose=row(blobs, "prose.toml", Prose),
        swedish=row(blobs, "swedish.toml", Swedish),
        municipalities=_municipalities(blobs["municipalities.tsv"]),
        first_names=frozenset(map(fold, blobs["first_names.txt"].decode("utf-8").split("\n"))) - {""},
        profiles=joined((*profiles(where / PROFILES), *profiles(where / LOCAL / LOCAL_PROFILES))),
        digest=digest_of({**blobs, **_tables(where), **files_in(where / PROFILES)}),
        folder=where,
        local=digest_of({**files_in(where / LOCAL), **files_in(where / LOCAL / LOCAL_PROFILES)})
        if (where / LOCAL).is_dir()
        else None,
    )


def _tables(where: Path) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for name in TABLES:
        found |= files_in(where / name) if (where / name).is_dir() else {name: read(where / name)}
    return found


def _municipalities(blob: bytes) -> tuple[str, ...]:
    rows = (line.split("\t") for line in blob.decode("utf-8").splitlines())
    return tuple(name for _code, name, _county in rows)

"""What the store keeps."""

from collections.abc import Mapping
from dataclasses import dataclass

from diakrit.errors import UsageError
from diakrit.model import Failure, PageState
from diakrit.schema.record import Provenance, Record
from diakrit.settings import Settings


@dataclass(frozen=True, slots=True)
class Target:
    """What tells a record from others, as references name it."""

    id: str
    municipality: str | None
    organ: str | None
    date: str | None
    paragraph: str | None
    case_number: str | None

    @classmethod
    def of(cls, record: Record) -> "Target":
        """The target that a record is."""
        return cls(record.id, record.municipality, record.organ, record.date, record.paragraph, record.case_number)


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was told, what makes its records, and the keys under which its documents and its readings are kept.

    Runs of earlier versions did not tell the key of their readings.
    """

    settings: Settings
    made_by: Provenance
    key: str
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a page or a letterhead: its content packed; where it could not be read, why, and how often that was tried."""

    state: PageState
    content: bytes
    failure: Failure | None = None
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Which:
    """Pages that ended in a state, or failed with a code."""

    state: str | None = None
    code: str | None = None

    @classmethod
    def parse(cls, text: str) -> "Which":
        """What a person writes: `failed`, `low`, or `code=timeout`.

        Raises:
            UsageError: it is none of these.
        """
        if text in (PageState.FAILED, PageState.LOW):
            return cls(state=text)
        if text.startswith("code="):
            return cls(code=text.removeprefix("code="))
        raise UsageError(f"{text}: say failed, low or code=CODE")


@dataclass(frozen=True, slots=True)
class Finished:
    """What an input came to. `read`: it gave a document; `settled`: another run would find nothing else."""

    source: str | None
    read: bool
    settled: bool
    pages: int
    states: Mapping[PageState, int]
    records: int = 0
    targets: tuple[Target, ...] = ()
    failures: tuple[Failure, ...] = ()

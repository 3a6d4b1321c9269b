"""The published contract of a delivery: documents, failures, the manifest; and the JSON Schemas (2020-12) of it all."""

from typing import Annotated, Any, Literal

from pydantic import Field

from diakrit.schema.parts import Box, Digest, DocType, Evidence, Fraction, IsoDate, Model, SensitivePlace, State
from diakrit.schema.record import Provenance, Reason, Record, Version


class PageEntry(Model):
    """A page of a document: how it was read and why, and what it holds."""

    number: int
    state: State
    how: str
    role: Annotated[
        Literal["record", "front", "contents", "attendance", "voting_list", "notice", "blank", "failed", "unassigned"],
        Field(
            description='what the page is to the records; every page that is not in one says why, or is "unassigned"'
        ),
    ]
    words: int
    confidence: Fraction | None
    prepared: Annotated[list[str], Field(description="what was done to the picture before OCR read it, in order")]
    attempts: Annotated[int, Field(description="readings by OCR; more than one where the first was poor")]
    unread: Annotated[int, Field(description="marks on the picture that look like words and were not read")]
    turned: Annotated[int, Field(description="clockwise degrees that bring the page as displayed upright")]
    width: Annotated[float, Field(description="of the upright page in points; 0 for text")]
    height: float


class DocumentSource(Model):
    """The input file."""

    path: str
    sha256: Digest
    size: int


class RepairRow(Model):
    """A word that was mended, or, not `applied`, one that probably should read otherwise."""

    page: int
    line: Annotated[int, Field(description="printed row on the page, from 1")]
    word: Annotated[int, Field(description="word of the row, from 1")]
    box: Annotated[Box | None, Field(description="null for text files")]
    read: str
    text: str
    confidence: Fraction
    runner_up: str | None
    reason: Literal["lexicon", "compound", "letters", "fuzzy", "context", "identifier", "sequence", "second_reading"]
    operations: Annotated[list[str], Field(description='what was read for what, as "printed→read"')]
    applied: bool


class ParticipantRow(Model):
    """Somebody at a meeting; `paragraphs` are first and last § where the presence is limited to some."""

    name: str
    party: str | None
    office: Annotated[str | None, Field(description="office or title as printed")]
    role: Literal["member", "serving", "substitute", "other"]
    paragraphs: list[tuple[int, int]]
    replaces: str | None


class MeetingEntry(Model):
    """What the front page of a protokoll states. `evidence`: label -> where its cells stand."""

    id: str
    organ: str | None
    date: IsoDate | None
    place: str | None
    time: str | None
    paragraphs: Annotated[list[tuple[int, int]], Field(description="spans of §§, first and last")]
    participants: list[ParticipantRow]
    chair: str | None
    secretary: str | None
    adjusters: list[str]
    adjusted: IsoDate | None
    posted: IsoDate | None
    removed: IsoDate | None
    pages: list[int]
    evidence: dict[str, Evidence]


class PaperEntry(Model):
    """A paper inside the file: its pages and the ids of its records."""

    doc_type: DocType | None
    pages: list[int]
    records: list[str]


class DocumentEntry(Model):
    """Everything about one source: `documents/<path>.json`."""

    schema_version: Version
    source: DocumentSource
    doc_type: DocType | None
    pages: list[PageEntry]
    papers: list[PaperEntry]
    meetings: list[MeetingEntry]
    records: list[Record]
    sensitive: list[SensitivePlace]
    repairs: list[RepairRow]
    issues: list[Reason]
    provenance: Provenance


class FailureRow(Model):
    """What could not be read: one line of `failures.jsonl`. `page` is null where the whole file failed."""

    path: str
    sha256: Digest | None
    page: int | None
    stage: Literal["open", "read", "structure"]
    code: str
    message: str
    remedy: str


class ManifestInput(Model):
    """One input and what became of it."""

    path: str
    sha256: Digest | None
    status: Literal["read", "failed"]
    pages: int
    records: int


class ManifestOutput(Model):
    """One file of the delivery."""

    path: str
    sha256: Digest


class Counts(Model):
    """Counts that add up: inputs = documents + failed_inputs, pages = the sum of page_states."""

    inputs: int
    documents: int
    failed_inputs: int
    pages: int
    page_states: dict[State, int]
    records: int
    review: int
    failures: int


class Manifest(Model):
    """`manifest.json`, written last: a delivery without one is not finished."""

    schema_version: Version
    counts: Counts
    inputs: list[ManifestInput]
    outputs: list[ManifestOutput]
    settings: dict[str, Any]
    provenance: Provenance


SCHEMAS: dict[str, type[Model]] = {
    "record": Record,
    "document": DocumentEntry,
    "failure": FailureRow,
    "manifest": Manifest,
}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one of `SCHEMAS`, as it is serialised."""
    schema = SCHEMAS[name].model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}

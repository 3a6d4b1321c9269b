"""The published contract of a record: what downstream systems read.

Values are flat and plain; absent is null or an empty list. `evidence` maps a JSON Pointer into the record to where
that value stands on paper.
"""

from typing import Annotated, Literal

from pydantic import Field

from diakrit.schema.parts import (
    Decision,
    Digest,
    Dissent,
    DocType,
    Evidence,
    Fraction,
    IsoDate,
    Member,
    Model,
    Motion,
    PlanRow,
    Proposal,
    Reference,
    Section,
    SensitivePlace,
    StaffMember,
    Vote,
)

Version = Literal["1.6"]
SCHEMA_VERSION: Version = "1.6"
CORE = ("municipality", "organ", "date", "paragraph", "case_number", "title")
"""The fields that tell a record from all others: where one of these is doubtful, a person looks at the record."""


class Reason(Model):
    """A doubt that a person should look at. Holds no words of the paper."""

    code: Annotated[str, Field(description="kind of the doubt; docs/record.md")]
    cause: Annotated[str | None, Field(description="which of its causes, where the kind has several")]
    message: Annotated[str, Field(description="the same in English")]
    page: int | None
    field: Annotated[str | None, Field(description="the field it is about")]
    facts: Annotated[dict[str, int], Field(description="the numbers that the message tells")]


class Review(Model):
    """Whether the record can be used as it is; "review": a person should look; "accepted", "rejected": a person has."""

    status: Literal["ok", "review", "accepted", "rejected"]
    reasons: list[Reason]
    corrected: Annotated[list[str], Field(default_factory=list, description="fields whose value a person has given")]


class SourceReference(Model):
    """The paper a record comes from; `pages` are the first and the last, from 1."""

    path: str
    sha256: Digest
    pages: tuple[int, int]


class Provenance(Model):
    """What made the record. Equal provenance and equal input give equal records."""

    software: str
    settings: Annotated[str, Field(description="SHA-256 of the settings that shape the output")]
    lexicons: Annotated[str, Field(description="SHA-256 of the lexicons")]
    local_lexicon: Annotated[
        str | None, Field(description="SHA-256 of what was learnt from the municipality's own papers")
    ]
    engine: Annotated[str, Field(description="what draws and reads pages, with versions")]
    second_engine: Annotated[
        str | None, Field(description="what reads identifiers a second time; null if switched off")
    ]
    model: str
    model_sha256: Digest
    poppler: str
    spacy: str


class Record(Model):
    """One case: a tjänsteskrivelse gives one, a protokoll one for each §."""

    schema_version: Version
    id: str
    doc_type: DocType
    municipality: str | None
    organ: str | None
    date: IsoDate | None
    meeting_date: IsoDate | None
    paragraph: Annotated[str | None, Field(pattern=r"^\d+$", description="the § number alone")]
    case_number: str | None
    case_number_normalised: Annotated[str | None, Field(description="prefix:year:number, for comparing")]
    case_number_family: Annotated[str | None, Field(description="the scheme that the number follows; docs/record.md")]
    other_case_numbers: list[str]
    title: str | None
    summary: str | None
    background: str | None
    proposals: list[Proposal]
    decisions: list[Decision]
    motions: list[Motion]
    votes: list[Vote]
    dissents: list[Dissent]
    disqualified: Annotated[list[Member], Field(description="who stepped aside for jäv")]
    basis: list[str]
    plan: list[PlanRow]
    recipients: list[str]
    staff: list[StaffMember]
    references: list[Reference]
    sections: list[Section]
    meeting: Annotated[str | None, Field(description="id of the meeting, in `meetings` of the document")]
    sensitive: list[SensitivePlace]
    evidence: dict[str, Evidence]
    confidence: Annotated[
        dict[str, Fraction],
        Field(
            description="how likely each field is right, also where it is empty; calibrated on papers with known values"
        ),
    ]
    review: Review
    source: SourceReference
    provenance: Provenance

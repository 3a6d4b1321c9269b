"""The published contract of a record: what downstream systems read.

Values are flat and plain; absent is null or an empty list. `evidence` maps a JSON Pointer into the record to where
that value stands on paper.
"""

from enum import StrEnum
from typing import Annotated

from diakrit.model import IssueCode
from diakrit.schema.examples import DAY, DIGEST, MADE_BY, MEETING_ID, MEMBER, NAME, RECORD_ID, SENSITIVE
from diakrit.schema.parts import (
    Decision,
    Dissent,
    Evidence,
    Member,
    Motion,
    PlanRow,
    Proposal,
    Reference,
    Section,
    SensitivePlace,
    StaffMember,
    Vote,
)
from diakrit.schema.values import Digest, DocType, Fraction, IsoDate, Known, Model, Version, about

CORE = ("municipality", "organ", "date", "paragraph", "case_number", "title")
"""The fields that tell a record from all others: where one of these is doubtful, a person looks at the record."""

_ITEM: dict[str, object] = {"number": "1", "text": "Planen antas.", "by": None, "to": "Kommunfullmäktige", "parts": []}
_REASON: dict[str, object] = {
    "code": "unsure", "cause": None, "message": "Title: right with a confidence of 62 %", "page": 1, "field": "title",
    "facts": {"percent": 62},
}  # fmt: skip


class ReviewStatus(StrEnum):
    """Whether a record can be used: `ok`; `review`: a person should look; `accepted`, `rejected`: a person has."""

    OK = "ok"
    REVIEW = "review"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Reason(Model):
    """A doubt that a person should look at. Holds no words of the paper."""

    code: Annotated[
        str, Known.of(IssueCode), about("kind of the doubt; docs/record.md tells what each means and what to do")
    ]
    cause: Annotated[str | None, about("which of its causes, where the kind has several", "weak")]
    message: Annotated[str, about("the same as an English sentence", _REASON["message"])]
    page: Annotated[int | None, about("the page it is about, from 1", 1)]
    field: Annotated[str | None, about("the field it is about", "title")]
    facts: Annotated[dict[str, int], about("the numbers in the sentence", {"percent": 62})]


class Review(Model):
    """What a person should do about the record, or has done."""

    status: Annotated[ReviewStatus, about("whether the record can be used", "ok")]
    reasons: Annotated[list[Reason], about("why a person should look", [_REASON])]
    corrected: Annotated[list[str], about("fields whose value a person has given", ["title"])]


class SourceReference(Model):
    """The paper that a record comes from."""

    path: Annotated[str, about("path below the input given, in NFC", NAME)]
    sha256: Annotated[Digest, about("SHA-256 of the file", DIGEST)]
    pages: Annotated[tuple[int, int], about("first and last page, from 1", (1, 2))]


class Provenance(Model):
    """What made the record. Equal provenance and equal input give equal records."""

    software: Annotated[str, about("the program and its version", "diakrit 0.2.0")]
    settings: Annotated[str, about("SHA-256 of the settings that shape the output", DIGEST)]
    lexicons: Annotated[str, about("SHA-256 of the lexicons", DIGEST)]
    local_lexicon: Annotated[str | None, about("SHA-256 of what was learnt from the municipality's own papers", DIGEST)]
    engine: Annotated[str, about("what draws and reads pages, with versions", "5.5.4 as a library, PDFium 159.0")]
    second_engine: Annotated[
        str | None, about("what reads identifiers a second time; null if switched off", "RapidOCR 3.10.0")
    ]
    model: Annotated[str, about("model for recognition", "diakrit")]
    model_sha256: Annotated[Digest, about("SHA-256 of that model", DIGEST)]
    poppler: Annotated[str, about("version of Poppler, which opens PDFs", "22.12.0")]
    spacy: Annotated[str, about("version of spaCy, which marks names", "3.8.18")]


_SOURCE: dict[str, object] = {"path": NAME, "sha256": DIGEST, "pages": [1, 2]}


class Record(Model):
    """One case: a tjänsteskrivelse gives one, a protokoll one for each §."""

    schema_version: Version
    id: Annotated[str, about("stable: the same paper read again has the same id", RECORD_ID)]
    doc_type: Annotated[DocType, about("kind of the paper")]
    municipality: Annotated[
        str | None,
        about(
            "the one that letterhead and text name most, or that the crest in the letterhead shows; null where none"
            " stands out",
            "Åsmyra",
        ),
    ]
    organ: Annotated[
        str | None, about("the body that decides; for a tjänsteskrivelse the one it is written to", "Miljönämnden")
    ]
    date: Annotated[IsoDate | None, about("the paper's date, ISO 8601", DAY)]
    meeting_date: Annotated[IsoDate | None, about("the day of the meeting, ISO 8601; null for a tjänsteskrivelse", DAY)]
    paragraph: Annotated[str | None, about("the § number alone", "14", pattern=r"^\d+$")]
    case_number: Annotated[
        str | None,
        about("the record's own, from § line, header or a line of its own; never from running text", "2026.041 MN"),
    ]
    case_number_normalised: Annotated[
        str | None,
        about("prefix, year, running number: a number printed in two ways has one form", "MN:2026:41"),
    ]
    case_number_family: Annotated[
        str | None,
        about("the scheme it follows; `unknown`: a number behind a label, in a form of no known scheme", "yyyy.n PRE"),
    ]
    other_case_numbers: Annotated[list[str], about("those in text and lists", ["2025.166 MN"])]
    title: Annotated[str | None, about("lines joined, without § and number", "Tillsynsplan för 2026")]
    summary: Annotated[
        str | None, about("the section Sammanfattning; paragraphs parted by `\\n`", "Planen beskriver tillsynen …")
    ]
    background: Annotated[
        str | None,
        about(
            "the sections Ärendet, Ärendebeskrivning, Bakgrund, Beredning, … yttrande; cells of a table row parted by a"
            " tab",
            "Varje nämnd ska ha en plan …",
        ),
    ]
    proposals: Annotated[list[Proposal], about("what is proposed, in order", [_ITEM])]
    decisions: Annotated[list[Decision], about("what was decided, in order", [{**_ITEM, "kind": "final"}])]
    motions: Annotated[
        list[Motion],
        about("yrkanden", [{"by": [MEMBER], "aim": "approval", "text": "Ada Ekvall (S) yrkar bifall."}]),
    ]
    votes: Annotated[
        list[Vote],
        about(
            "votes, with what Ja and Nej mean and who voted how",
            [{"yes_means": "bifall", "no_means": "avslag", "yes": 7, "no": 6, "abstain": None, "yes_members": [],
              "no_members": [], "agrees": None}],
        ),
    ]  # fmt: skip
    dissents: Annotated[
        list[Dissent],
        about("reservations and the like", [{"kind": "reservation", "by": [MEMBER], "text": "Ada Ekvall (S) …"}]),
    ]
    disqualified: Annotated[list[Member], about("who stepped aside for jäv", [MEMBER])]
    basis: Annotated[
        list[str],
        about("Beslutsunderlag, Handlingar, Bilagor: one text for each bullet or line", ["Tillsynsplan 2026"]),
    ]
    plan: Annotated[
        list[PlanRow],
        about("Beslutsplanering: which body on which day", [{"organ": "Kommunstyrelsen", "date": "2025-10-01"}]),
    ]
    recipients: Annotated[list[str], about("one text for each printed entry", ["Fastighetsnämnden"])]
    staff: Annotated[
        list[StaffMember],
        about(
            "officials, one entry for each name",
            [{"name": "Ylva Sandgren", "title": "Miljöstrateg", "role": "handläggare"}],
        ),
    ]
    references: Annotated[
        list[Reference],
        about(
            "other decisions, cases, laws and publications",
            [{"kind": "paragraph", "value": "§ 71", "organ": None, "date": None, "resolved_id": None}],
        ),
    ]
    sections: Annotated[
        list[Section],
        about("all sections in order", [{"kind": "background", "heading": "Bakgrund", "text": "Varje nämnd ska …"}]),
    ]
    meeting: Annotated[str | None, about("`id` of the meeting, in `meetings` of the document", MEETING_ID)]
    sensitive: Annotated[
        list[SensitivePlace],
        about("where personal identity numbers stand", [SENSITIVE]),
    ]
    evidence: Annotated[
        dict[str, Evidence],
        about(
            "JSON Pointer into the record → where that value stands",
            {
                "/paragraph": {
                    "page": 1,
                    "line": 4,
                    "raw": "§ 14",
                    "confidence": None,
                    "rule": "paragraph-line",
                    "how": "text: § line",
                }
            },
        ),
    ]
    confidence: Annotated[
        dict[str, Fraction],
        about(
            "for each field how likely it is right, also where it is null or empty; fields that a person has corrected"
            " have none (docs/trust.md)",
            {"case_number": 0.999},
        ),
    ]
    review: Annotated[
        Review, about("whether a person should look, and why", {"status": "ok", "reasons": [], "corrected": []})
    ]
    source: Annotated[SourceReference, about("the paper it comes from", _SOURCE)]
    provenance: Annotated[Provenance, about("what made it: program, settings, lexicons, engines, models", MADE_BY)]

"""The published contract of a document: its pages, papers, meetings, records and repairs."""

from typing import Annotated

from diakrit import model
from diakrit.model import PageState
from diakrit.schema.examples import BOX, DAY, DIGEST, MADE_BY, MEETING_ID, NAME, RECORD_ID, SENSITIVE
from diakrit.schema.parts import Evidence, SensitivePlace
from diakrit.schema.record import Provenance, Reason, Record
from diakrit.schema.values import Box, Digest, DocType, Fraction, IsoDate, Known, Model, Version, about

_SPANS = [(12, 20)]
_PLACE: dict[str, object] = {
    "page": 1, "line": 4, "raw": "§§ 12–20", "confidence": None, "rule": "front-page", "how": "text: front page",
}  # fmt: skip


class PageEntry(Model):
    """A page of a document: how it was read and why, and what it holds."""

    number: Annotated[int, about("its number, from 1", 1)]
    state: Annotated[
        PageState,
        about("how it ended: `text`: from a text layer or text file; `low`: by OCR, with low confidence", "ocr"),
    ]
    how: Annotated[str, about("how it was read and why, in words", "sound text layer")]
    role: Annotated[
        str,
        Known(
            "PageRole",
            ("record", *model.PageRole, "blank", "failed", "unassigned"),
        ),
        about(
            'what it is to the records; every page that is in none says why, or is "unassigned"; `notice`: anslagsbevis'
        ),
    ]
    words: Annotated[int, about("words on it", 128)]
    confidence: Annotated[Fraction | None, about("mean word confidence; null where no engine guessed", 0.94)]
    prepared: Annotated[list[str], about("what was done to the picture before OCR read it, in order", ["levelled"])]
    attempts: Annotated[int, about("readings by OCR; more than one where the first was poor", 1)]
    unread: Annotated[int, about("marks on the picture that look like words and were not read", 0)]
    turned: Annotated[int, about("clockwise degrees that bring the page as displayed upright", 90)]
    width: Annotated[float, about("of the upright page, in points; 0 for text files", 595.28)]
    height: Annotated[float, about("of the upright page, in points; 0 for text files", 841.89)]


class DocumentSource(Model):
    """The input file."""

    path: Annotated[str, about("path below the input given, in NFC", NAME)]
    sha256: Annotated[Digest, about("SHA-256 of the file", DIGEST)]
    size: Annotated[int, about("bytes", 55009)]


class RepairRow(Model):
    """A word that was mended, or, not `applied`, one that probably should read otherwise."""

    page: Annotated[int, about("page it stands on, from 1", 1)]
    line: Annotated[int, about("printed row on the page, from 1", 2)]
    word: Annotated[int, about("word of the row, from 1", 3)]
    box: Annotated[Box | None, about("its box; null for text files", BOX)]
    read: Annotated[str, about("the word as read", "Tjansteskrivelse")]
    text: Annotated[str, about("the word as it should read", "Tjänsteskrivelse")]
    confidence: Annotated[Fraction, about("how often such a change proves right", 0.9991)]
    runner_up: Annotated[str | None, about("the second best word", "Tjänsteskrivelser")]
    reason: Annotated[
        str,
        Known.of(model.RepairReason),
        about("what says so"),
    ]
    operations: Annotated[list[str], about('what was read for what, as "printed→read"', ["ä→a"])]
    applied: Annotated[bool, about("whether the text was changed", True)]


class ParticipantRow(Model):
    """Somebody at a meeting."""

    name: Annotated[str, about("name as printed", "Ada Ekvall")]
    party: Annotated[str | None, about("party as printed", "S")]
    office: Annotated[str | None, about("office or title as printed", "ordförande")]
    role: Annotated[
        str,
        Known.of(model.ParticipantRole),
        about("`serving`: a substitute who serves for a member; `other`: officials and guests"),
    ]
    paragraphs: Annotated[list[tuple[int, int]], about("first and last §, where present for some only", _SPANS)]
    replaces: Annotated[str | None, about("the member replaced, where the paper says so", "Bo Dahl")]


_PARTICIPANT: dict[str, object] = {
    "name": "Ada Ekvall", "party": "S", "office": "ordförande", "role": "member", "paragraphs": [], "replaces": None,
}  # fmt: skip


class MeetingEntry(Model):
    """What the front page of a protokoll states."""

    id: Annotated[str, about("id of the meeting; records name it in `meeting`", MEETING_ID)]
    organ: Annotated[str | None, about("the body", "Miljönämnden")]
    date: Annotated[IsoDate | None, about("the day, ISO 8601", DAY)]
    place: Annotated[str | None, about("the place as printed", "Sammanträdesrummet Vassen")]
    time: Annotated[str | None, about("the hours as printed", "13:30–16:10")]
    paragraphs: Annotated[list[tuple[int, int]], about("spans of §§, first and last", _SPANS)]
    participants: Annotated[list[ParticipantRow], about("who was there", [_PARTICIPANT])]
    chair: Annotated[str | None, about("ordförande", "Ada Ekvall")]
    secretary: Annotated[str | None, about("sekreterare", "Cia Falk")]
    adjusters: Annotated[list[str], about("justerande", ["Bo Dahl"])]
    adjusted: Annotated[IsoDate | None, about("day of adjustment (justering)", "2026-03-20")]
    posted: Annotated[IsoDate | None, about("day the notice was put up", "2026-03-21")]
    removed: Annotated[IsoDate | None, about("day the notice is taken down", "2026-04-13")]
    pages: Annotated[list[int], about("pages that state it", [1])]
    evidence: Annotated[dict[str, Evidence], about("label → where its cells stand", {"paragraphs": _PLACE})]


_MEETING: dict[str, object] = {
    "id": MEETING_ID, "organ": "Miljönämnden", "date": DAY, "place": None, "time": None,
    "paragraphs": [(12, 20)], "participants": [], "chair": None, "secretary": None, "adjusters": [], "adjusted": None,
    "posted": None, "removed": None, "pages": [1], "evidence": {},
}  # fmt: skip


class PaperEntry(Model):
    """A paper inside the file."""

    doc_type: Annotated[DocType | None, about("kind of most of its records; null where it has none", "protokoll")]
    pages: Annotated[list[int], about("its pages", [1, 2, 3])]
    records: Annotated[list[str], about("ids of its records", [RECORD_ID])]


class DocumentEntry(Model):
    """Everything about one source: `documents/<path>.json`."""

    schema_version: Version
    source: Annotated[DocumentSource, about("the input file", {"path": NAME, "sha256": DIGEST, "size": 55009})]
    doc_type: Annotated[DocType | None, about("kind of the file as a whole; null where it is not known", "protokoll")]
    pages: Annotated[
        list[PageEntry],
        about(
            "every page, in order",
            [{"number": 1, "state": "text", "how": "sound text layer", "role": "front", "words": 128, "confidence": None,
              "prepared": [], "attempts": 0, "unread": 0, "turned": 0, "width": 595.28, "height": 841.89}],
        ),
    ]  # fmt: skip
    papers: Annotated[
        list[PaperEntry], about("the papers in the file", [{"doc_type": "protokoll", "pages": [1, 2], "records": []}])
    ]
    meetings: Annotated[list[MeetingEntry], about("the meetings that its minutes are of", [_MEETING])]
    records: Annotated[list[Record], about("its records, as in `records.jsonl`", [])]
    sensitive: Annotated[
        list[SensitivePlace],
        about("where personal identity numbers stand", [SENSITIVE]),
    ]
    repairs: Annotated[
        list[RepairRow],
        about(
            "the ledger: words that were mended or are in doubt",
            [{"page": 1, "line": 2, "word": 3, "box": None, "read": "Salg6", "text": "Sälgö", "confidence": 0.9816,
              "runner_up": "Salgö", "reason": "letters", "operations": ["ä→a", "ö→6"], "applied": True}],
        ),
    ]  # fmt: skip
    issues: Annotated[
        list[Reason],
        about(
            "doubts about the file as a whole; they stand in each of its records, too",
            [{"code": "cut-pdf", "cause": None, "message": "the end of the PDF is missing; pages may be lost", "page": None,
              "field": None, "facts": {}}],
        ),
    ]  # fmt: skip
    provenance: Annotated[Provenance, about("what made it", MADE_BY)]

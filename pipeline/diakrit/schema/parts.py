"""What a record is put together from: plain values, and where each stands on paper."""

from typing import Annotated

from diakrit import model
from diakrit.schema.examples import BOX, MEMBER, RECORD_ID
from diakrit.schema.values import Box, Fraction, IsoDate, Known, Model, about

_PAGE = about("page it begins on, from 1", 1, ge=1)


class Evidence(Model):
    """Where a value stands on paper: boxes on a page, or a line of a text file."""

    page: Annotated[int, _PAGE]
    boxes: Annotated[
        list[Box] | None,
        about(
            "one box for each printed line on that page: left, top, right, bottom as fractions of the upright page;"
            " absent for text files",
            [BOX],
            exclude_if=lambda value: value is None,
        ),
    ] = None
    line: Annotated[
        int | None,
        about(
            "printed row of a text file, from 1, blank lines not counted; absent for other files",
            4,
            ge=1,
            exclude_if=lambda value: value is None,
        ),
    ] = None
    raw: Annotated[str, about("the words as read, before any repair; whole, also where they go on overleaf", "§ 14")]
    confidence: Annotated[
        Fraction | None, about("mean of the engine's word confidences; null where no engine guessed", 0.957)
    ]
    rule: Annotated[str, Known.of(model.Rule), about("the rule that found it")]
    how: Annotated[str, about("how it was read and which rule found it, in English", "text: line of its own")]
    second: Annotated[
        str | None,
        about(
            "the same words as a second engine read them; absent where it read none of them",
            "§ 14",
            exclude_if=lambda value: value is None,
        ),
    ] = None
    disputed: Annotated[
        bool,
        about(
            "true: the two engines differ, and nothing in the document decides; absent where false",
            True,
            exclude_if=lambda value: not value,
        ),
    ] = False


class ItemPart(Model):
    """A point of a list inside a proposal or decision (1 a–c)."""

    number: Annotated[str | None, about("number or letter as printed", "a")]
    text: Annotated[str, about("text of the point", "en plan för åren 2026–2030")]


class Proposal(Model):
    """What is proposed."""

    number: Annotated[str | None, about("number as printed", "1")]
    text: Annotated[str, about("the whole text, parts included", "Handlingsplanen antas.")]
    by: Annotated[str | None, about("who proposes, where the paper says so", "Kommunstyrelsens arbetsutskott")]
    to: Annotated[str | None, about("the body it is proposed to, where the paper says so", "Kommunstyrelsen")]
    parts: Annotated[list[ItemPart], about("its points, where it has a list", [{"number": "a", "text": "en plan"}])]


class Decision(Proposal):
    """What was decided."""

    kind: Annotated[
        str,
        Known.of(model.DecisionKind),
        about(
            "`proposal`: the body only proposes to another; `referral`: sent out for comments (remiss); `tabled`:"
            " bordläggning; `remitted`: återremiss; `noted`: no more than noted; else `final`"
        ),
    ]


class Member(Model):
    """A member of a body."""

    name: Annotated[str, about("name as printed", "Ada Ekvall")]
    party: Annotated[str, about("party as printed", "S")]


class Motion(Model):
    """A yrkande: what somebody moves at a meeting."""

    by: Annotated[list[Member], about("who moves it", [MEMBER])]
    aim: Annotated[
        str,
        Known.of(model.MotionAim),
        about("what it wants"),
    ]
    text: Annotated[str, about("the motion as printed", "Ada Ekvall (S) yrkar bifall till förslaget.")]


class Vote(Model):
    """A vote, from sentences or from a table of marks."""

    yes_means: Annotated[str | None, about("what Ja means", "avslag")]
    no_means: Annotated[str | None, about("what Nej means", "återremiss")]
    yes: Annotated[int | None, about("votes for Ja, as stated", 7)]
    no: Annotated[int | None, about("votes for Nej, as stated", 6)]
    abstain: Annotated[int | None, about("members who abstained, as stated", 0)]
    yes_members: Annotated[list[Member], about("who voted Ja", [MEMBER])]
    no_members: Annotated[list[Member], about("who voted Nej", [MEMBER])]
    agrees: Annotated[
        bool | None, about("whether the names add up to the sums; null where names or sums are missing", True)
    ]


class Dissent(Model):
    """A reservation or another statement against a decision."""

    kind: Annotated[
        str,
        Known.of(model.DissentKind),
        about("`statement`: särskilt yttrande; `dissenting_opinion`: särskild mening; `note`: protokollsanteckning"),
    ]
    by: Annotated[list[Member], about("whose it is", [MEMBER])]
    text: Annotated[str, about("as printed", "Ada Ekvall (S) reserverar sig mot beslutet.")]


class PlanRow(Model):
    """Which body takes the case up on which day."""

    organ: Annotated[str, about("the body", "Kommunstyrelsen")]
    date: Annotated[IsoDate, about("the day of its meeting, ISO 8601", "2025-10-01")]


class StaffMember(Model):
    """An official whom the paper names."""

    name: Annotated[str, about("name as printed", "Ylva Sandgren")]
    title: Annotated[str | None, about("title as printed", "Miljöstrateg")]
    role: Annotated[
        str,
        Known.of(model.StaffRole),
        about(
            "`handläggare`: named in the header; `ansvarig`: in the section Ansvariga; `undertecknare`: signs;"
            " `godkännare`: approves"
        ),
    ]


class Reference(Model):
    """Another decision, case, law or publication that the record names."""

    kind: Annotated[
        str,
        Known.of(model.ReferenceKind),
        about("what is referred to"),
    ]  # fmt: skip
    value: Annotated[str, about("as printed", "§ 71")]
    organ: Annotated[str | None, about("the body, where the sentence names it", "Kommunstyrelsen")] = None
    date: Annotated[IsoDate | None, about("the day, where the sentence states it", "2025-10-01")] = None
    resolved_id: Annotated[
        str | None,
        about(
            "`id` of the record meant, where it is in the same delivery and no other can be meant",
            RECORD_ID,
        ),
    ] = None


class SensitivePlace(Model):
    """Where a personal identity number stands. The number itself is masked with asterisks."""

    kind: Annotated[str, Known.of(model.SensitiveKind), about("kind of the number")]
    page: Annotated[int, about("page it stands on, from 1", 2, ge=1)]
    line: Annotated[int, about("printed row on the page, from 1", 17, ge=1)]
    boxes: Annotated[list[Box], about("its boxes, as in evidence; empty for text files", [BOX])]


class Section(Model):
    """A section as printed."""

    kind: Annotated[
        str,
        Known.of(model.SectionKind),
        about("canonical kind, as in `lexicons/headings.toml`; `other`: a heading not known there; `text`: no heading"),
    ]
    heading: Annotated[str | None, about("heading as printed", "Ärendebeskrivning")]
    text: Annotated[
        str, about("its text; paragraphs parted by `\\n`, cells of a table row by a tab", "Ärendet gäller …")
    ]

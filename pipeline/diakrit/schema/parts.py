"""What a record is put together from: plain values, and where each stands on paper."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, SerializerFunctionWrapHandler, model_serializer

DocType = Literal[
    "tjansteskrivelse", "protokoll", "protokollsutdrag", "utredning", "kallelse", "yttrande", "motion", "medborgarforslag",
    "interpellation", "bilaga", "anslagsbevis", "ovrigt",
]  # fmt: skip
State = Literal["text", "ocr", "blank", "low", "failed"]
IsoDate = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Fraction = Annotated[float, Field(ge=0, le=1)]
Box = tuple[Fraction, Fraction, Fraction, Fraction]


class Model(BaseModel):
    """A frozen part of the contract that takes no unknown names."""

    model_config = ConfigDict(frozen=True, extra="forbid")


_MAY_BE_ABSENT = ("boxes", "line", "second", "disputed")


class Evidence(Model):
    """Where a value stands: boxes as fractions of the upright page (left, top, right, bottom), or a line of a text file."""

    page: Annotated[int, Field(ge=1)]
    boxes: list[Box] | None = None
    line: Annotated[int, Field(ge=1, description="row of a page of plain text, from 1")] | None = None
    raw: Annotated[str, Field(description="the words as they were read, before any repair")]
    confidence: Annotated[Fraction | None, Field(description="mean of the engine's word confidences; null without OCR")]
    how: Annotated[str, Field(description="way of reading, and the rule that found the value")]
    second: Annotated[
        str | None,
        Field(description="the same words where a second engine read them; absent where it read none of them"),
    ] = None
    disputed: Annotated[
        bool, Field(description="the two engines differ, and nothing in the document decides; absent where false")
    ] = False

    @model_serializer(mode="wrap")
    def _without_what_is_absent(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data: dict[str, Any] = handler(self)
        return {key: value for key, value in data.items() if value not in (None, False) or key not in _MAY_BE_ABSENT}


class ItemPart(Model):
    """A point of a list inside a proposal or decision (1 a–c), with its printed number or letter."""

    number: str | None
    text: str


class Proposal(Model):
    """What is proposed: its printed number, who proposes, for whom. `text` is whole, with its `parts`."""

    number: str | None
    text: str
    by: str | None
    to: str | None
    parts: list[ItemPart]


class Decision(Proposal):
    """What was decided.

    `kind`: "proposal" where the body only proposes to another, "referral" where the case is sent out for comments,
    "tabled" (bordläggning), "remitted" (återremiss), "noted" where nothing but notice is taken; else "final".
    """

    kind: Literal["final", "proposal", "referral", "tabled", "remitted", "noted"]


class Member(Model):
    """A member of a body, with the party as printed."""

    name: str
    party: str


class Motion(Model):
    """A yrkande: who makes it, what it wants, its text."""

    by: list[Member]
    aim: Literal["approval", "rejection", "amendment", "addition", "remittal", "tabling", "other"]
    text: str


class Vote(Model):
    """A vote. `agrees`: whether the members named add up to the sums stated; null where one of the two is missing."""

    yes_means: str | None
    no_means: str | None
    yes: int | None
    no: int | None
    abstain: int | None
    yes_members: list[Member]
    no_members: list[Member]
    agrees: bool | None


class Dissent(Model):
    """A reservation, a särskilt yttrande (statement), a särskild mening or a protokollsanteckning (note)."""

    kind: Literal["reservation", "statement", "dissenting_opinion", "note"]
    by: list[Member]
    text: str


class PlanRow(Model):
    """Which body takes the case up on which day."""

    organ: str
    date: IsoDate


class StaffMember(Model):
    """Somebody responsible, as the paper names them."""

    name: str
    title: str | None
    role: Literal["handläggare", "ansvarig", "undertecknare", "godkännare"]


class Reference(Model):
    """Another decision, case, law or publication."""

    kind: Literal[
        "paragraph", "case_number", "document_number", "law", "law_section", "regulation", "sou", "publication", "circular",
        "meeting",
    ]  # fmt: skip
    value: str
    organ: str | None = None
    date: IsoDate | None = None
    resolved_id: Annotated[
        str | None, Field(description="id of the record meant, where it is in the same delivery")
    ] = None


class SensitivePlace(Model):
    """Where a personal identity number stands on paper. The number itself is masked with asterisks."""

    kind: Literal["personnummer", "samordningsnummer"]
    page: Annotated[int, Field(ge=1)]
    line: Annotated[int, Field(ge=1, description="printed row on the page, from 1")]
    boxes: Annotated[list[Box], Field(description="empty for text files")]


class Section(Model):
    """A section as printed. `kind` is canonical; "other" has a heading the lexicon does not know, "text" has none."""

    kind: str
    heading: str | None
    text: str

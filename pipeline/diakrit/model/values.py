"""The values that the fields of a case hold, as the published records have them. Days are ISO 8601, and real ones."""

from dataclasses import dataclass

from diakrit.model.kinds import (
    DecisionKind,
    DissentKind,
    FieldName,
    MotionAim,
    ReferenceKind,
    SectionKind,
    StaffRole,
)


@dataclass(frozen=True, slots=True)
class ItemPart:
    """A point of a list inside a proposal or decision, with its number or letter as printed."""

    number: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: its number as printed, who proposes, to whom. `text` is whole, with its `parts`."""

    number: str | None
    text: str
    by: str | None
    to: str | None
    parts: tuple[ItemPart, ...]


@dataclass(frozen=True, slots=True)
class Decision(Proposal):
    """What was decided, by whom, for whom."""

    kind: DecisionKind


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a body, with the party as printed."""

    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Motion:
    """A yrkande: who makes it, what it wants, its text."""

    by: tuple[Member, ...]
    aim: MotionAim
    text: str


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote: what each side means, how many, who. `agrees`: names add up to the stated sums; None where one is missing."""

    yes_means: str | None
    no_means: str | None
    yes: int | None
    no: int | None
    abstain: int | None
    yes_members: tuple[Member, ...]
    no_members: tuple[Member, ...]
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Dissent:
    """A reservation, a statement or a note of those who disagree."""

    kind: DissentKind
    by: tuple[Member, ...]
    text: str


@dataclass(frozen=True, slots=True)
class PlanRow:
    """Which body takes the case up on which day."""

    organ: str
    date: str


@dataclass(frozen=True, slots=True)
class StaffMember:
    """Somebody responsible, as the paper names them."""

    name: str
    title: str | None
    role: StaffRole


@dataclass(frozen=True, slots=True)
class Reference:
    """Another decision, case, law or publication; body and day where the sentence names them."""

    kind: ReferenceKind
    value: str
    organ: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A section as printed."""

    kind: SectionKind
    heading: str | None
    text: str


@dataclass(frozen=True, slots=True)
class CaseFields:
    """What a paper says about a case. What it does not say is None or empty, never guessed."""

    municipality: str | None = None
    organ: str | None = None
    date: str | None = None
    meeting_date: str | None = None
    paragraph: str | None = None
    case_number: str | None = None
    case_number_normalised: str | None = None
    case_number_family: str | None = None
    other_case_numbers: tuple[str, ...] = ()
    title: str | None = None
    summary: str | None = None
    background: str | None = None
    proposals: tuple[Proposal, ...] = ()
    decisions: tuple[Decision, ...] = ()
    motions: tuple[Motion, ...] = ()
    votes: tuple[Vote, ...] = ()
    dissents: tuple[Dissent, ...] = ()
    disqualified: tuple[Member, ...] = ()
    basis: tuple[str, ...] = ()
    plan: tuple[PlanRow, ...] = ()
    recipients: tuple[str, ...] = ()
    staff: tuple[StaffMember, ...] = ()
    references: tuple[Reference, ...] = ()
    sections: tuple[PrintedSection, ...] = ()

    def value(self, name: FieldName) -> object:
        """The value of a field by its name; None for `doc_type`, which is the kind of the case itself."""
        return getattr(self, name, None)

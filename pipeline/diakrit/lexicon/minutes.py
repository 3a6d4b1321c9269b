"""What the tables about meetings hold: who was there, what was moved, voted and decided."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from diakrit.lexicon.rows import Row, Words
from diakrit.model import DecisionKind, DissentKind, MotionAim


class Attendance(Row):
    """Lines of a list of attendance."""

    offices: Words
    serves: Words
    replaces: Words
    from_: Annotated[Words, Field(alias="from")]
    until: Words
    except_: Annotated[Words, Field(alias="except")]
    former: Words


FrontLabel = Literal[
    "place_time", "place", "time", "paragraphs", "members", "serving", "substitutes", "others", "adjusters", "adjustment", "secretary",
    "chair", "adjusting", "signatures", "notice", "organ", "meeting_date", "posted", "removed", "kept",
]  # fmt: skip
"""What the labels of a front page stand before."""


class Meeting(Row):
    """What a front page says about a meeting."""

    chair: Words
    secretary: Words
    deputy: Words
    clock: Words
    posted: Words
    removed: Words
    attendance: Attendance


class Motions(Row):
    """Who moves what."""

    verbs: Words
    objects: Words
    seconded: Words
    aims: Mapping[MotionAim, Words]


class Disqualification(Row):
    """Who steps aside, and who takes their place."""

    steps_aside: Words
    steps_in: Words
    steps_in_first: Words
    replaced_by: Words


class Votes(Row):
    """How a vote is told."""

    yes: Words
    no: Words
    abstain: Words
    votes: Words
    vote: Words
    means: Words
    means_in_favour: Words
    that: Words
    who: Words
    wants: Words
    says: Words
    ends: Words
    ends_before_number: Words
    ends_before_no: Words
    for_: Annotated[Words, Field(alias="for")]
    from_voting: Words
    abstainers: Words
    cast_blank: Words
    marks: Words


class Debate(Row):
    """What members do before the decision."""

    motions: Motions
    dissents: Mapping[DissentKind, Words]
    disqualification: Disqualification
    votes: Votes


class Final(Row):
    """Verbs that settle a case."""

    verbs: Words
    endings: Words
    not_after: Words


class Decisions(Row):
    """What proposals and decisions are told by."""

    proposes: Words
    decides: Words
    behind_body: Words
    before_body: Words
    that: Words
    open_ends: Words
    leads: Words
    addressee: Words
    forwards: Words
    told_first: Words
    told_behind: Words
    kinds: Mapping[DecisionKind, Words]
    final: Final

"""What is in doubt, and what failed: data without words of the paper."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from diakrit.errors import FailureCode
from diakrit.model.kinds import FailureStage, FieldName, IssueCode

DOUBTFUL: Mapping[FieldName, IssueCode] = {
    FieldName.CASE_NUMBER: IssueCode.CASE_NUMBER_DOUBTFUL,
    FieldName.PARAGRAPH: IssueCode.PARAGRAPH_DOUBTFUL,
    FieldName.DATE: IssueCode.DATE_DOUBTFUL,
    FieldName.MEETING_DATE: IssueCode.MEETING_DATE_DOUBTFUL,
    FieldName.MUNICIPALITY: IssueCode.MUNICIPALITY_DOUBTFUL,
    FieldName.VOTES: IssueCode.VOTES_DOUBTFUL,
    FieldName.OTHER_CASE_NUMBERS: IssueCode.OTHER_CASE_NUMBERS_DOUBTFUL,
}
"""The doubt about the reading of each field that has one of its own."""


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about a document or a record, as data: it asks for review.

    `code` is its kind, `cause` which of its causes where it has several, `field` what it is about. `diakrit.i18n` has
    the sentences, `facts` the numbers in them; none is a word of the paper.
    """

    code: IssueCode
    page: int | None = None
    cause: str | None = None
    field: FieldName | None = None
    facts: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: one row of `failures.jsonl`. `page` is None where the whole file failed."""

    source: str
    sha256: str | None
    page: int | None
    stage: FailureStage
    code: FailureCode
    message: str
    remedy: str

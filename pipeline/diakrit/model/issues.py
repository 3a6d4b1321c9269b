"""What is in doubt, and what failed: data without words of the paper."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Issue:
    """A doubt about a document or a record, as data: it asks for review.

    `code` is its kind, `cause` which of its causes where it has several, `field` what it is about. `diakrit.i18n` has
    the sentences, `facts` the numbers in them; none is a word of the paper.
    """

    code: str
    page: int | None = None
    cause: str | None = None
    field: str | None = None
    facts: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: one row of `failures.jsonl`. `page` is None where the whole file failed."""

    source: str
    sha256: str | None
    page: int | None
    stage: str
    code: str
    message: str
    remedy: str

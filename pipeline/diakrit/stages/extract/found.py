"""What the rules find: values with their evidence, and how the evidence of all fields is gathered."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from diakrit.model import Evidence, FieldName, Located

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A value and where it stands. The pointers of `evidence` lead from the value to its parts; "" is the whole."""

    value: T
    evidence: Located

    @classmethod
    def at(cls, value: T, evidence: Evidence) -> "Found[T]":
        """A value that stands as a whole in one place."""
        return cls(value, (("", evidence),))


class Findings:
    """Takes what was found for each field of a case: hands the values on, and keeps the evidence."""

    def __init__(self) -> None:
        self.evidence: dict[FieldName, Located] = {}

    def one(self, name: FieldName, found: Found[T] | None) -> T | None:
        """The value of a field that has one, None where it was not found."""
        if found is None:
            return None
        self.evidence[name] = tuple((f"/{name}{part}", where) for part, where in found.evidence)
        return found.value

    def rows(self, name: FieldName, found: Iterable[Found[T]]) -> tuple[T, ...]:
        """The values of a field that has several."""
        rows = list(found)
        if rows:
            self.evidence[name] = tuple(
                (f"/{name}/{index}{part}", where) for index, row in enumerate(rows) for part, where in row.evidence
            )
        return tuple(row.value for row in rows)

"""Plain values of the contract: its version, names that may grow, dates, digests, boxes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic import ValidationInfo as Info
from pydantic_core import CoreSchema, core_schema

from diakrit.model import kinds

SCHEMA_VERSION = "2.0"
"""What this program writes. A new minor version only adds; a new major version may change or take away."""

_READING = {"reading": True}
"""The context in which something is read that another version may have written."""


class Model(BaseModel):
    """A frozen part of the contract. Strict when it is written: unknown names and values are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)

    def to_json(self, indent: int | None = None) -> bytes:
        """JSON in UTF-8, å as å, one line end."""
        return f"{self.model_dump_json(indent=indent)}\n".encode()


M = TypeVar("M", bound=Model)


def read(kind: type[M], content: Mapping[str, Any]) -> M:
    """Reads what any 2.x version wrote: names that this version does not know are left out, values that may grow stay.

    Raises:
        pydantic.ValidationError: it is of another shape.
    """
    return kind.model_validate(content, extra="ignore", context=_READING)


@dataclass(frozen=True, slots=True)
class Known:
    """Marks a text whose values this version knows and a later minor version may add to.

    Written are only these. The published schema takes any text and names them as examples.
    """

    title: str
    values: tuple[str, ...]

    @classmethod
    def of(cls, kind: type[StrEnum]) -> "Known":
        """The values of an enum of the domain."""
        return cls(kind.__name__, tuple(kind))

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_after_validator_function(self._checked, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {**handler(schema), "title": self.title, "examples": [*self.values]}

    def _checked(self, value: str, info: Info) -> str:
        if value not in self.values and not info.context:
            raise ValueError(f"{self.title} is none of {', '.join(self.values)}")
        return value


def about(description: str, *examples: object, **limits: Any) -> Any:  # noqa: ANN401 - as pydantic's Field
    """What a property means, with examples of it."""
    return Field(description=description, examples=[*examples] or None, **limits)


def _real(value: str, info: Info) -> str:
    """Only days that the calendar has; what an earlier version wrote is read as it is."""
    if not info.context:
        date.fromisoformat(value)
    return value


def _own(value: str, info: Info) -> str:
    if value != SCHEMA_VERSION and not info.context:
        raise ValueError(f"only {SCHEMA_VERSION} is written")
    return value


Version = Annotated[
    str,
    about("version of the contract; a new minor version only adds", SCHEMA_VERSION, pattern=r"^2\.\d+$"),
    AfterValidator(_own),
]
IsoDate = Annotated[
    str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"}), AfterValidator(_real)
]
Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Fraction = Annotated[float, Field(ge=0, le=1)]
Box = tuple[Fraction, Fraction, Fraction, Fraction]

DocType = Annotated[str, Known.of(kinds.DocType)]

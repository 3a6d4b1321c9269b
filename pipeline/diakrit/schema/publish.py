"""The contract as others read it: JSON Schemas (2020-12) that take what a later minor version adds."""

from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from diakrit.schema.delivery import FailureRow, Manifest
from diakrit.schema.document import DocumentEntry
from diakrit.schema.record import Record
from diakrit.schema.values import SCHEMA_VERSION

SCHEMAS: dict[str, type[BaseModel]] = {
    "record": Record,
    "document": DocumentEntry,
    "failure": FailureRow,
    "manifest": Manifest,
}


class _Published(GenerateJsonSchema):
    """Properties have the names that they have; what is not known is let through."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002 - as the base class
        return False

    def model_schema(self, schema: Any) -> JsonSchemaValue:  # noqa: ANN401 - as the base class
        return {**super().model_schema(schema), "additionalProperties": True}


def json_schema(name: str) -> dict[str, Any]:
    """The JSON Schema of one of `SCHEMAS`, as it is serialised."""
    schema = SCHEMAS[name].model_json_schema(mode="serialization", schema_generator=_Published)
    major = SCHEMA_VERSION.partition(".")[0]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:diakrit:schema:{name}:{major}",
        **schema,
    }

"""The published schemas: described, open to what a later minor version adds, one source with the documentation."""

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from diakrit.schema.document import DocumentEntry
from diakrit.schema.publish import SCHEMAS, json_schema
from diakrit.schema.record import Record
from diakrit.schema.values import SCHEMA_VERSION, read
from jsonschema import Draft202012Validator
from pydantic import ValidationError

from tests.builders import MADE_BY, a_record
from tests.program import ROOT

GOLDEN = sorted((ROOT / "tests" / "golden" / "records").glob("*.json"))


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json_schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


def properties(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, part in {"": schema, **schema.get("$defs", {})}.items():
        for key, value in part.get("properties", {}).items():
            yield f"{name}.{key}", value


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_the_generated_one(name: str) -> None:
    committed = json.loads((ROOT / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))
    assert committed == json_schema(name)
    Draft202012Validator.check_schema(committed)


def test_schema_files_are_all_there() -> None:
    assert {path.name for path in (ROOT / "docs" / "schema").iterdir()} == {f"{name}.schema.json" for name in SCHEMAS}


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_property_is_described_and_its_examples_are_valid(name: str) -> None:
    schema = json_schema(name)
    assert schema["$id"] == f"urn:diakrit:schema:{name}:2"
    for where, part in properties(schema):
        assert part.get("description"), where
        assert part.get("examples"), where
        alone = Draft202012Validator({**part, "$defs": schema.get("$defs", {})})
        for example in part["examples"]:
            assert alone.is_valid(example), (where, example)


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_list_of_names_has_a_title(name: str) -> None:
    def lists(part: Any) -> Iterator[dict[str, Any]]:
        if isinstance(part, dict):
            if "enum" in part:
                yield part
            for key, value in part.items():
                yield from lists(value) if key != "examples" else ()
        elif isinstance(part, list):
            for value in part:
                yield from lists(value)

    titles = {each["title"] for each in lists(json_schema(name))}
    assert titles <= {"PageState", "ReviewStatus", "InputStatus"}  # those that are closed


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_golden_records_are_valid(path: Path) -> None:
    found = [{**row, "provenance": MADE_BY.model_dump()} for row in json.loads(path.read_text(encoding="utf-8"))]
    assert found
    for record in found:
        validator("record").validate(record)


def later() -> dict[str, Any]:
    """A record as a version 2.1 may write it."""
    evidence = {"page": 1, "raw": "§ 14", "confidence": None, "rule": "watermark", "how": "text: watermark", "ink": 0.4}
    record = a_record(paragraph="14").model_dump(mode="json")
    return {
        **record,
        "schema_version": "2.1",
        "doc_type": "kungorelse",
        "mood": "cheerful",
        "evidence": {"/paragraph": evidence},
        "review": {**record["review"], "urgency": 3},
    }


def test_a_record_of_a_later_minor_version_is_valid() -> None:
    validator("record").validate(later())


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": "1.6"},
        {"schema_version": "3.0"},
        {"review": {"status": "queued", "reasons": [], "corrected": []}},  # a closed list
        {"date": "2026-02-30"},
        {"title": 5},
        {"paragraph": "14 b"},
        {"evidence": {"/paragraph": {"page": 1}}},
    ],
)
def test_what_breaks_the_promise_is_not_valid(change: dict[str, object]) -> None:
    assert not validator("record").is_valid({**later(), **change})


def test_a_later_minor_version_is_read_without_what_it_added() -> None:
    found = read(Record, later())
    assert (found.schema_version, found.doc_type, found.paragraph) == ("2.1", "kungorelse", "14")
    assert found.evidence["/paragraph"].rule == "watermark"
    assert "mood" not in found.model_dump()


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": "2.1"},
        {"doc_type": "kungorelse"},
        {"mood": "cheerful"},
        {"date": "2026-02-30"},
        {"meeting_date": "2025-02-29"},
        {"plan": [{"organ": "Kommunstyrelsen", "date": "2026-13-01"}]},
        {"date": "20260301"},
    ],
)
def test_what_is_written_is_strict(change: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        a_record(**change)


def test_real_days_are_written() -> None:
    assert a_record(date="2024-02-29").date == "2024-02-29"


def test_what_is_absent_from_evidence_is_not_written() -> None:
    evidence = {"page": 1, "raw": "x", "confidence": None, "rule": "title", "how": "text: title"}
    record = a_record(evidence={"/title": {**evidence, "boxes": None, "second": None, "disputed": False}})
    assert record.model_dump(mode="json")["evidence"]["/title"] == evidence
    assert json.loads(record.to_json())["evidence"]["/title"] == evidence


def test_json_is_utf8_with_one_line_end() -> None:
    line = a_record(title="Åtgärder\n§ 1").to_json()
    assert "Åtgärder".encode() in line
    assert line.count(b"\n") == 1
    assert line.endswith(b"}\n")
    assert SCHEMA_VERSION.encode() in line


def test_documentation_has_the_tables_of_the_models() -> None:
    path = ROOT / "docs" / "tables.py"
    spec = importlib.util.spec_from_file_location("tables", path)
    assert spec
    assert spec.loader
    tables = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tables)
    page = (ROOT / "docs" / "record.md").read_text(encoding="utf-8")
    assert tables.renewed(page) == page, "write them anew: make schema"
    for model in (*SCHEMAS.values(), *parts(DocumentEntry)):
        assert f"<!-- table {model.__name__} -->" in page


def parts(model: Any) -> Iterator[Any]:
    """The models that stand in a model."""
    for name in model.model_json_schema(mode="serialization")["$defs"]:
        if name not in ("PageState", "ReviewStatus"):
            yield type(name, (), {})

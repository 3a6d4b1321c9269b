"""The published contract of a delivery: its failures and its manifest."""

from enum import StrEnum
from typing import Annotated, Any

from diakrit.errors import FailureCode
from diakrit.model import FailureStage, PageState
from diakrit.schema.examples import DIGEST, MADE_BY, NAME
from diakrit.schema.record import Provenance
from diakrit.schema.values import Digest, Known, Model, Version, about


class FailureRow(Model):
    """What could not be read: one line of `failures.jsonl`."""

    schema_version: Version
    path: Annotated[str, about("path below the input given, in NFC", NAME)]
    sha256: Annotated[Digest | None, about("SHA-256 of the file; null where it could not be opened", DIGEST)]
    page: Annotated[int | None, about("the page; null where the whole file failed", 3)]
    stage: Annotated[str, Known.of(FailureStage), about("where it failed")]
    code: Annotated[
        str, Known.of(FailureCode), about("kind of the failure; docs/record.md tells what each means and what to do")
    ]
    message: Annotated[str, about("what happened, in English", "the PDF needs a password")]
    remedy: Annotated[str, about("what to do, in English", "save a copy without password protection and run again")]


class InputStatus(StrEnum):
    """What became of an input: it was read, perhaps without some of its pages, or failed as a whole."""

    READ = "read"
    FAILED = "failed"


class ManifestInput(Model):
    """One input and what became of it."""

    path: Annotated[str, about("path below the input given, in NFC", NAME)]
    sha256: Annotated[Digest | None, about("SHA-256 of the file; null where it could not be opened", DIGEST)]
    status: Annotated[InputStatus, about("what became of it", "read")]
    pages: Annotated[int, about("its pages", 8)]
    records: Annotated[int, about("its records", 9)]


class ManifestOutput(Model):
    """One file of the delivery."""

    path: Annotated[str, about("path in the delivery", "records.jsonl")]
    sha256: Annotated[Digest, about("SHA-256 of the file", DIGEST)]


class Counts(Model):
    """Counts that add up: inputs = documents + failed_inputs, pages = the sum of page_states."""

    inputs: Annotated[int, about("inputs of the run", 6)]
    documents: Annotated[int, about("inputs that were read", 5)]
    failed_inputs: Annotated[int, about("inputs that failed as a whole", 1)]
    pages: Annotated[int, about("pages of all inputs", 15)]
    page_states: Annotated[
        dict[PageState, int],
        about("pages by how they ended", {"text": 12, "ocr": 2, "blank": 0, "low": 0, "failed": 1}),
    ]
    records: Annotated[int, about("records", 13)]
    review: Annotated[int, about("records that a person should look at", 3)]
    failures: Annotated[int, about("rows of `failures.jsonl`", 2)]


class Manifest(Model):
    """`manifest.json`, written last: a delivery without one is not finished."""

    schema_version: Version
    counts: Annotated[
        Counts,
        about(
            "what went in and came out",
            {"inputs": 6, "documents": 5, "failed_inputs": 1, "pages": 15, "page_states": {"text": 12, "ocr": 2, "failed": 1},
             "records": 13, "review": 3, "failures": 2},
        ),
    ]  # fmt: skip
    inputs: Annotated[
        list[ManifestInput],
        about("every input", [{"path": NAME, "sha256": DIGEST, "status": "read", "pages": 8, "records": 9}]),
    ]
    outputs: Annotated[
        list[ManifestOutput], about("every other file of the delivery", [{"path": "records.jsonl", "sha256": DIGEST}])
    ]
    settings: Annotated[dict[str, Any], about("the settings that shape the output", {"dpi": 300})]
    provenance: Annotated[Provenance, about("what made it", MADE_BY)]

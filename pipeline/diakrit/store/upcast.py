"""What an earlier version of the program kept, read as this one would have kept it.

Everything kept names the version of the contract it was written under: a document in itself, a row of the store in its
column `version`. Version 1.6 is that of Diakrit 0.1.0, the first that was released. A later minor version only adds, so
names that this version does not know are left out.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from diakrit.errors import UsageError
from diakrit.model import Failure, PageState, Rule
from diakrit.schema.document import DocumentEntry
from diakrit.schema.record import Provenance
from diakrit.schema.values import SCHEMA_VERSION, Model, read
from diakrit.settings import Settings
from diakrit.store.rows import Target

FIRST = "1.6"
"""The earliest version that is read."""
_MAJOR = f"{SCHEMA_VERSION.partition('.')[0]}."
_FAILURE, _FAILURES = TypeAdapter(Failure), TypeAdapter(tuple[Failure, ...])
_TARGETS = TypeAdapter(tuple[Target, ...])
_STATES = TypeAdapter(dict[PageState, int])

_RULES = {rule.words: rule for rule in Rule}

M = TypeVar("M", bound=Model)
T = TypeVar("T")


def must_be_known(version: str) -> None:
    """Makes sure that this program can read what was written under a version.

    Raises:
        UsageError: it cannot.
    """
    if not _is_known(version):
        raise UsageError(
            f"the store holds rows of schema {version}, which this version of diakrit does not read: use the version"
            " that wrote them, or another output folder"
        )


def _is_known(version: str) -> bool:
    return version == FIRST or version.startswith(_MAJOR)


def document(blob: bytes, name: str) -> DocumentEntry:
    """A document of the store as this version writes it. `name`: of its input, for the message.

    Raises:
        UsageError: it was written under a version that is not read, or is no document.
    """
    try:
        return DocumentEntry.model_validate_json(blob)
    except ValidationError:
        pass  # another version wrote it
    try:
        entry = json.loads(blob)
        version = entry["schema_version"]
        renewed = _renewed(entry) if version == FIRST else _stamped(entry)
        if _is_known(version):
            return DocumentEntry.model_validate(renewed, extra="ignore")
    except (ValueError, TypeError, KeyError, AttributeError):
        pass  # it is said below what to do
    raise UsageError(
        f"{name} was read by a version of diakrit whose documents this one cannot use: give the same diakrit run again"
    )


def delivered(kind: type[M], content: dict[str, Any]) -> M:
    """What stands in a delivery, as it was written; what 1.6 wrote as 2.0 would have written it.

    Raises:
        ValueError, TypeError, KeyError, AttributeError: it was written under a version that is not read, or is none of ours.
    """
    version = content.get("schema_version", FIRST)  # failures had none in 1.6
    return read(kind, _renewed(content) if version == FIRST else content)


def _renewed(content: dict[str, Any]) -> dict[str, Any]:
    """A document, record, failure or manifest of 1.6 as one of 2.0, which has the rule beside each value."""
    renewed = {**content, "schema_version": SCHEMA_VERSION}
    if "evidence" in content:
        renewed["evidence"] = _ruled(content["evidence"])
    if "meetings" in content:
        renewed["meetings"] = [{**row, "evidence": _ruled(row["evidence"])} for row in content["meetings"]]
    if "records" in content:
        renewed["records"] = [_renewed(record) for record in content["records"]]
    return renewed


def _ruled(evidence: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Evidence with its rule; 1.6 had it in words alone, behind the way of reading: "ocr: § line"."""
    return {
        pointer: {**found, "rule": _RULES[found["how"].partition(": ")[2].partition(";")[0]]}
        for pointer, found in evidence.items()
    }


def _stamped(entry: dict[str, Any]) -> dict[str, Any]:
    """A document of a later minor version; what that added is left out when it is read."""
    records = [{**record, "schema_version": SCHEMA_VERSION} for record in entry["records"]]
    return {**entry, "schema_version": SCHEMA_VERSION, "records": records}


def settings(text: str, version: str) -> Settings:
    """The settings of a run.

    Raises:
        UsageError: this version cannot use them.
    """
    must_be_known(version)
    try:
        return Settings.model_validate_json(text, extra="ignore")
    except ValidationError as error:
        names = ", ".join(sorted({str(each["loc"][0]) for each in error.errors() if each["loc"]}))
        raise UsageError(
            f"the settings of the last run cannot be used by this version of diakrit ({names}): give diakrit run again"
        ) from error


def unmasked(text: str) -> bool:
    """Whether the settings of a run left identity numbers as they are; whatever else is in them."""
    kept = json.loads(text)
    return isinstance(kept, Mapping) and bool(kept.get("unmasked"))


def provenance(text: str, version: str) -> Provenance:
    """What made the records of a run.

    Raises:
        UsageError: this version cannot use it.
    """
    must_be_known(version)
    try:
        return read(Provenance, json.loads(text))
    except ValueError as error:
        raise _unreadable("what made the records") from error


def failure(text: str | None, version: str) -> Failure | None:
    """The failure of a page, if it failed.

    Raises:
        UsageError: this version cannot use it.
    """
    return _kept(_FAILURE, text, version, "a failure") if text else None


def failures(text: str, version: str) -> tuple[Failure, ...]:
    """The failures of an input.

    Raises:
        UsageError: this version cannot use them.
    """
    return _kept(_FAILURES, text, version, "the failures of an input")


def targets(text: str, version: str) -> tuple[Target, ...]:
    """What references may mean in an input.

    Raises:
        UsageError: this version cannot use them.
    """
    return _kept(_TARGETS, text, version, "the records of an input")


def states(text: str, version: str) -> dict[PageState, int]:
    """How the pages of an input ended.

    Raises:
        UsageError: this version cannot use them.
    """
    return _kept(_STATES, text, version, "the pages of an input")


def _kept(kind: TypeAdapter[T], text: str, version: str, what: str) -> T:
    must_be_known(version)
    try:
        return kind.validate_json(text)
    except ValidationError as error:
        raise _unreadable(what) from error


def _unreadable(what: str) -> UsageError:
    return UsageError(
        f"{what} cannot be read in the store: use the version of diakrit that wrote it, or another output folder"
    )

"""Documents of the store with what people decided brought into them: corrections win over every run, a conflict is shown."""

import json
from collections.abc import Sequence
from typing import Any

from diakrit.errors import UsageError
from diakrit.i18n import words
from diakrit.schema.record import SCHEMA_VERSION
from diakrit.store.decisions import Action, Decision, Standing
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar

CONFLICT = "correction-conflict"
"""Code of the doubt about a field that now reads otherwise than when a person decided on it."""
_STATUS = {Action.ACCEPT: "accepted", Action.REJECT: "rejected"}


def load(blob: bytes, name: str) -> dict[str, Any]:
    """A document as the store keeps it, as JSON. `name`: of its input.

    Raises:
        UsageError: another version of the program made it.
    """
    entry: dict[str, Any] = json.loads(blob)
    if entry["schema_version"] != SCHEMA_VERSION:
        raise UsageError(f"{name} was made by another version of diakrit: give the same diakrit run again")
    return entry


def decide_all(entry: dict[str, Any], standing: Standing, numbers: CaseNumberGrammar) -> int:
    """Changes the records of a document, as JSON, into what was decided about them; gives how many it was decided about."""
    if not standing:
        return 0
    decided = standing.of(entry["source"]["sha256"], [record["id"] for record in entry["records"]])
    for record, decisions in zip(entry["records"], decided, strict=True):
        decide(record, decisions, numbers)
    return sum(map(bool, decided))


def decide(record: dict[str, Any], decisions: Sequence[Decision], numbers: CaseNumberGrammar) -> None:
    """Changes a record, as JSON, into what was decided about it."""
    corrected = {each.field: each for each in decisions if each.action is Action.CORRECT and each.field}
    whole = [each for each in decisions if each.action is not Action.CORRECT]
    review = record["review"]
    review["status"] = _STATUS[whole[-1].action] if whole else review["status"]
    review["corrected"] = sorted(corrected)
    seen = (whole[-1].before or {}) if whole else {}
    conflicts = [name for name, value in seen.items() if name not in corrected and record[name] != value]
    for name, decision in corrected.items():
        if record[name] not in (decision.before, decision.value):
            conflicts.append(name)
        _set(record, name, decision.value, numbers)
    for name in conflicts:
        cause = "corrected" if name in corrected else "accepted"
        doubt = {"code": CONFLICT, "cause": cause, "page": None, "field": name, "facts": {}}
        review["reasons"].append({**doubt, "message": words("en").reason(**doubt)})
        review["status"] = "review"


def _set(
    record: dict[str, Any],
    name: str,
    value: Any,  # noqa: ANN401 - whatever the field holds
    numbers: CaseNumberGrammar,
) -> None:
    record[name] = value
    record["confidence"].pop(name, None)  # that was the machine's
    if name == "case_number":
        found = numbers.alone(value) if value else None
        record["case_number_family"] = found.family if found else None
        record["case_number_normalised"] = numbers.normalised(found.value, found.family) if found else None

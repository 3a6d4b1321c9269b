"""What people decided about a record, brought into it: corrections win over every run, and a conflict is shown."""

from collections.abc import Sequence
from typing import Any

from pipeline.grammar import casenumber
from pipeline.store.decisions import Action, Decision

CONFLICT = "correction-conflict"
"""Code of the doubt about a field that now reads otherwise than when it was corrected, and otherwise than corrected."""
_STATUS = {Action.ACCEPT: "accepted", Action.REJECT: "rejected"}


def decide(record: dict[str, Any], decisions: Sequence[Decision]) -> None:
    """Changes a record, as JSON, into what was decided about it."""
    corrected = {each.field: each for each in decisions if each.action is Action.CORRECT and each.field}
    whole = [_STATUS[each.action] for each in decisions if each.action is not Action.CORRECT]
    review = record["review"]
    review["status"] = whole[-1] if whole else review["status"]
    review["corrected"] = sorted(corrected)
    for name, decision in corrected.items():
        if record[name] not in (decision.before, decision.value):
            told = f"{name.replace('_', ' ')} now reads otherwise than when it was corrected; the correction stands"
            review["reasons"].append({"code": CONFLICT, "message": told, "page": None})
            review["status"] = "review"
        _set(record, name, decision.value)


def _set(record: dict[str, Any], name: str, value: Any) -> None:  # noqa: ANN401 - whatever the field holds
    record[name] = value
    record["confidence"].pop(name, None)  # that was the machine's
    if name == "case_number":
        found = casenumber.alone(value) if value else None
        record["case_number_family"] = found.family if found else None
        record["case_number_normalised"] = casenumber.normalised(found.value, found.family) if found else None

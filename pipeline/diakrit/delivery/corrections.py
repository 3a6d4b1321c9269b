"""Documents of the store with what people decided brought into them: corrections win over every run, a conflict is shown."""

from collections.abc import Mapping, Sequence
from typing import Any

from diakrit.i18n import words
from diakrit.model import IssueCode
from diakrit.schema.document import DocumentEntry
from diakrit.schema.record import Reason, Record, Review, ReviewStatus
from diakrit.store.decisions import Action, Decision, Standing
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar

_CONFLICT = IssueCode.CORRECTION_CONFLICT
_STATUS = {Action.ACCEPT: ReviewStatus.ACCEPTED, Action.REJECT: ReviewStatus.REJECTED}
_NO_FINDINGS = frozenset(
    ("schema_version", "id", "meeting", "sensitive", "evidence", "confidence", "review", "source", "provenance")
)
"""What is no value of the paper, and so nothing to correct."""


def decide_all(entry: DocumentEntry, standing: Standing, numbers: CaseNumberGrammar) -> DocumentEntry:
    """A document whose records are what was decided about them."""
    decided = standing.of(entry.source.sha256, [record.id for record in entry.records])
    if not any(decided):
        return entry
    records = [decide(record, decisions, numbers) for record, decisions in zip(entry.records, decided, strict=True)]
    return entry.model_copy(update={"records": records})


def decide(record: Record, decisions: Sequence[Decision], numbers: CaseNumberGrammar) -> Record:
    """A record as it was decided about, validated. A correction that does not fit the record is not applied, but shown."""
    if not decisions:
        return record
    corrections = {each.field: each for each in decisions if each.action is Action.CORRECT and each.field}
    whole = [each for each in decisions if each.action is not Action.CORRECT]
    machine = record.model_dump(mode="json", exclude=set(_NO_FINDINGS))
    seen = whole[-1].before if whole else None
    conflicts = _read_anew(machine, seen, corrections) if isinstance(seen, Mapping) else {}
    decided, corrected = record, []
    for name, correction in corrections.items():
        try:
            decided = corrected_in(decided, name, correction.value, numbers)
        except ValueError:
            conflicts[name] = "invalid"
            continue
        corrected.append(name)
        if machine[name] not in (correction.before, correction.value):
            conflicts[name] = "corrected"
    status = _STATUS[whole[-1].action] if whole else record.review.status
    review = Review(
        status=ReviewStatus.REVIEW if conflicts else status,
        reasons=[*record.review.reasons, *(_doubt(name, cause) for name, cause in conflicts.items())],
        corrected=sorted(corrected),
    )
    return decided.model_copy(update={"review": review})


def _read_anew(
    machine: Mapping[str, Any], seen: Mapping[str, Any], corrections: Mapping[str, Decision]
) -> dict[str, str]:
    """Fields that read otherwise now than when the record was decided on, and that nobody corrected."""
    found = (name for name, value in seen.items() if name in machine and machine[name] != value)
    return {name: "accepted" for name in found if name not in corrections}


def _doubt(name: str, cause: str) -> Reason:
    message = words("en").reason(_CONFLICT, cause, None, name, {})
    return Reason(code=_CONFLICT, cause=cause, message=message, page=None, field=name, facts={})


def corrected_in(record: Record, name: str, value: object, numbers: CaseNumberGrammar) -> Record:
    """A record with a value that a person gave; the machine's confidence in that field goes.

    Raises:
        ValueError: the record has no such field, or it cannot have that value.
    """
    if name in _NO_FINDINGS:
        raise ValueError(name)
    confidence = {other: sure for other, sure in record.confidence.items() if other != name}
    corrected = Record.model_validate({**dict(record), name: value, "confidence": confidence})
    corrected.to_json()  # half a character is a text to Python, and no JSON
    if name != "case_number":
        return corrected
    found = numbers.alone(corrected.case_number) if corrected.case_number else None
    normalised = numbers.normalised(found.value, found.family) if found else None
    family = found.family if found else None
    return corrected.model_copy(update={"case_number_normalised": normalised, "case_number_family": family})

"""The record that a perfect reading of a paper gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samples.model import Block, Case, Field, Paper, Person, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samples.compose import Drawn


def gold_document(source: str, paper: Paper, drawn: Drawn, states: Sequence[str]) -> dict[str, Any]:
    """Describe a sample file.

    Args:
        source: The name of the file.
        paper: What it says.
        drawn: The paper as drawn.
        states: How each page of the file can be read: "text", "ocr" or "blank".
    """
    return {
        "source": source,
        "doc_type": paper.doc_type,
        "municipality": paper.municipality,
        "organ": paper.organ,
        "meeting_date": paper.meeting_date,
        "date": paper.date,
        "pages": [{"number": number, "state": state} for number, state in enumerate(states, 1)],
        "records": [_record(case, span) for case, span in zip(paper.cases, drawn.spans, strict=True)],
    }


def _record(case: Case, span: tuple[int, int]) -> dict[str, Any]:
    _check_references(case)
    return {
        "paragraph": case.paragraph,
        "case_number": case.case_number,
        "other_case_numbers": list(case.other_case_numbers),
        "title": case.title,
        "summary": _running_text(case, Field.SUMMARY),
        "background": _running_text(case, Field.BACKGROUND),
        "proposals": _items(case, Field.PROPOSALS),
        "decisions": _items(case, Field.DECISIONS),
        "basis": _items(case, Field.BASIS),
        "plan": [{"organ": block.text, "date": block.right} for block in _blocks(case, Field.PLAN)],
        "recipients": _items(case, Field.RECIPIENTS),
        "staff": [_person_entry(person) for person in case.staff],
        "references": [{"kind": reference.kind, "value": reference.value} for reference in case.references],
        "pages": list(span),
    }


def _person_entry(person: Person) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": person.name, "title": person.title, "role": person.role}
    return entry | {"also": list(person.also)} if person.also else entry


def _blocks(case: Case, field: Field) -> list[Block]:
    return [block for section in case.sections if section.field is field for block in section.blocks]


def _items(case: Case, field: Field) -> list[str]:
    return [block.text for block in _blocks(case, field) if block.shape is Shape.ITEM]


def _running_text(case: Case, field: Field) -> str | None:
    texts = [f"{block.mark} {block.text}".strip() for block in _blocks(case, field)]
    return "\n".join(texts) or None


def _check_references(case: Case) -> None:
    """Make sure that what the record names as a reference is printed."""
    printed = " ".join(block.text for section in case.sections for block in section.blocks)
    named = [reference.value for reference in case.references] + list(case.other_case_numbers)
    missing = [value for value in named if value not in printed]
    if missing:
        raise ValueError(f"{case.title}: not in the text: {missing}")

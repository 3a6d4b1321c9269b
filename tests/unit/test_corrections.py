"""What people decided, brought into a record: what fits is in it, what does not asks for review; it stays valid."""

from typing import Any

import pytest
from diakrit.delivery import corrections
from diakrit.knowledge import Knowledge
from diakrit.schema.record import Record
from diakrit.store.decisions import Action, Decision

from tests.builders import a_record

NUMBERS = Knowledge.load().case_numbers


def decide(record: Record, decisions: list[Decision]) -> Record:
    return corrections.decide(record, decisions, NUMBERS)


def correction(name: str, value: Any, before: Any = None) -> Decision:
    return Decision("own", "0" * 64, 1, Action.CORRECT, "Ava", 1.0, name, value, before)


def whole(action: Action, before: Any = None) -> Decision:
    return Decision("own", "0" * 64, 1, action, "Ava", 2.0, before=before)


def doubts(record: Record) -> list[tuple[str | None, str | None]]:
    return [(reason.cause, reason.field) for reason in record.review.reasons]


def test_a_record_that_nobody_decided_on_is_itself() -> None:
    record = a_record()
    assert decide(record, []) is record


def test_a_correction_that_fits_is_applied() -> None:
    record = a_record(title="Gammal", confidence={"title": 0.7, "date": 0.9})
    decided = decide(record, [correction("title", "Ny", "Gammal"), whole(Action.ACCEPT)])
    assert (decided.title, decided.review.status, decided.review.corrected) == ("Ny", "accepted", ["title"])
    assert decided.confidence == {"date": 0.9}
    assert record.title == "Gammal"


def test_the_last_correction_of_a_field_counts() -> None:
    record = a_record(title="Gammal")
    assert decide(record, [correction("title", "A", "Gammal"), correction("title", "B", "Gammal")]).title == "B"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("date", "2026-02-30"),  # 0.1.0 took any digits
        ("paragraph", "14 b"),
        ("organ", 7),
        ("organ", "\ud800"),
        ("recipients", "Registrator"),
        ("recipients", [None]),
        ("proposals", [{"text": "Planen antas."}]),
        ("mood", "cheerful"),  # no field, or no longer
        ("id", "another"),
        ("review", {"status": "ok"}),
        ("evidence", {}),
        ("case_number", ["KS 2024/12"]),
    ],
)
def test_a_correction_that_does_not_fit_is_shown_and_not_applied(name: str, value: object) -> None:
    record = a_record(title="Gammal")
    decided = decide(record, [correction(name, value), correction("title", "Ny", "Gammal"), whole(Action.ACCEPT)])
    assert ("invalid", name) in doubts(decided)
    assert (decided.review.status, decided.id) == ("review", "own")
    assert (decided.title, decided.review.corrected) == ("Ny", ["title"])
    Record.model_validate_json(decided.to_json())


def test_what_reads_otherwise_now_is_shown() -> None:
    record = a_record(title="Nyläst", organ="Kommunstyrelsen")
    decided = decide(
        record,
        [
            correction("title", "Rättad", "Gammal"),
            whole(Action.ACCEPT, {"title": "Gammal", "organ": "Nämnden", "mood": "cheerful"}),
        ],
    )
    assert (decided.title, decided.organ) == ("Rättad", "Kommunstyrelsen")
    assert doubts(decided) == [("accepted", "organ"), ("corrected", "title")]


def test_an_acceptance_without_what_was_seen_is_one() -> None:
    for before in (None, "something", ["title"]):
        assert decide(a_record(), [whole(Action.ACCEPT, before)]).review.status == "accepted"


def test_a_corrected_list_of_objects_is_one() -> None:
    row = {"organ": "Kommunstyrelsen", "date": "2026-03-17"}
    decided = decide(a_record(), [correction("plan", [row], [])])
    assert [(each.organ, each.date) for each in decided.plan] == [("Kommunstyrelsen", "2026-03-17")]
    assert doubts(decided) == []


def test_a_case_number_brings_its_plain_form() -> None:
    record = corrections.corrected_in(a_record(), "case_number", "KS 2024/12", NUMBERS)
    assert (record.case_number_normalised, record.case_number_family) == ("KS:2024:12", "PRE yyyy/n")
    emptied = corrections.corrected_in(record, "case_number", None, NUMBERS)
    assert (emptied.case_number_normalised, emptied.case_number_family) == (None, None)

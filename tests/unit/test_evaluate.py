"""Scores against gold: fields, votes and dissents, and how far a record passed as ok can be trusted."""

import json
from pathlib import Path
from typing import Any

import pytest
from diakrit.evaluate.fields import FIELDS, Fields, evaluate_fields

GOLD = {
    "source": "protokoll.pdf",
    "municipality": "Sälgö",
    "date": "2025-06-09",
    "records": [
        {
            "paragraph": "§ 8",
            "case_number": "SAK-2025-0417",
            "title": "Nya bänkar vid torget",
            "decisions": ["Bänkarna godkänns."],
            "recipients": ["Parkenheten"],
            "votes": [{"yes": 7, "no": 6}],
            "dissent_count": 2,
        }
    ],
}


def found(**changes: object) -> dict[str, Any]:
    """The record that a delivery has of the one in the gold."""
    record = {
        "municipality": "Sälgö",
        "date": "2025-06-09",
        "paragraph": "8",
        "case_number": "SAK-2025-0417",
        "title": "Nya bänkar vid torget",
        "decisions": [{"text": "Bänkarna godkänns."}],
        "recipients": ["Parkenheten"],
        "votes": [{"yes": 7, "no": 6}],
        "dissents": [{}, {}],
        "review": {"status": "ok"},
    }
    return {**record, **changes}


def scored(folder: Path, *records: dict[str, Any]) -> Fields:
    (folder / "gold.json").write_text(json.dumps(GOLD), encoding="utf-8")
    document = {"source": {"path": "protokoll.pdf"}, "records": list(records)}
    return evaluate_fields({"protokoll.pdf": document}, folder)


def test_a_record_that_is_right_in_everything_is_complete(tmp_path: Path) -> None:
    scores = scored(tmp_path, found())
    whole = scores.whole
    assert (whole.records, whole.found, whole.core_right, whole.complete) == (1, 1, 1, 1)
    assert (whole.passed, whole.passed_wrong_core, whole.passed_wrong) == (1, 0, 0)
    assert scores.misses == []


@pytest.mark.parametrize(
    ("change", "core", "anything"),
    [
        ({"title": "Nya lekplatser"}, 1, 1),
        ({"decisions": []}, 1, 1),
        ({"municipality": "Flen"}, 1, 1),
        ({"recipients": []}, 0, 1),
        ({"votes": [{"yes": 6, "no": 7}]}, 0, 1),
        ({"votes": [{"yes": 7, "no": None}]}, 0, 1),
        ({"dissents": [{}]}, 0, 1),
    ],
)
def test_a_wrong_record_that_is_passed_counts_against_trust(
    tmp_path: Path, change: dict[str, Any], core: int, anything: int
) -> None:
    passed = scored(tmp_path, found(**change)).whole
    assert (passed.passed_wrong_core, passed.passed_wrong) == (core, anything)
    flagged = scored(tmp_path, found(**change, review={"status": "review"})).whole
    assert (flagged.passed, flagged.passed_wrong_core, flagged.passed_wrong) == (0, 0, 0)
    assert flagged.complete == 0


def test_a_record_too_many_that_is_passed_is_wrong(tmp_path: Path) -> None:
    whole = scored(tmp_path, found(), found(paragraph="9")).whole
    assert (whole.superfluous, whole.passed, whole.passed_wrong_core) == (1, 2, 1)


def test_a_record_that_is_not_found_is_neither_right_nor_passed(tmp_path: Path) -> None:
    scores = scored(tmp_path)
    whole = scores.whole
    assert (whole.records, whole.found, whole.core_right, whole.passed) == (1, 0, 0, 0)
    assert scores.soft["dissent_count"].missing == 2


def test_each_municipality_has_its_own_standing(tmp_path: Path) -> None:
    scores = scored(tmp_path, found())
    assert set(scores.trust.places) == {"Sälgö"}
    assert scores.trust.places["Sälgö"] == scores.whole


def test_a_wrong_identifier_that_is_passed_is_told_apart(tmp_path: Path) -> None:
    assert scored(tmp_path, found(case_number="SAK-2025-0411")).silently_wrong == 1
    assert scored(tmp_path, found(case_number=None)).silently_wrong == 0
    assert scored(tmp_path, found(title="Annat")).silently_wrong == 0


def test_votes_and_dissents_are_fields() -> None:
    assert {"votes", "dissent_count"} <= set(FIELDS)

"""What records hold: ids, evidence, doubts."""

from diakrit.knowledge import Knowledge
from diakrit.schema.build import document_entry
from diakrit.schema.publish import json_schema
from jsonschema import Draft202012Validator

from tests.builders import MADE_BY, structured
from tests.unit.test_extract import LETTER


def test_records_validate_and_every_evidence_pointer_leads_to_a_value(knowledge: Knowledge) -> None:
    entry = document_entry(structured(knowledge, LETTER), MADE_BY).model_dump(mode="json")
    Draft202012Validator(json_schema("document")).validate(entry)
    assert entry["records"]
    for record in entry["records"]:
        Draft202012Validator(json_schema("record")).validate(record)
        assert record["evidence"]
        for pointer in record["evidence"]:
            value: object = record
            for part in pointer.split("/")[1:]:
                value = value[int(part)] if isinstance(value, list) else value[part]  # type: ignore[index]
            assert value


def test_text_files_have_lines_for_boxes(knowledge: Knowledge) -> None:
    entry = document_entry(structured(knowledge, LETTER), MADE_BY).model_dump(mode="json")
    assert entry["records"][0]["evidence"]
    for evidence in entry["records"][0]["evidence"].values():
        assert evidence["line"] >= 1
        assert "boxes" not in evidence


def test_ids_are_stable_and_tell_papers_apart(knowledge: Knowledge) -> None:
    minutes = "Ekudden kommun\nMiljönämnden\nProtokoll\n2024-02-20\n\n§ 3 2024.001 MN\n\nSjön i Ekudden kommun\nBeslut\nJa.\n\n§ 4\n\nAnnat\nInget.\n"
    ids = [record.id for record in document_entry(structured(knowledge, minutes), MADE_BY).records]
    assert ids == ["ekudden.miljonamnden.2024-02-20.protokoll.p3", "ekudden.miljonamnden.2024-02-20.protokoll.p4"]
    again = [record.id for record in document_entry(structured(knowledge, "", minutes), MADE_BY).records]
    assert again == ids  # the same paper on another page of another file


def test_without_municipality_and_day_the_file_gives_the_id(knowledge: Knowledge) -> None:
    record = document_entry(structured(knowledge, "§ 9 KS 2018/3\n\nBroar\n\nBeslut\nJa.\n"), MADE_BY).records[0]
    assert record.id == f"sha256-{'0' * 24}.1"


def test_damaged_text_asks_for_review(knowledge: Knowledge) -> None:
    damaged = (
        LETTER.translate(str.maketrans("åäöÅÄÖ", "aaoAAO")) + "Namnden har och att i den som det till med av en " * 6
    )
    record = document_entry(structured(knowledge, damaged), MADE_BY).records[0]
    assert record.review.status == "review"
    codes = {reason.code for reason in record.review.reasons}
    assert "text-repaired" in codes
    assert "text-damaged" not in codes  # nothing is left that lacks å, ä, ö


def test_text_without_a_single_marked_letter_that_repair_cannot_help_asks_for_review(knowledge: Knowledge) -> None:
    strange = (
        "Beslut\n" + "Det som den och kan med att vid om en till har ett inte under samt av de i eller kommunen. " * 4
    )
    record = document_entry(structured(knowledge, strange), MADE_BY).records[0]
    assert "text-damaged" in {reason.code for reason in record.review.reasons}


def test_doubts_hold_no_words_of_the_paper(knowledge: Knowledge) -> None:
    damaged = LETTER.translate(str.maketrans("åäöÅÄÖ", "aaoAAO")) + "och att i den som det till med av en " * 8
    record = document_entry(structured(knowledge, damaged), MADE_BY).records[0]
    told = " ".join(reason.message for reason in record.review.reasons)
    assert "Henning" not in told
    assert "Rasmus" not in told

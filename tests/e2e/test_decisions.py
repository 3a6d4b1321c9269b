"""What people decide wins over every later run, is never lost, and teaches."""

import json
import shutil
import sqlite3  # noqa: TID251 - puts an older document into the store
import time
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from diakrit.model import IssueCode
from diakrit.store.decisions import Action, Decision, Decisions

from tests.program import diakrit, records

LETTER = """Sälgö stad      Tjänsteskrivelse
Stadskontoret   Datum 2025-09-04

Nya bänkar vid torget
SAK-2025-0417

Sammanfattning
{summary}

Förslag till beslut
Kommunstyrelsen godkänner bytet.
"""


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "brev.txt").write_text(LETTER.format(summary="Bänkarna byts ut."), encoding="utf-8")
    assert run(tmp_path).returncode == 0
    return tmp_path / "out"


def run(folder: Path) -> Any:
    return diakrit("run", folder / "in", "--out", folder / "out", "--quiet")


def decided(out: Path, *decisions: tuple[Action, str | None, Any]) -> None:
    (record,) = records(out)
    with Decisions(out) as kept:
        for action, name, value in decisions:
            before = record[name] if name else None
            place = (record["id"], record["source"]["sha256"], 1)
            kept.add(Decision(*place, action, "Ava", time.time(), name, value, before))


def exported(out: Path) -> Any:
    assert diakrit("export", out).returncode == 0
    (record,) = records(out)
    return record


def test_corrections_are_in_every_later_delivery(delivery: Path) -> None:
    decided(delivery, (Action.CORRECT, "title", "Nya bänkar"), (Action.ACCEPT, None, None))
    first = exported(delivery)
    assert (first["title"], first["review"]["status"], first["review"]["corrected"]) == (
        "Nya bänkar",
        "accepted",
        ["title"],
    )
    assert "title" not in first["confidence"]
    assert run(delivery.parent).returncode == 0
    (again,) = records(delivery)
    assert again == first
    entry = json.loads((delivery / "documents" / "brev.txt.json").read_text(encoding="utf-8"))
    assert entry["records"] == [first]


def test_what_a_person_has_looked_at_is_not_asked_for_again(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "brev.txt").write_text(LETTER.replace("SAK-2025-0417", "Dnr 2025 nummer 4 b"), encoding="utf-8")
    asked = "Att granska:\n  brev.txt"
    assert asked in diakrit("run", tmp_path / "in", "--out", tmp_path / "out").stdout
    decided(tmp_path / "out", (Action.ACCEPT, None, None))
    assert asked not in diakrit("export", tmp_path / "out").stdout


def test_documents_of_another_version_are_not_delivered_as_todays(delivery: Path) -> None:
    with closing(sqlite3.connect(delivery / "diakrit.sqlite")) as store, store:
        (blob,) = next(store.execute("SELECT entry FROM documents"))
        older = json.loads(zlib.decompress(blob)) | {"schema_version": "1.0"}
        store.execute("UPDATE documents SET entry = ?", (zlib.compress(json.dumps(older).encode()),))
    result = diakrit("export", delivery)
    assert result.returncode == 2
    assert "run again" in result.stderr
    assert (delivery / "manifest.json").exists()  # what was delivered before stays a whole delivery


def test_a_rejected_record_says_so(delivery: Path) -> None:
    decided(delivery, (Action.REJECT, None, None))
    assert exported(delivery)["review"]["status"] == "rejected"


def test_a_correction_wins_and_the_conflict_is_shown(delivery: Path) -> None:
    (record,) = records(delivery)
    with Decisions(delivery) as kept:
        place = (record["id"], record["source"]["sha256"], 1)
        kept.add(Decision(*place, Action.CORRECT, "Ava", 1.0, "summary", "Bänkarna byts.", "Bankarna byts ut."))
        kept.add(Decision(*place, Action.ACCEPT, "Ava", 1.0))
    record = exported(delivery)
    assert record["summary"] == "Bänkarna byts."
    assert record["review"]["status"] == "review"
    (doubt,) = [reason for reason in record["review"]["reasons"] if reason["code"] == IssueCode.CORRECTION_CONFLICT]
    assert (doubt["cause"], doubt["field"]) == ("corrected", "summary")


def test_what_was_accepted_and_reads_otherwise_now_is_shown(delivery: Path) -> None:
    (record,) = records(delivery)
    with Decisions(delivery) as kept:
        place = (record["id"], record["source"]["sha256"], 1)
        kept.add(Decision(*place, Action.ACCEPT, "Ava", 1.0, before={"title": "Gamla bänkar"}))
    record = exported(delivery)
    assert (record["title"], record["review"]["status"]) == ("Nya bänkar vid torget", "review")
    (doubt,) = [reason for reason in record["review"]["reasons"] if reason["code"] == IssueCode.CORRECTION_CONFLICT]
    assert (doubt["cause"], doubt["field"]) == ("accepted", "title")


def test_a_decision_follows_its_record_to_another_id(delivery: Path) -> None:
    (record,) = records(delivery)
    with Decisions(delivery) as kept:
        place = ("another-id", record["source"]["sha256"], 1)
        kept.add(Decision(*place, Action.CORRECT, "Ava", time.time(), "title", "Bänkar", record["title"]))
    assert exported(delivery)["title"] == "Bänkar"


def test_what_was_undone_stays_in_the_store_and_counts_no_more(delivery: Path) -> None:
    decided(delivery, (Action.CORRECT, "title", "Fel"), (Action.ACCEPT, None, None))
    with Decisions(delivery) as kept:
        assert kept.undo("Bo") is None  # another's decisions are not his to take back
        undone = kept.undo("Ava")
        assert undone is not None
        assert undone.action is Action.ACCEPT
        assert kept.undo("Ava") is not None
        assert kept.undo("Ava") is None
    record = exported(delivery)
    assert (record["title"], record["review"]["corrected"]) == ("Nya bänkar vid torget", [])


def test_a_corrected_case_number_has_its_plain_form(delivery: Path) -> None:
    decided(delivery, (Action.CORRECT, "case_number", "KS 2024/12"))
    record = exported(delivery)
    assert (record["case_number_normalised"], record["case_number_family"]) == ("KS:2024:12", "PRE yyyy/n")
    decided(delivery, (Action.CORRECT, "case_number", None))
    assert exported(delivery)["case_number_normalised"] is None


def test_accepted_corrections_suggest_words_that_a_person_approves(delivery: Path, tmp_path: Path) -> None:
    changed = (Action.CORRECT, "summary", "Bänkarna på Kvarnsjöudden byts ut.")
    decided(delivery, changed)
    assert "Kvarnsjöudden" not in diakrit("lexicon", "suggest", delivery).stdout  # not accepted yet
    decided(delivery, (Action.ACCEPT, None, None))
    told = diakrit("lexicon", "suggest", delivery).stdout
    assert "Kvarnsjöudden\t\t1" in told.splitlines()
    rows, local = tmp_path / "rows.tsv", tmp_path / "lexicons" / "local"
    rows.write_text(told, encoding="utf-8")
    shutil.copytree(Path(__file__).parents[2] / "lexicons", local.parent)
    assert diakrit("lexicon", "approve", rows, "--into", local).returncode == 0
    settings = tmp_path / "own.toml"
    settings.write_text('lexicons = "lexicons"\n', encoding="utf-8")
    shown = diakrit("lexicon", "show", "Kvarnsjöudden", "--settings", settings).stdout
    assert "not in the lexicon" not in shown
    assert diakrit("lexicon", "suggest", delivery, "--settings", settings).stdout.count("\n") == 1
    rows.write_text("123\n", encoding="utf-8")
    assert diakrit("lexicon", "approve", rows, "--into", local).returncode == 2


def test_accepted_records_are_gold_for_later_runs(delivery: Path, tmp_path: Path) -> None:
    decided(delivery, (Action.CORRECT, "title", "Nya bänkar"), (Action.ACCEPT, None, None))
    gold = tmp_path / "gold"
    assert f"Godkända poster skrivna till {gold}: 1\n" in diakrit("export", delivery, "--gold", gold).stdout
    result = diakrit("evaluate", delivery, "--gold", gold)
    assert "Poster: 1 av 1 funna, 0 för mycket, 1 helt rätta" in result.stdout


def test_a_decision_is_about_one_record_of_one_file(delivery: Path) -> None:
    decided(delivery, (Action.ACCEPT, None, None))
    shutil.copy(delivery.parent / "in" / "brev.txt", delivery.parent / "in" / "samma.txt")
    other = (delivery.parent / "in" / "brev.txt").read_text(encoding="utf-8").replace("byts ut", "målas")
    (delivery.parent / "in" / "annan.txt").write_text(other, encoding="utf-8")
    assert run(delivery.parent).returncode == 0
    found = {record["source"]["path"]: record["review"]["status"] for record in records(delivery)}
    assert found["brev.txt"] == found["samma.txt"] == "accepted"  # the same file
    assert found["annan.txt"] != "accepted"  # the same id in another


def test_a_masked_run_forgets_numbers_in_decisions(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "brev.txt").write_text(LETTER.format(summary="Sökanden 811218-9876 får bänk."), encoding="utf-8")
    out = tmp_path / "out"
    assert diakrit("run", tmp_path / "in", "--out", out, "--unmasked", "--quiet").returncode == 0
    decided(out, (Action.CORRECT, "summary", "Sökanden 811218-9876 får en bänk."), (Action.ACCEPT, None, None))
    assert run(tmp_path).returncode == 0
    (record,) = records(out)
    assert record["summary"] == "Sökanden ******-**** får en bänk."
    assert b"811218-9876" not in (out / "diakrit.sqlite").read_bytes()

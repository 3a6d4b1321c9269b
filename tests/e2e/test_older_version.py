"""A store and a delivery of 0.1.0 are opened, resumed, exported and reviewed; what was decided in them stays."""

import json
import shutil
import sqlite3  # noqa: TID251 - looks into the store
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from diakrit import Delivery
from diakrit.delivery.write import deliver
from diakrit.review.actions import Reviewer
from diakrit.review.index import Index
from diakrit.review.records import view
from diakrit.schema.publish import json_schema
from diakrit.store import Store
from diakrit.store.decisions import Action, Decision, Decisions
from jsonschema import Draft202012Validator

from tests.program import ROOT, diakrit, failures, manifest, readings, records

OLD = ROOT / "tests" / "fixtures" / "0.1.0"
FAILED_PAGE = ("f937023167dcdc7eddd9f9e7696e9e019bdc0318b53e01e4796f52e9ec205222", "2")
ADDED = {"schema_version", "rule"}
"""Names whose values differ between 1.6 and 2.0."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """The folder of 0.1.0, with its papers beside it."""
    shutil.copytree(OLD / "inbox", tmp_path / "inbox")
    return shutil.copytree(OLD / "delivery", tmp_path / "out")


@pytest.fixture(scope="module")
def resumed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same after another run over its papers."""
    folder = tmp_path_factory.mktemp("resumed")
    shutil.copytree(OLD / "inbox", folder / "inbox")
    shutil.copytree(OLD / "delivery", folder / "out")
    result = diakrit("run", folder / "inbox", "--out", folder / "out", "--quiet")
    assert result.returncode == 1, result.stderr  # a file and a page of it cannot be read
    return folder / "out"


def found(delivery: Path, path: str, paragraph: str | None) -> dict[str, Any]:
    (record,) = [row for row in records(delivery) if (row["source"]["path"], row["paragraph"]) == (path, paragraph)]
    return record


def decided(delivery: Path) -> None:
    """What people decided in 0.1.0 is in a delivery."""
    corrected = found(delivery, "protokoll_digital.pdf", "13")
    assert (corrected["title"], corrected["review"]["status"]) == ("En rättad rubrik", "accepted")
    assert corrected["review"]["corrected"] == ["title"]
    assert found(delivery, "protokoll_digital.pdf", "14")["review"]["status"] == "ok"  # that decision was undone
    assert found(delivery, "protokoll_digital.pdf", "15")["recipients"] == ["Ekonomienheten", "Registrator"]
    assert found(delivery, "protokollsutdrag.tif", "9")["review"]["status"] == "accepted"
    assert found(delivery, "gammal_dump_skadad.txt", None)["review"]["status"] == "rejected"
    refused = found(delivery, "protokollsutdrag_digital.pdf", "87")
    assert (refused["date"], refused["review"]["status"]) == ("2025-06-09", "review")
    (doubt,) = refused["review"]["reasons"]
    assert (doubt["code"], doubt["cause"], doubt["field"]) == ("correction-conflict", "invalid", "date")
    assert "Date" in doubt["message"]


def valid(delivery: Path) -> None:
    """All of a delivery is valid under the published schemas."""
    for record in records(delivery):
        Draft202012Validator(json_schema("record")).validate(record)
    for row in failures(delivery):
        Draft202012Validator(json_schema("failure")).validate(row)
    for path in (delivery / "documents").rglob("*.json"):
        Draft202012Validator(json_schema("document")).validate(json.loads(path.read_bytes()))
    Draft202012Validator(json_schema("manifest")).validate(manifest(delivery))


def bare(value: Any) -> Any:
    """JSON without what 2.0 added to 1.6."""
    if isinstance(value, dict):
        return {key: bare(each) for key, each in value.items() if key not in ADDED}
    return [bare(each) for each in value] if isinstance(value, list) else value


def test_it_is_exported_as_it_was_read(old: Path) -> None:
    result = diakrit("export", old)
    assert result.returncode == 1, result.stderr  # the two failures of then are told
    decided(old)
    valid(old)
    refused = "protokollsutdrag_digital.pdf"
    before, after = (
        [row for row in records(each) if row["source"]["path"] != refused] for each in (OLD / "delivery", old)
    )
    assert bare(after) == bare(before)
    assert bare(failures(old)) == bare(failures(OLD / "delivery"))


def test_it_goes_on_where_it_was(resumed: Path, tmp_path: Path) -> None:
    before, after = manifest(OLD / "delivery")["provenance"], manifest(resumed)["provenance"]
    if before["engine"] != after["engine"] or before["second_engine"] != after["second_engine"]:
        pytest.skip("engines of other versions than those of then read pages anew, as they should")
    kept, now = readings(shutil.copytree(OLD / "delivery", tmp_path / "before")), readings(resumed)
    assert len(kept) == 3
    assert now.keys() == kept.keys()
    assert {part for part in kept if now[part] != kept[part]} == {FAILED_PAGE}  # what failed is tried again


def test_what_was_decided_is_in_the_next_run(resumed: Path) -> None:
    decided(resumed)
    valid(resumed)
    assert {row["code"] for row in failures(resumed)} == {"damaged", "page-too-large"}


def test_old_and_new_rows_lie_side_by_side(resumed: Path) -> None:
    with closing(sqlite3.connect(resumed / "diakrit.sqlite")) as store:
        versions = {
            table: {version for (version,) in store.execute(f"SELECT version FROM {table}")}
            for table in ("runs", "readings", "documents", "decisions")
        }
    assert versions == {
        "runs": {"1.6", "2.0"},
        "readings": {"1.6", "2.0"},
        "documents": {"2.0"},
        "decisions": {"1.6"},
    }
    with closing(sqlite3.connect(resumed / "diakrit.sqlite")) as store:
        first, last = (reading for (reading,) in store.execute("SELECT reading FROM runs ORDER BY id"))
        assert first is None  # 0.1.0 did not tell
        assert (last,) in store.execute("SELECT key FROM readings").fetchall()


def test_its_state_is_told_and_its_failures_are_tried_again(old: Path) -> None:
    told = json.loads(diakrit("status", old, "--json").stdout)
    assert (told["documents"], told["done"], told["failures"]) == (6, 15, {"damaged": 1, "page-too-large": 1})
    store = old / "diakrit.sqlite"
    with closing(sqlite3.connect(store)) as connection, connection:
        for path in (old.parent / "inbox").iterdir():  # the papers lie elsewhere than then
            connection.execute("UPDATE inputs SET path = ? WHERE name = ?", (str(path), path.name))
    result = diakrit("retry", old, "--only", "code=page-too-large", "--quiet")
    assert result.returncode == 1, result.stderr
    decided(old)


def test_it_is_reviewed(old: Path) -> None:
    with Index(old) as index:
        catalogue = index.catalogue
        assert {entry.input for entry in catalogue.queue()} == {"karta.pdf", "protokollsutdrag_digital.pdf"}
        (entry,) = catalogue.queue(code="correction-conflict")
        seen = view(index, entry)
        (date,) = [field for field in seen.fields if field.name == "date"]
        assert (date.value, date.doubtful, date.corrected) == ("2025-06-09", True, False)
        assert date.places
        (scan,) = [found for found in catalogue.search("buller", {}) if found.input == "protokollsutdrag.tif"]
        assert index.words(view(index, scan).document.source.sha256, 1)  # as they were read then
        failure = index.failure("karta.pdf", 2)
        assert failure
        assert failure.code == "page-too-large"
        reviewer = Reviewer(old, index, "Bo")
        reviewer.correct(seen, "date", "2025-06-10")
        reviewer.settle(view(index, entry), Action.ACCEPT)
        reviewer.deliver()
    record = found(old, "protokollsutdrag_digital.pdf", "87")
    assert (record["date"], record["review"]["status"]) == ("2025-06-10", "accepted")
    assert record["review"]["corrected"] == ["date"]


@pytest.mark.parametrize(
    ("referred", "corrected", "meant"),
    [
        ("2025.012 MN", "2025.012 MN", "asmyra.miljonamnden.2026-03-17.protokoll.p13"),
        ("2026.021 MN", "2026.021 MN", "asmyra.miljonamnden.2026-03-17.protokoll.p13"),
        ("2026.021 MN", "2025.012 MN", None),
    ],
)
def test_a_reference_means_a_record_by_its_corrected_number(
    old: Path, referred: str, corrected: str, meant: str | None
) -> None:
    with closing(sqlite3.connect(old / "diakrit.sqlite")) as store, store:
        paper = ("protokoll_digital.pdf",)
        ((blob,),) = store.execute("SELECT entry FROM documents WHERE input = ?", paper)
        refers = zlib.decompress(blob).replace(b'"2025.012 MN"', json.dumps(referred).encode())
        store.execute("UPDATE documents SET entry = ? WHERE input = ?", (zlib.compress(refers), *paper))
    row = found(old, paper[0], "13")
    with Decisions(old) as kept:
        place = (row["id"], row["source"]["sha256"], 2)
        kept.add(Decision(*place, Action.CORRECT, "Bo", 9.0, "case_number", corrected, row["case_number"]))
    with Store(old) as opened:
        deliver(opened)
    assert found(old, paper[0], "13")["case_number"] == corrected
    (reference,) = [each for each in found(old, paper[0], "18")["references"] if each["kind"] == "case_number"]
    assert (reference["value"], reference["resolved_id"]) == (referred, meant)
    document = json.loads((old / "documents" / f"{paper[0]}.json").read_bytes())
    assert [record["references"] for record in document["records"] if record["paragraph"] == "18"] == [
        found(old, paper[0], "18")["references"]
    ]


def test_its_delivery_is_read_without_its_store(tmp_path: Path) -> None:
    folder = shutil.copytree(OLD / "delivery", tmp_path / "out", ignore=shutil.ignore_patterns("diakrit.sqlite"))
    delivery = Delivery(folder)
    titles = [record.title for record in delivery]
    assert "En rättad rubrik" in titles
    assert {rule.rule for record in delivery for rule in record.evidence.values()} >= {"paragraph-line", "section"}
    assert [row.code for row in delivery.failures()] == ["page-too-large", "damaged"]
    assert sum(len(document.records) for document in delivery.documents()) == len(titles) == 13
    result = diakrit("evaluate", folder, "--gold", ROOT / "samples" / "gold")
    assert "Poster: 12 av 12 funna" in result.stdout, result.stderr

"""What other versions kept: read where it can be, with what is not known left out; else one sentence says what to do."""

import json
import sqlite3  # noqa: TID251 - puts rows of other versions into a store
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from diakrit import Delivery
from diakrit.delivery import load
from diakrit.errors import FailureCode, UsageError
from diakrit.model import Input, PageState
from diakrit.settings import Settings
from diakrit.store import Run, Store, upcast
from diakrit.store.decisions import Action, Decision, Decisions

from tests.builders import MADE_BY
from tests.program import ROOT

OLD = ROOT / "tests" / "fixtures" / "0.1.0" / "delivery"
FAILURE = {
    "source": "a.pdf", "sha256": None, "page": 1, "stage": "read", "code": "timeout", "message": "too slow", "remedy": "wait",
}  # fmt: skip
TARGET = {"id": "a", "municipality": "Åsmyra", "organ": None, "date": None, "paragraph": "4", "case_number": None}


def kept() -> dict[str, Any]:
    """A document as 0.1.0 kept it."""
    found: dict[str, Any] = json.loads((OLD / "documents" / "protokollsutdrag.tif.json").read_bytes())
    return found


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A folder in which something was run."""
    with Store(tmp_path) as opened:
        opened.begin(Run(Settings(dpi=200), MADE_BY, "key"), [Input(Path("a.pdf"), "a.pdf", "a.pdf")])
    return tmp_path


def changed(folder: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "diakrit.sqlite")) as connection, connection:
        connection.execute(sql, values)


def test_a_document_of_1_6_has_the_rules_of_2_0() -> None:
    entry = upcast.document(json.dumps(kept()).encode(), "a.pdf")
    (record,) = entry.records
    assert (entry.schema_version, record.schema_version) == ("2.0", "2.0")
    assert record.evidence["/paragraph"].rule == "paragraph-line"
    assert record.evidence["/paragraph"].how == "ocr: § line"


def test_a_document_of_a_later_minor_version_loses_what_that_added() -> None:
    entry = upcast.document(json.dumps(kept()).encode(), "a.pdf").model_dump(mode="json")
    later = {**entry, "schema_version": "2.1", "mood": "cheerful"}
    later["records"] = [{**record, "schema_version": "2.1", "mood": "cheerful"} for record in entry["records"]]
    assert upcast.document(json.dumps(later).encode(), "a.pdf").model_dump(mode="json") == entry


@pytest.mark.parametrize(
    "change",
    [
        {"schema_version": "1.5"},
        {"schema_version": "3.0"},
        {"schema_version": None},
        {"records": None},
        {"pages": "none"},
        {"records": [{**kept()["records"][0], "evidence": {"/title": {"how": "ocr: by the stars"}}}]},
    ],
)
def test_a_document_that_is_not_read_says_what_to_do(change: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=r"a\.pdf .* give the same diakrit run again"):
        upcast.document(json.dumps({**kept(), **change}).encode(), "a.pdf")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"null", b"\xff"])
def test_what_is_no_document_says_what_to_do(content: bytes) -> None:
    with pytest.raises(UsageError, match="give the same diakrit run again"):
        upcast.document(content, "a.pdf")


def test_names_that_are_not_known_are_left_out() -> None:
    assert upcast.settings('{"dpi": 200, "mood": "cheerful"}', "2.3") == Settings(dpi=200)
    (failure,) = upcast.failures(json.dumps([{**FAILURE, "mood": "cheerful"}]), "2.3")
    assert (failure.code, failure.page) == (FailureCode.TIMEOUT, 1)
    (target,) = upcast.targets(json.dumps([{**TARGET, "mood": "cheerful"}]), "2.3")
    assert (target.paragraph, target.case_number) == ("4", None)
    made_by = upcast.provenance(json.dumps({**MADE_BY.model_dump(), "mood": "cheerful"}), "2.3")
    assert made_by == MADE_BY
    assert upcast.states('{"text": 2}', "1.6") == {PageState.TEXT: 2}


def test_settings_that_cannot_be_used_are_named(store: Path) -> None:
    changed(store, "UPDATE runs SET settings = ?", '{"dpi": 1, "language": "fi", "unmasked": true}')
    with Store(store) as opened:
        with pytest.raises(UsageError, match=r"\(dpi, language\): give diakrit run again"):
            opened.run()
        opened.begin(Run(Settings(), MADE_BY, "key"), [])  # the run that was asked for
        assert opened.run().settings == Settings()


@pytest.mark.parametrize("text", ["", "[]", '"x"', '{"software": 1}'])
def test_what_cannot_be_read_is_told_in_a_sentence(text: str) -> None:
    for read in (upcast.provenance, upcast.failures, upcast.targets, upcast.states):
        if (read, text) not in ((upcast.failures, "[]"), (upcast.targets, "[]")):
            with pytest.raises(UsageError, match="cannot be read in the store"):
                read(text, "2.0")


def test_rows_of_a_later_major_version_are_left_to_it(store: Path) -> None:
    changed(store, "UPDATE runs SET version = '3.0'")
    with Store(store) as opened, pytest.raises(UsageError, match=r"schema 3\.0"):
        opened.run()


def decisions(folder: Path) -> Iterator[Decision]:
    with Store(folder) as opened:
        for several in opened.decisions().all().values():
            yield from several


def test_a_decision_of_another_kind_is_told_in_a_sentence(store: Path) -> None:
    with Decisions(store) as opened:
        opened.add(Decision("a", "1" * 64, 1, Action.CORRECT, "Ava", 1.0, "title", "Ny", "Gammal"))
    assert [each.value for each in decisions(store)] == ["Ny"]
    changed(store, "UPDATE decisions SET action = 'postpone'")
    with pytest.raises(UsageError, match="postpone by Ava"):
        list(decisions(store))


@pytest.fixture
def delivery(tmp_path: Path) -> Path:
    """A delivery of a later minor version."""
    entry = upcast.document(json.dumps(kept()).encode(), "a.pdf").model_dump(mode="json")
    (record,) = ({**record, "schema_version": "2.1", "doc_type": "kungorelse"} for record in entry["records"])
    later = {**entry, "schema_version": "2.1", "records": [record], "mood": "cheerful"}
    manifest = json.loads((OLD / "manifest.json").read_bytes())
    outputs = [row for row in manifest["outputs"] if row["path"] == "documents/protokollsutdrag.tif.json"]
    for folder in ("documents", "text"):
        (tmp_path / folder).mkdir()
    for name, content in {
        "manifest.json": {**manifest, "schema_version": "2.1", "outputs": outputs, "mood": "cheerful"},
        "documents/protokollsutdrag.tif.json": later,
        "records.jsonl": record,
    }.items():
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
    (tmp_path / "failures.jsonl").touch()
    (tmp_path / "text" / "protokollsutdrag.tif.txt").write_text("text", encoding="utf-8")
    return tmp_path


def test_a_delivery_of_a_later_minor_version_is_read(delivery: Path) -> None:
    opened = Delivery(delivery)
    assert [record.doc_type for record in opened] == ["kungorelse"]
    (document,) = opened.documents()
    assert (document.entry.schema_version, document.text) == ("2.1", "text")


@pytest.mark.parametrize("name", ["manifest.json", "documents/protokollsutdrag.tif.json"])
@pytest.mark.parametrize("content", ["", "[]", "{}", '{"schema_version": "3.0"}'])
def test_a_delivery_that_is_none_is_told_in_a_sentence(delivery: Path, name: str, content: str) -> None:
    (delivery / name).write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match="not written by a version of diakrit that this one can read"):
        list(load.documents(delivery))


def test_a_text_that_is_not_utf_8_is_told_in_a_sentence(delivery: Path) -> None:
    (delivery / "text" / "protokollsutdrag.tif.txt").write_bytes("nämnden".encode("latin-1"))
    with pytest.raises(UsageError, match=r"protokollsutdrag\.tif\.txt: cannot be read \(it is not UTF-8\)"):
        list(Delivery(delivery).documents())


def test_a_delivery_that_lacks_a_file_says_which(delivery: Path) -> None:
    (delivery / "text" / "protokollsutdrag.tif.txt").unlink()
    with pytest.raises(UsageError, match=r"protokollsutdrag\.tif\.txt: cannot be read"):
        list(load.documents(delivery))

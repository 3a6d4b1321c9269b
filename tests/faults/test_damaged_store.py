"""A store that is damaged, or has only just been made, is told of in one sentence by all that reads it."""

import shutil
import sqlite3  # noqa: TID251 - damages the store
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from diakrit.delivery.write import deliver
from diakrit.errors import OutputError, UsageError
from diakrit.store import Store
from diakrit.store.decisions import Decisions
from diakrit.store.status import status

from tests.program import ROOT, diakrit

PAPER = "protokoll_digital.pdf"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """The folder of a finished run, its store of today's version."""
    folder = shutil.copytree(ROOT / "tests" / "fixtures" / "0.1.0" / "delivery", tmp_path / "out")
    with Store(folder):
        return folder


def changed(folder: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(folder / "diakrit.sqlite")) as connection, connection:
        connection.execute(sql, values)


def overwritten(folder: Path, table: str) -> None:
    """Overwrites the first page of a table, as a bad disk does."""
    store = folder / "diakrit.sqlite"
    with closing(sqlite3.connect(store)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (table,)).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with store.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xff" * size)


def delivered(folder: Path) -> None:
    with Store(folder) as store:
        deliver(store)


@pytest.mark.parametrize(
    "change",
    [
        "entry = zeroblob(99)",
        "entry = substr(entry, 1, length(entry) - 9)",
        "text = zeroblob(99)",
        "text = NULL",
        "text = 'plain'",
    ],
)
def test_a_damaged_document_is_told(out: Path, change: str) -> None:
    changed(out, f"UPDATE documents SET {change} WHERE input = ?", PAPER)
    with pytest.raises(OutputError, match=rf"cannot be read \(the document of {PAPER}.* from a copy"):
        delivered(out)


def test_a_document_that_is_not_there_is_told(out: Path) -> None:
    with Store(out) as store:
        for name in ("trasig.pdf", "nowhere.pdf"):  # one that failed, and none
            with pytest.raises(UsageError, match=f"{name} was not read"):
                store.document(name)


@pytest.mark.parametrize("table", ["runs", "inputs", "documents", "decisions"])
def test_damaged_pages_are_told_by_a_delivery(out: Path, table: str) -> None:
    overwritten(out, table)
    with pytest.raises(OutputError, match=r"diakrit\.sqlite cannot be read"):
        delivered(out)


@pytest.mark.parametrize("table", ["runs", "inputs", "documents", "readings"])
def test_damaged_pages_are_told_by_the_status(out: Path, table: str) -> None:
    changed(out, "UPDATE documents SET key = 'earlier'")  # all are being made again
    overwritten(out, table)
    with pytest.raises(OutputError, match=r"diakrit\.sqlite cannot be read"):
        status(out)


@pytest.mark.parametrize("column", ["states", "failures"])
def test_a_damaged_value_is_told_by_the_status(out: Path, column: str) -> None:
    changed(out, f"UPDATE documents SET {column} = '[{{'")
    with pytest.raises(OutputError, match=r"diakrit\.sqlite cannot be read"):
        status(out)


@pytest.mark.parametrize(
    "asked",
    [
        lambda store: store.reading("e3a72ca4f6e4931db9acfcda15c0f3a47823f24f06c6f8415efac63054cb19df", "1", "key"),
        lambda store: store.source(PAPER),
        lambda store: store.settled(PAPER, "key"),
        lambda store: store.states(PAPER),
        lambda store: list(store.inputs()),
        lambda store: list(store.finished()),
        lambda store: store.decisions(),
    ],
)
def test_damaged_pages_are_told_whatever_is_asked(out: Path, asked: Callable[[Store], object]) -> None:
    changed(out, "UPDATE readings SET key = 'key', state = 'torn'")
    changed(out, "UPDATE documents SET key = 'key'")
    for table in ("inputs", "documents", "decisions"):
        overwritten(out, table)
    with Store(out) as store, pytest.raises(OutputError, match=r"diakrit\.sqlite cannot be read"):
        asked(store)


def test_damaged_settings_of_a_run_are_told(out: Path) -> None:
    changed(out, "UPDATE runs SET settings = '{'")
    with Decisions(out) as kept, pytest.raises(OutputError, match=r"diakrit\.sqlite cannot be read"):
        kept.unmasked()


def test_a_store_without_tables_has_had_no_run(tmp_path: Path) -> None:
    (tmp_path / "diakrit.sqlite").touch()
    with pytest.raises(UsageError, match="nothing was run"):
        status(tmp_path)
    with Store(tmp_path), pytest.raises(UsageError, match="nothing was run"):
        status(tmp_path)


@pytest.mark.parametrize("command", ["export", "status"])
def test_the_program_tells_it_in_a_sentence(out: Path, command: str) -> None:
    overwritten(out, "documents")
    result = diakrit(command, out)
    assert result.returncode == 1
    assert "cannot be read" in result.stderr
    assert "Traceback" not in result.stderr

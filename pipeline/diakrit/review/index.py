"""An index of the records of a delivery and all their words, for queue and search. It is made from the store, and disposable."""

import json
import sqlite3  # noqa: TID251 - the index is a database of its own
import zlib
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Self

from diakrit.batch.page_codec import PageRecord
from diakrit.delivery.corrections import decide_all
from diakrit.errors import UsageError
from diakrit.knowledge import Knowledge
from diakrit.model import Failure, Word
from diakrit.review.catalogue import Catalogue
from diakrit.schema.document import DocumentEntry
from diakrit.schema.record import CORE, Record
from diakrit.schema.values import SCHEMA_VERSION
from diakrit.store import FILE as STORE
from diakrit.store import upcast
from diakrit.store.columns import path_of
from diakrit.store.database import INDEX, connect, told
from diakrit.store.decisions import Standing, read

_VERSION = 2
_TABLES = """
    CREATE TABLE documents (input TEXT PRIMARY KEY, mark TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE records (
        number INTEGER PRIMARY KEY, id TEXT NOT NULL, input TEXT NOT NULL, ordinal INTEGER NOT NULL, kind TEXT NOT NULL,
        organ TEXT, year TEXT, paragraph TEXT, case_number TEXT, title TEXT, status TEXT NOT NULL, gain REAL NOT NULL,
        codes TEXT NOT NULL, page INTEGER NOT NULL
    );
    CREATE INDEX records_queue ON records (status, gain DESC);
    CREATE INDEX records_input ON records (input, ordinal);
    CREATE INDEX records_id ON records (id);
    CREATE TABLE codes (number INTEGER NOT NULL, code TEXT NOT NULL, PRIMARY KEY (code, number)) WITHOUT ROWID;
    CREATE VIRTUAL TABLE texts USING fts5 (heading, identity, body, read, tokenize = "unicode61 remove_diacritics 0");
"""
_OTHER = 0.2  # weight of a doubtful field that does not identify a record


class StaleError(UsageError):
    """What the page shows is out of date."""


class Index:
    """The index of one output folder; a context manager."""

    def __init__(self, folder: Path) -> None:
        """Opens or makes the index, and brings it up to date with the store.

        Raises:
            UsageError: the documents were made by another version of the program.
            OutputError: the store cannot be read.
        """
        with told():
            connect(folder / STORE).close()  # brings an older store up to date
        self._store = sqlite3.connect(
            f"{(folder / STORE).resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        self._db = sqlite3.connect(folder / INDEX, check_same_thread=False)
        (folder / INDEX).chmod(0o600)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = OFF")  # it can be made again
        self._db.execute("PRAGMA secure_delete = ON")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version != _VERSION:
            for name in ("documents", "records", "codes", "texts"):
                self._db.execute(f"DROP TABLE IF EXISTS {name}")
            self._db.executescript(f"{_TABLES} PRAGMA user_version = {_VERSION};")
        self._looking = sqlite3.connect(folder / INDEX, check_same_thread=False)  # sees only what is committed
        self.catalogue = Catalogue(self._looking)
        self._lock = Lock()
        self.refresh()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @cached_property
    def knowledge(self) -> Knowledge:
        """What the last run knew."""
        row = self._store.execute("SELECT settings, version FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        return Knowledge.load(upcast.settings(*row).lexicons if row else None)

    def close(self) -> None:
        """Closes the index and the store."""
        self._looking.close()
        self._db.close()
        self._store.close()

    def refresh(self) -> None:
        """Adds new and changed documents, and what people have decided."""
        rows = dict(
            self._store.execute(
                "SELECT input, documents.source || key || length(entry) FROM documents JOIN inputs ON name = input WHERE entry IS NOT NULL"
            )
        )
        marks = {name: f"{SCHEMA_VERSION} {mark}" for name, mark in rows.items()}
        known = dict(self._db.execute("SELECT input, mark FROM documents"))
        standing = Standing(read(self._store))
        with self._lock, self._db:
            for name in known.keys() - marks.keys():
                self._forget(name)
            for name, mark in marks.items():
                if known.get(name) != mark:
                    self._renew(name, mark, standing)
            for name in self._inputs(source for source, _ in standing.all()):
                if name in marks:
                    self._renew(name, marks[name], standing)

    def _inputs(self, sources: Iterable[str]) -> set[str]:
        """The inputs with these sources."""
        found: set[str] = set()
        for source in set(sources):
            found |= {
                name for (name,) in self._store.execute("SELECT input FROM documents WHERE source = ?", (source,))
            }
        return found

    def decided(self, source: str) -> None:
        """Updates the records of a source after a decision."""
        with self._lock, self._db:
            standing = Standing(read(self._store))
            for name in self._inputs([source]):
                row = self._db.execute("SELECT mark FROM documents WHERE input = ?", (name,)).fetchone()
                if row:
                    self._renew(name, row[0], standing)

    def _renew(self, name: str, mark: str, standing: Standing) -> None:
        """Adds an input again; its records keep their numbers, which are in addresses."""
        numbers = dict(self._db.execute("SELECT ordinal, number FROM records WHERE input = ?", (name,)))
        self._forget(name)
        self._take(name, mark, standing, numbers)

    def _forget(self, name: str) -> None:
        self._db.execute("DELETE FROM texts WHERE rowid IN (SELECT number FROM records WHERE input = ?)", (name,))
        self._db.execute("DELETE FROM codes WHERE number IN (SELECT number FROM records WHERE input = ?)", (name,))
        self._db.execute("DELETE FROM records WHERE input = ?", (name,))
        self._db.execute("DELETE FROM documents WHERE input = ?", (name,))

    def _take(self, name: str, mark: str, standing: Standing, numbers: Mapping[int, int]) -> None:
        document = decide_all(self.document(name), standing, self.knowledge.case_numbers)
        self._db.execute("INSERT INTO documents VALUES (?, ?)", (name, mark))
        for ordinal, record in enumerate(document.records, 1):
            self._add(name, ordinal, numbers.get(ordinal), document, record)

    def _add(self, name: str, ordinal: int, number: int | None, document: DocumentEntry, record: Record) -> None:
        """Adds a record of an input, under its number or a new one."""
        codes = sorted({reason.code for reason in record.review.reasons})
        row = {
            "number": number,
            "id": record.id,
            "input": name,
            "ordinal": ordinal,
            "kind": record.doc_type,
            "organ": record.organ,
            "year": record.date[:4] if record.date else None,
            "paragraph": record.paragraph,
            "case_number": record.case_number,
            "title": record.title,
            "status": record.review.status,
            "gain": gain(record),
            "codes": json.dumps(codes),
            "page": record.source.pages[0],
        }
        number = self._db.execute(f"INSERT INTO records ({', '.join(row)}) VALUES (:{', :'.join(row)})", row).lastrowid
        self._db.executemany("INSERT INTO codes VALUES (?, ?)", [(number, code) for code in codes])
        self._db.execute(
            "INSERT INTO texts (rowid, heading, identity, body, read) VALUES (?, ?, ?, ?, ?)",
            (number, record.title, _identity(record), _body(record), _read(document, record)),
        )

    def document(self, name: str) -> DocumentEntry:
        """A document as the program made it.

        Raises:
            UsageError: as for the index.
            StaleError: it is being made again.
        """
        return upcast.document(self._kept("entry", name), name)

    def _kept(self, what: str, name: str) -> bytes:
        row = self._store.execute(f"SELECT {what} FROM documents WHERE input = ?", (name,)).fetchone()
        if row is None or row[0] is None:
            raise StaleError("the document is being made again; reload the page in a while")
        return zlib.decompress(row[0])

    def text(self, name: str, page: int) -> str:
        """The text of a page of an input."""
        pages = self._kept("text", name).decode().split("\f")
        return pages[page - 1] if page <= len(pages) else ""

    def words(self, sha256: str, page: int) -> list[Word]:
        """The words of a page that was read by OCR, with boxes; none for other pages."""
        row = self._store.execute(
            "SELECT content FROM readings WHERE source = ? AND part = ? ORDER BY made DESC LIMIT 1", (sha256, str(page))
        ).fetchone()
        return [word for word in PageRecord.unpack(row[0]).page.words if word.box] if row else []

    def failure(self, name: str, page: int) -> Failure | None:
        """Why a page of an input could not be read, or None if it was."""
        row = self._store.execute("SELECT failures, version FROM documents WHERE input = ?", (name,)).fetchone()
        found = upcast.failures(*row) if row else ()
        return next((failure for failure in found if failure.page == page), None)

    def standing(self) -> Standing:
        """What people have decided."""
        return Standing(read(self._store))

    def source(self, name: str) -> tuple[Path, str] | None:
        """The path and digest of an input, or None if there is no such input."""
        row = self._store.execute("SELECT path, source FROM inputs WHERE name = ?", (name,)).fetchone()
        return (path_of(row[0]), row[1]) if row else None


def gain(record: Record) -> float:
    """How many wrong fields a review of a record is expected to correct."""
    return sum((1 if name in CORE else _OTHER) * (1 - sure) for name, sure in record.confidence.items())


def _identity(record: Record) -> str:
    single = (
        record.id,
        record.case_number,
        record.case_number_normalised,
        record.organ,
        record.municipality,
        record.date,
        f"§ {record.paragraph}" if record.paragraph else None,
    )
    return " ".join([*filter(None, single), *record.other_case_numbers])


def _body(record: Record) -> str:
    return "\n".join(f"{section.heading or ''}\n{section.text}" for section in record.sections)


def _read(document: DocumentEntry, record: Record) -> str:
    """Words as read before they were repaired, and as suggested where they were not."""
    first, last = record.source.pages
    rows = (row for row in document.repairs if first <= row.page <= last)
    return " ".join(row.read if row.applied else row.text for row in rows)

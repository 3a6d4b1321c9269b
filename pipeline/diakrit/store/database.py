"""The tables of the store, and how an older store becomes one of today."""

import sqlite3  # noqa: TID251 - this is the door to it
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from diakrit.errors import OutputError, UsageError

FILE = "diakrit.sqlite"
INDEX = "diakrit-index.sqlite"
"""What the review makes beside the store: all words of its records; it can be made again."""
_WAIT = 30.0  # seconds for somebody who looks on
_MIGRATIONS = (
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY, started REAL NOT NULL, finished REAL, key TEXT NOT NULL, settings TEXT NOT NULL,
        made_by TEXT NOT NULL
    );
    CREATE TABLE inputs (
        name TEXT PRIMARY KEY, position INTEGER NOT NULL, path TEXT NOT NULL, output TEXT NOT NULL, source TEXT, pages INTEGER,
        opened INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE readings (
        source TEXT NOT NULL, part TEXT NOT NULL, key TEXT NOT NULL, state TEXT NOT NULL, content BLOB NOT NULL,
        failure TEXT, tries INTEGER NOT NULL, made REAL NOT NULL,
        UNIQUE (source, part, key)
    );
    CREATE TABLE documents (
        input TEXT PRIMARY KEY, source TEXT, key TEXT NOT NULL, settled INTEGER NOT NULL, pages INTEGER NOT NULL,
        states TEXT NOT NULL, records INTEGER NOT NULL, review TEXT NOT NULL, targets TEXT NOT NULL, failures TEXT NOT NULL,
        entry BLOB, text BLOB
    );
    """,
    """
    CREATE TABLE decisions (
        id INTEGER PRIMARY KEY, record TEXT NOT NULL, source TEXT NOT NULL, ordinal INTEGER NOT NULL, action TEXT NOT NULL,
        field TEXT, value TEXT NOT NULL, before TEXT NOT NULL, who TEXT NOT NULL, made REAL NOT NULL, undone REAL
    );
    """,
    "ALTER TABLE documents DROP COLUMN review;",
    """
    ALTER TABLE runs ADD COLUMN version TEXT NOT NULL DEFAULT '1.6';
    ALTER TABLE readings ADD COLUMN version TEXT NOT NULL DEFAULT '1.6';
    ALTER TABLE documents ADD COLUMN version TEXT NOT NULL DEFAULT '1.6';
    ALTER TABLE decisions ADD COLUMN version TEXT NOT NULL DEFAULT '1.6';
    """,
    "ALTER TABLE runs ADD COLUMN reading TEXT;",
)
"""Each brings the store from its place in this list to the next; `PRAGMA user_version` tells where it is.

`version` is that of the contract under which the JSON in a row was written (`upcast`)."""

CURRENT = """
    WITH current AS (
        SELECT source, part, key, state, failure FROM readings AS one WHERE key = coalesce(?, (
            SELECT key FROM readings WHERE (source, part) = (one.source, one.part) ORDER BY made DESC LIMIT 1
        ))
    )
"""
"""The readings that count: those under the key that is given (`reading_key`), or else the latest of each part."""


def reading_key(connection: sqlite3.Connection) -> str | None:
    """The key of the readings of the last run, None where a version that did not keep it began that or made the store."""
    if not connection.execute("SELECT 1 FROM pragma_table_info('runs') WHERE name = 'reading'").fetchone():
        return None
    found: tuple[str | None] | None = connection.execute("SELECT reading FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    return found[0] if found else None


def connect(path: Path) -> sqlite3.Connection:
    """Opens or makes a store, and brings it up to date.

    Raises:
        UsageError: it is of a later version.
    """
    connection = sqlite3.connect(path, timeout=_WAIT)
    path.chmod(0o600)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA secure_delete = ON")  # what is forgotten is gone from the file
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_MIGRATIONS):
        raise UsageError(f"{path}: made by a later version of diakrit; use that one, or another output folder")
    for number, script in enumerate(_MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
    return connection


def forget_index(folder: Path) -> None:
    """Removes the index of an output folder; the next review makes it again."""
    for end in ("", "-wal", "-shm"):
        (folder / f"{INDEX}{end}").unlink(missing_ok=True)


@contextmanager
def told() -> Iterator[None]:
    """What SQLite cannot do, as our own error."""
    try:
        yield
    except (sqlite3.DatabaseError, PermissionError) as error:
        remedy = "what was kept is safe; make room, or look at whom it belongs to, and run again"
        raise OutputError(f"{FILE} cannot be written ({error}): {remedy}") from error


@contextmanager
def readable() -> Iterator[None]:
    """What SQLite cannot read, or what cannot be made out of what it read, as our own error."""
    try:
        yield
    except (sqlite3.Error, ValueError) as error:
        raise unreadable(str(error)) from error


def unreadable(why: str) -> OutputError:
    """The error of a store that is damaged, or that is not for us to read."""
    remedy = (
        "look at the disk and at whom it belongs to; if it is damaged, take it from a copy, or run into another folder"
    )
    return OutputError(f"{FILE} cannot be read ({why}): {remedy}")


def rows(connection: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, as they are asked for.

    Raises:
        OutputError: they cannot be read.
    """
    with readable():
        for row in connection.execute(query, values):  # noqa: UP028 - "yield from" closes a cursor whose store may be closed
            yield row

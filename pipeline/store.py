"""The store: one SQLite file in the output folder that holds all work done, so that nothing is ever done twice.

The driver alone writes it (WAL: others may look on), in small transactions: a process that is killed loses less than a second
of work, and the file is whole whatever happens. Readings are kept by the digest of their source, the part of it (a page, a
letterhead) and the key of all that shapes a reading; documents by the name of their input. No identity number is in
it unless the run was told to leave them.
"""

import json
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import OutputError, UsageError
from pipeline.model import Failure, PageState
from pipeline.record import Provenance
from pipeline.resolve import Target
from pipeline.settings import Settings
from pipeline.sources import Input

FILE = "diakrit.sqlite"
_COMMIT_EVERY = 0.5  # seconds
_WAIT = 30.0  # seconds for somebody who looks on
_MIGRATIONS = (
    """
    CREATE TABLE runs (
        id INTEGER PRIMARY KEY, started REAL NOT NULL, finished REAL, settings TEXT NOT NULL, made_by TEXT NOT NULL
    );
    CREATE TABLE inputs (
        name TEXT PRIMARY KEY, position INTEGER NOT NULL, path TEXT NOT NULL, output TEXT NOT NULL, pages INTEGER
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
)
"""Each brings the store from its place in this list to the next; `PRAGMA user_version` tells where it is."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run was told, and what makes its records."""

    settings: Settings
    made_by: Provenance


@dataclass(frozen=True, slots=True)
class Reading:
    """What is kept of a page or a letterhead: its content packed; where it could not be read, why, and how often that was tried."""

    state: PageState
    content: bytes
    failure: Failure | None = None
    tries: int = 1


@dataclass(frozen=True, slots=True)
class Finished:
    """What an input came to. `read`: it gave a document; `settled`: another run would find nothing else."""

    source: str | None
    read: bool
    settled: bool
    pages: int
    states: Mapping[PageState, int]
    records: int = 0
    review: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()
    failures: tuple[Failure, ...] = ()


class Store:
    """All work of one output folder."""

    def __init__(self, folder: Path) -> None:
        """Opens or makes the store of an output folder; whoever writes it holds the folder's lock.

        Raises:
            UsageError: the store is of a later version.
            OutputError: it cannot be read or written.
        """
        with _told():
            self._db = _connect(folder / FILE)
        self._committed = time.monotonic()

    def close(self) -> None:
        """Keeps what is not kept yet."""
        with _told():
            self._db.commit()
            self._db.close()

    def commit(self, *, now: bool = False) -> None:
        """Makes what was kept safe: now, or if the last time is half a second ago."""
        if now or time.monotonic() - self._committed >= _COMMIT_EVERY:
            with _told():
                self._db.commit()
            self._committed = time.monotonic()

    def begin(self, run: Run, inputs: Sequence[Input]) -> None:
        """A run over these inputs begins."""
        with _told():
            self._db.execute(
                "INSERT INTO runs (started, settings, made_by) VALUES (?, ?, ?)",
                (time.time(), run.settings.model_dump_json(), run.made_by.model_dump_json()),
            )
            self._db.execute("DELETE FROM inputs")
            rows = ((item.name, place, str(item.path), item.output) for place, item in enumerate(inputs))
            self._db.executemany("INSERT INTO inputs (name, position, path, output) VALUES (?, ?, ?, ?)", rows)
        self.commit(now=True)

    def end(self) -> None:
        """The run has delivered."""
        with _told():
            self._db.execute("UPDATE runs SET finished = ? WHERE id = (SELECT max(id) FROM runs)", (time.time(),))
        self.commit(now=True)

    def run(self) -> Run:
        """The last run.

        Raises:
            UsageError: there was none.
        """
        row = self._db.execute("SELECT settings, made_by FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        if row is None:
            raise UsageError("nothing was run in this folder yet")
        return Run(Settings.model_validate_json(row[0]), Provenance.model_validate_json(row[1]))

    def inputs(self) -> Iterator[Input]:
        """The inputs of the last run, in order."""
        for path, name, output in self._db.execute("SELECT path, name, output FROM inputs ORDER BY position"):
            yield Input(Path(path), name, output)

    def opened(self, name: str, pages: int) -> None:
        """An input turned out to have so many pages."""
        with _told():
            self._db.execute("UPDATE inputs SET pages = ? WHERE name = ?", (pages, name))

    def reading(self, source: str, part: str, key: str) -> Reading | None:
        """What was read of a part of a source before, in this way."""
        row = self._db.execute(
            "SELECT state, content, failure, tries FROM readings WHERE source = ? AND part = ? AND key = ?",
            (source, part, key),
        ).fetchone()
        if row is None:
            return None
        state, content, failure, tries = row
        return Reading(PageState(state), content, Failure(**json.loads(failure)) if failure else None, tries)

    def keep(self, source: str, part: str, key: str, reading: Reading) -> None:
        """Keeps what was read."""
        failure = json.dumps(asdict(reading.failure), ensure_ascii=False) if reading.failure else None
        with _told():
            self._db.execute(
                "INSERT OR REPLACE INTO readings VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (source, part, key, reading.state, reading.content, failure, reading.tries, time.time()),
            )
        self.commit()

    def settled(self, name: str, key: str) -> str | None:
        """The digest of the source from which all is done that can be done under this name and key."""
        row = self._db.execute(
            "SELECT source FROM documents WHERE input = ? AND key = ? AND settled", (name, key)
        ).fetchone()
        return row[0] if row else None

    def states(self, name: str) -> Mapping[PageState, int]:
        """How the pages of a finished input ended."""
        (states,) = self._db.execute("SELECT states FROM documents WHERE input = ?", (name,)).fetchone()
        return {PageState(state): count for state, count in json.loads(states).items()}

    def finish(self, name: str, key: str, done: Finished, entry: bytes = b"", text: bytes = b"") -> None:
        """Keeps what an input came to, with its document and text."""
        row = (
            *(name, done.source, key, done.settled, done.pages, json.dumps(done.states), done.records),
            *(_json(done.review), _json(map(asdict, done.targets)), _json(map(asdict, done.failures))),
            *(zlib.compress(blob) if done.read else None for blob in (entry, text)),
        )
        with _told():
            self._db.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        self.commit()

    def finished(self) -> Iterator[tuple[Input, Finished]]:
        """What the inputs of the run came to, in their order; those that are not done yet are left out."""
        rows = self._db.execute(
            "SELECT path, name, output, source, entry IS NOT NULL, settled, documents.pages, states, records, review, targets,"
            " failures FROM inputs JOIN documents ON input = name ORDER BY position"
        )
        for path, name, output, source, read, settled, pages, states, records, review, targets, failures in rows:
            yield (
                Input(Path(path), name, output),
                Finished(
                    source,
                    bool(read),
                    bool(settled),
                    pages,
                    {PageState(state): count for state, count in json.loads(states).items()},
                    records,
                    tuple(json.loads(review)),
                    tuple(Target(**row) for row in json.loads(targets)),
                    tuple(Failure(**row) for row in json.loads(failures)),
                ),
            )

    def document(self, name: str) -> tuple[bytes, bytes]:
        """The document (JSON) and the text of an input that was read."""
        row = self._db.execute("SELECT entry, text FROM documents WHERE input = ?", (name,)).fetchone()
        entry, text = map(zlib.decompress, row)
        return entry, text


def _json(values: Iterable[object]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def _connect(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=_WAIT)
    path.chmod(0o600)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(_MIGRATIONS):
        raise UsageError(f"{path}: made by a later version of diakrit; use that one, or another output folder")
    for number, script in enumerate(_MIGRATIONS[version:], version + 1):
        connection.executescript(f"BEGIN; {script} PRAGMA user_version = {number}; COMMIT;")
    return connection


@contextmanager
def _told() -> Iterator[None]:
    """What SQLite cannot do, as our own error."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise OutputError(
            f"{FILE} cannot be written ({error}): what was kept is safe; make room and run again"
        ) from error

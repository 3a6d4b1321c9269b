"""Reading and writing the store."""

import json
import time
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from diakrit import lexicon
from diakrit.errors import UsageError
from diakrit.model import Input, PageState
from diakrit.schema.document import DocumentEntry
from diakrit.schema.values import SCHEMA_VERSION
from diakrit.store import decisions, lock, upcast
from diakrit.store.columns import path_kept, path_of, rows_as_json
from diakrit.store.database import CURRENT, FILE, connect, forget_index, readable, reading_key, rows, told, unreadable
from diakrit.store.decisions import Standing
from diakrit.store.rows import Finished, Reading, Run, Which
from diakrit.swedish.grammar.personnummer import IdentityNumberGrammar

_COMMIT_EVERY = 0.5  # seconds
_ENDED_SO = """
    SELECT source, part, key FROM current WHERE source IN (SELECT source FROM inputs)
    AND (state = ? OR json_extract(failure, '$.code') = ? OR (? AND failure IS NOT NULL))
"""


class Store:
    """All work of one output folder, for one process at a time; a context manager that keeps everything at its end."""

    def __init__(self, folder: Path) -> None:
        """Opens or makes the store of an output folder, and holds the folder's lock until the end.

        Raises:
            UsageError: another run works in the folder, it cannot be written, or its store is of a later version.
            OutputError: the store cannot be read or written; so may whatever is asked of it.
        """
        self.folder = folder
        with ExitStack() as held:
            held.enter_context(lock.take(folder))
            with told():
                self._db = held.enter_context(closing(connect(folder / FILE)))
            self._held = held.pop_all()
        self._committed = time.monotonic()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._held, told():
            self._db.commit()

    def commit(self, *, now: bool = False) -> None:
        """Makes what was kept safe: now, or if the last time is half a second ago."""
        if now or time.monotonic() - self._committed >= _COMMIT_EVERY:
            with told():
                self._db.commit()
            self._committed = time.monotonic()

    def begin(self, run: Run, inputs: Sequence[Input], *, adding: bool = False) -> None:
        """A run over these inputs begins; `adding`: over these and those of the runs before.

        A run that masks identity numbers forgets what one that left them kept.
        """
        self.commit(now=True)
        with told(), self._db:  # the whole or nothing of it
            if not run.settings.unmasked and decisions.left_unmasked(self._db):
                self._db.execute("DELETE FROM readings")
                self._db.execute("DELETE FROM documents")
                known = lexicon.load(run.settings.lexicons)
                decisions.mask(self._db, IdentityNumberGrammar(known.identity_numbers))
                forget_index(self.folder)
            settings, made_by = run.settings.model_dump_json(), run.made_by.model_dump_json()
            self._db.execute(
                "INSERT INTO runs (started, key, reading, settings, made_by, version) VALUES (?, ?, ?, ?, ?, ?)",
                (time.time(), run.key, run.reading, settings, made_by, SCHEMA_VERSION),
            )
            before = dict(self._db.execute("SELECT name, source FROM inputs"))
            if not adding:
                self._db.execute("DELETE FROM inputs")
            (taken,) = self._db.execute("SELECT coalesce(max(position) + 1, 0) FROM inputs").fetchone()
            self._db.executemany(
                "INSERT INTO inputs (name, position, path, output, source) VALUES (?, ?, ?, ?, ?)",
                (
                    (item.name, place, path_kept(item.path), item.output, before.get(item.name))
                    for place, item in enumerate(inputs, taken)
                ),
            )

    def _rows(self, query: str, *values: object) -> Iterator[tuple[Any, ...]]:
        return rows(self._db, query, values)

    def _row(self, query: str, *values: object) -> tuple[Any, ...] | None:
        return next(self._rows(query, *values), None)

    def end(self) -> None:
        """The run has delivered. Documents of inputs that it did not have are forgotten; their readings stay."""
        with told():
            self._db.execute("DELETE FROM documents WHERE input NOT IN (SELECT name FROM inputs)")
            self._db.execute("UPDATE runs SET finished = ? WHERE id = (SELECT max(id) FROM runs)", (time.time(),))
        self.commit(now=True)

    def run(self) -> Run:
        """The last run.

        Raises:
            UsageError: there was none, or this version of the program cannot use what it was told.
        """
        row = self._row("SELECT settings, made_by, key, reading, version FROM runs ORDER BY id DESC LIMIT 1")
        if row is None:
            raise UsageError("nothing was run in this folder yet")
        settings, made_by, key, reading, version = row
        return Run(upcast.settings(settings, version), upcast.provenance(made_by, version), key, reading)

    def inputs(self) -> Iterator[Input]:
        """The inputs of the last run, in order."""
        for path, name, output in self._rows("SELECT path, name, output FROM inputs ORDER BY position"):
            yield Input(path_of(path), name, output)

    def unfinished(self, *, unsettled: bool = False) -> Iterator[Input]:
        """The inputs of the last run that are not done yet; with `unsettled` those, too, that may come to more if tried again."""
        left = self._rows(
            "SELECT path, name, output FROM inputs WHERE NOT opened OR name NOT IN (SELECT input FROM documents"
            " WHERE key = (SELECT key FROM runs ORDER BY id DESC LIMIT 1) AND (settled OR NOT ?)) ORDER BY position",
            unsettled,
        )
        for path, name, output in left:
            yield Input(path_of(path), name, output)

    def moved(self, name: str, path: Path) -> None:
        """An input lies elsewhere now."""
        with told():
            self._db.execute("UPDATE inputs SET path = ? WHERE name = ?", (path_kept(path), name))
        self.commit(now=True)

    def source(self, name: str) -> str | None:
        """The digest of an input when it was last opened."""
        row = self._row("SELECT source FROM inputs WHERE name = ?", name)
        return row[0] if row else None

    def opened(self, name: str, source: str | None, pages: int) -> None:
        """An input turned out to be a source of so many pages."""
        with told():
            self._db.execute(
                "UPDATE inputs SET source = ?, pages = ?, opened = 1 WHERE name = ?", (source, pages, name)
            )

    def reading(self, source: str, part: str, key: str) -> Reading | None:
        """What was read of a part of a source before, in this way."""
        row = self._row(
            "SELECT state, content, failure, tries, version FROM readings WHERE source = ? AND part = ? AND key = ?",
            *(source, part, key),
        )
        if row is None:
            return None
        state, content, failure, tries, version = row
        with readable():
            return Reading(PageState(state), content, upcast.failure(failure, version), tries)

    def keep(self, source: str, part: str, key: str, reading: Reading) -> None:
        """Keeps what was read."""
        failure = json.dumps(asdict(reading.failure), ensure_ascii=False) if reading.failure else None
        row = (source, part, key, reading.state, reading.content, failure, reading.tries, time.time(), SCHEMA_VERSION)
        with told():
            self._db.execute(
                "INSERT OR REPLACE INTO readings (source, part, key, state, content, failure, tries, made, version)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
        self.commit()

    def settled(self, name: str, key: str) -> str | None:
        """The digest of the source from which all is done that can be done under this name and key."""
        row = self._row("SELECT source FROM documents WHERE input = ? AND key = ? AND settled", name, key)
        return row[0] if row else None

    def states(self, name: str) -> Mapping[PageState, int]:
        """How the pages of a finished input ended."""
        (found,) = self._rows("SELECT states, version FROM documents WHERE input = ?", name)
        return upcast.states(*found)

    def forget(self, which: Which) -> int:
        """Forgets pages and letterheads of the last run that ended so, and the documents they are in; gives how many."""
        self.commit(now=True)
        with told(), self._db:  # the whole or nothing of it
            found = self._db.execute(
                CURRENT + _ENDED_SO,
                (reading_key(self._db), which.state, which.code, which.state == PageState.FAILED),
            ).fetchall()
            self._db.executemany("DELETE FROM readings WHERE source = ? AND part = ? AND key = ?", found)
            self._db.executemany("DELETE FROM documents WHERE source = ?", {(source,) for source, *_ in found})
        return len(found)

    def finish(self, name: str, key: str, done: Finished, entry: bytes = b"", text: bytes = b"") -> None:
        """Keeps what an input came to, with its document and text."""
        row = (
            *(name, done.source, key, done.settled, done.pages, json.dumps(done.states), done.records),
            *(rows_as_json(done.targets), rows_as_json(done.failures)),
            *(zlib.compress(blob) if done.read else None for blob in (entry, text)),
            SCHEMA_VERSION,
        )
        with told():
            self._db.execute(
                "INSERT OR REPLACE INTO documents (input, source, key, settled, pages, states, records, targets, failures,"
                " entry, text, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            )
        self.commit()

    def finished(self) -> Iterator[tuple[Input, Finished]]:
        """What the inputs of the run came to, in their order; those that are not done yet are left out."""
        done = self._rows(
            "SELECT path, name, output, documents.source, entry IS NOT NULL, settled, documents.pages, states, records, targets,"
            " failures, version FROM inputs JOIN documents ON input = name"
            " WHERE key = (SELECT key FROM runs ORDER BY id DESC LIMIT 1) ORDER BY position"
        )
        for path, name, output, source, read, settled, pages, states, records, targets, failures, version in done:
            yield (
                Input(path_of(path), name, output),
                Finished(
                    *(source, bool(read), bool(settled), pages, upcast.states(states, version), records),
                    *(upcast.targets(targets, version), upcast.failures(failures, version)),
                ),
            )

    def decisions(self) -> Standing:
        """What people decided about records."""
        return Standing(decisions.read(self._db))

    def document(self, name: str) -> tuple[DocumentEntry, bytes]:
        """The document and the text of an input that was read.

        Raises:
            UsageError: another version of the program read it, in a way that this one cannot use, or it was not read.
            OutputError: it cannot be read.
        """
        entry, text = self._row("SELECT entry, text FROM documents WHERE input = ?", name) or (None, None)
        if entry is None:
            raise UsageError(f"{name} was not read; give the same diakrit run again")
        try:
            return upcast.document(zlib.decompress(entry), name), zlib.decompress(text)
        except (zlib.error, TypeError) as error:
            raise unreadable(f"the document of {name}: {error}") from error

"""How far a run is, told from its store while it goes on or after."""

import json
import sqlite3  # noqa: TID251 - looks into the store
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from diakrit.errors import UsageError
from diakrit.store import FILE, lock
from diakrit.store.database import CURRENT, readable, reading_key

_RECENT = 600  # seconds that the rate is taken over


@dataclass(frozen=True, slots=True)
class Status:
    """How far a run is. `process`: the one that works in the folder, None where none does. Times are seconds since 1970.

    `pages` is what the inputs opened so far have; `expected` goes on from them to all inputs. `rate` is pages a second of the
    last ten minutes. `failures` counts codes.
    """

    process: str | None
    started: float
    finished: float | None
    inputs: int
    opened: int
    documents: int
    pages: int
    done: int
    rate: float
    states: Mapping[str, int]
    failures: Mapping[str, int]

    @property
    def expected(self) -> int:
        """Pages of all inputs, as far as can be told."""
        return round(self.pages * self.inputs / self.opened) if self.opened else 0

    @property
    def left(self) -> float | None:
        """Seconds until the end, None where that cannot be told."""
        return (self.expected - self.done) / self.rate if self.rate and self.opened else None

    def plain(self) -> dict[str, object]:
        """As JSON."""
        return {**asdict(self), "expected": self.expected, "left": self.left}


def status(folder: Path) -> Status:
    """How far the last run in a folder is.

    Raises:
        UsageError: nothing was run in it.
        OutputError: its store cannot be read.
    """
    with readable(), closing(_opened(folder)) as store:
        return _status(store, lock.holder(folder))


def language(folder: Path) -> str | None:
    """The setting `language` of the last run in a folder, None where it cannot be read.

    Raises:
        UsageError: nothing was run in it.
    """
    with suppress(sqlite3.Error), closing(_opened(folder)) as store:
        for (found,) in store.execute("SELECT json_extract(settings, '$.language') FROM runs ORDER BY id DESC LIMIT 1"):
            return str(found)
    return None


def _opened(folder: Path) -> sqlite3.Connection:
    path = folder / FILE
    if not path.is_file():
        raise UsageError(f"{folder}: nothing was run in it (no {FILE})")
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)


_DONE = """
    SELECT states, failures, documents.pages FROM inputs JOIN documents ON input = name WHERE key = ?
"""
_READ = """
    SELECT state, json_extract(failure, '$.code') FROM current
    WHERE part NOT LIKE 'head%' AND source IN (
        SELECT inputs.source FROM inputs LEFT JOIN documents ON input = name AND key = ? WHERE input IS NULL
    )
"""


def _status(store: sqlite3.Connection, process: str | None) -> Status:
    (version,) = store.execute("PRAGMA user_version").fetchone()
    row = version and store.execute("SELECT started, finished, key FROM runs ORDER BY id DESC LIMIT 1").fetchone()
    if not row:  # it has just been made, its tables perhaps not yet
        raise UsageError("nothing was run in this folder yet")
    started, finished, key = row
    states, failures, done, documents = Counter[str](), Counter[str](), 0, 0
    for found, failed, pages in store.execute(_DONE, (key,)):
        states.update(json.loads(found))
        failures.update(failure["code"] for failure in json.loads(failed))
        done, documents = done + pages, documents + 1
    for state, code in store.execute(CURRENT + _READ, (reading_key(store), key)):
        states[state] += 1
        failures.update([code] if code else [])
        done += 1
    inputs, opened, pages = store.execute(
        "SELECT count(*), count(pages), coalesce(sum(pages), 0) FROM inputs"
    ).fetchone()
    now = finished or time.time()
    since = max(started, now - _RECENT)
    (recent,) = store.execute("SELECT count(*) FROM readings WHERE made >= ?", (since,)).fetchone()
    rate = recent / max(1.0, now - since)
    return Status(
        process, started, finished, inputs, opened, documents, pages, done, rate, dict(states), dict(failures)
    )

"""Queries of the index, for the queue and the search."""

import json
import re
import sqlite3  # noqa: TID251 - the index is a database of its own
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_FACETS = ("organ", "year", "kind", "status")
_TOKEN = re.compile(r"\w+")
_TO_DO = "review"
_HIT = re.compile("[\x02\x03]")
_COLUMNS = "number, id, input, ordinal, kind, organ, year, paragraph, case_number, title, status, gain, codes, page"


@dataclass(frozen=True, slots=True)
class Entry:
    """A record as lists show it. `gain`: how many wrong fields a review of it is expected to correct."""

    number: int
    id: str
    input: str
    ordinal: int
    kind: str
    organ: str | None
    year: str | None
    paragraph: str | None
    case_number: str | None
    title: str | None
    status: str
    gain: float
    codes: tuple[str, ...]
    page: int
    snippet: str | None = None

    @property
    def pieces(self) -> Iterator[tuple[str, bool]]:
        """The snippet in pieces, each with whether it matches the search."""
        for place, piece in enumerate(_HIT.split(self.snippet or "")):
            yield piece, place % 2 == 1


class Catalogue:
    """The records of an index."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def entry(self, number: int) -> Entry | None:
        """A record by its number in the index."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM records WHERE number = ?", (number,)).fetchone()
        return _entry(row) if row else None

    def beside(self, name: str) -> list[Entry]:
        """The records of an input, in order."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM records WHERE input = ? ORDER BY ordinal", (name,))
        return [_entry(row) for row in rows]

    def named(self, identity: str) -> Entry | None:
        """The first record with an id."""
        row = self._db.execute(f"SELECT {_COLUMNS} FROM records WHERE id = ? ORDER BY number", (identity,)).fetchone()
        return _entry(row) if row else None

    def queue(self, *, code: str | None = None, most: int = 50, beyond: int = 0) -> list[Entry]:
        """The records to review, the most useful first."""
        only = "AND number IN (SELECT number FROM codes WHERE code = ?)" if code else ""
        rows = self._db.execute(
            f"SELECT {_COLUMNS} FROM records WHERE status = ? {only} ORDER BY gain DESC, number LIMIT ? OFFSET ?",
            (_TO_DO, *([code] if code else []), most, beyond),
        )
        return [_entry(row) for row in rows]

    def following(self, number: int) -> Entry | None:
        """The next record in the queue, or the first."""
        found = self.entry(number)
        after = self._db.execute(
            f"SELECT {_COLUMNS} FROM records WHERE status = ? AND number != ? AND (gain, -number) < (?, ?)"
            " ORDER BY gain DESC, number LIMIT 1",
            (_TO_DO, number, found.gain if found else 1e9, -number),
        ).fetchone()
        if after:
            return _entry(after)
        return next((entry for entry in self.queue(most=2) if entry.number != number), None)

    def search(self, text: str, facets: Mapping[str, str], *, most: int = 50, beyond: int = 0) -> list[Entry]:
        """The records with all words of a text, or words that begin with them, the best first; without a text, all in order."""
        where, values = _filter(facets)
        query = _query(text)
        if not query:
            rows = self._db.execute(
                f"SELECT {_COLUMNS}, NULL FROM records WHERE TRUE {where} ORDER BY number LIMIT ? OFFSET ?",
                (*values, most, beyond),
            )
        else:
            rows = self._db.execute(
                f"SELECT {_COLUMNS}, snippet(texts, -1, char(2), char(3), '…', 24) FROM texts JOIN records ON number = texts.rowid"
                f" WHERE texts MATCH ? {where} ORDER BY bm25(texts, 4, 8, 1, 1) LIMIT ? OFFSET ?",
                (query, *values, most, beyond),
            )
        return [_entry(row) for row in rows]

    def facets(self, text: str, chosen: Mapping[str, str]) -> dict[str, list[tuple[str, int]]]:
        """For each facet, its values and how many of the records found have them."""
        where, values = _filter(chosen)
        query = _query(text)
        source = "texts JOIN records ON number = texts.rowid WHERE texts MATCH ?" if query else "records WHERE TRUE"
        return {
            facet: self._db.execute(
                f"SELECT {facet}, count(*) FROM {source} {where} AND {facet} IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 30",
                (*([query] if query else []), *values),
            ).fetchall()
            for facet in _FACETS
        }

    def statuses(self) -> dict[str, int]:
        """How many records have each status."""
        return dict(self._db.execute("SELECT status, count(*) FROM records GROUP BY 1"))

    def doubts(self) -> list[tuple[str, int]]:
        """How many records in the queue have each kind of doubt, the most common first."""
        return self._db.execute(
            "SELECT code, count(*) FROM codes JOIN records USING (number) WHERE status = ? GROUP BY 1 ORDER BY 2 DESC, 1",
            (_TO_DO,),
        ).fetchall()


def _filter(facets: Mapping[str, str]) -> tuple[str, list[str]]:
    chosen = {name: value for name, value in facets.items() if name in _FACETS and value}
    return "".join(f" AND {name} = ?" for name in chosen), list(chosen.values())


def _query(text: str) -> str:
    """The FTS5 query: every word, as a prefix."""
    return " ".join(f'"{token}"*' for token in _TOKEN.findall(text))


def _entry(row: Sequence[Any]) -> Entry:
    values: list[Any] = [*row[:12], tuple(json.loads(row[12])), *row[13:]]
    return Entry(*values)

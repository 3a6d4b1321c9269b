"""What people decided about records: accepted, corrected, rejected. Never overwritten, and won by no later run."""

import json
import sqlite3  # noqa: TID251 - this is the door to it
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Self

from diakrit.errors import UsageError
from diakrit.schema.values import SCHEMA_VERSION
from diakrit.store import upcast
from diakrit.store.database import FILE, connect, readable, rows, told
from diakrit.swedish.grammar.personnummer import IdentityNumberGrammar

_STANDING = """
    SELECT record, source, ordinal, action, who, made, field, value, before, version FROM decisions WHERE undone IS NULL
"""


class Action(StrEnum):
    """What was decided: a field corrected, the record as a whole accepted or rejected."""

    CORRECT = "correct"
    ACCEPT = "accept"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision about a record. It names the record by its id and, should that change, by source and place in it.

    `field` and `value` tell what was corrected, `before` what the program had read (of a
    record as a whole: its fields); `made` is in seconds since 1970.
    """

    record: str
    source: str
    ordinal: int
    action: Action
    who: str
    made: float
    field: str | None = None
    value: Any = None
    before: Any = None


class Decisions:
    """The decisions of an output folder. Others may work in the folder meanwhile; a context manager."""

    def __init__(self, folder: Path) -> None:
        """Opens the store of a folder.

        Raises:
            OutputError: it cannot be read or written.
            UsageError: it is of a later version.
        """
        with told():
            self._db = connect(folder / FILE)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()

    def add(self, decision: Decision) -> None:
        """Keeps a decision."""
        value, before = (json.dumps(each, ensure_ascii=False) for each in (decision.value, decision.before))
        row = (decision.record, decision.source, decision.ordinal, decision.action, decision.field, value, before)
        with told(), self._db:
            self._db.execute(
                "INSERT INTO decisions (record, source, ordinal, action, field, value, before, who, made, version)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (*row, decision.who, decision.made, SCHEMA_VERSION),
            )

    def undo(self, who: str) -> Decision | None:
        """Takes somebody's last decision back, with those made in the same moment, and gives it; all stay as undone ones."""
        with told(), self._db:
            row = self._db.execute(
                f"{_STANDING} AND who = ? ORDER BY id DESC LIMIT 1",
                (who,),
            ).fetchone()
            if row is None:
                return None
            undone = _decision(row)
            self._db.execute(
                "UPDATE decisions SET undone = ? WHERE undone IS NULL AND (who, made, record) = (?, ?, ?)",
                (time.time(), who, undone.made, undone.record),
            )
        return undone

    def unmasked(self) -> bool:
        """Whether the last run left identity numbers as they are."""
        return left_unmasked(self._db)


class Standing:
    """The decisions that stand, by source."""

    def __init__(self, decisions: Sequence[Decision]) -> None:
        self._by_source: dict[str, list[Decision]] = {}
        for decision in decisions:
            self._by_source.setdefault(decision.source, []).append(decision)

    def __bool__(self) -> bool:
        return bool(self._by_source)

    def __contains__(self, source: str | None) -> bool:
        """Whether something was decided about a source."""
        return source in self._by_source

    def of(self, source: str, records: Sequence[str]) -> list[list[Decision]]:
        """What was decided about each record of a source, in order.

        A decision about an id that the source has no more is about the record that stands where that one stood.
        """
        known = set(records)
        mine = self._by_source.get(source, ())
        return [
            [each for each in mine if each.record == record or (each.ordinal == place and each.record not in known)]
            for place, record in enumerate(records, 1)
        ]

    def all(self) -> Mapping[tuple[str, str], Sequence[Decision]]:
        """All of them, by source and the id that the record had."""
        found: dict[tuple[str, str], list[Decision]] = {}
        for source, decisions in self._by_source.items():
            for decision in decisions:
                found.setdefault((source, decision.record), []).append(decision)
        return found


def read(connection: sqlite3.Connection) -> list[Decision]:
    """The decisions in a store that were not undone, the earliest first.

    Raises:
        UsageError: there is one that this version of the program does not know.
        OutputError: they cannot be read.
    """
    return [_decision(row) for row in rows(connection, f"{_STANDING} ORDER BY id")]


def _decision(row: Sequence[Any]) -> Decision:
    record, source, ordinal, action, who, made, field, value, before, version = row
    upcast.must_be_known(version)
    try:
        return Decision(
            record, source, ordinal, Action(action), who, made, field, json.loads(value), json.loads(before)
        )
    except ValueError as error:
        raise UsageError(
            f"the store holds a decision that this version of diakrit does not know ({action} by {who}): use the version"
            " that wrote it"
        ) from error


def left_unmasked(connection: sqlite3.Connection) -> bool:
    """Whether the last run of a store left identity numbers as they are.

    Raises:
        OutputError: that cannot be read.
    """
    with readable():
        row = connection.execute("SELECT settings FROM runs ORDER BY id DESC LIMIT 1").fetchone()
        return row is not None and upcast.unmasked(row[0])


def mask(connection: sqlite3.Connection, numbers: IdentityNumberGrammar) -> None:
    """Takes identity numbers out of what was decided while a run left them."""
    for number, *texts in connection.execute("SELECT id, value, before FROM decisions").fetchall():
        connection.execute(
            "UPDATE decisions SET value = ?, before = ? WHERE id = ?", (*map(numbers.masked, texts), number)
        )

"""How values stand in the columns of the store."""

import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from diakrit.model import Failure
from diakrit.store.rows import Target


def rows_as_json(rows: Iterable[Failure | Target]) -> str:
    """Failures or targets as JSON."""
    return json.dumps([asdict(row) for row in rows], ensure_ascii=False)


def path_kept(path: Path) -> str | bytes:
    """A path as the store keeps it: whole, and as bytes where its name is not UTF-8."""
    whole = os.fsencode(path.absolute())
    try:
        return whole.decode("utf-8")
    except UnicodeDecodeError:
        return whole


def path_of(kept: str | bytes) -> Path:
    """The path that `path_kept` keeps so."""
    return Path(os.fsdecode(kept if isinstance(kept, bytes) else kept.encode()))

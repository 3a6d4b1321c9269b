"""How right a delivery is: measured, never guessed."""

import json
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError
from pipeline.store import MANIFEST


def load_documents(folder: Path) -> dict[str, dict[str, Any]]:
    """The documents of a delivery by the path of their source.

    Raises:
        UsageError: the folder holds no finished delivery.
    """
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"{folder}: no {MANIFEST}; run diakrit run first")
    entries = (json.loads(path.read_bytes()) for path in sorted((folder / "documents").rglob("*.json")))
    return {entry["source"]["path"]: entry for entry in entries}

"""How right a delivery is: measured, never guessed."""

import json
from pathlib import Path
from typing import Any

from diakrit.delivery.folder import MANIFEST
from diakrit.errors import UsageError


def load_documents(folder: Path) -> dict[str, dict[str, Any]]:
    """The documents of a delivery by the path of their source.

    Raises:
        UsageError: the folder holds no finished delivery.
    """
    if not (folder / MANIFEST).is_file():
        raise UsageError(f"{folder}: no {MANIFEST}; run diakrit run first")
    outputs = json.loads((folder / MANIFEST).read_bytes())["outputs"]
    names = (row["path"] for row in outputs if row["path"].startswith("documents/"))
    entries = (json.loads((folder / name).read_bytes()) for name in names)
    return {entry["source"]["path"]: entry for entry in entries}

"""Measures how right a delivery is."""

from pathlib import Path
from typing import Any

from diakrit.delivery import load


def load_documents(folder: Path) -> dict[str, dict[str, Any]]:
    """The documents of a delivery as JSON, by the path of their source.

    Raises:
        UsageError: the folder holds no finished delivery, or one of a version that is not read.
    """
    return {entry.source.path: entry.model_dump(mode="json") for entry, _ in load.documents(folder)}

"""Diakrit: from scanned Swedish council papers to records a machine can trust."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from diakrit.errors import DiakritError, ExitCode, MissingToolError, OutputError, SourceError, UsageError

if TYPE_CHECKING:
    from diakrit.api import Delivery, Document, process, read, repair
    from diakrit.batch.client import Progress
    from diakrit.schema.record import Record
    from diakrit.settings import Settings
    from diakrit.swedish.plain_text import Repaired

    __version__: str

__all__ = [
    "Delivery",
    "DiakritError",
    "Document",
    "ExitCode",
    "MissingToolError",
    "OutputError",
    "Progress",
    "Record",
    "Repaired",
    "Settings",
    "SourceError",
    "UsageError",
    "__version__",
    "process",
    "read",
    "repair",
]

_HOME = {
    "Delivery": "diakrit.api",
    "Document": "diakrit.api",
    "Progress": "diakrit.batch.client",
    "Record": "diakrit.schema.record",
    "Repaired": "diakrit.swedish.plain_text",
    "Settings": "diakrit.settings",
    "process": "diakrit.api",
    "read": "diakrit.api",
    "repair": "diakrit.api",
}
"""Where the names come from that are imported when they are first asked for, so that `import diakrit` is quick."""


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever the name stands for
    """Imports a name when it is first asked for."""
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - it takes longer than the import itself

        return version("diakrit")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """The public names."""
    return __all__

"""The log: lines for people in the terminal, and JSON lines in a file, with digests and codes instead of names."""

import logging
import sys
from pathlib import Path

from pythonjsonlogger.json import JsonFormatter

from diakrit.errors import UsageError

_LOG = logging.getLogger("diakrit")
_DIGEST = 16  # characters of a digest that identify a source


def start(*, verbose: bool, file: Path | None) -> None:
    """Starts logging.

    Raises:
        UsageError: the file cannot be written.
    """
    _LOG.handlers.clear()
    _LOG.propagate = False
    _LOG.setLevel(logging.INFO)
    console = logging.StreamHandler(sys.stderr)
    console.setLevel(logging.INFO if verbose else logging.ERROR)
    _LOG.addHandler(console)
    if file is None:
        return
    try:
        lines = logging.FileHandler(file, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{file}: cannot be written ({error.strerror})") from error
    lines.setFormatter(
        JsonFormatter("{levelname}{event}", style="{", timestamp=True, rename_fields={"levelname": "level"})
    )
    _LOG.addHandler(lines)


def info(event: str, message: str, *, source: str | None = None, **facts: object) -> None:
    """Logs an event: the message goes to the terminal, the facts to the file. No fact contains a name or words of a paper."""
    _LOG.info(message, extra=_facts(event, source, facts))


def error(event: str, message: str, *, source: str | None = None, **facts: object) -> None:
    """Logs an event that needs attention."""
    _LOG.error(message, extra=_facts(event, source, facts))


def _facts(event: str, source: str | None, facts: dict[str, object]) -> dict[str, object]:
    return {"event": event, **({"source": source[:_DIGEST]} if source else {}), **facts}

"""One run at a time in an output folder: a lock that the system itself lets go when its holder dies."""

import fcntl
import os
from pathlib import Path
from typing import IO, Self

from pipeline.errors import UsageError

FILE = ".diakrit.lock"


class Lock:
    """The lock of a folder, held until `release` or the end of the process."""

    def __init__(self, folder: Path) -> None:
        """Takes the lock; makes the folder where it is not there.

        Raises:
            UsageError: the folder cannot be written, or another run works in it.
        """
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._file = (folder / FILE).open("a+", encoding="ascii")
        except OSError as error:
            raise UsageError(f"{folder}: cannot be written ({error.strerror})") from error
        if not _taken(self._file):
            self._file.close()
            raise UsageError(f"{folder}: another run (process {holder(folder)}) works in it; wait for it to end")
        self._file.truncate(0)
        self._file.write(str(os.getpid()))
        self._file.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()


def holder(folder: Path) -> str | None:
    """The process that holds the lock of a folder, None where nobody does."""
    try:
        with (folder / FILE).open("r", encoding="ascii") as file:
            return None if _taken(file) else (file.read().strip() or "unknown")
    except FileNotFoundError:
        return None


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

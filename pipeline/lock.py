"""One run at a time in an output folder: a lock that the system itself lets go when its holder dies."""

import fcntl
import os
import time
from pathlib import Path
from typing import IO, Self

from pipeline.errors import UsageError

FILE = ".diakrit.lock"
_PAUSES = (0.0, 0.1, 0.3, 0.6)  # seconds: whoever only asks who holds the lock has it for an instant


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
        if not any(_taken(self._file, pause) for pause in _PAUSES):
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
            return None if _taken(file, 0.0, fcntl.LOCK_SH) else (file.read().strip() or "unknown")
    except FileNotFoundError:
        return None


def _taken(file: IO[str], pause: float, kind: int = fcntl.LOCK_EX) -> bool:
    time.sleep(pause)
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

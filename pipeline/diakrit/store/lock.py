"""One run at a time in an output folder: a lock that the system itself lets go when its holder dies."""

import fcntl
import os
import time
from contextlib import suppress
from pathlib import Path
from typing import IO

from diakrit.errors import BusyError, UsageError

FILE = ".diakrit.lock"
_PAUSES = (0.0, 0.1, 0.3, 0.6)  # seconds: whoever only asks who holds the lock has it for an instant


def take(folder: Path) -> IO[str]:
    """Takes the lock of a folder, which is made where it is not there; closing the file lets it go.

    Raises:
        UsageError: the folder cannot be written.
        BusyError: another run works in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / FILE).open("a+", encoding="ascii")
    except OSError as error:
        raise UsageError(f"{folder}: cannot be written ({error.strerror})") from error
    for pause in _PAUSES:
        time.sleep(pause)
        if _locked(file, fcntl.LOCK_EX):
            with suppress(OSError):  # a full disk: it is held all the same, and does not say by whom
                file.truncate(0)
                file.write(str(os.getpid()))
                file.flush()
            return file
    file.close()
    raise BusyError(f"{folder}: another run (process {holder(folder)}) works in it; wait for it to end")


def holder(folder: Path) -> str | None:
    """The process that holds the lock of a folder, None where nobody does."""
    try:
        with (folder / FILE).open("r", encoding="ascii") as file:
            return None if _locked(file, fcntl.LOCK_SH) else (file.read().strip() or "unknown")
    except FileNotFoundError:
        return None


def _locked(file: IO[str], kind: int) -> bool:
    try:
        fcntl.flock(file, kind | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

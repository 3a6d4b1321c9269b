"""A folder for temporary files of a process that may be killed: the next one to make such a folder removes what it left."""

import fcntl
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

_PREFIX = "diakrit-workers-"
_LOCK = ".diakrit-workers.lock"


class Scratch:
    """A folder that belongs to this process as long as it lives: a lock in it is held so long."""

    def __init__(self) -> None:
        """Makes the folder, and removes those of killed processes."""
        _sweep()
        self._folder, self._lock = _made()
        self.path = Path(self._folder.name)

    def remove(self) -> None:
        """Removes the folder with all that is in it."""
        self._folder.cleanup()
        self._lock.close()


def _made() -> tuple[tempfile.TemporaryDirectory[str], IO[bytes]]:
    """A new folder and its lock. Another process may have taken the lock first, and swept the folder away; then one more."""
    while True:
        folder = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
        path = Path(folder.name) / _LOCK
        lock = path.open("wb")
        fcntl.flock(lock, fcntl.LOCK_SH)
        with suppress(FileNotFoundError):
            if os.path.samestat(path.stat(), os.fstat(lock.fileno())):
                return folder, lock
        lock.close()
        folder.cleanup()


def _sweep() -> None:
    """Removes folders left behind by killed processes of this user: those whose lock is free, whatever container they ran in."""
    for lock in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*/{_LOCK}"):
        with suppress(OSError):
            if lock.parent.lstat().st_uid != os.geteuid():
                continue
            with lock.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(lock.parent, ignore_errors=True)

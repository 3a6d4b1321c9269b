"""A time limit for external programs: one that exceeds it is killed with everything that it started, and nothing else."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer

from diakrit.errors import FailureCode, InputError, PageError


@contextmanager
def limited(seconds: float, what: str, error: type[InputError] = PageError) -> Iterator[None]:
    """Gives programs that are started inside the block so many seconds.

    Killing the program alone is not enough: its children would keep its output open, and whoever reads that would wait.

    Raises:
        InputError: of the given kind, with the code `timeout`, if they ran longer, whatever else went wrong because of it.
    """
    over, others = Event(), frozenset(started_by(os.getpid()))

    def stop() -> None:
        over.set()
        for pid in reversed(started_by(os.getpid())):
            if pid not in others:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)

    timer = Timer(seconds, stop)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()  # it may be killing right now, and must not go on to what is started next
        if over.is_set():
            raise error(FailureCode.TIMEOUT, f"{what} took over {seconds:g} s", "raise page_timeout in diakrit.toml")


def started_by(pid: int) -> list[int]:
    """The descendants of a process, parents first."""
    found = [pid]
    for parent in found:
        with suppress(OSError):
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found[1:]

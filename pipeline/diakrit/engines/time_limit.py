"""A time limit for foreign programs: one that runs over it is killed, with all that it started and nothing else."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event, Timer

from diakrit.errors import FailureCode, InputError, PageError


@contextmanager
def limited(seconds: float, what: str, error: type[InputError] = PageError) -> Iterator[None]:
    """Programs that are started here may run so many seconds.

    Killing the program alone is not enough: what it started would hold its output open, and whoever reads that would wait.

    Raises:
        InputError: of the kind given, with the code `timeout`, where they ran longer; whatever else that led to.
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
        timer.join()  # it may be at killing just now, and must not go on with what is started next
        if over.is_set():
            raise error(FailureCode.TIMEOUT, f"{what} took over {seconds:g} s", "raise page_timeout in diakrit.toml")


def started_by(pid: int) -> list[int]:
    """All processes below one, parents first."""
    found = [pid]
    for parent in found:
        with suppress(OSError):
            for task in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (task / "children").read_text(encoding="ascii").split())
    return found[1:]

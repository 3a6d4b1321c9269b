"""What a command costs: CPU and wall seconds, and the most memory that it and all it started held at once."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess  # noqa: TID251 - runs the programs that are compared
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from diakrit.engines.time_limit import started_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BECOME_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of linux/prctl.h
_EVERY = 0.1  # seconds between looks at the memory
_PSS = re.compile(rb"^Pss:\s+(\d+)", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """Seconds of CPU time of the whole process tree, seconds by the clock, megabytes of the tree at its largest."""

    cpu: float
    wall: float
    memory: float


def cost(command: Sequence[str], env: dict[str, str] | None = None) -> Cost:
    """Runs a command to its end.

    Raises:
        RuntimeError: it failed.
    """
    ctypes.CDLL(None).prctl(_BECOME_SUBREAPER, 1, 0, 0, 0)
    start = time.monotonic()
    process = subprocess.Popen(
        list(command), env={**os.environ, **(env or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    watch = _Memory(process.pid)
    watch.start()
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    cpu = usage.ru_utime + usage.ru_stime + sum(_left_behind())
    watch.done.set()
    watch.join()
    if process.returncode:
        raise RuntimeError(f"{command[0]} failed: {told.decode(errors='replace')[-400:]}")
    return Cost(cpu, wall, watch.most / 1024)


def _left_behind() -> Iterator[float]:
    """CPU time of processes that outlived the one that started them: they are ours to wait for."""
    with suppress(ChildProcessError):
        while True:
            _, _, usage = os.wait4(-1, 0)
            yield usage.ru_utime + usage.ru_stime


class _Memory(threading.Thread):
    """Looks at the proportional memory of a process and all below it until told to stop."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.done = threading.Event()
        self.most = 0
        self._root = root

    def run(self) -> None:
        """Looks again and again."""
        while not self.done.wait(_EVERY):
            self.most = max(self.most, sum(map(_held, [self._root, *started_by(self._root)])))


def _held(pid: int) -> int:
    with suppress(OSError):
        match = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
        return int(match[1]) if match else 0
    return 0

"""What can go wrong: programs that fail at their first or second call, full disks, little memory, kills, sources that change."""

from __future__ import annotations

import os
import random
import signal
import sqlite3  # noqa: TID251 - holds the store busy
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from diakrit.engines.time_limit import started_by

from bench.faults.papers import PAPERS, SAMPLES

if TYPE_CHECKING:
    import subprocess  # noqa: TID251 - looks at runs
    from collections.abc import Iterator

SHIM = """#!/bin/sh
case "$*" in *--version*|*--list-langs*|-v) exec {real} "$@";; esac
n=$(( $(cat {count} 2>/dev/null || echo 0) + 1 )); echo $n > {count}
[ $n -eq {call} ] || exec {real} "$@"
{behaviour}
"""
BEHAVIOURS = {
    "fails": "exit 1",
    "crashes": "kill -SEGV $$",
    "is killed": "kill -KILL $$",
    "hangs": "sleep 600",
    "does nothing": "exit 0",
    "prints garbage": 'echo "garbage"; exit 0',
    "prints noise": "head -c 3000 /dev/urandom; exit 0",
    "stops half way": '{real} "$@" | head -c 700; for out in "$2.tsv" "$2.txt" "$2.hocr"; do [ -f "$out" ] && truncate -s "-$(($(stat -c %s "$out") / 2))" "$out"; done; exit 0',
}
PROGRAMS = ("tesseract", "pdftoppm", "pdftotext", "pdfinfo", "pdfimages")

During = Callable[["subprocess.Popen[str]", Path], bool]
"""What happens to a run in a folder meanwhile; it tells whether it struck."""


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong: how the run is started, and what happens to it meanwhile.

    `call`: the one of a program that its shim spoils. `instead`: the paper that may lie in the place of the first; "" for none.
    """

    kind: str
    name: str
    engine: str = "library"
    shims: dict[str, str] = field(default_factory=dict)
    file_limit: int | None = None
    during: During | None = None
    extra: dict[str, str] = field(default_factory=dict)
    call: int = 1
    instead: str | None = None


def faults() -> Iterator[Fault]:
    """All faults."""
    yield from _sick_programs()
    yield from _limits()
    yield from _moments()


def _sick_programs() -> Iterator[Fault]:
    for program in PROGRAMS:
        for name, behaviour in BEHAVIOURS.items():
            for call in (1, 2):
                shim = SHIM.format(real="{real}", count="{count}", call=call, behaviour=behaviour)
                yield Fault(f"{program} {name}", f"call {call}", engine="programs", shims={program: shim}, call=call)


def _limits() -> Iterator[Fault]:
    for kilobytes in (2, 8, 30, 45, 60, 75, 90, 105, 120, 150, 180, 210, 260, 330, 400, 500):
        yield Fault("full disk", f"{kilobytes} kB", file_limit=kilobytes * 1024)
    for megabytes in (400, 600, *range(700, 900, 8), 1000):
        yield Fault("little memory", f"{megabytes} MB", extra={"worker_megabytes": str(megabytes)})


def _moments() -> Iterator[Fault]:
    for number in range(30):
        yield Fault("worker killed", f"moment {number}", during=_kill_worker(random.Random(number).uniform(0.3, 5)))
    for number in range(20):
        moment = random.Random(100 + number).uniform(0.5, 4)
        yield Fault("tesseract killed", f"moment {number}", engine="programs", during=_kill_program(moment))
    for number in range(16):
        moment = random.Random(200 + number).uniform(0.2, 4)
        yield Fault("source changes", f"moment {number}", during=_change(moment), instead=PAPERS[2])
        yield Fault("source vanishes", f"moment {number}", during=_vanish(moment), instead="")
    for seconds in (3, 45):
        for number in range(3):
            yield Fault(f"store busy for {seconds} s", f"moment {number}", during=_busy(1.2 + number / 2, seconds))
    if library := next(iter(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), None):
        for number in range(6):
            yield Fault(
                "clock jumps", f"moment {number}", during=_jump(0.5 + number / 2), shims={"LD_PRELOAD": str(library)}
            )


def _kill_worker(moment: float) -> During:
    def during(process: subprocess.Popen[str], _folder: Path) -> bool:
        time.sleep(moment)
        workers = [pid for pid in started_by(process.pid) if b"forkserver" in _line(pid) and started_by(pid) == []]
        for worker in workers[-1:]:
            with suppress(ProcessLookupError):
                os.kill(worker, signal.SIGKILL)
                return True
        return False

    return during


def _kill_program(moment: float) -> During:
    def during(process: subprocess.Popen[str], _folder: Path) -> bool:
        time.sleep(moment)
        while process.poll() is None:
            for pid in started_by(process.pid):
                if _line(pid).startswith(b"tesseract"):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                        return True
            time.sleep(0.005)
        return False

    return during


def _change(moment: float) -> During:
    def during(process: subprocess.Popen[str], folder: Path) -> bool:
        time.sleep(moment)
        (folder / "in" / PAPERS[0]).write_bytes((SAMPLES / PAPERS[2]).read_bytes())
        return process.poll() is None

    return during


def _vanish(moment: float) -> During:
    def during(process: subprocess.Popen[str], folder: Path) -> bool:
        time.sleep(moment)
        (folder / "in" / PAPERS[0]).unlink()
        return process.poll() is None

    return during


def _busy(moment: float, seconds: float) -> During:
    def during(process: subprocess.Popen[str], folder: Path) -> bool:
        time.sleep(moment)
        store = folder / "out" / "diakrit.sqlite"
        if not store.exists() or process.poll() is not None:
            return False
        with closing(sqlite3.connect(store, timeout=5)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            time.sleep(seconds)
        return True

    return during


def _jump(moment: float) -> During:
    def during(process: subprocess.Popen[str], folder: Path) -> bool:
        time.sleep(moment)
        (folder / "clock").write_text("-3d\n", encoding="ascii")
        return process.poll() is None

    return during


def _line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""

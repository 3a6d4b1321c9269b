"""What the driver itself can do: simulated pages on a real Dask cluster on this machine: `python -m bench.driver`.

Every page sleeps as long as a page is read, on two hundred threads that stand for as many cores; everything else is real: the
cut pages that travel, the scheduler, the store, the delivery.
"""

from __future__ import annotations

import argparse
import os
import subprocess  # noqa: TID251 - a cluster as its user starts it
import sys
import tempfile
import threading
import time
from contextlib import ExitStack
from pathlib import Path

from diakrit.batch.progress import Silent
from diakrit.batch.runner import Batch, WorkerPool
from diakrit.model import Input, PageState
from diakrit.settings import Settings
from diakrit.store import Store

from bench.simulated import THREADS, VOLUME, Simulated

ROOT = Path(__file__).parents[1]
_PORT = 18786
_ADDRESS = f"tcp://127.0.0.1:{_PORT}"
_PROCESSES = 2
_EVERY = 5  # seconds between looks at the memory


def started(command: str, *options: str) -> subprocess.Popen[bytes]:
    """A part of the cluster."""
    return subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{command}", *options, "--no-dashboard"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


class Memory(threading.Thread):
    """Notes what this process holds, in MB, now and then."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.held: list[float] = []

    def run(self) -> None:
        """Notes it until the program ends."""
        while True:
            pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
            self.held.append(pages * os.sysconf("SC_PAGE_SIZE") / 1e6)
            time.sleep(_EVERY)


def main() -> int:
    """Prints pages a second and the memory of the driver over time."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=0.25, help="that a page takes")
    parser.add_argument("--parcel", type=int, default=430_000, help="bytes of a page that travels")
    options = parser.parse_args()
    names = [f"{number:06d}.pdf" for number in range(options.pages // VOLUME)]
    inputs = [Input(Path(name), name, name) for name in names]
    threads = str(THREADS // _PROCESSES)
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        for part in (
            started("scheduler", "--host", "127.0.0.1", "--port", str(_PORT)),
            started("worker", _ADDRESS, "--nworkers", str(_PROCESSES), "--nthreads", threads),
        ):
            running.callback(part.wait)
            running.callback(part.terminate)
        time.sleep(10)  # for all workers to be there
        cluster = Simulated(_ADDRESS, options.seconds, options.parcel)
        running.callback(cluster.shutdown)
        memory = Memory()
        memory.start()
        begun = time.monotonic()
        with Store(Path(folder)) as store:
            summary = Batch(store, WorkerPool.of(cluster, Settings()), Silent()).run(inputs)
        spent = time.monotonic() - begun
    pages = len(names) * VOLUME
    assert summary.counts.page_states[PageState.OCR] == pages
    print(f"{pages} pages in {spent:.0f} s: {pages / spent:.0f} pages/s; the driver held (MB, every {_EVERY} s):")
    print(*(f"{held:.0f}" for held in memory.held))
    return 0


if __name__ == "__main__":
    sys.exit(main())

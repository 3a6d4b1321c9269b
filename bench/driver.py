"""What the driver itself can do: simulated pages on a real Dask cluster on this machine: `python -m bench.driver`.

Every page sleeps as long as a page is read, on two hundred threads that stand for as many cores; everything else is real: the
cut pages that travel, the scheduler, the store, the delivery.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sys
import tempfile
import time
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from distributed import LocalCluster  # noqa: TID251 - a cluster as its user starts it

from pipeline import tasks
from pipeline.cluster import Cluster
from pipeline.kept import Leaf
from pipeline.model import Line, Page, PageState, Source, Unread, Word
from pipeline.progress import Silent
from pipeline.run import Batch
from pipeline.settings import Settings
from pipeline.sources import Input
from pipeline.store import Store
from pipeline.tasks import PageRead, Ready, Structured
from pipeline.window import Hands

THREADS = 200
VOLUME = 100  # pages of a source
WORDS = ("Kommunstyrelsen", "beslutar", "att", "godkänna", "förvaltningens", "förslag", "till", "yttrande")


def leaf(number: int) -> bytes:
    """A page of four hundred words, packed."""
    chosen = random.Random(number)
    lines = tuple(
        Line(tuple(Word(text, text, None, chosen.random()) for text in chosen.choices(WORDS, k=10)), row)
        for row in range(40)
    )
    return Leaf(Page(number, 595.0, 842.0, PageState.OCR, "simulated", lines)).pack()


_LEAVES: list[bytes] = []


def read(parcel: bytes, page: Unread, seconds: float) -> PageRead:
    """A page that takes its time."""
    time.sleep(seconds)
    if not _LEAVES:
        _LEAVES.extend(leaf(number) for number in range(20))
    assert parcel
    return PageRead(page.number, PageState.OCR, _LEAVES[page.number % len(_LEAVES)])


class Simulated(Cluster):
    """A cluster whose pages are simulated, by threads that only wait."""

    def __init__(self, address: str, seconds: float, parcel: int) -> None:
        super().__init__(address, Settings())
        self._seconds = seconds
        self._parcel = random.Random(0).randbytes(parcel)

    def counted(self) -> int:
        """Threads count here."""
        return THREADS

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as the base class
        """Opening and structuring are simulated here, reading there."""
        if fn is tasks.open_input:
            return _now(_opened(args[0]))
        if fn is tasks.read_page:
            return self.remote(read, self._parcel, args[1], self._seconds)
        if fn is tasks.structure:
            return _now(Structured(b'{"records": []}', b"text", 0, (), ()))
        return super().submit(fn, *args, **kwargs)


def _now(value: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future


def _opened(item: Input) -> Ready:
    source = Source(str(item.path), item.name, hashlib.sha256(item.name.encode()).hexdigest(), 1)
    pages = tuple(Unread(number, 595.0, 842.0, "simulated") for number in range(1, VOLUME + 1))
    return Ready(source, pages, ())


def main() -> int:
    """Prints pages a second and the most memory of the driver."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=0.25, help="that a page takes")
    parser.add_argument("--parcel", type=int, default=430_000, help="bytes of a page that travels")
    options = parser.parse_args()
    names = [f"{number:06d}.pdf" for number in range(options.pages // VOLUME)]
    inputs = [Input(Path(name), name, name) for name in names]
    with (
        tempfile.TemporaryDirectory() as folder,
        LocalCluster(n_workers=2, threads_per_worker=THREADS // 2, dashboard_address=":0", silence_logs=50) as local,
    ):
        cluster = Simulated(local.scheduler_address, options.seconds, options.parcel)
        begun = time.monotonic()
        with Store(Path(folder)) as store:
            Batch(store, Hands.of(cluster, 2 * THREADS, Settings()), Silent()).run(inputs)
        spent = time.monotonic() - begun
        cluster.shutdown()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(names) * VOLUME} pages in {spent:.0f} s: {len(names) * VOLUME / spent:.0f} pages/s; driver {memory:.0f} MB at most"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

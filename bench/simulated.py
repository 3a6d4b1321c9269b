"""A Dask cluster whose pages are simulated; in a module of its own, so that workers know its functions by name."""

from __future__ import annotations

import hashlib
import json
import os
import random
import time
from concurrent.futures import Future
from functools import cache
from typing import TYPE_CHECKING, Any

from diakrit.batch import tasks
from diakrit.batch.executors.dask import Cluster
from diakrit.batch.page_codec import Leaf
from diakrit.batch.tasks import PageRead, Ready, Structured
from diakrit.model import Line, Page, PageState, Source, Unread, Word
from diakrit.schema.record import SCHEMA_VERSION
from diakrit.settings import Settings

if TYPE_CHECKING:
    from diakrit.model import Input

THREADS = 200
"""Simulated pages that are read at once."""

VOLUME = 100
"""Pages of a source."""

_DOCUMENT = json.dumps({"schema_version": SCHEMA_VERSION, "repairs": [], "records": []}).encode()
_WORDS = ("Kommunstyrelsen", "beslutar", "att", "godkänna", "förvaltningens", "förslag", "till", "yttrande")


@cache
def _leaves() -> tuple[bytes, ...]:
    return tuple(_leaf(random.Random(number)) for number in range(20))


def _leaf(chosen: random.Random) -> bytes:
    """A page of four hundred words, packed."""
    lines = tuple(
        Line(tuple(Word(text, text, None, chosen.random()) for text in chosen.choices(_WORDS, k=10)), row)
        for row in range(40)
    )
    return Leaf(Page(1, 595.0, 842.0, PageState.OCR, "simulated", lines)).pack()


def read(_parcel: bytes, page: Unread, seconds: float) -> PageRead:
    """A page that takes its time."""
    time.sleep(seconds)
    return PageRead(page.number, PageState.OCR, _leaves()[page.number % len(_leaves())])


class Simulated(Cluster):
    """A cluster whose pages are simulated, by threads that only wait."""

    def __init__(self, address: str, seconds: float, parcel: int) -> None:
        super().__init__(address, Settings())
        self._seconds = seconds
        self._parcel = parcel

    def counted(self) -> int:
        """Threads count here."""
        return THREADS

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as the base class
        """Opening and structuring are simulated here, reading there."""
        if fn is tasks.open_input:
            return _now(_opened(args[0]))
        if fn is tasks.read_page:
            return self.remote(read, os.urandom(self._parcel), args[1], self._seconds)
        if fn is tasks.structure:
            return _now(Structured(_DOCUMENT, b"text", 0, 0, ()))
        return super().submit(fn, *args, **kwargs)


def _now(value: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future


def _opened(item: Input) -> Ready:
    source = Source(str(item.path), item.name, hashlib.sha256(item.name.encode()).hexdigest(), 1)
    pages = tuple(Unread(number, 595.0, 842.0, "simulated") for number in range(1, VOLUME + 1))
    return Ready(source, pages, ())

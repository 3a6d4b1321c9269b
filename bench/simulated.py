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
from diakrit.batch.page_codec import PageRecord
from diakrit.batch.tasks import Understood
from diakrit.model import Line, Opened, Page, PageState, Source, Unread, Word
from diakrit.schema.values import SCHEMA_VERSION
from diakrit.settings import Settings
from diakrit.store import Reading

if TYPE_CHECKING:
    from collections.abc import Callable

    from diakrit.model import Input

THREADS = 200
"""Simulated pages that are read at once."""

VOLUME = 100
"""Pages of a source."""

_DOCUMENT = json.dumps({"schema_version": SCHEMA_VERSION, "repairs": [], "records": []}).encode()
_WORDS = ("Kommunstyrelsen", "beslutar", "att", "godkänna", "förvaltningens", "förslag", "till", "yttrande")


@cache
def _pages() -> tuple[bytes, ...]:
    return tuple(_page(random.Random(number)) for number in range(20))


def _page(chosen: random.Random) -> bytes:
    """A page of four hundred words, packed."""
    lines = tuple(
        Line(tuple(Word(text, text, None, chosen.random()) for text in chosen.choices(_WORDS, k=10)), row)
        for row in range(40)
    )
    return PageRecord(Page(1, 595.0, 842.0, PageState.OCR, "simulated", lines)).pack()


def read(_parcel: bytes, page: Unread, seconds: float) -> Reading:
    """A page that takes its time."""
    time.sleep(seconds)
    return Reading(PageState.OCR, _pages()[page.number % len(_pages())])


class Simulated(Cluster):
    """A cluster whose pages are simulated, by threads that only wait."""

    def __init__(self, address: str, seconds: float, parcel: int) -> None:
        super().__init__(address, Settings())
        self._seconds = seconds
        self._parcel = parcel

    def counted(self) -> int:
        """Threads count here."""
        return THREADS

    def submit(self, task: Callable[..., Any], /, *arguments: Any) -> Future[Any]:  # noqa: ANN401 - as tasks have them
        """Opening and understanding are simulated here, reading there."""
        if task == tasks.OPEN:
            return _now(_opened(arguments[0]))
        if task == tasks.READ_PAGE:
            return self.remote(read, os.urandom(self._parcel), arguments[1], self._seconds)
        if task == tasks.UNDERSTAND:
            return _now(Understood(_DOCUMENT, b"text", 0, 0, ()))
        return super().submit(task, *arguments)


def _now(value: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future


def _opened(item: Input) -> Opened[Reading]:
    source = Source(str(item.path), item.name, hashlib.sha256(item.name.encode()).hexdigest(), 1)
    pages = tuple(Unread(number, 595.0, 842.0, "simulated") for number in range(1, VOLUME + 1))
    return Opened(source, pages)

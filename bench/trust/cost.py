"""What reading identifiers a second time costs: pages read with and without it, in turn."""

from __future__ import annotations

import time
from statistics import median
from typing import TYPE_CHECKING

from diakrit.batch import tasks
from diakrit.knowledge import Knowledge
from diakrit.model import Input, Opened, Unread
from diakrit.reading import Reader
from diakrit.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

ROUNDS = 3
EACH = 8  # of the pages


def cost(scans: Iterable[Path]) -> tuple[int, float, float]:
    """Pages, seconds of CPU for one without a second reading, and what a second reading adds (medians over rounds)."""
    knowledge = Knowledge.load()
    readers = {twice: Reader(Settings(second_reading=twice), knowledge) for twice in (False, True)}
    todo = []
    for path in scans:
        ready = tasks.open_input(Input(path, path.name, path.name), Settings())
        assert isinstance(ready, Opened)
        todo += [(ready.source, page) for page in ready.pages if isinstance(page, Unread)]
    todo = todo[::EACH]
    spent: dict[bool, list[float]] = {False: [], True: []}
    for twice in (False, True):  # what is loaded once is loaded
        readers[twice].page(*todo[0])
    for _ in range(ROUNDS):
        for twice, seconds in spent.items():
            begun = time.process_time()
            for source, page in todo:
                readers[twice].page(source, page)
            seconds.append((time.process_time() - begun) / len(todo))
    once = median(spent[False])
    return len(todo), once, median(both - alone for alone, both in zip(spent[False], spent[True], strict=True))

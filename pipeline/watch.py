"""Watching a folder: whatever is put into it is read, in rounds, into one delivery that grows."""

import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import closing
from pathlib import Path

from pipeline.delivery import Summary
from pipeline.inbox import Inbox
from pipeline.lock import Lock
from pipeline.progress import Silent
from pipeline.run import Batch
from pipeline.settings import Settings
from pipeline.store import Store


class Watch:
    """One folder that is watched, and one output folder."""

    def __init__(self, inbox: Path, out: Path, settings: Settings, pool: Executor, window: int) -> None:
        self._inbox = inbox.resolve()
        self._out = out
        self._settings = settings
        self._pool = pool
        self._window = window

    def rounds(self, settle: float, every: float) -> Iterator[Summary]:
        """Reads what has come, again and again; gives what the delivery holds after each round that read something.

        Args:
            settle: seconds for which a file must stay as it is before it is taken.
            every: seconds between looks at the folder.

        Raises:
            OutputError: the store or the delivery cannot be written, or a file cannot be put away.
            UsageError: another run works in the output folder.
        """
        inbox = Inbox(self._inbox, settle)
        while True:
            with Lock(self._out), closing(Store(self._out)) as store:
                inbox.put_away(store)
                inputs = inbox.ready(store)
                waiting = any(store.unfinished())
            if inputs or waiting:
                batch = Batch(inputs, self._out, self._settings, Silent(), self._pool)
                yield batch.run(self._window, adding=True)
            else:
                time.sleep(every)

"""Watching a folder: whatever is put into it is read, in rounds, into one delivery that grows."""

import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import closing
from functools import partial
from pathlib import Path

from pipeline.delivery import Summary
from pipeline.errors import UsageError
from pipeline.inbox import Inbox
from pipeline.lock import Lock
from pipeline.progress import Silent
from pipeline.run import Batch
from pipeline.settings import Settings
from pipeline.store import Store


class Watch:
    """One folder that is watched, and one output folder."""

    def __init__(self, inbox: Path, out: Path, settings: Settings, pool: Executor, window: int) -> None:
        """Takes two folders that do not lie in each other.

        Raises:
            UsageError: they do.
        """
        self._inbox, self._out = inbox.resolve(), out.resolve()
        if self._out.is_relative_to(self._inbox) or self._inbox.is_relative_to(self._out):
            raise UsageError(f"{out}: choose an output folder that neither lies in the inbox nor holds it")
        self._settings = settings
        self._pool = pool
        self._window = window

    def rounds(self, settle: float, every: float) -> Iterator[Summary]:
        """Reads what has come, again and again; gives what the delivery holds after each round.

        The first round has no new files: it finishes what an earlier watch left undone, tries failed pages again, and makes
        everything anew where lexicons or settings changed.

        Args:
            settle: seconds for which a file must stay as it is before it is taken.
            every: seconds between looks at the folder.

        Raises:
            OutputError: the store or the delivery cannot be written, or a file cannot be put away.
            UsageError: another run works in the output folder.
        """
        inbox, first = Inbox(self._inbox, settle), True
        batch = partial(Batch, folder=self._out, settings=self._settings, progress=Silent(), pool=self._pool)
        with Lock(self._out):
            while True:
                with closing(Store(self._out)) as store:
                    if first:
                        inbox.find_again(store)
                    inputs = () if first else inbox.ready(store)
                    first = first and any(store.inputs())
                if inputs or first:
                    yield batch(inputs).run(self._window, adding=True)
                    with closing(Store(self._out)) as store:
                        inbox.put_away(store)
                else:
                    time.sleep(every)
                first = False

"""Watches a folder: whatever is put into it is read, in rounds, into one growing delivery."""

import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from diakrit.batch.inbox import Inbox
from diakrit.batch.progress import Silent
from diakrit.batch.runner import Batch, WorkerPool
from diakrit.delivery.write import Summary
from diakrit.errors import UsageError
from diakrit.i18n import words
from diakrit.inputs import must_be_folder
from diakrit.model import Input
from diakrit.store import Store


class Watch:
    """One watched folder and one output folder."""

    def __init__(self, inbox: Path, out: Path, pool: WorkerPool) -> None:
        """Takes two folders, neither inside the other.

        Raises:
            UsageError: one is inside the other, or the output folder is a file.
        """
        must_be_folder(out)
        self._inbox, self._out = inbox.resolve(), out.resolve()
        if self._out.is_relative_to(self._inbox) or self._inbox.is_relative_to(self._out):
            raise UsageError(f"{out}: choose an output folder that is neither inside the inbox nor around it")
        self._pool = pool

    def rounds(self, settle: float, every: float) -> Iterator[Summary]:
        """Reads new files, round by round; yields the state of the delivery after each round.

        The first round has no new files: it finishes what an earlier watch left unfinished, tries failed pages again, and makes
        all records again if lexicons or settings have changed.

        Args:
            settle: seconds that a file must have been left alone before it is taken.
            every: seconds between checks of the folder.

        Raises:
            OutputError: the store or the delivery cannot be written, or a file cannot be moved.
            UsageError: another run is using the output folder.
        """
        with Store(self._out) as store:
            inbox = Inbox(self._inbox, settle, words(self._pool.settings.language))
            inbox.find_again(store)
            if any(store.inputs()):
                yield self._round(store, ())
            while True:
                inbox.put_away(store)
                while not (inputs := inbox.ready(store)):
                    time.sleep(every)
                yield self._round(store, inputs)

    def _round(self, store: Store, inputs: Sequence[Input]) -> Summary:
        return Batch(store, self._pool, Silent()).run(inputs, adding=True)

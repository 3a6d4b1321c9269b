"""One run: takes documents on their journeys, a few at a time, keeps the results, and writes the delivery."""

import asyncio
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from diakrit.batch import log, tasks
from diakrit.batch.executors import Executor, PoolBroken, WorkerDied
from diakrit.batch.journey import Journeys
from diakrit.batch.progress import Progress
from diakrit.batch.provenance import Toolchain
from diakrit.batch.scheduler import Scheduler
from diakrit.delivery.write import Summary, deliver
from diakrit.errors import DiakritError, MissingToolError, OutputError
from diakrit.i18n import words
from diakrit.model import Input
from diakrit.settings import Settings
from diakrit.store import Run, Store

_OPENING = 2  # inputs per core that are opened at once: this happens on this machine, wherever their pages are read
_COMMIT_EVERY = 0.5  # seconds between commits, even if nothing happens


@dataclass(frozen=True, slots=True)
class WorkerPool:
    """Who does the work, with which settings, and what they make records with."""

    executor: Executor
    settings: Settings
    toolchain: Toolchain

    @classmethod
    def of(cls, executor: Executor, settings: Settings) -> "WorkerPool":
        """Asks the workers for their toolchain.

        Raises:
            MissingToolError: a program, model or lexicon is not installed, or workers end as soon as they start.
        """

        async def asked() -> Toolchain:
            toolchain: Toolchain = await Scheduler(executor).do(tasks.TOOLCHAIN, settings)
            return toolchain

        try:
            return cls(executor, settings, asyncio.run(asked()))
        except (WorkerDied, PoolBroken, MemoryError) as error:
            raise MissingToolError(
                "the workers end as soon as they start; check the memory of this machine, and worker_megabytes in diakrit.toml"
            ) from error


class Batch:
    """One run into a store."""

    def __init__(self, store: Store, pool: WorkerPool, progress: Progress) -> None:
        self._store = store
        self._pool = pool
        self._progress = progress

    def run(self, inputs: Sequence[Input], *, adding: bool = False) -> Summary:
        """Reads what has not been read and writes the delivery; `adding`: what earlier runs read stays part of it.

        Raises:
            OutputError: the store or the delivery cannot be written.
        """
        store, toolchain = self._store, self._pool.toolchain
        run = Run(self._pool.settings, toolchain.provenance, toolchain.structure, toolchain.reading)
        store.begin(run, inputs, adding=adding)
        say = words(self._pool.settings.language)
        log.info("begun", say.terminal("begun", files=len(inputs)), inputs=len(inputs))
        asyncio.run(self._work(tuple(store.unfinished(unsettled=True)) if adding else inputs))
        if any(store.unfinished()):
            raise OutputError("some inputs were not finished, so nothing is delivered; run the same command again")
        summary = deliver(store)
        store.end()
        log.info("delivered", say.terminal("delivered"), **summary.counts.model_dump())
        return summary

    async def _work(self, inputs: Iterable[Input]) -> None:
        pool = self._pool
        journeys = Journeys(self._store, pool.settings, pool.toolchain, Scheduler(pool.executor), self._progress)
        opening = asyncio.Semaphore(_OPENING * len(os.sched_getaffinity(0)))
        saving = asyncio.create_task(self._save())
        try:
            async with asyncio.TaskGroup() as documents:
                for item in inputs:
                    await opening.acquire()
                    documents.create_task(journeys.document(item, opening.release))
        except BaseExceptionGroup as errors:
            raise _first(errors) from None
        finally:
            saving.cancel()
            with suppress(asyncio.CancelledError):
                await saving

    async def _save(self) -> None:
        """Commits what was kept at intervals, even if nothing happens."""
        while True:
            await asyncio.sleep(_COMMIT_EVERY)
            self._store.commit()


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """The error that ended a run: one of Diakrit's own, if there is one."""
    ours, _ = errors.split(DiakritError)
    found: BaseException = ours or errors
    while isinstance(found, BaseExceptionGroup):
        found = found.exceptions[0]
    return found

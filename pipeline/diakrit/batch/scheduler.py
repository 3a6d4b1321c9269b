"""A bounded window on an executor: so many tasks at once, and again where a worker was lost over one."""

from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import Any

from diakrit.batch import tasks
from diakrit.batch.executors.local import PoolBroken, WorkerDied
from diakrit.batch.page_codec import Making
from diakrit.errors import MissingToolError
from diakrit.settings import Settings

_MOST_BREAKS = 5  # pools that were lost while a job waited: it may be the one that breaks them
_MOST_DEATHS = 2  # the first worker may have been killed by somebody; whoever costs two is not tried as it is again


@dataclass(frozen=True, slots=True)
class Job:
    """A task, its arguments, and what to do with what it gives. `at_last`: its arguments after it has cost two workers."""

    task: Callable[..., Any]
    arguments: tuple[Any, ...]
    then: Callable[[Future[Any]], None]
    at_last: tuple[Any, ...] | None = None
    deaths: int = 0
    breaks: int = 0

    def again(self, error: BaseException | None) -> "Job | None":
        """The job as it is handed out once more after such an error; None where it has ended, well or not."""
        if isinstance(error, PoolBroken) and self.breaks < _MOST_BREAKS:
            return replace(self, breaks=self.breaks + 1)
        if not isinstance(error, WorkerDied) or self.deaths == _MOST_DEATHS:
            return None
        last = self.at_last if self.deaths + 1 == _MOST_DEATHS else None
        return replace(self, deaths=self.deaths + 1, arguments=last or self.arguments)


@dataclass(frozen=True, slots=True)
class Hands:
    """Who does the work, and what records are made with. `window` tells how many tasks to hand out at once; memory follows it."""

    pool: Executor
    window: Callable[[], int]
    settings: Settings
    making: Making

    @classmethod
    def of(cls, pool: Executor, window: Callable[[], int], settings: Settings) -> "Hands":
        """Asks the workers of a pool what they make records with.

        Raises:
            MissingToolError: a program, model or lexicon is not installed, or workers do not stay.
        """
        asked, answers = Window(pool, lambda: 1), list[Future[Any]]()
        asked.submit(Job(tasks.making, (settings,), answers.append))
        while not asked.is_empty:
            asked.settle(1.0)
        try:
            return cls(pool, window, settings, answers[0].result())
        except (WorkerDied, PoolBroken, MemoryError) as error:
            raise MissingToolError(
                "workers end as soon as they begin: look at memory, and at worker_megabytes"
            ) from error


class Window:
    """Tasks that an executor has at once."""

    def __init__(self, pool: Executor, size: Callable[[], int]) -> None:
        self._pool = pool
        self._size = size
        self._done: SimpleQueue[Future[Any]] = SimpleQueue()
        self._jobs: dict[Future[Any], Job] = {}

    @property
    def has_room(self) -> bool:
        """Whether another job may be handed out."""
        return len(self._jobs) < self._size()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is under way."""
        return not self._jobs

    def submit(self, job: Job) -> None:
        """Hands a job out."""
        future = self._pool.submit(job.task, *job.arguments)
        self._jobs[future] = job
        future.add_done_callback(self._done.put)

    def settle(self, seconds: float) -> None:
        """Waits for a job to end, so many seconds at most, and does what is to be done then."""
        try:
            future = self._done.get(timeout=seconds)
        except Empty:
            return
        job = self._jobs.pop(future)
        again = job.again(future.exception())
        if again is None:
            job.then(future)
        else:
            self.submit(again)

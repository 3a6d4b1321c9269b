"""Where work is done: behind `concurrent.futures.Executor`, in this process or in several.

Tasks are functions at module level; a worker that dies or takes too long costs the one task it had. Workers keep their
temporary files in one private folder and lead process groups of their own, so that whatever ends a run leaves neither
files nor programs behind.
"""

import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from functools import partial
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

from pebble import ProcessExpired, ProcessPool  # noqa: TID251 - this is the door to it

from diakrit.errors import MissingToolError

TASK_LIMIT = 1800
"""Seconds that one task may take: far above a page's own limit, for what no limit of its own stops."""

SHARED = (
    "diakrit.batch.tasks",
    "diakrit.batch.provenance",
    "diakrit.schema.build",
    "diakrit.reading",
    "diakrit.stages",
)
"""What reading and structuring need."""

WorkerDied = ProcessExpired
"""What a future raises when its worker was killed or crashed."""

PoolBroken = BrokenProcessPool
"""What a future raises when its pool was lost before the task began; it may be handed out again."""

_MOST_RENEWALS = 5  # so often in a row, without a task that ended, the workers cannot run at all


def resolve(future: Future[Any], give: Callable[[], Any]) -> None:
    """A future gets what a function gives, or carries what it raises to whoever asks."""
    try:
        future.set_result(give())
    except Exception as error:  # noqa: BLE001 - so do all executors
        future.set_exception(error)


class Serial(Executor):
    """Runs each task at once in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as the base class
        """Runs the task; its outcome waits in the future."""
        future: Future[Any] = Future()
        resolve(future, partial(fn, *args, **kwargs))
        return future


class Processes(Executor):
    """A pool of processes of this machine, one task each at a time."""

    def __init__(
        self, workers: int, megabytes: int = 0, shared: Sequence[str] = SHARED, limit: float = TASK_LIMIT
    ) -> None:
        """`megabytes`: address space that a worker, and each program it starts, may take; 0 means no limit.

        `shared`: the modules that are imported once for all workers. `limit`: seconds that a task may take.
        """
        self._workers, self._limit = workers, limit
        self._megabytes = megabytes
        _sweep()
        self._folder = tempfile.TemporaryDirectory(prefix=f"diakrit-{os.getpid()}-")
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(shared))
        forkserver.ensure_running()  # while this process goes on with imports of its own
        self._renewals = 0
        self._pool = self._started()

    def _started(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            context=self._context,
            initializer=_settle,
            initargs=(self._folder.name, self._megabytes),
        )

    def window(self) -> int:
        """How many tasks it wants at once: one for each process, and one that waits."""
        return 2 * self._workers

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as the base class
        """Queues the task for the next free process; makes new processes where all have died.

        Raises:
            MissingToolError: they die as soon as they are made.
        """
        try:
            future: Future[Any] = self._pool.schedule(fn, args=args, kwargs=kwargs, timeout=self._limit)
        except RuntimeError:
            self._renewals += 1
            if self._renewals > _MOST_RENEWALS:
                raise MissingToolError("workers die as soon as they begin: look at memory and limits") from None
            self._pool.stop()
            self._pool = self._started()
            return self.submit(fn, *args, **kwargs)
        future.add_done_callback(self._ended)
        return future

    def _ended(self, future: Future[Any]) -> None:
        if not future.cancelled() and not isinstance(future.exception(), PoolBroken | WorkerDied):
            self._renewals = 0

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as the base class
        """Ends the pool; with `cancel_futures` whatever runs is stopped at once, with the programs it started."""
        if cancel_futures:
            self._pool.stop()
            for mark in Path(self._folder.name).glob("worker-*"):
                with suppress(ProcessLookupError):
                    os.killpg(int(mark.name.removeprefix("worker-")), signal.SIGKILL)
        else:
            self._pool.close()
        if wait:
            self._pool.join()
            self._folder.cleanup()


def _sweep() -> None:
    """Removes the folders that killed runs of ours left behind."""
    for folder in Path(tempfile.gettempdir()).glob("diakrit-*-*"):
        pid = folder.name.split("-")[1]
        with suppress(OSError):
            if pid.isdecimal() and folder.stat().st_uid == os.getuid() and not Path(f"/proc/{pid}").exists():
                shutil.rmtree(folder)


def _settle(folder: str, megabytes: int) -> None:
    """Makes a new worker the leader of its process group, with a limit to its memory and a folder for its temporary files."""
    if megabytes:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)
    os.setpgid(0, 0)
    Path(folder, f"worker-{os.getpid()}").touch()
    os.environ["TMPDIR"] = folder
    tempfile.tempdir = folder

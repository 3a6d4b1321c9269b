"""Tasks done in processes of this machine.

A worker that dies or takes too long costs the one task it had. Workers keep their temporary files in one private folder and
lead process groups of their own, so that whatever ends a run leaves neither files nor programs behind.
"""

import fcntl
import multiprocessing
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

from pebble import ProcessPool  # noqa: TID251 - this is the door to it

from diakrit.batch.executors import TASK_LIMIT, PoolBroken, WorkerDied
from diakrit.errors import MissingToolError, UsageError

SHARED = (
    "diakrit.batch.one_thread",
    "diakrit.batch.tasks",
    "diakrit.batch.worker",
    "diakrit.reading",
    "diakrit.stages",
    "diakrit.swedish.annotate",
    "diakrit.schema.build",
)
"""What reading and understanding need."""

_MOST_RENEWALS = 5  # so often in a row, without a task that ended, the workers cannot run at all
_LOCK = "lock"


class Processes:
    """A pool of processes, one task each at a time."""

    def __init__(
        self, workers: int, megabytes: int = 0, shared: Sequence[str] = SHARED, limit: float = TASK_LIMIT
    ) -> None:
        """Starts the workers.

        Args:
            workers: how many processes.
            megabytes: address space that a worker, and each program it starts, may take; 0 means no limit.
            shared: modules that are imported once for all workers.
            limit: seconds that a task may take.

        Raises:
            UsageError: this process may not give a worker so much address space.
        """
        _must_be_allowed(megabytes)
        self._workers, self._limit = workers, limit
        self._megabytes = megabytes
        _sweep()
        self._folder = tempfile.TemporaryDirectory(prefix="diakrit-")
        self._lock = (Path(self._folder.name) / _LOCK).open("w", encoding="ascii")
        fcntl.flock(self._lock, fcntl.LOCK_SH)
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
        """One for each process, and one that waits."""
        return 2 * self._workers

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Queues the task for the next free process; makes new processes where all have died.

        Raises:
            MissingToolError: they die as soon as they are made.
        """
        try:
            future: Future[Any] = self._pool.schedule(task, args=arguments, timeout=self._limit)
        except RuntimeError:
            self._renewals += 1
            if self._renewals > _MOST_RENEWALS:
                raise MissingToolError("workers die as soon as they start: look at memory and limits") from None
            self._pool.stop()
            self._pool = self._started()
            return self.submit(task, *arguments)
        future.add_done_callback(self._ended)
        return future

    def _ended(self, future: Future[Any]) -> None:
        if not future.cancelled() and not isinstance(future.exception(), PoolBroken | WorkerDied):
            self._renewals = 0

    def shutdown(self, *, cancel: bool = False) -> None:
        """Ends the pool; with `cancel` whatever runs is stopped at once, with the programs it started."""
        if cancel:
            self._pool.stop()
            for mark in Path(self._folder.name).glob("worker-*"):
                with suppress(ProcessLookupError):
                    os.killpg(int(mark.name.removeprefix("worker-")), signal.SIGKILL)
        else:
            self._pool.close()
        self._pool.join()
        self._lock.close()
        self._folder.cleanup()


def _must_be_allowed(megabytes: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY and megabytes * 1_000_000 > most:
        raise UsageError(
            f"worker_megabytes is {megabytes}, but this process may take {most // 1_000_000} MB at most:"
            f" lower worker_megabytes in diakrit.toml, or raise the limit (ulimit -v)"
        )


def _sweep() -> None:
    """Removes the folders that killed runs left behind: those whose lock nobody holds, in whatever container they ran."""
    for lock in Path(tempfile.gettempdir()).glob(f"diakrit-*/{_LOCK}"):
        with suppress(OSError), lock.open("r", encoding="ascii") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.parent, ignore_errors=True)


def _settle(folder: str, megabytes: int) -> None:
    """Makes a new worker the leader of its process group, with a limit to its memory and a folder for its temporary files."""
    if megabytes:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)
    os.setpgid(0, 0)
    Path(folder, f"worker-{os.getpid()}").touch()
    os.environ["TMPDIR"] = folder
    tempfile.tempdir = folder

"""Does tasks in processes of this machine.

A worker that dies or takes too long costs only its current task. Workers keep their temporary files in a private folder and
lead process groups of their own, so that no run leaves files or programs behind, however it ends.
"""

import multiprocessing
import os
import resource
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
from diakrit.batch.scratch import Scratch
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

_MOST_RENEWALS = 5  # so many in a row without a finished task mean that workers cannot run at all


class Processes:
    """A pool of processes, each with one task at a time."""

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
            UsageError: a hard limit of this process is below `megabytes`.
        """
        _must_be_allowed(megabytes)
        self._workers, self._limit = workers, limit
        self._megabytes = megabytes
        self._scratch = Scratch()
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(list(shared))
        forkserver.ensure_running()  # while this process continues with its own imports
        self._renewals = 0
        self._pool = self._started()

    def _started(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._workers,
            context=self._context,
            initializer=_settle,
            initargs=(str(self._scratch.path), self._megabytes),
        )

    def window(self) -> int:
        """One task for each process, and one that waits."""
        return 2 * self._workers

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Queues the task for the next free process; starts new processes if all have died.

        Raises:
            MissingToolError: they die as soon as they are started.
        """
        try:
            future: Future[Any] = self._pool.schedule(task, args=arguments, timeout=self._limit)
        except RuntimeError:
            self._renewals += 1
            if self._renewals > _MOST_RENEWALS:
                raise MissingToolError(
                    "the workers die as soon as they start; check the memory and limits of this machine"
                ) from None
            self._pool.stop()
            self._pool = self._started()
            return self.submit(task, *arguments)
        future.add_done_callback(self._ended)
        return future

    def _ended(self, future: Future[Any]) -> None:
        if future.cancelled():
            return
        if not isinstance(future.exception(), PoolBroken | WorkerDied):
            self._renewals = 0
        if isinstance(future.exception(), PoolBroken | WorkerDied | TimeoutError):
            self._kill(lost=True)

    def shutdown(self, *, cancel: bool = False) -> None:
        """Shuts the pool down; with `cancel`, stops running tasks at once, with the programs that they started."""
        if cancel:
            self._pool.stop()
            self._kill()
        else:
            self._pool.close()
        self._pool.join()
        self._kill()
        self._scratch.remove()

    def _kill(self, *, lost: bool = False) -> None:
        """Kills the workers with the programs that they started; with `lost`, only such programs of workers that are gone."""
        for mark in self._scratch.path.glob("worker-*"):
            _, pid, began = mark.name.split("-")
            now = _began(int(pid))
            if lost and now == began:
                continue
            if now in (began, None):  # its number is given to no other process while programs of its group run
                with suppress(ProcessLookupError, PermissionError):
                    os.killpg(int(pid), signal.SIGKILL)
            mark.unlink(missing_ok=True)


def _must_be_allowed(megabytes: int) -> None:
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most != resource.RLIM_INFINITY and megabytes * 1_000_000 > most:
        raise UsageError(
            f"worker_megabytes is {megabytes}, but this process may take {most // 1_000_000} MB at most:"
            f" lower worker_megabytes in diakrit.toml, or raise the limit (ulimit -v)"
        )


def _began(pid: int) -> str | None:
    """When a process began, in ticks since the machine did; None if there is no such process."""
    try:
        told = Path(f"/proc/{pid}/stat").read_bytes()
    except OSError:
        return None
    return told.rpartition(b")")[2].split()[19].decode()


def _settle(folder: str, megabytes: int) -> None:
    """Sets up a new worker: its own process group, a memory limit, and the folder for temporary files."""
    if megabytes:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)
    os.setpgid(0, 0)
    try:
        Path(folder, f"worker-{os.getpid()}-{_began(os.getpid())}").touch()
    except FileNotFoundError:  # the driver was killed, and another has swept its folder away
        os._exit(0)
    os.environ["TMPDIR"] = folder
    tempfile.tempdir = folder

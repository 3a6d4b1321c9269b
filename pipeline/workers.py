"""Where work is done: behind `concurrent.futures.Executor`, in this process or in several.

Tasks are functions at module level; a worker that dies costs the one task it had.
"""

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

from pebble import ProcessExpired, ProcessPool  # noqa: TID251 - this is the door to it

__all__ = ["Processes", "Serial", "WorkerDied", "executor"]

WorkerDied = ProcessExpired
"""What a future raises when its worker was killed or crashed."""


class Serial(Executor):
    """Runs each task at once in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as the base class
        """Runs the task; its outcome waits in the future."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - the future carries it to whoever asks
            future.set_exception(error)
        return future


class Processes(Executor):
    """A pool of processes of this machine, one task each at a time."""

    def __init__(self, workers: int) -> None:
        self._pool = ProcessPool(max_workers=workers, context=multiprocessing.get_context("forkserver"))

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401 - as the base class
        """Queues the task for the next free process."""
        future: Future[Any] = self._pool.schedule(fn, args=args, kwargs=kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - as the base class
        """Ends the pool; with `cancel_futures` whatever runs is stopped at once."""
        if cancel_futures:
            self._pool.stop()  # type: ignore[no-untyped-call]
        else:
            self._pool.close()  # type: ignore[no-untyped-call]
        if wait:
            self._pool.join()


def executor(workers: int) -> Executor:
    """Processes of this machine: `workers` of them, or one for each core it may use."""
    return Processes(workers or len(os.sched_getaffinity(0)))

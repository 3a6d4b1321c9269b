"""Executors do tasks: in this process, in processes of this machine, or on a Dask cluster."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from pebble import ProcessExpired  # noqa: TID251 - the error that its pools raise

TASK_LIMIT = 1800
"""Seconds that a task may take: far above the limit for a page, for anything that has no limit of its own."""

WorkerDied = ProcessExpired
"""What a future raises when its worker was killed or crashed."""

PoolBroken = BrokenProcessPool
"""What a future raises when its pool was lost before the task began; the task may be submitted again."""


class Executor(Protocol):
    """Does tasks."""

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Submits a task, a module-level function or a `Task`; the future gets its result."""

    def window(self) -> int:
        """How many tasks it wants at once. Memory grows with them."""

    def shutdown(self, *, cancel: bool = False) -> None:
        """Shuts down; with `cancel`, stops running tasks at once."""

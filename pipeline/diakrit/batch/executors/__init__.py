"""Where tasks are done: in this process, in processes of this machine, or on a Dask cluster."""

from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any, Protocol

from pebble import ProcessExpired  # noqa: TID251 - the error that its pools raise

TASK_LIMIT = 1800
"""Seconds that one task may take: far above a page's own limit, for what no limit of its own stops."""

WorkerDied = ProcessExpired
"""What a future raises when its worker was killed or crashed."""

PoolBroken = BrokenProcessPool
"""What a future raises when its pool was lost before the task began; it may be handed out again."""


class Executor(Protocol):
    """Does tasks."""

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Hands a task out, a function at module level or a `Task`; its result waits in the future."""

    def window(self) -> int:
        """How many tasks it wants at once. Memory follows it."""

    def shutdown(self, *, cancel: bool = False) -> None:
        """Ends it; with `cancel` whatever runs is stopped at once."""

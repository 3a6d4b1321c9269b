"""Hands tasks to an executor: as many at a time as it wants, the most urgent first, and again if a worker is lost."""

import asyncio
import heapq
from itertools import count
from typing import Any

from diakrit.batch.executors import Executor, PoolBroken, WorkerDied
from diakrit.batch.task import Task

_MOST_BREAKS = 5  # pools lost while a task was waiting: it may be the task that breaks them
_MOST_DEATHS = (
    2  # the first worker may have been killed from outside; a task that costs two is not tried unchanged again
)


class Scheduler:
    """Hands tasks to an executor. Belongs to one event loop."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self._running = 0
        self._waiting: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = count()

    async def do(self, task: Task, *arguments: Any) -> Any:  # noqa: ANN401 - whatever the task takes and returns
        """Does a task as soon as there is room for it, and returns its result.

        Raises:
            WorkerDied, PoolBroken: it has cost more workers than is allowed.
            Exception: whatever the task raises.
        """
        await self._room(task)
        try:
            return await self._tried(task, arguments)
        finally:
            self._running -= 1
            self._wake()

    async def _room(self, task: Task) -> None:
        turn = asyncio.get_running_loop().create_future()
        heapq.heappush(self._waiting, (task.urgency, next(self._order), turn))
        self._wake()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():
                self._running -= 1
            raise

    def _wake(self) -> None:
        """Lets waiting tasks go ahead, the most urgent first, while there is room."""
        while self._waiting and self._running < self._executor.window():
            _, _, turn = heapq.heappop(self._waiting)
            if not turn.done():
                turn.set_result(None)
                self._running += 1

    async def _tried(self, task: Task, arguments: tuple[Any, ...]) -> Any:  # noqa: ANN401 - as above
        breaks = deaths = 0
        while True:
            try:
                return await asyncio.wrap_future(self._executor.submit(task, *arguments))
            except PoolBroken:
                breaks += 1
                if breaks > _MOST_BREAKS:
                    raise
            except WorkerDied:
                deaths += 1
                if deaths < _MOST_DEATHS:
                    continue
                if deaths > _MOST_DEATHS or task.last_resort is None:
                    raise
                arguments = task.last_resort(*arguments)

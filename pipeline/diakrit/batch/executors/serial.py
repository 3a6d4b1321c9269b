"""Does tasks at once in this process, for tests."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any


class Serial:
    """Does each task as it is submitted."""

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Does the task; the future has its outcome."""
        future: Future[Any] = Future()
        try:
            future.set_result(task(*arguments))
        except Exception as error:  # noqa: BLE001 - so do all executors
            future.set_exception(error)
        return future

    def window(self) -> int:
        """One task at a time."""
        return 1

    def shutdown(self, *, cancel: bool = False) -> None:
        """Does nothing: there is nothing to shut down."""

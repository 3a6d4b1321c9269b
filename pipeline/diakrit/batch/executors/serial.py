"""Tasks done at once in this process, for tests and for looking inside."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any


class Serial:
    """Does each task as it is handed over."""

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Does the task; its outcome waits in the future."""
        future: Future[Any] = Future()
        try:
            future.set_result(task(*arguments))
        except Exception as error:  # noqa: BLE001 - so do all executors
            future.set_exception(error)
        return future

    def window(self) -> int:
        """One."""
        return 1

    def shutdown(self, *, cancel: bool = False) -> None:
        """Nothing is left to end."""

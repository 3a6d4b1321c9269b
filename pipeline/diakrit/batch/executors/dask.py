"""Does tasks on many machines, with the workers of a Dask cluster.

Workers need this package and Tesseract, but no shared file system: sources are opened on the machine of the run, and pages are
sent as bytes. Every worker must have the toolchain that the provenance of the run names; others are refused.
"""

import os
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack
from functools import partial
from typing import Any

from distributed import Client, KilledWorker  # noqa: TID251 - the only module that uses it

from diakrit.batch import tasks
from diakrit.batch.executors import TASK_LIMIT, PoolBroken, WorkerDied, page_transfer
from diakrit.batch.executors.local import Processes
from diakrit.batch.executors.page_transfer import SAME_EVERYWHERE, Raised
from diakrit.batch.provenance import Toolchain
from diakrit.batch.task import Place, Task
from diakrit.errors import MissingToolError, UsageError
from diakrit.model import Failure, Source, Unread
from diakrit.settings import Settings

_CONNECT = "15s"
_LOST = "the Dask scheduler was lost; start it, and run the same command again"
_LOOK_EVERY = 5.0  # seconds between counts of the workers, which come and go
_WAITING = 4  # least number of waiting tasks; with many workers, a share of them. Each is a page in memory


class Cluster:
    """The workers of a Dask cluster."""

    limit: float = TASK_LIMIT
    """Seconds that one task may take there."""

    def __init__(self, address: str, settings: Settings) -> None:
        """Connects to a scheduler (`tcp://host:8786`) and asks its workers for their toolchain.

        Raises:
            UsageError: no scheduler answers, there are no workers, or workers have more than one thread.
            MissingToolError: workers differ, or a program or model is not installed on one.
        """
        try:
            self._client = Client(address, timeout=_CONNECT, set_as_default=False)
        except (OSError, ValueError) as error:
            raise UsageError(f"{address}: no Dask scheduler answers there") from error
        self._settings = settings
        self._near = Processes(len(os.sched_getaffinity(0)), settings.worker_megabytes)
        with ExitStack() as refused:
            refused.callback(self.shutdown, cancel=True)
            self._workers, self._looked = self.counted(), time.monotonic()
            if not self._workers:
                raise UsageError("the cluster has no workers")
            self._toolchain = self._agreed()
            refused.pop_all()

    def window(self) -> int:
        """How many tasks it wants at once: one for each current worker, and some that wait. Counts workers now and then.

        Raises:
            UsageError: as `counted`.
        """
        if time.monotonic() - self._looked > _LOOK_EVERY:
            self._workers = self.counted() or self._workers  # there may be none for a moment
            self._looked = time.monotonic()
        return self._workers + max(_WAITING, self._workers // _WAITING)

    def counted(self) -> int:
        """The number of workers.

        Raises:
            UsageError: some have more than one thread, or the scheduler is lost.
        """
        self._must_be_there()
        workers = self._client.scheduler_info(n_workers=-1).get("workers", {}).values()
        if any(worker["nthreads"] > 1 for worker in workers):
            raise UsageError(
                "Tesseract wants processes, not threads: start the workers with --nthreads 1 --nworkers auto"
            )
        return len(workers)

    def _must_be_there(self) -> None:
        if self._client.status not in ("running", "connecting"):
            raise UsageError(_LOST)

    def _agreed(self) -> Toolchain:
        answers = self._client.run(
            page_transfer.guarded, self.limit, tasks.tell_toolchain, self._settings, on_error="raise"
        )
        answers["the driver"] = self._near.submit(tasks.TOOLCHAIN, self._settings).result()
        for answer in answers.values():
            if isinstance(answer, Raised):
                raise answer.error
        if len(set(answers.values())) > 1:
            told = ", ".join(_differences([toolchain.provenance.model_dump() for toolchain in answers.values()]))
            raise MissingToolError(f"the workers would make different records; {SAME_EVERYWHERE}: {told}")
        found: Toolchain = next(iter(answers.values()))
        return found

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        """Submits a task to a machine that can do it; pages are cut out of their source first."""
        if task == tasks.TOOLCHAIN:
            return _done(self._toolchain)
        if isinstance(task, Task) and task.place is Place.HERE:
            return self._near.submit(task, *arguments)
        if isinstance(task, Task) and task.place is Place.PAGE:
            source, page, *others = arguments
            assert isinstance(source, Source)
            assert isinstance(page, Unread)
            return self._sent(task, source, page, *others)
        return self.remote(task, *arguments)

    def _sent(self, task: Task, source: Source, page: Unread, *arguments: object) -> Future[Any]:
        """Cuts a page out here, and submits the task with it to the cluster."""

        def send(cut: Any) -> Future[Any]:  # noqa: ANN401 - a page file or a failure
            if isinstance(cut, Failure):
                return _done(task.failed(page, cut) if task.failed else cut)
            return self.remote(page_transfer.with_page_file, task, cut, source, page, *arguments)

        return _chained(self._near.submit(page_transfer.cut, source, page), send)

    def remote(self, function: Callable[..., Any], *arguments: object) -> Future[Any]:
        """Submits a task to a worker, which checks that it makes the same records as the others."""
        guarded = partial(page_transfer.guarded, self.limit, function)
        task = partial(page_transfer.with_same_toolchain, self._toolchain, self._settings, guarded)
        self._must_be_there()
        future: Future[Any] = Future()
        self._client.submit(task, *arguments, pure=False).add_done_callback(
            lambda done: _resolve(future, partial(_result, done))
        )
        return future

    def shutdown(self, *, cancel: bool = False) -> None:
        """Leaves the cluster, which keeps running."""
        self._near.shutdown(cancel=cancel)
        self._client.close()


def _differences(made_by: list[dict[str, object]]) -> list[str]:
    """The names and values that differ among workers."""
    values = {name: {str(one[name]) for one in made_by} for name in made_by[0]}
    found = [f"{name} ({' / '.join(sorted(several))})" for name, several in values.items() if len(several) > 1]
    return found or ["the text of the program"]


def _done(value: object) -> Future[Any]:
    future: Future[Any] = Future()
    future.set_result(value)
    return future


def _result(done: Any) -> object:  # noqa: ANN401 - a future of Dask
    """The result of a guarded task; raises what it raised on the worker."""
    try:
        result = done.result()
    except KilledWorker as error:
        raise WorkerDied(str(error)) from error
    except CancelledError as error:
        raise UsageError(_LOST) from error
    except OSError as error:  # the result was lost on its way
        raise PoolBroken(str(error)) from error
    if isinstance(result, Raised):
        raise result.error from RuntimeError(result.frames)
    return result


def _chained(first: Future[Any], then: Callable[[Any], Future[Any]]) -> Future[Any]:
    """A future for what a function makes of another future's result."""
    future: Future[Any] = Future()

    def begin(done: Future[Any]) -> None:
        try:
            second = then(done.result())
        except Exception as error:  # noqa: BLE001 - so do all executors
            future.set_exception(error)
        else:
            second.add_done_callback(lambda ended: _resolve(future, ended.result))

    first.add_done_callback(begin)
    return future


def _resolve(future: Future[Any], give: Callable[[], Any]) -> None:
    """Sets a future to what a function returns or raises."""
    try:
        future.set_result(give())
    except Exception as error:  # noqa: BLE001 - so do all executors
        future.set_exception(error)

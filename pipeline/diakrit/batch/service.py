"""A process that runs batches for a host program (`diakrit.batch.client`): JSON lines in and out.

The host, whatever it is (a notebook, a thread of a web server), asks for one batch at a time; this process does it with
workers of its own, keeps them for the next, and ends when the host does or asks for nothing for a while. So nothing that
reading needs is loaded, set or killed in the host.

A request is `{"inputs": […], "out": …, "settings": {…}, "workers": …}`; answers are `begun`, `opened`, `page`, `document` and
`log`, and at the end `done` or `error`. Without `out` the delivery goes into a temporary folder, which `done` names: the host
removes it when it has read it, and this process if the host is gone before.
"""

import contextlib
import json
import logging
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from diakrit import lexicon
from diakrit.batch import log
from diakrit.batch.executors.local import Processes
from diakrit.batch.outcome import REPORT_BUG, place
from diakrit.batch.progress import Silent
from diakrit.batch.runner import Batch, WorkerPool
from diakrit.batch.scratch import Scratch
from diakrit.errors import DiakritError
from diakrit.inputs import collect
from diakrit.model import Input, PageState
from diakrit.settings import Settings
from diakrit.store import Store

_IDLE = 120.0  # seconds without a request after which the process ends

Answer = Callable[[Mapping[str, Any]], None]


class _Progress(Silent):
    """Reports to the host."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def opened(self, pages: int, kept: int) -> None:
        """An input was opened."""
        self._answer({"event": "opened", "pages": pages, "kept": kept})

    def page(self, state: PageState) -> None:
        """A page was read."""
        self._answer({"event": "page", "state": state})

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001 - a fact, not a switch
        """An input is done."""
        self._answer({"event": "document", "path": item.name, "failed": failed})


class _Log(logging.Handler):
    """Passes log messages to the host's logger of the same name."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(logging.INFO)
        self._answer = answer

    def emit(self, record: logging.LogRecord) -> None:
        """Passes one on."""
        self._answer({"event": "log", "level": record.levelno, "message": record.getMessage()})


class _Service:
    """Runs batches; keeps the workers as long as requests have the same settings, and these the same lexicons."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._pool: tuple[Any, WorkerPool] | None = None
        self._scratch: Scratch | None = None

    def serve(self, request: Mapping[str, Any]) -> Path:
        """Runs a batch; gives the folder of the delivery."""
        if request["out"]:
            self._run(request, Path(request["out"]))
            return Path(request["out"])
        self._scratch = self._scratch or Scratch()
        out = Path(tempfile.mkdtemp(dir=self._scratch.path))
        try:
            self._run(request, out)
        except BaseException:
            shutil.rmtree(out, ignore_errors=True)
            raise
        return out

    def _run(self, request: Mapping[str, Any], out: Path) -> None:
        settings = Settings(**request["settings"])
        inputs = collect(request["inputs"], out, _left_out)
        self._answer({"event": "begun", "inputs": len(inputs)})
        pool = self._workers(settings, request["workers"] or settings.workers or len(os.sched_getaffinity(0)))
        with Store(out) as store:
            Batch(store, pool, _Progress(self._answer)).run(inputs)

    def _workers(self, settings: Settings, count: int) -> WorkerPool:
        key = settings, count, lexicon.state(settings.lexicons)
        if self._pool is None or self._pool[0] != key:
            self.end_workers()
            executor = Processes(count, settings.worker_megabytes)
            try:
                self._pool = key, WorkerPool.of(executor, settings)
            except BaseException:
                executor.shutdown(cancel=True)
                raise
        return self._pool[1]

    def end_workers(self) -> None:
        """Ends the workers; the next batch has new ones."""
        if self._pool:
            self._pool[1].executor.shutdown(cancel=True)
            self._pool = None

    def close(self) -> None:
        """Ends the workers, and removes temporary deliveries."""
        try:
            self.end_workers()
        finally:
            if self._scratch:
                self._scratch.remove()


def _left_out(folder: Path) -> None:
    logging.getLogger("diakrit").info("left out, an earlier delivery: %s", folder)


def _listen(requests: IO[str], queue: "SimpleQueue[str]") -> None:
    """Puts requests in a queue; when the host is gone, interrupts whatever is running."""
    for line in requests:
        queue.put(line)
    queue.put("")
    os.kill(os.getpid(), signal.SIGINT)


def main(descriptor: int) -> None:
    """Serves until the host is gone; answers go to an open file descriptor."""
    for number in (signal.SIGINT, signal.SIGTERM):  # whatever the host does with them, which is inherited
        signal.signal(number, signal.default_int_handler)
    answers = os.fdopen(descriptor, "w", encoding="ascii")

    def answer(message: Mapping[str, Any]) -> None:
        answers.write(json.dumps(message) + "\n")  # in ASCII: names of files need not be UTF-8
        answers.flush()

    logger = logging.getLogger("diakrit")
    logger.setLevel(logging.INFO)
    logger.propagate = False
    logger.addHandler(_Log(answer))
    queue: SimpleQueue[str] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin, queue), daemon=True).start()
    service = _Service(answer)
    with contextlib.suppress(KeyboardInterrupt, Empty, BrokenPipeError):
        try:
            while line := queue.get(timeout=_IDLE):
                answer(_served(service, line))
        finally:
            service.close()


def _served(service: _Service, line: str) -> Mapping[str, Any]:
    """Runs the batch of a request; gives the last answer to it."""
    try:
        return {"event": "done", "out": str(service.serve(json.loads(line)))}
    except DiakritError as error:
        return {"event": "error", "type": type(error).__name__, "arguments": error.args}
    except Exception as error:  # noqa: BLE001 - a bug is told to the host, which may go on
        kind, where = type(error).__name__, place(error)
        log.error("bug", f"bug in a batch: {kind}\n{where}", error=kind, place=where)
        service.end_workers()  # whatever they are doing now
        return {"event": "error", "type": "DiakritError", "arguments": [f"unexpected {kind}: {REPORT_BUG}"]}

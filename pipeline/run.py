"""One batch: feeds the workers through a bounded window and gathers pages into documents.

The only place that catches broadly: a bug in one document becomes its failure row and a traceback in the log, and the
batch goes on.
"""

import logging
import re
import traceback
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, field
from typing import Any, Protocol

from pipeline import tasks
from pipeline.delivery import Delivery, Summary
from pipeline.errors import MissingToolError, UsageError
from pipeline.model import Document, Failure, Opened, Page, PageState, Unread
from pipeline.settings import Settings
from pipeline.sources import Input
from pipeline.store import Store
from pipeline.tasks import PageRead
from pipeline.workers import TASK_LIMIT, WorkerDied

_LOG = logging.getLogger("diakrit")
_FRAME = re.compile(r'^\s*File "([^"\n]+)", line (\d+), in (\S+)$', re.MULTILINE)
_PROGRAMS = {"engine": "programs"}
_REPORT_BUG = "report this as a bug, with what the log says about it"


class Progress(Protocol):
    """Who watches a run."""

    def opened(self, pages: int) -> None:
        """An input turned out to have so many pages."""

    def page(self, state: PageState) -> None:
        """A page is done."""

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001 - a fact, not a switch
        """An input is done."""


@dataclass(slots=True)
class _UnderWay:
    """A document some of whose pages are still being read."""

    item: Input
    opened: Opened
    pages: dict[int, Page]
    failures: list[Failure] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        return len(self.pages) == len(self.opened.pages)

    def document(self) -> Document:
        pages = tuple(page for _, page in sorted(self.pages.items()))
        return Document(self.opened.source, pages, issues=self.opened.issues)


Then = Callable[[Future[Any]], None]
Job = tuple[Callable[..., Any], tuple[Any, ...], Then]


class Batch:
    """One run over a set of inputs."""

    def __init__(
        self, inputs: Sequence[Input], store: Store, settings: Settings, progress: Progress, pool: Executor
    ) -> None:
        self._inputs = inputs
        self._store = store
        self._settings = settings
        self._progress = progress
        self._jobs: deque[Job] = deque()
        self._pool = pool
        self._made_by = pool.submit(tasks.made_by, settings).result()
        self._delivery = Delivery(inputs, store, settings)

    def run(self, window: int) -> Summary:
        """Reads everything and writes the delivery.

        Args:
            window: how many tasks are handed out at once; memory follows it, not the size of the batch.

        Raises:
            MissingToolError: a program, model or lexicon is not installed.
            UsageError: the output folder cannot be written.
        """
        self._store.open()
        waiting: dict[Future[Any], Then] = {}
        inputs = iter(self._inputs)
        while True:
            self._fill(waiting, inputs, window)
            if not waiting:
                return self._delivery.finish(self._made_by)
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                waiting.pop(future)(future)

    def _fill(self, waiting: dict[Future[Any], Then], inputs: Iterator[Input], window: int) -> None:
        """Hands out tasks: pages and documents under way first, a new input only when those have run out."""
        while len(waiting) < window:
            if not self._jobs:
                item = next(inputs, None)
                if item is None:
                    return
                self._jobs.append((tasks.open_input, (item, self._settings), self._opener(item)))
            function, arguments, then = self._jobs.popleft()
            waiting[self._pool.submit(function, *arguments)] = then

    def _opener(self, item: Input) -> Then:
        def then(future: Future[Any]) -> None:
            result = _outcome(future, item, "open")
            if isinstance(result, Failure):
                self._fail(item, result, 0)
                return
            self._progress.opened(len(result.pages))
            under_way = _UnderWay(item, result, {})
            for page in result.pages:
                if isinstance(page, Unread):
                    self._jobs.append(self._reading(under_way, page, self._settings))
                else:
                    self._take(under_way, page)
            self._structure(under_way)

        return then

    def _reading(self, under_way: _UnderWay, page: Unread, settings: Settings) -> Job:
        """The job of reading a page. If it ends its worker, the programs read it, which end nothing but themselves."""
        opened = under_way.opened

        def then(future: Future[Any]) -> None:
            if settings.engine == "library" and isinstance(future.exception(), WorkerDied):
                self._jobs.appendleft(self._reading(under_way, page, settings.model_copy(update=_PROGRAMS)))
                return
            result = _outcome(future, under_way.item, "read", under_way.opened.source.sha256, page.number)
            if isinstance(result, Failure):
                result = PageRead(page.failed(result.message), result)
            if result.failure:
                under_way.failures.append(result.failure)
            self._take(under_way, result.page)
            self._structure(under_way)

        return tasks.read_page, (opened.source, opened.type, page, settings), then

    def _take(self, under_way: _UnderWay, page: Page) -> None:
        under_way.pages[page.number] = page
        self._delivery.page(page.state)
        self._progress.page(page.state)

    def _structure(self, under_way: _UnderWay) -> None:
        if under_way.complete:
            self._jobs.append(
                (
                    tasks.structure,
                    (under_way.document(), self._settings, self._made_by),
                    self._writer(under_way),
                )
            )

    def _writer(self, under_way: _UnderWay) -> Then:
        item, digest = under_way.item, under_way.opened.source.sha256

        def then(future: Future[Any]) -> None:
            result = _outcome(future, item, "structure", digest)
            if isinstance(result, Failure):
                self._fail(item, result, len(under_way.pages))
                return
            self._delivery.document(item, digest, len(under_way.pages), result, under_way.failures)
            _LOG.info("%s: %d pages, %d records", item.name, len(under_way.pages), result.records)
            self._progress.document(item, failed=False)

        return then

    def _fail(self, item: Input, failure: Failure, pages: int) -> None:
        self._delivery.failed(item, failure, pages)
        _LOG.info("%s: failed: %s", item.name, failure.code)
        self._progress.document(item, failed=True)


def _outcome(future: Future[Any], item: Input, stage: str, digest: str | None = None, page: int | None = None) -> Any:  # noqa: ANN401
    """What a task returned, or a failure in its place."""
    try:
        return future.result()
    except (MissingToolError, UsageError):
        raise  # nothing else could be read either: a program, model or lexicon is missing
    except TimeoutError:
        message = f"the task took over {TASK_LIMIT} s and was stopped"
        return Failure(item.name, digest, page, stage, "timeout", message, "split the file, or leave it out")
    except WorkerDied:
        return Failure(item.name, digest, page, stage, "worker-died", "the worker process died", "run again")
    except Exception as error:  # noqa: BLE001 - a bug costs one document, not the batch
        _LOG.error("bug in %s, stage %s: %s\n%s", item.name, stage, type(error).__name__, _place(error))
        return Failure(item.name, digest, page, stage, "bug", f"unexpected {type(error).__name__}", _REPORT_BUG)


def _place(error: Exception) -> str:
    """Where an error arose, here or in a worker; without any message, which may hold words of the paper."""
    remote = _FRAME.findall(str(error.__cause__ or ""))
    frames = [(frame.filename, frame.lineno, frame.name) for frame in traceback.extract_tb(error.__traceback__)]
    return "\n".join(f"  {file}:{line} in {name}" for file, line, name in remote or frames)

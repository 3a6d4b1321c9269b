"""One batch: feeds the workers through a bounded window, gathers pages into documents, writes the delivery.

The only place that catches broadly: a bug in one document becomes its failure row and a traceback in the log, and the
batch goes on.
"""

import json
import logging
import traceback
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pipeline import lexicon, tasks
from pipeline.errors import DiakritError
from pipeline.model import Document, Failure, Page, PageState
from pipeline.provenance import provenance, shaping
from pipeline.record import (
    SCHEMA_VERSION,
    Counts,
    FailureRow,
    Manifest,
    ManifestInput,
    ManifestOutput,
)
from pipeline.settings import Settings
from pipeline.sources import Input
from pipeline.stages.read import Opened, Unread, failed_page
from pipeline.store import MANIFEST, Store, dumps
from pipeline.workers import WorkerDied

_LOG = logging.getLogger("diakrit")
_REPORT_BUG = "report this as a bug, with the log of a run with --verbose"


class Progress(Protocol):
    """Who watches a run."""

    def opened(self, pages: int) -> None:
        """An input turned out to have so many pages."""

    def page(self, state: PageState) -> None:
        """A page is done."""

    def document(self, item: Input, failed: bool) -> None:  # noqa: FBT001 - a fact, not a switch
        """An input is done."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did; `records_by_kind` and the counts are what people are told at the end."""

    counts: Counts
    folder: Path
    failures: tuple[Failure, ...]


@dataclass(slots=True)
class _Open:
    """A document some of whose pages are still being read."""

    item: Input
    opened: Opened
    pages: dict[int, Page]
    failures: list[Failure] = field(default_factory=list)


Job = tuple[Callable[..., Any], tuple[Any, ...], Callable[[Future[Any]], None]]


class Batch:
    """One run over a set of inputs."""

    def __init__(self, inputs: Sequence[Input], store: Store, settings: Settings, progress: Progress) -> None:
        self._inputs = inputs
        self._store = store
        self._settings = settings
        self._progress = progress
        self._jobs: deque[Job] = deque()
        self._states: Counter[PageState] = Counter()
        self._results: dict[str, ManifestInput] = {}
        self._failures: list[Failure] = []
        self._review = 0

    def run(self, pool: Executor, window: int) -> Summary:
        """Reads everything and writes the delivery.

        Args:
            pool: where tasks run.
            window: how many tasks are handed out at once; memory follows it, not the size of the batch.
        """
        self._store.open()
        waiting: dict[Future[Any], Callable[[Future[Any]], None]] = {}
        inputs = iter(self._inputs)
        while True:
            self._fill(pool, waiting, inputs, window)
            if not waiting:
                break
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                waiting.pop(future)(future)
        return self._finish()

    def _fill(
        self,
        pool: Executor,
        waiting: dict[Future[Any], Callable[[Future[Any]], None]],
        inputs: Iterator[Input],
        window: int,
    ) -> None:
        """Hands out tasks: pages and documents under way first, a new input only when those have run out."""
        while len(waiting) < window:
            if not self._jobs:
                item = next(inputs, None)
                if item is None:
                    return
                self._jobs.append((tasks.open_input, (item, self._settings), self._opener(item)))
            function, arguments, then = self._jobs.popleft()
            waiting[pool.submit(function, *arguments)] = then

    def _opener(self, item: Input) -> Callable[[Future[Any]], None]:
        def then(future: Future[Any]) -> None:
            result = self._outcome(future, item, None, "open")
            if isinstance(result, Failure):
                self._fail(item, result, 0)
                return
            self._progress.opened(len(result.pages))
            ready = {page.number: page for page in result.pages if isinstance(page, Page)}
            for page in ready.values():
                self._count(page)
            under_way = _Open(item, result, ready)
            unread = [page for page in result.pages if isinstance(page, Unread)]
            for waiting in unread:
                self._jobs.append(
                    (tasks.read_page, (result, waiting, self._settings), self._reader(under_way, waiting))
                )
            if not unread:
                self._structure(under_way)

        return then

    def _reader(self, under_way: _Open, page: Unread) -> Callable[[Future[Any]], None]:
        def then(future: Future[Any]) -> None:
            result = self._outcome(future, under_way.item, page.number, "read", under_way.opened.source.sha256)
            if isinstance(result, Failure):
                result = tasks.PageRead(failed_page(page, result.message), result)
            if result.failure:
                under_way.failures.append(result.failure)
            under_way.pages[page.number] = result.page
            self._count(result.page)
            if len(under_way.pages) == len(under_way.opened.pages):
                self._structure(under_way)

        return then

    def _structure(self, under_way: _Open) -> None:
        pages = tuple(page for _, page in sorted(under_way.pages.items()))
        document = Document(under_way.opened.source, pages, issues=under_way.opened.issues)
        self._jobs.append((tasks.structure, (document, self._settings), self._writer(under_way)))

    def _writer(self, under_way: _Open) -> Callable[[Future[Any]], None]:
        item, digest = under_way.item, under_way.opened.source.sha256

        def then(future: Future[Any]) -> None:
            result = self._outcome(future, item, None, "structure", digest)
            self._failures.extend(under_way.failures)
            if isinstance(result, Failure):
                self._fail(item, result, len(under_way.pages))
                return
            self._store.write(_document_path(item), [result.entry])
            self._store.write(f"text/{item.output}.txt", [result.text])
            self._review += result.review
            self._results[item.name] = ManifestInput(
                path=item.name, sha256=digest, status="read", pages=len(under_way.pages), records=result.records
            )
            self._progress.document(item, failed=False)

        return then

    def _outcome(
        self, future: Future[Any], item: Input, page: int | None, stage: str, digest: str | None = None
    ) -> Any:  # noqa: ANN401 - whatever the task returns, or a Failure
        try:
            return future.result()
        except DiakritError:
            raise  # nothing else could be read either: a program, model or lexicon is missing
        except WorkerDied:
            return Failure(item.name, digest, page, stage, "worker-died", "the worker process died", "run again")
        except Exception as error:  # noqa: BLE001 - a bug costs one document, not the batch
            _LOG.error("bug in %s, stage %s: %s\n%s", item.name, stage, type(error).__name__, _place(error))
            return Failure(item.name, digest, page, stage, "bug", f"unexpected {type(error).__name__}", _REPORT_BUG)

    def _count(self, page: Page) -> None:
        self._states[page.state] += 1
        self._progress.page(page.state)

    def _fail(self, item: Input, failure: Failure, pages: int) -> None:
        self._failures.append(failure)
        self._results[item.name] = ManifestInput(
            path=item.name, sha256=failure.sha256, status="failed", pages=pages, records=0
        )
        self._progress.document(item, failed=True)

    def _finish(self) -> Summary:
        """Writes what gathers all documents, the manifest last."""
        failures = sorted(self._failures, key=lambda row: (row.source, row.page or 0, row.code))
        self._store.write("records.jsonl", self._record_lines())
        self._store.write("failures.jsonl", (dumps(_failure_row(row).model_dump(mode="json")) for row in failures))
        counts = self._counts()
        manifest = Manifest(
            schema_version=SCHEMA_VERSION,
            counts=counts,
            inputs=[self._results[item.name] for item in self._inputs],
            outputs=[ManifestOutput(path=name, sha256=digest) for name, digest in self._store.written()],
            settings=shaping(self._settings),
            provenance=provenance(self._settings, lexicon.load(self._settings.lexicons)),
        )
        self._store.close()
        self._store.write(MANIFEST, [dumps(manifest.model_dump(mode="json"), indent=1)])
        return Summary(counts, self._store.folder, tuple(failures))

    def _record_lines(self) -> Iterator[bytes]:
        """Every record on a line, sorted by source and place, taken from the documents as written."""
        for item in self._inputs:
            if self._results[item.name].status == "read":
                entry = json.loads((self._store.folder / _document_path(item)).read_bytes())
                yield from (dumps(record) for record in entry["records"])

    def _counts(self) -> Counts:
        inputs = self._results.values()
        failed = sum(entry.status == "failed" for entry in inputs)
        return Counts(
            inputs=len(inputs),
            documents=len(inputs) - failed,
            failed_inputs=failed,
            pages=sum(entry.pages for entry in inputs),
            page_states={state.value: self._states[state] for state in PageState},
            records=sum(entry.records for entry in inputs),
            review=self._review,
            failures=len(self._failures),
        )


def _place(error: Exception) -> str:
    """Where an error arose, here or in a worker; without its message, which may hold words of the paper."""
    remote = str(error.__cause__ or "").strip().splitlines()[:-1]
    return "\n".join(remote) or "".join(traceback.format_tb(error.__traceback__))


def _document_path(item: Input) -> str:
    return f"documents/{item.output}.json"


def _failure_row(failure: Failure) -> FailureRow:
    row = asdict(failure)
    return FailureRow(path=row.pop("source"), **row)

"""One run: feeds the workers through a bounded window, keeps what they give, and delivers."""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from functools import partial
from typing import Any

from diakrit.batch import log, tasks
from diakrit.batch.outcome import may_pass, outcome
from diakrit.batch.progress import Progress
from diakrit.batch.scheduler import Hands, Job, Window
from diakrit.batch.tasks import HeadRead, PageRead, Structured, Unchanged, Wanted
from diakrit.batch.under_way import UnderWay
from diakrit.delivery.write import Summary, deliver
from diakrit.errors import OutputError
from diakrit.model import Failure, Input, PageState, Unread
from diakrit.store import Finished, Reading, Run, Store

_MOST_OPENING = 2 * len(os.sched_getaffinity(0))  # inputs at once: they are opened here, wherever their pages are read
_BREATH = 0.5  # seconds after which what was kept is made safe, even if nothing happens


class Batch:
    """One run into a store."""

    def __init__(self, store: Store, hands: Hands, progress: Progress) -> None:
        self._store = store
        self._settings = hands.settings
        self._by_programs = hands.settings.model_copy(update={"engine": "programs"})
        self._making = hands.making
        self._window = Window(hands.pool, hands.window)
        self._progress = progress
        self._jobs: deque[Job] = deque()
        self._opening = 0
        self._tried: set[tuple[str, str]] = set()
        self._read_for: dict[tuple[str, int], list[UnderWay]] = {}

    def run(self, inputs: Sequence[Input], *, adding: bool = False) -> Summary:
        """Reads what is not read yet and writes the delivery; `adding`: what earlier runs read stays part of it.

        Raises:
            OutputError: the store or the delivery cannot be written.
        """
        store, making = self._store, self._making
        store.begin(Run(self._settings, making.provenance, making.structure), inputs, adding=adding)
        log.info("begun", f"{len(inputs)} inputs", inputs=len(inputs))
        self._work(tuple(store.unfinished(unsettled=True)) if adding else inputs)
        if any(store.unfinished()):
            raise OutputError("some inputs came to nothing, and nothing is delivered: give the same command again")
        summary = deliver(store)
        store.end()
        log.info("delivered", "delivered", **summary.counts.model_dump())
        return summary

    def _work(self, inputs: Iterable[Input]) -> None:
        coming = iter(inputs)
        while True:
            self._fill(coming)
            if self._window.is_empty:
                return
            self._window.settle(_BREATH)
            self._store.commit()

    def _fill(self, inputs: Iterator[Input]) -> None:
        """Hands out tasks: documents first, then pages under way; new inputs, a few at once, only when those have run out."""
        while self._window.has_room:
            if not self._jobs:
                item = next(inputs, None) if self._opening < _MOST_OPENING else None
                if item is None:
                    return
                self._opening += 1
                settled = self._store.settled(item.name, self._making.structure)
                self._jobs.append(Job(tasks.open_input, (item, self._settings, settled), partial(self._opened, item)))
            self._window.submit(self._jobs.popleft())

    def _opened(self, item: Input, future: Future[Any]) -> None:
        self._opening -= 1
        result = outcome(future, item, "open")
        if isinstance(result, Failure):
            self._fail(item, result, {})
        elif isinstance(result, Unchanged):
            self._pass_over(item, result.sha256)
        else:
            self._start(UnderWay(item, result))

    def _pass_over(self, item: Input, digest: str) -> None:
        """An input whose document is finished already."""
        states = self._store.states(item.name)
        pages = sum(states.values())
        self._store.opened(item.name, digest, pages)
        self._progress.opened(pages, kept=pages)
        self._progress.document(item, failed=False)

    def _start(self, under_way: UnderWay) -> None:
        source, pages = under_way.ready.source, under_way.ready.pages
        self._store.opened(under_way.item.name, source.sha256, len(pages))
        for page in pages:
            if isinstance(page, PageRead):
                under_way.pages[page.number] = page
                continue
            kept = self._store.reading(source.sha256, str(page.number), self._making.reading)
            under_way.tries[page.number] = kept.tries if kept else 0
            if kept and not self._may_be_tried(source.sha256, str(page.number), kept):
                under_way.take(PageRead(page.number, kept.state, kept.content, kept.failure), kept.tries)
            else:
                self._read(under_way, page)
        self._progress.opened(len(pages), kept=len(under_way.pages))
        self._structure(under_way)

    def _read(self, under_way: UnderWay, page: Unread) -> None:
        """Has a page read, unless it is being read for another input of the same content.

        A page that costs two workers is read by the programs, which end nothing but themselves.
        """
        source = under_way.ready.source
        waiting = self._read_for.setdefault((source.sha256, page.number), [])
        waiting.append(under_way)
        if len(waiting) > 1:
            return
        at_last = (source, page, self._by_programs)
        self._jobs.append(
            Job(tasks.read_page, (source, page, self._settings), partial(self._page_read, under_way, page), at_last)
        )

    def _page_read(self, under_way: UnderWay, page: Unread, future: Future[Any]) -> None:
        source = under_way.ready.source
        result = outcome(future, under_way.item, "read", source.sha256, page.number)
        read = tasks.unread(page, result) if isinstance(result, Failure) else result
        tries = under_way.tries[page.number] + 1
        self._keep(source.sha256, str(page.number), Reading(read.state, read.leaf, read.failure, tries))
        if failure := read.failure:
            told = f"{under_way.item.name}, page {page.number}: failed: {failure.code}"
            log.info("page-failed", told, source=source.sha256, page=page.number, code=failure.code)
        for waiting in self._read_for.pop((source.sha256, page.number)):
            waiting.take(read, tries)
            self._progress.page(read.state)
            self._structure(waiting)

    def _structure(self, under_way: UnderWay) -> None:
        if under_way.complete:
            ready = under_way.ready
            leaves = [page.leaf for _, page in sorted(under_way.pages.items())]
            document = (ready.source, leaves, ready.issues, _packed(under_way))
            arguments = (*document, self._settings, self._making.provenance)
            self._jobs.appendleft(Job(tasks.structure, arguments, partial(self._structured, under_way)))

    def _structured(self, under_way: UnderWay, future: Future[Any]) -> None:
        result = outcome(future, under_way.item, "structure", under_way.ready.source.sha256)
        if isinstance(result, Failure):
            self._fail(under_way.item, result, under_way.states)
        elif isinstance(result, Wanted):
            self._letterheads(under_way, result)
        else:
            self._finish(under_way, result)

    def _letterheads(self, under_way: UnderWay, wanted: Wanted) -> None:
        source = under_way.ready.source
        under_way.wanted += len(wanted.pages)
        for page in wanted.pages:
            kept = self._store.reading(source.sha256, f"head {page.number}", self._making.reading)
            if kept and not self._may_be_tried(source.sha256, f"head {page.number}", kept):
                under_way.take_head(page.number, HeadRead(kept.content, kept.failure), kept.tries)
            else:
                then = partial(self._letterhead_read, under_way, page, kept.tries if kept else 0)
                self._jobs.appendleft(Job(tasks.read_letterhead, (source, page, self._settings), then))
        self._structure(under_way)

    def _letterhead_read(self, under_way: UnderWay, page: Unread, before: int, future: Future[Any]) -> None:
        source, tries = under_way.ready.source, before + 1
        result = outcome(future, under_way.item, "read", source.sha256, page.number)
        head = tasks.headless(result) if isinstance(result, Failure) else result
        self._keep(source.sha256, f"head {page.number}", Reading(PageState.OCR, head.lines, head.failure, tries))
        under_way.take_head(page.number, head, tries)
        self._structure(under_way)

    def _keep(self, source: str, part: str, reading: Reading) -> None:
        self._tried.add((source, part))
        self._store.keep(source, part, self._making.reading, reading)

    def _may_be_tried(self, source: str, part: str, kept: Reading) -> bool:
        """Whether what failed is tried again: once in a run."""
        return may_pass(kept.failure, kept.tries) and (source, part) not in self._tried

    def _finish(self, under_way: UnderWay, result: Structured) -> None:
        item, done = under_way.item, under_way.finished(result)
        self._store.finish(item.name, self._making.structure, done, result.entry, result.text)
        told = f"{item.name}: {done.pages} pages, {done.records} records"
        log.info("document", told, source=done.source, pages=done.pages, records=done.records, review=result.review)
        self._progress.document(item, failed=False)

    def _fail(self, item: Input, failure: Failure, states: Mapping[PageState, int]) -> None:
        done = Finished(
            failure.sha256, read=False, settled=False, pages=sum(states.values()), states=states, failures=(failure,)
        )
        self._store.opened(item.name, failure.sha256, done.pages)
        self._store.finish(item.name, self._making.structure, done)
        log.info("failed", f"{item.name}: failed: {failure.code}", source=failure.sha256, code=failure.code)
        self._progress.document(item, failed=True)


def _packed(under_way: UnderWay) -> dict[int, bytes]:
    return {number: head.lines for number, head in under_way.letterheads.items()}

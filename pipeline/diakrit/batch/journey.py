"""A document's journey, from its file to its records, as one coroutine."""

import asyncio
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from diakrit.batch import log, tasks
from diakrit.batch.outcome import may_pass, outcome
from diakrit.batch.progress import Progress
from diakrit.batch.provenance import Toolchain
from diakrit.batch.scheduler import Scheduler
from diakrit.batch.task import Task
from diakrit.batch.tasks import Paused, Unchanged, Understood
from diakrit.i18n import Words, words
from diakrit.model import Failure, FailureStage, Input, Opened, PageState, Source, Unread
from diakrit.settings import Settings
from diakrit.store import Finished, Reading, Store


@dataclass
class Journeys:
    """The journeys of the documents of one run, and what they share."""

    store: Store
    settings: Settings
    toolchain: Toolchain
    scheduler: Scheduler
    progress: Progress
    _tried: set[tuple[str, str]] = field(default_factory=set)
    _being_read: dict[tuple[str, str], asyncio.Future[Reading]] = field(default_factory=dict)

    @cached_property
    def _say(self) -> Words:
        return words(self.settings.language)

    async def document(self, item: Input, opened_by_now: Callable[[], None]) -> None:
        """Takes an input from its file to its records or its failure, and reports to the store and the progress.

        `opened_by_now` is called as soon as the input has been opened, or could not be.
        """
        settled = self.store.settled(item.name, self.toolchain.structure)
        try:
            opened = await outcome(self.scheduler.do(tasks.OPEN, item, self.settings, settled), item, FailureStage.OPEN)
        finally:
            opened_by_now()
        if isinstance(opened, Failure):
            self.progress.opened(0, kept=0)
            self._fail(item, opened)
        elif isinstance(opened, Unchanged):
            self._pass_over(item, opened.sha256)
        else:
            await self._opened(item, opened)

    async def _opened(self, item: Input, opened: Opened[Reading]) -> None:
        source, provenance = opened.source, self.toolchain.provenance
        self.store.opened(item.name, source.sha256, len(opened.pages))
        known = [self._known(source, page) for page in opened.pages]
        self.progress.opened(len(known), kept=sum(isinstance(page, Reading) for page in known))
        pages = await asyncio.gather(*(self._page(item, source, page) for page in known))
        states = Counter(page.state for page in pages)
        letterheads: dict[int, Reading] = {}
        contents = [page.content for page in pages]
        draft = await self._understand(
            item, source, tasks.UNDERSTAND, source, contents, opened.issues, self.settings, provenance
        )
        while isinstance(draft, Paused):
            read = await asyncio.gather(*(self._letterhead(item, source, page) for page in draft.letterheads))
            found = {page.number: head for page, head in zip(draft.letterheads, read, strict=True)}
            letterheads |= found
            packed = {number: head.content for number, head in found.items()}
            draft = await self._understand(item, source, tasks.RESUME, draft.state, packed, self.settings, provenance)
        parts = [*pages, *(letterheads[number] for number in sorted(letterheads))]
        if isinstance(draft, Failure):
            self._fail(item, draft, states, parts)
        else:
            self._finish(item, source, draft, states, parts)

    async def _understand(
        self, item: Input, source: Source, task: Task, *arguments: object
    ) -> Understood | Paused | Failure:
        result: Understood | Paused | Failure = await outcome(
            self.scheduler.do(task, *arguments), item, FailureStage.STRUCTURE, source.sha256
        )
        return result

    def _known(self, source: Source, page: Reading | Unread) -> Reading | Unread:
        """The reading of a page, if there is one already."""
        return page if isinstance(page, Reading) else self._kept(source, str(page.number)) or page

    async def _page(self, item: Input, source: Source, page: Reading | Unread) -> Reading:
        if isinstance(page, Reading):
            return page
        reading = await self._read(item, source, str(page.number), tasks.READ_PAGE, page)
        self.progress.page(reading.state)
        return reading

    async def _letterhead(self, item: Input, source: Source, page: Unread) -> Reading:
        part = f"head {page.number}"
        return self._kept(source, part) or await self._read(item, source, part, tasks.READ_LETTERHEAD, page)

    def _kept(self, source: Source, part: str) -> Reading | None:
        """The reading of a part that was kept; None if it must be read. Failures are tried again, once per run."""
        kept = self.store.reading(source.sha256, part, self.toolchain.reading)
        if kept and may_pass(kept.failure, kept.tries) and (source.sha256, part) not in self._tried:
            return None
        return kept

    async def _read(self, item: Input, source: Source, part: str, task: Task, page: Unread) -> Reading:
        """Reads a part of a source, once for all inputs with the same content."""
        key = (source.sha256, part)
        if key not in self._being_read:
            self._being_read[key] = asyncio.ensure_future(self._read_now(item, source, part, task, page))
        return await asyncio.shield(self._being_read[key])

    async def _read_now(self, item: Input, source: Source, part: str, task: Task, page: Unread) -> Reading:
        before = self.store.reading(source.sha256, part, self.toolchain.reading)
        done = self.scheduler.do(task, source, page, self.settings)
        result = await outcome(done, item, FailureStage.READ, source.sha256, page.number)
        reading = task.failed(page, result) if task.failed and isinstance(result, Failure) else result
        reading = replace(reading, tries=before.tries + 1 if before else 1)
        self._tried.add((source.sha256, part))
        self.store.keep(source.sha256, part, self.toolchain.reading, reading)
        del self._being_read[source.sha256, part]
        if failure := reading.failure:
            where = self._say.terminal("on_page", file=item.name, page=page.number)
            message = self._say.terminal("why_failed", file=where, why=self._say.failed(failure.code))
            log.info("page-failed", message, source=source.sha256, page=page.number, code=failure.code)
        return reading

    def _pass_over(self, item: Input, digest: str) -> None:
        """Reports an input whose document was finished before."""
        pages = sum(self.store.states(item.name).values())
        self.store.opened(item.name, digest, pages)
        self.progress.opened(pages, kept=pages)
        self.progress.document(item, failed=False)

    def _finish(
        self, item: Input, source: Source, result: Understood, states: Mapping[PageState, int], parts: Sequence[Reading]
    ) -> None:
        done = Finished(
            source.sha256,
            read=True,
            settled=not any(may_pass(part.failure, part.tries) for part in parts),
            pages=sum(states.values()),
            states=states,
            records=result.records,
            targets=result.targets,
            failures=_failures(item, parts),
        )
        self.store.finish(item.name, self.toolchain.structure, done, result.entry, result.text)
        message = self._say.terminal("read", file=item.name, pages=done.pages, records=done.records)
        log.info("document", message, source=done.source, pages=done.pages, records=done.records, review=result.review)
        self.progress.document(item, failed=False)

    def _fail(
        self,
        item: Input,
        failure: Failure,
        states: Mapping[PageState, int] | None = None,
        parts: Sequence[Reading] = (),
    ) -> None:
        states = states or {}
        done = Finished(
            failure.sha256,
            read=False,
            settled=False,
            pages=sum(states.values()),
            states=states,
            failures=(failure, *_failures(item, parts)),
        )
        self.store.opened(item.name, failure.sha256, done.pages)
        self.store.finish(item.name, self.toolchain.structure, done)
        message = self._say.terminal("why_failed", file=item.name, why=self._say.failed(failure.code))
        log.info("failed", message, source=failure.sha256, code=failure.code)
        self.progress.document(item, failed=True)


def _failures(item: Input, parts: Sequence[Reading]) -> tuple[Failure, ...]:
    """What could not be read of an input; the same source may have failed under the name of another."""
    return tuple(replace(part.failure, source=item.name) for part in parts if part.failure)

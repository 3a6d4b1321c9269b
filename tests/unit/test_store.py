"""The store's transactions, what a retry forgets, what a window hands out again."""

import asyncio
import sqlite3  # noqa: TID251 - makes a store of an earlier version
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from diakrit.batch.executors import PoolBroken, WorkerDied
from diakrit.batch.executors.serial import Serial
from diakrit.batch.inbox import Inbox
from diakrit.batch.runner import WorkerPool
from diakrit.batch.scheduler import Scheduler
from diakrit.batch.task import Task, Urgency
from diakrit.errors import FailureCode, MissingToolError, SourceError
from diakrit.i18n import words
from diakrit.model import Failure, FailureStage, Input, PageState
from diakrit.schema.record import Provenance
from diakrit.settings import Settings
from diakrit.store import Finished, Reading, Run, Store, Which
from diakrit.store.status import status

MADE_BY = Provenance(
    software="diakrit 0", settings="0" * 64, lexicons="0" * 64, local_lexicon=None, engine="none", model="none",
    model_sha256="0" * 64, second_engine=None, poppler="0", spacy="0",
)  # fmt: skip
RUN = Run(Settings(), MADE_BY, "key")
LATE = Failure(
    "a.pdf", "1" * 64, 1, FailureStage.READ, FailureCode.TIMEOUT, "reading took over 1 s", "raise page_timeout"
)


def inputs(*names: str) -> list[Input]:
    return [Input(Path(name), name, name) for name in names]


class Interrupted(list[Input]):
    """Inputs during whose noting somebody presses Ctrl-C."""

    def __iter__(self) -> Iterator[Input]:
        yield from inputs("b.pdf")
        raise KeyboardInterrupt


def test_a_run_begins_wholly_or_not_at_all(tmp_path: Path) -> None:
    with Store(tmp_path) as store:
        store.begin(RUN, inputs("a.pdf", "b.pdf"))
    with pytest.raises(KeyboardInterrupt), Store(tmp_path) as store:
        store.begin(RUN, Interrupted())
    with Store(tmp_path) as store:
        assert [item.name for item in store.inputs()] == ["a.pdf", "b.pdf"]


@pytest.mark.parametrize(("which", "forgotten"), [("failed", 2), ("low", 1), ("code=timeout", 2), ("code=render", 0)])
def test_what_a_retry_forgets(tmp_path: Path, which: str, forgotten: int) -> None:
    source = "1" * 64
    with Store(tmp_path) as store:
        store.begin(RUN, inputs("a.pdf"))
        store.opened("a.pdf", source, 3)
        store.keep(source, "1", "key", Reading(PageState.FAILED, b"", LATE, 3))
        store.keep(source, "2", "key", Reading(PageState.LOW, b"", None, 1))
        store.keep(source, "head 2", "key", Reading(PageState.OCR, b"", LATE, 3))  # a letterhead that failed
        store.keep(source, "3", "key", Reading(PageState.OCR, b"", None, 1))
        store.finish("a.pdf", "key", Finished(source, read=True, settled=True, pages=3, states={PageState.LOW: 3}))
        assert store.forget(Which.parse(which)) == forgotten
        assert store.settled("a.pdf", "key") == (None if forgotten else source)
        assert store.reading(source, "3", "key") is not None


GOOD, BAD = Reading(PageState.OCR, b"", None, 1), Reading(PageState.FAILED, b"", LATE, 3)


def read_twice(folder: Path, first: tuple[str, Reading], second: tuple[str, Reading]) -> None:
    """A page is read with two settings, one after the other; the last run has those of the key "now"."""
    with Store(folder) as store:
        store.begin(replace(RUN, reading="now"), inputs("a.pdf"))
        store.opened("a.pdf", "1" * 64, 1)
        for key, reading in (first, second):
            store.keep("1" * 64, "1", key, reading)


def older(folder: Path) -> None:
    """Makes a store one of the version before, which did not keep the key of readings in runs."""
    with closing(sqlite3.connect(folder / "diakrit.sqlite")) as store:
        store.executescript("ALTER TABLE runs DROP COLUMN reading; PRAGMA user_version = 4;")


@pytest.mark.parametrize("good_last", [False, True])
def test_readings_with_other_settings_do_not_count(tmp_path: Path, good_last: bool) -> None:
    read_twice(tmp_path, *([("then", BAD), ("now", GOOD)] if good_last else [("now", GOOD), ("then", BAD)]))
    told = status(tmp_path)
    assert (told.done, told.states, told.failures) == (1, {"ocr": 1}, {})
    with Store(tmp_path) as store:
        assert store.run().reading == "now"
        assert store.forget(Which.parse("failed")) == 0
        assert store.reading("1" * 64, "1", "now") == GOOD
        assert store.reading("1" * 64, "1", "then") == BAD


def test_a_retry_leaves_good_readings_with_other_settings(tmp_path: Path) -> None:
    read_twice(tmp_path, ("now", BAD), ("then", GOOD))
    assert status(tmp_path).failures == {"timeout": 1}
    with Store(tmp_path) as store:
        assert store.forget(Which.parse("failed")) == 1
        assert store.reading("1" * 64, "1", "now") is None
        assert store.reading("1" * 64, "1", "then") == GOOD


def test_the_latest_readings_count_where_an_earlier_version_ran(tmp_path: Path) -> None:
    read_twice(tmp_path, ("then", BAD), ("now", GOOD))
    older(tmp_path)
    for _ in range(2):  # as it was left, and brought up to date
        assert (status(tmp_path).done, status(tmp_path).failures) == (1, {})
        with Store(tmp_path) as store:
            assert store.run().reading is None
            assert store.forget(Which.parse("failed")) == 0
            assert store.reading("1" * 64, "1", "now") == GOOD


def test_a_watched_file_that_cannot_be_read_fails_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(path: Path) -> str:
        raise SourceError(FailureCode.UNREADABLE, f"{path.name} cannot be read", "look at its rights")

    monkeypatch.setattr("diakrit.files.sha256", unreadable)
    inbox = Inbox(tmp_path / "inbox", settle=0.0, say=words("sv"))
    inbox.folder.mkdir()
    (inbox.folder / "a.txt").write_text("TJÄNSTESKRIVELSE", encoding="utf-8")
    failure = Failure(
        "a.txt", None, None, FailureStage.OPEN, FailureCode.UNREADABLE, "a.txt cannot be read", "look at its rights"
    )
    with Store(tmp_path / "out") as store:
        store.begin(RUN, inbox.ready(store))
        store.opened("a.txt", None, 0)
        store.finish("a.txt", "key", Finished(None, read=False, settled=False, pages=0, states={}, failures=(failure,)))
        assert inbox.ready(store) == ()
        inbox.put_away(store)
        assert inbox.ready(store) == ()
    assert (inbox.folder / "failed" / "a.txt.reason.txt").exists()


class Failing(Serial):
    """An executor whose first tasks end with errors of the pool, not of the task."""

    def __init__(self, errors: Sequence[Exception]) -> None:
        self.errors = list(errors)
        self.asked = 0

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        self.asked += 1
        if not self.errors:
            return super().submit(task, *arguments)
        future: Future[Any] = Future()
        future.set_exception(self.errors.pop(0))
        return future


@pytest.mark.parametrize(
    ("errors", "asked", "lost"),
    [
        ([], 1, False),
        ([PoolBroken()] * 5, 6, False),
        ([PoolBroken()] * 50, 6, True),  # the job itself may break the pool
        ([WorkerDied("")], 2, False),
        ([WorkerDied("")] * 3, 2, True),
    ],
)
def test_how_often_a_job_is_handed_out(errors: list[Exception], asked: int, lost: bool) -> None:
    executor = Failing(errors)
    done = Scheduler(executor).do(Task(abs, Urgency.READ), -1)
    if lost:
        with pytest.raises(type(errors[0])):
            asyncio.run(done)
    else:
        assert asyncio.run(done) == 1
    assert executor.asked == asked


def test_the_last_try_has_other_arguments() -> None:
    task = Task(abs, Urgency.READ, last_resort=lambda number: (number * 10,))
    assert asyncio.run(Scheduler(Failing([WorkerDied("")] * 2)).do(task, -1)) == 10
    assert asyncio.run(Scheduler(Failing([WorkerDied("")])).do(task, -1)) == 1
    with pytest.raises(WorkerDied):
        asyncio.run(Scheduler(Failing([WorkerDied("")] * 3)).do(task, -1))


class Held(Serial):
    """An executor of one task at a time, which goes on when it is told to."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self.running: Future[Any] = Future()

    def submit(self, _task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        self.names.append(str(arguments[0]))
        self.running = Future()
        return self.running


def test_the_most_urgent_is_handed_out_first() -> None:
    async def work(held: Held) -> None:
        scheduler = Scheduler(held)
        waiting = {
            asyncio.ensure_future(scheduler.do(Task(str, urgency), f"{urgency.name} {number}"))
            for number in range(3)
            for urgency in (Urgency.OPEN, Urgency.READ, Urgency.UNDERSTAND)
        }
        while waiting:
            await asyncio.sleep(0)  # each takes its place in the queue
            held.running.set_result(None)
            _, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)

    held = Held()
    asyncio.run(work(held))
    expected = [f"{kind.name} {number}" for kind in Urgency for number in range(3)]
    assert held.names == ["OPEN 0", *(name for name in expected if name != "OPEN 0")]


def test_workers_that_do_not_stay_are_told_of() -> None:
    with pytest.raises(MissingToolError, match="worker_megabytes"):
        WorkerPool.of(Failing([WorkerDied("")] * 9), Settings())

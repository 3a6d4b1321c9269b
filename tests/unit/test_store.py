"""The store's transactions, what a retry forgets, what a window hands out again."""

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from diakrit.batch.executors.local import PoolBroken, Serial, WorkerDied
from diakrit.batch.inbox import Inbox
from diakrit.batch.progress import Silent
from diakrit.batch.runner import Batch
from diakrit.batch.scheduler import Hands, Job, Window
from diakrit.errors import MissingToolError, OutputError, SourceError
from diakrit.model import Failure, Input, PageState
from diakrit.schema.record import Provenance
from diakrit.settings import Settings
from diakrit.store import Finished, Reading, Run, Store, Which

MADE_BY = Provenance(
    software="diakrit 0", settings="0" * 64, lexicons="0" * 64, local_lexicon=None, engine="none", model="none",
    model_sha256="0" * 64, second_engine=None, poppler="0", spacy="0",
)  # fmt: skip
RUN = Run(Settings(), MADE_BY, "key")
LATE = Failure("a.pdf", "1" * 64, 1, "read", "timeout", "reading took over 1 s", "raise page_timeout")


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


def test_a_watched_file_that_cannot_be_read_fails_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreadable(path: Path) -> str:
        raise SourceError("unreadable", f"{path.name} cannot be read", "look at its rights")

    monkeypatch.setattr("diakrit.files.sha256", unreadable)
    inbox = Inbox(tmp_path / "inbox", settle=0.0)
    inbox.folder.mkdir()
    (inbox.folder / "a.txt").write_text("TJÄNSTESKRIVELSE", encoding="utf-8")
    failure = Failure("a.txt", None, None, "open", "unreadable", "a.txt cannot be read", "look at its rights")
    with Store(tmp_path / "out") as store:
        store.begin(RUN, inbox.ready(store))
        store.opened("a.txt", None, 0)
        store.finish("a.txt", "key", Finished(None, read=False, settled=False, pages=0, states={}, failures=(failure,)))
        assert inbox.ready(store) == ()
        inbox.put_away(store)
        assert inbox.ready(store) == ()
    assert (inbox.folder / "failed" / "a.txt.reason.txt").exists()


class Failing(Executor):
    """An executor whose first tasks end with errors of the pool, not of the task."""

    def __init__(self, errors: Sequence[Exception]) -> None:
        self.errors = list(errors)
        self.asked = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.asked += 1
        if not self.errors:
            return Serial().submit(fn, *args, **kwargs)
        future: Future[Any] = Future()
        future.set_exception(self.errors.pop(0))
        return future


@pytest.mark.parametrize(
    ("errors", "asked", "lost"),
    [
        ([], 1, False),
        ([PoolBroken()] * 5, 6, False),
        ([PoolBroken()] * 50, 6, True),  # the job itself may break the pool
        ([WorkerDied("")] * 2, 3, False),
        ([WorkerDied("")] * 3, 3, True),
    ],
)
def test_how_often_a_job_is_handed_out(errors: list[Exception], asked: int, lost: bool) -> None:
    pool, ended = Failing(errors), list[Future[Any]]()
    window = Window(pool, lambda: 1)
    window.submit(Job(abs, (-1,), ended.append))
    while not window.is_empty:
        window.settle(1.0)
    assert pool.asked == asked
    assert (ended[0].exception() is not None) == lost


def test_workers_that_do_not_stay_are_told_of() -> None:
    with pytest.raises(MissingToolError, match="worker_megabytes"):
        Hands.of(Failing([WorkerDied("")] * 9), lambda: 1, Settings())


def test_a_batch_that_hands_out_nothing_is_no_success(tmp_path: Path) -> None:
    hands = Hands.of(Serial(), lambda: 0, Settings())
    with pytest.raises(OutputError, match="nothing is delivered"), Store(tmp_path) as store:
        Batch(store, hands, Silent()).run(inputs("a.pdf"))
    assert not (tmp_path / "manifest.json").exists()

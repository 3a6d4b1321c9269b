"""Engines that crash, hang, print garbage or nothing; workers that die; files that cannot be read; disks that are full."""

import errno
import json
import os
import shutil
import signal
import stat
import subprocess  # noqa: TID251 - runs the program as its user does
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import pytest
from diakrit.batch import service, tasks
from diakrit.batch.executors.local import Processes
from diakrit.batch.executors.serial import Serial
from diakrit.batch.progress import Silent
from diakrit.batch.runner import Batch, WorkerPool
from diakrit.delivery import folder
from diakrit.delivery.folder import Folder
from diakrit.engines import tesseract_model
from diakrit.errors import FailureCode, OutputError, PageError, UsageError
from diakrit.model import Input, PageState, Source, Unread
from diakrit.settings import Settings
from diakrit.store import Reading, Store

from tests.program import DIAKRIT, ROOT, diakrit, failures, manifest, readings, records, run_of

VERSION = (
    'case "$*" in *--version*) echo "tesseract 5.3.0";; *--list-langs*) echo "Models in \\"{}\\"";; *) {};; esac\n'
)
PROGRAMS = 'engine = "programs"\n'


def engine(folder: Path, behaviour: str) -> dict[str, str]:
    """A program named tesseract that behaves as told, first on the PATH."""
    program = folder / "tesseract"
    models = tesseract_model.installed("osd").parent
    program.write_text("#!/bin/sh\n" + VERSION.format(models, behaviour), encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


@pytest.mark.parametrize(
    ("behaviour", "code"),
    [
        ("exit 1", "ocr-failed"),
        ("kill -SEGV $$", "ocr-failed"),
        ("exit 0", "ocr-garbage"),  # success with nothing to show
        ('echo "level\tgarbage" > "$2.tsv"', "ocr-garbage"),
        ('head -c 400 /dev/urandom > "$2.tsv"', "ocr-garbage"),
        ("sleep 60", "timeout"),
        ("exec sleep 60", "timeout"),
    ],
    ids=["fails", "crashes", "nothing", "half a table", "noise", "hangs with a child", "hangs"],
)
def test_a_sick_engine_costs_its_pages_and_nothing_else(
    tmp_path: Path, samples: Path, behaviour: str, code: str
) -> None:
    settings = tmp_path / "diakrit.toml"
    settings.write_text(f"page_timeout = 3\n{PROGRAMS}", encoding="utf-8")
    out = tmp_path / "out"
    result = diakrit(
        "run", samples / "tjansteskrivelse_stamp.pdf", samples / "gammal_dump.txt", "--out", out, "--settings", settings,
        env=engine(tmp_path, behaviour),
    )  # fmt: skip
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert [(row["page"], row["stage"], row["code"]) for row in failures(out)] == [(1, "read", code), (2, "read", code)]
    assert all(row["message"] and row["remedy"] for row in failures(out))
    counts = manifest(out)["counts"]
    assert counts["page_states"]["failed"] == 2
    assert sum(counts["page_states"].values()) == counts["pages"] == 4
    found = {row["source"]["path"]: row for row in records(out)}
    assert found.keys() == {"gammal_dump.txt", "tjansteskrivelse_stamp.pdf"}
    unread = found["tjansteskrivelse_stamp.pdf"]  # the paper is there all the same, empty and marked
    assert (unread["doc_type"], unread["case_number"], unread["sections"]) == ("ovrigt", None, [])
    assert "page-failed" in {reason["code"] for reason in unread["review"]["reasons"]}


def test_a_missing_engine_stops_the_run_before_it_begins(tmp_path: Path, samples: Path) -> None:
    result = diakrit("run", samples, "--out", tmp_path / "out", env={"PATH": str(tmp_path)})
    assert result.returncode == 3
    assert "apt-get install" in result.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("behaviour", ["kill -KILL $$", "echo nonsense"])
def test_an_engine_that_does_not_tell_its_version_is_named(tmp_path: Path, samples: Path, behaviour: str) -> None:
    program = tmp_path / "tesseract"
    program.write_text(
        f'#!/bin/sh\ncase "$*" in *--version*) {behaviour};; *) exec {shutil.which("tesseract")} "$@";; esac\n'
    )
    program.chmod(0o755)
    env = {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"}
    (tmp_path / "diakrit.toml").write_text(PROGRAMS, encoding="utf-8")
    out = tmp_path / "out"
    result = diakrit("run", samples / "gammal_dump.txt", "--out", out, env=env, cwd=tmp_path)
    assert result.returncode == 3
    assert "version" in result.stderr
    assert "Traceback" not in result.stderr
    assert not out.exists()


def test_a_missing_model_is_named(tmp_path: Path, samples: Path) -> None:
    settings = tmp_path / "diakrit.toml"
    settings.write_text('model = "klingon"\n', encoding="utf-8")
    result = diakrit("run", samples, "--out", tmp_path / "out", "--settings", settings)
    assert result.returncode == 3
    assert result.stderr.startswith("diakrit: the Tesseract model klingon is not installed: ")
    assert 'set model = "diakrit" in diakrit.toml' in result.stderr


def test_one_failed_page_still_gives_records_marked(tmp_path: Path, samples: Path) -> None:
    out, settings = tmp_path / "out", tmp_path / "diakrit.toml"
    settings.write_text(PROGRAMS, encoding="utf-8")
    result = diakrit(
        "run", samples / "blandat.pdf", "--out", out, "--settings", settings, env=engine(tmp_path, "exit 1")
    )
    assert result.returncode == 1
    record = records(out)[0]
    assert record["case_number"] == "2026.063 MN"
    assert record["review"]["status"] == "review"
    assert "page-failed" in {reason["code"] for reason in record["review"]["reasons"]}


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class Killer(Processes):
    """Workers that are lost over the first page tasks."""

    def __init__(self, deaths: int = 1) -> None:
        super().__init__(1)
        self._deaths = deaths

    def window(self) -> int:
        """One: the same page loses them all."""
        return 1

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        if task == tasks.READ_PAGE and self._deaths:
            self._deaths -= 1
            return super().submit(_die)
        return super().submit(task, *arguments)


@pytest.mark.parametrize(("deaths", "failed"), [(1, []), (2, []), (3, [(1, "worker-died")])])
def test_a_page_that_kills_its_workers_is_read_by_the_programs_at_last(
    tmp_path: Path, samples: Path, deaths: int, failed: list[tuple[int, str]]
) -> None:
    name = "tjansteskrivelse_stamp.pdf"
    pool = Killer(deaths)
    summary = run_of([Input(samples / name, name, name)], tmp_path / "out", pool)
    pool.shutdown()
    assert [(row.page, row.code) for row in summary.failures] == failed
    (entry,) = (json.loads(path.read_bytes()) for path in (tmp_path / "out" / "documents").iterdir())
    assert ("by the programs" in entry["pages"][0]["how"]) == (deaths == 2)
    assert summary.counts.page_states[PageState.OCR] == 2 - len(failed)
    assert summary.counts.pages == 2


def test_workers_that_die_while_they_wait_are_replaced(tmp_path: Path, samples: Path) -> None:
    class Dying(Processes):
        """All its workers are dead before the third task."""

        count = 0

        def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
            self.count += 1
            if self.count == 3:
                os.kill(super().submit(os.getpid).result(), signal.SIGKILL)
                time.sleep(0.5)
            return super().submit(task, *arguments)

    name = "tjansteskrivelse_stamp.pdf"
    pool = Dying(1)
    summary = run_of([Input(samples / name, name, name)], tmp_path / "out", pool)
    pool.shutdown()
    assert summary.counts.page_states[PageState.OCR] == 2
    assert not summary.failures


def _stumble(*_: object) -> None:
    try:
        dict[str, str]()["words\nof the paper"]
    except KeyError as error:
        raise ZeroDivisionError("Nils Ek\nStorgatan 1") from error


class Stumbling(Processes):
    """An executor whose workers run into a bug with the words of the paper in its messages."""

    def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
        return super().submit(_stumble if task == tasks.UNDERSTAND else task, *arguments)


def test_what_a_worker_stumbles_over_is_told_without_its_words(
    tmp_path: Path, samples: Path, caplog: pytest.LogCaptureFixture
) -> None:
    pool = Stumbling(1)
    run_of([Input(samples / "gammal_dump.txt", "a.txt", "a.txt")], tmp_path / "out", pool)
    pool.shutdown()
    assert "in _stumble" in caplog.text
    for words in ("words", "of the paper", "Nils", "Storgatan"):
        assert words not in caplog.text


def test_a_bug_costs_one_document_and_is_loud(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError("words of the paper")

    monkeypatch.setattr("diakrit.stages.run", broken)
    inputs = [Input(samples / "gammal_dump.txt", "a.txt", "a.txt")]
    summary = run_of(inputs, tmp_path / "out", Serial())
    assert [(row.stage, row.code) for row in summary.failures] == [("structure", "bug")]
    assert "bug in a.txt" in caplog.text
    assert "broken" in caplog.text  # the place
    assert "words of the paper" not in caplog.text  # never the message


def test_a_document_that_wants_too_much_memory_says_which_setting_to_raise(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def greedy(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("diakrit.stages.run", greedy)
    inputs = [Input(samples / "gammal_dump.txt", "a.txt", "a.txt")]
    (row,) = run_of(inputs, tmp_path / "out", Serial()).failures
    assert (row.stage, row.code) == ("structure", "memory")
    assert "worker_megabytes" in row.remedy
    assert "bug" not in caplog.text


def test_whatever_fails_is_opened_and_keeps_the_failures_of_its_pages(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Counting(Silent):
        opened_pages: ClassVar[list[int]] = []

        def opened(self, pages: int, kept: int) -> None:  # noqa: ARG002
            self.opened_pages.append(pages)

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    def unreadable(source: Source, page: Unread, _: Settings) -> Reading:
        error = PageError(FailureCode.RENDER, "the page cannot be drawn", "look at it")
        return tasks.failed_page(page, tasks.page_failure(source, page, error))

    monkeypatch.setattr("diakrit.stages.run", broken)
    monkeypatch.setattr(tasks, "READ_PAGE", replace(tasks.READ_PAGE, function=unreadable))
    (tmp_path / "empty.pdf").touch()
    scan = samples / "tjansteskrivelse_stamp.pdf"
    inputs = [Input(path, path.name, path.name) for path in (tmp_path / "empty.pdf", scan)]
    pool = WorkerPool.of(Serial(), Settings())
    with Store(tmp_path / "out") as store:
        summary = Batch(store, pool, Counting()).run(inputs)
    assert sorted(Counting.opened_pages) == [0, 2]
    told = [(row.source, row.page, row.code) for row in summary.failures]
    assert told == [
        ("empty.pdf", None, "empty"),
        (scan.name, None, "bug"),
        (scan.name, 1, "render"),
        (scan.name, 2, "render"),
    ]
    assert summary.counts.page_states[PageState.FAILED] == 2


def test_a_bug_in_the_service_is_told_to_the_host(caplog: pytest.LogCaptureFixture) -> None:
    class Broken(service._Service):
        ended = False

        def serve(self, request: Mapping[str, Any]) -> Path:
            raise ZeroDivisionError(f"words of the paper {request}")

        def end_workers(self) -> None:
            self.ended = True

    broken = Broken(lambda _: None)
    answer = service._served(broken, '{"inputs": ["a.pdf"]}')
    assert (answer["event"], answer["type"]) == ("error", "DiakritError")
    assert "unexpected ZeroDivisionError" in answer["arguments"][0]
    assert "in serve" in caplog.text
    assert "words of the paper" not in caplog.text + str(answer)
    assert broken.ended


@pytest.mark.parametrize("when", ["documents", "text", "records.jsonl", "manifest.json"])
def test_a_full_disk_leaves_no_manifest_and_nothing_half_written(
    tmp_path: Path, samples: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    out = tmp_path / "out"
    whole = folder.write

    def full(target: Path, chunks: Any, *, durable: bool = True) -> str:
        def until_full() -> Any:
            yield from chunks
            if target.relative_to(out).as_posix().startswith(when):
                raise OSError(errno.ENOSPC, "No space left on device")

        return whole(target, until_full(), durable=durable)

    monkeypatch.setattr(folder, "write", full)
    inputs = [Input(samples / "gammal_dump.txt", "a.txt", "a.txt")]
    with pytest.raises(OutputError, match="No space left"):
        run_of(inputs, out, Serial())
    assert not (out / "manifest.json").exists()
    assert not [path for path in out.rglob("*") if path.suffix == ".tmp"]


def test_an_output_folder_that_cannot_be_written_is_a_usage_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(UsageError, match="cannot be written"):
        Folder(tmp_path / "file" / "out").open()


def test_an_interrupted_run_says_so_and_leaves_no_manifest(tmp_path: Path, samples: Path, short_path: Path) -> None:
    out = tmp_path / "out"
    env = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), "TMPDIR": str(short_path)}
    process = subprocess.Popen(
        [*DIAKRIT, "run", str(samples), "--out", str(out)],
        env=env,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - a background job ignores it
    )
    deadline = time.monotonic() + 120
    while not readings(out):
        assert time.monotonic() < deadline, "nothing was read"
        time.sleep(0.05)
    assert list(short_path.glob("diakrit-*"))
    assert [line for line in _processes() if str(tmp_path) in line]
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "avbruten; det som är läst finns kvar" in stderr
    assert not (out / "manifest.json").exists()
    assert not list(short_path.glob("diakrit-*"))  # neither pictures of pages
    assert not [line for line in _processes() if str(tmp_path) in line]  # nor programs that read them


def _processes() -> list[str]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            found.append((entry / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace"))
    return found

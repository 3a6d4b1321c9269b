"""What processes leave behind, and what is not theirs: folders, programs, numbers that others have now."""

import fcntl
import os
import signal
import subprocess  # noqa: TID251 - starts programs to be killed, or not
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from diakrit.batch import scratch
from diakrit.batch.executors import WorkerDied
from diakrit.batch.executors.local import Processes
from diakrit.batch.scratch import Scratch


@pytest.fixture
def temporary(short_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(short_path))
    return short_path


@pytest.fixture
def sleeper() -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as process:
        yield process
        process.kill()


def within(seconds: float, so: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + seconds
    while not so():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_bytes().rpartition(b")")[2].split()[0] != b"Z"
    except OSError:
        return False


def left(name: str, temporary: Path) -> Path:
    """A folder as a killed process leaves it."""
    folder = temporary / name
    folder.mkdir()
    (folder / scratch._LOCK).touch()
    (folder / "page.png").touch()
    return folder


def test_only_what_killed_processes_left_is_swept_away(temporary: Path) -> None:
    ours, live = left("diakrit-workers-old", temporary), Scratch()
    notes = temporary / "diakrit-notes"
    notes.mkdir()
    (notes / "lock").touch()
    Scratch().remove()
    assert not ours.exists()
    assert live.path.is_dir()
    assert (notes / "lock").exists()
    live.remove()
    assert list(temporary.iterdir()) == [notes]


def test_what_another_user_left_is_not_touched(temporary: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = left("diakrit-workers-theirs", temporary)
    monkeypatch.setattr(os, "geteuid", lambda: theirs.stat().st_uid + 1)
    Scratch().remove()
    assert (theirs / "page.png").exists()


def test_a_folder_that_is_swept_away_before_it_is_locked_is_made_again(
    temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flock, folders = fcntl.flock, list[Path]()

    def late(file: Any, how: int) -> None:
        if how == fcntl.LOCK_SH and not folders:
            folders.extend(temporary.iterdir())
            scratch._sweep()  # another process starts
        flock(file, how)

    monkeypatch.setattr(fcntl, "flock", late)
    made = Scratch()
    assert folders
    assert not folders[0].exists()
    Scratch().remove()
    assert [path.name for path in made.path.iterdir()] == [scratch._LOCK]
    made.remove()


def test_a_number_that_another_process_has_now_is_not_killed(sleeper: subprocess.Popen[bytes]) -> None:
    pool = Processes(1, shared=[__name__])
    pool.submit(os.getpid).result()
    (pool._scratch.path / f"worker-{sleeper.pid}-1").touch()  # the worker of that number began long before
    pool.shutdown(cancel=True)
    assert sleeper.poll() is None


def _start_and_die(told: Path) -> None:
    program = subprocess.Popen(["sleep", "60"])
    told.write_text(str(program.pid), encoding="ascii")
    os.kill(os.getpid(), signal.SIGKILL)


def _start_and_wait(told: Path) -> None:
    with subprocess.Popen(["sleep", "60"]) as program:
        told.write_text(str(program.pid), encoding="ascii")


def test_programs_of_a_lost_worker_end_with_it(tmp_path: Path) -> None:
    pool = Processes(1, shared=[__name__])
    with pytest.raises(WorkerDied):
        pool.submit(_start_and_die, tmp_path / "pid").result()
    program = int((tmp_path / "pid").read_text(encoding="ascii"))
    assert within(5, lambda: not runs(program))
    assert pool.submit(os.getpid).result()
    assert len(list(pool._scratch.path.glob("worker-*"))) == 1  # of the worker that runs now
    pool.shutdown()


def test_programs_end_with_a_task_that_takes_too_long(tmp_path: Path) -> None:
    pool = Processes(1, shared=[__name__], limit=1)
    with pytest.raises(TimeoutError):
        pool.submit(_start_and_wait, tmp_path / "pid").result()
    program = int((tmp_path / "pid").read_text(encoding="ascii"))
    assert within(5, lambda: not runs(program))
    pool.shutdown()
    assert not pool._scratch.path.exists()

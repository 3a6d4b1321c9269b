"""`diakrit watch`: files are taken when they are whole, put away when their records are safe, and never lost."""

import hashlib
import os
import shutil
import signal
import subprocess  # noqa: TID251 - runs the program as its user does
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.program import DIAKRIT, ROOT, diakrit, manifest, readings, records


@contextmanager
def watching(inbox: Path, out: Path) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [*DIAKRIT, "watch", str(inbox), "--out", str(out), "--settle", "0.6", "--every", "0.1"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - a background job ignores it
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)
        assert "Traceback" not in told, told


def wait_for(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + 120
    while not what():
        assert time.monotonic() < deadline, "nothing came"
        time.sleep(0.05)


def test_papers_are_taken_when_they_are_whole_and_put_away(tmp_path: Path, samples: Path) -> None:
    inbox, out, elsewhere = tmp_path / "inbox", tmp_path / "out", tmp_path / "elsewhere"
    (inbox / "2024").mkdir(parents=True)
    elsewhere.mkdir()
    shutil.copy(samples / "gammal_dump.txt", elsewhere / "secret.txt")
    (inbox / "link").symlink_to(elsewhere)
    (inbox / "link.txt").symlink_to(elsewhere / "secret.txt")
    whole = (samples / "protokollsutdrag_digital.pdf").read_bytes()
    slow = inbox / "2024" / "a.pdf"
    with watching(inbox, out):
        for part in range(8):
            with slow.open("ab") as stream:
                stream.write(whole[part * len(whole) // 8 : (part + 1) * len(whole) // 8])
            assert slow.exists(), "taken while it was written"
            time.sleep(0.25)
        (inbox / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing else")
        wait_for((inbox / "done" / "2024" / "a.pdf").exists)
        wait_for((inbox / "failed" / "broken.pdf.reason.txt").exists)
        shutil.copy(samples / "gammal_dump.txt", slow)  # the name again, with other content
        wait_for((inbox / "done" / "2024" / "a~2.pdf").exists)
    assert (inbox / "done" / "2024" / "a.pdf").read_bytes() == whole
    reason = (inbox / "failed" / "broken.pdf.reason.txt").read_text(encoding="utf-8")
    assert reason == "Filen eller sidan är skadad. Hämta eller skanna den på nytt.\n"
    assert {row["source"]["path"] for row in records(out)} == {"2024/a.pdf", "2024/a~2.pdf"}
    assert (inbox / "link").is_symlink()
    assert (elsewhere / "secret.txt").exists()


def test_a_watch_that_is_killed_goes_on(tmp_path: Path, samples: Path) -> None:
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    names = ("protokoll_1974.pdf", "tjansteskrivelse_stamp.pdf", "gammal_dump.txt")
    for name in names:
        shutil.copy(samples / name, inbox)
    for seconds in (1.5, 2.5, 3.5):
        with watching(inbox, out) as process:
            time.sleep(seconds)
            process.kill()
    with watching(inbox, out):
        wait_for(lambda: all((inbox / "done" / name).exists() for name in names))
    assert {row["source"]["path"] for row in records(out)} == set(names)
    assert sorted(path.name for path in inbox.rglob("*") if path.is_file()) == sorted(names)


def test_a_file_replaced_while_it_is_read_is_not_lost(tmp_path: Path, samples: Path) -> None:
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    inbox.mkdir()
    shutil.copy(samples / "protokoll_1974.pdf", inbox / "a.pdf")
    with watching(inbox, out):
        wait_for(lambda: readings(out) or (out / "diakrit.sqlite").exists())
        shutil.copy(samples / "protokollsutdrag_digital.pdf", inbox / "a.pdf")
        wait_for(lambda: not (inbox / "a.pdf").exists() and not list(inbox.glob("*.pdf")))
    kept = {hashlib.sha256(path.read_bytes()).hexdigest() for path in inbox.glob("*/*.pdf")}
    assert hashlib.sha256((samples / "protokollsutdrag_digital.pdf").read_bytes()).hexdigest() in kept
    assert kept == {row["sha256"] for row in manifest(out)["inputs"]}


def test_nothing_that_lies_in_done_is_overwritten(tmp_path: Path, samples: Path) -> None:
    inbox, out = tmp_path / "inbox", tmp_path / "out"
    (inbox / "done").mkdir(parents=True)
    (inbox / "done" / "a.txt").write_text("of an earlier watch", encoding="utf-8")
    shutil.copy(samples / "gammal_dump.txt", inbox / "a.txt")
    with watching(inbox, out):
        wait_for((inbox / "done" / "a~2.txt").exists)
    assert (inbox / "done" / "a.txt").read_text(encoding="utf-8") == "of an earlier watch"


def test_an_output_folder_in_the_inbox_is_refused(tmp_path: Path) -> None:
    result = diakrit("watch", tmp_path, "--out", tmp_path / "out")
    assert result.returncode == 2
    assert "neither inside the inbox nor around it" in result.stderr

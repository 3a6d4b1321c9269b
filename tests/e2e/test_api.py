"""Diakrit as a library, in programs of many kinds, each in a process of its own."""

import os
import re
import shutil
import signal
import subprocess  # noqa: TID251 - the programs that use the library
import sys
import textwrap
import time
from pathlib import Path

import pytest
from diakrit import lexicon

from tests.faults.test_faults import engine
from tests.program import ROOT

BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.fixture
def desk(tmp_path: Path, samples: Path) -> Path:
    """A folder with a paper and an inbox, and modules whose names are those of ours and of what we use."""
    shutil.copy(samples / "protokollsutdrag_digital.pdf", tmp_path / "protokoll.pdf")
    (tmp_path / "inbox").mkdir()
    shutil.copy(samples / "gammal_dump.txt", tmp_path / "inbox")
    shutil.copy(samples / "tjansteskrivelse_digital.pdf", tmp_path / "inbox")
    for name in ("pipeline", "cv2", "numpy"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('the wrong module')\n", encoding="utf-8")
    return tmp_path


def program(desk: Path, text: str, *options: str) -> list[str]:
    """Runs a program and gives the lines it prints."""
    script = desk / "script.py"
    script.write_text(textwrap.dedent(text), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", *options, script.name],
        cwd=desk,
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline")},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_what_the_documentation_shows_runs_as_a_plain_script(desk: Path) -> None:
    blocks = BLOCK.findall((ROOT / "docs" / "api.md").read_text(encoding="utf-8"))
    assert len(blocks) >= 7
    told = program(desk, "\n".join(blocks))
    assert told[0].startswith("87 Återrapportering av budgetuppdrag 2025")
    assert "Kommunstyrelsen beslutar att godkänna förslaget från nämnden." in told
    assert any(line.endswith("no such file or folder") for line in told)


def test_the_host_is_left_as_it_was(desk: Path) -> None:
    told = program(
        desk,
        """
        import os, signal, subprocess, sys, threading

        def state():
            handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGCHLD)]
            return dict(os.environ), handlers, os.fstat(2).st_ino, os.getcwd(), threading.active_count(), os.sched_getaffinity(0)

        before, child = state(), subprocess.Popen(["sleep", "60"])
        import diakrit
        assert state() == before
        assert not {"spacy", "cv2", "numpy", "tesserocr", "pydantic", "multiprocessing"} & set(sys.modules)
        late = diakrit.Settings(page_timeout=0.001, engine="programs")
        diakrit.process(["inbox"], "delivery", settings=late)
        assert diakrit.repair("namnden").text
        assert state() == before
        assert not {"spacy", "cv2", "tesserocr", "onnxruntime"} & set(sys.modules)
        assert child.poll() is None
        child.kill()
        child.wait()
        print("as it was")
        """,
    )
    assert told == ["as it was"]


def test_it_works_in_a_thread_beside_an_event_loop_and_under_spawn(desk: Path) -> None:
    told = program(
        desk,
        """
        import asyncio, multiprocessing
        import diakrit

        def first(path):
            return diakrit.read(path).records[0].paragraph

        async def both():
            return await asyncio.gather(*(asyncio.to_thread(first, "protokoll.pdf") for _ in range(2)))

        if __name__ == "__main__":
            print(*asyncio.run(both()))
            with multiprocessing.get_context("spawn").Pool(1) as pool:
                print(*pool.map(first, ["protokoll.pdf"]))
            with multiprocessing.get_context("fork").Pool(1) as pool:
                print(*pool.map(first, ["protokoll.pdf"]))
            print(first("protokoll.pdf"))
        """,
    )
    assert told == ["87 87", "87", "87", "87"]


def test_a_fork_in_the_middle_of_a_batch_reads_by_itself(desk: Path) -> None:
    told = program(
        desk,
        """
        import os, signal, sys, threading
        import diakrit

        begun = threading.Event()
        batch = threading.Thread(
            target=diakrit.process, args=("inbox", "delivery"), kwargs={"progress": lambda _: begun.set()}
        )
        batch.start()
        begun.wait()
        child = os.fork()
        if child == 0:
            signal.alarm(60)
            print(diakrit.read("protokoll.pdf").records[0].paragraph)
            sys.exit()
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        batch.join()
        print(len(list(diakrit.Delivery("delivery"))))
        """,
    )
    assert told == ["87", "0", "2"]


def test_a_callback_that_asks_for_more_is_refused(desk: Path) -> None:
    told = program(
        desk,
        """
        import signal
        import diakrit

        def more(progress):
            diakrit.read("protokoll.pdf")

        signal.alarm(60)
        try:
            diakrit.process("inbox", "delivery", progress=more)
        except diakrit.UsageError as error:
            print(error)
        print(diakrit.read("protokoll.pdf").records[0].paragraph)
        """,
    )
    assert told == ["diakrit reads one batch at a time: a progress callback cannot ask for another", "87"]


def test_what_goes_wrong_is_told_and_the_next_call_works(desk: Path) -> None:
    (desk / "bad.pdf").write_bytes(b"%PDF-1.4\nnothing else")
    told = program(
        desk,
        """
        import os, signal
        import diakrit
        from diakrit.api import _CLIENT

        try:
            diakrit.read("bad.pdf")
        except diakrit.SourceError as error:
            print(error.code, bool(error.remedy))
        try:
            diakrit.Delivery("inbox")
        except diakrit.UsageError as error:
            print("no finished delivery" in str(error))

        def stop(progress):
            raise KeyError("the host's own")

        try:
            diakrit.process("inbox", "delivery", progress=stop)
        except KeyError as error:
            print(error)

        def kill(progress):
            os.killpg(_CLIENT._process.pid, signal.SIGKILL)

        try:
            diakrit.process("inbox", "delivery", progress=kill)
        except diakrit.DiakritError as error:
            print("run again" in str(error))
        print(len(list(diakrit.process("inbox", "delivery"))))
        os.killpg(_CLIENT._process.pid, signal.SIGKILL)  # while nothing is asked of it
        print(diakrit.read("protokoll.pdf").records[0].paragraph)
        """,
    )
    assert told == ["damaged True", "True", '"the host\'s own"', "True", "2", "87"]


def test_a_name_that_is_not_utf_8_is_one_like_others(desk: Path) -> None:
    told = program(
        desk,
        """
        import os, shutil
        import diakrit

        there, missing = os.fsdecode(b"\\xe5rende.pdf"), os.fsdecode(b"\\xe4rende.pdf")
        shutil.copy("protokoll.pdf", there)
        print(diakrit.read(there).entry.source.path)
        try:
            diakrit.process([missing], "delivery")
        except diakrit.UsageError as error:
            print(str(error).rpartition("/")[2])
        print(len(list(diakrit.process([there, "inbox"], "delivery"))))
        """,
    )
    assert told == [r"\xe5rende.pdf", r"\udce4rende.pdf: no such file or folder", "3"]


def test_lexicons_that_change_while_the_program_runs_are_noticed(desk: Path) -> None:
    shutil.copytree(lexicon.folder(), desk / "lexicons")
    told = program(
        desk,
        """
        import pathlib
        import diakrit

        def summary():
            delivery = diakrit.process("inbox/gammal_dump.txt", "delivery", settings=diakrit.Settings(lexicons="lexicons"))
            (record,) = delivery
            return bool(record.summary), delivery.manifest.provenance.lexicons

        headings = pathlib.Path("lexicons/headings.toml")
        before = summary()
        headings.write_text(headings.read_text().replace("Sammanfattning", "Orgelmusik"))
        by_words = pathlib.Path("lexicons/heading_words.toml")
        by_words.write_text(by_words.read_text().replace("*sammanfattning*", "orgelmusik"))
        after = summary()
        print(before[0], after[0], before[1] == after[1])
        print(bool(diakrit.repair("namnden", lexicons="lexicons").text))
        headings.unlink()
        try:
            diakrit.repair("namnden", lexicons="lexicons")
        except diakrit.MissingToolError:
            print("noticed")
        """,
    )
    assert told == ["True False False", "True", "noticed"]


def test_nothing_is_left_behind(desk: Path, short_path: Path) -> None:
    (pid,) = program(
        desk,
        f"""
        import os
        os.environ["TMPDIR"] = {str(short_path)!r}
        import diakrit
        from diakrit.api import _CLIENT
        diakrit.read("protokoll.pdf")
        print(_CLIENT._process.pid)
        """,
    )
    assert not Path(f"/proc/{pid}").exists()
    assert list(short_path.iterdir()) == []


@pytest.mark.parametrize(("number", "ignored"), [(signal.SIGTERM, False), (signal.SIGKILL, True)])
def test_a_host_that_is_stopped_leaves_no_paper_behind(
    desk: Path, samples: Path, short_path: Path, number: int, ignored: bool
) -> None:
    shutil.copy(samples / "protokoll_scan.pdf", desk / "scan.pdf")
    late = "diakrit.Settings(engine='programs', page_timeout=300)"
    host = subprocess.Popen(
        [sys.executable, "-c", f"import diakrit; diakrit.read('scan.pdf', settings={late})"],
        cwd=desk,
        env={
            **os.environ,
            **engine(desk, f"touch {desk}/reading; exec sleep 300"),
            "PYTHONPATH": str(ROOT / "pipeline"),
            "TMPDIR": str(short_path),
        },
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN if ignored else signal.SIG_DFL),  # noqa: PLW1509
    )
    deadline = time.monotonic() + 60
    while not (desk / "reading").exists():
        assert time.monotonic() < deadline, "no page is being read"
        time.sleep(0.05)
    host.send_signal(number)
    assert host.wait() == -number, "it had ended"
    deadline = time.monotonic() + 20
    while left := list(short_path.iterdir()):
        assert time.monotonic() < deadline, left
        time.sleep(0.1)

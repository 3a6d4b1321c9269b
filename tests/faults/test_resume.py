"""Runs that are killed, repeated, changed between times: nothing is lost, nothing done twice, the delivery is the same."""

import os
import random
import resource
import shutil
import signal
import sqlite3  # noqa: TID251 - looks into the store
import subprocess  # noqa: TID251 - runs the program as its user does
import time
import zlib
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from diakrit.batch import tasks
from diakrit.batch.executors.local import Processes
from diakrit.batch.page_codec import PageRecord
from diakrit.errors import UsageError
from diakrit.lexicon import folder as lexicon_folder
from diakrit.model import Input
from diakrit.review.index import Index
from diakrit.store import Store

from samples.paint import paint_image
from samples.sheet import Sheet
from tests.program import DIAKRIT, ROOT, diakrit, digests, failures, manifest, readings, records, run_of

KILLS = int(os.environ.get("DIAKRIT_KILLS", "3"))
SCANS = ("tjansteskrivelse_stamp.pdf", "protokollsutdrag.tif", "blandat.pdf", "gammal_dump.txt", "protokoll_1974.pdf")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    chosen = tmp_path_factory.mktemp("papers")
    for name in sorted(path.name for path in samples.iterdir()) if KILLS > 10 else SCANS:
        if (samples / name).suffix:
            shutil.copy2(samples / name, chosen)
    return chosen


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory, papers: Path) -> tuple[dict[str, str], int]:
    """What an undisturbed run leaves, and how many pages it reads by OCR."""
    out = tmp_path_factory.mktemp("undisturbed")
    assert diakrit("run", papers, "--out", out).returncode == 0
    return digests(out), len(readings(out))


@pytest.mark.parametrize("number", range(KILLS))
def test_a_killed_run_goes_on_where_it_was(
    tmp_path: Path, short_path: Path, papers: Path, undisturbed: tuple[dict[str, str], int], number: int
) -> None:
    whole, pages = undisturbed
    out = tmp_path / "out"
    chance = random.Random(number)
    last = chance.randint(0, pages)
    process = subprocess.Popen(
        [*DIAKRIT, "run", str(papers), "--out", str(out), "--quiet"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), "TMPDIR": str(short_path)},
    )
    deadline = time.monotonic() + 300
    while len(readings(out)) < last:
        assert time.monotonic() < deadline, "nothing more was read"
        time.sleep(0.02)
    if last < pages:
        time.sleep(chance.uniform(0.0, 0.5))  # the last page is followed by little
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL, "it had ended"
    before = readings(out)
    assert gone(short_path), "workers outlive the driver"
    assert diakrit("run", papers, "--out", out, env={"TMPDIR": str(short_path)}).returncode == 0
    assert not list(short_path.glob("diakrit-*")), "pictures of pages are left"
    assert digests(out) == whole, f"killed after {last} of {pages} pages"
    after = readings(out)
    assert {part: made for part, made in after.items() if part in before} == before, "read again"


def gone(temporary: Path) -> bool:
    """Whether all that a run with this temporary folder started ends soon: workers finish the page they are at."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if not any(str(temporary).encode() in _environment(entry) for entry in Path("/proc").glob("[0-9]*")):
            return True
        time.sleep(0.1)
    return False


def _environment(entry: Path) -> bytes:
    try:
        return (entry / "environ").read_bytes() if (entry / "cmdline").read_bytes() else b""
    except OSError:
        return b""


def test_finished_work_is_not_done_again(tmp_path: Path, papers: Path, undisturbed: tuple[dict[str, str], int]) -> None:
    out = tmp_path / "out"
    diakrit("run", papers, "--out", out)
    first = readings(out)
    assert len(first) >= 6  # pages read by OCR
    diakrit("run", papers, "--out", out)
    assert readings(out) == first
    assert digests(out) == undisturbed[0]


def summary_of(delivery: Path, name: str) -> Any:
    (record,) = (row for row in records(delivery) if row["source"]["path"] == name)
    return record["summary"]


def test_other_lexicons_mean_other_records_and_no_reading(tmp_path: Path, papers: Path, samples: Path) -> None:
    out, lexicons, settings = tmp_path / "out", tmp_path / "lexicons", tmp_path / "diakrit.toml"
    shutil.copytree(lexicon_folder(), lexicons)
    settings.write_text('lexicons = "lexicons"\n', encoding="utf-8")
    env = {"XDG_DATA_HOME": str(tmp_path / "data")}
    diakrit("run", papers, "--out", out, "--settings", settings, env=env)
    first, made_by = readings(out), manifest(out)["provenance"]
    assert first
    assert summary_of(out, "gammal_dump.txt")
    (tmp_path / "sound").mkdir()
    shutil.copy(samples / "gammal_dump.txt", tmp_path / "sound")
    learn = ("lexicon", "learn", tmp_path / "sound", "--into", lexicons / "local", "--settings", settings)
    assert diakrit(*learn, env=env).returncode == 0
    for name, word in (("headings.toml", "Sammanfattning"), ("heading_words.toml", "*sammanfattning*")):
        table = lexicons / name
        table.write_text(table.read_text(encoding="utf-8").replace(word, "Orgelmusik"), encoding="utf-8")
    assert diakrit("run", papers, "--out", out, "--settings", settings, env=env).returncode == 0
    assert readings(out) == first
    assert summary_of(out, "gammal_dump.txt") is None
    now = manifest(out)["provenance"]
    assert now["lexicons"] != made_by["lexicons"]
    assert now["local_lexicon"] != made_by["local_lexicon"]


def test_the_same_paper_in_two_folders_is_read_once(tmp_path: Path, samples: Path) -> None:
    class Counting(Processes):
        reads = 0

        def submit(self, task: Callable[..., Any], /, *arguments: object) -> Future[Any]:
            self.reads += task == tasks.READ_PAGE
            return super().submit(task, *arguments)

    counting = Counting(2)
    paper = samples / "protokoll_1974.pdf"
    inputs = [Input(paper, name, name) for name in ("a/1.pdf", "b/1.pdf", "c/1.pdf")]
    summary = run_of(inputs, tmp_path, counting)
    counting.shutdown()
    assert counting.reads == 1
    assert (summary.counts.documents, summary.counts.pages) == (3, 3)
    assert len({row["source"]["path"] for row in records(tmp_path)}) == 3


def test_a_source_that_changed_or_went_is_noticed(tmp_path: Path, samples: Path) -> None:
    inbox, out = tmp_path / "in", tmp_path / "out"
    inbox.mkdir()
    shutil.copy(samples / "gammal_dump.txt", inbox / "a.txt")
    shutil.copy(samples / "gammal_dump.txt", inbox / "b.txt")
    diakrit("run", inbox, "--out", out)
    (inbox / "a.txt").write_text("TJÄNSTESKRIVELSE\n\nDnr MN 2031-0007\n\nNytt ärende\n", encoding="utf-8")
    (inbox / "b.txt").unlink()
    diakrit("run", inbox, "--out", out)
    assert [row["case_number"] for row in records(out)] == ["MN 2031-0007"]
    assert not (out / "documents" / "b.txt.json").exists()


def test_two_runs_in_one_folder_are_refused(tmp_path: Path, samples: Path) -> None:
    out = tmp_path / "out"
    with Store(out):
        result = diakrit("run", samples / "gammal_dump.txt", "--out", out)
    assert result.returncode == 2
    assert f"process {os.getpid()}" in result.stderr
    assert diakrit("run", samples / "gammal_dump.txt", "--out", out).returncode == 0


def test_a_page_that_timed_out_is_tried_again_and_then_set_aside(tmp_path: Path, samples: Path) -> None:
    out, settings = tmp_path / "out", tmp_path / "diakrit.toml"
    settings.write_text("page_timeout = 0.05\n", encoding="utf-8")
    moments: list[float] = []
    for _ in range(4):
        assert diakrit("run", samples / "protokoll_1974.pdf", "--out", out, "--settings", settings).returncode == 1
        assert [row["code"] for row in failures(out)] == ["timeout"]
        moments.append(*readings(out).values())
    assert len(set(moments)) == 3  # the fourth run left it
    assert manifest(out)["counts"]["page_states"]["failed"] == 1


def test_nothing_that_is_kept_holds_an_identity_number(tmp_path: Path) -> None:
    sheet = Sheet()
    for row, text in enumerate(
        ("Tjänsteskrivelse", "Ärendet gäller 811218-9876, som har sökt bidrag.", "Personen bor i Tjärnlunda.")
    ):
        sheet.text(70, 90 + 40 * row, text, size=12)
    scan, out = tmp_path / "a.png", tmp_path / "out"
    paint_image(sheet, 200).convert("L").save(scan, dpi=(200, 200))
    assert diakrit("run", scan, "--out", out).returncode == 0
    with closing(sqlite3.connect(out / "diakrit.sqlite")) as store:
        (record,) = (PageRecord.unpack(content) for (content,) in store.execute("SELECT content FROM readings"))
    assert "bidrag" in record.page.text
    assert "9876" not in record.page.text
    assert [place.kind for place in record.sensitive] == ["personnummer"]
    assert len(records(out)[0]["sensitive"]) == 1
    assert (out / "diakrit.sqlite").stat().st_mode & 0o077 == 0


def test_a_masked_run_forgets_what_an_unmasked_one_kept(tmp_path: Path) -> None:
    paper, out = tmp_path / "a.txt", tmp_path / "out"
    paper.write_text("TJÄNSTESKRIVELSE\n\nÄrendet gäller 811218-9876.\n", encoding="utf-8")
    diakrit("run", paper, "--out", out, "--unmasked")
    with closing(sqlite3.connect(out / "diakrit.sqlite")) as store:
        assert b"811218-9876" in zlib.decompress(*store.execute("SELECT text FROM documents").fetchone())
    Index(out).close()  # somebody has reviewed it
    assert any(b"811218-9876" in path.read_bytes() for path in out.glob("diakrit-index.sqlite*"))
    diakrit("run", paper, "--out", out)
    left = [path.name for path in out.rglob("*") if path.is_file() and b"811218-9876" in path.read_bytes()]
    assert left == []
    with closing(sqlite3.connect(out / "diakrit.sqlite")) as store:
        texts = [zlib.decompress(text) for (text,) in store.execute("SELECT text FROM documents")]
    assert len(texts) == 1
    assert b"9876" not in texts[0]


@pytest.mark.parametrize("kilobytes", [4, 40, 80, 160, 320])
def test_a_full_disk_ends_the_run_and_nothing_is_lost(
    tmp_path: Path, papers: Path, undisturbed: tuple[dict[str, str], int], kilobytes: int
) -> None:
    out, most = tmp_path / "out", kilobytes * 1024
    result = subprocess.run(
        [*DIAKRIT, "run", str(papers), "--out", str(out), "--quiet"],
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    told = (out / "manifest.json").exists() and all(row["remedy"] for row in failures(out))  # only a page's picture
    assert told or "cannot be written" in result.stderr
    before = readings(out)
    assert diakrit("run", papers, "--out", out).returncode == 0
    assert digests(out) == undisturbed[0]
    assert readings(out).keys() >= before.keys()


def test_a_store_of_a_later_version_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "diakrit.sqlite")) as store:
        store.execute("PRAGMA user_version = 99")
    with pytest.raises(UsageError, match="later version"):
        Store(tmp_path)

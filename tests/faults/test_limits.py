"""Inputs that want too much: size, pages, pixels, memory. Each is a clear failure, and the batch goes on. Nothing uses a network."""

import os
import shutil
import subprocess  # noqa: TID251 - runs programs of its own
import sys
from pathlib import Path

import pikepdf
import pytest
from diakrit import lexicon
from diakrit.engines import pillow, tesseract_library, tesseract_model
from diakrit.errors import PageError
from diakrit.model import Box, Word

from tests.program import ROOT, diakrit, failures, manifest, records


@pytest.mark.parametrize(
    ("setting", "name", "code"),
    [
        ("max_file_megabytes = 0.05", "protokoll_scan.pdf", "file-too-large"),
        ("max_pages = 3", "protokoll_scan.pdf", "too-many-pages"),
        ("max_pages = 1", "protokollsutdrag.tif", "too-many-pages"),
    ],
)
def test_what_is_too_large_is_a_failure_that_names_the_setting(
    tmp_path: Path, samples: Path, setting: str, name: str, code: str
) -> None:
    out, settings = tmp_path / "out", tmp_path / "diakrit.toml"
    settings.write_text(f"{setting}\n", encoding="utf-8")
    small = samples / "protokollsutdrag_digital.pdf"
    assert diakrit("run", samples / name, small, "--out", out, "--settings", settings).returncode == 1
    (row,) = failures(out)
    assert (row["path"], row["code"]) == (name, code)
    assert setting.split(maxsplit=1)[0] in row["remedy"]
    assert [row["source"]["path"] for row in records(out)] == [small.name]


def bomb(path: Path, side: int) -> None:
    """A PDF whose one picture is black, small as a file and huge in memory."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        data = document.make_stream(bytes(side * side))
        data.Type, data.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        data.Width = data.Height = side
        data.BitsPerComponent, data.ColorSpace = 8, pikepdf.Name.DeviceGray
        name = page.add_resource(data, pikepdf.Name.XObject)
        page.contents_add(f"q 595 0 0 842 0 0 cm {name} Do Q".encode())
        document.save(path, compress_streams=True, recompress_flate=True)


def test_a_picture_that_wants_all_memory_costs_its_page(tmp_path: Path, samples: Path) -> None:
    inbox, out, settings = tmp_path / "in", tmp_path / "out", tmp_path / "diakrit.toml"
    inbox.mkdir()
    bomb(inbox / "bomb.pdf", 30_000)
    assert (inbox / "bomb.pdf").stat().st_size < 1_000_000
    shutil.copy(samples / "protokoll_1974.pdf", inbox)
    settings.write_text("worker_megabytes = 1200\n", encoding="utf-8")
    diakrit("run", inbox, "--out", out, "--settings", settings)
    counts = manifest(out)["counts"]
    assert counts["pages"] == sum(counts["page_states"].values()) == 2
    assert [(row["path"], row["page"]) for row in failures(out)] == [("bomb.pdf", 1)]
    assert "protokoll_1974.pdf" in {row["source"]["path"] for row in records(out)}


_WATCHED = """
import sys
def heard(event, arguments):
    if event in ("socket.connect", "socket.bind", "socket.sendto"):
        kind = arguments[0].family.name
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        kind = "a name"
    else:
        return
    with open({log!r}, "a") as stream:
        stream.write(kind + "\\n")
sys.addaudithook(heard)
"""


def test_nothing_uses_a_network(tmp_path: Path, samples: Path) -> None:
    log = tmp_path / "heard"
    (tmp_path / "sitecustomize.py").write_text(_WATCHED.format(log=str(log)), encoding="utf-8")
    env = {"PYTHONPATH": f"{tmp_path}:{ROOT / 'pipeline'}"}
    papers = (samples / "tjansteskrivelse_stamp.pdf", samples / "protokollsutdrag_digital.pdf")
    assert diakrit("run", *papers, "--out", tmp_path / "out", env=env).returncode == 0
    assert set(log.read_text().split("\n")[:-1]) == {
        "AF_UNIX"
    }  # the fork server of the workers was heard, and nothing else


_READING = """
import sys
from diakrit import stages
from diakrit.batch import runner
from diakrit.knowledge import Knowledge
from diakrit.model import Source, Unread
from diakrit.reading import Reader, open_source
from diakrit.settings import Settings

knowledge = Knowledge.load()
opened = open_source(Source(sys.argv[1], "a.pdf", "0" * 64, 1), Settings(), knowledge.lexicon.swedish)
pages = [Reader(Settings(), knowledge).page(opened.source, page) for page in opened.pages if isinstance(page, Unread)]
knowledge.annotator
print(*sys.modules)
"""


def test_no_client_for_a_network_is_loaded(samples: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _READING, samples / "protokoll_1974.pdf"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert {"tesserocr", "rapidocr", "spacy"} <= set(told)  # what might bring one
    assert not {"requests", "httpx", "urllib3", "aiohttp"} & set(told)


_STARVED = """
import os, resource, sys
os.environ["OMP_THREAD_LIMIT"] = "1"
from diakrit import lexicon
from diakrit.errors import PageError
from diakrit.engines import pillow, tesseract_library, tesseract_model
from pathlib import Path

model, picture = tesseract_model.find("diakrit", lexicon.load()), pillow.frame(Path(sys.argv[1]), 1, 40)
whole = tesseract_library.Tesseract().read(picture, model, 60)
held = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
for kilobytes in (*range(0, 12_000, 400), 50_000, 1_000_000):
    if os.fork() == 0:
        resource.setrlimit(resource.RLIMIT_AS, (held + kilobytes * 1000,) * 2)
        try:
            found = tesseract_library.Tesseract().read(picture, model, 60)
        except (PageError, MemoryError, RuntimeError):
            os._exit(1)
        os._exit(0 if found == whole else 2)
    print(os.waitstatus_to_exitcode(os.wait()[1]))
"""


def test_a_page_is_read_whole_or_not_at_all_where_memory_runs_out(samples: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _STARVED, samples / "protokollsutdrag.tif"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    endings = set(map(int, told.stdout.split()))
    assert endings >= {0, 1}  # the limits were both too low and high enough
    assert 2 not in endings  # what was left of a page was taken for the whole
    assert all(ending in (0, 1) or ending < 0 for ending in endings)  # else the worker died, which is noticed


def test_a_library_that_runs_out_of_memory_is_not_believed(
    samples: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def starved(*_: object) -> list[tuple[int, Word]]:
        os.write(2, b"Error in pixCreateNoInit: pixdata_malloc fail for data\nError in pixCreate: pixd not made\n")
        return [(1, Word("half", "half", Box(0, 0, 1, 1), 0.9))]

    monkeypatch.setattr(tesseract_library, "_read", starved)
    picture = pillow.frame(samples / "protokollsutdrag.tif", 1, 40)
    with pytest.raises(PageError, match="more memory"):
        tesseract_library.Tesseract().read(picture, tesseract_model.find("diakrit", lexicon.load()), 60)
    assert capfd.readouterr().err == ""

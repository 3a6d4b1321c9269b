"""The same input gives the same bytes: whatever the hash seed, the locale, the time zone, the number of workers and the order of files."""

import os
import shutil
import sqlite3  # noqa: TID251 - looks into the store
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from tests.program import diakrit, digests

SEEDS = range(6)
SCANS = ("protokollsutdrag.tif", "blandat.pdf")


def run(papers: Sequence[Path], out: Path, seed: int, *options: object, **env: str) -> dict[str, str]:
    done = diakrit("run", *papers, "--out", out, "--quiet", *options, env={"PYTHONHASHSEED": str(seed), **env})
    assert done.returncode in (0, 1), done.stderr  # some odd files of the corpus are failures
    return digests(out)


def again(before: Path, out: Path) -> Path:
    """A copy of a delivery whose pages are read, and whose documents are still to be understood."""
    out.mkdir()
    shutil.copy(before / "diakrit.sqlite", out)
    with closing(sqlite3.connect(out / "diakrit.sqlite")) as store, store:
        store.execute("DELETE FROM documents")
    return out


def differing(papers: Sequence[Path], folder: Path) -> Iterator[tuple[int, str]]:
    """The seeds, and the files that differ under them from those of the first seed."""
    first = run(papers, folder / "first", 0)
    assert any(name.startswith("documents/") for name in first)
    for seed in SEEDS[1:]:
        found = run(papers, again(folder / "first", folder / str(seed)), seed)
        yield from ((seed, name) for name in first.keys() | found.keys() if first.get(name) != found.get(name))
        shutil.rmtree(folder / str(seed))


def test_the_hash_seed_changes_nothing(tmp_path: Path, samples: Path) -> None:
    assert list(differing([samples], tmp_path)) == []


@pytest.mark.corpus
def test_the_hash_seed_changes_nothing_elsewhere(tmp_path: Path, corpus: Path) -> None:
    papers = [corpus / "elsewhere", corpus / "cases" / "*.txt", corpus / "born_digital"]
    assert list(differing(papers, tmp_path)) == []


def test_place_and_time_and_hands_change_nothing(tmp_path: Path, samples: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for name in (*SCANS, "gammal_dump_skadad.txt", "Beslut om lekplats åäö.png", "protokoll_beslut_forst.pdf"):
        shutil.copy(samples / name, papers)
    first = run([papers], tmp_path / "first", 0, "--workers", 1)
    elsewhere = {"LC_ALL": "C", "TZ": "Pacific/Chatham"}
    assert run([papers], tmp_path / "second", 1, "--workers", 2, **elsewhere) == first
    files = sorted(papers.iterdir(), reverse=True)
    done = diakrit("run", *files, "--out", tmp_path / "third", "--quiet", env={"LC_ALL": "sv_SE.UTF-8"})
    assert done.returncode == 0, done.stderr
    assert digests(tmp_path / "third") == first


def test_a_name_in_another_encoding_is_one_name_among_others(tmp_path: Path, samples: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for name in (b"m\xf6te.txt", "möte.txt".encode()):
        shutil.copy(samples / "gammal_dump.txt", papers / os.fsdecode(name))
    first = run([papers], tmp_path / "out", 0)
    assert {"documents/m%5Cxf6te.txt.json", "documents/möte.txt.json"} <= first.keys()
    assert run([papers], tmp_path / "out", 0) == first

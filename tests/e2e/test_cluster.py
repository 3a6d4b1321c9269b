"""A real Dask cluster: equal output, also when a worker is killed; clusters that cannot do the work."""

import os
import signal
import subprocess  # noqa: TID251 - a worker as its user starts it
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest
from diakrit.batch.executors import WorkerDied
from diakrit.batch.executors.dask import Cluster, _differences
from diakrit.errors import MissingToolError, UsageError
from diakrit.settings import Settings
from distributed import LocalCluster  # noqa: TID251 - a cluster as its user starts it

from tests.program import ROOT, diakrit, digests, readings

PAPERS = ("tjansteskrivelse_stamp.pdf", "protokollsutdrag.tif", "blandat.pdf", "gammal_dump.txt", "protokoll_1974.pdf",
          "tjansteskrivelse_digital.pdf")  # fmt: skip


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT / "pipeline"))
        with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as started:
            yield started


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    folder = tmp_path_factory.mktemp("inbox")
    for name in PAPERS:
        (folder / name).write_bytes((samples / name).read_bytes())
    return folder


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory, inbox: Path) -> dict[str, str]:
    out = tmp_path_factory.mktemp("alone")
    assert diakrit("run", inbox, "--out", out).returncode == 0
    return digests(out)


def test_a_cluster_makes_the_same(tmp_path: Path, inbox: Path, alone: dict[str, str], cluster: LocalCluster) -> None:
    out = tmp_path / "out"
    result = diakrit("run", inbox, "--out", out, "--scheduler", cluster.scheduler_address)
    assert (result.returncode, result.stderr.count("Traceback")) == (0, 0), result.stderr
    assert digests(out) == alone


def test_a_killed_worker_costs_nothing(
    tmp_path: Path, inbox: Path, alone: dict[str, str], cluster: LocalCluster
) -> None:
    out = tmp_path / "out"

    struck = Event()

    def kill() -> None:
        while not readings(out):
            time.sleep(0.05)
        os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)
        struck.set()

    killer = Thread(target=kill, daemon=True)
    killer.start()
    result = diakrit("run", inbox, "--out", out, "--scheduler", cluster.scheduler_address)
    killer.join(timeout=1)
    assert struck.is_set()
    assert result.returncode == 0, result.stderr
    assert digests(out) == alone


def test_nobody_answers(tmp_path: Path, inbox: Path) -> None:
    result = diakrit("run", inbox, "--out", tmp_path / "out", "--scheduler", "tcp://127.0.0.1:9")
    assert result.returncode == 2
    assert "no Dask scheduler answers" in result.stderr


def test_threads_are_refused(tmp_path: Path, inbox: Path) -> None:
    with LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=":0", silence_logs=50) as threaded:
        result = diakrit("run", inbox, "--out", tmp_path / "out", "--scheduler", threaded.scheduler_address)
    assert result.returncode == 2
    assert "--nthreads 1" in result.stderr


def test_workers_that_join_later_are_given_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diakrit.batch.executors.dask._LOOK_EVERY", 0.0)
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local:
        cluster = Cluster(local.scheduler_address, Settings())
        try:
            before = cluster.window()
            local.scale(2)
            local.wait_for_workers(2, timeout=60)
            assert cluster.window() == before + 1
            with subprocess.Popen(
                [sys.executable, "-m", "distributed.cli.dask_worker", local.scheduler_address, "--nthreads", "2"],
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            ) as threaded:
                local.wait_for_workers(3, timeout=60)
                with pytest.raises(UsageError, match="--nthreads 1"):
                    cluster.window()
                threaded.terminate()
        finally:
            cluster.shutdown(cancel=True)


def test_a_worker_that_would_make_other_records_does_no_work(cluster: LocalCluster) -> None:
    here = Cluster(cluster.scheduler_address, Settings())
    try:
        here._toolchain = replace(here._toolchain, structure="of another version")
        with pytest.raises(MissingToolError, match="install the same versions everywhere"):
            here.remote(os.path.basename, "a/b").result(timeout=60)
    finally:
        here.shutdown(cancel=True)


def test_what_differs_among_workers_is_told() -> None:
    told = _differences([{"engine": "5.3.0", "spacy": "3.8"}, {"engine": "5.5.0", "spacy": "3.8"}])
    assert told == ["engine (5.3.0 / 5.5.0)"]


def test_a_task_that_hangs_ends_its_worker_and_not_the_run() -> None:
    with LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=":0", silence_logs=50) as local:
        cluster = Cluster(local.scheduler_address, Settings())
        try:
            cluster.limit = 1.0
            with pytest.raises(WorkerDied):
                cluster.remote(time.sleep, 600).result(timeout=60)
            assert cluster.remote(os.path.basename, "a/b").result(timeout=60) == "b"
        finally:
            cluster.shutdown(cancel=True)

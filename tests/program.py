"""Runs the program as its user does, and looks at what it left."""

import hashlib
import json
import os
import sqlite3  # noqa: TID251 - looks into the store
import subprocess  # noqa: TID251 - runs the program as its user does
import sys
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from diakrit.batch.executors import Executor
from diakrit.batch.progress import Silent
from diakrit.batch.runner import Batch, WorkerPool
from diakrit.delivery.write import Summary
from diakrit.model import Input
from diakrit.settings import Settings
from diakrit.store import Store

ROOT = Path(__file__).parents[1]
DIAKRIT = [sys.executable, "-m", "diakrit"]


def diakrit(
    *arguments: object, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs the program as its user does, in a process of its own."""
    return subprocess.run(
        [*DIAKRIT, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), "PYTHONWARNINGS": "error", **(env or {})},
    )


def run_of(inputs: Sequence[Input], out: Path, executor: Executor) -> Summary:
    """Runs a batch in this process."""
    pool = WorkerPool.of(executor, Settings())
    with Store(out) as store:
        return Batch(store, pool, Silent()).run(inputs)


def records(delivery: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (delivery / "records.jsonl").read_text(encoding="utf-8").splitlines()]


def failures(delivery: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (delivery / "failures.jsonl").read_text(encoding="utf-8").splitlines()]


def manifest(delivery: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((delivery / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def digests(delivery: Path) -> dict[str, str]:
    """The files of a delivery and what they hold; the store and its lock are none."""
    return {
        path.relative_to(delivery).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(delivery.rglob("*"))
        if path.is_file() and not path.name.startswith(("diakrit.sqlite", ".diakrit.lock"))
    }


def readings(delivery: Path) -> dict[tuple[str, str], float]:
    """When each part of each source was read, as the store has it."""
    store = delivery / "diakrit.sqlite"
    if not store.is_file():
        return {}
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as connection, suppress(sqlite3.OperationalError):
        return {
            (source, part): made for source, part, made in connection.execute("SELECT source, part, made FROM readings")
        }
    return {}

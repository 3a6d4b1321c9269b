"""How fast the review page answers over ten thousand records: `python -m bench.review`.

The sample papers are read once; their documents are put into the store again and again under other names.
"""

from __future__ import annotations

import argparse
import shutil
import signal
import sqlite3  # noqa: TID251 - fills a store
import subprocess  # noqa: TID251 - runs the product as its user does
import sys
import tempfile
import time
import urllib.request
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median

ROOT = Path(__file__).parents[1]
PROGRAM = (sys.executable, "-m", "diakrit")
ROUNDS = 9
MOST = 0.2  # seconds
ASKED = ("/", "/?page=3", "/?code=repair-doubtful", "/search?q=", "/search?q=taxa", "/search?q=kommunstyrelsen+beslut",
         "/search?q=2024&status=review", "/search?q=b&kind=protokoll", "/record/5000", "/document/5000")  # fmt: skip


def main() -> int:
    """Prints a table; 1 where queue or search take too long."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=10_000)
    wanted: int = parser.parse_args().records
    with tempfile.TemporaryDirectory(prefix="diakrit-bench-") as name:
        out = Path(name, "out")
        subprocess.run([*PROGRAM, "run", str(ROOT / "samples" / "pdf"), "--out", str(out), "--quiet"], check=False)
        records = multiply(out, wanted)
        begun = time.monotonic()
        with subprocess.Popen([*PROGRAM, "review", str(out)], stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            address = server.stdout.readline().strip()
            print(f"{records} records; index made and server there after {time.monotonic() - begun:.1f} s\n")
            slowest = measure(address)
            server.send_signal(signal.SIGINT)
        begun = time.monotonic()
        with subprocess.Popen([*PROGRAM, "review", str(out)], stdout=subprocess.PIPE, text=True) as server:
            assert server.stdout is not None
            server.stdout.readline()
            print(f"\nstarted again: {time.monotonic() - begun:.1f} s; index {megabytes(out, 'diakrit-index.sqlite'):.0f} MB, "
                  f"store {megabytes(out, 'diakrit.sqlite'):.0f} MB")  # fmt: skip
            server.send_signal(signal.SIGINT)
        shutil.rmtree(out)
    return int(slowest > MOST)


def multiply(out: Path, wanted: int) -> int:
    """Puts the documents of a store into it again until it has so many records."""
    with closing(sqlite3.connect(out / "diakrit.sqlite")) as store, store:
        (each,) = store.execute("SELECT sum(records) FROM documents").fetchone()
        for copy in range(1, -(-wanted // each)):
            for table, key in (("inputs", "name"), ("documents", "input")):
                columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
                chosen = ", ".join(f"{column} || '.{copy}'" if column == key else column for column in columns)
                store.execute(f"INSERT INTO {table} SELECT {chosen} FROM {table} WHERE {key} NOT GLOB '*.[0-9]*'")  # noqa: S608
        (records,) = store.execute("SELECT sum(records) FROM documents").fetchone()
    return int(records)


def measure(address: str) -> float:
    """Prints how long answers take; gives the slowest median of queue and search, in seconds."""
    site = address.split("/?", maxsplit=1)[0]
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    opener.open(address).read()
    slowest = 0.0
    print("| asked | median ms | range |\n|---|---|---|")
    for path in ASKED:
        spent = []
        for _ in range(ROUNDS):
            begun = time.perf_counter()
            opener.open(site + path).read()
            spent.append(time.perf_counter() - begun)
        print(f"| `{path}` | {1000 * median(spent):.0f} | {1000 * min(spent):.0f}–{1000 * max(spent):.0f} |")
        slowest = max(slowest, median(spent)) if path.startswith(("/?", "/search")) or path == "/" else slowest
    return slowest


def megabytes(out: Path, name: str) -> float:
    """The size of a file."""
    return (out / name).stat().st_size / 1e6


if __name__ == "__main__":
    sys.exit(main())

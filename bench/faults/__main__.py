"""Faults put into runs, ours and OCRmyPDF's: `python -m bench.faults`. Which runs claim success wrongly?

A run that ends with 0 must have made what an undisturbed run makes, or have flagged what differs. One that ends otherwise must say
why, and the same command without the fault must then make it. Programs are replaced by shims that fail at their first or second call.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import signal
import sqlite3  # noqa: TID251 - holds the store busy
import subprocess  # noqa: TID251 - runs the programs that are compared
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from pipeline.tools.limited import started_by

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "samples" / "pdf"
PEERS = ROOT / ".venv" / "peers" / "bin" / "python"
PAPERS = ("tjansteskrivelse_stamp.pdf", "blandat.pdf", "protokollsutdrag_digital.pdf")
SETTINGS = 'engine = "{engine}"\npage_timeout = 6\n'
FLAGGED = "flagged"
ALIKE = 99.0  # per cent; a page that was read in another way because of a fault is as good
PATIENCE = 300  # seconds after which a run hangs

SHIM = """#!/bin/sh
case "$*" in *--version*|*--list-langs*|-v) exec {real} "$@";; esac
n=$(( $(cat {count} 2>/dev/null || echo 0) + 1 )); echo $n > {count}
[ $n -eq {call} ] || exec {real} "$@"
{behaviour}
"""
BEHAVIOURS = {
    "fails": "exit 1",
    "crashes": "kill -SEGV $$",
    "is killed": "kill -KILL $$",
    "hangs": "sleep 600",
    "does nothing": "exit 0",
    "prints garbage": 'echo "garbage"; exit 0',
    "prints noise": "head -c 3000 /dev/urandom; exit 0",
    "stops half way": '{real} "$@" | head -c 700; for out in "$2.tsv" "$2.txt" "$2.hocr"; do [ -f "$out" ] && truncate -s "-$(($(stat -c %s "$out") / 2))" "$out"; done; exit 0',
}
PROGRAMS = ("tesseract", "pdftoppm", "pdftotext", "pdfinfo", "pdfimages")


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong: how the run is started, and what happens to it meanwhile."""

    kind: str
    name: str
    engine: str = "library"
    shims: dict[str, str] = field(default_factory=dict)
    file_limit: int | None = None
    during: Callable[[subprocess.Popen[str], Path], None] | None = None
    extra: dict[str, str] = field(default_factory=dict)


def faults() -> Iterator[Fault]:
    """All faults."""
    yield from _sick_programs()
    yield from _limits()
    yield from _moments()


def _sick_programs() -> Iterator[Fault]:
    for program in PROGRAMS:
        for name, behaviour in BEHAVIOURS.items():
            for call in (1, 2):
                shim = SHIM.format(real="{real}", count="{count}", call=call, behaviour=behaviour)
                yield Fault(f"{program} {name}", f"call {call}", engine="programs", shims={program: shim})


def _limits() -> Iterator[Fault]:
    for kilobytes in (2, 8, 30, 45, 60, 75, 90, 105, 120, 150, 180, 210, 260, 330, 400, 500):
        yield Fault("full disk", f"{kilobytes} kB", file_limit=kilobytes * 1024)
    for megabytes in (400, 600, 700, 800, 900, 1000):
        yield Fault("little memory", f"{megabytes} MB", extra={"worker_megabytes": str(megabytes)})


def _moments() -> Iterator[Fault]:
    for number in range(30):
        yield Fault("worker killed", f"moment {number}", during=_kill_worker(random.Random(number).uniform(0.3, 5)))
    for number in range(10):
        moment = random.Random(100 + number).uniform(0.5, 4)
        yield Fault("tesseract killed", f"moment {number}", engine="programs", during=_kill_program(moment))
    for number in range(16):
        moment = random.Random(200 + number).uniform(0.2, 4)
        yield Fault("source changes", f"moment {number}", during=_change(moment))
        yield Fault("source vanishes", f"moment {number}", during=_vanish(moment))
    for seconds in (3, 45):
        for number in range(3):
            yield Fault(f"store busy for {seconds} s", f"moment {number}", during=_busy(1.2 + number / 2, seconds))
    if library := next(iter(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1")), None):
        for number in range(6):
            yield Fault(
                "clock jumps", f"moment {number}", during=_jump(0.5 + number / 2), shims={"LD_PRELOAD": str(library)}
            )


def _kill_worker(moment: float) -> Callable[[subprocess.Popen[str], Path], None]:
    def during(process: subprocess.Popen[str], _folder: Path) -> None:
        time.sleep(moment)
        workers = [pid for pid in started_by(process.pid) if b"forkserver" in _line(pid) and started_by(pid) == []]
        if workers:
            with suppress(ProcessLookupError):
                os.kill(workers[-1], signal.SIGKILL)

    return during


def _kill_program(moment: float) -> Callable[[subprocess.Popen[str], Path], None]:
    def during(process: subprocess.Popen[str], _folder: Path) -> None:
        time.sleep(moment)
        while process.poll() is None:
            for pid in started_by(process.pid):
                if _line(pid).startswith(b"tesseract"):
                    with suppress(ProcessLookupError):
                        os.kill(pid, signal.SIGKILL)
                    return
            time.sleep(0.005)

    return during


def _change(moment: float) -> Callable[[subprocess.Popen[str], Path], None]:
    def during(_process: subprocess.Popen[str], folder: Path) -> None:
        time.sleep(moment)
        (folder / "in" / PAPERS[0]).write_bytes((SAMPLES / PAPERS[2]).read_bytes())

    return during


def _vanish(moment: float) -> Callable[[subprocess.Popen[str], Path], None]:
    def during(_process: subprocess.Popen[str], folder: Path) -> None:
        time.sleep(moment)
        (folder / "in" / PAPERS[0]).unlink()

    return during


def _busy(moment: float, seconds: float) -> Callable[[subprocess.Popen[str], Path], None]:
    def during(_process: subprocess.Popen[str], folder: Path) -> None:
        time.sleep(moment)
        store = folder / "out" / "diakrit.sqlite"
        if store.exists():
            connection = sqlite3.connect(store, timeout=5)
            with suppress(sqlite3.OperationalError):
                connection.execute("BEGIN IMMEDIATE")
                time.sleep(seconds)
            connection.close()

    return during


def _jump(moment: float) -> Callable[[subprocess.Popen[str], Path], None]:
    def during(_process: subprocess.Popen[str], folder: Path) -> None:
        time.sleep(moment)
        (folder / "clock").write_text("-3d\n", encoding="ascii")

    return during


def _line(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


@dataclass(frozen=True)
class Ending:
    """How a run ended: its exit code, whether it told anything, what it made (by file), whether it hung."""

    code: int
    told: bool
    made: dict[str, str]
    hung: bool = False


def run(command: list[str], fault: Fault | None, folder: Path, made: Callable[[Path], dict[str, str]]) -> Ending:
    """Runs a command in a folder, with a fault or without."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    limit = fault.file_limit if fault else None
    if fault:
        env.update(_shimmed(fault, folder))
    process = subprocess.Popen(
        command,
        env=env,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=(lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))) if limit else None,  # noqa: PLW1509 - one thread only
    )
    hung = False
    if fault and fault.during:
        fault.during(process, folder)
    try:
        _, told = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        hung = True
        os.killpg(process.pid, signal.SIGKILL)
        _, told = process.communicate()
    return Ending(process.returncode, bool(told.strip()), made(folder), hung)


def _shimmed(fault: Fault, folder: Path) -> dict[str, str]:
    if preload := fault.shims.get("LD_PRELOAD"):
        (folder / "clock").write_text("+0\n", encoding="ascii")
        return {"LD_PRELOAD": preload, "FAKETIME_TIMESTAMP_FILE": str(folder / "clock"), "FAKETIME_NO_CACHE": "1"}
    shims = folder / "bin"
    shims.mkdir(exist_ok=True)
    for program, text in fault.shims.items():
        real = shutil.which(program) or program
        path = shims / program
        path.write_text(
            text.replace("{real}", real).replace("{count}", str(folder / f"{program}.calls")), encoding="utf-8"
        )
        path.chmod(0o755)
    return {"PATH": f"{shims}{os.pathsep}{os.environ['PATH']}"}


def delivered(folder: Path) -> dict[str, str]:
    """What Diakrit made: the text of every input, or that it is flagged."""
    out = folder / "out"
    found: dict[str, str] = {}
    if not (out / "manifest.json").exists():
        return found
    for path in sorted((out / "documents").glob("*.json")):
        entry = json.loads(path.read_bytes())
        flagged = any(record["review"]["status"] != "ok" for record in entry["records"])
        flagged = flagged or any(page["state"] in ("low", "failed") for page in entry["pages"])
        found[path.stem] = FLAGGED if flagged else (out / "text" / f"{path.stem}.txt").read_text(encoding="utf-8")
    return found


def recognised(folder: Path) -> dict[str, str]:
    """What OCRmyPDF made: the sidecar texts."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("out/*.txt"))}


def diakrit(fault: Fault, folder: Path) -> list[str]:
    """The command that reads a folder."""
    engine = fault.engine
    extra = "".join(f"{name} = {value}\n" for name, value in fault.extra.items())
    (folder / "diakrit.toml").write_text(SETTINGS.format(engine=engine) + extra, encoding="utf-8")
    return [sys.executable, "-m", "pipeline", "run", "in", "--out", "out", "--workers", "1", "--quiet"]


def ocrmypdf(_fault: Fault, folder: Path) -> list[str]:
    """The command that reads a folder with OCRmyPDF, as its manual has it: file by file, the worst exit code kept."""
    (folder / "out").mkdir(exist_ok=True)
    one = f'{PEERS} -m ocrmypdf -q -l swe --force-ocr --jobs 1 --output-type pdf --tesseract-timeout 6 --sidecar "out/$(basename "$f").txt" "$f" "out/$(basename "$f")"'
    return ["sh", "-c", f"worst=0; for f in in/*.pdf; do {one} || worst=$?; done; exit $worst"]


def _as_good(made: str, whole: str) -> bool:
    return made == FLAGGED or fuzz.ratio(made, whole) >= ALIKE


def judge(ending: Ending, whole: dict[str, str]) -> str:
    """What an ending is worth."""
    if ending.hung:
        return "hung"
    if ending.code == 0:
        wrong = [name for name, text in whole.items() if not _as_good(ending.made.get(name, ""), text)]
        return "claimed success wrongly" if wrong else "right"
    return "said so" if ending.told or ending.made else "failed without a word"


def main() -> int:
    """Prints a table of faults and endings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="faults whose kind holds this")
    parser.add_argument("--peer", action="store_true", help="OCRmyPDF instead")
    options = parser.parse_args()
    command, made = (ocrmypdf, recognised) if options.peer else (diakrit, delivered)
    wholes: dict[str, dict[str, str]] = {}
    table: dict[str, Counter[str]] = {}
    for fault in faults():
        if options.only not in fault.kind or (options.peer and fault.kind.startswith(("store", "worker", "little"))):
            continue
        with tempfile.TemporaryDirectory(prefix="faults-") as name:
            folder = Path(name)
            if fault.engine not in wholes:
                with tempfile.TemporaryDirectory(prefix="faults-") as other:
                    _papers(Path(other))
                    wholes[fault.engine] = run(
                        command(Fault("", "", fault.engine), Path(other)), None, Path(other), made
                    ).made
            _papers(folder)
            whole = wholes[fault.engine]
            ending = run(command(fault, folder), fault, folder, made)
            verdict = judge(ending, whole)
            if fault.kind.startswith("source") and ending.code == 0:
                verdict = "right"  # it had been read before it changed, or was what it was changed to
            if not options.peer and verdict != "claimed success wrongly":
                verdict += _again(command, made, fault, folder, whole)
        table.setdefault(fault.kind, Counter())[verdict] += 1
        print(f"{fault.kind}, {fault.name}: {ending.code} {verdict}", flush=True)
    _report(table)
    return int(any("wrongly" in verdict for row in table.values() for verdict in row))


def _again(
    command: Callable[[Fault, Path], list[str]],
    made: Callable[[Path], dict[str, str]],
    fault: Fault,
    folder: Path,
    whole: dict[str, str],
) -> str:
    """Whether the same command without the fault makes the whole."""
    _papers(folder)
    ending = run(command(Fault("", "", fault.engine), folder), None, folder, made)
    return "" if ending.made == whole else ", then not whole"


def _papers(folder: Path) -> None:
    (folder / "in").mkdir(exist_ok=True)
    for name in PAPERS:
        shutil.copy2(SAMPLES / name, folder / "in")


def _report(table: dict[str, Counter[str]]) -> None:
    verdicts = sorted({verdict for row in table.values() for verdict in row})
    print(f"\n| fault | runs | {' | '.join(verdicts)} |\n|---|---|{'---|' * len(verdicts)}")
    for kind, row in table.items():
        print(f"| {kind} | {row.total()} | {' | '.join(str(row[verdict]) for verdict in verdicts)} |")
    total = sum(table.values(), Counter())
    print(f"| all | {total.total()} | {' | '.join(str(total[verdict]) for verdict in verdicts)} |")


if __name__ == "__main__":
    sys.exit(main())

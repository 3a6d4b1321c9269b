"""Faults put into runs, ours and those of peers: `python -m bench.faults [SYSTEM]`. Which runs claim success wrongly?

A run that ends with 0 must have made what an undisturbed run makes, or have flagged what differs. One that ends otherwise must say
why, and, where the system promises to go on, the same command without the fault must then make it.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import signal
import subprocess  # noqa: TID251 - runs the programs that are compared
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from bench.faults.catalogue import Fault, faults
from bench.faults.papers import PAPERS, put_in
from bench.faults.systems import FLAGGED, SYSTEMS, System

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).parents[2]
ALIKE = 99.0  # per cent; a page that was read in another way because of a fault is as good
PATIENCE = 300  # seconds after which a run hangs
RIGHT, TOLD, WRONG = "right", "said so", "claimed success wrongly"
MISSED = "(the fault did not strike)"


@dataclass(frozen=True)
class Ending:
    """How a run ended: its exit code, what it told, what it made (by file), whether it hung; whether the fault struck at all."""

    code: int
    told: str
    made: Mapping[str, str]
    hung: bool = False
    struck: bool = True


def run(system: System, fault: Fault, folder: Path) -> Ending:
    """Reads a folder, with a fault."""
    command = system.command(fault, folder)
    env = {**os.environ, "PYTHONPATH": str(ROOT / "pipeline"), **_shimmed(fault, folder)}
    limit = fault.file_limit
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
    struck = fault.during is None or fault.during(process, folder)
    try:
        _, told = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        hung = True
        os.killpg(process.pid, signal.SIGKILL)
        _, told = process.communicate()
    for program in fault.shims.keys() - {"LD_PRELOAD"}:
        calls = folder / f"{program}.calls"
        struck = struck and calls.exists() and int(calls.read_text()) >= fault.call
    return Ending(process.returncode, told, system.made(folder), hung, struck)


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


def _as_good(made: str, whole: str) -> bool:
    return made == FLAGGED or fuzz.ratio(made, whole) >= ALIKE


def judge(ending: Ending, fault: Fault, whole: Mapping[str, str]) -> str:
    """What an ending is worth."""
    if ending.hung:
        return "hung"
    if ending.code == 0:
        allowed = {name: [text] for name, text in whole.items()}
        if fault.instead is not None:  # its text, too, is what lay there
            allowed[PAPERS[0]].append(whole.get(fault.instead, ""))
        right = all(any(_as_good(ending.made.get(name, ""), text) for text in texts) for name, texts in allowed.items())
        return RIGHT if right else WRONG
    if "Traceback" in ending.told:
        return "broke with a traceback"
    return TOLD if ending.told.strip() or ending.made else "failed without a word"


def undisturbed(system: System, engine: str) -> Mapping[str, str]:
    """What a run without faults makes."""
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        put_in(Path(name))
        ending = run(system, Fault("", "", engine), Path(name))
    assert ending.code == 0, ending.told
    assert len(ending.made) == len(PAPERS)
    return ending.made


def verdict(system: System, fault: Fault, whole: Mapping[str, str]) -> str:
    """Puts a fault into a run, and says what came of it."""
    with tempfile.TemporaryDirectory(prefix="faults-") as name:
        folder = Path(name)
        put_in(folder)
        ending = run(system, fault, folder)
        found = judge(ending, fault, whole) if ending.struck else MISSED
        if system.resumes and found not in (WRONG, MISSED):
            shutil.rmtree(folder / "bin", ignore_errors=True)  # the fault is over
            put_in(folder)
            again = run(system, Fault("", "", fault.engine), folder)
            found += "" if again.made == whole else ", then not whole"
        print(f"{fault.kind}, {fault.name}: {ending.code} {found}", flush=True)
    return found


def main() -> int:
    """Prints a table of faults and endings."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("system", choices=SYSTEMS, nargs="?", default="diakrit")
    parser.add_argument("--only", default="", help="faults whose kind holds this")
    options = parser.parse_args()
    system = SYSTEMS[options.system]
    wholes: dict[str, Mapping[str, str]] = {}
    table: dict[str, Counter[str]] = {}
    for fault in faults():
        if options.only in fault.kind and not fault.kind.startswith(system.has_not):
            if fault.engine not in wholes:
                wholes[fault.engine] = undisturbed(system, fault.engine)
            table.setdefault(fault.kind, Counter())[verdict(system, fault, wholes[fault.engine])] += 1
    _report(table)
    return int(any(row.keys() - {RIGHT, TOLD, MISSED} for row in table.values()))


def _report(table: dict[str, Counter[str]]) -> None:
    verdicts = sorted({verdict for row in table.values() for verdict in row})
    print(f"\n| fault | runs | {' | '.join(verdicts)} |\n|---|---|{'---|' * len(verdicts)}")
    for kind, row in table.items():
        print(f"| {kind} | {row.total()} | {' | '.join(str(row[verdict]) for verdict in verdicts)} |")
    total = sum(table.values(), Counter())
    print(f"| all | {total.total()} | {' | '.join(str(total[verdict]) for verdict in verdicts)} |")


if __name__ == "__main__":
    sys.exit(main())

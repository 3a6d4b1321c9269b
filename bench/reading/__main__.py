"""`python -m bench.reading`: reads the levels with every system in turn and writes docs/benchmarks.md."""

from __future__ import annotations

import argparse
import os
import platform
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from diakrit.evaluate.characters import Characters, compare

from bench.reading import plot
from bench.reading.levels import LEVELS, Scan, draw
from bench.reading.measure import Cost
from bench.reading.systems import System, systems

ROOT = Path(__file__).parents[2]
PEERS = ROOT / ".venv" / "peers" / "bin" / "python"
OURS = "Diakrit"

Costs = dict[tuple[str, str, int], list[Cost]]
Texts = dict[tuple[str, str], Characters]


def main() -> None:
    """Measures and reports."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="diakrit-bench-") as folder:
        scans = list(draw(Path(folder), options.pages))
        if options.folder:
            scans = list(_given(options.folder, Path(folder)))
        costs, texts = _measure(scans, systems(PEERS), options.rounds, Path(folder))
    report = "\n".join(_report(costs, texts, options))
    if options.folder:
        print(report)
        return
    (ROOT / "docs" / "benchmarks.md").write_text(report + "\n", encoding="utf-8")
    plot.plot({level: _ratios(costs, level) for level in LEVELS}, ROOT / "docs" / "benchmarks.svg")
    print(report)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=6, help="pages of each level")
    parser.add_argument("--rounds", type=int, default=3, help="how often every system reads every file")
    parser.add_argument(
        "--folder", type=Path, help="read these PDFs instead; <name>.truth.txt beside them is the truth"
    )
    return parser.parse_args()


def _given(folder: Path, into: Path) -> list[Scan]:
    """The PDFs of a folder, each a level of its own, and pictures of their pages for the program alone."""
    import pdf2image  # noqa: PLC0415, TID251 - as somebody would make them ready

    scans = []
    for path in sorted(folder.glob("*.pdf")):
        drawn = pdf2image.convert_from_path(
            path, dpi=300, grayscale=True, fmt="ppm", output_folder=into, output_file=path.stem, paths_only=True
        )
        truth = path.with_suffix(".truth.txt")
        text = truth.read_text(encoding="utf-8") if truth.is_file() else ""
        scans.append(Scan(path.stem, path, text, tuple(Path(str(name)) for name in drawn)))
    return scans


def _measure(scans: list[Scan], all_systems: tuple[System, ...], rounds: int, folder: Path) -> tuple[Costs, Texts]:
    costs: Costs = defaultdict(list)
    texts: Texts = {}
    for number in range(rounds):
        for scan in scans:
            for system in all_systems:  # in turn, so that a noisy minute falls on all
                if system.slow and number:
                    continue
                for workers in (1, 2) if system.scales else (1,):
                    own = folder / f"{number}-{len(costs)}-{workers}-{time.monotonic_ns()}"
                    own.mkdir()
                    spent, text = system.read(scan, own, workers)
                    pages = len(scan.pictures)
                    costs[system.name, scan.level, workers].append(
                        Cost(spent.cpu / pages, spent.wall / pages, spent.memory)
                    )
                    texts[system.name, scan.level] = compare(text, scan.truth)
    return costs, texts


def _ratios(costs: Costs, level: str) -> dict[str, float]:
    """CPU of each system over that of ours, the median of the rounds."""
    ours = costs[OURS, level, 1]
    return {
        name: median(other.cpu / one.cpu for other, one in zip(found, ours, strict=False))
        for (name, of, workers), found in costs.items()
        if of == level and workers == 1
    }


def _report(costs: Costs, texts: Texts, options: argparse.Namespace) -> list[str]:
    rounds = f"{options.rounds} rounds, every system in turn on every file (the loop in the first round only); medians, with the lowest and highest values in brackets"
    lines = [
        "# Benchmarks: reading",
        "",
        f"Written by `make bench` on {time.strftime('%Y-%m-%d')}: {platform.machine()}, {len(os.sched_getaffinity(0))} cores, Python {platform.python_version()}.",
        f"{options.pages} pages a level, {rounds}. Seconds are per page; memory is the peak of the whole process tree (PSS).",
        "",
        "![CPU time of the other systems, relative to Diakrit](benchmarks.svg)",
        "",
    ]
    for level in dict.fromkeys(of for _, of, _ in costs):
        lines += _table(level, costs, texts)
    return lines


def _table(level: str, costs: Costs, texts: Texts) -> list[str]:
    head = "| system | CPU s | × ours | wall s, 1 worker | wall s, 2 workers | MB | CER | WER | åäö recall | åäö precision | § recall |"
    lines = [f"## {level}", "", head, "|---|---|---|---|---|---|---|---|---|---|---|"]
    ratios = _ratios(costs, level)
    for name, ratio in ratios.items():
        one, two = costs[name, level, 1], costs.get((name, level, 2), [])
        wall_two = _spread([found.wall for found in two]) if two else "–"
        memory = max(found.memory for found in (*one, *two))
        lines.append(
            f"| {name} | {_spread([found.cpu for found in one])} | {ratio:.2f} | {_spread([found.wall for found in one])} | {wall_two} | {memory:.0f} | {_accuracy(texts[name, level])} |"
        )
    return [*lines, ""]


def _spread(values: list[float]) -> str:
    return f"{median(values):.2f} ({min(values):.2f}–{max(values):.2f})"


def _accuracy(text: Characters) -> str:
    (right, found, printed), (signs, _, all_signs) = text.marked, text.signs
    shares = (
        text.character_errors / max(1, text.characters),
        text.word_errors / max(1, text.words),
        right / max(1, printed),
        right / max(1, found),
    )
    cer, wer, recall, precision = (f"{100 * share:.2f} %" for share in shares)
    return f"{cer} | {wer} | {recall} | {precision} | {signs} of {all_signs}"


if __name__ == "__main__":
    main()

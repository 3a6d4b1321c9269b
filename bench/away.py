"""How the pipeline does away from home: `python -m bench.away [--hide]`. Exits 1 where a floor is not held.

Each municipality of the development corpus is read three times: with the lexicon as it is; without the headings that no other
municipality of the corpus prints; and with nothing but the headings that one other municipality prints. With `--hide` every heading that its papers
print is taken out in turn, too. Papers read by OCR are left out: only what comes after reading is measured.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from operator import ne
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diakrit import lexicon, stages
from diakrit.batch import tasks
from diakrit.evaluate.fields import evaluate_fields, golds
from diakrit.knowledge import Knowledge
from diakrit.model import Document, Needs
from diakrit.schema.build import document_entry
from diakrit.settings import Settings
from diakrit.text import fold

from bench.sets import CORPUS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from diakrit.evaluate.trust import Standing
    from diakrit.schema.record import Provenance
    from diakrit.stages import Stage

FLOORS = Path(__file__).parent / "floors.toml"
SETS = (("elsewhere", "elsewhere/gold"), ("born_digital", "gold"))
_SCANS = ("alingsas_scans/", "-scan.pdf")
_ORGAN = "{organ}"
_EDGES = " :.-–_"


@dataclass(frozen=True)
class Papers:
    """The papers of one municipality as they were read, by the name that the gold gives them."""

    place: str
    documents: Mapping[str, Document]
    gold: Path

    def lines(self) -> frozenset[str]:
        """All lines, folded."""
        pages = (page for document in self.documents.values() for page in document.pages)
        return frozenset(fold(line.text).strip(_EDGES) for page in pages for line in page.lines)


def read(settings: Settings) -> list[Papers]:
    """The papers of the corpus by municipality."""
    found: dict[tuple[str, Path], dict[str, Document]] = defaultdict(dict)
    for folder, gold_folder in SETS:
        for gold in golds(CORPUS / gold_folder):
            path = (
                CORPUS / folder / Path(gold["source"]).relative_to(folder if gold["source"].startswith(folder) else ".")
            )
            if path.is_file() and not any(part in gold["source"] for part in _SCANS):
                document = tasks.read_document(path, settings)
                found[gold["municipality"] or "–", CORPUS / gold_folder][gold["source"]] = document
    return [Papers(place, documents, gold) for (place, gold), documents in found.items()]


def score(papers: Papers, line: Sequence[Stage], settings: Settings, provenance: Provenance) -> Standing:
    """Structures the papers of a municipality and compares the records with gold."""
    entries: dict[str, dict[str, Any]] = {}
    for name, document in papers.documents.items():
        done = document
        for stage in line:
            after = stage(done)
            if isinstance(after, Needs):
                after = stage(tasks.with_needs(done, after, settings))
            assert isinstance(after, Document)
            done = after
        entries[name] = json.loads(document_entry(done, provenance).model_dump_json())
    return evaluate_fields(entries, papers.gold).whole


def printed(variant: str, lines: frozenset[str]) -> bool:
    """Whether a heading of the lexicon stands on any of some lines."""
    before, organ, after = fold(variant).partition(_ORGAN)
    if not organ:
        return before in lines
    pattern = re.compile(rf"{re.escape(before)}[\w ,-]{{4,60}}{re.escape(after.replace(_ORGAN, '').rstrip())}")
    return any(pattern.fullmatch(text) for text in lines)


def without(folder: Path, keep: Callable[[str], bool]) -> Knowledge:
    """The lexicons less some headings."""
    source = lexicon.folder()
    for path in source.iterdir():
        (folder / path.name).symlink_to(path)
    headings = tomllib.loads((source / "headings.toml").read_text(encoding="utf-8"))
    rows = []
    for kind, row in headings.items():
        field = f'field = "{row["field"]}"\n' if "field" in row else ""
        rows.append(
            f"[{kind}]\n{field}variants = {json.dumps([one for one in row['variants'] if keep(one)], ensure_ascii=False)}\n"
        )
    (folder / "headings.toml").unlink()
    (folder / "headings.toml").write_text("\n".join(rows), encoding="utf-8")
    return Knowledge.load(folder)


class Bench:
    """Structures papers again and again, with one lexicon or another."""

    def __init__(self) -> None:
        self.settings = Settings()
        self._provenance = tasks.tell_toolchain(self.settings).provenance
        self.papers = read(self.settings)
        headings = tomllib.loads((lexicon.folder() / "headings.toml").read_text(encoding="utf-8"))
        lines = {papers.place: papers.lines() for papers in self.papers}
        variants = [one for row in headings.values() for one in row["variants"]]
        self.prints = {place: frozenset(one for one in variants if printed(one, told)) for place, told in lines.items()}

    def score(self, papers: Papers, keep: Callable[[str], bool] = lambda _: True) -> Standing:
        """How a municipality's papers come out with a lexicon that keeps some headings."""
        with tempfile.TemporaryDirectory() as folder:
            line = stages.build(without(Path(folder), keep), self.settings)
            return score(papers, line, self.settings, self._provenance)

    def left_out(self, papers: Papers) -> Standing:
        """Without the headings that only this municipality prints."""
        others = frozenset().union(*(told for place, told in self.prints.items() if place != papers.place))
        own = self.prints[papers.place] - others
        return self.score(papers, lambda one: one not in own)

    def strange(self, papers: Papers) -> Standing:
        """With nothing but the headings of one other municipality: the one that prints the most."""
        other = max(
            (place for place in self.prints if place != papers.place), key=lambda place: len(self.prints[place])
        )
        return self.score(papers, self.prints[other].__contains__)

    def hidden(self, papers: Papers) -> tuple[int, int]:
        """With each printed heading hidden in turn: records complete, of those that are complete with all."""
        whole = self.score(papers).complete
        turns = [self.score(papers, partial(ne, heading)) for heading in sorted(self.prints[papers.place])]
        return sum(min(turn.complete, whole) for turn in turns), whole * len(turns)


def row(name: str, standing: Standing) -> str:
    """A row of the table."""
    wrong = 100 * standing.passed_wrong_core / standing.passed if standing.passed else 0.0
    return (
        f"| {name} | {standing.records} | {standing.core_right} | {standing.complete} | {standing.passed} "
        f"| {standing.passed_wrong_core} ({wrong:.1f} %) | {standing.passed_wrong} |"
    )


def total(standings: Iterable[Standing]) -> dict[str, int]:
    """The sums that floors are held against."""
    sums: dict[str, int] = defaultdict(int)
    for standing in standings:
        for name in ("records", "core_right", "complete", "passed", "passed_wrong_core"):
            sums[name] += getattr(standing, name)
    return sums


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.away")
    parser.add_argument("--hide", action="store_true", help="hide each heading in turn, too (some minutes)")
    options = parser.parse_args()
    bench = Bench()
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["away"]
    failed = []
    for title, measure in (
        ("all headings", bench.score),
        ("own headings left out", bench.left_out),
        ("one other municipality's headings", bench.strange),
    ):
        print(
            f"\n{title}\n\n| municipality | records | core right | complete | passed | wrong core of them | wrong anywhere |\n|---|---|---|---|---|---|---|"
        )
        found = {papers.place: measure(papers) for papers in bench.papers}
        for place, standing in found.items():
            print(row(place, standing), flush=True)
        sums = total(found.values())
        failed += [
            f"{title}: {name} {value:.3f}"
            for name, value, held in (
                (
                    "core right",
                    sums["core_right"] / sums["records"],
                    sums["core_right"] >= floors["core"] * sums["records"],
                ),
                (
                    "wrong core of the passed",
                    sums["passed_wrong_core"] / sums["passed"],
                    sums["passed_wrong_core"] <= floors["wrong"] * sums["passed"],
                ),
                ("passed", sums["passed"] / sums["records"], sums["passed"] >= floors["passed"] * sums["records"]),
            )
            if not held
        ]
    if options.hide:
        print(
            "\neach heading hidden in turn\n\n| municipality | records complete, of those with all headings |\n|---|---|"
        )
        for papers in bench.papers:
            kept, whole = bench.hidden(papers)
            print(f"| {papers.place} | {kept} of {whole} ({100 * kept / max(1, whole):.1f} %) |", flush=True)
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())

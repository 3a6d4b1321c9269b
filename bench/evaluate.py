"""Measures repair beside its peers, in one run: `python -m bench.evaluate`. Exits 1 where a floor is not held."""

from __future__ import annotations

import gc
import re
import sys
import time
import tomllib
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from diakrit.knowledge import Knowledge
from diakrit.swedish.repair import Change, TextLine

from bench import pages, peers, sets
from bench.report import OURS, SUGGESTED, Report, table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from diakrit.swedish.repair import Repairer

    System = Callable[[Sequence[str]], list[str]]

FLOORS = Path(__file__).parent / "floors.toml"
_TYPOGRAPHY = str.maketrans("“”„’‘–—", '"""\'\'--')
_PEERS_WORDS = 5_000
_SPEED_RUNS = 5
_COUNTED = re.compile(r"[^\W_]")


def text_lines(lines: Sequence[str]) -> list[TextLine]:
    """Lines of text as repair takes them: blank ones only part paragraphs."""
    found: list[TextLine] = []
    begins = True
    for line in lines:
        words = tuple(line.split())
        if words:
            found.append(TextLine(words, begins))
        begins = not words
    return found


def ours(repairer: Repairer, lines: Sequence[str]) -> tuple[list[str], dict[int, Change]]:
    """The words of lines after repair, and the changes and suggestions by the place of their word."""
    given = text_lines(lines)
    starts = [0]
    for line in given:
        starts.append(starts[-1] + len(line.words))
    words = [word for line in given for word in line.words]
    found: dict[int, Change] = {}
    for change in repairer.repair(given):
        place = starts[change.line] + change.word
        found[place] = change
        if change.applied:
            words[place] = change.text
    return words, found


def same(one: str, other: str) -> bool:
    """Whether two words are the same but for typographic quotes and dashes."""
    return one.translate(_TYPOGRAPHY) == other.translate(_TYPOGRAPHY)


def measure_rendered(report: Report, systems: dict[str, System], repairer: Repairer) -> None:
    """Papers drawn in several typefaces and read by the English model."""
    for paper in sets.rendered(test=True):
        true = " ".join(paper.true).split()
        read = " ".join(paper.read).split()
        pairs = [(true[a], b) for a, b in pages.align(true, read) if _COUNTED.search(true[a])]
        words, changes = ours(repairer, paper.read)
        results = {name: system(read) for name, system in systems.items()} | _both(words, changes)
        for name, given in results.items():
            score = report.score(name, f"rendered, {paper.face}")
            for printed, place in pairs:
                if place is None:
                    score.words += 1
                else:
                    score.count(read[place], given[place], right=same(given[place], printed))
        for printed, place in pairs:
            if place is None:
                report.misses["broken or run together by the OCR"] += 1
                continue
            change = changes.get(place)
            if change:
                report.certain.append((change.confidence, same(change.text, printed)))
            if not same(words[place], printed):
                report.misses[_kind_of_miss(printed, change)] += 1


def _both(words: list[str], changes: dict[int, Change]) -> dict[str, list[str]]:
    """Words with the changes that are made, and with the suggestions, too."""
    taken = [changes[place].text if place in changes else word for place, word in enumerate(words)]
    return {OURS: words, SUGGESTED: taken}


def _kind_of_miss(printed: str, change: Change | None) -> str:
    if change is not None and change.applied:
        return "changed wrongly"
    if change is not None:
        return "left, but rightly suggested" if same(change.text, printed) else "left, with a wrong suggestion"
    if any(char.isdigit() for char in printed) or "§" in printed:
        return "digits, § and codes misread"
    if printed[:1].isupper():
        return "names and capitals"
    return "left, without a suggestion"


def measure_real(report: Report, systems: dict[str, System], repairer: Repairer) -> None:
    """The real damaged paper, whose truth is known by digests only."""
    lines, digests = sets.real_damaged()
    read = [word for line in lines for word in line.split()]
    words, changes = ours(repairer, lines)
    for name, given in ({name: system(read) for name, system in systems.items()} | _both(words, changes)).items():
        score = report.score(name, "real damaged paper")
        for place, digest in enumerate(digests):
            score.count(read[place], given[place], right=sets.digest(place, given[place]) == digest)


def measure_harm(report: Report, systems: dict[str, System], repairer: Repairer) -> None:
    """Sound Swedish, and other languages: every change is one too many. The slow peers see a part of each text."""
    for set_name, lines in {**sets.clean(), **sets.foreign()}.items():
        read = [word for line in lines for word in line.split()]
        words, _changes = ours(repairer, lines)
        part = read[:_PEERS_WORDS]
        for name, given in ({name: system(part) for name, system in systems.items()} | {OURS: words}).items():
            score = report.score(name, set_name)
            for before, after in zip(read, given, strict=False):
                score.count(before, after, right=before == after)


def speed() -> tuple[float, float]:
    """Words per second of CPU time on text never seen before, and on the same text again: medians of several runs."""
    texts = [text_lines(paper.read) for paper in sets.rendered(test=True)]
    count = sum(len(line.words) for text in texts for line in text)
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(_SPEED_RUNS):
        fresh = Knowledge.load().repairer
        gc.collect()
        for speeds in found:
            start = time.process_time()
            for text in texts:
                fresh.repair(text)
            speeds.append(count / (time.process_time() - start))
    return median(found[0]), median(found[1])


def below_floors(report: Report, first: float, warm: float) -> list[str]:
    """What does not hold its floor."""
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    scores = report.scores[OURS]
    found = [
        f"{name}: {scores[name].accuracy:.2f} < {least}"
        for name, least in floors["accuracy"].items()
        if scores[name].accuracy < least
    ]
    found += [
        f"precision on {name}: {scores[name].precision:.2f} < {least}"
        for name, least in floors["precision"].items()
        if scores[name].precision < least
    ]
    found += [
        f"harm on {name}: {scores[name].changed} words"
        for name, most in floors["harm"].items()
        if scores[name].changed * 10_000 > most * scores[name].words
    ]
    if first < floors["speed"]["first"] or warm < floors["speed"]["warm"]:
        found.append(f"speed: {first:.0f} and {warm:.0f} words/s")
    return found


def main() -> int:
    """Measures, prints, compares with the floors."""
    if not sets.present():
        print(f"the development corpus is not at {sets.CORPUS}: nothing can be measured", file=sys.stderr)
        return 3
    first, warm = speed()
    repairer = Knowledge.load().repairer
    systems: dict[str, System] = {
        "nothing": peers.nothing,
        "look-up without diacritics": peers.look_up(repairer.language),
        "symspellpy": peers.symspell(repairer.language),
        "hunspell": peers.hunspell,
    }
    report = Report()
    measure_real(report, systems, repairer)
    measure_rendered(report, systems, repairer)
    measure_harm(report, systems, repairer)
    print("\n".join(table(report)))
    print(f"\nSpeed on one core: {first:.0f} words/s on text never seen, {warm:.0f} on the same text again")
    low = below_floors(report, first, warm)
    print("\n".join(f"BELOW FLOOR {line}" for line in low) or "All floors hold.")
    return 1 if low else 0


if __name__ == "__main__":
    sys.exit(main())

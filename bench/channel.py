"""Learns the noisy channel: invented text in several typefaces, worn, read by the real English model.

`python -m bench.channel` writes `lexicons/channel.tsv` anew.
"""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from diakrit.swedish.language.language import Language
from diakrit.swedish.repair.channel import FIRST, aligned

from bench import faces, pages
from bench.invent import Inventor

LEXICONS = Path(__file__).parent.parent / "lexicons"
PAGES = 18  # for each typeface
SIZES = (9, 10, 11, 12)
_SEED = 1611
_WORST = 0.6  # a word of which more letters differ was not read but missed
_MARKED = frozenset("åäöÅÄÖ")
_LEAST = 3  # times a unit without å, ä, ö must be seen
_LONGEST_TRUE, _LONGEST_READ = 2, 3

Job = tuple[str, pages.Wear, int, int, list[str]]


def jobs(language: Language) -> list[Job]:
    """What is drawn: typeface, wear, size, seed, lines."""
    found: list[Job] = []
    for name in faces.LEARNED:
        inventor = Inventor(language, random.Random(f"{_SEED} {name}"))
        sheets = list(pages.wrap(list(inventor.paragraphs(PAGES * 10))))[:PAGES]
        wears = list(pages.Wear)
        found += [
            (name, wears[number % len(wears)], SIZES[number % len(SIZES)], number, lines)
            for number, lines in enumerate(sheets)
        ]
    return found


def read(job: Job) -> tuple[list[str], list[str]]:
    """The printed and the read words of one page."""
    name, wear, size, seed, lines = job
    picture = pages.draw(lines, faces.path(name), size, wear, seed)
    return " ".join(lines).split(), " ".join(pages.read_english(picture)).split()


class Learner:
    """Counts units and what they were cut from."""

    def __init__(self) -> None:
        self.units: Counter[tuple[str, str]] = Counter()
        self.printed: Counter[str] = Counter()

    def add(self, true: list[str], seen: list[str]) -> None:
        """Counts one page."""
        for number, other in pages.align(true, seen):
            if other is not None:
                self._word(true[number], seen[other])

    def _word(self, true: str, seen: str) -> None:
        units = aligned(true, seen)
        if sum(printed != read for printed, read in units) > max(3, _WORST * len(true)):
            return
        self.printed.update(true)
        self.printed.update(true[at : at + 2] for at in range(len(true) - 1))
        self.printed[FIRST + true[0]] += 1
        self.units.update(units)
        if units[0][0]:
            self.units[FIRST + units[0][0], units[0][1]] += 1

    def rows(self) -> list[str]:
        """The units that were seen often enough, with their counts and those of what was printed."""
        found = []
        for (printed, seen), count in sorted(self.units.items()):
            bare = printed.removeprefix(FIRST)
            marked = len(bare) == 1 and bare in _MARKED and seen
            if count < (1 if marked and bare == printed else _LEAST):
                continue
            if not bare or len(bare) > _LONGEST_TRUE or len(seen) > _LONGEST_READ or (not seen and len(bare) > 1):
                continue
            if printed != bare and len(bare) > 1:
                continue
            found.append(f"{printed}\t{seen}\t{count}\t{self.printed[printed]}")
        return found


def main() -> None:
    """Draws, reads, learns, writes."""
    work = jobs(Language.load(LEXICONS / "swedish"))
    learner = Learner()
    with ProcessPoolExecutor() as pool:
        for true, seen in pool.map(read, work):
            learner.add(true, seen)
    (LEXICONS / "channel.tsv").write_text("".join(f"{row}\n" for row in learner.rows()), encoding="utf-8")
    print(f"{len(work)} pages, {sum(learner.printed[char] for char in 'åäöÅÄÖ')} letters å, ä, ö")


if __name__ == "__main__":
    main()

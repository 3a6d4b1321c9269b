"""CPU time of each stage per page, beside that of reading a page by OCR: `python -m bench.stages`."""

from __future__ import annotations

import resource
import sys
import time
from collections import defaultdict
from pathlib import Path
from statistics import median

from diakrit import stages
from diakrit.batch import tasks
from diakrit.knowledge import Knowledge
from diakrit.model import Document, Needs
from diakrit.settings import Settings

from bench.sets import CORPUS

SAMPLES = Path(__file__).parent.parent / "samples" / "pdf"
RUNS = 5
_STRUCTURE = ("Furniture", "Resequence", "Segment", "Meetings", "Extract")
_SCANNED = "protokoll_scan.pdf"


def born_digital() -> tuple[int, dict[str, float]]:
    """Pages, and for each stage the median of seconds of CPU time that all of them took."""
    folder = CORPUS / "born_digital" if CORPUS.is_dir() else SAMPLES
    settings = Settings()
    documents = [
        tasks.read_document(path, settings)
        for path in sorted(folder.glob("*digital*.pdf" if folder is SAMPLES else "*.pdf"))
    ]
    built = stages.build(Knowledge.load(), settings)
    spent: dict[str, list[float]] = {}
    for _ in range(RUNS + 1):  # the first run loads what is loaded once
        seconds: defaultdict[str, float] = defaultdict(float)
        for document in documents:
            for stage in built:
                start = time.process_time()
                after = stage(document)
                if isinstance(after, Needs):
                    after = stage(tasks.with_needs(document, after, settings))
                assert isinstance(after, Document)
                document = after  # noqa: PLW2901
                seconds[type(stage).__name__] += time.process_time() - start
        for name, value in seconds.items():
            spent.setdefault(name, []).append(value)
    return sum(len(document.pages) for document in documents), {name: median(row[1:]) for name, row in spent.items()}


def scanned() -> float:
    """Seconds of CPU time for a page that is read by OCR, the programs it calls included."""
    before = _cpu()
    pages = tasks.read_document(SAMPLES / _SCANNED, Settings()).pages
    return (_cpu() - before) / len(pages)


def _cpu() -> float:
    return sum(
        used.ru_utime + used.ru_stime
        for used in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def main() -> int:
    """Prints a table."""
    pages, spent = born_digital()
    ocr = scanned()
    print("| stage | ms of CPU a page |\n|---|---|")
    for name, seconds in spent.items():
        print(f"| {name} | {1000 * seconds / pages:.2f} |")
    structure = sum(spent[name] for name in _STRUCTURE) / pages
    print(f"\n{pages} born-digital pages; a page by OCR takes {ocr:.2f} s")
    print(
        f"segmentation and extraction: {1 / structure:.0f} pages/s on one core, {100 * structure / ocr:.2f} % of reading by OCR"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

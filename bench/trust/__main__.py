"""`python -m bench.trust`: identifiers read twice, calibration and routing, on scans at four resolutions.

Prints the tables of docs/trust.md and draws docs/trust.svg. With `--fit` the weights are fitted anew before (`lexicons/confidence.toml`), on the papers that are kept for it.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from diakrit.lexicon import folder
from diakrit.lexicon.weights import FILE, Weights
from diakrit.schema.record import CORE

from bench.trust import fit, plot
from bench.trust.calibration import coverage, expected_error, records, reliability
from bench.trust.cost import cost
from bench.trust.rows import Row, rows
from bench.trust.scans import RESOLUTIONS, ROOT, sets

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

IDENTIFIERS = ("case_number", "paragraph", "date")
MOST_WRONG = 0.005  # of the records that are passed
LEAST_PASSED = 0.8  # of the records at 300 dpi
MOST_ERROR = 0.03  # of the confidences
MOST_COST = 0.05  # of reading a page


def main() -> int:
    """Prints the report; 1 where a floor is not held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fit", action="store_true", help="fit the weights anew")
    parser.add_argument("--folder", type=Path, default=ROOT / "out" / "trust", help="where scans and readings are kept")
    options = parser.parse_args()
    papers = list(sets())
    deliveries = [(f"{each.name} {each.model}", each.delivery(options.folder), each.gold) for each in papers]
    found = [row for delivery in deliveries for row in rows(*delivery)]
    weights = Weights.load(folder())
    if options.fit:
        weights = fitted([row for row in found if not row.test])
        note = "How much each signal of a field weighs; fitted by `python -m bench.trust --fit`."
        (ROOT / "lexicons" / FILE).write_text(fit.write(weights, note), encoding="utf-8")
        found = [row for delivery in deliveries for row in rows(*delivery)]
    alone = [row for delivery in deliveries[: 2 * 4 : 2] for row in rows(*delivery, twice=False)]
    test = [row for row in found if row.test]
    plot.plot(reliability(test), list(coverage(records(test))), ROOT / "docs" / "trust.svg")
    print("\n".join(report(found, alone, weights)))
    scans = sorted((options.folder / "corpus-300-scans").rglob("*.pdf"))
    spent = cost(scans)
    print("\n".join(cost_report(*spent)))
    missed = [floor for floor, held in floors(found, weights.threshold, spent).items() if not held]
    print("\n".join(["", *(f"not held: {floor}" for floor in missed)]))
    return int(bool(missed))


def floors(found: Sequence[Row], threshold: float, spent: tuple[int, float, float]) -> dict[str, bool]:
    """What must hold, and whether it does."""
    corpus = {f"corpus-{dpi} diakrit" for dpi in RESOLUTIONS}
    all_records = [record for record in records(found) if record.set in corpus]
    passed = {(record.set, record.name) for record in all_records if record.passed(threshold)}
    finest = [record for record in all_records if record.set == f"corpus-{max(RESOLUTIONS)} diakrit"]
    through = [record for record in finest if record.passed(threshold)]
    _, once, more = spent
    return {
        "no wrong or missing case number or § is passed": all(
            row.right for row in found if (row.set, row.record) in passed and row.field in ("case_number", "paragraph")
        ),
        f"{LEAST_PASSED:.0%} of the records at 300 dpi are passed": len(through) >= LEAST_PASSED * len(finest),
        f"at most {MOST_WRONG:.1%} of them have a wrong core field": sum(not record.right for record in through)
        <= MOST_WRONG * len(through),
        f"calibration error of papers kept aside at most {MOST_ERROR}": expected_error(
            [row for row in found if row.test]
        )
        <= MOST_ERROR,
        f"the second reading costs at most {MOST_COST:.0%}": more <= MOST_COST * once,
    }


def fitted(known: Sequence[Row]) -> Weights:
    """Weights, and the least threshold that leaves hardly a wrong record among those that no rule asks to review."""
    weights = fit.fit(known)
    found = [record for record in records(rated(known, weights)) if record.ok]
    threshold, wrong = 1.0, 0
    for count, record in enumerate(sorted(found, key=lambda record: -record.confidence), 1):
        wrong += not record.right
        if wrong <= MOST_WRONG * count:
            threshold = record.confidence
    return replace(weights, threshold=round(threshold, 4))


def rated(known: Sequence[Row], weights: Weights) -> list[Row]:
    """The rows with the confidences that some weights give them."""
    return [replace(row, confidence=weights.confidence(row.field, row.signals)) for row in known]


def report(found: Sequence[Row], alone: Sequence[Row], weights: Weights) -> Iterator[str]:
    """Tables in Markdown."""
    yield from identifiers("read twice", found, weights.threshold)
    yield from identifiers("read once", alone, weights.threshold)
    yield from routing(found, weights.threshold)
    for name, chosen in (("kept aside", True), ("fitted on", False)):
        some = [row for row in found if row.test == chosen]
        yield f"\n{len(some)} fields of papers {name}: expected calibration error {expected_error(some):.4f}\n"
        yield "| stated | fields | mean stated | right |\n|---|---|---|---|"
        for each in reliability(some):
            yield f"| {each.least}–{each.most} | {each.count} | {each.stated:.4f} | {each.right:.4f} |"


def identifiers(title: str, found: Sequence[Row], threshold: float) -> Iterator[str]:
    """Case numbers, §§ and dates: exact, wrong or missing, each flagged or passed."""
    passed = {(record.set, record.name) for record in records(found) if record.passed(threshold)}
    yield f"\n| {title} | identifiers | exact | wrong, flagged | missing, flagged | wrong, passed | missing, passed |"
    yield "|---|---|---|---|---|---|---|"
    for name in dict.fromkeys(row.set for row in found):
        chosen = [row for row in found if row.set == name and row.field in IDENTIFIERS]
        counts = [sum(row.right for row in chosen)]
        for through in (False, True):
            bad = [row for row in chosen if not row.right and ((row.set, row.record) in passed) == through]
            counts += [sum(row.there == there for row in bad) for there in (True, False)]
        yield f"| {name} | {len(chosen)} | {' | '.join(map(str, counts))} |"


def routing(found: Sequence[Row], threshold: float) -> Iterator[str]:
    """How many records are passed, and how many of those have a wrong core field."""
    yield f"\nThreshold {threshold} for {', '.join(CORE)}\n"
    yield "| set | records | passed by the rules | passed | wrong core field among them |\n|---|---|---|---|---|"
    for name in dict.fromkeys(row.set for row in found):
        for test in (True, False):
            some = records(row for row in found if row.set == name and row.test == test)
            ok = sum(record.ok for record in some)
            passed = [record for record in some if record.passed(threshold)]
            wrong = sum(not record.right for record in passed)
            if some:
                title = f"{name}{', kept aside' if test else ''}"
                yield f"| {title} | {len(some)} | {ok} | {len(passed)} = {len(passed) / len(some):.0%} | {wrong} |"


def cost_report(pages: int, once: float, more: float) -> Iterator[str]:
    """What the second reading costs."""
    yield f"\n{pages} pages: {once:.3f} s of CPU a page; the second reading adds {1000 * more:.1f} ms = {more / once:.1%}"


if __name__ == "__main__":
    sys.exit(main())

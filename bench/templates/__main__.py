"""`python -m bench.templates FIRST COUNT [--keep FOLDER]`: draws papers by seed, runs the pipeline over them and says how it does."""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import diakrit
from diakrit.evaluate import load_documents
from diakrit.evaluate.fields import evaluate_fields

from bench.templates import template
from bench.templates.content import Inventor
from bench.templates.draw import Artist
from samples.gold import gold_document
from samples.paint import paint_pdf

if TYPE_CHECKING:
    from samples.compose import Drawn

LEAST_CORE, MOST_WRONG = 0.95, 0.01


def draw(seed: int, folder: Path) -> str:
    """Draws the paper of a seed with its gold into `papers/` and `gold/`; returns its name."""
    choice = random.Random(seed)
    chosen = template.draw(choice)
    drawn = Artist(chosen, choice).paper(paper := Inventor(chosen, choice).paper())
    name = f"{seed:05}.{'txt' if chosen.as_text else 'pdf'}"
    content = _text(drawn) if chosen.as_text else paint_pdf(drawn.sheets)
    for part in ("papers", "gold"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "papers" / name).write_bytes(content)
    gold: dict[str, Any] = gold_document(name, paper, drawn, ["text"] * len(drawn.sheets))
    for record in gold["records"]:
        for field in ("staff", "summary", "background", "plan", "references", "other_case_numbers"):
            del record[field]
    (folder / "gold" / f"{seed:05}.json").write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
    return name


def _text(drawn: Drawn) -> bytes:
    return "\f".join(sheet.plain_text() for sheet in drawn.sheets).encode()


def main() -> int:
    """Draws, runs, prints the scores and what is wrong; 1 where a floor is not held."""
    parser = argparse.ArgumentParser(prog="python -m bench.templates")
    parser.add_argument("first", type=int, help="the first seed")
    parser.add_argument("count", type=int, help="how many papers")
    parser.add_argument("--keep", type=Path, help="a folder for papers, gold and records")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        for seed in range(options.first, options.first + options.count):
            draw(seed, folder)
        diakrit.process(folder / "papers", folder / "delivery")
        scores = evaluate_fields(load_documents(folder / "delivery"), folder / "gold")
    whole = scores.whole
    print("\n".join(scores.misses))
    print(
        f"{whole.found} of {whole.records} records found, {whole.superfluous} more; core right {whole.core_right}, complete {whole.complete}"
    )
    print(
        f"passed as ok {whole.passed}; of them wrong in the core {whole.passed_wrong_core}, wrong anywhere {whole.passed_wrong}"
    )
    for name, tally in scores.soft.items():
        if tally.f1 is not None:
            print(
                f"{name:16} F1 {tally.f1:.3f}  right {tally.right}  superfluous {tally.superfluous}  missing {tally.missing}"
            )
    held = whole.core_right >= LEAST_CORE * whole.records and whole.passed_wrong_core <= MOST_WRONG * whole.passed
    return 0 if held else 1


if __name__ == "__main__":
    raise SystemExit(main())

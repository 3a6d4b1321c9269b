"""Draws the sample papers into samples/pdf, and writes what they say into samples/gold."""

from __future__ import annotations

import json
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from samples.catalogue import SAMPLES  # noqa: E402 - found only once the folder above is on the path
from samples.gold import gold_document  # noqa: E402


def main() -> None:
    """Draw every sample."""
    files, gold = HERE / "pdf", HERE / "gold"
    files.mkdir(exist_ok=True)
    gold.mkdir(exist_ok=True)
    for sample in SAMPLES:
        drawn = sample.draw(sample.paper)
        output = sample.render(drawn)
        (files / sample.name).write_bytes(output.content)
        document = gold_document(sample.name, sample.paper, drawn, output.states)
        text = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
        (gold / f"{sample.name}.json").write_text(text, encoding="utf-8")
        print(f"{sample.name}: {len(output.states)} pages, {len(output.content) // 1024 + 1} kB")


if __name__ == "__main__":
    main()

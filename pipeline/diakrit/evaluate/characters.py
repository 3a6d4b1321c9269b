"""Compares texts with true texts, by characters and words."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from diakrit.errors import UsageError
from diakrit.inputs import safe
from diakrit.text import squeeze

Json = dict[str, Any]


@dataclass(slots=True)
class Characters:
    """Sums of edit distances, and of å ä ö and § that were read right."""

    files: int = 0
    characters: int = 0
    character_errors: int = 0
    words: int = 0
    word_errors: int = 0
    marked: tuple[int, int, int] = (0, 0, 0)
    signs: tuple[int, int, int] = (0, 0, 0)


def evaluate_text(folder: Path, documents: Mapping[str, Json], truth_folder: Path) -> Characters:
    """Compares the texts of a delivery with `<name>.truth.txt` files.

    Raises:
        UsageError: no true text belongs to any document.
    """
    result = Characters()
    for path in sorted(truth_folder.rglob("*.truth.txt")):
        stem = path.name.removesuffix(".truth.txt")
        source = next((name for name in documents if Path(name).stem == stem and not name.endswith(".truth.txt")), None)
        if source is not None:
            text = (folder / "text" / f"{safe(source)}.txt").read_text(encoding="utf-8")
            _add_text(result, squeeze(text), squeeze(path.read_text(encoding="utf-8")))
    if not result.files:
        raise UsageError(f"{truth_folder}: no .truth.txt belongs to a document of this delivery")
    return result


def compare(found: str, truth: str) -> Characters:
    """Compares one text with its true text."""
    result = Characters()
    _add_text(result, squeeze(found), squeeze(truth))
    return result


def _add_text(result: Characters, found: str, truth: str) -> None:
    result.files += 1
    result.characters += len(truth)
    result.character_errors += Levenshtein.distance(found, truth)
    result.words += len(truth.split())
    result.word_errors += Levenshtein.distance(found.split(), truth.split())
    blocks = [block for block in Levenshtein.opcodes(found, truth) if block.tag == "equal"]
    for name, letters in (("marked", "åäöÅÄÖ"), ("signs", "§")):
        right = sum(char in letters for block in blocks for char in truth[block.dest_start : block.dest_end])
        before = getattr(result, name)
        sums = (right, sum(char in letters for char in found), sum(char in letters for char in truth))
        setattr(result, name, tuple(map(sum, zip(before, sums, strict=True))))

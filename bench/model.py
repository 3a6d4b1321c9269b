"""Builds the general language model from counts and the lexicons' own words: `python -m bench.model COUNTS`."""

import sys
import tomllib
from pathlib import Path

from diakrit.swedish.language.build import build
from diakrit.swedish.language.counts import Counts

LEXICONS = Path(__file__).parent.parent / "lexicons"
_NAME = 2  # a name counts as if seen so often
_MUNICIPALITY = 5


def general(counts: Counts) -> Counts:
    """The counts with the words and phrases of the trade and all names added."""
    own = tomllib.loads((LEXICONS / "municipal.toml").read_text(encoding="utf-8"))
    weight = own["words"].pop("weight")
    for group in own["words"].values():
        for word in group.replace("-", " ").split():
            titled = word[:1].upper() + word[1:]
            for form, times in ((word, weight), (titled, weight // 2)):
                counts.forms[form] += times
                counts.inside[form] += times
    weight = own["phrases"].pop("weight")
    for group in own["phrases"].values():
        for phrase in group.strip().split("\n"):
            counts.add_text(phrase, weight)
    for name in ("first_names.txt", "surnames.txt", "localities.txt"):
        counts.add_names(_lines(name), _NAME)
    counts.add_names((line.split("\t")[1] for line in _lines("municipalities.tsv")), _MUNICIPALITY)
    return counts


def _lines(name: str) -> list[str]:
    return (LEXICONS / name).read_text(encoding="utf-8").splitlines()


def main(folder: Path) -> None:
    """Writes `lexicons/swedish`."""
    languages = tomllib.loads((LEXICONS / "swedish.toml").read_text(encoding="utf-8"))["other_languages"]
    counts = general(Counts.load(folder))
    build(counts, frozenset(languages["english"]), frozenset(_lines("surnames.txt"))).save(LEXICONS / "swedish")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

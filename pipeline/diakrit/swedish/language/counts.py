"""Counts of words and n-grams: collected from text, saved, loaded, added."""

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from diakrit.swedish.language.ngrams import COMMA, END, NUMBER, START

_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+|[.!?]+(?=\s|$)|[,;:]")
_FILES = ("unigrams.tsv.gz", "bigrams.tsv.gz", "trigrams.tsv.gz")


@dataclass
class Counts:
    """Counts of forms in their own case, in all and inside sentences, and of n-grams in lower case, separated by blanks."""

    forms: Counter[str] = field(default_factory=Counter)
    inside: Counter[str] = field(default_factory=Counter)
    bigrams: Counter[str] = field(default_factory=Counter)
    trigrams: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Counts") -> None:
        """Adds other counts."""
        self.forms.update(other.forms)
        self.inside.update(other.inside)
        self.bigrams.update(other.bigrams)
        self.trigrams.update(other.trigrams)

    def words(self) -> Counter[str]:
        """Counts of words in lower case."""
        words: Counter[str] = Counter()
        for form, count in self.forms.items():
            words[form.lower()] += count
        return words

    def add_text(self, paragraph: str, weight: int = 1) -> None:
        """Counts one paragraph of sound text, `weight` times."""
        symbols = [START]
        for found in _TOKEN.findall(paragraph):
            if found[0].isdigit():
                symbols.append(NUMBER)
            elif found[0] in ".!?":
                symbols += (END, START)
            elif found in ",;:":
                symbols.append(COMMA)
            else:
                self.forms[found] += weight
                if symbols[-1] != START:
                    self.inside[found] += weight
                symbols.append(found.lower())
        for first, second in pairwise(symbols):
            if second != START:
                self.bigrams[f"{first} {second}"] += weight
        for first, second, third in zip(symbols, symbols[1:], symbols[2:], strict=False):
            if START not in (second, third):
                self.trigrams[f"{first} {second} {third}"] += weight

    def add_names(self, names: Iterable[str], weight: int) -> None:
        """Counts names: each word, and its genitive, as if it occurred `weight` times inside sentences."""
        for name in names:
            for part in name.replace("-", " ").split():
                if part.isalpha() and part[0].isupper():
                    for form in (part,) if part.endswith("s") else (part, f"{part}s"):
                        self.forms[form] += weight
                        self.inside[form] += weight

    def save(self, folder: Path) -> None:
        """Writes three compressed tables of tab-separated values; the same counts give the same bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        rows: tuple[Iterator[str], ...] = (
            (f"{form}\t{count}\t{self.inside[form]}" for form, count in sorted(self.forms.items())),
            (f"{gram}\t{count}" for gram, count in sorted(self.bigrams.items())),
            (f"{gram}\t{count}" for gram, count in sorted(self.trigrams.items())),
        )
        for name, lines in zip(_FILES, rows, strict=True):
            text = "".join(f"{line}\n" for line in lines)
            (folder / name).write_bytes(gzip.compress(text.encode(), mtime=0))

    @classmethod
    def load(cls, folder: Path) -> "Counts":
        """Reads what `save` wrote.

        Raises:
            OSError: a table is missing.
            ValueError: a table holds something else.
        """
        counts = cls()
        for form, count, inside in _rows(folder / _FILES[0]):
            counts.forms[form] = int(count)
            counts.inside[form] = int(inside)
        counts.bigrams.update({gram: int(count) for gram, count in _rows(folder / _FILES[1])})
        counts.trigrams.update({gram: int(count) for gram, count in _rows(folder / _FILES[2])})
        return counts


def _rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n").split("\t")

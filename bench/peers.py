"""Other ways to repair a word: what Diakrit is measured against. Each takes words and gives words."""

from __future__ import annotations

import math
import re
import subprocess  # noqa: TID251 - hunspell is a program
from typing import TYPE_CHECKING

from diakrit.text import fold
from symspellpy import SymSpell, Verbosity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from diakrit.swedish.language.language import Language

Repair = "Callable[[Sequence[str]], list[str]]"
_CORE = re.compile(r"[^\W_]+(?:[£¢©&$|!]+[^\W_]+)*[¢£]?|[£¢][^\W_]+")
_MARKED = frozenset("åäöÅÄÖ")
_COUNTED = 17_000_000  # words that the general model was counted on


def nothing(words: Sequence[str]) -> list[str]:
    """Leaves everything as it is."""
    return list(words)


def look_up(language: Language) -> Callable[[Sequence[str]], list[str]]:
    """Each word without å, ä, ö becomes the most frequent word that is the same without diacritics."""
    best: dict[str, tuple[float, str]] = {}
    for word, chance in _words(language):
        bare = fold(word)
        best[bare] = max(best.get(bare, (-math.inf, "")), (chance, word))

    def one(core: str) -> str:
        return best.get(core.lower(), (0.0, core))[1]

    return lambda words: [_cores(word, one) for word in words]


def symspell(language: Language) -> Callable[[Sequence[str]], list[str]]:
    """symspellpy, edit distance 2, with the very word frequencies that Diakrit has."""
    speller = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    for word, chance in _words(language):
        speller.create_dictionary_entry(word, max(1, round(math.exp(chance) * _COUNTED)))
    kept: dict[str, str] = {}

    def one(core: str) -> str:
        bare = core.lower()
        if bare not in kept:
            found = speller.lookup(bare, Verbosity.TOP, max_edit_distance=2)
            kept[bare] = found[0].term if found else core
        return kept[bare]

    return lambda words: [_cores(word, one) for word in words]


def hunspell(words: Sequence[str]) -> list[str]:
    """The first suggestion of hunspell for words that its Swedish dictionary does not have."""
    cores = sorted({core for word in words for core in _CORE.findall(word) if _MARKED.isdisjoint(core)})
    answer = subprocess.run(
        ["hunspell", "-a", "-d", "sv_SE", "-i", "utf-8"],
        input="".join(f"^{core}\n\n" for core in cores),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    first: dict[str, str] = {}
    for line in answer.splitlines():
        if line.startswith("& "):
            head, _, suggestions = line.partition(": ")
            first[head.split(" ")[1]] = suggestions.split(", ")[0]
    return [_cores(word, lambda core: first.get(core, core)) for word in words]


def _words(language: Language) -> Iterable[tuple[str, float]]:
    for row, _figures in language.index.items():  # noqa: PERF102 - a table, not a dict
        word = row.partition("\t")[2]
        chance = language.ngrams.alone(word)
        if chance is not None:
            yield word, chance


def _cores(word: str, one: Callable[[str], str]) -> str:
    def repaired(match: re.Match[str]) -> str:
        core = match.group()
        if core.isdigit() or not _MARKED.isdisjoint(core):
            return core
        found = one(core)
        if core.isupper() and len(core) > 1:
            return found.upper()
        return found[:1].upper() + found[1:] if core[:1].isupper() else found

    return _CORE.sub(repaired, word)

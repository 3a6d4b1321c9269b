"""Invents running text: a walk through the n-grams of the language model, with names, numbers and headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diakrit.swedish.language.ngrams import COMMA, END, NUMBER, START

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator

    from diakrit.swedish.language.language import Language

_LONGEST = 45  # words of a sentence
_NEAR = 0.25  # how often the walk looks back one word only, so that it goes new ways
_RARE = 0.06  # how often a word is drawn from the whole vocabulary
_PARTIES = ("S", "M", "C", "V", "SD", "MP", "KD", "L")


class Inventor:
    """Paragraphs of nonsense with the letters, words and neighbours of Swedish official papers."""

    def __init__(self, language: Language, random: random.Random) -> None:
        self._random = random
        self._next: dict[str, tuple[list[str], list[int]]] = {}
        self._forms: dict[str, list[tuple[str, int]]] = {}
        for gram, row in language.ngrams.table.items():
            history, _, word = gram.rpartition(" ")
            if history:
                words, weights = self._next.setdefault(history, ([], []))
                words.append(word)
                weights.append(row[0])
        for form, row in language.forms.items():
            self._forms.setdefault(form.lower(), []).append((form, row[0]))
        self._names = [form for form, row in language.forms.items() if row[0] > 240 and form.istitle()]
        self._marked = [
            word
            for word, _ in language.ngrams.table.items()
            if " " not in word and any(char in "åäö" for char in word) and word not in self._forms
        ]

    def paragraphs(self, count: int) -> Iterator[str]:
        """Paragraphs of several kinds."""
        for _ in range(count):
            kind = self._random.random()
            if kind < 0.10:
                yield " ".join(self._random.choices(self._marked, k=8))
            elif kind < 0.18:
                yield ", ".join(self._member() for _ in range(5))
            elif kind < 0.24:
                yield f"§ {self._random.randint(1, 300)} {self._sentence().rstrip('.')}"
            elif kind < 0.27:
                yield " ".join(self._random.choices(self._marked, k=3)).upper()
            else:
                yield " ".join(self._sentence() for _ in range(self._random.randint(1, 5)))

    def _member(self) -> str:
        first, last = self._random.choices(self._names, k=2)
        return f"{first} {last} ({self._random.choice(_PARTIES)})"

    def _sentence(self) -> str:
        walked = [START]
        while len(walked) < _LONGEST:
            if self._random.random() < _RARE:
                walked.append(self._random.choice(self._marked))
                continue
            known = self._next.get(" ".join(walked[-2:]))
            if known is None or self._random.random() < _NEAR:
                known = self._next.get(walked[-1]) or self._next[START]
            word = self._random.choices(known[0], [2.718 ** (-step / 12) for step in known[1]])[0]
            if word == END:
                break
            walked.append(word)
        return self._written(walked[1:])

    def _written(self, words: list[str]) -> str:
        text = ""
        for word in words:
            if word == COMMA:
                text += ","
            else:
                text += (" " if text else "") + (self._number() if word == NUMBER else self._cased(word))
        return text[:1].upper() + text[1:] + "."

    def _cased(self, word: str) -> str:
        draw = self._random.randint(0, 254)
        for form, share in self._forms.get(word, ()):
            draw -= share
            if draw < 0:
                return form
        return word

    def _number(self) -> str:
        pick = self._random.randint
        return self._random.choice(
            (
                str(pick(1, 40)),
                str(pick(1980, 2026)),
                f"{pick(1, 99)},{pick(0, 9)}",
                f"20{pick(10, 26)}-{pick(10, 12)}-{pick(10, 28)}",
            )
        )

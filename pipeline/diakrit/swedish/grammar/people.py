"""Names and titles of staff, as they stand in signature blocks, header cells and lists."""

import re
from dataclasses import dataclass

from diakrit.lexicon import Lexicon
from diakrit.lexicon.phrases import MARKS_LOST, any_of, parts_of_words
from diakrit.text import fold, letters

_NAME_WORD = re.compile(r"[A-ZÅÄÖÉÜ](?:\.|['’]?[A-ZÅÄÖ]?[a-zåäöéèüáíóñçćčšžø]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)*)?")
EDGES = " -–—_'`´|“”\"‘’"  # specks and rules that OCR reads beside a name
_MOST_NAME_WORDS = 5


@dataclass(frozen=True, slots=True)
class Person:
    """A name with a title, either of which may be missing in print."""

    name: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Approval:
    """A line that says who approved a paper in the case system, and when (ISO date)."""

    name: str
    date: str | None


class People:
    """Tells names from titles by the shape of the words, the commonest first names and the endings of titles."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._first_names = lexicon.first_names
        self._suffixes = tuple(map(fold, lexicon.titles.suffixes))
        self._parts = frozenset(map(fold, lexicon.titles.parts))
        self._particles = frozenset(lexicon.people.particles)
        approvers = (spelt for word in lexicon.people.approvers for spelt in (word, word.lower()))
        self._approval = re.compile(
            rf"^(?P<name>.+?), ?{parts_of_words(approvers, MARKS_LOST)}\b.*?(?P<date>\d{{4}}-\d\d-\d\d)?\s*$"
        )
        self._officers = re.compile(any_of(lexicon.people.officers), re.IGNORECASE)

    def is_name(self, text: str) -> bool:
        """Whether a text is a person's name and nothing else."""
        words = text.split()
        return (
            2 <= len(words) <= _MOST_NAME_WORDS  # noqa: PLR2004 - a first name and a surname
            and all(_NAME_WORD.fullmatch(word) or word in self._particles for word in words)
            and not self.is_title(text)
        )

    def is_first_name(self, word: str) -> bool:
        """Whether a word is one of the commonest first names."""
        return fold(word).split("-")[0] in self._first_names

    def is_title(self, text: str) -> bool:
        """Whether a text is a title: "tf biträdande avdelningschef", "Avdelningschef stab", "Projektledare/Enhetschef"."""
        words = re.split(r"[\s/]+", fold(text))
        return any(word.rstrip(".,").endswith(self._suffixes) for word in words) and len(words) <= 8  # noqa: PLR2004

    def split(self, text: str) -> Person | None:
        """Parts "Nils Ek Nämndsekreterare" or "Tf. VA-chef Nils Ek" into name and title; None where there is no name."""
        words = text.replace(",", " ").strip(EDGES).split()
        name: list[str] = []
        for word in words:
            if not (_NAME_WORD.fullmatch(word) or word in self._particles) or self._begins_title(word):
                break
            name.append(word)
        if len(name) >= 2:  # noqa: PLR2004 - a first name and a surname
            name, title = self._shorten(name, words[len(name) :])
            printed = " ".join(title)
            return Person(" ".join(name), printed if letters(printed) else None)
        return self._title_first(words)

    def _begins_title(self, word: str) -> bool:
        folded = fold(word).rstrip(".,")
        return folded.endswith(self._suffixes) or folded in self._parts

    def _shorten(self, name: list[str], rest: list[str]) -> tuple[list[str], list[str]]:
        """Gives back to the title a capitalised word that belongs to it ("Eva Lind Teknisk chef")."""
        while len(name) > 2 and fold(name[-1]) in self._parts:  # noqa: PLR2004
            name, rest = name[:-1], [name[-1], *rest]
        return name, rest

    def _title_first(self, words: list[str]) -> Person | None:
        for index in range(len(words) - 1, 0, -1):
            name = " ".join(words[index:])
            if self.is_name(name) and self.is_title(" ".join(words[:index])) and self._begins_title(words[index - 1]):
                return Person(name, " ".join(words[:index]))
        return None

    def approval(self, text: str) -> Approval | None:
        """Reads "Nils Ek, Godkännare tjänsteskrivelse, 2026-02-11"."""
        match = self._approval.match(text)
        return Approval(match["name"].strip(), match["date"]) if match else None

    def heads_officers(self, heading: str) -> bool:
        """Whether those who handle a case stand under a heading, not those who are responsible for it."""
        return bool(self._officers.match(heading))

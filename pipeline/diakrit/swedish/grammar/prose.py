"""How text goes on: from line to line, inside a list, at the end of a value. Texts as printed."""

import re

from diakrit.lexicon.phrases import parts_of_words
from diakrit.lexicon.rows import Prose


class ProseGrammar:
    """Knows the small words that tell it."""

    def __init__(self, prose: Prose) -> None:
        and_ = parts_of_words(prose.and_)
        self._and = re.compile(rf" {and_} ")
        self._list = re.compile(rf",| {and_} ")
        last = parts_of_words(prose.at_last)
        self._between_names = re.compile(rf"(?<!-),\s+(?:{last}\s+)?(?=[A-ZÅÄÖ])|\s{last}\s(?=[A-ZÅÄÖ])")
        self._last_names = re.compile(rf"(?P<before>\S+)(?P<and>\s{and_}\s)(?=[A-ZÅÄÖ])")
        self._at_last = re.compile(rf"\b{last}\b")
        self._goes_on = re.compile(rf"\b{parts_of_words(prose.goes_on)}$")
        self._before_clause = re.compile(rf"(?:,|:|\b{parts_of_words(prose.before_clause)})$")
        self._unfinished = re.compile(rf"(?:-|,| {parts_of_words(prose.unfinished)})$")
        self._clause = tuple(f"{word} " for word in prose.clause)

    def joined(self, text: str) -> list[str]:
        """The parts of a text around "och"."""
        return self._and.split(text)

    def listed(self, text: str) -> list[str]:
        """The parts of a list, around commas and "och"."""
        return self._list.split(text)

    def between_names(self, text: str) -> list[tuple[int, int]]:
        """Where names of a list are parted: a comma or "samt" before a capital, and no hyphen before the comma."""
        return [match.span() for match in self._between_names.finditer(text)]

    def before_last(self, text: str) -> tuple[str, tuple[int, int]] | None:
        """The word before the "och" that may part the last name of a list, and where that stands; None after "samt"."""
        match = None if self._at_last.search(text) else next(reversed(list(self._last_names.finditer(text))), None)
        return (match["before"], match.span("and")) if match else None

    def goes_on(self, line: str) -> bool:
        """Whether a printed line ends with a word that no sentence ends with."""
        return bool(self._goes_on.search(line))

    def may_lead_to_clause(self, line: str) -> bool:
        """Whether a clause of its own ("att bevilja …") may follow a printed line."""
        return bool(self._before_clause.search(line))

    def begins_clause(self, text: str) -> bool:
        """Whether a text is such a clause."""
        return text.startswith(self._clause)

    def is_unfinished(self, value: str) -> bool:
        """Whether a value was cut off."""
        return bool(self._unfinished.search(value))

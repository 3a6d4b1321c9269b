"""Dates as Swedish papers print them, to ISO 8601. A date without a year is no date: it is never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from diakrit.lexicon.phrases import parts_of_words
from diakrit.lexicon.rows import Dates

_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)[-‐–]([01]\d)[-‐–]([0-3]\d)(?![\d-]|\w)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, as ISO 8601."""

    start: int
    end: int
    value: str


class DateGrammar:
    """Finds dates in figures, and with the months that the lexicon knows."""

    def __init__(self, dates: Dates) -> None:
        self._months = {name.lower(): number for name, number in dates.months.items()}
        names = parts_of_words(self._months)
        self._long = re.compile(rf"(?<!\d)(\d{{1,2}})(?::e)?\s+({names})\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE)

    def find(self, text: str) -> Iterator[FoundDate]:
        """All full dates of a text, left to right."""
        found = [(match, match.group(1), int(match.group(2)), match.group(3)) for match in _ISO.finditer(text)]
        found += [
            (match, match.group(3), self._months[match.group(2).lower()], match.group(1))
            for match in self._long.finditer(text)
        ]
        for match, year, month, day in sorted(found, key=lambda item: item[0].start()):
            if value := iso(int(year), month, int(day)):
                yield FoundDate(match.start(), match.end(), value)

    def is_month(self, word: str) -> bool:
        """Whether a word is the name of a month."""
        return word.lower() in self._months


def iso(year: int, month: int, day: int) -> str | None:
    """The date in ISO 8601, None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def from_yymmdd(digits: str) -> str | None:
    """A date from six digits, as in "KSAU 200427"; years 50-99 belong to the last century.

    >>> from_yymmdd("200427")
    '2020-04-27'
    """
    year = int(digits[:2])
    return iso(year + (1900 if year >= 50 else 2000), int(digits[2:4]), int(digits[4:]))  # noqa: PLR2004

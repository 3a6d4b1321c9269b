"""Dates as Swedish papers print them, to ISO 8601. A date without a year is no date: it is never guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = (
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
)

_ISO = re.compile(r"(?<![\d-])((?:19|20)\d\d)[-‐–]([01]\d)[-‐–]([0-3]\d)(?![\d-]|\w)")
_LONG = re.compile(rf"(?<!\d)(\d{{1,2}})(?::e)?\s+({'|'.join(MONTHS)})\s+((?:19|20)\d\d)(?!\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, as ISO 8601."""

    start: int
    end: int
    value: str


def find(text: str) -> Iterator[FoundDate]:
    """All full dates of a text, left to right."""
    found = [(match, match.group(1), match.group(2), match.group(3)) for match in _ISO.finditer(text)]
    found += [
        (match, match.group(3), str(MONTHS.index(match.group(2).lower()) + 1), match.group(1))
        for match in _LONG.finditer(text)
    ]
    for match, year, month, day in sorted(found, key=lambda item: item[0].start()):
        if value := iso(int(year), int(month), int(day)):
            yield FoundDate(match.start(), match.end(), value)


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

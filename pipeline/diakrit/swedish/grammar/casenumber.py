"""Case numbers (diarienummer): one named scheme per shape, longest and most telling first.

Some schemes are recognised wherever they stand. The others look like other things (years, fractions, dates), so they count
only beside a label ("Dnr", "Diarienr", "Ärendenummer" …).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from diakrit.lexicon.phrases import MARKS_LOST, abbreviations, parts_of_words
from diakrit.lexicon.rows import CaseNumbers, Scheme

UNKNOWN = "unknown"
"""The family of a number behind a label that follows no known scheme."""

_CAPITALS = r"[A-ZÅÄÖ]{2,6}"
_PREFIX = (
    rf"(?:{_CAPITALS}|[A-ZÅÄÖ][bcdfghjklmnpqrstvwxz]{{1,3}})"  # KS, Ks, Kst: a word with small vowels is no prefix
)
_YEAR = r"(?:19|20)\d\d"
_PLACES = {
    "{prefix}": rf"(?P<prefix>{_PREFIX})",
    "{word}": r"(?P<prefix>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5})",
    "{capitals}": rf"(?P<prefix>{_CAPITALS})",
    "{year}": _YEAR,
    "{class}": r"(?: \d{3}(?!\d))?",  # a three-digit class of the registry plan after the number
}
_CENTURY = 50  # two-digit years from here on belong to the last century
_TWO_DIGITS = 100
_SEVERAL = 2  # figures that a year and a running number are
_LABEL_WITHIN = 24  # characters
_REMEMBERED = 1024  # texts; several rules ask for the numbers of one

_GLUED_CLASS = re.compile(rf"(?<![\w/])(\d{{5}}/{_YEAR})(?=\d\.\d)")
_DOCUMENT_NUMBER = re.compile(rf"(?<![\w/.:-]){_YEAR}\.\d{{1,4}} {_CAPITALS}-\d{{3}}(?!\d)")
_DOCUMENT = re.compile(r"-\d{3}(?!\d)")
_BRACKETED = re.compile(r"\(([^()]+)\)")
_UNKNOWN = re.compile(r"(?:[A-ZÅÄÖ]{2,6} )?(?=[\w./:-]*\d)[\w./:-]*[\w](?: \d[\d.]{1,6}(?![\w-]))?(?=[\s,;]|$)")


@dataclass(frozen=True, slots=True)
class Family:
    """A shape of case number.

    `bare`: recognised without a label, wherever it stands. `head`: recognised without one in brackets and where a
    record's own number stands; in running text it looks like other things.
    """

    name: str
    pattern: re.Pattern[str]
    bare: bool
    head: bool

    @classmethod
    def of(cls, scheme: Scheme) -> "Family":
        """The family of a scheme in the lexicon."""
        pattern = scheme.pattern
        for name, meant in _PLACES.items():
            pattern = pattern.replace(name, meant)
        bare = scheme.found == "anywhere"
        return cls(
            scheme.name,
            re.compile(rf"(?<![\w/.:-])(?:{pattern})(?![\w/]|[-:.]\d)"),
            bare,
            bare or scheme.found == "head",
        )


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """A case number found in a text: where, as printed (`raw`), with blanks mended (`value`), and its family.

    `labelled`: a label stands before it. `document`: the number goes on with a running number of a document
    in the case ("2022.088 SN-020"), which `raw` holds and `value` does not.
    """

    start: int
    end: int
    raw: str
    value: str
    family: str
    labelled: bool
    document: bool = False


class CaseNumberGrammar:
    """Finds case numbers by the labels and schemes of the lexicon."""

    def __init__(self, numbers: CaseNumbers, and_words: Sequence[str]) -> None:
        label = rf"{abbreviations(map(str.lower, numbers.labels), MARKS_LOST)}\b\.? ?:?"
        self._families = tuple(map(Family.of, numbers.schemes))
        self._order = {scheme.name: scheme.order for scheme in numbers.schemes}
        self._no_prefixes = numbers.no_prefixes
        self._label = re.compile(label, re.IGNORECASE)
        self._labelled = re.compile(rf"\b{label}\s*$", re.IGNORECASE)
        self._own_label = re.compile(rf"^\s*{label}\s*", re.IGNORECASE)
        self._leading = re.compile(rf"{label}\s*", re.IGNORECASE)
        self._trailing = re.compile(rf"\s*\(?{label}\s*\S.*$", re.IGNORECASE)
        self._find = lru_cache(maxsize=_REMEMBERED)(self._apart)
        self._joint = re.compile(rf"\s*(?:,|;|\b{parts_of_words(and_words)}\b)\s*")

    def find(self, text: str) -> Iterator[CaseNumber]:
        """All case numbers of a text, left to right, none overlapping another."""
        return iter(self._find(text))

    def _apart(self, text: str) -> tuple[CaseNumber, ...]:
        found: list[CaseNumber] = []
        for number in sorted(self._candidates(text), key=lambda number: (number.start, -number.end)):
            if not found or number.start >= found[-1].end:
                found.append(number)
        return tuple(found)

    def _candidates(self, text: str) -> Iterator[CaseNumber]:
        for family in self._families:
            for match in family.pattern.finditer(text):
                labelled = bool(self._labelled.search(text[max(0, match.start() - _LABEL_WITHIN) : match.start()]))
                bracketed = family.head and text[match.start() - 1 : match.start()] == "("
                if (labelled or family.bare or bracketed) and self._may_stand(match):
                    yield CaseNumber(
                        match.start(), match.end(), match.group(), _mended(match.group()), family.name, labelled
                    )
        for match in _DOCUMENT_NUMBER.finditer(text):
            value = _mended(_DOCUMENT.sub("", match.group()))
            yield CaseNumber(
                match.start(), match.end(), match.group(), value, "yyyy.n PRE", labelled=False, document=True
            )
        for match in _GLUED_CLASS.finditer(text):
            yield CaseNumber(match.start(), match.end(1), match.group(1), match.group(1), "n/yyyy", labelled=False)

    def _may_stand(self, match: re.Match[str]) -> bool:
        """Whether the capitals of a number, if it has any, may be a body's."""
        prefix = match.groupdict().get("prefix")
        return prefix is None or prefix.upper() not in self._no_prefixes

    def normalised(self, value: str, family: str) -> str | None:
        """Prefix, year and running number, for comparing numbers that are printed in different ways; None if unknown.

        "KS 2018/00909-1.1.1" and "Ks 909/2018" both give "KS:2018:909".
        """
        figures = [int(found) for found in re.findall(r"\d+", value)]
        if family == UNKNOWN or len(figures) < _SEVERAL:
            return None
        order = self._order.get(family, "year-number")
        number, year = figures[-2:] if order == "class-number-year" else figures[:2]
        if order == "year-number":
            number, year = year, number
        if year < _TWO_DIGITS:
            year += 1900 if year >= _CENTURY else 2000
        prefix = "".join(re.findall(r"[A-ZÅÄÖ]+", value.upper()))
        return ":".join(part for part in (prefix, str(year), str(number)) if part)

    def alone(self, text: str) -> CaseNumber | None:
        """The case number that a line holds and nothing else beside a label, also in a form that needs one."""
        bare = self._own_label.sub("", text).strip().rstrip(".")
        bare = bracketed[1] if (bracketed := _BRACKETED.fullmatch(bare)) else bare
        for family in self._families:
            match = family.pattern.fullmatch(bare)
            if match and self._may_stand(match):
                start = text.index(bare)
                return CaseNumber(
                    start, start + len(bare), bare, _mended(bare), family.name, labelled=bare != text.strip()
                )
        return None

    def first(self, text: str, *, labelled: bool = False) -> CaseNumber | None:
        """The case number that a text begins with, after a label or without; behind a label also one of no known family.

        `labelled`: the label stands elsewhere, as the head of a cell does.
        """
        match = self._leading.match(text)
        start = match.end() if match else 0
        label = labelled or match is not None
        for family in self._families:
            match = family.pattern.match(text, start)
            if match and (label or family.head) and self._may_stand(match):
                return CaseNumber(start, match.end(), match.group(), _mended(match.group()), family.name, label)
        match = _UNKNOWN.match(text, start) if label else None
        return CaseNumber(start, match.end(), match.group(), match.group(), UNKNOWN, labelled=True) if match else None

    def leading(self, text: str) -> int:
        """How many characters at the start of a text a label and one or more case numbers take; 0 where none stands there."""
        end = 0
        while number := self.first(text[end:]):
            end += number.end
            joint = self._joint.match(text, end)
            if not joint or not self.first(text[joint.end() :]):
                return end
            end = joint.end()
        label = self._leading.match(text)
        return max(end, label.end() if label else 0)

    def trailing(self, text: str) -> int | None:
        """Where a label and what follows it begin at the end of a text, None where there is none."""
        match = self._trailing.search(text)
        return match.start() if match else None

    def begins_with_label(self, text: str) -> bool:
        """Whether a text begins with a label of a case number."""
        return bool(self._label.match(text))


def _mended(raw: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"(?<=[-/])\s+(?=\d)", "", raw)) if " - " not in raw else raw

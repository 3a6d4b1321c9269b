"""Case numbers (diarienummer): one named pattern per family, longest and most telling first.

A family marked *bare* is recognised wherever it stands. The others look like other things (years, fractions, dates),
so they count only beside a label ("Dnr", "Diarienr", "Ärendenummer" …).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

LABEL = r"(?:d\.? ?nr|diarie\.? ?nr|diarienummer|[äa]rendenummer|[äa]rende ?nr|[äa]rendebeteckning|diarie(?:beteckning)?)\b\.? ?:?"

_CAPITALS = r"[A-ZÅÄÖ]{2,6}"
_PREFIX = (
    rf"(?:{_CAPITALS}|[A-ZÅÄÖ][bcdfghjklmnpqrstvwxz]{{1,3}})"  # KS, Ks, Kst: a word with small vowels is no prefix
)
_YEAR = r"(?:19|20)\d\d"
_CLASS = r"(?: \d{3}(?!\d))?"  # a three-digit class of the registry plan after the number

_NOT_A_PREFIX = frozenset(
    [
        "DNR",
        "NR",
        "KL",
        "KR",
        "ST",
        "TSD",
        "SOU",
        "DS",
        "SFS",
        "TSFS",
        "BFS",
        "AFS",
        "RAFS",
        "RA-FS",
        "KFS",
        "SOSFS",
        "HSLF-FS",
        "PROP",
        "EU",
        "EG",
        "ISO",
        "SS",
        "NJA",
        "MÖD",
        "KPI",
        "AB",
        "HB",
        "ISBN",
        "ISSN",
        "BUDGET",
        "PLAN",
        "VT",
        "HT",
        "ÅR",
        "LÄSÅR",
        "VINTER",
        "SÄSONG",
        "MB",
        "PM",
    ]
)


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


def _family(name: str, pattern: str, *, bare: bool, head: bool = False) -> Family:
    return Family(name, re.compile(rf"(?<![\w/.:-]){pattern}(?![\w/]|[-:.]\d)"), bare, head or bare)


FAMILIES = (
    _family("PRE/yyyy:n", rf"(?P<prefix>{_PREFIX})/{_YEAR}:\d{{1,5}}(?: - \d{{3}})?", bare=True),
    _family("yyyy/PRE n", rf"{_YEAR}/(?P<prefix>{_CAPITALS}) \d{{2,5}}{_CLASS}", bare=True),
    _family("yyyyPREn", rf"{_YEAR}(?P<prefix>{_CAPITALS})\d{{2,6}}(?:\.\d{{3}})?", bare=True),
    _family("yyyy-PREn/n", rf"{_YEAR}-(?P<prefix>{_CAPITALS})\d{{3,5}}/\d{{3}}", bare=True),
    _family("yyyy/n-PRE", rf"{_YEAR}/\d{{1,5}}-(?P<prefix>{_CAPITALS})", bare=True),
    _family("yyyy.n PRE", rf"{_YEAR}\.\d{{1,4}} (?P<prefix>{_CAPITALS}){_CLASS}", bare=True),
    _family("PRE.yyyy.n", rf"(?P<prefix>[A-ZÅÄÖ]{{1,6}})\.{_YEAR}\.\d{{1,5}}", bare=True),
    _family("PRE yyyy/n", rf"(?P<prefix>{_PREFIX})[ /-]?{_YEAR}/\d{{1,5}}(?:-\d+(?:\.\d+)*)?{_CLASS}", bare=True),
    _family("PRE yy/n", rf"(?P<prefix>{_CAPITALS}) \d\d/\d{{3,5}}", bare=True),
    _family("PRE n/yy", r"(?P<prefix>[A-ZÅÄÖ]{2,4}) \d{1,4}/\d\d", bare=False, head=True),
    _family("yyPREn", rf"\d\d(?P<prefix>{_CAPITALS})\d{{1,5}}", bare=False),
    _family("PRE n/yyyy", rf"(?P<prefix>{_PREFIX}) \d{{1,5}}/{_YEAR}", bare=True),
    _family("PRE-yyyy-n", rf"(?P<prefix>{_CAPITALS})-{_YEAR}-\d{{1,6}}(?::\d{{1,3}})?", bare=True),
    _family("PRE yyyy-n", rf"(?P<prefix>{_CAPITALS}) {_YEAR}-\d{{3,6}}", bare=True),
    _family("PRE yyyy-n", rf"(?P<prefix>{_CAPITALS}) {_YEAR}-\d{{1,2}}", bare=False, head=True),
    _family("class-n-yyyy", rf"\d{{1,2}}(?:\.\d{{1,2}})+-\d{{1,5}}-{_YEAR}", bare=True),
    _family("yyyy-n-class", rf"{_YEAR}-\d{{1,5}}-\d{{3}}", bare=False),
    _family("PRE yy-n class", rf"(?P<prefix>{_CAPITALS}) \d\d-\d{{1,5}}{_CLASS}", bare=False),
    _family("n/yyyy", rf"\d{{1,6}}/{_YEAR}", bare=False),
    _family("yyyy/n", rf"{_YEAR}/\d{{1,5}}", bare=False),
    _family("yyyy-n", rf"{_YEAR}-\d{{4,6}}", bare=False),
    _family("n/yy-n", r"\d{2,5}/\d\d(?:-\d{1,4})?", bare=False),
)

_LABELLED = re.compile(rf"\b{LABEL}\s*$", re.IGNORECASE)
_GLUED_CLASS = re.compile(rf"(?<![\w/])(\d{{5}}/{_YEAR})(?=\d\.\d)")
_DOCUMENT_NUMBER = re.compile(rf"(?<![\w/.:-]){_YEAR}\.\d{{1,4}} {_CAPITALS}-\d{{3}}(?!\d)")
_DOCUMENT = re.compile(r"-\d{3}(?!\d)")


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


def find(text: str) -> Iterator[CaseNumber]:
    """All case numbers of a text, left to right, none overlapping another."""
    taken = 0
    for number in sorted(_candidates(text), key=lambda number: (number.start, -number.end)):
        if number.start >= taken:
            yield number
            taken = number.end


def _candidates(text: str) -> Iterator[CaseNumber]:
    for family in FAMILIES:
        for match in family.pattern.finditer(text):
            labelled = bool(_LABELLED.search(text[max(0, match.start() - 24) : match.start()]))
            bracketed = family.head and text[match.start() - 1 : match.start()] == "("
            if (labelled or family.bare or bracketed) and _is_prefix(match.groupdict().get("prefix")):
                yield CaseNumber(
                    match.start(), match.end(), match.group(), _mended(match.group()), family.name, labelled
                )
    for match in _DOCUMENT_NUMBER.finditer(text):
        value = _mended(_DOCUMENT.sub("", match.group()))
        yield CaseNumber(match.start(), match.end(), match.group(), value, "yyyy.n PRE", labelled=False, document=True)
    for match in _GLUED_CLASS.finditer(text):
        yield CaseNumber(match.start(), match.end(1), match.group(1), match.group(1), "n/yyyy", labelled=False)


def _is_prefix(prefix: str | None) -> bool:
    return prefix is None or prefix.upper() not in _NOT_A_PREFIX


def _mended(raw: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"(?<=[-/])\s+(?=\d)", "", raw)) if " - " not in raw else raw


_NUMBER_FIRST = frozenset(("PRE n/yyyy", "PRE n/yy", "n/yyyy", "n/yy-n"))
_CENTURY = 50  # two-digit years from here on belong to the last century
_TWO_DIGITS = 100
_SEVERAL = 2  # figures that a year and a running number are


def normalised(value: str, family: str) -> str | None:
    """Prefix, year and running number, for comparing numbers that are printed in different ways; None if unknown.

    >>> normalised("KS 2018/00909-1.1.1", "PRE yyyy/n"), normalised("Ks 909/2018", "PRE n/yyyy")
    ('KS:2018:909', 'KS:2018:909')
    """
    figures = [int(found) for found in re.findall(r"\d+", value)]
    if family == UNKNOWN or len(figures) < _SEVERAL:
        return None
    if family == "class-n-yyyy":
        number, year = figures[-2:]
    else:
        year, number = (figures[1], figures[0]) if family in _NUMBER_FIRST else (figures[0], figures[1])
    if year < _TWO_DIGITS:
        year += 1900 if year >= _CENTURY else 2000
    prefix = "".join(re.findall(r"[A-ZÅÄÖ]+", value.upper()))
    return ":".join(part for part in (prefix, str(year), str(number)) if part)


_BRACKETED = re.compile(r"\(([^()]+)\)")


def alone(text: str) -> CaseNumber | None:
    """The case number that a line holds and nothing else beside a label, also in a form that needs one."""
    bare = re.sub(rf"^\s*{LABEL}\s*", "", text, flags=re.IGNORECASE).strip().rstrip(".")
    bare = bracketed[1] if (bracketed := _BRACKETED.fullmatch(bare)) else bare
    for family in FAMILIES:
        match = family.pattern.fullmatch(bare)
        if match and _is_prefix(match.groupdict().get("prefix")):
            start = text.index(bare)
            return CaseNumber(start, start + len(bare), bare, _mended(bare), family.name, labelled=bare != text.strip())
    return None


_LEADING = re.compile(rf"{LABEL}\s*", re.IGNORECASE)
_UNKNOWN = re.compile(r"(?:[A-ZÅÄÖ]{2,6} )?(?=[\w./:-]*\d)[\w./:-]*[\w](?: \d[\d.]{1,6}(?![\w-]))?(?=[\s,;]|$)")
_AND = re.compile(r"\s*(?:,|;|\boch\b)\s*")
UNKNOWN = "unknown"


def first(text: str, *, labelled: bool = False) -> CaseNumber | None:
    """The case number that a text begins with, after a label or without; behind a label also one of no known family.

    `labelled`: the label stands elsewhere, as the head of a cell does.
    """
    match = _LEADING.match(text)
    start = match.end() if match else 0
    label = labelled or match is not None
    for family in FAMILIES:
        match = family.pattern.match(text, start)
        if match and (label or family.head) and _is_prefix(match.groupdict().get("prefix")):
            return CaseNumber(start, match.end(), match.group(), _mended(match.group()), family.name, label)
    match = _UNKNOWN.match(text, start) if label else None
    return CaseNumber(start, match.end(), match.group(), match.group(), UNKNOWN, labelled=True) if match else None


def leading(text: str) -> int:
    """How many characters at the start of a text a label and one or more case numbers take; 0 where none stands there."""
    end = 0
    while number := first(text[end:]):
        end += number.end
        joint = _AND.match(text, end)
        if not joint or not first(text[joint.end() :]):
            return end
        end = joint.end()
    label = _LEADING.match(text)
    return max(end, label.end() if label else 0)


def begins_with_label(text: str) -> bool:
    """Whether a text begins with a label of a case number."""
    return bool(_LEADING.match(text))

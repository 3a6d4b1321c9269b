"""References to other decisions, cases, laws and publications: patterns by kind, the most telling first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diakrit.model import ReferenceKind
from diakrit.swedish.grammar import casenumber, dates

_SECTION_LETTER = r"(?: ?[a-z](?![\w]))?"
_STATUTE = r"(?:18|19|20)\d\d:\d{1,4}"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("sou", re.compile(rf"(?<!\w)SOU {_STATUTE}(?!\d)")),
    ("publication", re.compile(r"(?<!\w)Ds (?:19|20)\d\d:\d{1,3}(?!\d)")),
    ("publication", re.compile(r"(?<!\w)[Pp]rop\. ?(?:19|20)\d\d/\d\d:\d{1,3}(?!\d)")),
    ("publication", re.compile(r"(?<!\w)P\d{2,3} \((?:19|20)\d\d\)")),
    ("regulation", re.compile(rf"(?<!\w)(?!SFS )(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{{0,4}}-?)FS {_STATUTE}(?!\d)")),
    ("regulation", re.compile(r"(?<=\(EU\) )(?:nr )?(?:19|20)\d\d/\d{1,4}(?!\d)")),
    ("circular", re.compile(r"(?<!\w)[Cc]irkulär \d\d:\d{1,3}(?!\d)")),
    ("law", re.compile(rf"(?:(?<=\()|(?<!\w)SFS ){_STATUTE}(?=\)|(?!\d))(?<!\d:)")),
    (
        "law_section",
        re.compile(
            rf"(?<!\w)\d{{1,2}}(?: ?[a-z])? kap\.?(?: (?:§§? ?\d{{1,3}}{_SECTION_LETTER}|\d{{1,3}}{_SECTION_LETTER}(?: ?§)?(?!\w)))?"
            rf"|(?<!\w)kap\.? \d{{1,2}} §§? ?\d{{1,3}}{_SECTION_LETTER}"
        ),
    ),
    ("meeting", re.compile(r"(?<!\w)(?P<organ>[A-ZÅÄÖ]{2,5}) (?P<yymmdd>\d{6})(?![\d-])")),
    ("paragraph", re.compile(r"(?<!kap\. )(?<!kap )§ ?(?P<number>\d{1,4})(?!\d)(?! ?[–-] ?\d)")),
    ("law_section", re.compile(rf"(?<![\w§.])\d{{1,3}}{_SECTION_LETTER} §(?! ?\d)")),
)

_REGULATION = re.compile(r"\b(?:föreskrift(?:er|en|erna)?|allmänna råd)\b[^.§\d]*\($")  # of an authority, not a law
_MOTION = re.compile(r"[Mm]otion \($")  # "Motion (2016:5)" numbers a motion, not a law


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference in a text. `organ` and `date` (ISO) where the sentence names them."""

    start: int
    end: int
    kind: ReferenceKind
    value: str
    organ: str | None = None
    date: str | None = None


def find(text: str) -> Iterator[FoundReference]:
    """All references of a text, left to right, none overlapping another."""
    taken = 0
    for reference in sorted(_candidates(text), key=lambda found: found.start):
        if reference.start >= taken:
            yield reference
            taken = reference.end


def _candidates(text: str) -> list[FoundReference]:
    found: list[FoundReference] = []
    claimed: list[tuple[int, int]] = []
    for number in casenumber.find(text):
        kind = ReferenceKind.DOCUMENT_NUMBER if number.document else ReferenceKind.CASE_NUMBER
        value = number.raw if number.document else number.value
        found.append(FoundReference(number.start, number.end, kind, value))
        claimed.append((number.start, number.end))
    for name, pattern in PATTERNS:
        kind = ReferenceKind(name)
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in claimed):
                continue
            if kind is ReferenceKind.LAW and _MOTION.search(text[max(0, match.start() - 8) : match.start()]):
                continue
            if kind is ReferenceKind.LAW and _REGULATION.search(
                text[max(0, match.start() - _SENTENCE) : match.start()]
            ):
                found.append(FoundReference(match.start(), match.end(), ReferenceKind.REGULATION, match.group()))
                claimed.append((match.start(), match.end()))
                continue
            reference = _reference(kind, match, text)
            if reference is not None:
                found.append(reference)
                claimed.append((match.start(), match.end()))
    return found


def _reference(kind: ReferenceKind, match: re.Match[str], text: str) -> FoundReference | None:
    if kind is ReferenceKind.MEETING:
        day = dates.from_yymmdd(match["yymmdd"])
        return FoundReference(match.start(), match.end(), kind, match.group(), match["organ"], day) if day else None
    if kind is ReferenceKind.PARAGRAPH:
        value = f"§ {match['number']}"
        return FoundReference(match.start(), match.end(), kind, value, *_decided(text, match.start(), match.end()))
    value = match.group().removeprefix("SFS ") if kind is ReferenceKind.LAW else match.group()
    return FoundReference(match.start(), match.end(), kind, value)


_ORGAN = re.compile(
    r"(?:\b(?:[Tt]ekniska|[Ss]ociala|[Gg]emensamma) )?(?:\b[^\W\d_][\w-]*(?:-| och|,) ){0,3}\b[\wåäöÅÄÖ]*(?:nämnden|nämndens|styrelsen|styrelsens|fullmäktige|fullmäktiges|utskottet|utskott)\b"
    r"(?: [a-zåäö]*utskott)?|(?<!\d )\b(?:KF|KS|[A-ZÅÄÖ]{0,4}AU|[A-ZÅÄÖ]{1,4}N)\b(?!-\d)"
)
_SENTENCE = 140  # how far back the body and the day of a § may stand
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ])|\n")


def _decided(text: str, start: int, end: int) -> tuple[str | None, str | None]:
    """The body and the day that the same sentence gives for a §: nearest before it, else right after it."""
    window = max(0, start - _SENTENCE)
    sentence = max((match.end() for match in _SENTENCE_END.finditer(text, window, start)), default=window)
    before = text[sentence:start]
    after = text[end : end + 34].split("\n", maxsplit=1)[0].split("§", maxsplit=1)[0]
    days = [found.value for found in dates.find(before)]
    organs = [match.group() for match in _ORGAN.finditer(before)]
    later_days = [found.value for found in dates.find(after) if found.start <= 16]  # noqa: PLR2004 - right behind it
    later_organs = [match.group() for match in _ORGAN.finditer(after) if match.start() <= 2]  # noqa: PLR2004
    return (
        later_organs[0] if later_organs else next(reversed(organs), None),
        days[-1] if days else next(iter(later_days), None),
    )

"""References to other decisions, cases, laws and publications: patterns by kind, the most telling first."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diakrit.lexicon.phrases import any_of, either, parts_of_words
from diakrit.lexicon.rows import Organs, Prose, References
from diakrit.model import ReferenceKind
from diakrit.swedish.grammar import dates
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar
from diakrit.swedish.grammar.dates import DateGrammar
from diakrit.swedish.grammar.organs import adjectives

_SECTION_LETTER = r"(?: ?[a-z](?![\w]))?"
_STATUTE = r"(?:18|19|20)\d\d:\d{1,4}"
_SENTENCE = 140  # how far back the body and the day of a § may stand
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ])|\n")
_PAPER_WITHIN = 32  # how far back the name of a paper that is numbered in brackets may begin


@dataclass(frozen=True, slots=True)
class FoundReference:
    """A reference in a text. `organ` and `date` (ISO) where the sentence names them."""

    start: int
    end: int
    kind: ReferenceKind
    value: str
    organ: str | None = None
    date: str | None = None


class ReferenceGrammar:
    """Finds references by the words of the lexicon."""

    def __init__(
        self, references: References, organs: Organs, prose: Prose, numbers: CaseNumberGrammar, days: DateGrammar
    ) -> None:
        self._numbers, self._days = numbers, days
        self._patterns = tuple(_patterns(references))
        self._book = re.compile(rf"^{parts_of_words(references.statute_book)} ")
        self._regulation = re.compile(rf"{any_of(references.regulations)}[^.§\d]*\($")
        self._numbered = re.compile(rf"{any_of(references.numbered_papers)} \($", re.IGNORECASE)
        self._organ = _organ(organs, prose)

    def find(self, text: str) -> Iterator[FoundReference]:
        """All references of a text, left to right, none overlapping another."""
        taken = 0
        for reference in sorted(self._candidates(text), key=lambda found: found.start):
            if reference.start >= taken:
                yield reference
                taken = reference.end

    def _candidates(self, text: str) -> list[FoundReference]:
        found: list[FoundReference] = []
        claimed: list[tuple[int, int]] = []
        for number in self._numbers.find(text):
            kind = ReferenceKind.DOCUMENT_NUMBER if number.document else ReferenceKind.CASE_NUMBER
            value = number.raw if number.document else number.value
            found.append(FoundReference(number.start, number.end, kind, value))
            claimed.append((number.start, number.end))
        for kind, pattern in self._patterns:
            for match in pattern.finditer(text):
                if any(match.start() < end and start < match.end() for start, end in claimed):
                    continue
                reference = self._reference(kind, match, text)
                if reference is not None:
                    found.append(reference)
                    claimed.append((match.start(), match.end()))
        return found

    def _reference(self, kind: ReferenceKind, match: re.Match[str], text: str) -> FoundReference | None:
        if kind is ReferenceKind.MEETING:
            day = dates.from_yymmdd(match["yymmdd"])
            return FoundReference(match.start(), match.end(), kind, match.group(), match["organ"], day) if day else None
        if kind is ReferenceKind.PARAGRAPH:
            value = f"§ {match['number']}"
            return FoundReference(
                match.start(), match.end(), kind, value, *self._decided(text, match.start(), match.end())
            )
        if kind is not ReferenceKind.LAW:
            return FoundReference(match.start(), match.end(), kind, match.group())
        if self._numbered.search(text[max(0, match.start() - _PAPER_WITHIN) : match.start()]):
            return None  # "Motion (2016:5)" numbers a motion
        if self._regulation.search(text[max(0, match.start() - _SENTENCE) : match.start()]):
            return FoundReference(match.start(), match.end(), ReferenceKind.REGULATION, match.group())
        return FoundReference(match.start(), match.end(), kind, self._book.sub("", match.group()))

    def _decided(self, text: str, start: int, end: int) -> tuple[str | None, str | None]:
        """The body and the day that the same sentence gives for a §: nearest before it, else right after it."""
        window = max(0, start - _SENTENCE)
        sentence = max((match.end() for match in _SENTENCE_END.finditer(text, window, start)), default=window)
        before = text[sentence:start]
        after = text[end : end + 34].split("\n", maxsplit=1)[0].split("§", maxsplit=1)[0]
        days = [found.value for found in self._days.find(before)]
        organs = [match.group() for match in self._organ.finditer(before)]
        later_days = [found.value for found in self._days.find(after) if found.start <= 16]  # noqa: PLR2004 - right behind it
        later_organs = [match.group() for match in self._organ.finditer(after) if match.start() <= 2]  # noqa: PLR2004
        return (
            later_organs[0] if later_organs else next(reversed(organs), None),
            days[-1] if days else next(iter(later_days), None),
        )


def _patterns(words: References) -> Iterator[tuple[ReferenceKind, re.Pattern[str]]]:
    """Kinds of references and how they are printed, the most telling first."""
    for series in words.series:
        yield series.kind, re.compile(rf"(?<!\w)(?:{series.pattern.replace('{statute}', _STATUTE)})(?!\d)")
    book, chapter = parts_of_words(words.statute_book), parts_of_words(words.chapter)
    yield ReferenceKind.LAW, re.compile(rf"(?:(?<=\()|(?<!\w){book} ){_STATUTE}(?=\)|(?!\d))(?<!\d:)")
    section = rf"(?:§§? ?\d{{1,3}}{_SECTION_LETTER}|\d{{1,3}}{_SECTION_LETTER}(?: ?§)?(?!\w))"
    yield (
        ReferenceKind.LAW_SECTION,
        re.compile(
            rf"(?<!\w)\d{{1,2}}(?: ?[a-z])? {chapter}\.?(?: {section})?"
            rf"|(?<!\w){chapter}\.? \d{{1,2}} §§? ?\d{{1,3}}{_SECTION_LETTER}"
        ),
    )
    yield ReferenceKind.MEETING, re.compile(r"(?<!\w)(?P<organ>[A-ZÅÄÖ]{2,5}) (?P<yymmdd>\d{6})(?![\d-])")
    no_chapter = "".join(rf"(?<!{re.escape(word)}\. )(?<!{re.escape(word)} )" for word in words.chapter)
    yield ReferenceKind.PARAGRAPH, re.compile(rf"{no_chapter}§ ?(?P<number>\d{{1,4}})(?!\d)(?! ?[–-] ?\d)")
    yield ReferenceKind.LAW_SECTION, re.compile(rf"(?<![\w§.])\d{{1,3}}{_SECTION_LETTER} §(?! ?\d)")


def _organ(organs: Organs, prose: Prose) -> re.Pattern[str]:
    """The body before a §, by name or by its initials."""
    joined = parts_of_words(f" {word}" for word in prose.and_)
    return re.compile(
        rf"(?:\b{adjectives(organs)} )?(?:\b[^\W\d_][\w-]*(?:-|{joined}|,) ){{0,3}}"
        rf"\b[\wåäöÅÄÖ]*{parts_of_words(organs.before_paragraph)}\b"
        rf"(?: [a-zåäö]*{parts_of_words(organs.committee_suffixes)})?"
        rf"|(?<!\d )\b{either(organs.initials)}\b(?!-\d)"
    )

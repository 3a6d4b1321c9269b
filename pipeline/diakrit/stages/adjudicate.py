"""Decides where two engines read an identifier differently, and only where the document itself leaves one answer.

Either only one reading is an identifier at all and the other looks like it ("2O18/123"); or the first stands elsewhere in the document, or
fits between the §§ before and after it, and the second does not. The other way round nothing is decided: a case of the same day has
a number much alike. What is decided against the first engine stands in the ledger; what is not decided is marked as disputed, and asks for review.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from diakrit.knowledge import Knowledge
from diakrit.model import Document, Line, Position, RepairReason, ledger
from diakrit.swedish import numbering
from diakrit.swedish.grammar.agreement import alike, core, same
from diakrit.swedish.grammar.casenumber import UNKNOWN
from diakrit.swedish.repair.calibration import SURE

Value = tuple[str, str]
"""Kind and plain form of an identifier."""


@dataclass(frozen=True)
class Adjudicate:
    """Compares the two readings of each word that has two."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with each dispute decided or marked."""
        disputes = [
            (Position(page.number, index), at)
            for page in document.pages
            for index, line in enumerate(page.lines)
            for at, word in enumerate(line.words)
            if word.second is not None and not same(word.text, word.second)
        ]
        disputed = frozenset(position for position, _ in disputes)
        court = _Court(self.knowledge, document, disputed) if disputes else None
        for position, at in disputes if court else ():
            assert court is not None
            ruling = court.rule(document.line(position), position, at)
            document = (
                ledger.mended(document, position, {at: ruling}, RepairReason.SECOND_READING, SURE)
                if ruling
                else _disputed(document, position, at)
            )
        return document


class _Court:
    """What a document says about the identifiers in it, the disputed lines aside."""

    def __init__(self, knowledge: Knowledge, document: Document, disputed: frozenset[Position]) -> None:
        self._knowledge = knowledge
        self._mentioned: Counter[Value] = Counter()
        self._numbers: list[tuple[Position, int]] = []
        for page in document.pages:
            for index, line in enumerate(page.lines):
                position = Position(page.number, index)
                if position not in disputed:
                    self._mentioned.update({value for _, _, value in self._values(line.text)})
                    if start := numbering.PARAGRAPH.match(line.text):
                        self._numbers.append((position, int(start["number"])))

    def rule(self, line: Line, position: Position, at: int) -> str | None:
        """What a word reads: as it stands, or (another text) as the second engine has it; None where nothing decides."""
        word = line.words[at]
        assert word.second is not None
        other = word.text.replace(word.text.strip(".,;:()"), core(word.second))
        first, second = self._value(line, at, word.text), self._value(line, at, other)
        if first is None and second is None:
            return None if self._differ_in_figures(line, at) else word.text
        if first is None or second is None:
            if not alike(word.text, word.second):
                return None
            return other if first is None else word.text
        if first == second:
            return None if self._differ_in_figures(line, at) else word.text
        for fits in (self._is_mentioned, self._is_next):
            if fits(first, position) and not fits(second, position):
                return word.text
        return None  # that only the second fits may be chance: numbers near each other are alike

    def _is_mentioned(self, value: Value, _position: Position) -> bool:
        return value[0] != "§" and value in self._mentioned

    def _is_next(self, value: Value, position: Position) -> bool:
        """Whether a § fits between those before and after it."""
        if value[0] != "§":
            return False
        number = int(value[1])
        before = next((known for place, known in reversed(self._numbers) if _key(place) < _key(position)), None)
        after = next((known for place, known in self._numbers if _key(place) > _key(position)), None)
        if before is not None and after is not None:
            return before < number < after
        return number in (before is not None and before + 1, after is not None and after - 1)

    def _differ_in_figures(self, line: Line, at: int) -> bool:
        """Whether the readings of a word have other figures, where that word is told to be a number or counts votes."""
        word = line.words[at]
        assert word.second is not None
        one, other = ([char for char in core(text) if char.isdigit()] for text in (word.text, word.second))
        texts = [each.text for each in line.words]
        known = self._knowledge.identifiers
        told = at in known.counts(texts) or at in known.numbers(texts)
        return told and one != other and not alike(word.text, word.second)

    def _value(self, line: Line, at: int, text: str) -> Value | None:
        """The identifier that a word would be a part of if it read so."""
        words = [word.text for word in line.words]
        words[at] = text
        start = len(" ".join(words[:at])) + (at > 0)
        found = self._values(" ".join(words))
        return next((value for begins, ends, value in found if begins < start + len(text) and ends > start), None)

    def _values(self, text: str) -> Iterator[tuple[int, int, Value]]:
        """The identifiers of a line: where they stand, and what they are."""
        if not any(char.isdigit() for char in text):
            return
        if start := numbering.PARAGRAPH.match(text):
            yield 0, start.end("number"), ("§", start["number"])
        numbers = self._knowledge.case_numbers
        for number in (numbers.alone(text), numbers.first(text), *numbers.find(text)):
            if number and number.family != UNKNOWN:
                plain = numbers.normalised(number.value, number.family) or number.value
                yield number.start, number.end, ("case_number", plain)
        for day in self._knowledge.dates.find(text):
            yield day.start, day.end, ("date", day.value)
        for reference in self._knowledge.references.find(text):
            yield reference.start, reference.end, (reference.kind, reference.value)


def _disputed(document: Document, position: Position, at: int) -> Document:
    line = document.line(position)
    words = (*line.words[:at], replace(line.words[at], disputed=True), *line.words[at + 1 :])
    return ledger.with_line(document, position, replace(line, words=words))


def _key(position: Position) -> tuple[int, int]:
    return position.page, position.index

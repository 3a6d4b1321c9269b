"""Swedish personal identity numbers (personnummer, samordningsnummer), whole or damaged by OCR.

A number is a day of birth and four digits: YYMMDD-NNNN or YYYYMMDD-NNNN, with + after the hundredth birthday. A
samordningsnummer has 60 added to the day. Organisation numbers have the same shape and a third digit of 2 or more, so
they are no days. A wrong check digit is no defence: an OCR may have misread any digit.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diakrit.lexicon.phrases import either, parts_of_words
from diakrit.lexicon.rows import IdentityNumbers
from diakrit.model import SensitiveKind

_READ_FOR = str.maketrans("OoQDIl|!ZzSsBg", "00001111225589")
_DIGIT = r"[\dOoQDIl|!ZzSsBg]"
_MARK = r"[-+–—‐‑‒―~−\u00ad]"
_SHAPE = re.compile(
    rf"(?<![\w-])(?P<century>(?:18|19|20|[1l|I]9|2[0O]))?(?P<day>{_DIGIT}{{6}})"
    rf"(?P<joint> ?{_MARK}{{1,2}} ?|[ ./])?(?P<serial>{_DIGIT}{{4}})(?!\d)"
)
_ISO_SHAPE = re.compile(r"(?<![\w-])(?:19|20)(?P<day>\d\d-\d\d-\d\d)(?P<joint>-| )(?P<serial>\d{4})(?!\d)")
_LEAST_DIGITS = 5  # of the ten: fewer are a word
_COORDINATION = 60  # added to the day of a samordningsnummer
_LABEL_WITHIN = 24  # characters


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text; `certain` where its check digit is right."""

    start: int
    end: int
    kind: SensitiveKind
    certain: bool


class IdentityNumberGrammar:
    """Finds identity numbers; the lexicon knows what stands before them, and before others that look like them."""

    def __init__(self, numbers: IdentityNumbers) -> None:
        labels, between = either(numbers.labels), parts_of_words(numbers.between)
        self._label = re.compile(rf"{labels}\b\.?(?:\s+{between})?\s*[.:]?\s*$", re.IGNORECASE)
        self._other_label = re.compile(rf"\b{either(numbers.other_labels)}\b\.?:?\s*$", re.IGNORECASE)

    def ends_with_label(self, text: str) -> bool:
        """Whether a text ends with what stands right before a number that is one for sure."""
        return bool(self._label.search(text))

    def find(self, text: str) -> Iterator[FoundNumber]:
        """All identity numbers of a text, left to right."""
        matches = [*_SHAPE.finditer(text), *_ISO_SHAPE.finditer(text)]
        for match in sorted(matches, key=re.Match.start):
            raw = match["day"].replace("-", "") + match["serial"]
            digits = raw.translate(_READ_FOR)
            kind = _kind(digits)
            if kind is None or sum(char.isdigit() for char in raw) < _LEAST_DIGITS:
                continue
            certain = raw.isdigit() and luhn(digits)
            before = text[max(0, match.start() - _LABEL_WITHIN) : match.start()]
            joint = match["joint"] or ""
            marked = joint.strip() not in ("", ".", "/") and not (
                raw.isdigit() and self._is_something_else(digits, before)
            )
            if certain or self.ends_with_label(before) or marked:
                yield FoundNumber(match.start(), match.end(), kind, certain)

    def masked(self, text: str) -> str:
        """The text with an asterisk for each figure of an identity number."""
        for found in self.find(text):
            text = text[: found.start] + re.sub(r"\w", "*", text[found.start : found.end]) + text[found.end :]
        return text

    def _is_something_else(self, digits: str, before: str) -> bool:
        """Whether ten clean digits with a wrong check digit are a period ("190101-1231"), or a number of another kind."""
        if luhn(digits):
            return False
        last = digits[6:]
        period = 1 <= int(last[:2]) <= 12 and 1 <= int(last[2:]) <= 31 and last >= digits[2:6]  # noqa: PLR2004
        return period or last[:2] in ("19", "20") or bool(self._other_label.search(before))


def _kind(digits: str) -> SensitiveKind | None:
    """What ten digits are by their day, None where there is no such day."""
    month, day = int(digits[2:4]), int(digits[4:6])
    if not 1 <= month <= 12:  # noqa: PLR2004 - months
        return None
    if 1 <= day <= 31:  # noqa: PLR2004 - days
        return SensitiveKind.PERSONNUMMER
    return SensitiveKind.SAMORDNINGSNUMMER if 1 <= day - _COORDINATION <= 31 else None  # noqa: PLR2004


def luhn(digits: str) -> bool:
    """Whether the check digit of ten digits is right.

    >>> luhn("8112189876")
    True
    """
    products = (int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(digits))
    return sum(product // 10 + product % 10 for product in products) % 10 == 0

"""Patterns made of the words in the tables: whoever adds a word writes no regular expression.

In a table `*` stands for the rest of a word ("återremi*"), and a word in brackets may be missing ("lämnar (en) reservation").
"""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from diakrit.text import fold

AS_PRINTED: Mapping[str, str] = MappingProxyType({})
MARKS_LOST: Mapping[str, str] = MappingProxyType({"å": "[åa]", "ä": "[äa]", "ö": "[öo]"})
"""What å, ä and ö are without their marks."""
MARKS_MISREAD: Mapping[str, str] = MappingProxyType({"å": "[åaäid4é]", "ä": "[äaidé4å]", "ö": "[öo6édøõ]"})
"""What å, ä and ö become when a paper is read with an English model."""
MARKS_UNKNOWN: Mapping[str, str] = MappingProxyType({"å": ".{1,2}", "ä": ".{1,2}", "ö": "[oö]?.?"})
"""Room for whatever stands where å, ä and ö should."""

_REST = "*"
_OPTIONAL = re.compile(r"\(([^()]+)\) ")
_NEVER = r"(?!)"


def any_of(phrases: Iterable[str], marks: Mapping[str, str] = AS_PRINTED, *, blank: str = " ") -> str:
    """A pattern for any of some phrases as whole words, the longest first; without phrases it never matches.

    Args:
        phrases: As the tables have them, with `*` and brackets.
        marks: Patterns for å, ä and ö.
        blank: The pattern between words.
    """
    return _alternatives(phrases, lambda phrase: _as_words(phrase, marks, blank))


def parts_of_words(phrases: Iterable[str], marks: Mapping[str, str] = AS_PRINTED) -> str:
    """A pattern for any of some texts, wherever they begin and end; `*` and brackets have no meaning here."""
    return _alternatives(phrases, lambda phrase: _spelt(phrase, marks))


def abbreviations(phrases: Iterable[str], marks: Mapping[str, str] = AS_PRINTED) -> str:
    """The same for abbreviations: a full stop may be missing, inside them a blank may follow it ("t.o.m." is "t o m", too)."""
    stops = {**marks, ".": r"\.? ?"}
    return _alternatives(phrases, lambda phrase: re.sub(r"\\\.\? \?(?=$| )", lambda _: r"\.?", _spelt(phrase, stops)))


def either(patterns: Iterable[str]) -> str:
    """A pattern for any of some regular expressions."""
    given = "|".join(f"(?:{pattern})" for pattern in patterns)
    return f"(?:{given})" if given else _NEVER


def folded(phrases: Iterable[str]) -> tuple[str, ...]:
    """Phrases as folded text has them."""
    return tuple(map(fold, phrases))


def whole(patterns: Iterable[str]) -> re.Pattern[str]:
    """Matches a whole text if any of some regular expressions does, without regard to case."""
    return re.compile(either(patterns), re.IGNORECASE)


def _alternatives(phrases: Iterable[str], spell: Callable[[str], str]) -> str:
    spelt = [spell(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    return f"(?:{'|'.join(spelt)})" if spelt else _NEVER


def _as_words(phrase: str, marks: Mapping[str, str], blank: str) -> str:
    bare = phrase.strip(_REST)
    texts = (_spelt(text, marks, blank) for text in _OPTIONAL.split(bare))  # every other one stood in brackets
    body = "".join(f"(?:{text}{blank})?" if index % 2 else text for index, text in enumerate(texts))
    begins = "" if phrase.startswith(_REST) or not re.match(r"[\w(]", bare) else r"\b"
    ends = "" if phrase.endswith(_REST) or not re.search(r"\w$", bare) else r"\b"
    return f"{begins}{body}{ends}"


def _spelt(text: str, marks: Mapping[str, str], blank: str = " ") -> str:
    return "".join(blank if char == " " else marks.get(char) or re.escape(char) for char in text)

"""Small operations on text. Knows nothing about pages or documents."""

import re
import unicodedata
from functools import lru_cache

_WORD_START = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=32_768)
def fold(text: str) -> str:
    """Lower case without diacritics, blanks collapsed: damaged and sound spellings become equal.

    >>> fold("Förslag  till BESLUT")
    'forslag till beslut'
    """
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(bare.lower().split())


def slug(text: str) -> str:
    """The text in letters, digits and single hyphens, for identifiers.

    >>> slug("Barn- och ungdomsnämnden")
    'barn-och-ungdomsnamnden'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def printable(text: str) -> str:
    r"""The text as it can be printed anywhere: what is no character, as in file names that are not UTF-8, is written as an escape.

    >>> printable("bil\udce4ga.pdf")
    'bil\\udce4ga.pdf'
    """
    return text.encode("utf-8", errors="backslashreplace").decode("utf-8")


def starts_lower(text: str) -> bool:
    """Whether a text starts with a lower-case letter, quotation marks aside."""
    first = text.lstrip("\"'”’(")[:1]
    return first.islower()


def ends_sentence(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return text.rstrip("\"'”’)").endswith((".", ":", "?", "!", ";"))


def squeeze(text: str) -> str:
    """The text with white space collapsed to single blanks, and none at the ends."""
    return " ".join(text.split())


def letters(text: str) -> int:
    """The number of letters in a text."""
    return len(_WORD_START.findall(text))

"""Small operations on text that several rooms need. Knows nothing of pages or documents."""

import re
import unicodedata

_WORD_START = re.compile(r"[^\W\d_]")


def fold(text: str) -> str:
    """Lower case without diacritics, blanks run together: the form in which damaged and sound spellings meet.

    >>> fold("Förslag  till BESLUT")
    'forslag till beslut'
    """
    bare = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return " ".join(bare.lower().split())


def slug(text: str) -> str:
    """Letters, digits and single hyphens, for identifiers.

    >>> slug("Barn- och ungdomsnämnden")
    'barn-och-ungdomsnamnden'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def starts_lower(text: str) -> bool:
    """Whether the first letter of a text is a small one, and nothing but quotes stands before it."""
    first = text.lstrip("\"'”’(")[:1]
    return first.islower()


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence may end."""
    return text.rstrip("\"'”’)").endswith((".", ":", "?", "!", ";"))


def squeeze(text: str) -> str:
    """Blanks of every kind run together, none at the ends."""
    return " ".join(text.split())


def letters(text: str) -> int:
    """How many letters a text holds."""
    return len(_WORD_START.findall(text))

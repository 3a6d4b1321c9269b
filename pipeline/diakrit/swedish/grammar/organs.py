"""Names of municipal bodies and offices, in running text and alone on a line, also in damaged spelling."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diakrit.lexicon.phrases import MARKS_MISREAD, either, parts_of_words
from diakrit.lexicon.rows import Organs, Words

_EDGES = " .-–—_'`´|"  # specks and rules that OCR reads beside a name
_ABBREVIATION = 5  # letters; longer names in capitals are names
_TASK = r"[^\d.:;]{4,60}"


@dataclass(frozen=True, slots=True)
class Organ:
    """A body found in a text; `name` begins with a capital and is not in the genitive."""

    start: int
    end: int
    name: str


class OrganGrammar:
    """Finds bodies by the endings of their names ("…nämnden", "…styrelsen", "…styrelsens arbetsutskott")."""

    def __init__(self, organs: Organs) -> None:
        endings, genitives = _endings(organs.body_suffixes)
        offices, _ = _endings(organs.office_suffixes)
        join = parts_of_words(organs.joins)
        compound = rf"(?:[^\W\d_]+-(?:,|\s{join})?\s(?:[^\W\d_]+-(?:,|\s{join})\s)?)?"  # "Barn- och ", "Kultur-, fritids- och "
        adjective = adjectives(organs)
        lead = rf"(?:(?:{compound}[^\W\d_]*{genitives}|{adjective})\s)?"
        self._body = re.compile(rf"\b{lead}{compound}[^\W\d_]*{endings}(?P<genitive>s?)\b")
        self._office = re.compile(rf"\b(?:{adjective}\s)?{compound}[^\W\d_]*{offices}s?\b")
        self._begun = re.compile(rf"{compound}[^\W\d_]*{genitives}|{compound}[^\W\d_]+-(?:\s{join})?")
        self._behind_name = re.compile(
            rf"(?:^|, )[A-ZÅÄÖ](?:-[A-ZÅÄÖ])?\.?(?: [A-ZÅÄÖ][\w-]+){{1,2}}(?P<cut>\.? )(?={either(organs.initials)}(?:,|$))"
        )
        self._named_by_task = re.compile(rf"{parts_of_words(organs.named_by_task)} {_TASK}")

    def find(self, text: str) -> Iterator[Organ]:
        """All bodies that a text names in full, left to right."""
        for match in self._body.finditer(text):
            yield Organ(match.start(), match.end(), _name(match.group(), match["genitive"]))

    def alone(self, text: str) -> str | None:
        """The body that a line names and nothing else, None where there is more or less."""
        bare = text.strip(_EDGES)
        bare = bare.capitalize() if bare.isupper() and len(bare) > _ABBREVIATION else bare
        if self._named_by_task.fullmatch(bare):
            return bare
        match = self._body.fullmatch(bare)
        return _name(bare, "") if match and bare[:1].isupper() and not match["genitive"] else None

    def ends(self, text: str) -> bool:
        """Whether a line holds the last part of a body's name, in small letters ("arbetsutskott")."""
        return text[:1].islower() and bool(self._body.fullmatch(text.strip(_EDGES)))

    def begun(self, text: str) -> bool:
        """Whether a line holds the first part of a body's name that goes on in the next ("Socialnämndens")."""
        return text[:1].isupper() and bool(self._begun.fullmatch(text.strip()))

    def behind_name(self, text: str) -> Iterator[tuple[int, int]]:
        """What parts a person from the initials of a body in a list: "E. Lind. TN, Ekonomiavdelningen"."""
        return (match.span("cut") for match in self._behind_name.finditer(text))

    def is_office(self, text: str) -> bool:
        """Whether a line names an office and nothing else."""
        return bool(self._office.fullmatch(text.strip()))

    def leads(self, text: str) -> bool:
        """Whether a text begins with the name of a body or an office."""
        return bool(self._body.match(text) or self._office.match(text))


def adjectives(organs: Organs) -> str:
    """A pattern for the words of their own that names of bodies begin with, large or small."""
    return parts_of_words(spelt for word in organs.adjectives for spelt in (word.capitalize(), word.lower()))


def _endings(suffixes: Words) -> tuple[str, str]:
    """Patterns for endings as they are, and in the genitive."""
    plain = parts_of_words((suffix for suffix in suffixes if not suffix.endswith("s")), MARKS_MISREAD)
    return plain, parts_of_words((suffix for suffix in suffixes if suffix.endswith("s")), MARKS_MISREAD)


def _name(text: str, genitive: str) -> str:
    bare = " ".join(text.split())
    bare = bare.removesuffix("s") if genitive else bare
    return bare[:1].upper() + bare[1:]

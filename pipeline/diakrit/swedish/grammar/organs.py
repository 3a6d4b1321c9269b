"""Names of municipal bodies and offices, in running text and alone on a line, also in damaged spelling."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from diakrit.lexicon import Organs

_EDGES = " .-–—_'`´|"  # specks and rules that OCR reads beside a name
_ABBREVIATION = 5  # letters; longer names in capitals are names
_NAMED_BY_TASK = re.compile(r"(?:Nämnden|Utskottet|Styrelsen) för [^\d.:;]{4,60}")
_DAMAGE = {"å": "[åaäid4é]", "ä": "[äaidé4å]", "ö": "[öo6édøõ]"}
"""What the diacritics become when a paper is read with an English model."""


@dataclass(frozen=True, slots=True)
class Organ:
    """A body found in a text; `name` begins with a capital and is not in the genitive."""

    start: int
    end: int
    name: str


class OrganGrammar:
    """Finds bodies by the endings of their names ("…nämnden", "…styrelsen", "…styrelsens arbetsutskott")."""

    def __init__(self, organs: Organs) -> None:
        endings = _alternatives(suffix for suffix in organs.body_suffixes if not suffix.endswith("s"))
        offices = _alternatives(suffix for suffix in organs.office_suffixes if not suffix.endswith("s"))
        genitives = _alternatives(suffix for suffix in organs.body_suffixes if suffix.endswith("s"))
        compound = r"(?:[^\W\d_]+-(?:,|\s(?:och|&))?\s(?:[^\W\d_]+-(?:,|\s(?:och|&))\s)?)?"  # "Barn- och ", "Kultur-, fritids- och "
        adjective = r"[Tt]ekniska|[Gg]emensamma|[Ss]ociala"
        lead = rf"(?:(?:{compound}[^\W\d_]*(?:{genitives})|{adjective})\s)?"
        self._body = re.compile(rf"\b{lead}{compound}[^\W\d_]*(?:{endings})(?P<genitive>s?)\b")
        self._office = re.compile(rf"\b(?:(?:{adjective})\s)?{compound}[^\W\d_]*(?:{offices})s?\b")
        self._begun = re.compile(rf"{compound}[^\W\d_]*(?:{genitives})|{compound}[^\W\d_]+-(?:\s(?:och|&))?")

    def find(self, text: str) -> Iterator[Organ]:
        """All bodies that a text names in full, left to right."""
        for match in self._body.finditer(text):
            yield Organ(match.start(), match.end(), _name(match.group(), match["genitive"]))

    def alone(self, text: str) -> str | None:
        """The body that a line names and nothing else, None where there is more or less."""
        bare = text.strip(_EDGES)
        bare = bare.capitalize() if bare.isupper() and len(bare) > _ABBREVIATION else bare
        if _NAMED_BY_TASK.fullmatch(bare):
            return bare
        match = self._body.fullmatch(bare)
        return _name(bare, "") if match and bare[:1].isupper() and not match["genitive"] else None

    def ends(self, text: str) -> bool:
        """Whether a line holds the last part of a body's name, in small letters ("arbetsutskott")."""
        return text[:1].islower() and bool(self._body.fullmatch(text.strip(_EDGES)))

    def begun(self, text: str) -> bool:
        """Whether a line holds the first part of a body's name that goes on in the next ("Socialnämndens")."""
        return text[:1].isupper() and bool(self._begun.fullmatch(text.strip()))

    def is_office(self, text: str) -> bool:
        """Whether a line names an office and nothing else."""
        return bool(self._office.fullmatch(text.strip()))

    def leads(self, text: str) -> bool:
        """Whether a text begins with the name of a body or an office."""
        return bool(self._body.match(text) or self._office.match(text))


def _tolerant(text: str) -> str:
    return "".join(_DAMAGE.get(char, re.escape(char)) for char in text)


def _alternatives(endings: Iterable[str]) -> str:
    return "|".join(sorted(map(_tolerant, endings), key=len, reverse=True))


def _name(text: str, genitive: str) -> str:
    bare = " ".join(text.split())
    bare = bare.removesuffix("s") if genitive else bare
    return bare[:1].upper() + bare[1:]

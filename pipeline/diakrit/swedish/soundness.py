"""Can a text layer be trusted? Decided page by page, from the text alone."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from diakrit.lexicon.rows import Swedish

_WORD = re.compile(r"[^\W\d_]+")
_GLYPH_CODE = re.compile(r"\(cid:\d+\)")
_PRIVATE = re.compile(
    r"(?<=\S)[\ue000-\uf8ff]|[\ue000-\uf8ff](?=\S)"
)  # alone it is a bullet, inside words a broken font
_JUNK_SHARE = 0.005  # control characters, replacement characters
_SWEDISH_SHARE = 0.08  # function words among words: running Swedish has 0.2 or more even when damaged
_FOREIGN_SHARE = 0.12
_MARKED_LETTERS = 0.01  # å ä ö among letters: sound Swedish has 0.045 or more, text read by an English model 0
_ENOUGH_LETTERS = 150  # below this nothing can be said about å ä ö
_ENOUGH_WORDS = 80  # below this nothing can be said about language


_WHY = {
    "empty": "no text layer",
    "codes": "text layer holds glyph codes ({part} of {whole} characters)",
    "marks": "text layer has lost å ä ö ({part} of {whole} letters)",
    "language": "text layer is no known language ({part} words)",
}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a text layer is not to be trusted: `part` of the `whole` speak against it."""

    cause: Literal["empty", "codes", "marks", "language"]
    part: int = 0
    whole: int = 0

    @property
    def marks(self) -> bool:
        """Whether it has only lost its å, ä and ö, and can be repaired."""
        return self.cause == "marks"

    @property
    def why(self) -> str:
        """The same in words."""
        return _WHY[self.cause].format(part=self.part, whole=self.whole)


def distrust(text: str, swedish: Swedish) -> Doubt | None:
    """Why a text layer is not to be trusted, or None where nothing speaks against it."""
    characters = [char for char in text if not char.isspace()]
    if not characters:
        return Doubt("empty")
    junk = sum(unicodedata.category(char) in ("Cc", "Cn") or char == "\ufffd" for char in characters)
    junk += len(_GLYPH_CODE.findall(text)) + len(_PRIVATE.findall(text))
    if junk > _JUNK_SHARE * len(characters):
        return Doubt("codes", junk, len(characters))
    words = [word.lower() for word in _WORD.findall(text)]
    native = _share(words, swedish.function_words)
    letters = sum(char.isalpha() for char in characters)
    marked = sum(char in "åäöÅÄÖ" for char in characters)
    if native >= _SWEDISH_SHARE and letters >= _ENOUGH_LETTERS and marked < _MARKED_LETTERS * letters:
        foreign = max((_share(words, known) for known in swedish.other_languages.values()), default=0.0)
        if foreign < native:
            return Doubt("marks", marked, letters)
    if native < _SWEDISH_SHARE / 2 and len(words) >= _ENOUGH_WORDS and not marked:
        foreign = max((_share(words, known) for known in swedish.other_languages.values()), default=0.0)
        if foreign < _FOREIGN_SHARE / 2:
            return Doubt("language", len(words), len(words))
    return None


def can_be_judged(text: str) -> bool:
    """Whether a text is long enough to say anything about its å ä ö."""
    return sum(char.isalpha() for char in text) >= _ENOUGH_LETTERS


def _share(words: list[str], known: frozenset[str]) -> float:
    return sum(word in known for word in words) / len(words) if words else 0.0

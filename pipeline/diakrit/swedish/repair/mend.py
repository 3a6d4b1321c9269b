"""Corrects the few errors of a model that knows Swedish: § read as $, 1 and I for l, l for I, rn for m, lost hyphens.

A rule changes a word only if it cannot be right as it stands and the replacement certainly is a word.
"""

import re
from collections.abc import Iterator, Sequence

from diakrit.lexicon import Lexicon
from diakrit.lexicon.phrases import either, parts_of_words
from diakrit.model import RepairReason
from diakrit.swedish.language.language import Language
from diakrit.swedish.repair.change import Change, TextLine

_PARAGRAPH = re.compile(r"[$&]{1,2}(\d{1,4}(?:[-–]\d{1,4})?[,.;:)]*)?")
_DOUBLE = re.compile(r"(§8|8§|88|§\$|\$§|\$8|8\$|\$\$)(\d{1,3})[-–](\d{1,3})[,.;:)]*")
_BARE_NUMBER = re.compile(r"\d{1,4}(?:[-–]\d{1,4})?[,.;:)]*")
_PARTY = re.compile(r"\((?:\$|S\$)\)[,.;:]?")
_INNER = re.compile(r"(?=.*[1I|])[a-zåäöé1I|]{4,}")
_LETTERS = re.compile(r"[a-zåäöé]{4,}")
_CAPITAL_I = re.compile(r"(?<=[A-HJ-UWYZÅÄÖ])I(?=[a-zåäö])")  # after I, V or X it may be a numeral
_THREE_L = re.compile(r"^lll(?=[a-zåäö])")
_L_OR_I = re.compile(r"[li]")
_HYPHENLESS = re.compile(r"[a-zåäöé]{3,}")
_LONG = 6  # letters: a shorter word has too many rivals
_SURE_WORD = -12.0  # least log probability of a replacement
_JOINED = -13.5
_FOR_BULLET = frozenset("e¢©«»")
_BULLET_SURE = 0.97
_PARAGRAPH_SURE, _PARTY_SURE, _WORD_SURE, _HYPHEN_SURE = 0.99, 0.97, 0.98, 0.96


class Mender:
    """Finds such errors in any text."""

    def __init__(self, language: Language, lexicon: Lexicon) -> None:
        self._alone = language.ngrams.alone
        organs, self._chapter = lexicon.organs, lexicon.references.chapter
        chapters = parts_of_words(spelt for word in self._chapter for spelt in (word, word.capitalize()))
        self._before_paragraph = re.compile(
            rf"[(]?(?:{either(organs.initials)}|{chapters}\.?|.*{parts_of_words(organs.short_names)}s?),?"
        )

    def mend(self, lines: Sequence[TextLine], damaged: Sequence[bool]) -> Iterator[Change]:
        """Changes to the lines; words in damaged lines are left to the channel."""
        for number, line in enumerate(lines):
            for index, word in enumerate(line.words):
                change = _bullet(line.words, index) if damaged[number] else None
                change = change or self._sign(line.words, index, damaged=damaged[number])
                change = change or _preposition(line.words, index)
                if change is None and not damaged[number] and len(word) > 3:  # noqa: PLR2004
                    change = self._word(word)
                if change is not None:
                    text, confidence, reason, operation = change
                    yield Change(number, index, word, text, confidence, None, reason, (operation,), applied=True)
            following = lines[number + 1] if number + 1 < len(lines) else None
            if following and not following.begins and not damaged[number] and line.words and following.words:
                word = line.words[-1]
                if self._broken(word, following.words[0]):
                    yield Change(
                        number,
                        len(line.words) - 1,
                        word,
                        f"{word}-",
                        _HYPHEN_SURE,
                        None,
                        RepairReason.LEXICON,
                        ("-→",),
                        applied=True,
                    )

    def _sign(self, words: Sequence[str], index: int, *, damaged: bool) -> tuple[str, float, RepairReason, str] | None:
        """§ where only a § fits, and the letters of parties."""
        word = words[index]
        double = _DOUBLE.fullmatch(word)
        if double:
            first, last = int(double.group(2)), int(double.group(3))
            if first < last < int("8" + double.group(2)):
                signs = double.group(1)
                return f"§§{word[len(signs) :]}", _PARAGRAPH_SURE, RepairReason.IDENTIFIER, f"§§→{signs}"
        if "$" not in word and "&" not in word:
            return None
        before = words[index - 1] if index else ""
        match = _PARAGRAPH.fullmatch(word)
        if match:
            numbered = match.group(1) or (index + 1 < len(words) and _BARE_NUMBER.fullmatch(words[index + 1]))
            after_chapter = index > 1 and before.rstrip(".").isdigit() and self._is_chapter(words[index - 2])
            before_chapter = index > 2 and before.isdigit() and self._is_chapter(words[index - 2])  # noqa: PLR2004
            if (
                numbered and (damaged or index == 0 or self._before_paragraph.fullmatch(before) or after_chapter)
            ) or before_chapter:
                signs = len(word) - len(match.group(1) or "")
                return "§" * signs + word[signs:], _PARAGRAPH_SURE, RepairReason.IDENTIFIER, f"§→{word[0]}"
        if _PARTY.fullmatch(word) and before[:1].isupper():
            return f"(S){word[word.index(')') + 1 :]}", _PARTY_SURE, RepairReason.IDENTIFIER, "S→$"
        return None

    def _is_chapter(self, word: str) -> bool:
        return word.lower().startswith(self._chapter)

    def _word(self, word: str) -> tuple[str, float, RepairReason, str] | None:
        """Letters that look alike, in what is otherwise not a word."""
        core = word.rstrip(".,;:)")
        if _CAPITAL_I.search(core):
            return _CAPITAL_I.sub("l", word), _WORD_SURE, RepairReason.LETTERS, "l→I"
        if _THREE_L.match(core):
            return f"I{word[1:]}", _WORD_SURE, RepairReason.LETTERS, "I→l"
        if _INNER.fullmatch(core):
            text = re.sub(r"[1I|]", "l", core)
            read = next(char for char in core if char in "1I|")
            if core[1:].strip("1I|") and self._is_word(text):
                return text + word[len(core) :], _WORD_SURE, RepairReason.LEXICON, f"l→{read}"
        elif "rn" in core and _LETTERS.fullmatch(core) and self._alone(core) is None:
            text = core.replace("rn", "m")
            if self._is_word(text):
                return text + word[len(core) :], _WORD_SURE, RepairReason.LEXICON, "m→rn"
        return self._l_or_i(word, core)

    def _l_or_i(self, word: str, core: str) -> tuple[str, float, RepairReason, str] | None:
        """An l read as i, or the other way round, in what is not a word; coarse pictures show no dots."""
        if (
            len(core) < _LONG
            or not core[1:].isalpha()
            or not core[1:].islower()
            or self._alone(core.lower()) is not None
        ):
            return None
        swapped = {"l": "i", "i": "l"}
        texts = [
            (core[: found.start()] + swapped[found.group()] + core[found.end() :], found.group())
            for found in _L_OR_I.finditer(core)
        ]
        words = [(text, read) for text, read in texts if self._is_word(text.lower())]
        if len(words) != 1:
            return None
        text, read = words[0]
        return text + word[len(core) :], _WORD_SURE, RepairReason.LEXICON, f"{swapped[read]}→{read}"

    def _is_word(self, text: str) -> bool:
        alone = self._alone(text)
        return alone is not None and alone > _SURE_WORD

    def _broken(self, left: str, right: str) -> bool:
        """Whether a word was broken at the end of a line and lost its hyphen: neither part is a word, but both together are."""
        rest = right.rstrip(".,;:)")
        if not (_HYPHENLESS.fullmatch(left) and _HYPHENLESS.fullmatch(rest)):
            return False
        if self._alone(left) is not None or self._alone(rest) is not None:
            return False
        alone = self._alone(left + rest)
        return alone is not None and alone > _JOINED


def _preposition(words: Sequence[str], index: int) -> tuple[str, float, RepairReason, str] | None:
    """The word I read as "l" at the beginning of a sentence; after a number, l is a litre."""
    begins = index == 0 or words[index - 1].endswith((".", ":", "!", "?"))
    if words[index] in ("l", "|") and begins and index + 1 < len(words) and words[index + 1][:1].islower():
        return "I", _WORD_SURE, RepairReason.LEXICON, f"I→{words[index]}"
    return None


def _bullet(words: Sequence[str], index: int) -> tuple[str, float, RepairReason, str] | None:
    """A bullet as the English model reads it, alone at the beginning of a line."""
    if index == 0 and len(words) > 1 and words[0] in _FOR_BULLET:
        return "•", _BULLET_SURE, RepairReason.IDENTIFIER, f"•→{words[0]}"
    return None

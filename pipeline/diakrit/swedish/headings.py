"""Recognises headings by the lexicon, in damaged spelling too."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from rapidfuzz import fuzz

from diakrit.lexicon import Lexicon
from diakrit.lexicon.phrases import any_of
from diakrit.model import SectionKind
from diakrit.text import ends_sentence, fold

_ORGAN = "{organ}"
_SIMILAR = 86.0  # rapidfuzz ratio of folded spellings at which a long heading is the same in damaged form
_SIMILAR_SHORT = 80.0  # for one replaced letter in a short word of the same length
_SHORT = 9
_ENDING = 80.0  # the ending of an organ's name in damaged form
_BY_WORDS = 0.8  # how alike a heading is to the lexicon's that only its words tell
_EARLIER = re.compile(r"§|\b(?:19|20)\d\d\b")
_MOST_WORDS = 10
FEW_WORDS = 8
"""A heading that no lexicon tells has at most so many."""
_LABEL_WORDS = 4
_LONGEST = 90  # characters; the longest heading seen has 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised heading: its canonical kind and how alike it is to the lexicon's spelling, 0-1."""

    kind: SectionKind
    score: float


@dataclass(frozen=True, slots=True)
class _Template:
    """A variant with an organ's name in it, cut at the name; `end`: another organ's name ends it."""

    kind: SectionKind
    before: str
    after: str
    end: bool = False


class Headings:
    """The headings of a lexicon, ready to be asked; `extra`: variants that one municipality uses, by kind."""

    def __init__(self, lexicon: Lexicon, extra: Mapping[SectionKind, Sequence[str]] = MappingProxyType({})) -> None:
        self._plain: dict[str, SectionKind] = {}
        self._templates: list[_Template] = []
        for kind, row in lexicon.headings.items():
            for variant in (*row.variants, *extra.get(kind, ())):
                folded = fold(variant)
                if _ORGAN in variant:
                    before, _, after = folded.partition(_ORGAN)
                    end = after.endswith(_ORGAN)
                    self._templates.append(_Template(kind, before.strip(), after.removesuffix(_ORGAN).strip(), end))
                else:
                    self._plain[folded] = kind
        self._fields = frozenset(kind for kind, row in lexicon.headings.items() if row.field)
        organs = lexicon.organs
        self._endings = tuple(
            fold(suffix) for suffix in (*organs.body_suffixes, *organs.office_suffixes, *organs.owners)
        )
        self._joins = frozenset(map(fold, (*organs.joins, *organs.adjectives)))
        self._words = tuple(
            (kind, re.compile(any_of(map(fold, words)))) for kind, words in lexicon.heading_words.items()
        )
        self._find = lru_cache(maxsize=4096)(self._look_up)
        self._guess = lru_cache(maxsize=4096)(self._by_words)

    def find(self, text: str) -> Heading | None:
        """The heading that a whole line is, None where it is none. A colon makes a label: only fields have those."""
        if number := _NUMBERED.match(text):
            kind = self._plain.get(fold(text[number.end() :]).strip(_EDGES))
            return Heading(kind, 1.0) if kind else None
        line = fold(text).strip(_EDGES)
        if not line or len(line) > _LONGEST or len(line.split()) > _MOST_WORDS:
            return None
        heading = self._find(line)
        if heading and text.rstrip().endswith(":") and heading.kind not in self._fields:
            return None
        return heading

    def guess(self, text: str) -> Heading | None:
        """What a line that is set as a heading is about, by its words; None where they do not tell.

        What names a § or a day heads what somebody said or decided earlier, whatever its words.
        """
        return self._guess(fold(text).strip(_EDGES))

    def labels(self, text: str) -> bool:
        """Whether a line with a colon heads a section, where nothing but its place tells.

        Prose has such lines, too: labels of what is considered, and sentences that lead to a list ("Nämnden har också
        beaktat följande beslut:"). A label of few words, or one that begins with the word that tells, is none of those.
        """
        if known := self.find(text):
            return known.kind is not SectionKind.CONSIDERATIONS
        words = text.split()
        told = self.guess(text) if len(words) <= _LABEL_WORDS else self.guess(words[0])
        return told is not None and told.kind is not SectionKind.CONSIDERATIONS

    def _by_words(self, line: str) -> Heading | None:
        if _EARLIER.search(line):
            return None
        kind = next((kind for kind, words in self._words if words.search(line)), None)
        return Heading(kind, _BY_WORDS) if kind else None

    def _look_up(self, line: str) -> Heading | None:
        if line in self._plain:
            return Heading(self._plain[line], 1.0)
        best = self._fuzzy(line)
        return best or self._template(line)

    def _fuzzy(self, line: str) -> Heading | None:
        best: Heading | None = None
        for variant, kind in self._plain.items():
            short = len(variant) < _SHORT
            if short and len(line) != len(variant):
                continue
            score = fuzz.ratio(line, variant)
            if score >= (_SIMILAR_SHORT if short else _SIMILAR) and (best is None or score / 100 > best.score):
                best = Heading(kind, score / 100)
        return best

    def _template(self, line: str) -> Heading | None:
        words = line.split()
        for template in self._templates:
            if template.end:
                if heading := self._two_names(template, words):
                    return heading
                continue
            before, after = template.before.split(), template.after.split()
            name = words[len(before) : len(words) - len(after)]
            if not name or not self._is_organ(name, genitive=bool(after)):
                continue
            frame = " ".join(words[: len(before)] + words[len(words) - len(after) :])
            score = fuzz.ratio(frame, " ".join(before + after))
            if score >= _SIMILAR:
                return Heading(template.kind, score / 100)
        return None

    def _two_names(self, template: _Template, words: list[str]) -> Heading | None:
        """The heading of a template that an organ's name begins and another ends."""
        between = template.after.split()
        for at in range(1, len(words) - len(between)):
            score = fuzz.ratio(" ".join(words[at : at + len(between)]), template.after)
            first, last = words[:at], words[at + len(between) :]
            if score >= _SIMILAR and self._is_organ(first, genitive=True) and self._is_organ(last, genitive=False):
                return Heading(template.kind, score / 100)
        return None

    def _is_organ(self, name: list[str], *, genitive: bool) -> bool:
        """Whether words make one organ's name: "barn- och ungdomsnamndens", "kommunstyrelsens arbetsutskotts"."""
        *before, last = name
        if genitive and not last.endswith("s"):
            return False
        joins = (
            word in self._joins or word.rstrip(",").endswith("-") or self._ends_like_organ(word) for word in before
        )
        return self._ends_like_organ(last) and all(joins)

    def _ends_like_organ(self, word: str) -> bool:
        return any(fuzz.ratio(word[-len(ending) :], ending) >= _ENDING for ending in self._candidates(word))

    def _candidates(self, word: str) -> Iterable[str]:
        return (ending for ending in self._endings if len(ending) <= len(word) and ending[-1] == word[-1])


_SENTENCE = re.compile(r"\w-$|\w{4}\.$")  # goes on in the next line, or ends a sentence
_EDGES = " :.-–_'`´~|"  # colons, and specks that OCR reads beside a heading
_NUMBERED = re.compile(r"^\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÅÄÖ])")
_ITEM = re.compile(r"^(?:\d{1,2}[.)]|[a-z]\)|[-–•▪*])\s")


def reads_as_heading(text: str) -> bool:
    """Whether a line could be a heading, is as short as one and ends no sentence; a colon may follow."""
    return len(text.split()) <= FEW_WORDS and could_be_heading(text) and not ends_sentence(text.rstrip(":"))


def could_be_heading(text: str) -> bool:
    """Whether a line has the look of a heading: it begins large and is no list item and no sentence."""
    if len(text) > _LONGEST:
        return False
    listed = _ITEM.match(text) and not _NUMBERED.match(text)
    return not (listed or text[:1].islower() or text.endswith((",", ";")) or _SENTENCE.search(text))

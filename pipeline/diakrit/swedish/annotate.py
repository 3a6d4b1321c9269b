"""The door to spaCy: one small Swedish pipeline that marks people, titles, bodies and dates in a text.

`spacy.blank("sv")` with a tokenizer that keeps case numbers whole and a span ruler for titles out of the lexicon; what the
grammars of council papers find is widened to its words. No model is loaded.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from diakrit.light_imports import absent

# spaCy loads its own command line, and with it two clients for the network: half of its import, and never used here.
with absent("spacy.cli", "spacy.cli.info", info=None):
    import spacy  # noqa: TID251 - this is the door to it
    from spacy.language import Language  # noqa: TID251
    from spacy.pipeline import SpanRuler  # noqa: TID251
    from spacy.tokens import Doc, Span  # noqa: TID251

from diakrit.lexicon.rows import Titles
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar
from diakrit.swedish.grammar.dates import DateGrammar
from diakrit.swedish.grammar.organs import OrganGrammar
from diakrit.swedish.grammar.people import People

_SPANS = "titles"
_MOST_CHARACTERS = 100_000_000  # there is no parser whose memory the usual limit guards
_NAME_TOKENS = 4


@dataclass(frozen=True, slots=True)
class Mention:
    """Something named in a text: a stretch of characters and its plain form."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True)
class Mentions:
    """All that was found in one text, each list left to right."""

    organs: tuple[Mention, ...]
    people: tuple[Mention, ...]
    titles: tuple[Mention, ...]
    dates: tuple[Mention, ...]


class Annotator:
    """Marks texts. Building one takes a tenth of a second."""

    def __init__(
        self,
        titles: Titles,
        organs: OrganGrammar,
        people: People,
        numbers: CaseNumberGrammar,
        days: DateGrammar,
    ) -> None:
        self._nlp = _pipeline(titles, numbers)
        self._organs, self._people, self._days = organs, people, days

    def __call__(self, text: str) -> Mentions:
        """Finds what a text names."""
        doc = self._nlp(text)
        return Mentions(
            _mentions(_spans(doc, ((found.start, found.end, found.name) for found in self._organs.find(text)))),
            _mentions(_names(doc, self._people)),
            _mentions(doc.spans[_SPANS]),
            _mentions(_spans(doc, ((found.start, found.end, found.value) for found in self._days.find(text)))),
        )


def _pipeline(titles: Titles, numbers: CaseNumberGrammar) -> Language:
    nlp = spacy.blank("sv")
    nlp.max_length = _MOST_CHARACTERS
    tokenizer: Any = nlp.tokenizer  # typed as any callable; this one has patterns
    tokenizer.token_match = _whole_token(numbers, tokenizer.token_match)
    ruler = nlp.add_pipe("span_ruler", config={"spans_key": _SPANS, "annotate_ents": False})
    assert isinstance(ruler, SpanRuler)
    ruler.add_patterns(_title_patterns(titles))
    return nlp


def _whole_token(numbers: CaseNumberGrammar, usual: Callable[[str], object] | None) -> Callable[[str], object]:
    """Case numbers that hold no blank stay one token ("STK-2025-1955", "KS/2018:443")."""

    def match(text: str) -> object:
        return numbers.alone(text) or (usual(text) if usual else None)

    return match


def _title_patterns(titles: Titles) -> list[dict[str, str | list[dict[str, Any]]]]:
    ending = "|".join(map(re.escape, titles.suffixes))
    part = {"LOWER": {"IN": list(titles.parts)}, "OP": "*"}
    return [{"label": "TITLE", "pattern": [part, {"LOWER": {"REGEX": rf"(?:{ending})$"}}]}]


def _names(doc: Doc, people: People) -> Iterator[Span]:
    """A known first name and the capitalised words after it."""
    index = 0
    while index < len(doc):
        end = index + 1
        if doc[index].is_title and people.is_first_name(doc[index].text):
            while end < min(len(doc), index + _NAME_TOKENS) and people.is_name(doc[index : end + 1].text):
                end += 1
        if end > index + 1:
            yield Span(doc, index, end, label="PERSON")
        index = end


def _spans(doc: Doc, found: Iterable[tuple[int, int, str]]) -> Iterator[Span]:
    """Stretches of a text as spans of whole words."""
    for start, end, value in found:
        span = doc.char_span(start, end, label="FOUND", kb_id=value, alignment_mode="expand")
        if span is not None:
            yield span


def _mentions(spans: Iterable[Span]) -> tuple[Mention, ...]:
    return tuple(Mention(span.start_char, span.end_char, span.kb_id_ or span.text) for span in spans)

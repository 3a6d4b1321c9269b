"""Finds the free headings of an investigation: short paragraphs that head what follows."""

from collections.abc import Iterable

from diakrit.model import Document, Position, Section, SectionKind
from diakrit.swedish.grammar.prose import ProseGrammar
from diakrit.swedish.headings import could_be_heading
from diakrit.swedish.paragraphs import MARKER, Paragraph, paragraphs
from diakrit.text import ends_sentence, letters, starts_lower

_HEADING_LENGTH = 95
_HEADING_LINES = 2


def thematic(document: Document, sections: Iterable[Section], prose: ProseGrammar) -> list[Section]:
    """Cuts sections at short paragraphs that head what follows, though the lexicon does not know them."""
    result: list[Section] = []
    for section in sections:
        kind, heading, body = section.kind, section.heading, list[Position]()
        groups = paragraphs(document, section.body, prose)
        for index, group in enumerate(groups):
            following = groups[index + 1] if index + 1 < len(groups) else None
            if _heads(document, groups[index - 1] if index else None, group, following):
                result.append(Section(kind, heading, tuple(body)))
                kind, heading, body = SectionKind.OTHER, group, []
            else:
                body.extend(group)
        result.append(Section(kind, heading, tuple(body)))
    return [section for section in result if section.heading or section.body]


def _heads(document: Document, before: Paragraph | None, group: Paragraph, following: Paragraph | None) -> bool:
    text = document.text_of(group)
    if len(group) > _HEADING_LINES or len(text) > _HEADING_LENGTH or following is None or not letters(text):
        return False
    if ends_sentence(text) or not could_be_heading(text) or starts_lower(document.text_of(following)):
        return False
    if MARKER.match(document.text_of(following)) or text[:1] in "\"'”":
        return False
    return before is None or ends_sentence(document.text_of(before))

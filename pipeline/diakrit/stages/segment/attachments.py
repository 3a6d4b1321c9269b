"""Knows papers with §§ of their own that are no cases: an agreement, statutes, regulations, often behind the § that adopted them."""

from collections.abc import Iterable, Sequence

from diakrit.knowledge import Knowledge
from diakrit.model import Document, Letterhead, Page, SectionKind
from diakrit.swedish import numbering
from diakrit.swedish.headings import Headings

SECTIONS_OF_CASES = frozenset(
    (
        SectionKind.DECISION,
        SectionKind.PROPOSAL,
        SectionKind.BACKGROUND,
        SectionKind.SUMMARY,
        SectionKind.BASIS,
        SectionKind.RECIPIENTS,
    )
)
"""Sections that only cases have."""
_CLAUSES = 2  # §§ that make an agreement


class Attachments:
    """Looks at the §§ of one document's pages."""

    def __init__(self, knowledge: Knowledge, headings: Headings, document: Document) -> None:
        self._decisions = knowledge.decisions
        self._headings = headings
        self._document = document

    def begins(self, page: Page, before: Iterable[int]) -> bool:
        """Whether an attachment begins with a page: under no letterhead it counts from § 1, and the pages before it did not."""
        texts = self._texts([page.number])
        counted = numbering.numbers(texts)
        above = numbering.numbers(self._texts(before))
        own = not texts or numbering.PARAGRAPH.match(texts[0]) is None
        return own and counted[:1] == [1] and any(number > 1 for number in above) and self._is_none([page.number])

    def is_one(self, pages: Sequence[int]) -> bool:
        """Whether pages count §§ from 1 and hold no case."""
        counted = numbering.numbers(self._texts(pages))
        return len(counted) >= _CLAUSES and counted[0] == 1 and self._is_none(pages)

    def _is_none(self, pages: Sequence[int]) -> bool:
        """Whether pages tell of no body, no day and nothing that is decided."""
        texts = self._texts(pages)
        told = any(_tells(self._document.heads[number]) for number in pages)
        headed = any(heading and heading.kind in SECTIONS_OF_CASES for heading in map(self._headings.find, texts))
        return not told and not headed and not any(self._decisions.told(text) is not None for text in texts)

    def _texts(self, pages: Iterable[int]) -> list[str]:
        lines = (line for number in pages for line in self._document.pages[number - 1].lines)
        return [line.text for line in lines if not line.furniture]


def _tells(head: Letterhead) -> bool:
    return bool(head.organ or head.kind or head.date)

"""Pages of minutes that hold no case: contents, lists of attendance, voting lists, the notice that the minutes are adjusted.

Contents are known by what they are, §§ with the numbers of pages, however they are headed. Any other such page says what it
is in a headline, and may go on over pages without one. A voting list belongs to the § that it names, else to the one before it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from diakrit.knowledge import Knowledge
from diakrit.model import Case, Document, Page, PageRole, PageState, Position, Section, SectionKind
from diakrit.stages.segment.attachments import SECTIONS_OF_CASES
from diakrit.swedish import numbering
from diakrit.swedish.headings import Headings

_HEADLINE_WITHIN = 6  # rows from the top, furniture left out
_NAMES = re.compile(r"§ ?(?P<number>\d{1,4})\b")
_LISTED = 3  # §§ that make a list
_PAGE_NUMBER = re.compile(r"(?:\s|\.)\d{1,3}(?: ?[-–] ?\d{1,3})?$|\.{4,}$")  # or the dots that lead to one
_PAGED = 2 / 3  # of the §§ of contents have a page number
_MOSTLY = 0.5  # rows that name a member, on a page that goes on a list


class Leaves:
    """Knows such pages."""

    def __init__(self, knowledge: Knowledge, headings: Headings) -> None:
        self._headings = headings
        self._page_roles = knowledge.page_roles
        self._attendance = knowledge.attendance

    def of(self, document: Document) -> Mapping[int, PageRole]:
        """The pages of a document that hold no case by their own words, with their roles."""
        found: dict[int, PageRole] = {}
        before: PageRole | None = None
        for page in document.pages:
            if page.state in (PageState.BLANK, PageState.FAILED):
                continue
            before = self._role(page) or (before if before in _LISTS and self._goes_on(page) else None)
            if before:
                found[page.number] = before
        return found

    def _role(self, page: Page) -> PageRole | None:
        rows = _rows(page)
        if self._lists_contents(rows):
            return PageRole.CONTENTS
        role = next((role for text in rows[:_HEADLINE_WITHIN] if (role := self._page_roles.role(text))), None)
        return None if role is None or self._has_case(rows) else role

    def _lists_contents(self, rows: Sequence[str]) -> bool:
        """Whether a page lists §§ with the numbers of their pages, and has no section of a case."""
        starts = [index for index, text in enumerate(rows) if numbering.PARAGRAPH.match(text)]
        if len(starts) < _LISTED:
            return False
        entries = (rows[start:end] for start, end in pairwise([*starts, len(rows)]))
        paged = sum(any(map(_PAGE_NUMBER.search, entry)) for entry in entries)
        if paged < _PAGED * len(starts):
            return False
        return not any(heading and heading.kind in SECTIONS_OF_CASES for heading in map(self._headings.find, rows))

    def _has_case(self, rows: Sequence[str]) -> bool:
        """Whether a § with sections of its own stands on the page, or goes on there."""
        kinds = {heading.kind for text in rows if (heading := self._headings.find(text))}
        return bool(kinds - {SectionKind.VOTE, SectionKind.VOTING_LIST}) or any(
            numbering.PARAGRAPH.match(text) for text in rows[_HEADLINE_WITHIN:]
        )

    def _goes_on(self, page: Page) -> bool:
        rows = _rows(page)
        members = sum(self._names_member(text) for text in rows)
        return not self._has_case(rows) and members >= max(1, _MOSTLY * len(rows))

    def _names_member(self, text: str) -> bool:
        name, bracket, _ = text.partition(")")
        found = self._attendance.entry(name + bracket)
        return found is not None and found.party is not None


_LISTS = (PageRole.ATTENDANCE, PageRole.VOTING_LIST)


def _rows(page: Page) -> list[str]:
    texts = (" ".join(line.text for line in row if not line.furniture) for row in page.rows())
    return [text for text in texts if text]


def with_votes(document: Document, cases: Sequence[Case], pages: Sequence[int]) -> list[Case]:
    """The cases of a paper with the lines of its voting lists (`pages`) as sections of the §§ that they belong to."""
    told = list(cases)
    number: int | None = None
    for page in pages:
        lines = tuple(position for position in document.positions() if position.page == page)
        if named := _NAMES.search(document.text_of(lines[:_HEADLINE_WITHIN])):
            number = int(named["number"])
        index = _case_of(document, told, page, number)
        if index is not None:
            told[index] = replace(
                told[index], sections=(*told[index].sections, Section(SectionKind.VOTING_LIST, (), lines))
            )
    return told


def _case_of(document: Document, cases: Sequence[Case], page: int, number: int | None) -> int | None:
    before = [index for index, case in enumerate(cases) if case.pages[0] <= page]
    if number is None:
        return before[-1] if before else None
    return next((index for index, case in enumerate(cases) if _number(document, case.head) == number), None)


def _number(document: Document, head: Sequence[Position]) -> int | None:
    match = numbering.PARAGRAPH.match(document.line(head[0]).text) if head else None
    return int(match["number"]) if match else None

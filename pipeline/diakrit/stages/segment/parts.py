"""Splits a file into the papers it holds: each has a letterhead, a numbering of pages and a § sequence of its own."""

from collections.abc import Container, Iterator
from dataclasses import dataclass

from diakrit.model import DocType, Document, Letterhead, Page, PageState
from diakrit.stages.segment.attachments import Attachments
from diakrit.swedish import numbering
from diakrit.swedish.letterhead import SERVICE_LABELS


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive pages of one paper (blank and failed ones left out), and what their heads say."""

    pages: tuple[int, ...]
    heads: tuple[Letterhead, ...]

    @property
    def is_service_letter(self) -> bool:
        """Whether the first page has the header cells of a tjänsteskrivelse."""
        return len(SERVICE_LABELS & self.heads[0].cells.keys()) > 1

    def without(self, numbers: Container[int]) -> "Part":
        """The part less some of its pages."""
        left = [(page, head) for page, head in zip(self.pages, self.heads, strict=True) if page not in numbers]
        return Part(tuple(page for page, _ in left), tuple(head for _, head in left))


def parts(
    document: Document, fronts: Container[int], leaves: Container[int], attachments: Attachments
) -> Iterator[Part]:
    """The papers of a file, in order.

    `fronts` are the pages that look like the front page of a protokoll; `leaves`, lists and notices, begin no paper.
    """
    heads = document.heads
    pages: list[int] = []
    for page in document.pages:
        if page.state in (PageState.BLANK, PageState.FAILED) or not page.lines:
            continue
        front_again = page.number in fronts and bool(pages) and pages[-1] not in fronts and _has_cases(document, pages)
        if (
            pages
            and page.number not in leaves
            and (
                front_again
                or attachments.begins(page, pages)
                or _begins(
                    heads[page.number],
                    [heads[number] for number in pages],
                    counts_on=_counts_on(document, [number for number in pages if number not in leaves], page),
                )
            )
        ):
            yield Part(tuple(pages), tuple(heads[number] for number in pages))
            pages = []
        pages.append(page.number)
    if pages:
        yield Part(tuple(pages), tuple(heads[number] for number in pages))


def _is_next(head: Letterhead, before: Letterhead) -> bool:
    """Whether a page is numbered as the one after another of the same paper: "2(3)" after "1(3)"."""
    return before.mark is not None and head.mark == (before.mark[0] + 1, before.mark[1])


def _repeats(head: Letterhead, before: list[Letterhead]) -> bool:
    """Whether the header cells only say again what those of an earlier page said."""
    told = {label: cell.value for label, cell in head.cells.items() if label in SERVICE_LABELS}
    return any(told.items() <= {label: cell.value for label, cell in other.cells.items()}.items() for other in before)


def _has_cases(document: Document, pages: list[int]) -> bool:
    """Whether any line on these pages begins with a §: a cover page before the front page has none."""
    lines = (line for number in pages for line in document.pages[number - 1].lines)
    return any(line.text.startswith("§") for line in lines)


def _counts_on(document: Document, pages: list[int], page: Page) -> bool:
    """Whether a page begins with a § that comes after those of the pages before it."""
    first = next((line for line in page.lines if not line.furniture), None)
    own = numbering.PARAGRAPH.match(first.text) if first else None
    if own is None:
        return False
    lines = (line.text for number in pages for line in document.pages[number - 1].lines)
    found = numbering.numbers(lines)
    return not found or int(own["number"]) > found[-1]


def _begins(head: Letterhead, before: list[Letterhead], *, counts_on: bool) -> bool:
    """Whether a page with this head begins a new paper after pages with those.

    Minutes may number the pages of each § anew: there the §§ count on (`counts_on`), and the head names no extract.
    """
    if _is_next(head, before[-1]):
        return False
    if len(SERVICE_LABELS & head.cells.keys()) > 1 and not _repeats(head, before):
        return True
    organ = next((other.organ for other in reversed(before) if other.organ), None)
    if head.organ and organ and head.organ.value != organ.value:
        return True
    date = next((other.date for other in reversed(before) if other.date), None)
    if head.organ and head.date and date and head.date.value != date.value:
        return True
    same_minutes = counts_on and head.kind is not DocType.PROTOKOLLSUTDRAG
    if head.mark and head.mark[0] == 1 and any(other.mark for other in before) and not same_minutes:
        return True
    letter = any(len(SERVICE_LABELS & other.cells.keys()) > 1 for other in before)
    return letter and head.kind in (DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG)

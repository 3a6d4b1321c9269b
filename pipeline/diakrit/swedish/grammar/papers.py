"""What kind of paper it is, and what the cells in its head hold, by the words of the lexicon. All texts are folded."""

import re
from collections.abc import Iterable, Iterator

from diakrit.lexicon.phrases import any_of, folded, parts_of_words
from diakrit.lexicon.rows import Furniture, Letterhead, PageRoles, Papers
from diakrit.model import DocType, PageRole
from diakrit.text import fold


class PaperGrammar:
    """Tells kinds of papers by words in head and title."""

    def __init__(self, papers: Papers) -> None:
        kinds = papers.kinds.items()
        self._heads = {word: kind for kind, words in kinds for word in folded(words.head)}
        self._head = re.compile(rf"\b{parts_of_words(self._heads)}\b")
        self._titles = {kind: re.compile(any_of(folded(words.title))) for kind, words in kinds if words.title}
        self._in_titles = {kind: re.compile(any_of(folded(words.in_title))) for kind, words in kinds if words.in_title}
        self._lines = {kind: re.compile(any_of(folded(words.line))) for kind, words in kinds if words.line}
        self._no_titles = frozenset(folded(papers.no_titles))
        self._continued = re.compile(any_of(papers.continued), re.IGNORECASE)
        self._behind_paragraph = papers.behind_paragraph
        self.kinds: tuple[DocType, ...] = tuple(papers.kinds)

    def in_head(self, text: str) -> DocType | None:
        """The kind that a line of a letterhead names."""
        match = self._head.search(text)
        return self._heads[match.group()] if match else None

    def by_title(self, title: str) -> DocType | None:
        """The kind that a title begins with."""
        return next((kind for kind, pattern in self._titles.items() if pattern.match(title)), None)

    def within_title(self, title: str) -> DocType | None:
        """The kind that a title names anywhere."""
        return next((kind for kind, pattern in self._in_titles.items() if pattern.search(title)), None)

    def by_line(self, text: str) -> DocType | None:
        """The kind that a line near the top of a paper tells."""
        return next((kind for kind, pattern in self._lines.items() if pattern.search(text)), None)

    def is_no_title(self, text: str) -> bool:
        """Whether a line above a title only names the kind of paper."""
        return text in self._no_titles

    def goes_on(self, text: str) -> bool:
        """Whether the line of a § says that it goes on from the page before."""
        return bool(self._continued.search(text))

    def follows_paragraph(self, text: str) -> bool:
        """Whether small letters right behind the number of a § are no sentence that goes on."""
        return text.startswith(self._behind_paragraph)


class LetterheadGrammar:
    """Reads labels, numbers of pages and lines above titles."""

    def __init__(self, letterhead: Letterhead, furniture: Furniture) -> None:
        self._cells = {word: name for name, words in _cells(letterhead) for word in folded(words)}
        self._label = re.compile(rf"^(?P<label>{parts_of_words(self._cells)})\b\.?:?\s*")
        page, of = parts_of_words(furniture.page_words), parts_of_words(furniture.of_words)
        self._page_mark = re.compile(rf"(?:{page}\.? ?)?(\d{{1,3}}) ?(?:{of}|/|\() ?(\d{{1,3}})\)?")
        addressee, issued = parts_of_words(letterhead.addressee), any_of(letterhead.issued)
        self._addressee = re.compile(rf"{addressee}\b:? ?")
        self._address = re.compile(
            rf"@|^{addressee} [a-zåäöA-ZÅÄÖ]|(?<!\d)(?:\+46|0)[ \d]{{1,4}}[- ]\d{{2,3}}(?!\d)"
            rf"|^\S+(?: \S+)? (?:{parts_of_words(letterhead.before_day)} )?\d{{4}}-\d\d-\d\d$|^\d{{4}}-\d\d-\d\d$|^{issued}"
        )

    def label(self, text: str) -> tuple[str, int] | None:
        """What the cell holds that a text begins the label of, and where its value begins."""
        match = self._label.match(text)
        return (self._cells[match["label"]], match.end()) if match else None

    def page_mark(self, text: str) -> tuple[int, int] | None:
        """The number of a page and how many there are, of a text that says nothing else."""
        match = self._page_mark.fullmatch(text)
        return (int(match[1]), int(match[2])) if match else None

    def addressee(self, text: str) -> int | None:
        """Where the name begins in a line that says to whom a letter is sent; `text` as printed."""
        match = self._addressee.match(text)
        return match.end() if match else None

    def is_address(self, text: str) -> bool:
        """Whether a line is part of an address, or says where and when a letter was written; `text` as printed."""
        return bool(self._address.search(text))


class PageRoleGrammar:
    """Reads headlines of pages that hold no case; texts as printed."""

    def __init__(self, pages: PageRoles) -> None:
        self._roles = {text: role for role, texts in pages.headlines.items() for text in folded(texts)}
        before, behind = parts_of_words(folded(pages.before)), parts_of_words(folded(pages.behind))
        self._before = re.compile(rf"^{before}(?: \w{{1,3}})?\b[ :.–-]*")
        self._behind = re.compile(rf"(?:\s*[:,].*|\s+[–-]\s.*|\s+(?:{behind}|§|\d).*)$")

    def role(self, text: str) -> PageRole | None:
        """The role of a page by a row of its head, None where the row is no headline."""
        bare = self._behind.sub("", self._before.sub("", fold(text)))
        return self._roles.get(bare.rstrip(" :."))


def _cells(letterhead: Letterhead) -> Iterator[tuple[str, Iterable[str]]]:
    cells = letterhead.cells
    yield from (("date", cells.date), ("case_number", cells.case_number))
    yield from (("officer", cells.officer), ("reference", cells.reference), ("other", letterhead.other_cells))

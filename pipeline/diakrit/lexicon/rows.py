"""What each table of `lexicons/` holds. The comments in the tables say what each list does; nothing unknown is taken."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from diakrit.model import DocType, FieldName, PageRole, ReferenceKind, SectionKind


def _compiles(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern!r} is no regular expression: {error}") from error
    return pattern


Words = tuple[str, ...]
"""Words and phrases in the notation of `phrases`."""
Pattern = Annotated[str, AfterValidator(_compiles)]
Patterns = tuple[Pattern, ...]
"""Regular expressions, for what words cannot say."""


class Row(BaseModel):
    """A frozen table that takes no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class HeadingKind(Row):
    """One canonical kind of section and how its heading is printed."""

    variants: tuple[str, ...]
    field: FieldName | None = None


class Profile(Row):
    """What is special about a municipality: the schemes of its case numbers, headings that others do not have."""

    name: str
    schemes: tuple[str, ...] = ()
    headings: Mapping[SectionKind, tuple[str, ...]] = {}


class Organs(Row):
    """Bodies that decide and offices that prepare: how their names are made, and what they are called for short."""

    body_suffixes: Words
    office_suffixes: Words
    owners: Words
    adjectives: Words
    joins: Words
    named_by_task: Words
    short_names: Words
    before_paragraph: Words
    initials: Patterns
    initialled: Words
    committee_suffixes: Words
    abbreviations: Mapping[str, str]
    committees: Mapping[str, str]


class Titles(Row):
    """Titles of staff: the endings of their last word and the words that may stand before it."""

    suffixes: Words
    parts: Words


class People(Row):
    """Words inside and around the names of people."""

    particles: Words
    offices: Words
    approvers: Words
    officers: Words


class Places(Row):
    """What tells the names of municipalities from other words."""

    municipality_words: Words
    inhabitants: Words
    homonyms: frozenset[str]
    not_places: frozenset[str]
    courts: Words


class Swedish(Row):
    """Words that tell languages and damage apart."""

    function_words: frozenset[str]
    foreign_words: frozenset[str]
    foreign_signs: frozenset[str]
    swedish_signs: frozenset[str]
    other_languages: Mapping[str, frozenset[str]]


class Prose(Row):
    """Small words that tell how text goes on."""

    and_: Annotated[Words, Field(alias="and")]
    after_hyphen: frozenset[str]
    at_last: Words
    goes_on: Words
    unfinished: Words
    clause: Words
    before_clause: Words


class Dates(Row):
    """The months, and their numbers."""

    months: Mapping[str, Annotated[int, Field(ge=1, le=12)]]


class Scheme(Row):
    """A shape of case numbers, where it counts, and the order of the figures in it."""

    name: str
    pattern: Pattern
    found: Literal["anywhere", "head", "label"]
    order: Literal["year-number", "number-year", "class-number-year"] = "year-number"


class CaseNumbers(Row):
    """Case numbers: labels, schemes, and what is no prefix."""

    labels: Words
    no_prefixes: frozenset[str]
    schemes: tuple[Scheme, ...]


class IdentityNumbers(Row):
    """What stands before personal identity numbers, and before numbers that look like them."""

    labels: Patterns
    between: Words
    other_labels: Patterns


class Series(Row):
    """A series of publications and how one of it is printed."""

    kind: ReferenceKind
    pattern: Pattern


class References(Row):
    """How papers name laws, statutes and publications."""

    series: tuple[Series, ...]
    statute_book: Words
    chapter: Words
    regulations: Words
    numbered_papers: Words


class PaperKind(Row):
    """Words that make a paper one of a kind."""

    head: Words = ()
    title: Words = ()
    in_title: Words = ()
    line: Words = ()


class Papers(Row):
    """Kinds of papers, and words on the lines that number cases."""

    no_titles: Words
    continued: Words
    behind_paragraph: Words
    kinds: Mapping[DocType, PaperKind]


class Cells(Row):
    """Labels of the cells in the head of a letter, by what they hold."""

    date: Words
    case_number: Words
    officer: Words
    reference: Words


class Letterhead(Row):
    """The head of a letter."""

    cells: Cells
    other_cells: Words
    addressee: Words
    issued: Words
    before_day: Words


class Furniture(Row):
    """Page furniture: words beside the numbers of pages, and regular expressions for whole rows and cells."""

    page_words: Words
    of_words: Words
    marks: Patterns
    signing: Patterns
    letterhead: Patterns
    labels: Patterns
    address: Patterns
    closing: Patterns


class PageRoles(Row):
    """Pages that hold no case."""

    before: Words
    behind: Words
    headlines: Mapping[PageRole, Words]

"""Draws a template: every choice that a municipality makes about its papers, by a seed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bench.templates import words
from samples.model import Field

if TYPE_CHECKING:
    import random


class Kind(StrEnum):
    """The kinds of papers that are drawn; the values are those of the records."""

    MINUTES = "protokoll"
    EXTRACT = "protokollsutdrag"
    LETTER = "tjansteskrivelse"


class Bold(StrEnum):
    """What sets headings off."""

    BOLD = "bold"
    LARGE = "large"
    BOLD_LARGE = "bold and large"
    CAPITALS = "capitals"
    BOLD_CAPITALS = "bold capitals"
    ITALIC = "italic"


class Listing(StrEnum):
    """How the items of a list are told apart."""

    NUMBERS = "numbers"
    BULLETS = "bullets"
    DASHES = "dashes"
    PLAIN = "lines"
    CLAUSES = "att"
    COMMAS = "commas"


SCHEMES = (
    "{p} {y}/{n}", "{p}/{y}:{n}", "{y}.{n:03} {p}", "{p}-{y}-{n:05}", "{p} {n}/{yy}", "{y}/{n:05}", "{n:05}/{y}", "{p} {yy}/{n:04}",
    "{p} {y}-{n:04}", "{y}/{p} {n:04} 001", "{p} {y}/{n}-251", "{yy}{p}{n:03}",
)  # fmt: skip
LABELS = ("Dnr", "Dnr:", "Diarienummer", "Diarienr", "Ärendenummer", "D.nr", "Dnr.")
PARAGRAPHS = ("§ {n}", "§{n}", "{p} § {n}", "{P} § {n}", "{n} §", "{p} {n}", "§ {n}.")
CELLS = (
    ("Datum", "Handläggare", "Diarienummer"),
    ("Vårt datum", "Handläggare", "Vår beteckning"),
    ("Datum", "Handläggare", "Dnr"),
)
END_MARKS = ("", "", "_____________", "- - - - -", "-----")


@dataclass(frozen=True)
class Template:
    """How the papers of one municipality look. `order`: sections of a §, `letter`: of a tjänsteskrivelse; OTHER stands for any further heading."""

    place: str
    owner: str
    body: str
    prefix: str
    office: str
    kind: Kind
    scheme: str
    label: str
    paragraph: str
    number_place: str
    title_place: str
    headings: dict[Field, str]
    colon: bool
    look: Bold
    size: float
    order: tuple[Field, ...]
    letter: tuple[Field, ...]
    deciding: Listing
    basis: Listing
    recipients: Listing
    header: str
    footer: str
    end_mark: str
    new_pages: bool
    front: bool
    contents: bool
    cells: tuple[str, str, str]
    written_date: bool
    as_text: bool


def draw(random: random.Random) -> Template:
    """A template at random."""
    body, prefix, office = random.choice(words.BODIES)
    scheme = random.choice(SCHEMES)
    needs_label = "{p}" not in scheme or scheme.startswith("{yy}") or "{yy}" in scheme
    label = random.choice(LABELS) if needs_label or random.random() < 0.5 else ""
    kind = random.choices(list(Kind), (5, 2, 3))[0]
    head = (
        [Field.SUMMARY, Field.BACKGROUND]
        if random.random() < 0.4
        else [random.choice((Field.SUMMARY, Field.BACKGROUND))]
    )
    rest = [Field.OTHER, Field.BASIS]
    random.shuffle(rest)
    middle = [*head, *rest]
    if random.random() < 0.3:
        middle.append(Field.PROPOSALS)
    decided = [Field.DECISIONS, *middle] if random.random() < 0.5 else [*middle, Field.DECISIONS]
    letter = [*([Field.PROPOSALS] if random.random() < 0.6 else []), *head, *rest]
    letter += [] if Field.PROPOSALS in letter else [Field.PROPOSALS]
    tail = [Field.RECIPIENTS] if random.random() < 0.8 else []
    paragraph = random.choice(PARAGRAPHS)
    as_text = random.random() < 0.25
    return Template(
        place=random.choice(words.PLACES),
        owner=random.choice(("kommun", "kommun", "kommun", "stad")),
        body=body,
        prefix=prefix,
        office=office,
        kind=kind,
        scheme=scheme,
        label=label,
        paragraph=paragraph,
        number_place="row"
        if not paragraph.endswith(".") and random.random() < 0.6
        else random.choice(("below", "under title")),
        title_place=random.choice(("row", "below", "below")),
        headings={field: random.choice(choices).format(body) for field, choices in words.HEADINGS.items()},
        colon=random.random() < 0.15,
        look=random.choice(list(Bold)),
        size=random.choice((10, 11, 12)),
        order=(*decided, *tail),
        letter=(*letter, *tail),
        deciding=random.choice((Listing.NUMBERS, Listing.BULLETS, Listing.PLAIN, Listing.CLAUSES)),
        basis=random.choice((Listing.BULLETS, Listing.DASHES, Listing.PLAIN, Listing.PLAIN, Listing.NUMBERS)),
        recipients=random.choice((Listing.PLAIN, Listing.PLAIN, Listing.BULLETS, Listing.COMMAS)),
        header=random.choice(("left", "right", "rows") if as_text else ("left", "right", "table", "rows")),
        footer=random.choice(("sign", "number", "address", "none")),
        end_mark=random.choice(END_MARKS),
        new_pages=random.random() < 0.4,
        front=random.random() < 0.7,
        contents=random.random() < 0.4,
        cells=random.choice(CELLS),
        written_date=random.random() < 0.3,
        as_text=as_text,
    )

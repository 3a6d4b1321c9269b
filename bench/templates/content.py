"""Invents what papers say: cases with titles, numbers, running text, lists, people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bench.templates import words
from bench.templates.template import Kind, Listing, Template
from samples.model import Block, Case, Field, Paper, Person, Section, items, lead, numbered, paragraphs

if TYPE_CHECKING:
    import random

_MARKS = {Listing.BULLETS: "•", Listing.DASHES: "-"}


class Inventor:
    """Invents the papers of one template."""

    def __init__(self, template: Template, random: random.Random) -> None:
        self._template, self._random = template, random
        self.year = random.randint(2012, 2029)
        self._used: set[str] = set()

    def paper(self) -> Paper:
        """A paper with one or several cases."""
        template = self._template
        first = self._random.randint(1, 220)
        count = self._random.randint(3, 9) if template.kind is Kind.MINUTES else 1
        cases = tuple(self._case(first + index) for index in range(count))
        day = self.day()
        return Paper(
            template.kind,
            template.place,
            template.body,
            cases,
            day,
            None if template.kind is Kind.LETTER else day,
            template.office,
        )

    def day(self) -> str:
        """A day of the year."""
        return f"{self.year}-{self._random.randint(1, 12):02}-{self._random.randint(1, 28):02}"

    def person(self) -> str:
        """A name that was not used yet."""
        while True:
            name = f"{self._random.choice(words.FIRST_NAMES)} {self._random.choice(words.SURNAMES)}"
            if name not in self._used:
                self._used.add(name)
                return name

    def _case(self, number: int) -> Case:
        subject = self._random.choice(words.SUBJECTS)
        letter = self._template.kind is Kind.LETTER
        fields = self._template.letter if letter else self._template.order
        with_number = letter or self._random.random() < 0.85
        sections = [self._section(field, subject) for field in fields]
        if not letter and self._random.random() < 0.25:
            sections.insert(max(1, len(sections) - 1), self._motions(subject))
        staff = (Person(self.person(), self._random.choice(words.TITLES), "handläggare"),) if letter else ()
        return Case(
            self._random.choice(words.TITLES_OF_CASES).format(subject),
            tuple(sections),
            None if letter else str(number),
            self._number() if with_number else None,
            staff=staff,
            new_page=self._template.new_pages,
        )

    def _number(self) -> str:
        year = self.year - self._random.randint(0, 2)
        prefix = self._template.prefix.removesuffix("AU")
        return self._template.scheme.format(p=prefix, y=year, yy=f"{year % 100:02}", n=self._random.randint(11, 999))

    def _section(self, field: Field, subject: str) -> Section:
        if field is Field.OTHER:
            return Section(self._random.choice(words.OTHERS), field, self._text(subject))
        heading = self._template.headings[field] + (":" if self._template.colon else "")
        makes = {
            Field.DECISIONS: self._decided,
            Field.PROPOSALS: self._decided,
            Field.BASIS: self._basis,
            Field.RECIPIENTS: self._recipients,
        }
        return Section(heading, field, makes.get(field, self._text)(subject))

    def _motions(self, subject: str) -> Section:
        who = f"{self.person()} ({self._random.choice(words.PARTIES)})"
        return Section("Yrkanden", Field.OTHER, paragraphs(f"{who} yrkar bifall till förslaget om {subject}."))

    def _filled(self, pattern: str, subject: str) -> str:
        text = pattern.format(
            subject,
            f"{self._random.randint(2, 90) * 10} 000",
            self.day(),
            self._template.office,
            self._random.randint(1, 90),
        )
        return text[:1].upper() + text[1:]

    def _text(self, subject: str) -> tuple[Block, ...]:
        chosen = self._random.sample(words.SENTENCES, self._random.randint(2, 6))
        cut = self._random.randint(1, len(chosen))
        texts = (
            " ".join(self._filled(text, subject) for text in part) for part in (chosen[:cut], chosen[cut:]) if part
        )
        return paragraphs(*texts)

    def _decided(self, subject: str) -> tuple[Block, ...]:
        count = self._random.choice((1, 1, 1, 2, 3))
        if self._template.deciding is Listing.CLAUSES:
            clauses = [self._filled(text, subject) for text in self._random.sample(words.CLAUSES, count)]
            told = [f"att {text[:1].lower()}{text[1:]}" for text in clauses]
            told = [f"{text}," for text in told[:-2]] + [f"{text}, samt" for text in told[-2:-1]] + [f"{told[-1]}."]
            return lead(f"{self._template.body} beslutar") + items(*told)
        texts = [self._filled(text, subject) for text in self._random.sample(words.ACTS, count)]
        if count == 1 and self._random.random() < 0.5:
            text = f"{self._template.body} beslutar att {self._filled(self._random.choice(words.CLAUSES), subject).lower()}."
            return items(text)
        if self._template.deciding is Listing.NUMBERS and count > 1:
            return numbered(*texts)
        return items(*texts, mark="•" if self._template.deciding is Listing.BULLETS and count > 1 else "")

    def _basis(self, subject: str) -> tuple[Block, ...]:
        chosen = self._random.sample(words.PAPERS, self._random.randint(1, 5))
        texts = [self._filled(text, subject) for text in chosen]
        return self._listed(self._template.basis, texts)

    def _recipients(self, _subject: str) -> tuple[Block, ...]:
        texts = self._random.sample(words.UNITS, self._random.randint(1, 5))
        return self._listed(self._template.recipients, texts)

    def _listed(self, listing: Listing, texts: list[str]) -> tuple[Block, ...]:
        if listing is Listing.NUMBERS:
            return numbered(*texts)
        return items(*texts, mark=_MARKS.get(listing, ""))

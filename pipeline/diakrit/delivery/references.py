"""References between the records of one batch: which record a "KS 2024-03-05 § 12" or a case number means."""

import re
from collections import defaultdict

from diakrit.lexicon.phrases import folded
from diakrit.lexicon.rows import Organs
from diakrit.schema.document import DocumentEntry
from diakrit.schema.parts import Reference
from diakrit.schema.record import Record
from diakrit.store.rows import Target
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar
from diakrit.text import fold


class Resolver:
    """Knows the records of a batch. Says which one a reference means only where no other could be meant."""

    def __init__(self, numbers: CaseNumberGrammar, organs: Organs) -> None:
        self._numbers, self._bodies = numbers, _Bodies(organs)
        self._by_paragraph: defaultdict[str, list[Target]] = defaultdict(list)
        self._by_number: defaultdict[str, list[Target]] = defaultdict(list)

    def add(self, target: Target) -> None:
        """Takes a record in."""
        if target.paragraph:
            self._by_paragraph[target.paragraph].append(target)
        if target.case_number:
            self._by_number[self._number(target.case_number)].append(target)

    def resolve_all(self, entry: DocumentEntry) -> DocumentEntry:
        """A document whose references say which record they mean."""
        return entry.model_copy(update={"records": [self.resolve(record) for record in entry.records]})

    def resolve(self, record: Record) -> Record:
        """A record whose references say which record they mean, where that is known; else the record itself.

        References that a person corrected stay as they are.
        """
        if "references" in record.review.corrected:
            return record
        found = [self._target(record, reference) for reference in record.references]
        if found == [reference.resolved_id for reference in record.references]:
            return record
        pairs = zip(record.references, found, strict=True)
        references = [reference.model_copy(update={"resolved_id": target}) for reference, target in pairs]
        return record.model_copy(update={"references": references})

    def _target(self, record: Record, reference: Reference) -> str | None:
        if reference.kind == "paragraph":
            rows = self._paragraphs(record, reference)
        elif reference.kind == "case_number":
            rows = self._by_number.get(self._number(reference.value), [])
        else:
            return None
        own = record.municipality
        fitting = {target.id for target in rows if target.id != record.id and own and target.municipality == own}
        return fitting.pop() if len(fitting) == 1 else None

    def _paragraphs(self, record: Record, reference: Reference) -> list[Target]:
        """A § is meant of a day, and of the body if one is named; without a day, only in the same case."""
        rows = self._by_paragraph.get(reference.value.removeprefix("§").strip(), [])
        organ, day = reference.organ, reference.date
        return [
            target
            for target in rows
            if (organ is None or self._bodies.same(organ, target.organ))
            and (target.date == day if day else organ is not None and self._same_case(record, target))
        ]

    def _same_case(self, record: Record, target: Target) -> bool:
        own = record.case_number
        return (
            own is not None and target.case_number is not None and self._number(own) == self._number(target.case_number)
        )

    def _number(self, text: str) -> str:
        """A case number for comparing, however it is printed."""
        found = self._numbers.alone(text)
        return (found and self._numbers.normalised(found.value, found.family)) or "".join(text.upper().split())


class _Bodies:
    """Compares the names of bodies, printed in full or as initials."""

    def __init__(self, organs: Organs) -> None:
        self._committees = {initials: fold(name) for initials, name in organs.committees.items()}
        self._abbreviations = {initials: fold(name) for initials, name in organs.abbreviations.items()}
        self._committee = re.compile(rf"^([a-z]{{1,4}}?)({'|'.join(map(re.escape, self._committees))})$")
        self._initialled = folded(organs.initialled)

    def same(self, named: str, printed: str | None) -> bool:
        """Whether a body as a reference names it ("KS", "socialnämndens", "SNAU") is the one that a record is of."""
        if printed is None:
            return False
        one, other = fold(named).removesuffix("s"), fold(printed).removesuffix("s")
        meant = {**self._committees, **self._abbreviations}.get(one, "").removesuffix("s")
        if other in (one, meant):
            return True
        if committee := self._committee.match(fold(named)):
            words = other.split()
            owner = words[0] if len(words) > 1 and words[-1] == self._committees[committee[2]] else ""
            return bool(owner) and self._are_initials(committee[1], owner)
        return len(named) <= 4 and named.isupper() and self._are_initials(fold(named), other)  # noqa: PLR2004

    def _are_initials(self, letters: str, name: str) -> bool:
        """Whether letters are the first ones of a body's name and of its parts: "sn" of socialnamnden, "ten" of tekniska."""
        rest = iter(name)
        if not letters or not name.startswith(letters[0]) or not all(letter in rest for letter in letters):
            return False
        last = tuple(ending[0] for ending in self._initialled)
        return letters.endswith(last) and name.removesuffix("s").endswith(self._initialled)

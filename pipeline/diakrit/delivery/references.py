"""References between the records of one batch: which record a "KS 2024-03-05 § 12" or a case number means."""

import re
from collections import defaultdict

from diakrit.schema.document import DocumentEntry
from diakrit.schema.parts import Reference
from diakrit.schema.record import Record
from diakrit.store.rows import Target
from diakrit.swedish.grammar import casenumber
from diakrit.text import fold

_ABBREVIATIONS = {"kf": "kommunfullmaktige", "ks": "kommunstyrelsen", "au": "arbetsutskott"}
_COMMITTEE = re.compile(r"^([a-z]{1,4}?)au$")
_WORKING = "arbetsutskott"


class Resolver:
    """Knows the records of a batch. Says which one a reference means only where no other could be meant."""

    def __init__(self) -> None:
        self._by_paragraph: defaultdict[str, list[Target]] = defaultdict(list)
        self._by_number: defaultdict[str, list[Target]] = defaultdict(list)

    def add(self, target: Target) -> None:
        """Takes a record in."""
        if target.paragraph:
            self._by_paragraph[target.paragraph].append(target)
        if target.case_number:
            self._by_number[_number(target.case_number)].append(target)

    def resolve_all(self, entry: DocumentEntry) -> DocumentEntry:
        """A document whose references say which record they mean."""
        return entry.model_copy(update={"records": [self.resolve(record) for record in entry.records]})

    def resolve(self, record: Record) -> Record:
        """A record whose references say which record they mean, where that is known; else the record itself."""
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
            rows = self._by_number.get(_number(reference.value), [])
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
            if (organ is None or _same_body(organ, target.organ))
            and (target.date == day if day else organ is not None and _same_case(record, target))
        ]


def _same_case(record: Record, target: Target) -> bool:
    own = record.case_number
    return own is not None and target.case_number is not None and _number(own) == _number(target.case_number)


def _same_body(named: str, printed: str | None) -> bool:
    """Whether a body as a reference names it ("KS", "socialnämndens", "SNAU") is the one that a record is of."""
    if printed is None:
        return False
    one, other = fold(named).removesuffix("s"), fold(printed).removesuffix("s")
    if one == other or _ABBREVIATIONS.get(one, "").removesuffix("s") == other:
        return True
    if committee := _COMMITTEE.match(fold(named)):
        words = other.split()
        owner = words[0] if len(words) > 1 and words[-1] == _WORKING else ""
        return bool(owner) and _initials(owner, committee.group(1))
    return len(named) <= 4 and named.isupper() and _initials(other, fold(named))  # noqa: PLR2004


def _initials(name: str, letters: str) -> bool:
    """Whether letters are the first ones of a body's name and of its parts: "sn" of socialnamnden, "ten" of tekniska."""
    rest = iter(name)
    if not letters or not name.startswith(letters[0]) or not all(letter in rest for letter in letters):
        return False
    return letters[-1] in ("n", "s") and name.removesuffix("s").endswith(("namnden", "styrelsen"))


def _number(text: str) -> str:
    """A case number for comparing, however it is printed."""
    found = casenumber.alone(text)
    return (found and casenumber.normalised(found.value, found.family)) or "".join(text.upper().split())

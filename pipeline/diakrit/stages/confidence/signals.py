"""What speaks for and against a field: how its words were read, what was mended, whether rules and sums agree."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from diakrit.knowledge import Knowledge
from diakrit.lexicon.weights import KIND_OF
from diakrit.model import Case, Document, Evidence, FieldName, IssueCode, PageState, Repair

FIELDS = tuple(map(FieldName, KIND_OF))
"""The fields that have a confidence."""
_WORD = re.compile(r"(?<!\w)[^\W\d_]{4,}(?!\w)")
_STRUCTURE = frozenset(
    (
        IssueCode.PARAGRAPH_MISSING,
        IssueCode.PARAGRAPH_BEYOND,
        IssueCode.MEETING_DAYS,
        IssueCode.MEETING_DATE_MISSING,
        IssueCode.VOTE_SUMS,
    )
)
"""Doubts that tell of invariants that do not hold."""
_MOST_WORDS = 300


class Signals:
    """The signals of one document's fields. Each is 0 where nothing speaks, and mostly between 0 and 1."""

    def __init__(self, knowledge: Knowledge, document: Document) -> None:
        self._document = document
        self._alone = knowledge.repairer.language.ngrams.alone
        self._headings, self._field_of = knowledge.headings(), knowledge.lexicon.field_of
        self._lists = knowledge.gazetteer.lists
        self._is_unfinished = knowledge.prose.is_unfinished
        self._repairs: dict[int, list[Repair]] = {}
        for row in document.repairs:
            self._repairs.setdefault(row.page, []).append(row)

    def of(self, case: Case, name: FieldName) -> Mapping[str, float]:
        """The signals of a field, present or absent."""
        evidence = case.evidence_of(name)
        signals = {**self._reading(case, evidence), **self._agreement(evidence), **self._mended(evidence)}
        value = case.fields.value(name)
        signals["absent"] = float(not value)
        signals["unread"] = signals["absent"] * signals["page"]
        signals["unknown"] = self._unknown(evidence)
        signals["heading"] = self._heading(case, name)
        signals["structure"] = float(any(issue.code in _STRUCTURE for issue in case.issues))
        signals["doubted"] = float(any(issue.field == name for issue in case.issues))
        signals["unfinished"] = float(isinstance(value, str) and self._is_unfinished(value))
        place = case.fields.municipality
        signals["unlisted"] = float(name is FieldName.MUNICIPALITY and place is not None and not self._lists(place))
        return signals

    def _reading(self, case: Case, evidence: Sequence[Evidence]) -> dict[str, float]:
        """How well the words of a field, and its pages, were read."""
        pages = [self._document.pages[number - 1] for number in range(case.pages[0], case.pages[1] + 1)]
        read = [page.confidence for page in pages if page.confidence is not None]
        sure = [found.confidence for found in evidence if found.confidence is not None]
        least = [found.least for found in evidence if found.least is not None]
        words = min(_MOST_WORDS, sum(len(found.raw.split()) for found in evidence))
        return {
            "ocr": float(bool(sure or (not evidence and read))),
            "mean": 1 - min(sure, default=1.0),
            "least": 1 - min(least, default=1.0),
            "page": 1 - min(read, default=1.0),
            "low": float(any(page.state in (PageState.LOW, PageState.FAILED) for page in pages)),
            "length": math.log1p(words) if sure else 0.0,
        }

    def _agreement(self, evidence: Sequence[Evidence]) -> dict[str, float]:
        """What a second engine says."""
        twice = [found for found in evidence if found.second is not None and found.twice]
        disputed = any(found.disputed for found in evidence)
        return {"disputed": float(disputed), "agreed": float(bool(twice) and not disputed)}

    def _mended(self, evidence: Sequence[Evidence]) -> dict[str, float]:
        """What repair did to the words, and how sure it is of it."""
        rows = {id(row): row for found in evidence for row in self._rows(found)}.values()
        return {
            "mended": math.log1p(sum(row.applied for row in rows)),
            "repair": min(1.0, math.fsum(1 - row.confidence for row in rows if row.applied)),
            "suggested": math.log1p(sum(not row.applied for row in rows)),
        }

    def _rows(self, found: Evidence) -> Iterator[Repair]:
        for row in self._repairs.get(found.page, ()):
            if row.box is None:
                within = row.line == found.line
            else:
                across = (row.box.left + row.box.right) / 2
                within = any(
                    box.left <= across <= box.right and box.top <= row.box.middle <= box.bottom for box in found.boxes
                )
            if within:
                yield row

    def _unknown(self, evidence: Sequence[Evidence]) -> float:
        """The share of words that no Swedish text has."""
        words = [word for found in evidence for word in _WORD.findall(found.raw)][:_MOST_WORDS]
        return sum(self._alone(word.lower()) is None for word in words) / len(words) if words else 0.0

    def _heading(self, case: Case, name: FieldName) -> float:
        """How far the headings of the sections behind a field are from those of the lexicon."""
        scores = []
        for section in case.sections:
            if section.heading and self._field_of(section.kind) == name:
                text = self._document.text_of(section.heading)
                heading = self._headings.find(text) or self._headings.guess(text)
                scores.append(heading.score if heading else 0.0)
        return 1 - min(scores, default=1.0)

"""What the report tells, gathered record by record while the delivery is written."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from diakrit.schema.document import DocumentEntry
from diakrit.schema.record import CORE, Record, ReviewStatus

_EDGES = (0.95, 0.99)
_ALIKE = 90.0  # per cent of the text that two records of one case share
_COMPARED = 200  # characters: enough to tell cases apart, and little to keep
_MISSING = "paragraph-missing"


@dataclass(frozen=True, slots=True)
class Row:
    """A record as the report lists it."""

    id: str
    path: str
    page: int
    kind: str
    values: tuple[str, ...]
    status: str
    text: str

    @property
    def title(self) -> str:
        """The title, "" where it has none."""
        return self.values[CORE.index("title")]


@dataclass(frozen=True, order=True, slots=True)
class Doubtful:
    """A record that a person should review, and the codes that say why. `page`: its first; `paragraph`: "" where it has none."""

    path: str
    page: int
    paragraph: str
    codes: tuple[str, ...]


@dataclass
class Figures:
    """Counts and lists over all records of a delivery."""

    rows: list[Row] = field(default_factory=list)
    statuses: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    doubts: Counter[str] = field(default_factory=Counter)
    confidence: dict[str, Counter[int]] = field(default_factory=lambda: {name: Counter() for name in CORE})
    repairs: Counter[str] = field(default_factory=Counter)
    suggested: int = 0
    corrected: int = 0
    gaps: list[tuple[str, int]] = field(default_factory=list)
    numberless: list[Row] = field(default_factory=list)
    review: list[Doubtful] = field(default_factory=list)

    def take(self, document: DocumentEntry) -> None:
        """Counts a document in."""
        for repair in document.repairs:
            if repair.applied:
                self.repairs[repair.reason] += 1
            else:
                self.suggested += 1
        for record in document.records:
            self._record(record)

    def _record(self, record: Record) -> None:
        values = tuple(str(getattr(record, name) or "") for name in CORE)
        review, text = record.review, " ".join(section.text for section in record.sections)[:_COMPARED]
        path, page = record.source.path, record.source.pages[0]
        row = Row(record.id, path, page, record.doc_type, values, review.status, text)
        self.rows.append(row)
        self.statuses[review.status] += 1
        self.kinds[record.doc_type] += 1
        self.corrected += bool(review.corrected)
        codes = sorted({reason.code for reason in review.reasons})
        self.doubts.update(codes)
        if review.status is ReviewStatus.REVIEW:
            self.review.append(Doubtful(path, page, record.paragraph or "", tuple(codes)))
        self.gaps += [(path, reason.facts["paragraph"]) for reason in review.reasons if reason.code == _MISSING]
        for name in CORE:
            if name in record.confidence:
                self.confidence[name][sum(record.confidence[name] >= edge for edge in _EDGES)] += 1
        if not record.case_number:
            self.numberless.append(row)

    def same_cases(self) -> list[list[Row]]:
        """Records that are the same case in several files: by their id, or by day, number and nearly all of the text."""
        groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in self.rows:
            _, _, day, paragraph, number, _ = row.values
            if day and (paragraph or number):
                groups[day, paragraph or number].append(row)
        found = []
        for left in map(list, groups.values()):
            while left:
                first = left.pop(0)
                alike = [first, *(row for row in left if row.path != first.path and _same(first, row))]
                left[:] = [row for row in left if row not in alike]
                if len(alike) > 1:
                    found.append(alike)
        return found


def _same(one: Row, other: Row) -> bool:
    return one.id.split("~")[0] == other.id.split("~")[0] or fuzz.ratio(one.text, other.text) >= _ALIKE

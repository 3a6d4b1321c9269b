"""Compares fields with gold records.

Strict means equal apart from white space; soft means a normalised similarity (rapidfuzz ratio) of at least 0.95. The items of
lists are matched one to one. If the gold allows other values (`also_acceptable`), the best one counts.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from diakrit.errors import UsageError
from diakrit.evaluate.trust import Standing, Trust
from diakrit.text import squeeze

SOFT = 0.95
DOCUMENT_FIELDS = ("doc_type", "municipality", "organ", "date", "meeting_date")
RECORD_FIELDS = (
    "paragraph", "case_number", "other_case_numbers", "title", "summary", "background", "proposals", "decisions", "basis",
    "plan", "recipients", "staff", "references", "votes", "dissent_count",
)  # fmt: skip
FIELDS = (*DOCUMENT_FIELDS, *RECORD_FIELDS)

Json = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """Right, superfluous and missing values of one field."""

    right: int = 0
    superfluous: int = 0
    missing: int = 0

    @property
    def f1(self) -> float | None:
        """The F1 score, or None if neither side has a value."""
        total = 2 * self.right + self.superfluous + self.missing
        return 2 * self.right / total if total else None

    @property
    def perfect(self) -> bool:
        """Whether nothing is superfluous or missing."""
        return not (self.superfluous or self.missing)

    def add(self, other: "Tally") -> None:
        """Adds another tally."""
        self.right += other.right
        self.superfluous += other.superfluous
        self.missing += other.missing


@dataclass(slots=True)
class Fields:
    """Field scores of a set of records."""

    strict: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    soft: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FIELDS})
    trust: Trust = field(default_factory=Trust)
    silently_wrong: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def whole(self) -> Standing:
        """The standing of all records."""
        return self.trust.whole

    def mean_f1(self) -> float:
        """The mean soft F1 of the fields that occur."""
        scores = [tally.f1 for tally in self.soft.values() if tally.f1 is not None]
        return sum(scores) / len(scores) if scores else 0.0


def evaluate_fields(documents: Mapping[str, Json], gold_folder: Path) -> Fields:
    """Compares records with the gold of the same papers; gold without a document is ignored.

    Raises:
        UsageError: no gold belongs to any document.
    """
    result = Fields()
    for gold in golds(gold_folder):
        document = document_of(documents, gold["source"])
        if document is not None:
            _compare_document(document, gold, result)
    if not result.whole.records:
        raise UsageError(f"{gold_folder}: no gold record belongs to a document of this delivery")
    return result


def golds(folder: Path) -> Iterator[Json]:
    """The gold documents in a folder; one that refers to another takes its values."""
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(gold.get("source"), str):
            continue  # describes several files joined
        if "refers_to" in gold:
            target = json.loads((folder / gold["refers_to"]).read_text(encoding="utf-8"))
            wanted = gold["paragraphs"]
            kept = [row for row in target["records"] if wanted is None or row["paragraph"] in wanted]
            yield {**target, "source": gold["source"], "doc_type": gold["doc_type"], "records": kept}
        else:
            yield gold


def document_of(documents: Mapping[str, Json], source: str) -> Json | None:
    """The document that gold belongs to, or None."""
    fitting = [
        path for path in documents if path == source or source.endswith(f"/{path}") or path.endswith(f"/{source}")
    ]
    return documents[max(fitting, key=len)] if fitting else None


def _compare_document(document: Json, gold: Json, result: Fields) -> None:
    standings = result.trust.of(gold.get("municipality") or "–")
    for wanted, found in pairs(document, gold):
        passed = found is not None and found["review"]["status"] == "ok"
        if wanted is None:  # a record without a gold record
            assert found is not None
            for standing in standings:
                standing.count_superfluous(passed=passed)
            result.misses.append(f"{document['source']['path']} {found['paragraph'] or ''} superfluous record")
            for name in ("paragraph", "case_number"):
                for tally in (result.strict[name], result.soft[name]):
                    tally.superfluous += found[name] is not None
            continue
        wrong = list(_compare_record(found or {}, wanted, result))
        for standing in standings:
            standing.count(wrong, found=found is not None, passed=passed)
        label = f"{document['source']['path']} {wanted.get('paragraph') or ''}"
        result.misses += [f"{label} {name}{' (passed as ok)' if passed else ''}" for name in wrong]
        named = [name for name in ("case_number", "paragraph") if name in wrong and (found or {}).get(name)]
        result.silently_wrong += len(named) if passed else 0


def pairs(document: Json, gold: Json) -> Iterator[tuple[Json | None, Json | None]]:
    """Gold records, and the records that are about the same; None stands for what one of both does not have."""
    rest = list(document["records"])
    shared = {name: gold[name] for name in DOCUMENT_FIELDS if name in gold}
    for row in gold["records"]:
        wanted = {**shared, **row}
        yield wanted, _take(rest, wanted)
    yield from ((None, row) for row in rest)


def _take(rest: list[Json], wanted: Json) -> Json | None:
    """The record that a gold record is about: same §, else same case number, else the first without a §."""
    number = _paragraph(wanted.get("paragraph"))
    tests = (
        lambda row: number is not None and row["paragraph"] == number,
        lambda row: number is None and row["paragraph"] is None and row["case_number"] == wanted.get("case_number"),
        lambda row: number is None and row["paragraph"] is None,
    )
    for test in tests:
        for row in rest:
            if test(row):
                rest.remove(row)
                return row
    return None


def _paragraph(value: str | None) -> str | None:
    return value.removeprefix("§").strip() if value else None


def _compare_record(found: Json, wanted: Json, result: Fields) -> Iterator[str]:
    """Counts the fields of a record; yields those that are not right."""
    for name in FIELDS:
        if name not in wanted:
            continue
        strict, soft = (judged(name, found, wanted, threshold) for threshold in (1.0, SOFT))
        result.strict[name].add(strict)
        result.soft[name].add(soft)
        if not soft.perfect:
            yield name


def judged(name: str, found: Json, wanted: Json, threshold: float) -> Tally:
    """A record's field against that of its gold record, which may accept several values."""
    given = len(found.get("dissents", ())) if name == "dissent_count" else found.get(name)
    values = plain(name, given)
    accepted = [plain(name, wanted[name])]
    accepted += [plain(name, other) for other in wanted.get("also_acceptable", {}).get(name, [])]
    if name == "recipients" and "recipients_split" in wanted:
        accepted.append(plain(name, wanted["recipients_split"]))
    return max((compare(values, other, threshold) for other in accepted), key=_goodness)


def _goodness(tally: Tally) -> tuple[float, int]:
    score = tally.f1
    return (1.0 if score is None else score, tally.right)


def plain(name: str, value: Any) -> list[str]:  # noqa: ANN401 - a gold or record value
    """A field's value as a list of texts to compare."""
    if value is None or value == "":
        return []
    if name == "dissent_count":
        return ["dissent"] * int(value)
    if not isinstance(value, list):
        return [squeeze(_paragraph(value) or "" if name == "paragraph" else str(value))]
    return [squeeze(_row(name, row)) for row in value]


def _row(name: str, row: Any) -> str:  # noqa: ANN401 - a text or an object of a list field
    if isinstance(row, str):
        return row
    keys = {
        "proposals": ("text",), "decisions": ("text",), "plan": ("organ", "date"), "staff": ("name", "title"),
        "references": ("kind", "value"), "votes": ("yes", "no"),
    }  # fmt: skip
    return " | ".join(str(row[key]) for key in keys[name] if row.get(key) is not None)


def compare(found: Sequence[str], wanted: Sequence[str], threshold: float) -> Tally:
    """Matches two lists one to one, the most alike first, and counts."""
    pairs = sorted(
        ((fuzz.ratio(one, other) / 100, i, j) for i, one in enumerate(found) for j, other in enumerate(wanted)),
        reverse=True,
    )
    used_found: set[int] = set()
    used_wanted: set[int] = set()
    for score, i, j in pairs:
        if score >= threshold and i not in used_found and j not in used_wanted:
            used_found.add(i)
            used_wanted.add(j)
    right = len(used_found)
    return Tally(right, len(found) - right, len(wanted) - right)

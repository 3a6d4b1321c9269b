"""Fields of papers whose values are known: their signals, and whether they are right."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from diakrit import stages
from diakrit.batch import tasks
from diakrit.batch.page_codec import PageRecord, unpack_lines
from diakrit.evaluate.fields import SOFT, document_of, golds, judged, pairs
from diakrit.knowledge import Knowledge
from diakrit.model import Document, IssueCode, Opened, Unread
from diakrit.schema.build import document_entry
from diakrit.stages.confidence.signals import FIELDS, Signals
from diakrit.store import Reading, Store

from bench.sets import is_test

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from diakrit.batch.provenance import Toolchain
    from diakrit.model import Page, RawLines, Source
    from diakrit.settings import Settings


@dataclass(frozen=True)
class Row:
    """A field of a record: its set and paper, its signals and confidence, whether it is right and whether it is there.

    `test`: nothing was fitted on the paper. `ok`: no rule asks for review of the record; its confidence may yet.
    """

    set: str
    paper: str
    record: str
    field: str
    signals: Mapping[str, float]
    confidence: float
    right: bool
    there: bool
    test: bool
    ok: bool


def rows(name: str, delivery: Path, gold_folder: Path, *, twice: bool = True) -> Iterator[Row]:
    """The fields of a delivery that gold has; pages come from its store, stages are run anew.

    Without `twice` as if nothing had been read a second time.
    """
    known = list(golds(gold_folder))
    with Store(delivery) as store:
        settings = store.run().settings
        toolchain = tasks.tell_toolchain(settings)
        for item in store.inputs():
            gold = next((gold for gold in known if document_of({item.name: {}}, gold["source"]) is not None), None)
            ready = tasks.open_input(item, settings) if gold else None
            if gold and isinstance(ready, Opened):
                document = _structured(store, toolchain, settings, ready, twice=twice)
                yield from _rows(name, document, gold, toolchain)


def _structured(
    store: Store, toolchain: Toolchain, settings: Settings, ready: Opened[Reading], *, twice: bool
) -> Document:
    records = []
    for number, page in enumerate(ready.pages, 1):
        kept = store.reading(ready.source.sha256, str(number), toolchain.reading)
        content = page.content if not isinstance(page, Unread) else kept.content if kept else b""
        record = PageRecord.unpack(content)
        records.append(record if twice else replace(record, page=_once(record.page)))
    places = tuple(place for record in records for place in record.sensitive)
    begun = Document(ready.source, tuple(record.page for record in records), sensitive=places, issues=ready.issues)
    line = stages.build(Knowledge.load(settings.lexicons), settings)
    reached = stages.run(line, begun)
    while reached.needs:
        heads = {number: _head(store, toolchain, ready.source, number) for number in reached.needs}
        begun = replace(reached.document, letterheads={**reached.document.letterheads, **heads})
        reached = stages.run(line, begun, reached.step)
    return reached.document


def _once(page: Page) -> Page:
    return replace(
        page,
        lines=tuple(
            replace(each, words=tuple(replace(word, second=None) for word in each.words)) for each in page.lines
        ),
    )


def _head(store: Store, toolchain: Toolchain, source: Source, number: int) -> RawLines:
    kept = store.reading(source.sha256, f"head {number}", toolchain.reading)
    return unpack_lines(kept.content) if kept else ()


def _rows(name: str, document: Document, gold: dict[str, object], toolchain: Toolchain) -> Iterator[Row]:
    entry = json.loads(document_entry(document, toolchain.provenance).model_dump_json())
    signals = Signals(Knowledge.load(), document)
    cases = {record["id"]: case for record, case in zip(entry["records"], document.cases, strict=True)}
    paper = str(gold["source"]).rsplit("/", 1)[-1]
    for wanted, found in pairs(entry, gold):
        if wanted is None or found is None:
            continue
        case = cases[found["id"]]
        for field in FIELDS:
            if field in wanted:
                yield Row(
                    name,
                    paper,
                    f"{paper} {found['paragraph'] or found['case_number'] or ''}",
                    field,
                    signals.of(case, field),
                    case.confidences.get(field, 0.0),
                    judged(field, found, wanted, SOFT).perfect,
                    bool(found.get(field)),
                    is_test(paper.removesuffix(".pdf")),
                    all(reason["code"] == IssueCode.UNSURE for reason in found["review"]["reasons"]),
                )

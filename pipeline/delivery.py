"""The delivery: what a run has got so far, and the files it leaves behind, the manifest last."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.manifest import Counts, FailureRow, Manifest, ManifestInput, ManifestOutput
from pipeline.model import Failure, PageState
from pipeline.record import SCHEMA_VERSION, Provenance
from pipeline.resolve import Resolver
from pipeline.settings import Settings
from pipeline.sources import Input
from pipeline.store import MANIFEST, Store, dumps
from pipeline.tasks import Structured


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    counts: Counts
    folder: Path
    failures: tuple[Failure, ...]
    review: tuple[str, ...]


class Delivery:
    """Writes documents as they are done and counts; at the end gathers them into one."""

    def __init__(self, inputs: Sequence[Input], store: Store, settings: Settings) -> None:
        self._inputs = inputs
        self._store = store
        self._settings = settings
        self._states: Counter[PageState] = Counter()
        self._results: dict[str, ManifestInput] = {}
        self._failures: list[Failure] = []
        self._review: list[str] = []
        self._resolver = Resolver()

    def page(self, state: PageState) -> None:
        """Counts a page that is done."""
        self._states[state] += 1

    def document(self, item: Input, digest: str, pages: int, result: Structured, failures: Sequence[Failure]) -> None:
        """Writes a finished document and its text; `failures` are those of its pages."""
        self._store.write(_document_path(item), [result.entry])
        self._store.write(f"text/{item.output}.txt", [result.text])
        self._review.extend(result.review)
        for target in result.targets:
            self._resolver.add(target)
        self._failures.extend(failures)
        self._results[item.name] = ManifestInput(
            path=item.name, sha256=digest, status="read", pages=pages, records=result.records
        )

    def failed(self, item: Input, failure: Failure, pages: int) -> None:
        """Notes an input that gives no document."""
        self._failures.append(failure)
        self._results[item.name] = ManifestInput(
            path=item.name, sha256=failure.sha256, status="failed", pages=pages, records=0
        )

    def finish(self, made_by: Provenance) -> Summary:
        """Writes what gathers all documents; the manifest comes last and closes the delivery."""
        failures = sorted(self._failures, key=lambda row: (row.source, row.page or 0, row.code))
        self._store.write("records.jsonl", self._record_lines())
        self._store.write("failures.jsonl", (dumps(_failure_row(row)) for row in failures))
        counts = self._counts()
        manifest = Manifest(
            schema_version=SCHEMA_VERSION,
            counts=counts,
            inputs=[self._results[item.name] for item in self._inputs],
            outputs=[ManifestOutput(path=name, sha256=digest) for name, digest in self._store.written()],
            settings=self._settings.shaping(),
            provenance=made_by,
        )
        self._store.close()
        self._store.write(MANIFEST, [dumps(manifest.model_dump(mode="json"), indent=1)])
        return Summary(counts, self._store.folder, tuple(failures), tuple(sorted(self._review)))

    def _record_lines(self) -> Iterator[bytes]:
        """Every record on a line, sorted by source and place, taken from the documents as written.

        Now that all records are known, references between them are resolved, in the documents, too.
        """
        for item in self._inputs:
            if self._results[item.name].status == "read":
                entry = json.loads((self._store.folder / _document_path(item)).read_bytes())
                if sum(self._resolver.resolve(record) for record in entry["records"]):
                    self._store.write(_document_path(item), [dumps(entry, indent=1)])
                yield from (dumps(record) for record in entry["records"])

    def _counts(self) -> Counts:
        inputs = self._results.values()
        failed = sum(entry.status == "failed" for entry in inputs)
        return Counts(
            inputs=len(inputs),
            documents=len(inputs) - failed,
            failed_inputs=failed,
            pages=sum(entry.pages for entry in inputs),
            page_states={state.value: self._states[state] for state in PageState},
            records=sum(entry.records for entry in inputs),
            review=len(self._review),
            failures=len(self._failures),
        )


def _document_path(item: Input) -> str:
    return f"documents/{item.output}.json"


def _failure_row(failure: Failure) -> dict[str, object]:
    row = asdict(failure)
    return FailureRow(path=row.pop("source"), **row).model_dump(mode="json")

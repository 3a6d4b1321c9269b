"""The delivery: the files that a run leaves behind, all written from the store, the manifest last."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from diakrit.delivery import report
from diakrit.delivery.corrections import decide_all, load
from diakrit.delivery.folder import Folder, dumps
from diakrit.delivery.references import Resolver
from diakrit.delivery.report.figures import Figures
from diakrit.errors import UsageError
from diakrit.knowledge import Knowledge
from diakrit.model import Failure, Input, PageState
from diakrit.schema.delivery import Counts, FailureRow, Manifest, ManifestInput, ManifestOutput
from diakrit.schema.record import SCHEMA_VERSION
from diakrit.store import Finished, Store
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    counts: Counts
    folder: Path
    failures: tuple[Failure, ...]
    review: tuple[str, ...]


def deliver(store: Store) -> Summary:
    """Writes all that the inputs of the last run came to; the manifest comes last and closes the delivery.

    Raises:
        OutputError: the disk is full or the folder cannot be written.
        UsageError: nothing was run yet, some inputs are not done, or the folder cannot be written.
        MissingToolError: a lexicon of the run is missing.
    """
    run, out = store.run(), Folder(store.folder)
    if left := sum(1 for _ in store.unfinished()):
        raise UsageError(f"{store.folder}: {left} inputs are not done yet; give the same diakrit run again")
    if kept := next((item for item, done in store.finished() if done.read), None):
        load(store.document(kept.name)[0], kept.name)  # one version made them all; an older delivery stays as it is
    store.commit(now=True)  # others may write while this goes on
    out.open()
    knowledge = Knowledge.load(run.settings.lexicons)
    counter, resolver = _Counter(), Resolver(knowledge.case_numbers, knowledge.lexicon.organs)
    for item, done in store.finished():
        counter.add(item, done)
        for target in done.targets:
            resolver.add(target)
    figures = Figures()
    out.write("records.jsonl", _records(store, out, resolver, knowledge.case_numbers, figures))
    failures = sorted(counter.failures, key=lambda row: (row.source, row.page or 0, row.code))
    out.write("failures.jsonl", (dumps(_failure_row(row)) for row in failures))
    counts = counter.counts(figures)
    digests = {name: digest for name, digest in out.written() if name in ("records.jsonl", "failures.jsonl")}
    page = report.render(figures, counts, counter.inputs, failures, run.made_by, digests, run.settings.language)
    out.write(report.FILE, [page])
    manifest = Manifest(
        schema_version=SCHEMA_VERSION,
        counts=counts,
        inputs=counter.inputs,
        outputs=[ManifestOutput(path=name, sha256=digest) for name, digest in out.written()],
        settings=run.settings.shaping(),
        provenance=run.made_by,
    )
    out.seal(dumps(manifest.model_dump(mode="json"), indent=1))
    return Summary(counts, store.folder, tuple(failures), tuple(sorted(figures.review)))


def _records(
    store: Store, out: Folder, resolver: Resolver, numbers: CaseNumberGrammar, figures: Figures
) -> Iterator[bytes]:
    """Every record on a line, sorted by source and place; each document and text is written on the way.

    Now that all records are known, references between them are resolved, in the documents, too.
    """
    standing = store.decisions()
    for item, done in store.finished():
        if not done.read:
            continue
        blob, text = store.document(item.name)
        entry = load(blob, item.name)
        changed = sum(resolver.resolve(record) for record in entry["records"])
        changed += decide_all(entry, standing, numbers)
        figures.take(entry)
        if changed:
            blob = dumps(entry, indent=1)
        out.write_small(f"documents/{item.output}.json", blob)
        out.write_small(f"text/{item.output}.txt", text)
        yield from (dumps(record) for record in entry["records"])


class _Counter:
    """Adds up what the inputs came to."""

    def __init__(self) -> None:
        self.inputs: list[ManifestInput] = []
        self.failures: list[Failure] = []
        self._states: Counter[PageState] = Counter()

    def add(self, item: Input, done: Finished) -> None:
        """Takes an input in."""
        self.inputs.append(
            ManifestInput(
                path=item.name,
                sha256=done.source,
                status="read" if done.read else "failed",
                pages=done.pages,
                records=done.records,
            )
        )
        self.failures.extend(done.failures)
        self._states.update(done.states)

    def counts(self, figures: Figures) -> Counts:
        """The sums; what people decided is counted in."""
        failed = sum(entry.status == "failed" for entry in self.inputs)
        return Counts(
            inputs=len(self.inputs),
            documents=len(self.inputs) - failed,
            failed_inputs=failed,
            pages=sum(entry.pages for entry in self.inputs),
            page_states={state.value: self._states[state] for state in PageState},
            records=sum(entry.records for entry in self.inputs),
            review=figures.statuses["review"],
            failures=len(self.failures),
        )


def _failure_row(failure: Failure) -> dict[str, object]:
    row = asdict(failure)
    return FailureRow(path=row.pop("source"), **row).model_dump(mode="json")

"""The delivery: the files that a run leaves behind, all written from the store, the manifest last."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from diakrit.delivery import report
from diakrit.delivery.corrections import decide_all
from diakrit.delivery.folder import Folder
from diakrit.delivery.references import Resolver
from diakrit.delivery.report.figures import Doubtful, Figures
from diakrit.errors import UsageError
from diakrit.knowledge import Knowledge
from diakrit.model import Failure, Input, PageState
from diakrit.schema.delivery import Counts, FailureRow, InputStatus, Manifest, ManifestInput, ManifestOutput
from diakrit.schema.record import Record, ReviewStatus
from diakrit.schema.values import SCHEMA_VERSION
from diakrit.store import Finished, Store
from diakrit.store.decisions import Standing
from diakrit.store.rows import Target
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    counts: Counts
    folder: Path
    failures: tuple[Failure, ...]
    review: tuple[Doubtful, ...]


def deliver(store: Store) -> Summary:
    """Writes all that the inputs of the last run came to; the manifest comes last and closes the delivery.

    Raises:
        OutputError: the disk is full, the folder cannot be written, or the store cannot be read.
        UsageError: nothing was run yet, some inputs are not done, or the folder cannot be written.
        MissingToolError: a lexicon of the run is missing.
    """
    run, out = store.run(), Folder(store.folder)
    if left := sum(1 for _ in store.unfinished()):
        raise UsageError(f"{store.folder}: {left} inputs are not done yet; give the same diakrit run again")
    if kept := next((item for item, done in store.finished() if done.read), None):
        store.document(kept.name)  # one version made them all; where it is not read, the older delivery stays as it is
    standing = store.decisions()
    store.commit(now=True)  # others may write while this goes on
    out.open()
    knowledge = Knowledge.load(run.settings.lexicons)
    counter, resolver = _Counter(), Resolver(knowledge.case_numbers, knowledge.lexicon.organs)
    for item, done in store.finished():
        counter.add(item, done)
        for target in _targets(store, item, done, standing, knowledge.case_numbers):
            resolver.add(target)
    figures = Figures()
    out.write("records.jsonl", _records(store, out, resolver, standing, knowledge.case_numbers, figures))
    failures = sorted(counter.failures, key=lambda row: (row.source, row.page or 0, row.code))
    out.write("failures.jsonl", (_failure_row(row).to_json() for row in failures))
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
    out.seal(manifest.to_json(indent=1))
    return Summary(counts, store.folder, tuple(failures), tuple(sorted(figures.review)))


def _targets(
    store: Store, item: Input, done: Finished, standing: Standing, numbers: CaseNumberGrammar
) -> Iterable[Target]:
    """What references may mean in an input: its records as they were decided about, where anything was."""
    if done.read and done.source in standing:
        kept, _ = store.document(item.name)
        return map(Target.of, decide_all(kept, standing, numbers).records)
    return done.targets


def _records(
    store: Store, out: Folder, resolver: Resolver, standing: Standing, numbers: CaseNumberGrammar, figures: Figures
) -> Iterator[bytes]:
    """Every record on a line, sorted by source and place; each document and text is written on the way.

    Now that all records are known, references between them are resolved, in the documents, too.
    """
    for item, done in store.finished():
        if not done.read:
            continue
        kept, text = store.document(item.name)
        entry = resolver.resolve_all(decide_all(kept, standing, numbers))
        figures.take(entry)
        lines = [_line(record, as_kept=record is old) for record, old in zip(entry.records, kept.records, strict=True)]
        out.write_small(f"documents/{item.output}.json", entry.to_json(indent=1))
        out.write_small(f"text/{item.output}.txt", text)
        yield from lines


def _line(record: Record, *, as_kept: bool) -> bytes:
    """A record on a line. Whatever was done to it since it was read from the store, it is valid as it is written."""
    line = record.to_json()
    if not as_kept:
        Record.model_validate_json(line)
    return line


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
                status=InputStatus.READ if done.read else InputStatus.FAILED,
                pages=done.pages,
                records=done.records,
            )
        )
        self.failures.extend(done.failures)
        self._states.update(done.states)

    def counts(self, figures: Figures) -> Counts:
        """The sums; what people decided is counted in."""
        failed = sum(entry.status is InputStatus.FAILED for entry in self.inputs)
        return Counts(
            inputs=len(self.inputs),
            documents=len(self.inputs) - failed,
            failed_inputs=failed,
            pages=sum(entry.pages for entry in self.inputs),
            page_states={state: self._states[state] for state in PageState},
            records=sum(entry.records for entry in self.inputs),
            review=figures.statuses[ReviewStatus.REVIEW],
            failures=len(self.failures),
        )


def _failure_row(failure: Failure) -> FailureRow:
    row = asdict(failure)
    return FailureRow(schema_version=SCHEMA_VERSION, path=row.pop("source"), **row)

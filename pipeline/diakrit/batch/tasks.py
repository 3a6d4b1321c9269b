"""The tasks of workers: open a source, read a page or a letterhead, understand a document. All return data, even failures.

The main process only names tasks and handles their results; what they need is imported where they are done. Page records
travel packed: the main process stores them and passes them on, but never unpacks them.
"""

# ruff: noqa: PLC0415

import pickle
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from diakrit.batch.page_codec import PageRecord, pack_lines, unpack_lines
from diakrit.batch.provenance import Toolchain
from diakrit.batch.task import Place, Task, Urgency
from diakrit.errors import InputError, SourceError
from diakrit.model import Document, Failure, FailureStage, Input, Issue, Needs, Opened, Page, PageState, Source, Unread
from diakrit.schema.record import Provenance
from diakrit.settings import Settings
from diakrit.store import Reading
from diakrit.store.rows import Target

if TYPE_CHECKING:
    from diakrit.batch.worker import Worker


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A source that has not changed since its document was finished."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Paused:
    """A document that must wait until the letterheads of some pages have been read."""

    letterheads: tuple[Unread, ...]
    state: bytes


@dataclass(frozen=True, slots=True)
class Understood:
    """A finished document as it is written: JSON, text, and figures for the run."""

    entry: bytes
    text: bytes
    records: int
    review: int
    targets: tuple[Target, ...]


def worker_here(settings: Settings) -> "Worker":
    """The worker that this process is."""
    import diakrit.batch.one_thread  # noqa: F401 - before Tesseract is loaded
    from diakrit.batch.worker import worker

    return worker(settings)


def tell_toolchain(settings: Settings) -> Toolchain:
    """The toolchain of this worker.

    Raises:
        MissingToolError: a program, model or lexicon is not installed.
    """
    return worker_here(settings).toolchain


def open_input(item: Input, settings: Settings, finished: str | None = None) -> Opened[Reading] | Unchanged | Failure:
    """Digests and opens an input, and takes the pages that need no OCR. `finished`: a digest whose document is finished."""
    from diakrit import files, reading

    digest = None
    try:
        files.must_be_smaller(item.path, settings.max_file_megabytes)
        source = files.source(item.path, item.name)
        digest = source.sha256
        if digest == finished:
            return Unchanged(digest)
        opened = reading.open_source(source, settings, worker_here(settings).knowledge.lexicon.swedish)
        files.must_be_unchanged(source)
    except SourceError as error:
        return Failure(item.name, digest, None, FailureStage.OPEN, error.code, error.message, error.remedy)
    pages = tuple(page if isinstance(page, Unread) else _packed(source, page, settings) for page in opened.pages)
    return Opened(opened.source, pages, opened.issues)


def read_page(source: Source, page: Unread, settings: Settings) -> Reading:
    """Reads one page by OCR; if that fails, the document has a failed page there."""
    from diakrit import files

    try:
        found = worker_here(settings).reader.page(source, page)
        files.must_be_unchanged(source)
    except InputError as error:
        return failed_page(page, page_failure(source, page, error))
    return _packed(source, found, settings)


def read_letterhead(source: Source, page: Unread, settings: Settings) -> Reading:
    """Reads the letterhead of a PDF page as scattered words. Words with digits are left out: some are identity numbers."""
    from diakrit import files

    try:
        lines = worker_here(settings).reader.letterhead(source, page)
        files.must_be_unchanged(source)
    except InputError as error:
        return failed_letterhead(page, page_failure(source, page, error))
    bare = (tuple(word for word in line if not any(char.isdigit() for char in word.raw)) for line in lines)
    return Reading(PageState.OCR, pack_lines(tuple(line for line in bare if line)))


def page_failure(source: Source, page: Unread, error: InputError) -> Failure:
    """An error as the failure of a page."""
    return Failure(source.name, source.sha256, page.number, FailureStage.READ, error.code, error.message, error.remedy)


def failed_page(page: Unread, failure: Failure) -> Reading:
    """Placeholder for an unreadable page, which stays in the document."""
    return Reading(PageState.FAILED, PageRecord(page.failed(failure.message)).pack(), failure)


def failed_letterhead(_page: Unread, failure: Failure) -> Reading:
    """Placeholder for an unreadable letterhead."""
    return Reading(PageState.OCR, pack_lines(()), failure)


def _packed(source: Source, page: Page, settings: Settings) -> Reading:
    """The page, packed. Identity numbers are masked first, so that none is ever stored."""
    from diakrit.stages.mask import Mask

    if settings.unmasked:
        return Reading(page.state, PageRecord(page).pack())
    masked = Mask(worker_here(settings).knowledge.identity_numbers)(Document(source, (page,)))
    return Reading(page.state, PageRecord(masked.pages[0], masked.sensitive).pack())


def document(source: Source, pages: Sequence[bytes], issues: tuple[Issue, ...]) -> Document:
    """The document made of packed page records."""
    records = [PageRecord.unpack(page) for page in pages]
    return Document(
        source,
        tuple(record.page for record in records),
        sensitive=tuple(place for record in records for place in record.sensitive),
        issues=issues,
    )


def letterheads_of(begun: Document, numbers: Sequence[int]) -> tuple[Unread, ...]:
    """The pages of a document whose letterheads must be read."""
    pages = (begun.pages[number - 1] for number in numbers)
    return tuple(Unread(page.number, page.width, page.height, "letterhead") for page in pages)


def with_letterheads(begun: Document, letterheads: Mapping[int, bytes]) -> Document:
    """The document with letterheads, packed, by page."""
    read = {number: unpack_lines(content) for number, content in letterheads.items()}
    return replace(begun, letterheads={**begun.letterheads, **read})


def read_document(path: Path, settings: Settings) -> Document:
    """Reads one file in this process, as workers would.

    Raises:
        SourceError: the file cannot be read.
    """
    opened = open_input(Input(path, path.name, path.name), settings)
    if isinstance(opened, Failure):
        raise SourceError(opened.code, opened.message, opened.remedy)
    assert isinstance(opened, Opened)  # no digest was given as finished
    source = opened.source
    readings = [read_page(source, page, settings) if isinstance(page, Unread) else page for page in opened.pages]
    return document(source, [reading.content for reading in readings], opened.issues)


def with_needs(begun: Document, needs: Needs, settings: Settings) -> Document:
    """The document with the letterheads that a stage needs; reads them in this process."""
    pages = letterheads_of(begun, needs.letterheads)
    return with_letterheads(
        begun, {page.number: read_letterhead(begun.source, page, settings).content for page in pages}
    )


def understand(
    source: Source, pages: Sequence[bytes], issues: tuple[Issue, ...], settings: Settings, provenance: Provenance
) -> Understood | Paused:
    """Runs the stages on a document whose pages have all been read."""
    return _understood(document(source, pages, issues), 0, settings, provenance)


def resume(
    state: bytes, letterheads: Mapping[int, bytes], settings: Settings, provenance: Provenance
) -> Understood | Paused:
    """Continues with a paused document, now that its letterheads have been read."""
    paused, step = pickle.loads(zlib.decompress(state))  # noqa: S301 - packed by another worker of this run
    return _understood(with_letterheads(paused, letterheads), step, settings, provenance)


def _understood(begun: Document, step: int, settings: Settings, provenance: Provenance) -> Understood | Paused:
    from diakrit import stages
    from diakrit.schema.build import document_entry

    reached = stages.run(worker_here(settings).stages, begun, step)
    if reached.needs:
        unread = letterheads_of(reached.document, reached.needs)
        return Paused(unread, zlib.compress(pickle.dumps((reached.document, reached.step)), 1))
    entry = document_entry(reached.document, provenance)
    return Understood(
        entry.to_json(indent=1),
        reached.document.text.encode(),
        len(entry.records),
        sum(record.review.status == "review" for record in entry.records),
        tuple(map(Target.of, entry.records)),
    )


def _by_programs(source: Source, page: Unread, settings: Settings) -> tuple[Source, Unread, Settings]:
    """Has a page that has cost two workers read by the programs, whose crashes end only themselves."""
    return source, page, settings.model_copy(update={"engine": "programs"})


TOOLCHAIN = Task(tell_toolchain, Urgency.UNDERSTAND)
OPEN = Task(open_input, Urgency.OPEN, Place.HERE)
READ_PAGE = Task(read_page, Urgency.READ, Place.PAGE, _by_programs, failed_page)
READ_LETTERHEAD = Task(read_letterhead, Urgency.UNDERSTAND, Place.PAGE, failed=failed_letterhead)
UNDERSTAND = Task(understand, Urgency.UNDERSTAND)
RESUME = Task(resume, Urgency.UNDERSTAND)

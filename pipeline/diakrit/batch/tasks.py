"""What workers do: open a source, read a page or a letterhead, structure a document. Each returns data, failures included.

The driver names tasks and reads what they return; what it takes to do them is imported where they are done. Pages
travel packed: the driver keeps them and hands them on, and never looks inside.
"""

# ruff: noqa: PLC0415

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from diakrit.batch.page_codec import Leaf, Making, pack_lines, unpack_lines
from diakrit.errors import InputError, SourceError
from diakrit.model import Document, Failure, Input, Issue, Page, PageState, Source, Unread
from diakrit.schema.record import Provenance
from diakrit.settings import Settings
from diakrit.store.rows import Target


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page that was read: its state, its packed leaf, and the failure where it could not be read."""

    number: int
    state: PageState
    leaf: bytes
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class HeadRead:
    """A letterhead that was read, packed, and the failure where it could not be read."""

    lines: bytes
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Ready:
    """An opened source: its pages are read already, or wait for OCR."""

    source: Source
    pages: tuple[PageRead | Unread, ...]
    issues: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A source that holds what it held when its document was finished."""

    sha256: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Pages whose letterheads must be read before a document can be finished."""

    pages: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Structured:
    """A finished document as it is written: JSON, text, and what the driver counts."""

    entry: bytes
    text: bytes
    records: int
    review: int
    targets: tuple[Target, ...]


@lru_cache(maxsize=4)
def making(settings: Settings) -> Making:
    """What the workers make records with; asked once in each process.

    Raises:
        MissingToolError: a program or model is not installed.
    """
    from diakrit.batch import provenance
    from diakrit.batch.worker import worker

    return provenance.making(settings, worker(settings).knowledge)


def open_input(item: Input, settings: Settings, finished: str | None = None) -> Ready | Unchanged | Failure:
    """Digests and opens one input; takes the pages that need no OCR. `finished`: the digest that needs nothing more."""
    from diakrit import files, reading
    from diakrit.batch.worker import worker

    digest = None
    try:
        files.must_be_smaller(item.path, settings.max_file_megabytes)
        source = files.source(item.path, item.name)
        digest = source.sha256
        if digest == finished:
            return Unchanged(digest)
        opened = reading.open_source(source, settings, worker(settings).knowledge.lexicon.swedish)
        files.must_be_unchanged(source)
    except SourceError as error:
        return Failure(item.name, digest, None, "open", error.code, error.message, error.remedy)
    pages = tuple(page if isinstance(page, Unread) else _read(source, page, settings) for page in opened.pages)
    return Ready(opened.source, pages, opened.issues)


def read_page(source: Source, page: Unread, settings: Settings) -> PageRead:
    """Reads one page by OCR; what fails stays in the document as a failed page."""
    from diakrit import files
    from diakrit.batch.worker import worker

    try:
        found = worker(settings).reader.page(source, page)
        files.must_be_unchanged(source)
    except InputError as error:
        return unread(
            page, Failure(source.name, source.sha256, page.number, "read", error.code, error.message, error.remedy)
        )
    return _read(source, found, settings)


def unread(page: Unread, failure: Failure) -> PageRead:
    """What takes the place of a page that could not be read."""
    return PageRead(page.number, PageState.FAILED, Leaf(page.failed(failure.message)).pack(), failure)


def _read(source: Source, page: Page, settings: Settings) -> PageRead:
    """The page, packed. Identity numbers on it are masked now, so that nothing that is kept holds one."""
    from diakrit.stages.mask import Mask

    if settings.unmasked:
        return PageRead(page.number, page.state, Leaf(page).pack())
    masked = Mask()(Document(source, (page,)))
    return PageRead(page.number, page.state, Leaf(masked.pages[0], masked.sensitive).pack())


def read_letterhead(source: Source, page: Unread, settings: Settings) -> HeadRead:
    """Reads the head of a page of a PDF as scattered words. Words with digits are left out: identity numbers are among them."""
    from diakrit import files
    from diakrit.batch.worker import worker

    try:
        lines = worker(settings).reader.letterhead(source, page)
        files.must_be_unchanged(source)
    except InputError as error:
        return headless(
            Failure(source.name, source.sha256, page.number, "read", error.code, error.message, error.remedy)
        )
    bare = (tuple(word for word in line if not any(char.isdigit() for char in word.raw)) for line in lines)
    return HeadRead(pack_lines(tuple(line for line in bare if line)))


def headless(failure: Failure) -> HeadRead:
    """What takes the place of a letterhead that could not be read."""
    return HeadRead(pack_lines(()), failure)


def structure(
    source: Source,
    leaves: Sequence[bytes],
    issues: tuple[Issue, ...],
    letterheads: Mapping[int, bytes],
    settings: Settings,
    made_by: Provenance,
) -> Structured | Wanted:
    """Runs the stages over a document whose pages are all read."""
    from diakrit.batch.worker import worker
    from diakrit.delivery.folder import dumps
    from diakrit.schema.build import document_entry

    unpacked = [Leaf.unpack(leaf) for leaf in leaves]
    document = Document(
        source,
        tuple(leaf.page for leaf in unpacked),
        sensitive=tuple(place for leaf in unpacked for place in leaf.sensitive),
        letterheads={page: unpack_lines(content) for page, content in letterheads.items()},
        issues=issues,
    )
    for stage in worker(settings).stages:
        document = stage(document)
        if document.wanted:
            return Wanted(_wanted(document))
    entry = document_entry(document, made_by)
    return Structured(
        dumps(entry.model_dump(mode="json"), indent=1),
        document.text.encode(),
        len(entry.records),
        sum(record.review.status == "review" for record in entry.records),
        tuple(map(Target.of, entry.records)),
    )


def _wanted(document: Document) -> tuple[Unread, ...]:
    pages = (document.pages[number - 1] for number in document.wanted)
    return tuple(Unread(page.number, page.width, page.height, "letterhead") for page in pages)


def read_all(path: Path, settings: Settings) -> Document:
    """Reads one file from beginning to end in this process, for looking inside.

    Raises:
        SourceError: the file cannot be read.
    """
    from diakrit import files, reading
    from diakrit.batch.worker import worker

    source = files.source(path, path.name)
    here = worker(settings)
    opened = reading.open_source(source, settings, here.knowledge.lexicon.swedish)
    pages: list[Page] = []
    for page in opened.pages:
        try:
            pages.append(here.reader.page(opened.source, page) if isinstance(page, Unread) else page)
        except InputError as error:
            assert isinstance(page, Unread)
            pages.append(page.failed(error.message))
    return Document(opened.source, tuple(pages), issues=opened.issues)


def with_letterheads(document: Document, settings: Settings) -> Document:
    """The document with the letterheads that a stage wanted, read in this process."""
    read = {
        page.number: unpack_lines(read_letterhead(document.source, page, settings).lines) for page in _wanted(document)
    }
    return replace(document, letterheads={**document.letterheads, **read}, wanted=())

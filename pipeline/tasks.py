"""What workers do: open a source, read a page, structure a document. Each returns data, failures included.

The driver names tasks and reads what they return; what it takes to do them is imported where they are done.
"""

# ruff: noqa: PLC0415

from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import InputError, SourceError
from pipeline.model import Document, Failure, FileType, Opened, Page, Source, Unread
from pipeline.record import Provenance, Record
from pipeline.resolve import Target
from pipeline.settings import Settings
from pipeline.sources import Input


@dataclass(frozen=True, slots=True)
class PageRead:
    """A page after OCR, and the failure where it could not be read."""

    page: Page
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Structured:
    """A finished document as it is written: JSON, text, and what the driver counts."""

    entry: bytes
    text: bytes
    records: int
    review: tuple[str, ...]
    targets: tuple[Target, ...]


def made_by(settings: Settings) -> Provenance:
    """What the workers make records with.

    Raises:
        MissingToolError: a program or model is not installed.
    """
    from pipeline import lexicon
    from pipeline.provenance import provenance

    return provenance(settings, lexicon.load(settings.lexicons))


def open_input(item: Input, settings: Settings) -> Opened | Failure:
    """Digests and opens one input; takes the pages that need no OCR."""
    from pipeline import lexicon
    from pipeline.stages import read
    from pipeline.tools import files

    digest = None
    try:
        digest = files.sha256(item.path)
        source = Source(str(item.path), item.name, digest, item.path.stat().st_size)
        return read.open_source(source, settings, lexicon.load(settings.lexicons).swedish)
    except SourceError as error:
        return Failure(item.name, digest, None, "open", error.code, error.message, error.remedy)


def read_page(source: Source, kind: FileType, page: Unread, settings: Settings) -> PageRead:
    """Reads one page by OCR; what fails stays in the document as a failed page."""
    from pipeline import lexicon
    from pipeline.stages import read

    try:
        return PageRead(read.recognise(source, kind, page, settings, lexicon.load(settings.lexicons)))
    except InputError as error:
        failure = Failure(source.name, source.sha256, page.number, "read", error.code, error.message, error.remedy)
        return PageRead(page.failed(error.message), failure)


def structure(document: Document, settings: Settings, made_by: Provenance) -> Structured:
    """Runs the stages over a document whose pages are all read."""
    from pipeline import lexicon
    from pipeline.emit import document_entry
    from pipeline.stages import line
    from pipeline.store import dumps

    lexicons = lexicon.load(settings.lexicons)
    for stage in line.build(lexicons, settings):
        document = stage(document)
    entry = document_entry(document, made_by)
    return Structured(
        dumps(entry.model_dump(mode="json"), indent=1),
        document.text.encode(),
        len(entry.records),
        tuple(_doubt(record) for record in entry.records if record.review.status == "review"),
        tuple(map(Target.of, entry.records)),
    )


def _doubt(record: Record) -> str:
    """Which record a person should look at, and the codes why; no words of the paper."""
    where = f"§ {record.paragraph}" if record.paragraph else f"page {record.source.pages[0]}"
    codes = ", ".join(sorted({reason.code for reason in record.review.reasons}))
    return f"{record.source.path}, {where}: {codes}"


def read_all(path: Path, settings: Settings) -> Document:
    """Reads one file from beginning to end in this process, for looking inside.

    Raises:
        SourceError: the file cannot be read.
    """
    from pipeline import lexicon
    from pipeline.stages import read
    from pipeline.tools import files

    source = Source(str(path), path.name, files.sha256(path), path.stat().st_size)
    opened = read.open_source(source, settings, lexicon.load(settings.lexicons).swedish)
    pages = (
        read_page(source, opened.type, page, settings).page if isinstance(page, Unread) else page
        for page in opened.pages
    )
    return Document(source, tuple(pages), issues=opened.issues)

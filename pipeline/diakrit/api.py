"""Diakrit as a library: read a paper, process folders, repair a text, go through a delivery.

Reading is done by processes of its own: nothing is loaded, set, redirected or killed in the program that calls, and its main
module is never imported anywhere else. So all of this works in a plain script, a notebook, or a thread of a web server.
"""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path

from diakrit import lexicon
from diakrit.batch.client import Client, Progress
from diakrit.delivery import load
from diakrit.errors import FailureCode, SourceError, UsageError
from diakrit.schema.delivery import Counts, FailureRow
from diakrit.schema.document import DocumentEntry, PageEntry
from diakrit.schema.record import Reason, Record
from diakrit.settings import Settings
from diakrit.swedish import repair as repair_tables
from diakrit.swedish.plain_text import Repaired, repair_text
from diakrit.swedish.repair import Repairer
from diakrit.text import printable

Inputs = str | PathLike[str] | Iterable[str | PathLike[str]]
"""A file, a folder or a glob, or several of them."""

_CLIENT = Client()


@dataclass(frozen=True, slots=True)
class Document:
    """One file as it was read.

    `entry` has everything about it, as in `documents/<file>.json`; `text` is the text as finally read, with a form feed between
    pages; `failures` are the pages that could not be read.
    """

    entry: DocumentEntry
    text: str
    failures: tuple[FailureRow, ...] = ()

    @property
    def records(self) -> list[Record]:
        """One for each case, in the order of the paper."""
        return self.entry.records

    @property
    def pages(self) -> list[PageEntry]:
        """How each page was read."""
        return self.entry.pages

    @property
    def issues(self) -> list[Reason]:
        """What is in doubt about the document as a whole."""
        return self.entry.issues


class Delivery:
    """A finished delivery in a folder. Iterating gives its records, with what people have corrected."""

    def __init__(self, folder: str | PathLike[str]) -> None:
        """Opens a delivery.

        Raises:
            UsageError: the folder holds no finished delivery, or one of a version that is not read.
        """
        self.folder = Path(folder)
        self.manifest = load.manifest(self.folder)

    def __iter__(self) -> Iterator[Record]:
        """The records, sorted by file and place."""
        return load.records(self.folder)

    def documents(self) -> Iterator[Document]:
        """The files that were read, each with its records, pages and text."""
        failures = list(self.failures())
        for entry, text in load.documents(self.folder):
            yield Document(entry, text, tuple(row for row in failures if row.path == entry.source.path))

    def failures(self) -> Iterator[FailureRow]:
        """The files and pages that could not be read."""
        return load.failures(self.folder)

    @property
    def counts(self) -> Counts:
        """How many inputs, pages, records and failures there are."""
        return self.manifest.counts


def read(path: str | PathLike[str], *, settings: Settings | None = None) -> Document:
    """Reads one file.

    Args:
        path: a PDF, a picture or a text file.
        settings: how it is read; by default as `diakrit run` does without a `diakrit.toml`.

    Raises:
        SourceError: the file cannot be read; its `code` and `remedy` say why and what to do.
        UsageError: there is no such file, or it is a folder or a glob.
        MissingToolError: a program or model is not installed.
    """
    if not os.path.isfile(path):  # noqa: PTH113 - what cannot be a path is no file
        there = os.path.exists(path)  # noqa: PTH110 - as above
        why = "not a file; diakrit.process reads folders" if there else "no such file or folder"
        raise UsageError(f"{printable(fspath(path))}: {why}")
    folder = _CLIENT.run([fspath(path)], None, settings or Settings(), None, None)
    try:
        delivery = Delivery(folder)
        found = next(delivery.documents(), None)
        if found is None:
            row = next(delivery.failures())
            raise SourceError(FailureCode(row.code), row.message, row.remedy)
        return found
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def process(
    inputs: Inputs,
    out: str | PathLike[str],
    *,
    settings: Settings | None = None,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
) -> Delivery:
    """Reads files into a delivery, as `diakrit run` does: what was read before into the same folder is not read again.

    Args:
        inputs: files, folders (with all that is in them) and globs.
        out: folder for the records.
        settings: how papers are read; by default as `diakrit run` does without a `diakrit.toml`.
        workers: processes; by default one for each core.
        progress: called as inputs are opened and pages and documents are done.

    Raises:
        UsageError: there is nothing to read, the folder cannot be written, another run works in it, or there are no workers.
        OutputError: the delivery cannot be written.
        MissingToolError: a program or model is not installed.
    """
    if workers is not None and workers < 1:
        raise UsageError(f"workers = {workers} is not allowed; it must be a whole number of at least 1")
    several = [inputs] if isinstance(inputs, str | PathLike) else list(inputs)
    _CLIENT.run([fspath(each) for each in several], Path(out), settings or Settings(), workers, progress)
    return Delivery(out)


def repair(text: str, *, lexicons: str | PathLike[str] | None = None) -> Repaired:
    """Gives damaged Swedish its å, ä and ö back; what is sound stays as it is.

    Args:
        text: any text; lines that are not Swedish, or not damaged, are left alone.
        lexicons: folder of lexicons to use instead of the packaged ones.

    Raises:
        MissingToolError: a lexicon is missing.
    """
    folder = Path(lexicons).absolute() if lexicons else None
    return repair_text(text, _repairer(folder, lexicon.state(folder)))


@lru_cache(maxsize=1)
def _repairer(lexicons: Path | None, _state: object) -> Repairer:
    """The repairer, loaded when it is first asked for, and again when its lexicons have changed."""
    return repair_tables.load(lexicon.load(lexicons))

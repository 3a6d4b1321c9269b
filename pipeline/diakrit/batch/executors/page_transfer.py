"""Pages that travel: cut out of their source where it lies, read on a machine that has no such file."""

# ruff: noqa: PLC0415

import faulthandler
import tempfile
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from diakrit.batch import tasks
from diakrit.batch.page_codec import Leaf, Making
from diakrit.batch.tasks import HeadRead, PageRead
from diakrit.errors import InputError, MissingToolError
from diakrit.model import Failure, FileType, Source, Unread
from diakrit.settings import Settings


@dataclass(frozen=True, slots=True)
class Parcel:
    """A page as a file of its own, or (`number` above 1) the whole file where it could not be cut out."""

    content: bytes
    number: int = 1


@dataclass(frozen=True, slots=True)
class Raised:
    """An error that goes back as a result, so that no log of another machine tells what it was about; `frames`: where it arose."""

    error: Exception
    frames: str


def cut(source: Source, page: Unread) -> Parcel | Failure:
    """Cuts a page out of its source."""
    from diakrit import files
    from diakrit.engines import pdfium, pillow

    path = Path(source.path)
    try:
        content = pillow.cut(path, page.number) if source.type is FileType.IMAGE else pdfium.cut(path, page.number)
        parcel = Parcel(content) if content else Parcel(files.read(path), page.number)
        files.must_be_unchanged(source)
    except InputError as error:
        return Failure(source.name, source.sha256, page.number, "read", error.code, error.message, error.remedy)
    return parcel


def read_page(parcel: Parcel, source: Source, page: Unread, settings: Settings) -> PageRead:
    """Reads the page in a parcel, as `tasks.read_page` reads one of a file here."""
    read = _unpacked(tasks.read_page, parcel, source, page, settings)
    failure = replace(read.failure, page=page.number) if read.failure else None
    leaf = Leaf.unpack(read.leaf).numbered(page.number)
    return PageRead(page.number, read.state, leaf.pack(), failure)


def read_letterhead(parcel: Parcel, source: Source, page: Unread, settings: Settings) -> HeadRead:
    """Reads the head of the page in a parcel."""
    read: HeadRead = _unpacked(tasks.read_letterhead, parcel, source, page, settings)
    return replace(read, failure=replace(read.failure, page=page.number)) if read.failure else read


def _unpacked(task: Callable[..., Any], parcel: Parcel, source: Source, page: Unread, settings: Settings) -> Any:  # noqa: ANN401 - what the task gives
    with tempfile.NamedTemporaryFile(prefix="diakrit-") as file:
        file.write(parcel.content)
        file.flush()
        found = Path(file.name).stat()
        here = replace(source, path=file.name, size=found.st_size, changed=found.st_mtime_ns)
        return task(here, replace(page, number=parcel.number), settings)


def guarded(limit: float, task: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - any task
    """What a task gives, or what it raises, as a value. After `limit` seconds the process ends, whatever it is at."""
    faulthandler.dump_traceback_later(limit, exit=True)
    try:
        return task(*arguments)
    except Exception as error:  # noqa: BLE001 - it is raised again where the run is
        return Raised(error, "".join(traceback.format_tb(error.__traceback__)))
    finally:
        faulthandler.cancel_dump_traceback_later()


def agreed(making: Making, settings: Settings, task: Callable[..., Any], *arguments: Any) -> Any:  # noqa: ANN401 - any task
    """What a task gives on a machine that makes the same records as the others.

    Raises:
        MissingToolError: this one would make others.
    """
    if tasks.making(settings).structure != making.structure:
        raise MissingToolError("a worker would make different records than the others: install the same on all")
    return task(*arguments)

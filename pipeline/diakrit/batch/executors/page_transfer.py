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
from diakrit.batch.provenance import Toolchain
from diakrit.batch.task import Task
from diakrit.errors import InputError, MissingToolError
from diakrit.model import Failure, FileType, Source, Unread
from diakrit.settings import Settings


@dataclass(frozen=True, slots=True)
class Parcel:
    """A file with a page in it, and the number of the file's first page."""

    content: bytes
    first_page: int


@dataclass(frozen=True, slots=True)
class Raised:
    """An error that goes back as a result, so that no log of another machine tells what it was about; `frames`: where it arose."""

    error: Exception
    frames: str


def cut(source: Source, page: Unread) -> Parcel | Failure:
    """Cuts a page out of its source; where that cannot be done, the parcel holds the whole file."""
    from diakrit import files
    from diakrit.engines import pdfium, pillow

    path = Path(source.path)
    try:
        content = pillow.cut(path, page.number) if source.type is FileType.IMAGE else pdfium.cut(path, page.number)
        parcel = Parcel(content, page.number) if content else Parcel(files.read(path), 1)
        files.must_be_unchanged(source)
    except InputError as error:
        return tasks.page_failure(source, page, error)
    return parcel


def unpacked(task: Task, parcel: Parcel, source: Source, *arguments: object) -> Any:  # noqa: ANN401 - what the task gives
    """Does a task with the page in a parcel, as it would be done with the source."""
    with tempfile.NamedTemporaryFile(prefix="diakrit-") as file:
        file.write(parcel.content)
        file.flush()
        found = Path(file.name).stat()
        here = replace(
            source,
            path=file.name,
            size=found.st_size,
            changed=found.st_mtime_ns,
            first_page=parcel.first_page,
        )
        return task(here, *arguments)


def guarded(limit: float, task: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - any task
    """What a task gives, or what it raises, as a value. After `limit` seconds the process ends, whatever it is at."""
    faulthandler.dump_traceback_later(limit, exit=True)
    try:
        return task(*arguments)
    except Exception as error:  # noqa: BLE001 - it is raised again where the run is
        return Raised(error, "".join(traceback.format_tb(error.__traceback__)))
    finally:
        faulthandler.cancel_dump_traceback_later()


def agreed(toolchain: Toolchain, settings: Settings, task: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - any task
    """What a task gives on a machine that makes the same records as the others.

    Raises:
        MissingToolError: this one would make others.
    """
    if tasks.tell_toolchain(settings).structure != toolchain.structure:
        raise MissingToolError("a worker would make different records than the others: install the same on all")
    return task(*arguments)

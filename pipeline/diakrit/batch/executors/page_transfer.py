"""Sends pages to machines that do not have their source: each is cut out here and read there."""

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

SAME_EVERYWHERE = "install the same versions everywhere"


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that contains a page, and the number of the first page in it."""

    content: bytes
    first_page: int


@dataclass(frozen=True, slots=True)
class Raised:
    """An error returned as a result, so that its message is in no log of another machine; `frames`: where it was raised."""

    error: Exception
    frames: str


def cut(source: Source, page: Unread) -> PageFile | Failure:
    """Cuts a page out of its source; if that is impossible, the page file is the whole source."""
    from diakrit import files
    from diakrit.engines import pdfium, pillow

    path = Path(source.path)
    try:
        content = pillow.cut(path, page.number) if source.type is FileType.IMAGE else pdfium.cut(path, page.number)
        page_file = PageFile(content, page.number) if content else PageFile(files.read(path), 1)
        files.must_be_unchanged(source)
    except InputError as error:
        return tasks.page_failure(source, page, error)
    return page_file


def with_page_file(task: Task, page_file: PageFile, source: Source, *arguments: object) -> Any:  # noqa: ANN401 - what the task gives
    """Does a task with a page file in place of the source."""
    with tempfile.NamedTemporaryFile(prefix="diakrit-") as file:
        file.write(page_file.content)
        file.flush()
        found = Path(file.name).stat()
        here = replace(
            source,
            path=file.name,
            size=found.st_size,
            changed=found.st_mtime_ns,
            first_page=page_file.first_page,
        )
        return task(here, *arguments)


def guarded(limit: float, task: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - any task
    """Does a task, and returns what it returns or raises. Ends the process after `limit` seconds."""
    faulthandler.dump_traceback_later(limit, exit=True)
    try:
        return task(*arguments)
    except Exception as error:  # noqa: BLE001 - it is raised again in the main process
        return Raised(error, "".join(traceback.format_tb(error.__traceback__)))
    finally:
        faulthandler.cancel_dump_traceback_later()


def with_same_toolchain(toolchain: Toolchain, settings: Settings, task: Callable[..., Any], *arguments: object) -> Any:  # noqa: ANN401 - any task
    """Does a task, if this machine makes the same records as the others.

    Raises:
        MissingToolError: it would make different ones.
    """
    if tasks.tell_toolchain(settings).structure != toolchain.structure:
        raise MissingToolError(f"a worker would make different records from the others; {SAME_EVERYWHERE}")
    return task(*arguments)

"""What a task is: a function that workers call, and how it is handed out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

from diakrit.model import Failure, Unread
from diakrit.store import Reading


class Place(Enum):
    """Where a task can be done."""

    HERE = "here"
    """On the driver's machine, where the files are."""
    PAGE = "page"
    """Anywhere, with a page of a file: its first arguments are the source and the page."""
    ANYWHERE = "anywhere"


class Urgency(IntEnum):
    """What is handed out first: documents are finished before pages are read, and pages are read before inputs are opened."""

    UNDERSTAND = 0
    READ = 1
    OPEN = 2


@dataclass(frozen=True, slots=True)
class Task:
    """A function that workers call, and how it is handed out.

    `last_resort` changes the arguments of a task that has cost two workers, for the last time it is tried. `failed` makes the
    reading of a part of a source that could not be read.
    """

    function: Callable[..., Any]
    urgency: Urgency
    place: Place = Place.ANYWHERE
    last_resort: Callable[..., tuple[Any, ...]] | None = None
    failed: Callable[[Unread, Failure], Reading] | None = None

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 - whatever the function takes and returns
        """Does the task."""
        return self.function(*arguments)

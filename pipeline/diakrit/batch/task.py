"""Tasks: functions that workers call, and how they are handed out."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Any

from diakrit.model import Failure, Unread
from diakrit.store import Reading


class Place(Enum):
    """Where a task can be done."""

    HERE = "here"
    """On the machine of the run, where the files are."""
    PAGE = "page"
    """Anywhere, given one page of a file: its first arguments are the source and the page."""
    ANYWHERE = "anywhere"


class Urgency(IntEnum):
    """The order of tasks: documents are finished before more pages are read, and pages are read before more inputs are opened."""

    UNDERSTAND = 0
    READ = 1
    OPEN = 2


@dataclass(frozen=True, slots=True)
class Task:
    """A function that workers call, and how it is handed out.

    `last_resort` changes the arguments for the last attempt, after a task has cost two workers. `failed` makes the placeholder
    for a part of a source that could not be read.
    """

    function: Callable[..., Any]
    urgency: Urgency
    place: Place = Place.ANYWHERE
    last_resort: Callable[..., tuple[Any, ...]] | None = None
    failed: Callable[[Unread, Failure], Reading] | None = None

    def __call__(self, *arguments: Any) -> Any:  # noqa: ANN401 - whatever the function takes and returns
        """Does the task."""
        return self.function(*arguments)

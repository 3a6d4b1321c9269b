"""What stands out among the lines of a document and tells papers and cases apart: heads of pages, § lines, names of places."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from diakrit.model.kinds import DocType
from diakrit.model.page import Position


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in the head of a page and the line it stands on."""

    value: str
    position: Position


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head and foot of one page: the kind of paper it names, and its cells by what they hold (`lexicons/letterhead.toml`)."""

    organ: Cell | None = None
    date: Cell | None = None
    kind: DocType | None = None
    cells: Mapping[str, Cell] = field(default_factory=dict)
    mark: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A municipality named in a line: where, and how much that counts.

    `furniture`: the line is page furniture, as a letterhead is. `listed`: the name is one of the known municipalities.
    """

    name: str
    position: Position
    start: int
    end: int
    weight: int
    furniture: bool
    listed: bool


@dataclass(frozen=True, slots=True)
class CaseStart:
    """A line that may begin a case: its index among the lines looked at, its number, its weight.

    `form` is how the paper writes it: the body before the number, and whether a § stands before it.
    """

    index: int
    number: int
    form: tuple[str | None, bool]
    weight: float

"""What is put in: files and their kinds."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read. `name` is its path relative to the input given, composed (NFC); `output` is safe on every system."""

    path: Path
    name: str
    output: str


class FileType(StrEnum):
    """The kinds of input that are read."""

    PDF = "pdf"
    IMAGE = "image"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Source:
    """An input file: where it is, what it is called in the output, what it holds, when it changed (ns, as the file system says).

    Its type is known once it was opened. `first_page` is above 1 where the file at `path` holds the pages from there on.
    """

    path: str
    name: str
    sha256: str
    size: int
    changed: int = 0
    type: FileType | None = None
    first_page: int = 1

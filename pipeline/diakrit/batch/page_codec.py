"""Page records and letterheads as bytes: compressed JSON, kept in the store and sent between machines.

They contain no identity numbers, unless the run was told to leave those.
"""

import zlib
from dataclasses import dataclass

from pydantic import TypeAdapter

from diakrit.model import Page, RawLines, Sensitive

_FAST = 1  # compression level: higher ones take more time than they save


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page as it was read, and where identity numbers on it were masked."""

    page: Page
    sensitive: tuple[Sensitive, ...] = ()

    def pack(self) -> bytes:
        """The record as bytes."""
        return zlib.compress(_RECORD.dump_json(self), _FAST)

    @classmethod
    def unpack(cls, content: bytes) -> "PageRecord":
        """The record that `pack` packed."""
        return _RECORD.validate_json(zlib.decompress(content))


_RECORD = TypeAdapter(PageRecord)
_LINES = TypeAdapter(RawLines)


def pack_lines(lines: RawLines) -> bytes:
    """Packs lines as bytes."""
    return zlib.compress(_LINES.dump_json(lines), _FAST)


def unpack_lines(content: bytes) -> RawLines:
    """The lines that `pack_lines` packed."""
    return _LINES.validate_json(zlib.decompress(content))

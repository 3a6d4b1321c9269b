"""Page records and letterheads as bytes: compressed JSON, kept in the store and sent between machines.

No identity number is in them unless the run was told to leave them.
"""

import zlib
from dataclasses import dataclass

from pydantic import TypeAdapter

from diakrit.model import Page, RawLines, Sensitive

_FAST = 1  # level of compression: the others take longer than they save


@dataclass(frozen=True, slots=True)
class PageRecord:
    """A page as it was read, and the places on it where an identity number was masked."""

    page: Page
    sensitive: tuple[Sensitive, ...] = ()

    def pack(self) -> bytes:
        """The record as bytes."""
        return zlib.compress(_RECORD.dump_json(self), _FAST)

    @classmethod
    def unpack(cls, content: bytes) -> "PageRecord":
        """The record that `pack` made bytes of."""
        return _RECORD.validate_json(zlib.decompress(content))


_RECORD = TypeAdapter(PageRecord)
_LINES = TypeAdapter(RawLines)


def pack_lines(lines: RawLines) -> bytes:
    """Lines as bytes."""
    return zlib.compress(_LINES.dump_json(lines), _FAST)


def unpack_lines(content: bytes) -> RawLines:
    """The lines that `pack_lines` made bytes of."""
    return _LINES.validate_json(zlib.decompress(content))

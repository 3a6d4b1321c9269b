"""What is kept of a reading until its document is structured, and for later runs: compressed JSON, no identity numbers."""

import zlib
from dataclasses import dataclass, replace

from pydantic import TypeAdapter

from diakrit.model import Page, RawLines, Sensitive
from diakrit.schema.record import Provenance

_FAST = 1  # level of compression: the others take longer than they save


@dataclass(frozen=True, slots=True)
class Making:
    """What makes records here, and under which keys work that was done so is kept.

    `reading`: of all that shapes a reading, the words of the lexicons aside, so that new words never mean reading anew.
    `structure`: of all that shapes a document.
    """

    provenance: Provenance
    reading: str
    structure: str


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page as it was read, and the places on it where an identity number was masked."""

    page: Page
    sensitive: tuple[Sensitive, ...] = ()

    def numbered(self, number: int) -> "Leaf":
        """The leaf as page `number`."""
        places = tuple(replace(place, page=number) for place in self.sensitive)
        return Leaf(replace(self.page, number=number), places)

    def pack(self) -> bytes:
        """The leaf as bytes."""
        return zlib.compress(_LEAF.dump_json(self), _FAST)

    @classmethod
    def unpack(cls, content: bytes) -> "Leaf":
        """The leaf that `pack` made bytes of."""
        return _LEAF.validate_json(zlib.decompress(content))


_LEAF = TypeAdapter(Leaf)
_LINES = TypeAdapter(RawLines)


def pack_lines(lines: RawLines) -> bytes:
    """Lines as bytes."""
    return zlib.compress(_LINES.dump_json(lines), _FAST)


def unpack_lines(content: bytes) -> RawLines:
    """The lines that `pack_lines` made bytes of."""
    return _LINES.validate_json(zlib.decompress(content))

"""Compact read-only tables: a trie of keys with a few bytes for each. They load in milliseconds."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import marisa_trie  # noqa: TID251 - the only module that uses it


class Table:
    """A trie of keys, with `width` bytes of figures for each."""

    def __init__(self, trie: marisa_trie.Trie, figures: bytes) -> None:
        self.find: Callable[[str], int | None] = trie.get
        """The number of a key, or None if it is not in the table."""
        self.figures = figures
        self.width = len(figures) // max(1, len(trie))
        self._trie = trie

    @classmethod
    def of(cls, rows: Mapping[str, bytes]) -> "Table":
        """Makes a table of rows with figures of equal length."""
        trie = marisa_trie.Trie(rows)
        width = max(map(len, rows.values()), default=0)
        figures = bytearray(width * len(trie))
        for key, row in rows.items():
            place = trie[key] * width
            figures[place : place + width] = row
        return cls(trie, bytes(figures))

    def row(self, key: str) -> bytes | None:
        """The figures of a key."""
        number = self.find(key)
        return None if number is None else self.figures[number * self.width : (number + 1) * self.width]

    def under(self, prefix: str) -> list[str]:
        """The keys with a prefix."""
        keys: list[str] = self._trie.keys(prefix)
        return keys

    def items(self) -> Iterator[tuple[str, bytes]]:
        """All keys with their figures."""
        for key, number in self._trie.iteritems():
            yield key, self.figures[number * self.width : (number + 1) * self.width]

    def column(self, place: int) -> bytes:
        """One figure of every key, in arbitrary order."""
        return self.figures[place :: self.width]

    def __contains__(self, key: str) -> bool:
        return self.find(key) is not None

    def __len__(self) -> int:
        return len(self._trie)

    def save(self, folder: Path, name: str) -> None:
        """Writes `name.trie` and `name.figures`."""
        self._trie.save(str(folder / f"{name}.trie"))
        (folder / f"{name}.figures").write_bytes(self.figures)

    @classmethod
    def load(cls, folder: Path, name: str) -> "Table":
        """Reads what `save` wrote.

        Raises:
            OSError: a file is missing.
            ValueError: a file holds something else.
        """
        trie = marisa_trie.Trie()
        try:
            trie.load(str(folder / f"{name}.trie"))
        except RuntimeError as error:
            raise ValueError(f"{name}.trie is not a table") from error
        figures = (folder / f"{name}.figures").read_bytes()
        if len(figures) % max(1, len(trie)):
            raise ValueError(f"{name}.figures does not belong to {name}.trie")
        return cls(trie, figures)

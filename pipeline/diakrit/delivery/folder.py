"""Writing results: every file appears whole or not at all, and the manifest comes last."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from diakrit.errors import OutputError, UsageError

MANIFEST = "manifest.json"
_PREVIOUS = ".manifest.previous.json"
_JOURNAL = ".written.jsonl"
"""The names of files written since the last manifest: all that tells what an interrupted delivery left."""


def write(target: Path, chunks: Iterable[bytes], *, durable: bool = True) -> str:
    """Writes a file by way of a temporary one, fsync, rename, fsync of the folder; gives its SHA-256.

    Not `durable`: without fsync, where the caller sees to it for many files at once.

    Raises:
        OutputError: the disk is full or the folder cannot be written.
    """
    temporary = target.with_name(f".{target.name[:60]}.tmp")
    digest = hashlib.sha256()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("wb") as stream:
            for chunk in chunks:
                digest.update(chunk)
                stream.write(chunk)
            if durable:
                stream.flush()
                os.fsync(stream.fileno())
        temporary.replace(target)
        if durable:
            _sync(target.parent)
    except OSError as error:
        raise OutputError(f"{target}: cannot be written ({error.strerror}); nothing is delivered") from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    return digest.hexdigest()


class Folder:
    """The output folder of one run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._written: dict[str, str] = {}

    def open(self) -> None:
        """Makes the folder and sets an earlier manifest aside: until a new one is written, the delivery is not finished.

        Raises:
            UsageError: the folder cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            manifest = self.folder / MANIFEST
            if manifest.exists():
                manifest.replace(self.folder / _PREVIOUS)
        except OSError as error:
            raise UsageError(f"{self.folder}: cannot be written ({error.strerror})") from error

    def write(self, name: str, chunks: Iterable[bytes]) -> None:
        """Writes a file below the folder, whole or not at all.

        Raises:
            OutputError: the disk is full or the folder cannot be written.
        """
        journal = self.folder / _JOURNAL
        try:
            with journal.open("ab") as stream:
                stream.write(dumps(name))
        except OSError as error:
            raise OutputError(f"{journal}: cannot be written ({error.strerror}); nothing is delivered") from error
        self._written[name] = write(self.folder / name, chunks, durable=False)

    def write_small(self, name: str, content: bytes) -> None:
        """Writes a file that fits in memory, unless it stands there already.

        Raises:
            OutputError: the disk is full or the folder cannot be written.
        """
        target = self.folder / name
        with suppress(OSError):
            if target.stat().st_size == len(content) and target.read_bytes() == content:
                self._written[name] = hashlib.sha256(content).hexdigest()
                return
        self.write(name, [content])

    def written(self) -> Iterator[tuple[str, str]]:
        """Name and SHA-256 of everything written, sorted by name."""
        yield from sorted(self._written.items())

    def seal(self, manifest: bytes) -> None:
        """Closes the delivery: all that was written is made safe, what an earlier run left is removed, the manifest comes last.

        Raises:
            OutputError: the disk is full or the folder cannot be written.
        """
        os.sync()
        self._remove_stale()
        write(self.folder / MANIFEST, [manifest])

    def _remove_stale(self) -> None:
        """Removes what earlier runs left and this one did not write, by their own lists: nothing else is ours."""
        lists = self.folder / _PREVIOUS, self.folder / _JOURNAL
        for name in {*_outputs(lists[0]), *_journalled(lists[1])} - self._written.keys():
            target = (self.folder / name).resolve()
            if target.is_relative_to(self.folder.resolve()):
                _remove(target)
        for path in lists:
            _remove(path)


def _remove(target: Path) -> None:
    try:
        target.unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{target}: cannot be removed ({error.strerror}); nothing is delivered") from error


def _outputs(manifest: Path) -> list[str]:
    try:
        return [str(entry["path"]) for entry in json.loads(manifest.read_text(encoding="utf-8"))["outputs"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []  # not a manifest of ours: nothing is known, nothing is removed


def _journalled(journal: Path) -> Iterator[str]:
    with suppress(FileNotFoundError):
        for row in journal.read_bytes().splitlines():
            with suppress(ValueError):  # the last row of a delivery that was killed may be cut
                yield str(json.loads(row))


def _sync(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def dumps(value: Any, *, indent: int | None = None) -> bytes:  # noqa: ANN401 - any JSON
    """JSON in UTF-8, å as å, one line end."""
    separators = (",", ":") if indent is None else (",", ": ")
    return (json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n").encode()

"""Which files a run reads, and the name of each in the output."""

import glob
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from diakrit.errors import UsageError
from diakrit.model import Input
from diakrit.text import printable

IGNORED = frozenset(("thumbs.db", "desktop.ini"))
_UNSAFE = re.compile(r'[<>:"\\|?*%\x00-\x1f\x7f]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_STORE = tuple(f"{name}.sqlite{end}" for name in ("diakrit", "diakrit-index") for end in ("", "-wal", "-shm"))
OUTPUTS = frozenset(("records.jsonl", "documents", "text", "failures.jsonl", "report.html", "manifest.json", *_STORE))
_LONGEST_NAME = 180  # bytes; leaves room for suffixes within the 255 that file systems allow


def collect(patterns: Sequence[str], out: Path, left_out: Callable[[Path], None] = lambda _: None) -> tuple[Input, ...]:
    """The files behind files, folders (recursive) and globs, each once, sorted by name.

    Hidden files are left out, and so is whatever Diakrit wrote: into the folder `out`, or as another delivery inside a folder
    that is read. `left_out` is called with the folder of each such delivery.

    Raises:
        UsageError: something named does not exist, there is nothing to read, or `out` is a file.
    """
    must_be_folder(out)
    deliveries = _Deliveries(out)
    found: dict[Path, tuple[str, str]] = {}
    for pattern in patterns:
        for root in _expand(pattern):
            for path in _files(root, deliveries):
                relative = path.relative_to(root).as_posix() if root.is_dir() else path.name
                found.setdefault(path.resolve(), (published(relative), str(path)))
    for folder in deliveries.met:
        left_out(folder)
    if not found:
        raise UsageError("nothing to read: the inputs contain no files, or only an earlier delivery")
    return tuple(_named(sorted((name, path) for name, path in found.values())))


def must_be_folder(out: Path) -> None:
    """Checks that an output folder is not a file, nor inside one.

    Raises:
        UsageError: it is.
    """
    there = next((path for path in (out, *out.parents) if path.exists()), out)
    if there.exists() and not there.is_dir():
        raise UsageError(f"{there} is a file; --out must name a folder")


def published(name: str) -> str:
    """A name as others see it: composed (NFC), bytes that are not UTF-8 written as escapes."""
    readable = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return unicodedata.normalize("NFC", readable)


def _expand(pattern: str) -> Iterator[Path]:
    path = Path(pattern)
    if path.exists():
        yield path
        return
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matches:
        raise UsageError(f"{printable(pattern)}: no such file or folder")
    yield from map(Path, matches)


class _Deliveries:
    """Tells what Diakrit wrote from what it is to read. `met`: folders of deliveries other than the run's own, in order."""

    def __init__(self, out: Path) -> None:
        self._out = out.resolve()
        self._known: dict[Path, bool] = {self._out: True}
        self.met: list[Path] = []

    def wrote(self, path: Path, root: Path) -> bool:
        """Whether a file below a folder that is read is part of a delivery."""
        resolved = path.resolve()
        if resolved.is_relative_to(self._out):
            return resolved.relative_to(self._out).parts[0] in OUTPUTS
        below = path.relative_to(root).parts
        folders = [root.joinpath(*below[:depth]) for depth in range(len(below))]
        return any(self._is_delivery(folder) and path.relative_to(folder).parts[0] in OUTPUTS for folder in folders)

    def _is_delivery(self, folder: Path) -> bool:
        resolved = folder.resolve()
        if resolved not in self._known:
            self._known[resolved] = is_delivery(folder)
            if self._known[resolved]:
                self.met.append(folder)
        return self._known[resolved]


def is_delivery(folder: Path) -> bool:
    """Whether Diakrit has written into a folder: its store is there, or its records and a manifest that names it."""
    if (folder / _STORE[0]).is_file():
        return True
    try:
        manifest = json.loads((folder / "manifest.json").read_bytes())
        software = manifest["provenance"]["software"]
    except (OSError, ValueError, TypeError, KeyError):
        return False
    return str(software).startswith("diakrit ") and (folder / "records.jsonl").is_file()


def _files(root: Path, deliveries: _Deliveries) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    if not root.is_dir():
        raise UsageError(f"{root}: neither a file nor a folder")
    for path in sorted(root.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if path.is_file() and not hidden and path.name.lower() not in IGNORED and not deliveries.wrote(path, root):
            yield path


def _named(files: Sequence[tuple[str, str]]) -> Iterator[Input]:
    """Gives each file an output name that no other has, even where case is ignored."""
    folders = {parent.as_posix() for name, _ in files for parent in PurePosixPath(safe(name).casefold()).parents}
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    for name, path in files:
        unique, output = name, safe(name)
        while output.casefold() in taken or _names_folder(output.casefold(), folders):
            counts[name] += 1
            unique = f"{name}~{counts[name] + 1}"
            output = safe(unique)
        taken.add(output.casefold())
        yield Input(Path(path), unique, output)


def _names_folder(output: str, folders: set[str]) -> bool:
    """Whether an output would take the place of a folder that other outputs need."""
    return f"{output}.json" in folders or f"{output}.txt" in folders


def safe(name: str) -> str:
    """A relative path that every file system accepts: unsafe characters as %XX, long names cut.

    >>> safe('möten/Utdrag "kopia".pdf')
    'möten/Utdrag %22kopia%22.pdf'
    """
    return "/".join(_safe_part(part) for part in name.split("/") if part not in ("", ".", ".."))


def _safe_part(part: str) -> str:
    escaped = _UNSAFE.sub(lambda match: f"%{ord(match.group()):02X}", part)
    if escaped[-1:] in (" ", "."):
        escaped = f"{escaped[:-1]}%{ord(escaped[-1]):02X}"
    if _RESERVED.match(escaped):
        escaped = f"_{escaped}"
    encoded = escaped.encode("utf-8", errors="replace")
    if len(encoded) <= _LONGEST_NAME:
        return encoded.decode("utf-8")
    return encoded[:_LONGEST_NAME].decode("utf-8", errors="ignore") + "~"

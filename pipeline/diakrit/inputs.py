"""Which files a run reads, and what each is called in the output."""

import glob
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from diakrit.errors import UsageError
from diakrit.model import Input

IGNORED = frozenset(("thumbs.db", "desktop.ini"))
_UNSAFE = re.compile(r'[<>:"\\|?*%\x00-\x1f\x7f]')
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_STORE = tuple(f"{name}.sqlite{end}" for name in ("diakrit", "diakrit-index") for end in ("", "-wal", "-shm"))
OUTPUTS = frozenset(("records.jsonl", "documents", "text", "failures.jsonl", "report.html", "manifest.json", *_STORE))
_LONGEST_NAME = 180  # bytes; leaves room for suffixes within the 255 that file systems allow


def collect(patterns: Sequence[str], out: Path) -> tuple[Input, ...]:
    """The files behind files, folders (recursive) and globs, each once, sorted by name.

    Hidden files and what an earlier run wrote into the folder `out` are left out.

    Raises:
        UsageError: something named does not exist, or nothing is there to read.
    """
    found: dict[Path, tuple[str, str]] = {}
    for pattern in patterns:
        for root in _expand(pattern):
            for path in _files(root, out):
                relative = path.relative_to(root).as_posix() if root.is_dir() else path.name
                found.setdefault(path.resolve(), (published(relative), str(path)))
    if not found:
        raise UsageError("nothing to read: the inputs hold no files")
    return tuple(_named(sorted((name, path) for name, path in found.values())))


def published(name: str) -> str:
    """A name as it is told to others: composed (NFC), bytes that are no UTF-8 written as escapes."""
    readable = os.fsencode(name).decode("utf-8", errors="backslashreplace")
    return unicodedata.normalize("NFC", readable)


def _expand(pattern: str) -> Iterator[Path]:
    path = Path(pattern)
    if path.exists():
        yield path
        return
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - the pattern may be absolute
    if not matches:
        raise UsageError(f"{pattern}: no such file or folder")
    yield from map(Path, matches)


def _files(root: Path, out: Path) -> Iterator[Path]:
    if root.is_file():
        yield root
        return
    if not root.is_dir():
        raise UsageError(f"{root}: neither a file nor a folder")
    for path in sorted(root.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if path.is_file() and not hidden and path.name.lower() not in IGNORED and not _written(path, out):
            yield path


def _written(path: Path, out: Path) -> bool:
    """Whether a file is part of a delivery in the folder `out`."""
    resolved, folder = path.resolve(), out.resolve()
    return resolved.is_relative_to(folder) and resolved.relative_to(folder).parts[0] in OUTPUTS


def _named(files: Sequence[tuple[str, str]]) -> Iterator[Input]:
    """Gives each file an output name that no other has, also where capitals do not count."""
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
    """Whether what is written for an input would stand where a folder of other inputs must be."""
    return f"{output}.json" in folders or f"{output}.txt" in folders


def safe(name: str) -> str:
    """A relative path that every file system takes: unsafe characters as %XX, long names cut.

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

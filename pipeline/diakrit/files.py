"""Files: their type by content, not by name; digests; text in old encodings."""

import hashlib
import re
import unicodedata
from pathlib import Path

from diakrit.errors import FailureCode, SourceError
from diakrit.model import FileType, Source

_HEAD = 4096
_TEXT_CONTROLS = frozenset(b"\t\n\v\f\r\x1a\x1b")  # 0x1A ends old DOS texts
_MOSTLY = 10  # more valid letters than this for each invalid byte: UTF-8 with errors
_MAX_TEXT_BYTES = 50_000_000

_PDF = re.compile(rb"(?:^|[\r\n])\s*%PDF-\d\.\d")
_IMAGES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_FOREIGN = {
    b"PK\x03\x04": "an Office document or ZIP archive",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"\x1f\x8b": "a gzip archive",
    b"{\\rtf": "an RTF document",
    b"GIF8": "a GIF image",
    b"RIFF": "a RIFF file (WebP image, sound or film)",
}


def sniff(path: Path) -> FileType:
    """Determines the type of a file from its content.

    Raises:
        SourceError: the file is empty, cannot be opened, or is of a type that is not read.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise _unreadable() from error
    if not head:
        raise SourceError(FailureCode.EMPTY, "the file is empty", "fetch or scan the file again")
    if head.startswith(_IMAGES):
        return FileType.IMAGE
    start = head.lstrip()[:64].lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        claim = "not a PDF, whatever its name says: " if path.suffix.lower() == ".pdf" else ""
        raise SourceError(
            FailureCode.NOT_A_DOCUMENT, f"{claim}the file is a web page (HTML) or XML", "fetch the paper itself"
        )
    if _PDF.search(head[:1024]):
        return FileType.PDF
    for magic, what in _FOREIGN.items():
        if head.startswith(magic):
            raise SourceError(FailureCode.UNSUPPORTED_TYPE, f"the file is {what}", "save it as PDF and run again")
    if _is_text(head):
        return FileType.TEXT
    raise SourceError(
        FailureCode.UNSUPPORTED_TYPE, "the file is neither PDF, image nor text", "save it as PDF and run again"
    )


def _is_text(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not any(byte < 32 and byte not in _TEXT_CONTROLS for byte in head)  # noqa: PLR2004 - control characters


def read_text(path: Path) -> str:
    """Reads text in UTF-8, UTF-16 (with a byte order mark) or Windows-1252; composed (NFC), with newlines as line ends.

    Raises:
        SourceError: the file cannot be opened, or is too large for a text.
    """
    try:
        if path.stat().st_size > _MAX_TEXT_BYTES:
            raise SourceError(
                FailureCode.TOO_LARGE, f"over {_MAX_TEXT_BYTES // 1_000_000} MB of text", "split the file"
            )
        blob = path.read_bytes()
    except OSError as error:
        raise _unreadable() from error
    text = _decode(blob)
    return unicodedata.normalize("NFC", text).rstrip("\x1a").replace("\r\n", "\n").replace("\r", "\n")


def _decode(blob: bytes) -> str:
    if blob.startswith((b"\xff\xfe", b"\xfe\xff")):
        return blob.decode("utf-16", errors="replace")
    try:
        return blob.decode("utf-8-sig")
    except UnicodeDecodeError:
        mended = blob.decode("utf-8-sig", errors="replace")
        bad = mended.count("\ufffd")
        good = sum(not char.isascii() for char in mended) - bad
        return mended if good > _MOSTLY * bad else blob.decode("cp1252", errors="replace")


def sha256(path: Path) -> str:
    """The SHA-256 of a file's content, in hexadecimal.

    Raises:
        SourceError: the file cannot be read.
    """
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable() from error


def source(path: Path, name: str) -> Source:
    """The file as a source: its path, digest, size and time of change.

    Raises:
        SourceError: the file cannot be read.
    """
    try:
        found = path.stat()
    except OSError as error:
        raise _unreadable() from error
    return Source(str(path), name, sha256(path), found.st_size, found.st_mtime_ns)


def read(path: Path) -> bytes:
    """The content of a file.

    Raises:
        SourceError: it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unreadable() from error


def must_be_smaller(path: Path, megabytes: float) -> None:
    """Checks that a file is not too large.

    Raises:
        SourceError: it is, or it cannot be opened.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise _unreadable() from error
    if size > megabytes * 1e6:
        raise SourceError(
            FailureCode.FILE_TOO_LARGE,
            f"the file is larger than {megabytes:g} MB",
            "split it, or raise max_file_megabytes in diakrit.toml",
        )


def must_be_unchanged(source: Source) -> None:
    """Checks that a file has not changed since it was opened.

    Raises:
        SourceError: it has, or it is gone.
    """
    try:
        found = Path(source.path).stat()
    except OSError as error:
        raise _unreadable() from error
    if (found.st_size, found.st_mtime_ns) != (source.size, source.changed):
        raise SourceError(
            FailureCode.CHANGED, "the file changed while it was read", "run again when nothing is writing to it"
        )


def pdf_is_cut(path: Path) -> bool:
    """Whether a PDF lacks its end mark: it was truncated, even if Poppler can open it."""
    with path.open("rb") as stream:
        stream.seek(0, 2)
        stream.seek(max(0, stream.tell() - 2048))
        return b"%%EOF" not in stream.read()


def _unreadable() -> SourceError:
    return SourceError(FailureCode.UNREADABLE, "the file cannot be opened", "check that it exists and may be read")

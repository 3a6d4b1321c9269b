"""Diakrit's errors and their exit codes. Imports nothing else of Diakrit.

    DiakritError
    ├── UsageError            settings or arguments that cannot be used        exit 2
    ├── MissingToolError      a program, model or lexicon is not there         exit 3
    ├── OutputError           the delivery cannot be written, or a store read  exit 1
    └── InputError            one input, or one page of it, cannot be read     exit 1, the batch goes on
        ├── SourceError       the file as a whole
        └── PageError         a single page

An `InputError` has a code (for programs) and a remedy (for people). Exceptions take positional arguments only: with
keyword-only arguments, an exception cannot be pickled on its way back from a worker.
"""

from enum import IntEnum, StrEnum
from typing import ClassVar


class ExitCode(IntEnum):
    """The exit codes of the program."""

    OK = 0
    INPUT_FAILED = 1
    USAGE = 2
    MISSING = 3
    INTERRUPTED = 130


class FailureCode(StrEnum):
    """Why an input, or a page of it, could not be read."""

    # the file as a whole
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    FILE_TOO_LARGE = "file-too-large"
    TOO_LARGE = "too-large"  # a text file
    UNSUPPORTED_TYPE = "unsupported-type"
    NOT_A_DOCUMENT = "not-a-document"
    ENCRYPTED = "encrypted"
    NO_PAGES = "no-pages"
    TOO_MANY_PAGES = "too-many-pages"
    CHANGED = "changed"
    MISSING = "missing"
    # a file or a page
    DAMAGED = "damaged"
    RENDER = "render"
    PAGE_TOO_LARGE = "page-too-large"
    OCR_FAILED = "ocr-failed"
    OCR_GARBAGE = "ocr-garbage"
    SECOND_FAILED = "second-failed"  # the second engine
    MEMORY = "memory"
    TIMEOUT = "timeout"
    # the program
    WORKER_DIED = "worker-died"
    BUG = "bug"


class DiakritError(Exception):
    """An expected error. Its message is fit to be shown to people."""

    exit_code: ClassVar[ExitCode] = ExitCode.INPUT_FAILED


class UsageError(DiakritError):
    """Arguments or settings that cannot be used."""

    exit_code = ExitCode.USAGE


class BusyError(UsageError):
    """Another run is using the output folder."""


class MissingToolError(DiakritError):
    """A program, model or lexicon is missing; the message says how to install it."""

    exit_code = ExitCode.MISSING


class OutputError(DiakritError):
    """The delivery cannot be written, as the disk is full or the folder is gone; or the store is damaged and cannot be read."""


class InputError(DiakritError):
    """An input that cannot be read; becomes a row of `failures.jsonl`."""

    def __init__(self, code: FailureCode, message: str, remedy: str) -> None:
        super().__init__(code, message, remedy)
        self.code = code
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return self.message


class SourceError(InputError):
    """A file that cannot be read at all."""


class PageError(InputError):
    """A single page that cannot be read; the other pages go on."""

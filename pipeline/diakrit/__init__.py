"""Diakrit: from scanned Swedish council papers to records a machine can trust."""

from diakrit.errors import DiakritError, ExitCode
from diakrit.schema.record import Record
from diakrit.settings import Settings

__all__ = ["DiakritError", "ExitCode", "Record", "Settings"]

"""Diakrit: from scanned Swedish council papers to records a machine can trust."""

from pipeline.errors import DiakritError, ExitCode
from pipeline.record import Record
from pipeline.settings import Settings

__all__ = ["DiakritError", "ExitCode", "Record", "Settings"]

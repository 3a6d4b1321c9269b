"""The values that flow through the pipeline: frozen, slotted, cheap to pickle.

Nothing here is ever changed in place; stages use `dataclasses.replace`.
"""

from pipeline.model.document import (
    Case,
    Document,
    Evidence,
    Field,
    Meeting,
    Paper,
    Participant,
    Position,
    Repair,
    Section,
    Sensitive,
    Value,
)
from pipeline.model.doubts import Failure, Issue
from pipeline.model.opened import Opened, Unread
from pipeline.model.paper import MANY_UNREAD, PICTURE, Box, Line, Page, PageRole, PageState, RawLines, Word
from pipeline.model.source import FileType, Source

__all__ = [
    "MANY_UNREAD",
    "PICTURE",
    "Box",
    "Case",
    "Document",
    "Evidence",
    "Failure",
    "Field",
    "FileType",
    "Issue",
    "Line",
    "Meeting",
    "Opened",
    "Page",
    "PageRole",
    "PageState",
    "Paper",
    "Participant",
    "Position",
    "RawLines",
    "Repair",
    "Section",
    "Sensitive",
    "Source",
    "Unread",
    "Value",
    "Word",
]

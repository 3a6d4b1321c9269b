"""The values that flow through the pipeline: frozen, slotted, cheap to pickle.

Nothing here is ever changed in place; stages use `dataclasses.replace`.
"""

from diakrit.model.document import (
    Case,
    Document,
    Evidence,
    Field,
    Meeting,
    Needs,
    Paper,
    Participant,
    Position,
    Repair,
    Section,
    Sensitive,
    Value,
)
from diakrit.model.issues import Failure, Issue
from diakrit.model.opened import Opened, Unread
from diakrit.model.page import MANY_UNREAD, PICTURE, Box, Line, Page, PageRole, PageState, RawLines, Word
from diakrit.model.source import FileType, Input, Source

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
    "Input",
    "Issue",
    "Line",
    "Meeting",
    "Needs",
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

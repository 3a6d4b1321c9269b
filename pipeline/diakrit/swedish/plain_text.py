"""Repairs plain text outside documents: only words change; white space and line ends stay as they are."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from diakrit import files
from diakrit.errors import UsageError
from diakrit.model import FileType
from diakrit.swedish.repair import Change, Repairer, TextLine

_LINE = re.compile(r"[^\n\r]*(?:\r\n|[\n\r])|[^\n\r]+$")
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Repaired:
    """A text with its changes. `lines`: the printed lines with their ends, including blank ones."""

    lines: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def text(self) -> str:
        """The text with all applied changes."""
        by_line = self._by_line()
        return "".join(
            _replaced(line, [change for change in by_line.get(number, ()) if change.applied])
            for number, line in enumerate(self.lines)
        )

    def changed_lines(self) -> Iterator[tuple[int, str, Sequence[Change]]]:
        """Lines with changes or suggestions: the number (from 1), the line as read, the changes."""
        for number, changes in sorted(self._by_line().items()):
            yield number + 1, self.lines[number], changes

    def ledger(self) -> Iterator[dict[str, Any]]:
        """One row for each change and suggestion, as plain JSON; lines and words count from 1."""
        for change in self.changes:
            row = asdict(change)
            del row["kind"]
            yield {**row, "line": change.line + 1, "word": change.word + 1, "operations": list(change.operations)}

    def _by_line(self) -> Mapping[int, list[Change]]:
        found: dict[int, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.line, []).append(change)
        return found


def repair_text(text: str, repairer: Repairer) -> Repaired:
    """Repairs a text."""
    lines = tuple(match.group() for match in _LINE.finditer(text))
    printed: list[int] = []
    given: list[TextLine] = []
    begins = True
    for number, line in enumerate(lines):
        words = tuple(_WORD.findall(line))
        if words:
            printed.append(number)
            given.append(TextLine(words, begins))
        begins = not words
    changes = repairer.repair(given)
    return Repaired(lines, tuple(_moved(change, printed[change.line]) for change in changes))


def repair_file(path: Path, repairer: Repairer) -> Repaired:
    """Repairs a text file.

    Raises:
        UsageError: the file is no text.
        SourceError: the file cannot be read.
    """
    if files.sniff(path) is not FileType.TEXT:
        raise UsageError(f"{path.name}: not a text file; diakrit run reads PDFs and pictures")
    return repair_text(files.read_text(path), repairer)


def spans(line: str, changes: Sequence[Change]) -> Iterator[tuple[str, Change | None]]:
    """A line cut at its changed words: text and the change it has, in order."""
    at = 0
    by_word = {change.word: change for change in changes}
    for number, match in enumerate(_WORD.finditer(line)):
        change = by_word.get(number)
        if change is not None:
            yield line[at : match.start()], None
            yield match.group(), change
            at = match.end()
    yield line[at:], None


def _replaced(line: str, changes: Sequence[Change]) -> str:
    return "".join(change.text if change else text for text, change in spans(line, changes)) if changes else line


def _moved(change: Change, line: int) -> Change:
    return replace(change, line=line)

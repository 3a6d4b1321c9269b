"""A stretch of running text put together from printed lines, with the way back to paper for every character."""

import bisect
import math
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from diakrit.model import Box, Document, Evidence, Position, Rule, Word

_BROKEN = re.compile(r"(?:^|[\s(/])([^\W\d_]{3,})-$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one word of a passage came from: its characters `start:end` in the passage, its place on paper."""

    start: int
    end: int
    position: Position
    word: Word


@dataclass(frozen=True, slots=True)
class Passage:
    """Text and the marks of its words, in order."""

    document: Document
    text: str
    marks: tuple[Mark, ...]

    def evidence(self, rule: Rule, start: int = 0, end: int | None = None) -> Evidence:
        """The paper behind `text[start:end]`."""
        stop = len(self.text) if end is None else end
        first = bisect.bisect_right(self.marks, start, key=attrgetter("end"))
        last = bisect.bisect_left(self.marks, stop, key=attrgetter("start"))
        return evidence(self.document, self.marks[first:last], rule)

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The passage of `text[start:end]`, without blanks at its ends."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        stop = start + len(piece.strip())
        marks = tuple(
            Mark(max(start, mark.start) - start, min(stop, mark.end) - start, mark.position, mark.word)
            for mark in self.marks
            if mark.start < stop and mark.end > start
        )
        return Passage(self.document, self.text[start:stop], marks)


def evidence(document: Document, marks: Sequence[Mark], rule: Rule) -> Evidence:
    """Evidence for a sequence of words: one box for each printed line of the page where the value begins.

    The confidence is the mean over the words, None where no engine guessed.
    """
    first = marks[0].position
    page = document.pages[first.page - 1]
    by_line: dict[int, list[Box]] = {}
    for mark in marks:
        if mark.position.page == first.page and mark.word.box:
            by_line.setdefault(mark.position.index, []).append(mark.word.box)
    boxes = tuple(box for found in by_line.values() if (box := Box.around(found)))
    confidences = [mark.word.confidence for mark in marks if mark.word.confidence is not None]
    return Evidence(
        first.page,
        boxes,
        " ".join(mark.word.raw for mark in marks),
        round(math.fsum(confidences) / len(confidences), 4) if confidences else None,
        rule,
        None if boxes else page.lines[first.index].row + 1,
        second=" ".join(mark.word.second or mark.word.raw for mark in marks)
        if any(mark.word.second for mark in marks)
        else None,
        disputed=any(mark.word.disputed for mark in marks),
        least=min(confidences, default=None),
        twice=all(mark.word.second for mark in marks if any(char.isdigit() for char in mark.word.raw)),
    )


class Transcript:
    """Puts passages of one document together; its own words decide where a hyphen at a line's end is a break.

    `after_hyphen`: words before which it is none ("barn- och ungdom").
    """

    def __init__(self, document: Document, after_hyphen: AbstractSet[str]) -> None:
        self.document = document
        self._after_hyphen = after_hyphen

    @cached_property
    def _words(self) -> frozenset[str]:
        lines = (line for page in self.document.pages for line in page.lines)
        return frozenset(word.lower() for line in lines for word in _WORD.findall(line.text))

    def passage(self, positions: Iterable[Position]) -> Passage:
        """Joins lines by blanks; cells of one printed row are parted by a tab."""
        text = ""
        marks: list[Mark] = []
        previous: Position | None = None
        for position in positions:
            line = self.document.line(position)
            if previous is not None:
                same_row = previous.page == position.page and self.document.line(previous).row == line.row
                text, joint = (text, "\t") if same_row else self._join(text, line.text)
                text += joint
            for index, word in enumerate(line.words):
                text += " " if index else ""
                marks.append(Mark(len(text), len(text) + len(word.text), position, word))
                text += word.text
            previous = position
        return Passage(self.document, text, tuple(marks))

    def joined(self, passages: Sequence[Passage], joint: str = "\n") -> Passage:
        """Several passages as one, for instance the paragraphs of a section."""
        text = ""
        marks: list[Mark] = []
        for passage in passages:
            text += joint if text else ""
            shift = len(text)
            marks.extend(Mark(mark.start + shift, mark.end + shift, mark.position, mark.word) for mark in passage.marks)
            text += passage.text
        return Passage(self.document, text, tuple(marks))

    def _join(self, text: str, following: str) -> tuple[str, str]:
        """The text so far (without its last hyphen, where that only broke a word) and what joins the next line."""
        first = following.split(" ", 1)[0]
        if text.endswith(("-", "–")) and first[:1].isdigit() and text[-2:-1].isdigit():
            return text, ""
        broken = _BROKEN.search(text)
        if text.endswith("-") and first[:1].islower() and first.rstrip(",.") not in self._after_hyphen:
            if broken is None:  # "e-", "VA-", "2:a-": the hyphen belongs to the word
                return text, "" if not text.endswith(" -") else " "
            rest = _WORD.match(first)
            left, right = broken.group(1).lower(), rest.group().lower() if rest else ""
            keeps = f"{left}-{right}" in self._words and left + right not in self._words
            return (text, "") if keeps else (text[:-1], "")
        return text, "" if text.endswith("/") and not text.endswith(" /") else " "

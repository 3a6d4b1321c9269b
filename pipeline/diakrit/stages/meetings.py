"""The meeting behind a protokoll: what its front page states, read by labels and columns."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from diakrit.knowledge import Knowledge
from diakrit.model import DocType, Document, Line, Meeting, PageRole, Participant, ParticipantRole, Position, Rule
from diakrit.model.passage import Transcript
from diakrit.swedish.grammar import attendance
from diakrit.text import fold, letters

_COLUMN = 0.08  # page widths between the left edges of cells of one column
_LISTS = {
    "members": ParticipantRole.MEMBER,
    "serving": ParticipantRole.SERVING,
    "substitutes": ParticipantRole.SUBSTITUTE,
    "others": ParticipantRole.OTHER,
}
_LEADER = re.compile(r"[._…]{3,}[\s._…]*")
_MISREAD_SIGN = re.compile(r"^[8S$§B]{1,2} (?=\d)")
_EDGES = " :.,–-"

Cell = tuple[Position, str]
Groups = dict[str, list[Cell]]


@dataclass(frozen=True)
class Meetings:
    """Reads the front page of each protokoll in a file and ties its cases to the meeting."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with its meetings."""
        fronts = list(_fronts(document))
        reader = _Reader(self.knowledge, document)
        meetings = tuple(reader.meeting(pages) for pages in fronts)
        cases = tuple(
            replace(
                case,
                meeting=next(
                    (index for index in reversed(range(len(fronts))) if fronts[index][0] < case.pages[0]), None
                ),
            )
            if case.kind is DocType.PROTOKOLL
            else case
            for case in document.cases
        )
        return replace(document, meetings=meetings, cases=cases)


def _fronts(document: Document) -> Iterator[tuple[int, ...]]:
    """The front pages of each protokoll and its notices; a second meeting's front comes after cases of the first."""
    group: list[int] = []
    fronts = document.pages_as(PageRole.FRONT)
    for page in document.pages_as(PageRole.FRONT, PageRole.NOTICE):
        if group and page in fronts and any(group[0] < case.pages[0] < page for case in document.cases):
            yield tuple(group)
            group = []
        if group or page in fronts:
            group.append(page)
    if group:
        yield tuple(group)


class _Sheet:
    """The groups of a front page so far. The latest label of a row takes the value beside it."""

    def __init__(self) -> None:
        self.groups: Groups = {}
        self.begun = ""  # a label that may go on in the next row
        self._open: list[tuple[float, str]] = []  # left edge of the values, label
        self._beside = False

    def new_page(self) -> None:
        """A page begins that does not follow the last one: nothing goes on there."""
        self._open = []

    def new_row(self) -> None:
        """Another printed row begins."""
        self._beside = False

    def label(self, name: str, left: float, begun: str) -> None:
        """A label is printed, `begun` if it may go on."""
        self.groups.setdefault(name, [])
        self._open = [(edge, other) for edge, other in self._open if other != name]
        self._open.append((left, name))
        self.begun, self._beside = begun, True

    def value(self, cell: Cell, left: float) -> None:
        """A value is printed: beside or right under the latest label, else in the column of an earlier one."""
        if not self._open:
            return
        name = self._open[-1][1]
        if self._beside or not self.groups[name]:
            self._open[-1] = (left, name)
            self._beside = False
        else:
            name = next((other for edge, other in reversed(self._open) if abs(edge - left) < _COLUMN), name)
        self.groups[name].append(cell)


class _Reader:
    """Reads the front pages of one document."""

    def __init__(self, knowledge: Knowledge, document: Document) -> None:
        self._document = document
        self._words, self._attendance, self._prose = knowledge.meetings, knowledge.attendance, knowledge.prose
        self._labels, self._begun = self._words.labels, self._words.begun
        self._transcript = Transcript(document, knowledge.lexicon.prose.after_hyphen)

    def meeting(self, pages: tuple[int, ...]) -> Meeting:
        """What the front pages of one meeting state."""
        groups = self._groups(pages)
        told = {name: " ".join(text for _, text in cells) for name, cells in groups.items()}
        place = told.get("place_time", "") or told.get("place", "")
        when = told.get("time", "") or place
        clock = self._words.clock(when)
        stated = self._words.other_row.split(told.get("paragraphs", ""))[0]
        held = attendance.spans(_MISREAD_SIGN.sub("", stated))
        participants = tuple(self._participants(groups, held))
        notice = " ".join(told.get(name, "") for name in ("notice", "adjustment", "posted", "removed"))
        return Meeting(
            pages=pages,
            place=_LEADER.sub(" ", place.replace(clock.group(), " ") if clock else place).strip(_EDGES) or None,
            time="–".join(part.replace(".", ":") for part in clock.groups() if part) if clock else None,
            paragraphs=held,
            participants=participants,
            chair=next(self._names(groups.get("chair", ())), None) or _holding(self._words.is_chair, participants),
            secretary=next(self._names(groups.get("secretary", ())), None)
            or _holding(self._words.is_secretary, participants),
            adjusters=tuple(self._names(groups.get("adjusters") or groups.get("adjusting") or ())),
            adjusted=self._words.day(told.get("adjustment", "")),
            posted=self._words.day(told.get("posted", "")) or self._words.posted(notice),
            removed=self._words.day(told.get("removed", "")) or self._words.removed(notice),
            evidence=tuple(
                (
                    name,
                    self._transcript.passage(dict.fromkeys(position for position, _ in cells)).evidence(
                        Rule.FRONT_PAGE
                    ),
                )
                for name, cells in groups.items()
                if cells
            ),
        )

    def _groups(self, pages: Sequence[int]) -> Groups:
        """The cells under each label: those beside it, and below it in the same column until the next label."""
        sheet = _Sheet()
        for before, number in pairwise((pages[0], *pages)):
            if number - before > 1:
                sheet.new_page()
            rows = self._rows(number)
            for row, below in pairwise([*rows, []]):
                sheet.new_row()
                for position, line in row:
                    self._cell(sheet, position, line, below)
        return sheet.groups

    def _cell(self, sheet: "_Sheet", position: Position, line: Line, below: Sequence[tuple[Position, Line]]) -> None:
        if sheet.begun and f"{sheet.begun} {fold(line.text).strip(_EDGES)}" in self._labels:
            sheet.begun = ""  # the rest of a broken label
            return
        label, value, more = self._label(line, below)
        if label is not None:
            sheet.label(label, line.left, more)
            if value:
                sheet.groups[label].append((position, value))
        elif letters(line.text) or any(char.isdigit() for char in line.text):
            sheet.value((position, line.text), line.left)

    def _rows(self, number: int) -> list[list[tuple[Position, Line]]]:
        rows: dict[int, list[tuple[Position, Line]]] = {}
        for index, line in enumerate(self._document.pages[number - 1].lines):
            if not line.furniture and _LEADER.sub("", line.text).strip():
                rows.setdefault(line.row, []).append((Position(number, index), line))
        return list(rows.values())

    def _label(self, line: Line, below: Sequence[tuple[Position, Line]]) -> tuple[str | None, str, str]:
        """The label that a cell holds or begins, the value behind it, and the label as printed if it may go on."""
        text = fold(line.text).strip(_EDGES)
        rest = next((fold(other.text).strip(_EDGES) for _, other in below if abs(other.left - line.left) < _COLUMN), "")
        if rest and (name := self._labels.get(f"{text} {rest}")):
            return name, "", text
        if name := self._labels.get(text):
            return name, "", text if text in self._begun else ""
        for label in sorted(self._labels, key=len, reverse=True):
            tail = text.removeprefix(label)
            if tail != text and (tail.startswith((":", " §")) or (tail[:1] == " " and _joins(label, tail))):
                return self._labels[label], line.text[len(label) :].strip(_EDGES), label if label in self._begun else ""
        return None, "", ""

    def _participants(self, groups: Mapping[str, Sequence[Cell]], held: attendance.Spans) -> Iterator[Participant]:
        for name, role in _LISTS.items():
            for text in _whole_entries([text for _, text in groups.get(name, ())]):
                if found := self._attendance.entry(text, held):
                    serves = ParticipantRole.SERVING if role is ParticipantRole.MEMBER and found.replaces else role
                    yield Participant(found.name, found.party, found.office, serves, found.paragraphs, found.replaces)

    def _names(self, cells: Sequence[Cell]) -> Iterator[str]:
        for _, text in cells:
            for part in self._prose.listed(_LEADER.sub("", text)):
                if (found := self._attendance.entry(part.strip())) and self._words.name.fullmatch(found.name):
                    yield found.name


def _joins(label: str, value: str) -> bool:
    """Whether a label may stand close to its value: before a day, or where no sentence begins like it."""
    return value.lstrip()[:1].isdigit() or label.count(" ") > 1


def _whole_entries(texts: Sequence[str]) -> list[str]:
    """Entries, with those that were broken inside brackets put together."""
    whole: list[str] = []
    for text in texts:
        if whole and attendance.is_open(whole[-1]):
            whole[-1] += f" {text}"
        else:
            whole.append(text)
    return whole


def _holding(is_held: Callable[[str], bool], participants: Sequence[Participant]) -> str | None:
    """Who holds an office ("ordförande", "nämndsekreterare") by the list of those present."""
    return next((found.name for found in participants if is_held(found.office or "")), None)

"""What is made of the pages: documents, cases, sections, fields with evidence, doubts and failures."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from diakrit.model.issues import Issue
from diakrit.model.kinds import DocType, FieldName, ParticipantRole, RepairReason, SectionKind, SensitiveKind
from diakrit.model.landmarks import CaseStart, Letterhead, PlaceName
from diakrit.model.page import Box, Line, Page, PageRole, Position, RawLines
from diakrit.model.rules import Rule
from diakrit.model.source import Source
from diakrit.model.values import CaseFields


@dataclass(frozen=True, slots=True)
class Repair:
    """A row of the ledger: a word that was mended, or (not `applied`) one that probably should read otherwise.

    `line` counts the page's printed rows and `word` the words of the row, both from 1. `confidence` is the share of
    such changes that prove right; `operations` name what was read for what, as "printed→read".
    """

    page: int
    line: int
    word: int
    box: Box | None
    read: str
    text: str
    confidence: float
    runner_up: str | None
    reason: RepairReason
    operations: tuple[str, ...]
    applied: bool


@dataclass(frozen=True, slots=True)
class Sensitive:
    """A place that holds a personal identity number: its kind, page, printed row (from 1) and boxes. Never the number."""

    kind: SensitiveKind
    page: int
    line: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a value stands on paper. `line` (from 1 on its page) serves text files, which have no boxes.

    `rule` found it; `competing` says that another value stands where the same rule or one as good would have found it.
    `second` has the words of `raw` with what a second engine read in their place, None where it read none of them;
    `disputed` says that the two differ, and nothing in the document decides between them. `confidence` is the mean over
    the words, `least` that of the word read worst. `twice`: every word with a figure was read a second time.
    """

    page: int
    boxes: tuple[Box, ...]
    raw: str
    confidence: float | None
    rule: Rule
    line: int | None = None
    second: str | None = None
    disputed: bool = False
    least: float | None = None
    twice: bool = False
    competing: bool = False

    @property
    def how(self) -> str:
        """The way of reading and the rule, in English, as published evidence says it."""
        way = "text" if self.confidence is None else "ocr"
        return f"{way}: {self.rule.words}{'; another number competes' if self.competing else ''}"


Located = tuple[tuple[str, Evidence], ...]
"""JSON Pointers into a record, and where what each points to stands."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines under it. `kind` is canonical (`lexicons/headings.toml`), `heading` as printed."""

    kind: SectionKind
    heading: tuple[Position, ...]
    body: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody at a meeting. `paragraphs`: the first and last §§ of each stretch, where the presence is limited to some."""

    name: str
    party: str | None
    office: str | None
    role: ParticipantRole
    paragraphs: tuple[tuple[int, int], ...] = ()
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the front page of a protokoll states. Days are ISO; `evidence` has the cells of each label."""

    pages: tuple[int, ...]
    place: str | None
    time: str | None
    paragraphs: tuple[tuple[int, int], ...]
    participants: tuple[Participant, ...]
    chair: str | None
    secretary: str | None
    adjusters: tuple[str, ...]
    adjusted: str | None
    posted: str | None
    removed: str | None
    evidence: tuple[tuple[str, Evidence], ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One record in the making: its kind, its lines, then its sections and fields.

    `head` holds the lines that number the case (the § line, the line of the case number); `title` may begin on one of
    them. `letterhead` lists the pages whose heads speak for this case, `meeting` is the index of its meeting.
    `evidence` has the fields that have any; `confidences`: how likely each field is right, also where it is empty.
    """

    kind: DocType
    head: tuple[Position, ...]
    title: tuple[Position, ...]
    sections: tuple[Section, ...]
    pages: tuple[int, int]
    letterhead: tuple[int, ...] = ()
    meeting: int | None = None
    fields: CaseFields = field(default_factory=CaseFields)
    evidence: Mapping[FieldName, Located] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()
    confidences: Mapping[FieldName, float] = field(default_factory=dict)

    @property
    def positions(self) -> tuple[Position, ...]:
        """All lines of the case, section by section."""
        lines = [*self.head, *self.title]
        for section in self.sections:
            lines += (*section.heading, *section.body)
        return tuple(dict.fromkeys(lines))

    @property
    def is_minutes(self) -> bool:
        """Whether the case was taken up at a meeting: a § of a protokoll, or an extract of one."""
        return self.kind in (DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG)

    @property
    def paper_pages(self) -> tuple[int, ...]:
        """All pages of the paper that the case stands in."""
        return self.letterhead or self.pages

    def evidence_of(self, name: FieldName) -> tuple[Evidence, ...]:
        """Where the parts of a field stand, in order."""
        return tuple(found for _, found in self.evidence.get(name, ()))


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper inside a file: its pages, and the indices of its cases."""

    pages: tuple[int, ...]
    cases: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """One source on its way: pages first, then cases. `roles` has the pages of minutes that hold no case.

    `repairs` is the ledger of what was changed in the words of the pages, `sensitive` lists what was masked in them.
    `letterheads` has the heads of pages that were read as pictures.

    Landmarks, so that they are looked for once: `starts` are the § lines that begin cases by the numbering of the whole
    file (None before it was solved, and where a line was mended since), `heads` says what stands in the head of each
    page, `places` which municipalities each page names.
    """

    source: Source
    pages: tuple[Page, ...]
    kind: DocType | None = None
    cases: tuple[Case, ...] = ()
    papers: tuple[Paper, ...] = ()
    roles: Mapping[int, PageRole] = field(default_factory=dict)
    meetings: tuple[Meeting, ...] = ()
    repairs: tuple[Repair, ...] = ()
    sensitive: tuple[Sensitive, ...] = ()
    letterheads: Mapping[int, RawLines] = field(default_factory=dict)
    starts: tuple[CaseStart, ...] | None = None
    heads: Mapping[int, Letterhead] = field(default_factory=dict)
    places: Mapping[int, tuple[PlaceName, ...]] = field(default_factory=dict)
    issues: tuple[Issue, ...] = ()

    def line(self, position: Position) -> Line:
        """The line at an address."""
        return self.pages[position.page - 1].lines[position.index]

    def pages_as(self, *roles: PageRole) -> tuple[int, ...]:
        """The numbers of the pages that have one of these roles, in order."""
        return tuple(page.number for page in self.pages if self.roles.get(page.number) in roles)

    def places_on(self, pages: Iterable[int]) -> Iterator[PlaceName]:
        """The municipalities that some pages name, in order."""
        return (place for number in pages for place in self.places[number])

    def sensitive_in(self, case: Case) -> tuple[Sensitive, ...]:
        """The sensitive places that stand in the lines of a case."""
        rows = {(position.page, self.line(position).row + 1) for position in case.positions}
        return tuple(place for place in self.sensitive if (place.page, place.line) in rows)

    def text_of(self, positions: Iterable[Position]) -> str:
        """The words of some lines run together."""
        return " ".join(self.line(position).text for position in positions)

    def same_row(self, one: Position, other: Position) -> bool:
        """Whether two lines are cells of one printed row."""
        return one.page == other.page and self.line(one).row == self.line(other).row

    def positions(self) -> Iterator[Position]:
        """Every line that is not furniture, in reading order."""
        for page in self.pages:
            for index, line in enumerate(page.lines):
                if not line.furniture:
                    yield Position(page.number, index)

    @property
    def text(self) -> str:
        """The text as finally read: lines kept, a form feed between pages."""
        return "\f".join(f"{page.text}\n" for page in self.pages)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a stage needs before it can go on: the letterheads of some pages, read as pictures."""

    letterheads: tuple[int, ...]

"""Segmentation: from the pages of a file to its cases, each with its head and its sections."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice, pairwise, zip_longest

from diakrit.knowledge import Knowledge
from diakrit.model import Case, CaseStart, DocType, Document, PageRole, PageState, Paper, Position, Section, SectionKind
from diakrit.stages.segment.attachments import Attachments
from diakrit.stages.segment.leaves import Leaves, with_votes
from diakrit.stages.segment.parts import Part, parts
from diakrit.stages.segment.sections import Sections
from diakrit.stages.segment.summons import TOP, is_summons
from diakrit.swedish import numbering
from diakrit.swedish.gazetteer import named
from diakrit.swedish.grammar.papers import PaperGrammar
from diakrit.swedish.headings import Headings, reads_as_heading
from diakrit.text import fold

_FRONT_LABELS = 3  # labels that make a page a front page
_SECTIONS_OF_LETTERS = (SectionKind.PROPOSAL, SectionKind.BACKGROUND, SectionKind.SUMMARY)
_THEMES = (SectionKind.OTHER, SectionKind.BACKGROUND, SectionKind.CONSIDERATIONS)
_MINUTES = frozenset((DocType.PROTOKOLL, DocType.PROTOKOLLSUTDRAG))
_CONTENTS = 3  # § lines that make a page without a case a contents page


@dataclass(frozen=True)
class Segment:
    """Finds the papers in a file, the cases in each paper and the sections in each case."""

    knowledge: Knowledge = field(repr=False)

    def __call__(self, document: Document) -> Document:
        """The document with its cases, and with the landmarks they were found by."""
        known = self.knowledge
        document = replace(
            document,
            heads={page.number: known.letterheads.read(page) for page in document.pages},
            places={page.number: known.gazetteer.on(page) for page in document.pages},
        )
        found = named(document.places_on(page.number for page in document.pages))
        return _Segmenter(known, known.headings(found.name if found and found.sure else None), document).run()


class _Segmenter:
    """Works on one document."""

    def __init__(self, knowledge: Knowledge, headings: Headings, document: Document) -> None:
        self._document = document
        self._headings = headings
        self._knowledge = knowledge
        known = headings is knowledge.headings()  # the same headings as the numbering of the whole file was solved with
        self._starts_of_file = document.starts if known else None
        self._cases: list[Case] = []
        self._leaves = Leaves(knowledge, self._headings)
        self._attachments = Attachments(knowledge, self._headings, document)
        self._roles: dict[int, PageRole] = {}

    def run(self) -> Document:
        fronts = {page.number for page in self._document.pages if self._front_labels(page.number) >= _FRONT_LABELS}
        papers: list[Paper] = []
        leaves = {number: role for number, role in self._leaves.of(self._document).items() if number not in fronts}
        for part in parts(self._document, fronts, leaves, self._attachments):
            before = len(self._cases)
            self._paper(part, {number: leaves[number] for number in part.pages if number in leaves})
            papers += _papers(part, self._cases, before)
        printed = [page.number for page in self._document.pages if page.state is not PageState.BLANK]
        if printed and not self._cases:  # nothing could be read: the paper is there all the same
            self._cases.append(Case(DocType.OVRIGT, (), (), (), (printed[0], printed[-1])))
        kinds = [case.kind for case in self._cases]
        return replace(
            self._document,
            kind=max(kinds, key=kinds.count) if kinds else None,
            cases=tuple(self._cases),
            papers=tuple(papers),
            roles=self._roles,
        )

    def _paper(self, part: Part, leaves: Mapping[int, PageRole]) -> None:
        """The cases of a part, leaves left out; a part of nothing but leaves is a paper as others are."""
        if len(leaves) == len(part.pages):
            leaves = {}
        before = len(self._cases)
        summons = self._summons(part) and not self._decided(part.without(leaves))
        if summons:
            leaves = {}
        self._part(part.without(leaves), summons=summons)
        self._roles |= leaves
        lists = [number for number, role in leaves.items() if role is PageRole.VOTING_LIST]
        self._cases[before:] = with_votes(self._document, self._cases[before:], lists)

    def _summons(self, part: Part) -> bool:
        told = any(head.kind is DocType.KALLELSE for head in part.heads)
        top = (line.text for line in self._document.pages[part.pages[0] - 1].lines)
        texts = (self._document.line(position).text for position in self._positions(part))
        return told or is_summons(self._knowledge, list(islice(top, TOP)), list(texts))

    def _part(self, part: Part, *, summons: bool) -> None:
        positions = self._positions(part)
        sections = Sections(self._knowledge, self._headings, self._document, positions)
        starts = [] if summons or self._attachments.is_one(part.pages) else self._starts(positions)
        first = starts[0].index if starts else len(positions)
        preamble = positions[:first]
        if starts:
            part = self._preamble(part, preamble, positions[first], sections)
        elif preamble or not self._cases:
            self._cases.append(self._single(part, preamble, sections, summons=summons))
        kind = _protokoll_kind(
            part, len(starts), has_front=any(self._roles.get(number) is PageRole.FRONT for number in part.pages)
        )
        ends = [*(start.index for start in starts[1:]), len(positions)] if starts else []
        for start, end in zip(starts, ends, strict=True):
            lines = positions[start.index : end]
            last = positions[end].page - 1 if end < len(positions) else part.pages[-1]
            pages = (lines[0].page, max(lines[-1].page, _last_printed(part, last)))
            self._cases.append(replace(sections.case(kind, lines, pages), letterhead=part.pages))

    def _starts(self, positions: Sequence[Position]) -> Sequence[CaseStart]:
        """The § lines that begin cases in a part; where it is the whole file, they are known already."""
        if self._starts_of_file is not None and len(positions) == sum(1 for _ in self._document.positions()):
            return self._starts_of_file
        return self._knowledge.numbering.starts(self._document, positions, self._headings)

    def _positions(self, part: Part) -> list[Position]:
        return [position for position in self._document.positions() if position.page in part.pages]

    def _decided(self, part: Part) -> bool:
        """Whether most §§ have a decision: so a list of cases is the contents of minutes, and no agenda."""
        positions = self._positions(part)
        texts = [self._document.line(position).text for position in positions]
        starts = [start.index for start in self._starts(positions)]
        cases = (texts[start:end] for start, end in pairwise([*starts, len(texts)]))
        decided = sum(any(map(self._is_decision, case)) for case in cases)
        return decided > len(starts) / 2

    def _is_decision(self, text: str) -> bool:
        if not reads_as_heading(text):
            return False
        heading = self._headings.find(text) or self._headings.guess(text)
        return heading is not None and heading.kind is SectionKind.DECISION

    def _preamble(self, part: Part, lines: Sequence[Position], start: Position, sections: Sections) -> Part:
        """What stands before the first §: front page and contents, or a paper of its own. Returns what is left."""
        before = [number for number in part.pages if number < start.page]
        labels = sum(map(self._front_labels, before))
        if part.is_service_letter or (labels < _FRONT_LABELS and self._has_sections(lines)):
            own = Part(tuple(before) or part.pages[:1], part.heads)
            self._cases.append(self._single(own, lines, sections))
            return part.without(before)
        for number in before:
            listed = sum(bool(numbering.PARAGRAPH.match(line.text)) for line in self._document.pages[number - 1].lines)
            contents = listed >= _CONTENTS and self._front_labels(number) < _FRONT_LABELS
            self._roles[number] = PageRole.CONTENTS if contents else PageRole.FRONT
        return part

    def _front_labels(self, number: int) -> int:
        """How many labels of a front page ("Plats och tid", "Beslutande" …) a page has."""
        lines = self._document.pages[number - 1].lines
        return sum(self._knowledge.meetings.is_front_label(line.text) for line in lines)

    def _has_sections(self, lines: Sequence[Position]) -> bool:
        found = (self._headings.find(self._document.line(position).text) for position in lines)
        return any(heading and heading.kind in _SECTIONS_OF_LETTERS for heading in found)

    def _single(self, part: Part, lines: Sequence[Position], sections: Sections, *, summons: bool = False) -> Case:
        """A paper without §: one case."""
        pages = (part.pages[0], part.pages[-1])
        case = sections.case(DocType.OVRIGT, lines, pages)
        title = fold(self._document.text_of(case.title))
        kind = DocType.KALLELSE if summons else _single_kind(self._knowledge.papers, part, case, title)
        if kind is DocType.OVRIGT:
            case = sections.case(kind, lines, pages, thematic=True)
            kind = _thematic_kind(self._knowledge.papers, case, fold(self._document.text_of(case.title)))
        return replace(case, kind=kind, letterhead=part.pages, sections=_from_the_middle(case))


def _papers(part: Part, cases: Sequence[Case], first: int) -> Iterator[Paper]:
    """The papers of a part: a letter before minutes is one of its own."""
    groups = [tuple(group) for _, group in groupby(range(first, len(cases)), key=lambda index: cases[index].kind)]
    begins = [cases[group[0]].pages[0] for group in groups]
    for group, begin, end in zip_longest(groups, begins, begins[1:]):
        after = [page for page in part.pages if (page >= begin or group[0] == first) and (end is None or page < end)]
        yield Paper(tuple(after), group)


def _from_the_middle(case: Case) -> tuple[Section, ...]:
    """A page that goes on a paper begins with what its background says; the heading stands on a page that is not here."""
    kinds = [section.kind for section in case.sections]
    if case.title or case.head or kinds[:1] != [SectionKind.TEXT] or SectionKind.DECISION not in kinds:
        return case.sections
    return (replace(case.sections[0], kind=SectionKind.BACKGROUND), *case.sections[1:])


def _last_printed(part: Part, last: int) -> int:
    """The last page up to `last` that has anything printed on it."""
    return max((number for number in part.pages if number <= last), default=last)


def _protokoll_kind(part: Part, count: int, *, has_front: bool) -> DocType:
    told = next((head.kind for head in part.heads if head.kind), None)
    if count == 1 or told is DocType.PROTOKOLLSUTDRAG:
        return DocType.PROTOKOLLSUTDRAG
    return DocType.PROTOKOLL if count > 1 or has_front else DocType.PROTOKOLLSUTDRAG


def _single_kind(papers: PaperGrammar, part: Part, case: Case, title: str) -> DocType:
    told = {head.kind for head in part.heads} | ({DocType.TJANSTESKRIVELSE} if part.is_service_letter else set())
    if named := next((kind for kind in papers.kinds if kind in told and kind not in _MINUTES), None):
        return named
    titled = papers.by_title(title)
    if titled and titled is not DocType.YTTRANDE:
        return titled
    kinds = {section.kind for section in case.sections}
    if SectionKind.DECISION in kinds or told & _MINUTES:
        return DocType.PROTOKOLLSUTDRAG
    if SectionKind.PROPOSAL in kinds:
        return DocType.TJANSTESKRIVELSE
    return titled or DocType.OVRIGT


def _thematic_kind(papers: PaperGrammar, case: Case, title: str) -> DocType:
    themes = any(section.kind in _THEMES for section in case.sections)
    return (papers.within_title(title) if themes else None) or DocType.OVRIGT

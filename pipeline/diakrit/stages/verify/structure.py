"""Doubts about structure: what contradicts the sections that a case was cut into.

Uncertainty tells little here, contradiction much: a line inside a section that stands and reads as headings do, content that no
section of its kind has, a heading with nothing under it, a field that all other cases of the meeting have.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, permutations, zip_longest

from diakrit.knowledge import Knowledge
from diakrit.model import Case, Document, FieldName, Issue, IssueCode, Position, Section, SectionKind
from diakrit.swedish.headings import reads_as_heading
from diakrit.text import ends_sentence, starts_lower

_GAP = 0.4  # line pitches
_LONGEST_ENTRY = 300  # characters
_NAMED = 4  # words of an item that only names something
_SIBLINGS = 4  # cases of a meeting that tell what its cases have
_MOST = 0.8  # of them
_DECIDING = frozenset((SectionKind.DECISION, SectionKind.PROPOSAL))
_LISTED = _DECIDING | {SectionKind.BASIS, SectionKind.RECIPIENTS}
_USUAL = (FieldName.CASE_NUMBER, FieldName.DECISIONS)


@dataclass(frozen=True, slots=True)
class Structure:
    """Looks for contradictions in the cases of one document."""

    knowledge: Knowledge
    document: Document

    def doubts(self) -> Mapping[int, Sequence[Issue]]:
        """The doubts of each case, by its index."""
        lacking = self._lacking()
        return {
            index: [*self._inside(case), *self._content(case), *lacking.get(index, ())]
            for index, case in enumerate(self.document.cases)
        }

    def _inside(self, case: Case) -> Iterator[Issue]:
        """Sections that hold what stands and reads as a heading, or nothing at all."""
        for section, after in zip_longest(case.sections, case.sections[1:]):
            name = self.knowledge.lexicon.field_of(section.kind)
            if name is None:
                continue
            if section.heading and not section.body and not case.fields.value(name) and not _heads_next(section, after):
                yield Issue(IssueCode.FIELD_MISSING, section.heading[0].page, "heading", name)
            told = frozenset(SectionKind) if section.kind in _LISTED else _DECIDING
            headed = (body for at, body in enumerate(section.body) if self._stands_as_heading(section.body, at))
            found = next((position for position in headed if self._kind(position) in told), None)
            if found:
                yield Issue(IssueCode.SECTION_DOUBTFUL, found.page, "heading", name)

    def _kind(self, position: Position) -> SectionKind | None:
        headings, text = self.knowledge.headings(), self.document.line(position).text
        heading = headings.find(text) or headings.guess(text)
        return heading.kind if heading else None

    def _stands_as_heading(self, body: Sequence[Position], at: int) -> bool:
        """Whether a line inside a section stands alone, set off, as short as a heading, and no sentence goes on from it."""
        if at == 0 or body[at].page != body[at - 1].page:
            return False
        line, beside = self.document.line(body[at]), (body[at - 1], *body[at + 1 : at + 2])
        below = self.document.line(body[at + 1]).text if at + 1 < len(body) else ""
        alone = not any(self.document.same_row(body[at], other) for other in beside)
        return (
            line.gap >= _GAP
            and reads_as_heading(line.text)
            and alone
            and not starts_lower(below)
            and ": " not in line.text
        )

    def _content(self, case: Case) -> Iterator[Issue]:
        """Values that no field of their kind has: decisions among papers, names among decisions."""
        listed = (
            (SectionKind.BASIS, FieldName.BASIS, case.fields.basis),
            (SectionKind.RECIPIENTS, FieldName.RECIPIENTS, case.fields.recipients),
        )
        for kind, name, entries in listed:
            if any(len(entry) > _LONGEST_ENTRY or self.knowledge.decisions.decides_whole(entry) for entry in entries):
                yield Issue(IssueCode.SECTION_DOUBTFUL, _page(case, kind), "content", name)
        decided = (
            (SectionKind.DECISION, FieldName.DECISIONS, [item.text for item in case.fields.decisions]),
            (SectionKind.PROPOSAL, FieldName.PROPOSALS, [item.text for item in case.fields.proposals]),
        )
        for kind, name, texts in decided:
            if any(map(ends_sentence, texts)) and any(map(_only_names, texts[1:])):
                yield Issue(IssueCode.SECTION_DOUBTFUL, _page(case, kind), "content", name)

    def _lacking(self) -> Mapping[int, Sequence[Issue]]:
        """Cases that lack what nearly all others of their meeting have."""
        found: dict[int, list[Issue]] = {}
        cases = self.document.cases
        meetings = Counter(case.meeting for case in cases if case.is_minutes)
        for meeting, count in meetings.items():
            if count < _SIBLINGS:
                continue
            own = [index for index, case in enumerate(cases) if case.is_minutes and case.meeting == meeting]
            for name, other in permutations(_USUAL):
                without = [index for index in own if not has(cases[index], name)]
                if count - len(without) >= _MOST * count:
                    for index in without:
                        if has(cases[index], other):  # what lacks both informs, and is no case
                            issue = Issue(IssueCode.FIELD_MISSING, cases[index].pages[0], "siblings", name)
                            found.setdefault(index, []).append(issue)
        return found


def has(case: Case, name: FieldName) -> bool:
    """Whether a case has a field; what is proposed to another body under a heading for decisions is decided, too."""
    forwards = any(_heads_next(one, other) for one, other in pairwise(case.sections))
    return bool(case.fields.value(name)) or (name is FieldName.DECISIONS and forwards)


def _heads_next(section: Section, after: Section | None) -> bool:
    """Whether a heading for decisions stands over one for what is proposed to another body."""
    return section.kind is SectionKind.DECISION and after is not None and after.kind is SectionKind.PROPOSAL


def _only_names(text: str) -> bool:
    return len(text.split()) <= _NAMED and not ends_sentence(text)


def _page(case: Case, kind: SectionKind) -> int:
    return next(
        (section.body[0].page for section in case.sections if section.kind is kind and section.body), case.pages[0]
    )

"""Proposals and decisions: item by item, with who decides and for whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from diakrit.model import Decision, DecisionKind, ItemPart, Proposal, Rule, Section, SectionKind
from diakrit.model.passage import Passage
from diakrit.stages.extract import identity
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView, without_marker
from diakrit.swedish.paragraphs import MARKER
from diakrit.text import ends_sentence, starts_lower

_NUMBER_INSIDE = re.compile(r"(?<=[.;] )(\d{1,2})[.)] (?=[A-ZÅÄÖ])")
_HEADING_LENGTH = 60  # characters
_SET_OFF = 0.4  # line pitches

Acting = tuple[str | None, str | None, DecisionKind]
"""Who decides, for whom and how."""


@dataclass(frozen=True, slots=True)
class Item:
    """A decision or proposal: its number as printed, its text, who decides and for whom; `parts` are its own list."""

    number: str | None
    text: Passage
    by: str | None = None
    to: str | None = None
    kind: DecisionKind = DecisionKind.FINAL
    parts: tuple[ItemPart, ...] = ()


def proposals(view: CaseView) -> Iterator[Found[Proposal]]:
    """The field `proposals`."""
    forwarded = _forwarded(view)
    for section in view.sections(SectionKind.PROPOSAL):
        for item in _items(view, section) if section not in forwarded else ():
            proposal = Proposal(item.number, item.text.text, item.by, item.to, item.parts)
            yield Found(proposal, (("/text", item.text.evidence(Rule.PROPOSALS)),))


def decisions(view: CaseView) -> Iterator[Found[Decision]]:
    """The field `decisions`."""
    sections = (*view.sections(SectionKind.DECISION), *_forwarded(view))
    items = [item for section in sections for item in _items(view, section)]
    for item in items or _told(view):
        decision = Decision(item.number, item.text.text, item.by, item.to, item.parts, item.kind)
        yield Found(decision, (("/text", item.text.evidence(Rule.DECISIONS)),))


def _forwarded(view: CaseView) -> list[Section]:
    """Sections headed as proposals to another body that are what the body itself decided: "Förslag – Kommunfullmäktige".

    In minutes without a heading for decisions; what is headed as somebody else's proposal, or one to this body, is none.
    """
    if not view.case.is_minutes or any(view.sections(SectionKind.DECISION)):
        return []
    own = identity.organ(view)
    found: list[Section] = []
    for section in view.sections(SectionKind.PROPOSAL):
        named = list(view.desk.organs.find(view.heading(section) or ""))
        addressed = [body.name for body in named if body.start > 0]
        owners = [body.name for body in named if body.start == 0]
        if own and addressed and own.value not in addressed and owners in ([], [own.value]):
            found.append(section)
    return found


def _told(view: CaseView) -> Iterator[Item]:
    """Decisions that minutes without headings tell in running text: "Beslöts att bevilja ett anslag"."""
    if not view.case.is_minutes:
        return
    words = view.desk.knowledge.decisions
    for section in view.sections(SectionKind.TEXT):
        for paragraph in view.paragraphs(section):
            if (start := words.told(paragraph.text)) is not None:
                decision = paragraph.cut(start)
                by = next(view.desk.organs.find(decision.text), None)
                whose = by.name if by and by.start == 0 else None
                yield Item(None, decision, whose, None, words.settles(decision.text))


def _items(view: CaseView, section: Section) -> list[Item]:
    """The items of one section. A leading line tells who decides; what is not numbered belongs to the number above."""
    by, to, kind = _from_heading(view, section)
    items: list[Item] = []
    paragraphs = [part for paragraph in view.paragraphs(section) for part in _by_number(paragraph)]
    paragraphs = [paragraph for paragraph in paragraphs if any(map(str.isalnum, paragraph.text))]  # no rules of dashes
    paragraphs = paragraphs[: _end_of_list(view, paragraphs)]
    numbered = any(_number(paragraph) for paragraph in paragraphs)
    listing = False
    for index, paragraph in enumerate(paragraphs):
        last = index == len(paragraphs) - 1
        anew = not last and _number(paragraphs[index + 1]) in ("1", "a")
        if not last and (not items or not numbered or anew) and _is_lead(view, paragraph):
            by, to, kind = _who(view, paragraph.text, (by, to, kind))
            continue
        number = _number(paragraph)
        text = without_marker(paragraph)
        listing = bool(items) and (listing or items[-1].text.text.endswith(":")) and bool(MARKER.match(paragraph.text))
        if items and _continues(view, items[-1].text.text, listing, paragraph, numbered=numbered):
            joined = view.desk.transcript.joined([items[-1].text, paragraph], " ")
            part = (ItemPart(number, text.text),) if MARKER.match(paragraph.text) else ()
            items[-1] = replace(items[-1], text=joined, parts=items[-1].parts + part)
            continue
        items.append(Item(number, text, *_who(view, text.text, (by, to, kind))))
    settles = view.desk.knowledge.decisions.settles
    return [replace(item, kind=settles(item.text.text)) if item.kind is DecisionKind.FINAL else item for item in items]


def _by_number(paragraph: Passage) -> Iterator[Passage]:
    """A numbered paragraph cut where the next number begins on the same line: "1. Planen antas. 2. Nämnden …"."""
    number = _number(paragraph)
    start = 0
    for match in _NUMBER_INSIDE.finditer(paragraph.text):
        if number and number.isdigit() and int(match[1]) == int(number) + 1:
            yield paragraph.cut(start, match.start())
            start, number = match.start(), match[1]
    yield paragraph.cut(start)


def _end_of_list(view: CaseView, paragraphs: list[Passage]) -> int:
    """Where numbered items end: at a heading that the lexicon does not know, after the last number."""
    last = max((index for index, paragraph in enumerate(paragraphs) if _number(paragraph)), default=len(paragraphs))
    for index in range(last + 1, len(paragraphs) - 1):
        text, line = paragraphs[index].text, view.desk.document.line(paragraphs[index].marks[0].position)
        brief = len(text) <= _HEADING_LENGTH and "\t" not in text and text[-1].isalpha() and text[:1].isupper()
        if brief and line.gap >= _SET_OFF and ends_sentence(paragraphs[index - 1].text):
            return index
    return len(paragraphs)


def _number(paragraph: Passage) -> str | None:
    match = MARKER.match(paragraph.text)
    return (match["number"] or match["letter"]) if match else None


def _continues(view: CaseView, before: str, listing: bool, paragraph: Passage, *, numbered: bool) -> bool:  # noqa: FBT001
    """Whether a paragraph belongs to the item above: a list after its colon, or text between two numbers."""
    marker = MARKER.match(paragraph.text)
    marked = bool(marker)
    if marker and marker["letter"] and not ends_sentence(before):
        return True
    if _number(paragraph):
        return False
    if before.endswith(":") or (listing and marked) or ((numbered or "\t" in paragraph.text) and not marked):
        return True
    text = paragraph.text
    return starts_lower(text) and not ends_sentence(before) and not view.desk.knowledge.prose.begins_clause(text)


def _is_lead(view: CaseView, paragraph: Passage) -> bool:
    """A line like "Kommunstyrelsen föreslår kommunfullmäktige besluta": it leads to items and is none."""
    words, organs, text = view.desk.knowledge.decisions, view.desk.organs, paragraph.text
    if (addressee := words.addressee(text)) is not None:
        return organs.alone(text[addressee:].rstrip(":").capitalize()) is not None
    if organs.alone(text.rstrip(":").capitalize()):  # "I kommunfullmäktige", its I unread
        return True
    if not words.is_open(text) or MARKER.match(text):
        return False
    return organs.leads(text) or words.leads(text)


def _who(view: CaseView, text: str, known: Acting) -> Acting:
    """Who decides, for whom and how, as the beginning of a text says it; what it does not say stays as known."""
    by, to, kind = known
    organs, words = view.desk.annotate(text).organs, view.desk.knowledge.decisions
    if organs and organs[0].start == words.addressee(text):
        return by, organs[0].value, kind
    if organs and words.forwards(text):
        return by, organs[0].value, DecisionKind.PROPOSAL
    told = words.verbs(text)
    verb = min((start for start in (told.proposes, told.decides) if start is not None), default=None)
    if verb is None or not organs or organs[0].start > 0 or organs[0].end > verb + 2:
        return known
    by = organs[0].value
    if told.proposes == verb:
        kind, decides = DecisionKind.PROPOSAL, told.decides
        to = next((organ.value for organ in organs[1:] if decides is None or organ.start < decides + 2), to)
    return by, to, kind


def _from_heading(view: CaseView, section: Section) -> Acting:
    """Who a heading names: "Kommunfullmäktiges beslut" decides, "Förslag till beslut i tekniska nämnden" is for it."""
    heading = view.heading(section) or ""
    kind = DecisionKind.PROPOSAL if section.kind is SectionKind.PROPOSAL else DecisionKind.FINAL
    organ = next(view.desk.organs.find(heading), None)
    if organ is None:
        return None, None, kind
    return (organ.name, None, kind) if organ.start == 0 else (None, organ.name, kind)

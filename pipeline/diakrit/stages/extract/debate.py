"""What happened at the meeting before the decision: motions, votes, dissents, who stepped aside."""

import re
from collections import deque
from collections.abc import Iterator

from diakrit.model import Dissent, DissentKind, Member, Motion, Rule, Section, SectionKind, Vote
from diakrit.model.passage import Passage
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView
from diakrit.stages.extract.votelist import votes_by_column

_HELD = (
    SectionKind.MOTIONS,
    SectionKind.PROCEDURE,
    SectionKind.VOTE,
    SectionKind.RESERVATION,
    SectionKind.STATEMENT,
    SectionKind.DISSENTING_OPINION,
    SectionKind.NOTE,
    SectionKind.DECISION,
    SectionKind.TEXT,
    SectionKind.DISQUALIFICATION,
    SectionKind.ABSTENTION,
)
_SENTENCE = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ])")
_UNDER_HEADING = frozenset(kind.value for kind in DissentKind)


def motions(view: CaseView) -> Iterator[Found[Motion]]:
    """The field `motions`. A motion begins with who makes it; what follows until the next belongs to it."""
    debate = view.desk.knowledge.debate
    for section in view.sections(SectionKind.MOTIONS):
        found: list[Passage] = []
        for paragraph in (part for whole in view.paragraphs(section) for part in _by_mover(view, whole)):
            moves = bool(debate.moves.search(paragraph.text))
            listing = bool(found) and found[-1].text.endswith(",")  # names that go on
            if not listing and _members(view, paragraph.text) and (moves or paragraph.text.endswith(",")):
                if found:
                    yield _motion(view, found)
                found = [paragraph]
            elif found or moves:
                found.append(paragraph)
        if found:
            yield _motion(view, found)


def _by_mover(view: CaseView, paragraph: Passage) -> Iterator[Passage]:
    """A paragraph cut before each sentence in which somebody else makes a motion."""
    start = 0
    for match in _SENTENCE.finditer(paragraph.text):
        sentence = paragraph.text[match.end() :]
        verb = view.desk.knowledge.debate.moves.search(sentence)
        ahead = sentence[: verb.start()] if verb else ""
        if _members(view, ahead) and not _SENTENCE.search(ahead):
            yield paragraph.cut(start, match.end())
            start = match.end()
    yield paragraph.cut(start)


def _motion(view: CaseView, paragraphs: list[Passage]) -> Found[Motion]:
    whole, debate = view.desk.transcript.joined(paragraphs), view.desk.knowledge.debate
    verb = debate.moves.search(whole.text)
    ahead = "" if verb is None or debate.seconded.match(whole.text) else whole.text[: verb.start()]
    by = (
        _members(view, ahead)
        or _members(view, debate.objects.split(whole.text[verb.end() :])[0] if verb else "")
        or _members(view, paragraphs[0].text)
    )
    aim = debate.aim(whole.text[verb.start() :] if verb else whole.text)
    return Found.at(Motion(by, aim, whole.text), whole.evidence(Rule.MOTION))


def _members(view: CaseView, text: str) -> tuple[Member, ...]:
    return tuple(view.desk.knowledge.members.find(text))


def votes(view: CaseView) -> Iterator[Found[Vote]]:
    """The field `votes`: what is told of a vote, with the members of the voting list that belongs to it."""
    lists = deque(view.sections(SectionKind.VOTING_LIST))
    told = list(view.sections(SectionKind.VOTE)) or list(view.sections(SectionKind.PROCEDURE))
    for section in told:
        if row := _vote(view, section):
            unnamed = lists and not row.value.yes_members and not row.value.no_members
            yield _vote(view, section, lists.popleft()) or row if unnamed else row
    for section in lists:
        if row := _vote(view, section):
            yield row


def _vote(view: CaseView, section: Section, listed: Section | None = None) -> Found[Vote] | None:
    whole = view.prose(iter((section,)))
    found = view.desk.knowledge.votes.vote(whole.text, *votes_by_column(view, listed or section)) if whole else None
    return Found.at(found, whole.evidence(Rule.VOTE)) if whole and found else None


def dissents(view: CaseView) -> Iterator[Found[Dissent]]:
    """The field `dissents`. Four different things; the heading tells which, and the sentence where it says so."""
    for section in view.sections(*_HELD):
        under = DissentKind(section.kind) if section.kind in _UNDER_HEADING else None
        found: list[Passage] = []
        kind: DissentKind | None = None
        for paragraph in view.paragraphs(section):
            told = view.desk.knowledge.debate.dissent(paragraph.text)
            says = told[0] if told else None
            names = bool(_members(view, paragraph.text))
            if found and kind is None:  # the list of names goes on
                found.append(paragraph)
                kind = says or under
            elif (names and (says or (under and not found))) or (under and says):
                if found and kind:
                    yield _dissent(view, kind, found)
                found, kind = [paragraph], says or (None if _breaks_off(paragraph) else under)
            elif found and under:
                found.append(paragraph)  # the text of what they say
        kind = kind or under
        if found and kind:
            yield _dissent(view, kind, found)


def _breaks_off(paragraph: Passage) -> bool:
    """Whether a paragraph ends inside a list of names."""
    return not paragraph.text.endswith((".", ":"))


def _dissent(view: CaseView, kind: DissentKind, paragraphs: list[Passage]) -> Found[Dissent]:
    whole, debate = view.desk.transcript.joined(paragraphs), view.desk.knowledge.debate
    told = debate.dissent(whole.text)
    says = told[1] if told else None
    by = _members(view, " ".join(whole.text[: says.end()].split()) if says else paragraphs[0].text)
    by = by or (_members(view, debate.objects.split(whole.text[says.end() :])[0]) if says else ())
    return Found.at(Dissent(kind, by, whole.text), whole.evidence(Rule.DISSENT))


def disqualified(view: CaseView) -> Iterator[Found[Member]]:
    """The field `disqualified`: who stepped aside."""
    debate = view.desk.knowledge.debate
    for section in view.sections(*_HELD):
        for paragraph in view.paragraphs(section):
            if section.kind is SectionKind.DISQUALIFICATION or debate.steps_aside.search(paragraph.text):
                for sentence in _SENTENCE.split(paragraph.text):
                    steps = "" if debate.steps_in(sentence) else debate.replaced.split(sentence)[0]
                    for member in _members(view, steps):
                        yield Found.at(member, paragraph.evidence(Rule.DISQUALIFICATION))

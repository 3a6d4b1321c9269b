"""What happened at the meeting before the decision: motions, votes, dissents, who stepped aside."""

import re
from collections import deque
from collections.abc import Iterator

from diakrit.model import Dissent, DissentKind, Member, Motion, Rule, Section, SectionKind, Vote
from diakrit.model.passage import Passage
from diakrit.stages.extract.found import Found
from diakrit.stages.extract.view import CaseView
from diakrit.stages.extract.votelist import votes_by_column
from diakrit.swedish.grammar import debate

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
_SECONDED = re.compile(r"med instämmande av\b", re.IGNORECASE)
_OBJECT = re.compile(r"\b(?:till förmån|mot|avslag|bifall|att)\b")
_STEPS_IN = re.compile(r"\btjänstgör|\bi (?:hans|hennes|dennes) ställe|\bgår in som\b|^ersätter\b", re.IGNORECASE)
_REPLACED = re.compile(r"\bersätts av\b")
_DISSENTS = (
    (
        "reservation",
        re.compile(
            r"\breserverar? sig\b|\breservera(?:de|t) sig\b|\b(?:lämnar|anmäler|inkommer med) (?:en )?(?:skriftlig )?reservation\b",
            re.IGNORECASE,
        ),
    ),
    ("statement", re.compile(r"\bsärskil(?:t|da) yttrande|\bsom yttrande\b", re.IGNORECASE)),
    ("dissenting_opinion", re.compile(r"\bsärskild mening\b", re.IGNORECASE)),
    ("note", re.compile(r"\bprotokollsanteckning", re.IGNORECASE)),
)
_UNDER_HEADING = frozenset(name for name, _ in _DISSENTS)


def motions(view: CaseView) -> Iterator[Found[Motion]]:
    """The field `motions`. A motion begins with who makes it; what follows until the next belongs to it."""
    for section in view.sections(SectionKind.MOTIONS):
        found: list[Passage] = []
        for paragraph in (part for whole in view.paragraphs(section) for part in _by_mover(whole)):
            moves = bool(debate.MOVES.search(paragraph.text))
            listing = bool(found) and found[-1].text.endswith(",")  # names that go on
            if not listing and any(debate.members(paragraph.text)) and (moves or paragraph.text.endswith(",")):
                if found:
                    yield _motion(view, found)
                found = [paragraph]
            elif found or moves:
                found.append(paragraph)
        if found:
            yield _motion(view, found)


def _by_mover(paragraph: Passage) -> Iterator[Passage]:
    """A paragraph cut before each sentence in which somebody else makes a motion."""
    start = 0
    for match in _SENTENCE.finditer(paragraph.text):
        sentence = paragraph.text[match.end() :]
        verb = debate.MOVES.search(sentence)
        ahead = sentence[: verb.start()] if verb else ""
        if any(debate.members(ahead)) and not _SENTENCE.search(ahead):
            yield paragraph.cut(start, match.end())
            start = match.end()
    yield paragraph.cut(start)


def _motion(view: CaseView, paragraphs: list[Passage]) -> Found[Motion]:
    whole = view.desk.transcript.joined(paragraphs)
    verb = debate.MOVES.search(whole.text)
    ahead = "" if verb is None or _SECONDED.match(whole.text) else whole.text[: verb.start()]
    by = (
        _members(ahead)
        or _members(_OBJECT.split(whole.text[verb.end() :])[0] if verb else "")
        or _members(paragraphs[0].text)
    )
    aim = debate.aim(whole.text[verb.start() :] if verb else whole.text)
    return Found.at(Motion(by, aim, whole.text), whole.evidence(Rule.MOTION))


def _members(text: str) -> tuple[Member, ...]:
    return tuple(debate.members(text))


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
    found = debate.vote(whole.text, *votes_by_column(view, listed or section)) if whole else None
    return Found.at(found, whole.evidence(Rule.VOTE)) if whole and found else None


def dissents(view: CaseView) -> Iterator[Found[Dissent]]:
    """The field `dissents`. Four different things; the heading tells which, and the sentence where it says so."""
    for section in view.sections(*_HELD):
        under = DissentKind(section.kind) if section.kind in _UNDER_HEADING else None
        found: list[Passage] = []
        kind: DissentKind | None = None
        for paragraph in view.paragraphs(section):
            says = next((DissentKind(name) for name, pattern in _DISSENTS if pattern.search(paragraph.text)), None)
            names = any(debate.members(paragraph.text))
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
    whole = view.desk.transcript.joined(paragraphs)
    says = next((match for _, pattern in _DISSENTS if (match := pattern.search(whole.text))), None)
    by = _members(" ".join(whole.text[: says.end()].split()) if says else paragraphs[0].text)
    by = by or (_members(_OBJECT.split(whole.text[says.end() :])[0]) if says else ())
    return Found.at(Dissent(kind, by, whole.text), whole.evidence(Rule.DISSENT))


def disqualified(view: CaseView) -> Iterator[Found[Member]]:
    """The field `disqualified`: who stepped aside."""
    for section in view.sections(*_HELD):
        for paragraph in view.paragraphs(section):
            if section.kind is SectionKind.DISQUALIFICATION or debate.STEPS_ASIDE.search(paragraph.text):
                for sentence in _SENTENCE.split(paragraph.text):
                    steps = "" if _STEPS_IN.search(sentence) else _REPLACED.split(sentence)[0]
                    for member in debate.members(steps):
                        yield Found.at(member, paragraph.evidence(Rule.DISQUALIFICATION))

"""Lists: proposals and decisions with who decides and for whom, basis, recipients, plan."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from pipeline.model import Evidence, Field, Section, Value
from pipeline.passage import Passage
from pipeline.stages.extract.view import CaseView
from pipeline.stages.segment.paragraphs import MARKER
from pipeline.text import ends_sentence, fold, starts_lower

_INDENT = 0.008  # page widths; a lost bullet leaves one blank behind in a text file
FINAL, PROPOSAL = "final", "proposal"
_KINDS = (
    ("remitted", re.compile(r"\baterremi")),
    ("tabled", re.compile(r"\bbordlagg|\bbordlade")),
    ("referral", re.compile(r"\bremitter|\b(?:pa|ut pa) remiss\b|\bskickas? (?:ut )?for yttrande\b")),
    ("noted", re.compile(r"\b(?:antecknas?|noterar|tar del av|till handlingarna|tackar for)\b")),
    (
        FINAL,
        re.compile(
            r"(?<!inte )(?<!for att )(?<!om att )\b(?:anta|godkann|bevilj|avsla|bifall|faststall|upphav|utse|valj)(?:r|s|er|as|es|ar|e|t|a)?\b"
        ),
    ),
)
"""What a decision does with the case, by its verbs in folded words; the first that stands there counts."""

_FIRST_SENTENCE = re.compile(r"[^.]*")
_TOLD = re.compile(
    r"(?:^|[.!?] )(?P<decision>(?:beslots|beslutades|beslutas)\b|(?:[\w-]+ ){1,4}beslot\b)(?![^.]{0,60}\b(?:19|20)\d\d\b)"
)
"""A decision told in folded text; one with its year is history."""
_PROPOSES = re.compile(r"\bf[oö]?.?resl.{1,2}[rs]?\b|\bforesl\w*")
_DECIDES = re.compile(r"\bbeslut(?:a|ar|at|s)\b")
_OPEN_END = re.compile(r"(?:\b(?:besluta|beslutar|beslut|att|foljande(?: beslut)?\.?|for egen del)|:)\s*:?$")
_ADDRESSEE = re.compile(r"^I (?=[a-zåäö])")  # "I kommunfullmäktige:" heads what is proposed to it
_BARE_LEAD = re.compile(r"(?:att besluta|besluta|beslutar|foreslar|namnden|utskottet|styrelsen|fullmaktige)\b")


@dataclass(frozen=True, slots=True)
class Item:
    """A decision or proposal: its number as printed, its text, who decides and for whom; `parts` are its own list."""

    number: str | None
    text: Passage
    by: str | None = None
    to: str | None = None
    kind: str = FINAL
    parts: tuple[tuple[str | None, str], ...] = ()


def decided(view: CaseView) -> Iterator[Field]:
    """The fields `proposals` and `decisions`."""
    proposals = [item for section in view.sections("proposal") for item in _items(view, section)]
    decisions = [item for section in view.sections("decision") for item in _items(view, section)]
    decisions = decisions or list(_told(view))
    yield _field("proposals", proposals, ("number", "text", "by", "to", "parts"))
    yield _field("decisions", decisions, ("number", "text", "by", "to", "parts", "kind"))


def _told(view: CaseView) -> Iterator[Item]:
    """Decisions that minutes without headings tell in running text: "Beslöts att bevilja ett anslag"."""
    if not view.case.is_minutes:
        return
    for section in view.sections("text"):
        for paragraph in view.paragraphs(section):
            if match := _TOLD.search(fold(paragraph.text)):
                decision = paragraph.cut(match.start("decision"))
                by = next(view.desk.organs.find(decision.text), None)
                whose = by.name if by and by.start == 0 else None
                yield Item(None, decision, whose, None, _settles(decision.text))


def _field(name: str, items: list[Item], keys: tuple[str, ...]) -> Field:
    rows: list[Value] = []
    evidence: list[tuple[str, Evidence]] = []
    for index, item in enumerate(items):
        whole: dict[str, Value] = {
            "number": item.number, "text": item.text.text, "by": item.by, "to": item.to, "kind": item.kind,
            "parts": tuple({"number": number, "text": text} for number, text in item.parts),
        }  # fmt: skip
        rows.append({key: whole[key] for key in keys})
        evidence.append((f"/{name}/{index}/text", item.text.evidence(name)))
    return Field(name, tuple(rows), tuple(evidence))


def _items(view: CaseView, section: Section) -> list[Item]:
    """The items of one section. A leading line tells who decides; what is not numbered belongs to the number above."""
    by, to, kind = _from_heading(view, section)
    items: list[Item] = []
    paragraphs = view.paragraphs(section)
    numbered = any(_number(paragraph) for paragraph in paragraphs)
    listing = False
    for index, paragraph in enumerate(paragraphs):
        last = index == len(paragraphs) - 1
        anew = not last and _number(paragraphs[index + 1]) in ("1", "a")
        if not last and (not items or not numbered or anew) and _is_lead(view, paragraph):
            by, to, kind = _who(view, paragraph.text, (by, to, kind))
            continue
        number = _number(paragraph)
        text = _without_marker(paragraph)
        listing = bool(items) and (listing or items[-1].text.text.endswith(":")) and bool(MARKER.match(paragraph.text))
        if items and _continues(items[-1].text.text, listing, paragraph, numbered=numbered):
            joined = view.desk.transcript.joined([items[-1].text, paragraph], " ")
            part = ((number, text.text),) if MARKER.match(paragraph.text) else ()
            items[-1] = replace(items[-1], text=joined, parts=items[-1].parts + part)
            continue
        items.append(Item(number, text, *_who(view, text.text, (by, to, kind))))
    return [replace(item, kind=_settles(item.text.text)) if item.kind == FINAL else item for item in items]


def _settles(text: str) -> str:
    """What a decision of the body itself does with the case: what its first verb that does something says."""
    sentence = _FIRST_SENTENCE.match(fold(text))
    told = sentence.group() if sentence else ""
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(told))]
    return min(found)[1] if found else FINAL


def _number(paragraph: Passage) -> str | None:
    match = MARKER.match(paragraph.text)
    return (match["number"] or match["letter"]) if match else None


def _without_marker(paragraph: Passage) -> Passage:
    match = MARKER.match(paragraph.text)
    return paragraph.cut(match.end()) if match else paragraph


def _continues(before: str, listing: bool, paragraph: Passage, *, numbered: bool) -> bool:  # noqa: FBT001
    """Whether a paragraph belongs to the item above: a list after its colon, or text between two numbers."""
    marker = MARKER.match(paragraph.text)
    marked = bool(marker)
    if marker and marker["letter"] and not ends_sentence(before):
        return True
    if _number(paragraph):
        return False
    if before.endswith(":") or (listing and marked) or (numbered and not marked):
        return True
    text = paragraph.text
    return starts_lower(text) and not ends_sentence(before) and not text.startswith("att ")


def _is_lead(view: CaseView, paragraph: Passage) -> bool:
    """A line like "Kommunstyrelsen föreslår kommunfullmäktige besluta": it leads to items and is none."""
    text = fold(paragraph.text)
    if addressee := _ADDRESSEE.match(paragraph.text):
        return view.desk.organs.alone(paragraph.text[addressee.end() :].rstrip(":").capitalize()) is not None
    if not _OPEN_END.search(text) or MARKER.match(paragraph.text):
        return False
    return view.desk.organs.leads(paragraph.text) or bool(_BARE_LEAD.match(text))


def _who(view: CaseView, text: str, known: tuple[str | None, str | None, str]) -> tuple[str | None, str | None, str]:
    """Who decides, for whom and how, as the beginning of a text says it; what it does not say stays as known."""
    by, to, kind = known
    organs = view.desk.annotate(text).organs
    if organs and (addressee := _ADDRESSEE.match(text)) and organs[0].start == addressee.end():
        return by, organs[0].value, kind
    folded = fold(text)
    proposes, decides = _PROPOSES.search(folded), _DECIDES.search(folded)
    verb = min((match.start() for match in (proposes, decides) if match), default=None)
    if verb is None or not organs or organs[0].start > 0 or organs[0].end > verb + 2:
        return known
    by = organs[0].value
    if proposes and proposes.start() == verb:
        kind = PROPOSAL
        to = next((organ.value for organ in organs[1:] if decides is None or organ.start < decides.start() + 2), to)
    return by, to, kind


def _from_heading(view: CaseView, section: Section) -> tuple[str | None, str | None, str]:
    """Who a heading names: "Kommunfullmäktiges beslut" decides, "Förslag till beslut i tekniska nämnden" is for it."""
    heading = view.heading(section) or ""
    kind = PROPOSAL if section.kind == "proposal" else FINAL
    organ = next(view.desk.organs.find(heading), None)
    if organ is None:
        return None, None, kind
    return (organ.name, None, kind) if organ.start == 0 else (None, organ.name, kind)


def listed(view: CaseView, name: str) -> Field:
    """The fields `basis` and `recipients`: one text for each bullet or printed entry."""
    entries = [entry for section in view.sections(name) for entry in _entries(view, section)]
    evidence = tuple((f"/{name}/{index}", entry.evidence(name)) for index, entry in enumerate(entries))
    return Field(name, tuple(entry.text for entry in entries), evidence)


def _entries(view: CaseView, section: Section) -> Iterator[Passage]:
    paragraphs = view.paragraphs(section)
    marked = any(MARKER.match(paragraph.text) for paragraph in paragraphs)
    groups: list[list[Passage]] = []
    for paragraph in paragraphs:
        begins = not starts_lower(paragraph.text) if marked else _aligned(view, paragraphs[0], paragraph)
        if begins and groups and not MARKER.match(paragraph.text) and _runs_on(view, groups[-1][-1], paragraph):
            begins = False
        if groups and not begins:
            groups[-1].append(paragraph)
        else:
            groups.append([paragraph])
    for group in groups:
        entry = _without_marker(view.desk.transcript.joined(group, " "))
        if any(char.isalnum() for char in entry.text):
            yield entry


def _runs_on(view: CaseView, above: Passage, below: Passage) -> bool:
    """Whether an entry ends in the middle because the first word of the next line had no room on its last."""
    last, word = above.marks[-1].position, below.marks[0].word
    if word.box is None or last.page != below.marks[0].position.page or ends_sentence(above.text):
        return False
    lines = view.desk.document.pages[last.page - 1].lines
    margin = max(line.right for line in lines if not line.furniture)
    return margin - view.desk.document.line(last).right < word.box.right - word.box.left


def _aligned(view: CaseView, first: Passage, paragraph: Passage) -> bool:
    """Whether an entry without a marker begins as far in as the first one: what does not, goes on the one above."""
    lefts = [view.desk.document.line(passage.marks[0].position).left for passage in (first, paragraph)]
    return abs(lefts[0] - lefts[1]) < _INDENT


def plan(view: CaseView) -> Field:
    """The field `plan`: which body takes the case up on which day."""
    rows: list[Value] = []
    evidence: list[tuple[str, Evidence]] = []
    for section in view.sections("plan"):
        for passage in view.rows(section):
            day = next(iter(view.desk.annotate(passage.text).dates), None)
            organ = passage.text[: day.start].strip(" ,:\t") if day else ""
            if day and organ:
                evidence.append((f"/plan/{len(rows)}", passage.evidence("plan")))
                rows.append({"organ": organ, "date": day.value})
    return Field("plan", tuple(rows), tuple(evidence))

"""What members do at a meeting: move, vote, dissent, step aside. Sentences of minutes, one at a time."""

import re
from collections.abc import Iterable, Iterator, Sequence

from diakrit.model import Member, MotionAim, Vote

_CAPITAL = "A-ZÅÄÖÉÜ"
_SMALL = "a-zåäöéèüáíóñçćčšžø"
_WORD = rf"[{_CAPITAL}][{_SMALL}]*(?:[-'’][{_CAPITAL}]?[{_SMALL}]+)*"
_MEMBER = re.compile(
    rf"(?<!\w)(?P<name>{_WORD}(?: (?:{_WORD}|[{_CAPITAL}]\.|af|von|de|van|der|la|el|al|da|di)){{1,6}}) ?\((?P<party>[{_CAPITAL}]{{1,5}}[a-zåäö]{{0,3}}|-)\)"
)

_AIMS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("remittal", re.compile(r"återremi", re.IGNORECASE)),
    ("tabling", re.compile(r"bordlägg", re.IGNORECASE)),
    ("addition", re.compile(r"tillägg", re.IGNORECASE)),
    ("amendment", re.compile(r"ändring", re.IGNORECASE)),
    ("rejection", re.compile(r"avsl(?:ag|å)", re.IGNORECASE)),
    ("approval", re.compile(r"bifall", re.IGNORECASE)),
)
MOVES = re.compile(
    r"\b(?:yrka(?:r|de|s)|hemställer|föreslår|instämmer|tillstyrker|avstyrker|biträder)\b|(?<=\)):(?=\s)", re.IGNORECASE
)
STEPS_ASIDE = re.compile(
    r"\bjäv\b|\bdeltar (?:inte|ej) i (?:handläggningen|beredningen)|\bdeltog (?:inte|ej) i (?:handläggningen|beredningen)",
    re.IGNORECASE,
)

_DASH = r"[-–]?"
_NAME = 2  # words of a name, at least
_SIDE = (
    r"(?<!röstar )(?<!röstar [\"”'’])\b{word}{dash}(?:röst(?:er)?)?[\"”'’]?\s*"
    r"(?:(?:för|=|:|innebär|betyder|är)\s+(?!\d)(?:att\s+)?|till\s+(?=förmån))"
)
_YES = re.compile(_SIDE.format(word="ja", dash=_DASH), re.IGNORECASE)
_NO = re.compile(_SIDE.format(word="nej", dash=_DASH), re.IGNORECASE)
_SAYS = re.compile(
    r"(?:den|de|ledamöter) som (?:vill|stöder|stödjer|bifaller|avslår|är för|röstar för|röstar på) (?P<what>[^.;]*?),? ?(?:röstar|säger) (?P<side>ja|nej)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"[.;\"”\n]| mot (?=\d)| beslutar |,? (?:och|medan|samt) (?=[\"”'’]?nej)|, (?=[\"”'’]?nej)", re.IGNORECASE
)
_COUNTS = {
    "yes": (r"röstar\s+(?:för\s+)?[\"”]?ja[\"”]?\s*\((\d+)\)", r"\bja: ?(\d+)\b", r"(\d+)\s+ja(?:[-–\s]?röst(?:er)?)?\b"),
    "no": (r"röstar\s+(?:för\s+)?[\"”]?nej[\"”]?\s*\((\d+)\)", r"\bnej: ?(\d+)\b", r"(\d+)\s+nej(?:[-–\s]?röst(?:er)?)?\b"),
    "abstain": (
        r"avstår\s*(?:från att rösta\s*)?\((\d+)\)", r"\bavstår: ?(\d+)\b", r"(\d+)\s+(?:ledamöter\s+|som\s+)?avstår\b", r"(\d+)\s+nedlagda",
    ),
}  # fmt: skip
"""How the sums are printed, the most telling first."""
_SPEAKERS = re.compile(
    r"(?P<who>[^.]*?)\b(?:röstar\s+[\"”]?(?P<side>ja|nej)\b|(?P<out>avstår)\b)", re.IGNORECASE | re.DOTALL
)


_LISTED = re.compile(
    r"(?:röstar\s+[\"”]?(?P<after>ja|nej)[\"”]?\s*:|\b(?P<before>ja|nej)\s+röstar\s*:?)(?P<who>(?:(?!röstar)[^.\n])*)",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"(?:ordförande|ordföranden|rådet|ledamoten|ersättaren|ledamot|ersättare)$", re.IGNORECASE)


def members(text: str) -> Iterator[Member]:
    """The members that a text names with their parties, left to right."""
    for match in _MEMBER.finditer(text):
        words = match["name"].split()
        while len(words) > _NAME and _OFFICE.search(words[0]):
            del words[0]
        yield Member(" ".join(words), match["party"])


def aim(text: str) -> MotionAim:
    """What a motion wants: the first that is named after its verb."""
    found = [(match.start(), name) for name, pattern in _AIMS if (match := pattern.search(text))]
    return MotionAim(min(found)[1]) if found else MotionAim.OTHER


def vote(text: str, listed_yes: Sequence[Member] = (), listed_no: Sequence[Member] = ()) -> Vote | None:
    """The vote that a section tells of, None where neither a meaning nor a sum is told, and nobody `listed`."""
    meanings = {side: _meaning(text, pattern) for side, pattern in (("ja", _YES), ("nej", _NO))}
    for match in _SAYS.finditer(text):
        side = match["side"].lower()
        meanings[side] = meanings[side] or match["what"].strip()
    counts = {name: _count(text, patterns) for name, patterns in _COUNTS.items()}
    voters: dict[str, tuple[Member, ...]] = {"ja": tuple(listed_yes), "nej": tuple(listed_no)}
    for match in _LISTED.finditer(text):
        voters[(match["after"] or match["before"]).lower()] += tuple(members(match["who"]))
    for match in _SPEAKERS.finditer(_LISTED.sub("", text)):
        if match["side"]:
            voters[match["side"].lower()] += tuple(members(match["who"]))
    if not (any(meanings.values()) or any(voters.values()) or counts["yes"] is not None or counts["no"] is not None):
        return None
    pairs = [(counts["yes"], voters["ja"]), (counts["no"], voters["nej"])]
    known = all(number is not None and (names or number == 0) for number, names in pairs)
    agrees = all(number == len(names) for number, names in pairs) if known else None
    return Vote(
        meanings["ja"],
        meanings["nej"],
        counts["yes"],
        counts["no"],
        counts["abstain"],
        voters["ja"],
        voters["nej"],
        agrees,
    )


def _meaning(text: str, pattern: re.Pattern[str]) -> str | None:
    match = pattern.search(text)
    if match is None:
        return None
    end = _ENDS.search(text, match.end())
    return " ".join(text[match.end() : end.start() if end else None].split()).strip(" ,") or None


def _count(text: str, patterns: Iterable[str]) -> int | None:
    matches = (re.search(pattern, text, re.IGNORECASE) for pattern in patterns)
    return next((int(match[1]) for match in matches if match), None)

"""Lines of an attendance list: name, party, office or title, for which §§, in whose place."""

import re
from dataclasses import dataclass

_PARTY = r"(?:f ?d )?[A-ZÅÄÖ]{1,5}[a-zåäö]{0,3}|-|–"
_LINE = re.compile(
    rf"^(?P<name>[^()§,]+?),?\s*(?:\((?P<party>{_PARTY})\))?\s*(?P<offices>(?:\([^()]*\)?\s*)*)"
    r",?\s*(?:(?P<paragraphs>§§? ?\d{1,4}(?:[-–, ]+(?:och )?(?:§ ?)?\d{1,4})*))?\s*"
    rf"(?:,?\s*(?:(?:tjg|tjänstgör(?:ande)?)(?: ersättare)? )?(?:ersätter|för|ers\.? för) (?P<replaces>[^()§]+?)(?:\s*\((?:{_PARTY})\))?)?\s*"
    r",?\s*(?P<later>§§? ?\d{1,4}(?:[-–, ]+(?:och )?(?:§ ?)?\d{1,4})*)?\s*$"
)
_OFFICE = re.compile(r"\(([^()]*)\)?")
_SPAN = re.compile(r"(\d{1,4})(?:\s*[-–]\s*(?:§ ?)?(\d{1,4}))?")
_BARE_OFFICE = re.compile(
    r",?\s+(?P<office>(?:(?<=, )[a-zåäö][^§,()]*?|(?:\d:e |[12]:[ae] )?(?:vice )?(?:ordförande|ordf\.|ledamot|ersättare))(?= ?(?:,|§|$)))"
)
_LIMITS = re.compile(r",? (?:från|till|utom|ej) (?:kl\.? ?[\d.:]+|§§? ?[\d–-]+)")
"""What says when somebody came or went; only whole §§ are kept."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One person on the list. `paragraphs` are spans of §§ that the presence is limited to."""

    name: str
    party: str | None
    office: str | None
    paragraphs: tuple[tuple[int, int], ...]
    replaces: str | None


def entry(text: str) -> Entry | None:
    """Reads a line of an attendance list, None where it is none.

    >>> entry("Irja Ask (S) §§99-110 ersätter Per Norr (S)")
    Entry(name='Irja Ask', party='S', office=None, paragraphs=((99, 110),), replaces='Per Norr')
    """
    text = _LIMITS.sub("", " ".join(text.split()))
    bare = _BARE_OFFICE.search(text)
    match = _LINE.match(text[: bare.start()] + text[bare.end() :] if bare else text)
    if match is None or not match["name"][:1].isupper():
        return None
    offices = [found.strip() for found in _OFFICE.findall(match["offices"]) if found.strip()]
    office = bare["office"].lower() if bare else ", ".join(offices) or None
    return Entry(
        match["name"].strip(),
        match["party"],
        office,
        spans(match["paragraphs"] or match["later"] or ""),
        match["replaces"],
    )


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of §§ that a text names.

    >>> spans("§§ 88-118, 120-131")
    ((88, 118), (120, 131))
    """
    return tuple((int(first), int(last or first)) for first, last in _SPAN.findall(text))


def is_open(text: str) -> bool:
    """Whether a line ends inside brackets: its entry goes on in the next."""
    return text.count("(") > text.count(")")

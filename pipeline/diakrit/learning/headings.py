"""Learns how a municipality heads its sections: the headings of a delivery that no lexicon has, for a person to confirm."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from diakrit.delivery.folder import write
from diakrit.errors import UsageError
from diakrit.knowledge import Knowledge
from diakrit.lexicon import LOCAL_PROFILES
from diakrit.lexicon.profiles import profile
from diakrit.model import SectionKind
from diakrit.schema.document import DocumentEntry
from diakrit.schema.parts import Section
from diakrit.schema.record import Record
from diakrit.text import fold, slug, squeeze

_SHORT = 60  # characters of an entry in a list
_CELLS = 3  # municipality, kind, heading
_PAPER = re.compile(r"\d{4}-\d\d-\d\d|§ ?\d")


@dataclass(frozen=True, slots=True)
class Unknown:
    """A heading that no lexicon has: whose it is, how it is printed, what it was taken for, in how many records."""

    municipality: str
    heading: str
    kind: SectionKind
    times: int


@dataclass(slots=True)
class Known:
    """How well the headings of a municipality are known: by the lexicon, by their words, not at all."""

    lexicon: int = 0
    words: int = 0
    not_at_all: int = 0


@dataclass(slots=True)
class Survey:
    """What a delivery's headings show, by municipality."""

    known: dict[str, Known] = field(default_factory=dict)
    unknown: list[Unknown] = field(default_factory=list)


def survey(documents: Iterable[DocumentEntry], knowledge: Knowledge) -> Survey:
    """Counts the headings of a delivery; records without a municipality are left out, for nothing can be learnt for them."""
    found = Survey()
    spelt: dict[tuple[str, str], Counter[str]] = {}
    kinds: dict[tuple[str, str], Counter[SectionKind]] = {}
    for record in (record for document in documents for record in document.records if record.municipality):
        place = record.municipality or ""
        known = found.known.setdefault(place, Known())
        headings = knowledge.headings(place)
        for section in _headed(record):
            heading = squeeze(section.heading or "")
            if headings.find(heading):
                known.lexicon += 1
                continue
            kind = SectionKind(section.kind)
            known.words += kind is not SectionKind.OTHER
            known.not_at_all += kind is SectionKind.OTHER
            key = place, fold(heading).rstrip(" :")
            spelt.setdefault(key, Counter())[heading.rstrip(" :")] += 1
            kinds.setdefault(key, Counter())[_likely(kind, section.text, knowledge)] += 1
    for key, spellings in spelt.items():
        (spelling, _), (kind, _) = spellings.most_common(1)[0], kinds[key].most_common(1)[0]
        found.unknown.append(Unknown(key[0], spelling, kind, spellings.total()))
    found.unknown.sort(key=lambda row: (row.municipality, -row.times, row.heading))
    return found


def _headed(record: Record) -> Iterator[Section]:
    return (section for section in record.sections if section.heading)


def _likely(kind: SectionKind, text: str, knowledge: Knowledge) -> SectionKind:
    """What a section is about: as it was taken, or, where nothing told, by what stands under its heading."""
    rows = [row for row in text.split("\n") if row]
    if kind is not SectionKind.OTHER or not rows:
        return kind
    if knowledge.decisions.decides_whole(rows[0]):
        return SectionKind.DECISION
    if all(len(row) <= _SHORT for row in rows):
        if any(_PAPER.search(row) for row in rows):
            return SectionKind.BASIS
        if any(knowledge.organs.alone(row) or knowledge.organs.is_office(row) for row in rows):
            return SectionKind.RECIPIENTS
    return kind


Confirmed = Mapping[str, Mapping[SectionKind, list[str]]]
"""Headings by municipality and kind."""


def confirmed(path: Path) -> Confirmed:
    """The headings left in a file of what a survey found; those whose kind is `other` stay unknown.

    Raises:
        UsageError: the file cannot be read, or a row does not hold a municipality, a kind and a heading.
    """
    try:
        rows = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read ({type(error).__name__})") from error
    found: dict[str, dict[SectionKind, list[str]]] = {}
    for number, row in enumerate(rows, 1):
        if not row.strip() or row.startswith("#"):
            continue
        cells = [cell.strip() for cell in row.split("\t")]
        if len(cells) < _CELLS or not all(cells[:_CELLS]):
            raise UsageError(f"{path}: row {number} does not hold a municipality, a kind and a heading")
        place, kind, heading = cells[:_CELLS]
        if kind not in set(SectionKind):
            raise UsageError(f"{path}: row {number}: {kind!r} is no kind of section")
        if kind != SectionKind.OTHER:
            found.setdefault(place, {}).setdefault(SectionKind(kind), []).append(heading)
    return found


def adopt(headings: Confirmed, local: Path) -> int:
    """Adds headings to the profiles in a local lexicon; what is there is kept. Returns how many are new.

    Raises:
        OutputError: the folder cannot be written.
        UsageError: a profile that is there does not hold what it should.
    """
    count = 0
    for place, by_kind in headings.items():
        path = local / LOCAL_PROFILES / f"{slug(place)}.toml"
        before = profile(path) if path.is_file() else None
        kept = {kind: list(texts) for kind, texts in (before.headings if before else {}).items()}
        for kind, texts in by_kind.items():
            new = [text for text in dict.fromkeys(texts) if text not in kept.get(kind, ())]
            kept.setdefault(kind, []).extend(new)
            count += len(new)
        rows = [f"name = {_text(place)}"]
        if before and before.schemes:
            rows.append(f"schemes = [{', '.join(map(_text, before.schemes))}]")
        rows += (f"headings.{kind} = [{', '.join(map(_text, texts))}]" for kind, texts in sorted(kept.items()))
        write(path, ["\n".join((*rows, "")).encode()])
    return count


def _text(value: str) -> str:
    """A text as TOML writes it: its strings in double quotes are those of JSON."""
    return json.dumps(value, ensure_ascii=False)

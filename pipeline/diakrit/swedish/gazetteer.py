"""Which municipality a paper comes from: counted over all its pages, letterheads included."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from diakrit.lexicon import Lexicon
from diakrit.lexicon.phrases import parts_of_words
from diakrit.model import Line, Page, PlaceName, Position
from diakrit.text import fold

_BARE = re.compile(r"\b[A-ZÅÄÖ][a-zåäö]+\b")
_DOMAIN = re.compile(r"(?:@|\bwww\.|://)(?:[\w-]+\.)*([a-z]+)\.se\b", re.IGNORECASE)
_CLEAN = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,}")
_WEIGHT_NAMED = 3  # "X kommun" against a bare "X"
_LEAST = 2  # mentions below which nothing is said: "X kommun" once in running text may be a neighbour
_LETTERHEAD = 2  # mentions that one in a letterhead is worth
_SURE = 0.5  # confidence of the words of a crest
_SHARE = 0.6  # of all weight
_NEAR = 85  # per cent of letters that a name shares with a listed one


class Gazetteer:
    """Finds mentions of municipalities: listed ones in any spelling, others where "kommun" or "stad" follows."""

    def __init__(self, lexicon: Lexicon) -> None:
        places = lexicon.places
        self._not_places, self._homonyms = places.not_places, places.homonyms
        self._under_crests = frozenset(word.upper() for word in places.municipality_words)
        behind = parts_of_words((*places.municipality_words, *sorted(self._under_crests)))
        self._named = re.compile(rf"\b((?:[A-ZÅÄÖ][\w-]+ )?[A-ZÅÄÖ][\w-]+) {behind}s?\b")
        self._inhabitant = re.compile(rf"{parts_of_words(places.inhabitants)}$")  # "Malmöbor"
        self._court = re.compile(rf"{parts_of_words(places.courts)} i $", re.IGNORECASE)
        self._exact = {spelling: name for name in lexicon.municipalities for spelling in (name, f"{name}s")}
        self._domains = {re.sub(r"[^a-z]", "", fold(name)): name for name in lexicon.municipalities}
        folded = Counter(map(fold, self._exact))
        self._folded = {fold(spelling): name for spelling, name in self._exact.items() if folded[fold(spelling)] == 1}

    def mentions(self, text: str) -> Iterator[tuple[str, int, int, int]]:
        """Name, start, end and weight of each mention in a line."""
        taken = 0
        for match in self._named.finditer(text):
            printed = match.group(1)
            last = printed.split()[-1]
            if name := self._listed(printed) or self._listed(last):
                yield name, match.start(), match.end(), _WEIGHT_NAMED
                taken = match.end()
            elif name := self._unlisted(last):
                yield name, match.start(), match.end(), _WEIGHT_NAMED
        for match in _DOMAIN.finditer(text):
            if name := self._domains.get(match[1].lower()):
                yield name, match.start(), match.end(), _WEIGHT_NAMED
        for match in _BARE.finditer(text, taken):
            word = match.group()
            bare = self._exact.get(word) or self._exact.get(self._inhabitant.sub("", word))
            if bare and bare not in self._homonyms and not self._court.search(text, 0, match.start()):
                yield bare, match.start(), match.end(), 1

    def crest(self, text: str, below: set[str]) -> str | None:
        """The municipality of a coat of arms: its name in capitals, "KOMMUN" or "STAD" under it unless it is listed."""
        text = " ".join(word for word in text.split() if word.isupper() and word.isalpha())  # arms read as stray signs
        joined = text.replace(" ", "")  # a crest is spaced out
        unlisted = self._unlisted(joined) if below & self._under_crests else None
        return self._listed(text) or self._listed(joined) or unlisted

    def on(self, page: Page) -> tuple[PlaceName, ...]:
        """The municipalities that a page names, crests among them."""
        return tuple(place for index in range(len(page.lines)) for place in self._in_line(page, index))

    def _in_line(self, page: Page, index: int) -> Iterator[PlaceName]:
        line = page.lines[index]
        mentions = list(self.mentions(line.text))
        below = {other.text for other in page.lines[index + 1 : index + 4] if other.furniture}
        crest = self.crest(line.text, below) if line.furniture else None
        if crest and (self.lists(crest) or not _is_guessed(line)):
            mentions = [(crest, 0, len(line.text), _WEIGHT_NAMED)]
        for name, start, end, weight in mentions:
            position = Position(page.number, index)
            yield PlaceName(name, position, start, end, weight, furniture=line.furniture, listed=self.lists(name))

    def lists(self, name: str) -> bool:
        """Whether a name is one of the list."""
        return name in self._exact

    def _listed(self, printed: str) -> str | None:
        shape = printed.title() if printed.isupper() else printed
        return self._exact.get(shape) or self._folded.get(fold(shape.replace("é", "ö")))  # "Malmé": ö read as é

    def _unlisted(self, printed: str) -> str | None:
        """A name that no list has: said only where two mentions agree on it, letter by letter."""
        shape = printed.title() if printed.isupper() else printed
        clean = _CLEAN.fullmatch(shape) and shape not in self._not_places
        return shape if clean and not self._is_misread(shape) else None

    def _is_misread(self, shape: str) -> bool:
        """Whether a name is so near to a listed one that it is that one misread: then nothing is said."""
        near = process.extractOne(fold(shape), self._folded.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
        return near is not None


def _is_guessed(line: Line) -> bool:
    """Whether the words of a line were read without confidence, as arms and ornaments are."""
    return any(word.confidence is not None and word.confidence < _SURE for word in line.words)


@dataclass(frozen=True, slots=True)
class Named:
    """A municipality, the place of its first mention, and whether more than one mention names it."""

    name: str
    position: Position
    start: int
    end: int
    sure: bool


def named(places: Iterable[PlaceName]) -> Named | None:
    """The municipality that most of some mentions name; None where none stands out.

    "X kommun" once, where no other municipality is named, is not sure.
    """
    weights: Counter[str] = Counter()
    mentioned: Counter[str] = Counter()
    heads: set[str] = set()
    first: dict[str, tuple[Position, int, int]] = {}
    for place in places:
        worth = _LETTERHEAD if place.furniture else 1
        weights[place.name] += place.weight * worth
        mentioned[place.name] += worth
        heads |= {place.name} if place.furniture and place.listed else set()
        first.setdefault(place.name, (place.position, place.start, place.end))
    if letterhead := weights.keys() & heads:  # the sender's own; others may be written about
        weights = Counter({name: weights[name] for name in letterhead})
    if not weights:
        return None
    name, weight = weights.most_common(1)[0]
    if mentioned[name] < _LEAST and not (len(weights) == 1 and weight >= _WEIGHT_NAMED):
        return None
    if weight < _SHARE * weights.total():
        return None
    return Named(name, *first[name], sure=mentioned[name] >= _LEAST)

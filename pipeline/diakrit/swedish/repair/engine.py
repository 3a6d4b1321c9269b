"""Repairs damaged Swedish: damage, candidates, context, certainty. Knows lines of words, nothing about pages."""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from diakrit.lexicon import Lexicon
from diakrit.model import RepairReason
from diakrit.swedish.language.language import Language
from diakrit.swedish.language.ngrams import END, START
from diakrit.swedish.repair import broken
from diakrit.swedish.repair.calibration import LIKELY, SURE, Calibration, kind
from diakrit.swedish.repair.candidates import Candidate, Speller
from diakrit.swedish.repair.capitals import Place, surely_small
from diakrit.swedish.repair.change import Change, TextLine
from diakrit.swedish.repair.channel import MARKED, Channel, Unit
from diakrit.swedish.repair.damage import DamageDetector
from diakrit.swedish.repair.decide import Certainty, Decider, Slot
from diakrit.swedish.repair.mend import Mender
from diakrit.swedish.repair.tokens import Piece, pieces

_CACHE = 100_000  # tokens whose candidates are cached
_HABIT = 10.0  # occurrences that the general channel counts for against the document's own
_FOREIGN_REACH = 3  # words on both sides of a foreign one that are left alone
_WORD = -19.0  # log probability from which two halves count as a broken word
_SURE = 0.8  # a choice this certain shows the habits of the text
_STROKE = ("i", "1")
_OPENS = re.compile(r".*:|[-–—•*¢«»]|[\da-zA-Z]{1,2}[.)]")  # what may stand before a heading or a list item
_CONTEXT = 0.05  # if the runner-up is this likely without context, the context has decided


class _Spot(NamedTuple):
    """A piece that may change, and its slot in the sequence; `rest`: its part on the next line, if it is broken."""

    line: int
    word: int
    piece: Piece
    slot: int
    rest: Piece | None = None


class Repairer:
    """Repairs texts; caches what it finds out about tokens."""

    def __init__(self, language: Language, channel: Channel, calibration: Calibration, lexicon: Lexicon) -> None:
        self.language = language
        self._speller = Speller(language, channel)
        self._decider = Decider(language.ngrams)
        self._mender = Mender(language, lexicon)
        self._channel = channel
        self._calibration = calibration
        self._swedish, self._after_hyphen = lexicon.swedish, lexicon.prose.after_hyphen
        self._candidates: dict[tuple[str, Place], tuple[Candidate, ...]] = {}
        self._detector = DamageDetector(language, lexicon.swedish, lambda word: self._find(word, Place.INSIDE))

    def repair(self, lines: Sequence[TextLine]) -> list[Change]:
        """Changes and suggestions for a text, in reading order."""
        damaged = self.damaged(lines)
        found: list[Change] = []
        start = 0
        while start < len(lines):
            end = start
            while end < len(lines) and damaged[end] == damaged[start]:
                end += 1
            if damaged[start]:
                found += self._stretch(lines, start, end)
            start = end
        taken = {(change.line, change.word) for change in found}
        found += (change for change in self._mender.mend(lines, damaged) if (change.line, change.word) not in taken)
        return sorted(found, key=lambda change: (change.line, change.word))

    def readings(self, word: str) -> tuple[Candidate, ...]:
        """What a word inside a damaged sentence may be, regardless of its neighbours, the most likely first."""
        return self._find(word, Place.INSIDE)

    def is_common(self, word: str) -> bool:
        """Whether a word is sound Swedish and no name, whether it begins with a capital or not."""
        best = next(iter(self.readings(word)), None)
        sound = best is not None and best.text == word and best.reason == "read"
        return sound and not self._speller.is_name(word.lower())

    def damaged(self, lines: Sequence[TextLine]) -> list[bool]:
        """For each line whether it is damaged Swedish."""
        damaged = self._detector.damaged([line.words for line in lines])
        return [hurt and not line.sound for hurt, line in zip(damaged, lines, strict=True)]

    def _find(self, read: str, place: Place) -> tuple[Candidate, ...]:
        if place is Place.LINE and surely_small(read):
            place = Place.INSIDE  # the place matters to capitals only
        key = (read, place)
        found = self._candidates.get(key)
        if found is None:
            if len(self._candidates) > _CACHE:
                self._candidates.clear()
            found = self._candidates[key] = self._speller.candidates(read, place)
        return found

    def _stretch(self, lines: Sequence[TextLine], start: int, end: int) -> Iterator[Change]:
        """Changes in a run of damaged lines."""
        slots, spots = self._sequence(lines, start, end)
        certainty = self._decider.posteriors(slots, self._habit(slots))
        certainty = self._decider.posteriors(slots, self._habit(slots, certainty), certainty)
        guarded = self._guarded(slots)
        at = 0
        while at < len(spots):
            after = at + 1
            while after < len(spots) and (spots[after].line, spots[after].word) == (spots[at].line, spots[at].word):
                after += 1
            group = [spot for spot in spots[at:after] if spot.slot not in guarded]
            change = self._change(lines[spots[at].line].words[spots[at].word], group, slots, certainty)
            if change is not None and group[0].rest is not None:
                yield from broken.halves(change, lines[change.line + 1].words[0], group[0].rest)
            elif change is not None:
                yield change
            at = after

    def _sequence(self, lines: Sequence[TextLine], start: int, end: int) -> tuple[list[Slot], list[_Spot]]:
        slots: list[Slot] = [START]
        spots: list[_Spot] = []
        for number in range(start, end):
            line = lines[number]
            if line.begins and slots[-1] != START:
                slots += (END, START)
            first = True
            rest = spots[-1].rest if spots and spots[-1].line == number - 1 else None
            for index, word in enumerate(line.words):
                if index == 0 and rest is not None:
                    slots += (piece.symbol for piece in pieces(word) if piece.symbol is not None)
                    first = False
                    continue
                whole = broken.whole(lines, number, end, self._after_hyphen) if index == len(line.words) - 1 else None
                if whole is not None and self._is_word(whole[0].text):
                    spots.append(_Spot(number, index, whole[0], len(slots), whole[1]))
                    slots.append(self._find(whole[0].text, Place.LINE if first else Place.INSIDE))
                    continue
                first = first or (index > 0 and _OPENS.fullmatch(line.words[index - 1]) is not None)
                for piece in pieces(word):
                    if piece.symbol is None:
                        place = Place.SENTENCE if slots[-1] == START else Place.LINE if first else Place.INSIDE
                        first = False
                        found = self._find(piece.text, place)
                        if len(found) > 1 or found[0].text != piece.text:
                            spots.append(_Spot(number, index, piece, len(slots)))
                        slots.append(found)
                    else:
                        slots.append(piece.symbol)
                        if piece.symbol == END:
                            slots.append(START)
        return slots, spots

    def _is_word(self, read: str) -> bool:
        """Whether a token is a known word, or made of known parts."""
        return self._find(read, Place.INSIDE)[0].total > _WORD

    def _habit(self, slots: Sequence[Slot], certainty: Certainty | None = None) -> Mapping[Unit, float]:
        """How the confusions of this text differ from the general channel's.

        Learnt from words that leave no choice and, with `certainty`, from those that leave little.
        """
        seen: Counter[Unit] = Counter()
        printed: Counter[str] = Counter()
        for at, slot in enumerate(slots):
            if isinstance(slot, str):
                continue
            best = slot[0]
            if len(slot) > 1:
                stated = certainty[at] if certainty else None
                if stated is None or max(stated) < _SURE:
                    continue
                best = slot[stated.index(max(stated))]
            if best.word == "i":
                printed["i"] += 1
            for unit in best.units:
                if unit[0] in MARKED or unit == _STROKE:
                    seen[unit] += 1
                    printed[unit[0]] += unit != _STROKE
        habit: dict[Unit, float] = {}
        for unit, cost in self._channel.units.items():
            if unit[0] in printed:
                general = math.exp(-cost)
                habit[unit] = math.log((seen[unit] + _HABIT * general) / (printed[unit[0]] + _HABIT) / general)
        return habit

    def _guarded(self, slots: Sequence[Slot]) -> AbstractSet[int]:
        """Slots near words of another language."""
        near: set[int] = set()
        for at, slot in enumerate(slots):
            word = slot if isinstance(slot, str) else slot[0].text.lower() if len(slot) == 1 else ""
            if word in self._swedish.foreign_words:
                near.update(range(at - _FOREIGN_REACH, at + _FOREIGN_REACH + 1))
        return near

    def _change(self, word: str, spots: Sequence[_Spot], slots: Sequence[Slot], certainty: Certainty) -> Change | None:
        """The change of one printed word, or None if it stays."""
        text, shift, confidence = word, 0, 1.0
        reason, least = RepairReason.LEXICON, "long"
        runner_up: str | None = None
        operations: list[str] = []
        for spot in spots:
            choices = slots[spot.slot]
            assert not isinstance(choices, str)
            stated = certainty[spot.slot] or (1.0,)
            ranked = sorted(range(len(stated)), key=stated.__getitem__, reverse=True) if len(stated) > 1 else [0]
            best = choices[ranked[0]]
            if best.text == spot.piece.text:
                continue
            why = _reason(best, choices, ranked)
            sort = kind(spot.piece.text, name=best.name)
            sure = self._calibration.confidence(why, sort, stated[ranked[0]])
            if sure <= confidence:
                confidence, reason, least = sure, why, sort
                second = choices[ranked[1]].text if len(ranked) > 1 else None
                runner_up = None if second is None else _replaced(word, spot, second)
            operations += (f"{printed}→{seen}" for printed, seen in best.units)
            text = _replaced(text, spot, best.text, shift)
            shift += len(best.text) - len(spot.piece.text)
        if text == word or confidence < LIKELY:
            return None
        return Change(
            spots[0].line,
            spots[0].word,
            word,
            text,
            round(confidence, 6),
            runner_up,
            reason,
            tuple(operations),
            confidence >= SURE,
            least,
        )


def _reason(best: Candidate, choices: Sequence[Candidate], ranked: Sequence[int]) -> RepairReason:
    """Lexicon words that another could stand for without its neighbours are chosen by context."""
    reason = RepairReason(best.reason)
    if reason is not RepairReason.LEXICON or len(ranked) == 1:
        return reason
    here = best.alone + best.score
    rival = max(each.alone + each.score for each in choices if each is not best)
    return RepairReason.CONTEXT if rival > here + math.log(_CONTEXT) else reason


def _replaced(word: str, spot: _Spot, text: str, shift: int = 0) -> str:
    at = spot.piece.start + shift
    length = len(spot.piece.text) - (len(spot.rest.text) if spot.rest else 0)
    return word[:at] + text + word[at + length :]

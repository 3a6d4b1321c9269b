"""What the front page of a protokoll says: labels, times, days of the notice, who holds an office."""

import re

from diakrit.lexicon import Lexicon
from diakrit.lexicon.phrases import parts_of_words
from diakrit.lexicon.rows import Words
from diakrit.swedish.grammar.dates import DateGrammar
from diakrit.text import fold

_HOURS = r"(\d{1,2}[.:]\d\d)(?:\s*[-–]\s*(\d{1,2}[.:]\d\d))?"
_CLOCK = re.compile(rf"\b{_HOURS}")
_NOTICE = frozenset(("notice", "posted", "removed", "kept"))  # labels that also stand on a page of the notice alone
_NEAR_DAY = 30  # characters within which the day follows


class MeetingGrammar:
    """Reads front pages by the labels and words of the lexicon."""

    def __init__(self, lexicon: Lexicon, days: DateGrammar) -> None:
        words, self._days = lexicon.meeting, days
        self.labels = {fold(text): name for name, texts in lexicon.front.items() for text in texts}
        self._on_fronts = frozenset(text for text, name in self.labels.items() if name not in _NOTICE)
        self.begun = frozenset(
            " ".join(label.split()[:count]) for label in self.labels for count in range(1, len(label.split()))
        )
        """What labels begin with that are broken over two lines."""
        clock = parts_of_words(words.clock)
        self._clock = re.compile(rf"{clock} ?{_HOURS}")
        self._posted = re.compile(parts_of_words(words.posted), re.IGNORECASE)
        self._removed = re.compile(parts_of_words(words.removed), re.IGNORECASE)
        self._chair, self._secretary, self._deputy = words.chair, words.secretary, words.deputy
        misread = "|".join(
            f"[{word[0].upper()}{word[0]}]{word[1:].replace('l', '[li]')}" for word in words.clock if word.isalpha()
        )
        self.other_row = re.compile(
            rf"\b(?:{misread})\b|\b\d{{1,2}}[.:]\d\d\b|\b\d{{4}}-\d\d|(?:\b[A-ZÅÄÖ][a-zåäöé]+\s+){{2}}"
        )
        """A clock, a day or a name: cells of the rows below, where columns were not told apart."""
        particles = parts_of_words(lexicon.people.particles)
        self.name = re.compile(rf"[A-ZÅÄÖÉ]\S*(?: (?:[A-ZÅÄÖÉ]\S*|{particles})){{1,5}}")

    def is_front_label(self, text: str) -> bool:
        """Whether a line is a label that only front pages have."""
        return fold(text).rstrip(":") in self._on_fronts

    def clock(self, text: str) -> re.Match[str] | None:
        """When a meeting begins and ends, as groups."""
        return self._clock.search(text) or _CLOCK.search(text)

    def posted(self, notice: str) -> str | None:
        """The day that a notice was put up."""
        return self._day_after(self._posted, notice)

    def removed(self, notice: str) -> str | None:
        """The day that a notice is taken down."""
        return self._day_after(self._removed, notice)

    def day(self, text: str) -> str | None:
        """The first day of a text."""
        return next((found.value for found in self._days.find(text)), None)

    def _day_after(self, words: re.Pattern[str], text: str) -> str | None:
        match = words.search(text)
        return self.day(text[match.end() : match.end() + _NEAR_DAY]) if match else None

    def is_chair(self, office: str) -> bool:
        """Whether an office is that of the chair, and no deputy's."""
        return self._holds(office, self._chair)

    def is_secretary(self, office: str) -> bool:
        """Whether an office is that of the secretary ("nämndsekreterare")."""
        return self._holds(office, self._secretary)

    def _holds(self, office: str, titles: Words) -> bool:
        held = office.lower()
        return held.endswith(titles) and not any(word in held for word in self._deputy)

"""Whether a delivery knows when it is wrong: of the records passed as ok, how many are wrong, and how many are passed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

CORE = ("paragraph", "case_number", "title", "date", "organ", "municipality", "decisions", "proposals")
"""The fields that decide what a record is about: a record passed as ok must have them right."""


@dataclass(slots=True)
class Standing:
    """How many records of gold were found and are right, and how many records were passed as ok, rightly or not.

    `superfluous` records have no gold record; one that is passed as ok is wrong in its core.
    """

    records: int = 0
    found: int = 0
    superfluous: int = 0
    core_right: int = 0
    complete: int = 0
    passed: int = 0
    passed_wrong_core: int = 0
    passed_wrong: int = 0

    def count(self, wrong: Iterable[str], *, found: bool, passed: bool) -> None:
        """Counts a record of gold: its fields that are not right, whether it was found and passed as ok."""
        fields = frozenset(wrong)
        core = fields.isdisjoint(CORE)
        self.records += 1
        self.found += found
        self.core_right += core
        self.complete += not fields
        self._pass(passed=passed, core=core, right=not fields)

    def count_superfluous(self, *, passed: bool) -> None:
        """Counts a record without a gold record."""
        self.superfluous += 1
        self._pass(passed=passed, core=False, right=False)

    def _pass(self, *, passed: bool, core: bool, right: bool) -> None:
        self.passed += passed
        self.passed_wrong_core += passed and not core
        self.passed_wrong += passed and not right


@dataclass(slots=True)
class Trust:
    """The standing of a delivery, as a whole and for each municipality of its gold."""

    whole: Standing = field(default_factory=Standing)
    places: dict[str, Standing] = field(default_factory=dict)

    def of(self, place: str) -> tuple[Standing, Standing]:
        """The standings that a record of this municipality counts for."""
        return self.whole, self.places.setdefault(place, Standing())

"""The logistic model that turns signals into a confidence: `lexicons/confidence.toml`, fitted by `bench/trust`."""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from diakrit.errors import MissingToolError

FILE = "confidence.toml"
KINDS: Mapping[str, tuple[str, ...]] = {
    "identifier": ("paragraph", "case_number", "date", "meeting_date"),
    "mention": ("other_case_numbers", "references"),
    "name": ("doc_type", "municipality", "organ"),
    "title": ("title",),
    "prose": ("summary", "background"),
    "list": ("proposals", "decisions", "basis", "recipients", "staff", "plan"),
}
"""Fields whose signals weigh alike."""
KIND_OF = {name: kind for kind, names in KINDS.items() for name in names}
_MOST = 0.999  # no more is claimed than the papers that were measured on can show


@dataclass(frozen=True)
class Weights:
    """`signals`: how much each signal weighs for a kind of field.

    `filled` and `empty`: what a field begins with that has a value, or has none. `threshold`: for core fields.
    """

    signals: Mapping[str, Mapping[str, float]]
    filled: Mapping[str, float]
    empty: Mapping[str, float]
    threshold: float

    @classmethod
    def load(cls, folder: Path) -> "Weights":
        """Reads the weights of a folder of lexicons.

        Raises:
            MissingToolError: they are missing or damaged.
        """
        path = folder / FILE
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
            return cls(table["signals"], table["filled"], table["empty"], float(table["threshold"]))
        except (OSError, ValueError, KeyError) as error:
            raise MissingToolError(f"{path}: cannot be read ({type(error).__name__}): reinstall diakrit") from error

    def confidence(self, name: str, signals: Mapping[str, float]) -> float:
        """The probability that a field with these signals is right."""
        weighed = self.signals[KIND_OF[name]]
        begun = (self.empty if signals["absent"] else self.filled)[name]
        sum_ = begun + math.fsum(weighed.get(signal, 0.0) * value for signal, value in signals.items())
        return round(min(_MOST, 1 / (1 + math.exp(-sum_))), 4)

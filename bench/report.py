"""Scores of systems on sets of text, and the tables that tell them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

OURS = "Diakrit"
SUGGESTED = "Diakrit, if all its suggestions are taken"
_EDGES = (0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 1.0)


@dataclass
class Score:
    """Words of one set: how many, how many right; changes made, and how many of them right."""

    words: int = 0
    right: int = 0
    changed: int = 0
    changed_right: int = 0

    @property
    def accuracy(self) -> float:
        """Share of words that are right, in percent."""
        return 100 * self.right / max(1, self.words)

    @property
    def precision(self) -> float:
        """Share of changes that are right, in percent."""
        return 100 * self.changed_right / max(1, self.changed)

    def count(self, read: str, given: str, *, right: bool) -> None:
        """Counts one word."""
        self.words += 1
        self.right += right
        if given != read:
            self.changed += 1
            self.changed_right += right


@dataclass
class Report:
    """All figures of one run."""

    scores: dict[str, dict[str, Score]] = field(default_factory=dict)
    certain: list[tuple[float, bool]] = field(default_factory=list)
    misses: Counter[str] = field(default_factory=Counter)

    def score(self, system: str, name: str) -> Score:
        """The score of a system on a set."""
        return self.scores.setdefault(system, {}).setdefault(name, Score())


def table(report: Report) -> Iterator[str]:
    """The figures as Markdown."""
    damaged = [name for name in next(iter(report.scores.values())) if name.startswith(("real", "rendered"))]
    sound = [name for name in next(iter(report.scores.values())) if name not in damaged]
    yield "Token accuracy, percent:"
    yield f"| system | {' | '.join(damaged)} |"
    yield f"|---{'|---' * len(damaged)}|"
    for system, scores in report.scores.items():
        yield f"| {system} | {' | '.join(f'{scores[name].accuracy:.2f}' for name in damaged)} |"
    yield ""
    yield "Precision of the changes made, percent:"
    yield f"| system | {' | '.join(damaged)} |"
    yield f"|---{'|---' * len(damaged)}|"
    for system, scores in report.scores.items():
        if any(score.changed for score in scores.values()):
            yield f"| {system} | {' | '.join(f'{scores[name].precision:.2f}' for name in damaged)} |"
    yield ""
    yield "Words changed in sound and foreign text, of 10,000:"
    yield f"| system | {' | '.join(f'{name} ({report.score(OURS, name).words})' for name in sound)} |"
    yield f"|---{'|---' * len(sound)}|"
    for system, scores in report.scores.items():
        if system == SUGGESTED:
            continue
        shares = (1e4 * scores[name].changed / max(1, scores[name].words) for name in sound)
        yield f"| {system} | {' | '.join(f'{share:.1f}' for share in shares)} |"
    yield ""
    yield "Stated confidence and share right, rendered papers:"
    yield "| confidence | words | right |"
    yield "|---|---|---|"
    for low, high in pairwise(_EDGES):
        inside = [right for stated, right in report.certain if low <= stated < high or stated == high == 1.0]
        if inside:
            yield f"| {low}-{high} | {len(inside)} | {sum(inside) / len(inside):.3f} |"
    yield ""
    yield "What is left, rendered papers:"
    yield from (f"- {kind}: {count}" for kind, count in report.misses.most_common())

"""Two pictures of trust: what is stated against what is right, and what routing by confidence leaves wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bench.trust.calibration import Bin


def plot(bins: Sequence[Bin], covered: Sequence[tuple[float, float]], target: Path) -> None:
    """Draws a reliability diagram and a risk-coverage curve side by side."""
    mpl.rcParams["svg.hashsalt"] = "diakrit"  # equal figures, equal bytes
    figure, (left, right) = plt.subplots(1, 2, figsize=(9, 3.6))
    left.plot([0, 1], [0, 1], color="#9aa5b1", linewidth=1)
    left.plot([each.stated for each in bins], [each.right for each in bins], "o-", color="#1f6f5c")
    left.set(xlabel="stated confidence", ylabel="share that is right", title="Fields of papers kept aside")
    right.plot([share for share, _ in covered], [100 * risk for _, risk in covered], color="#c8553d")
    right.set(xlabel="records passed, the surest first", ylabel="% with a wrong core field", title="Risk and coverage")
    figure.tight_layout()
    figure.savefig(target, metadata={"Date": None})
    plt.close(figure)

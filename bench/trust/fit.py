"""Fits the weights of the signals: logistic regression with a pull towards 0, one set of weights for each kind of field."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from diakrit.lexicon.weights import KINDS, Weights
from scipy.optimize import minimize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.trust.rows import Row

_PULL = 0.5  # of weights towards 0, against one sighting
_PULL_FIELD = 0.5  # of what a field begins with towards that of its kind
_DECIMALS = 3
ABSENT = "absent"

Vector = np.ndarray[tuple[int], np.dtype[np.float64]]


def fit(rows: Sequence[Row]) -> Weights:
    """The weights that make the rows likeliest. The threshold is left at 0."""
    weights: dict[str, dict[str, float]] = {}
    begun: dict[bool, dict[str, float]] = {False: {}, True: {}}
    for kind, names in KINDS.items():
        chosen = [row for row in rows if row.field in names]
        signals = sorted(chosen[0].signals.keys() - {ABSENT})
        places = [(name, empty) for name in names for empty in (False, True)]
        design = np.array(
            [
                [row.signals[signal] for signal in signals]
                + [1.0]
                + [float((row.field, bool(row.signals[ABSENT])) == place) for place in places]
                for row in chosen
            ]
        )
        found = _logistic(design, np.array([row.right for row in chosen], dtype=np.float64), len(signals), len(places))
        shared, own = found[len(signals)], found[len(signals) + 1 :]
        weights[kind] = {
            signal: rounded for signal, weight in zip(signals, found, strict=False) if (rounded := _rounded(weight))
        }
        for (name, empty), weight in zip(places, own, strict=True):
            begun[empty][name] = _rounded(shared + weight)
    return Weights(weights, begun[False], begun[True], 0.0)


def _rounded(weight: np.float64) -> float:
    return round(float(weight), _DECIMALS)


def _logistic(
    design: np.ndarray[tuple[int, int], np.dtype[np.float64]], right: Vector, signals: int, fields: int
) -> Vector:
    pull = np.concatenate([np.full(signals, _PULL), [0.0], np.full(fields, _PULL_FIELD)])

    def loss(weights: Vector) -> tuple[float, Vector]:
        margin = design @ weights
        likelihood = np.logaddexp(0.0, margin) - right * margin
        slope = design.T @ (1 / (1 + np.exp(-margin)) - right)
        return float(likelihood.sum() + (pull * weights**2).sum() / 2), slope + pull * weights

    result = minimize(loss, np.zeros(design.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 2000})
    found: Vector = result.x
    return found


def write(weights: Weights, note: str) -> str:
    """The weights as TOML."""
    lines = [f"# {note}", f"threshold = {weights.threshold}"]
    for kind, signals in weights.signals.items():
        lines += ["", f"[signals.{kind}]", *(f"{signal} = {weight}" for signal, weight in signals.items())]
    for title, begun in (("filled", weights.filled), ("empty", weights.empty)):
        lines += ["", f"[{title}]", *(f"{name} = {value}" for name, value in begun.items())]
    return "\n".join(lines) + "\n"

"""What a random sample proves of the whole it was drawn from."""

import hashlib
import math
from collections.abc import Sequence

SAMPLE = 300
"""Records drawn: with none of them wrong, under 1 % of all are at 95 % confidence."""
_DOUBT = 0.05
_FINE = 1e-7


def most_wrong(wrong: int, drawn: int) -> float:
    """The largest share of wrong ones in the whole that leaves so few in a sample likely (Clopper and Pearson 1934).

    >>> round(most_wrong(0, 300), 4)
    0.0099
    """
    if wrong >= drawn:
        return 1.0
    low, high = 0.0, 1.0
    while high - low > _FINE:
        share = (low + high) / 2
        few = math.fsum(math.comb(drawn, k) * share**k * (1 - share) ** (drawn - k) for k in range(wrong + 1))
        low, high = (share, high) if few > _DOUBT else (low, share)
    return high


def drawn(names: Sequence[str], count: int = SAMPLE) -> list[int]:
    """The indices of a random sample without replacement; which ones the names alone decide, so it can be drawn again."""
    seed = hashlib.sha256("\n".join(names).encode()).digest()
    ranked = sorted(range(len(names)), key=lambda index: hashlib.sha256(seed + index.to_bytes(8, "big")).digest())
    return sorted(ranked[:count])

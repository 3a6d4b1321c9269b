"""Decides which lines are damaged Swedish. Everything else stays as it is, byte for byte.

A hidden Markov model with two states along the lines, damaged or not: å, ä and ö are evidence of sound text, words that are
known only when folded are evidence of damage, and words of other languages are evidence against touching the line.
"""

import math
from collections.abc import Sequence
from itertools import accumulate

# Evidence of one word for damage (positive) or against it, as natural logarithms.
STRONGEST = 4.0
WEAKEST = -1.0  # a word that could be either
MARKED = -3.5  # a word with å, ä or ö
FOREIGN = -4.0  # a word of another language
SIGN = -2.5  # a word that is far more common in other languages
UNKNOWN = -0.8  # a word that Swedish does not know, damaged or not

_LINE_STRONGEST = 12.0
_BEGIN = math.log(0.05)  # the first line is damaged
_CHANGE = math.log(0.005)  # the state changes between two lines
_WINDOW = 30  # words before and after a line that show its language
_LEAST = 5.0  # evidence for damage that a stretch of lines needs


def foreign(native: Sequence[int], other: Sequence[int], lengths: Sequence[int]) -> list[bool]:
    """Which lines are in another language.

    Takes for each line how many of its words are common only in Swedish, how many only in neighbouring languages, and how many
    words it has. A line is judged by its own words, else by those around it, else by the whole text.
    """
    ends = list(accumulate(lengths, initial=0))
    natives, others = list(accumulate(native, initial=0)), list(accumulate(other, initial=0))
    whole = others[-1] > natives[-1]
    found = []
    first = last = 0
    for at in range(len(lengths)):
        while ends[at] - ends[first] > _WINDOW:
            first += 1
        last = max(last, at + 1)
        while last < len(lengths) and ends[last] - ends[at + 1] < _WINDOW:
            last += 1
        here, there = native[at], other[at]
        if here == there:
            here, there = natives[last] - natives[first], others[last] - others[first]
        found.append(there > here or (there == here == 0 and whole))
    return found


def damaged(evidence: Sequence[float]) -> list[bool]:
    """The most likely states of the lines, from the evidence of each (positive: damaged), by the Viterbi algorithm."""
    if not evidence:
        return []
    sound, hurt = 0.0, _BEGIN
    origins: list[tuple[bool, bool]] = []
    for value in evidence:
        clipped = max(-_LINE_STRONGEST, min(_LINE_STRONGEST, value))
        from_hurt_to_sound, from_sound_to_hurt = hurt + _CHANGE > sound, sound + _CHANGE > hurt
        origins.append((from_hurt_to_sound, not from_sound_to_hurt))
        sound, hurt = max(sound, hurt + _CHANGE), max(hurt, sound + _CHANGE) + clipped
    states = [False] * len(evidence)
    state = hurt > sound
    for at in range(len(evidence) - 1, -1, -1):
        states[at] = state
        state = origins[at][1] if state else origins[at][0]
    return _without_weak(states, evidence)


def _without_weak(states: list[bool], evidence: Sequence[float]) -> list[bool]:
    """Leaves stretches with little evidence alone."""
    start = 0
    while start < len(states):
        end = start
        while end < len(states) and states[end] == states[start]:
            end += 1
        if states[start] and sum(max(0.0, value) for value in evidence[start:end]) < _LEAST:
            states[start:end] = [False] * (end - start)
        start = end
    return states

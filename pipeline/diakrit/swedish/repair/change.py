"""The input and output of repair: lines in, changes and suggestions out."""

from dataclasses import dataclass

from diakrit.model import RepairReason


@dataclass(frozen=True, slots=True)
class TextLine:
    """A printed line for repair: its words, and whether a paragraph, heading or cell begins with it.

    `sound`: it was read by a model that knows å, ä and ö, so it is not damaged, whatever its words look like.
    """

    words: tuple[str, ...]
    begins: bool = False
    sound: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A word to be changed; `line` and `word` are indices into the input.

    `operations` are the units of the channel that differ, as "printed→read". A change that is not `applied` is a
    suggestion: too likely to leave unsaid, not sure enough to make. `kind` is the kind of word that its confidence was
    calibrated for.
    """

    line: int
    word: int
    read: str
    text: str
    confidence: float
    runner_up: str | None
    reason: RepairReason
    operations: tuple[str, ...]
    applied: bool
    kind: str = "long"

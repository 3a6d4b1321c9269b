"""What happens to a document once its pages are read: THE tuple of stages, in order."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from diakrit.knowledge import Knowledge
from diakrit.model import Document, Needs
from diakrit.settings import Settings
from diakrit.stages.adjudicate import Adjudicate
from diakrit.stages.confidence import Confidence
from diakrit.stages.crest import Crest
from diakrit.stages.extract import Extract
from diakrit.stages.furniture import Furniture
from diakrit.stages.mask import Mask
from diakrit.stages.meetings import Meetings
from diakrit.stages.repair import Mend
from diakrit.stages.resequence import Resequence
from diakrit.stages.segment import Segment
from diakrit.stages.verify import Verify

Stage = Callable[[Document], Document | Needs]
"""What a stage makes of a document, or what it needs before it can."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a document has come: before which stage it stands, and which letterheads that stage needs."""

    document: Document
    step: int
    needs: tuple[int, ...] = ()


def build(knowledge: Knowledge, settings: Settings) -> tuple[Stage, ...]:
    """THE list."""
    return (
        Mask(knowledge.identity_numbers, settings.unmasked),
        Mend(knowledge),
        Adjudicate(knowledge),
        Furniture(knowledge),
        Resequence(knowledge),
        Segment(knowledge),
        Meetings(knowledge),
        Crest(knowledge),
        Extract(knowledge),
        Verify(knowledge),
        Confidence(knowledge),
    )


def run(stages: Sequence[Stage], document: Document, step: int = 0) -> Reached:
    """Takes a document through the stages from a step on, to the end or to a stage that needs something first."""
    for at in range(step, len(stages)):
        result = stages[at](document)
        if isinstance(result, Needs):
            return Reached(document, at, result.letterheads)
        document = result
    return Reached(document, len(stages))

"""What happens to a document once its pages are read: THE tuple of stages, in order."""

from collections.abc import Callable

from diakrit.knowledge import Knowledge
from diakrit.model import Document
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

Stage = Callable[[Document], Document]


def build(knowledge: Knowledge, settings: Settings) -> tuple[Stage, ...]:
    """THE list."""
    return (
        Mask(settings.unmasked),
        Mend(knowledge),
        Adjudicate(),
        Furniture(knowledge),
        Resequence(knowledge),
        Segment(knowledge),
        Meetings(knowledge),
        Crest(knowledge),
        Extract(knowledge),
        Verify(knowledge),
        Confidence(knowledge),
    )

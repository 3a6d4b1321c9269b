"""The pipeline as one visible value: what happens to a document once its pages are read, in order."""

from collections.abc import Callable

from pipeline.lexicon import Lexicon
from pipeline.model import Document
from pipeline.settings import Settings
from pipeline.stages.adjudicate import Adjudicate
from pipeline.stages.confidence import Confidence
from pipeline.stages.crest import Crest
from pipeline.stages.extract import Extract
from pipeline.stages.mask import Mask
from pipeline.stages.meeting import Meetings
from pipeline.stages.repair import Mend
from pipeline.stages.segment import Segment
from pipeline.stages.segment.furniture import Furniture
from pipeline.stages.segment.resequence import Resequence
from pipeline.stages.verify import Verify

Stage = Callable[[Document], Document]


def build(lexicon: Lexicon, settings: Settings) -> tuple[Stage, ...]:
    """THE list."""
    return (
        Mask(settings.unmasked),
        Mend(lexicon),
        Adjudicate(),
        Furniture(lexicon),
        Resequence(lexicon),
        Segment(lexicon),
        Meetings(lexicon),
        Crest(lexicon),
        Extract(lexicon),
        Verify(lexicon),
        Confidence(lexicon),
    )

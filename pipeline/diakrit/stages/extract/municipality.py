"""The field `municipality`."""

from diakrit.model import Document, Field
from diakrit.model.passage import Transcript
from diakrit.stages.extract.view import single
from diakrit.swedish.gazetteer import MENTIONS, ONE_MENTION, Gazetteer, named


def municipality(
    gazetteer: Gazetteer, document: Document, pages: tuple[int, ...], transcript: Transcript
) -> Field | None:
    """The field `municipality` of a paper; its first mention is the evidence."""
    found = named(gazetteer, document, pages)
    if found is None:
        return None
    how = MENTIONS if found.sure else ONE_MENTION
    return single(
        "municipality", found.name, transcript.passage([found.position]).evidence(how, found.start, found.end)
    )

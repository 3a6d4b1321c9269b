"""The field `municipality`."""

from diakrit.model import Document, Rule
from diakrit.model.passage import Transcript
from diakrit.stages.extract.found import Found
from diakrit.swedish.gazetteer import Gazetteer, named


def municipality(
    gazetteer: Gazetteer, document: Document, pages: tuple[int, ...], transcript: Transcript
) -> Found[str] | None:
    """The municipality of a paper; its first mention is the evidence."""
    found = named(gazetteer, document, pages)
    if found is None:
        return None
    rule = Rule.MENTIONS if found.sure else Rule.ONE_MENTION
    return Found.at(found.name, transcript.passage([found.position]).evidence(rule, found.start, found.end))

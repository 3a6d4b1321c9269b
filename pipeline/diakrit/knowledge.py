"""What a process knows about Swedish council papers: loaded once, and passed to whatever needs it."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from diakrit import lexicon
from diakrit.engines import tesseract_model
from diakrit.engines.tesseract_model import Model
from diakrit.lexicon import Lexicon
from diakrit.lexicon.weights import Weights
from diakrit.swedish import repair
from diakrit.swedish.gazetteer import Gazetteer
from diakrit.swedish.grammar.attendance import AttendanceGrammar
from diakrit.swedish.grammar.casenumber import CaseNumberGrammar
from diakrit.swedish.grammar.dates import DateGrammar
from diakrit.swedish.grammar.debate import DebateGrammar, MemberGrammar
from diakrit.swedish.grammar.decisions import DecisionGrammar
from diakrit.swedish.grammar.furniture import FurnitureGrammar
from diakrit.swedish.grammar.identifiers import Identifiers
from diakrit.swedish.grammar.meetings import MeetingGrammar
from diakrit.swedish.grammar.organs import OrganGrammar
from diakrit.swedish.grammar.papers import LetterheadGrammar, PageRoleGrammar, PaperGrammar
from diakrit.swedish.grammar.people import People
from diakrit.swedish.grammar.personnummer import IdentityNumberGrammar
from diakrit.swedish.grammar.prose import ProseGrammar
from diakrit.swedish.grammar.references import ReferenceGrammar
from diakrit.swedish.grammar.votes import VoteGrammar
from diakrit.swedish.headings import Headings
from diakrit.swedish.letterhead import LetterheadReader
from diakrit.swedish.numbering import Numbering
from diakrit.swedish.repair import Repairer

if TYPE_CHECKING:
    from diakrit.swedish.annotate import Annotator


class Knowledge:
    """A folder of lexicons and everything built from it. Each part is built on first use and then kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._headings: dict[str | None, Headings] = {}
        self._models: dict[str, Model] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> "Knowledge":
        """Reads a folder of lexicons, by default the packaged one.

        Raises:
            MissingToolError: a file is missing.
            UsageError: a file has the wrong content.
        """
        return cls(lexicon.load(folder))

    @cached_property
    def repairer(self) -> Repairer:
        """Repairs damaged Swedish.

        Raises:
            MissingToolError: a table is missing or damaged.
        """
        return repair.load(self.lexicon)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Finds municipalities."""
        return Gazetteer(self.lexicon)

    @cached_property
    def annotator(self) -> "Annotator":
        """Marks people, titles, bodies and dates in a text."""
        from diakrit.swedish.annotate import Annotator  # noqa: PLC0415 - spaCy is for those who ask

        return Annotator(self.lexicon.titles, self.organs, self.people, self.case_numbers, self.dates)

    @cached_property
    def organs(self) -> OrganGrammar:
        """Finds bodies and offices."""
        return OrganGrammar(self.lexicon.organs)

    @cached_property
    def people(self) -> People:
        """Tells names from titles."""
        return People(self.lexicon)

    @cached_property
    def prose(self) -> ProseGrammar:
        """Tells how text goes on."""
        return ProseGrammar(self.lexicon.prose)

    @cached_property
    def dates(self) -> DateGrammar:
        """Finds dates."""
        return DateGrammar(self.lexicon.dates)

    @cached_property
    def case_numbers(self) -> CaseNumberGrammar:
        """Finds and compares case numbers."""
        return CaseNumberGrammar(self.lexicon.case_numbers, self.lexicon.prose.and_)

    @cached_property
    def references(self) -> ReferenceGrammar:
        """Finds references to decisions, cases, laws and publications."""
        words = self.lexicon
        return ReferenceGrammar(words.references, words.organs, words.prose, self.case_numbers, self.dates)

    @cached_property
    def identity_numbers(self) -> IdentityNumberGrammar:
        """Finds and masks personal identity numbers."""
        return IdentityNumberGrammar(self.lexicon.identity_numbers)

    @cached_property
    def identifiers(self) -> Identifiers:
        """Tells which words of a line are parts of identifiers."""
        return Identifiers(self.case_numbers, self.dates, self.lexicon.debate.votes)

    @cached_property
    def papers(self) -> PaperGrammar:
        """Tells kinds of papers."""
        return PaperGrammar(self.lexicon.papers)

    @cached_property
    def labels(self) -> LetterheadGrammar:
        """Knows labels of cells in letterheads, and lines above titles."""
        return LetterheadGrammar(self.lexicon.letterhead, self.lexicon.furniture)

    @cached_property
    def letterheads(self) -> LetterheadReader:
        """Reads the heads of pages."""
        return LetterheadReader(self.labels, self.papers, self.organs, self.dates)

    @cached_property
    def numbering(self) -> Numbering:
        """Finds the § lines that begin cases."""
        return Numbering(self.case_numbers, self.papers)

    @cached_property
    def page_roles(self) -> PageRoleGrammar:
        """Reads the headlines of pages that hold no case."""
        return PageRoleGrammar(self.lexicon.page_roles)

    @cached_property
    def furniture(self) -> FurnitureGrammar:
        """Tells page furniture from text."""
        return FurnitureGrammar(self.lexicon)

    @cached_property
    def meetings(self) -> MeetingGrammar:
        """Reads the front pages of minutes."""
        return MeetingGrammar(self.lexicon, self.dates)

    @cached_property
    def attendance(self) -> AttendanceGrammar:
        """Reads lines of attendance lists."""
        return AttendanceGrammar(self.lexicon.meeting, self.lexicon.prose)

    @cached_property
    def members(self) -> MemberGrammar:
        """Finds members of bodies."""
        return MemberGrammar(self.lexicon.people)

    @cached_property
    def debate(self) -> DebateGrammar:
        """Tells motions, dissents and who steps aside."""
        return DebateGrammar(self.lexicon.debate)

    @cached_property
    def votes(self) -> VoteGrammar:
        """Reads votes."""
        return VoteGrammar(self.lexicon.debate.votes, self.members)

    @cached_property
    def decisions(self) -> DecisionGrammar:
        """Tells what proposals and decisions say."""
        return DecisionGrammar(self.lexicon.decisions, self.lexicon.organs)

    @cached_property
    def weights(self) -> Weights:
        """Turns signals into confidences.

        Raises:
            MissingToolError: the table is missing or damaged.
        """
        return Weights.load(self.lexicon.folder)

    def headings(self, municipality: str | None = None) -> Headings:
        """Recognises headings, including those that only this municipality uses."""
        profile = self.lexicon.profiles.get(municipality or "")
        extra = profile.headings if profile else {}
        key = municipality if extra else None
        if key not in self._headings:
            self._headings[key] = Headings(self.lexicon, extra)
        return self._headings[key]

    def model(self, name: str) -> Model:
        """A recognition model by name.

        Raises:
            MissingToolError: Tesseract, its programs or the model is not installed.
            OutputError: the assembled model cannot be written.
        """
        if name not in self._models:
            self._models[name] = tesseract_model.find(name, self.lexicon)
        return self._models[name]

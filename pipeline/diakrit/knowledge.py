"""What a process knows about Swedish council papers: loaded once, handed to whatever needs it."""

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
from diakrit.swedish.grammar.organs import OrganGrammar
from diakrit.swedish.grammar.people import People
from diakrit.swedish.headings import Headings
from diakrit.swedish.repair import Repairer

if TYPE_CHECKING:
    from diakrit.swedish.annotate import Annotator


class Knowledge:
    """A folder of lexicons and all that is built from it. Each part is built when it is first asked for, and then kept."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._headings: dict[str | None, Headings] = {}
        self._models: dict[str, Model] = {}

    @classmethod
    def load(cls, folder: Path | None = None) -> "Knowledge":
        """Reads a folder of lexicons, by default the packaged one.

        Raises:
            MissingToolError: a file is missing.
            UsageError: a file does not hold what it should.
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
        """Marks people, titles, bodies, dates and references in a text."""
        from diakrit.swedish.annotate import Annotator  # noqa: PLC0415 - spaCy takes its time

        return Annotator(self.lexicon, self.organs, self.people)

    @cached_property
    def organs(self) -> OrganGrammar:
        """Finds bodies and offices."""
        return OrganGrammar(self.lexicon.organs)

    @cached_property
    def people(self) -> People:
        """Tells names from titles."""
        return People(self.lexicon)

    @cached_property
    def weights(self) -> Weights:
        """Turns signals into confidences.

        Raises:
            MissingToolError: the table is missing or damaged.
        """
        return Weights.load(self.lexicon.folder)

    def headings(self, municipality: str | None = None) -> Headings:
        """Recognises headings, those that only one municipality uses among them."""
        profile = self.lexicon.profiles.get(municipality or "")
        extra = profile.headings if profile else {}
        key = municipality if extra else None
        if key not in self._headings:
            self._headings[key] = Headings(self.lexicon, extra)
        return self._headings[key]

    def model(self, name: str) -> Model:
        """The recognition model of a name.

        Raises:
            MissingToolError: Tesseract, its programs or the model is not installed.
            OutputError: the assembled model cannot be written.
        """
        if name not in self._models:
            self._models[name] = tesseract_model.find(name, self.lexicon)
        return self._models[name]

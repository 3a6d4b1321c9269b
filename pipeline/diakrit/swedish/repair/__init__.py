"""Restores å, ä and ö in damaged Swedish, and leaves sound text as it is."""

from pathlib import Path

from diakrit.errors import MissingToolError
from diakrit.lexicon import Lexicon, local_words
from diakrit.swedish.language.language import Language
from diakrit.swedish.language.mixture import mixed
from diakrit.swedish.repair import channel
from diakrit.swedish.repair.calibration import Calibration
from diakrit.swedish.repair.change import Change, TextLine
from diakrit.swedish.repair.engine import Repairer

__all__ = ["Calibration", "Change", "Repairer", "TextLine", "channel", "load", "load_language"]


def load(lexicon: Lexicon) -> Repairer:
    """Makes a repairer from a folder of lexicons.

    Raises:
        MissingToolError: a table is missing or damaged.
    """
    where = lexicon.folder
    try:
        return Repairer(
            load_language(where),
            channel.load(where / "channel.tsv", where / "channel_seen.tsv"),
            Calibration.load(where / "calibration.toml"),
            lexicon,
        )
    except (OSError, ValueError) as error:
        raise MissingToolError(
            f"lexicons {where}: a table for repair cannot be read ({type(error).__name__}): reinstall diakrit, or learn"
            " the local lexicon anew"
        ) from error


def load_language(where: Path) -> Language:
    """The general language, combined with the local one if there is one.

    Raises:
        OSError: a table is missing.
    """
    general = Language.load(where / "swedish")
    local = local_words(where)
    return mixed(general, Language.load(local)) if local else general

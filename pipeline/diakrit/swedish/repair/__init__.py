"""Gives damaged Swedish its å, ä and ö back, and leaves what is sound as it is."""

from functools import lru_cache
from pathlib import Path

from diakrit import lexicon
from diakrit.errors import MissingToolError
from diakrit.swedish.language.language import Language
from diakrit.swedish.language.mixture import mixed
from diakrit.swedish.repair import channel
from diakrit.swedish.repair.calibration import Calibration
from diakrit.swedish.repair.change import Change, Reason, TextLine
from diakrit.swedish.repair.engine import Repairer

__all__ = ["Calibration", "Change", "Reason", "Repairer", "TextLine", "channel", "load", "load_language"]


@lru_cache(maxsize=2)
def load(folder: Path | None = None) -> Repairer:
    """The repairer that a folder of lexicons makes (by default the packaged one), once per process.

    Raises:
        MissingToolError: a table is missing.
    """
    where = folder or lexicon.folder()
    words = lexicon.load(folder).swedish
    try:
        return Repairer(
            load_language(where),
            channel.load(where / "channel.tsv", where / "channel_seen.tsv"),
            Calibration.load(where / "calibration.toml"),
            words,
        )
    except (OSError, ValueError) as error:
        raise MissingToolError(
            f"lexicons {where}: a table for repair cannot be read ({type(error).__name__}): reinstall diakrit, or learn"
            " the local lexicon anew"
        ) from error


def load_language(where: Path) -> Language:
    """The general language, mixed with the local one where something was learnt.

    Raises:
        OSError: a table is missing.
    """
    general = Language.load(where / "swedish")
    local = where / lexicon.LOCAL
    return mixed(general, Language.load(local)) if local.is_dir() else general

"""A language: five tables, saved in one folder."""

from dataclasses import dataclass, fields
from pathlib import Path

from diakrit.swedish.language.ngrams import NGrams
from diakrit.swedish.language.tables import Table

PART_STEP = 16.0
"""Steps of a byte for each fourth root of a part's uses."""


@dataclass(frozen=True)
class Language:
    """A language model and vocabulary.

    `ngrams`: words in context. `forms`: forms with capitals, their share of the word's uses. `index`: words under their
    folded key. `parts`: parts of compounds under their folded key, with how productive each is as first and as last;
    `name_parts` those of surnames.
    `letters`: the letters of words; `names`: the letters of names.
    """

    ngrams: NGrams
    forms: Table
    index: Table
    parts: Table
    name_parts: Table
    letters: NGrams
    names: NGrams

    def save(self, folder: Path) -> None:
        """Writes all tables into a folder."""
        folder.mkdir(parents=True, exist_ok=True)
        for name in (field.name for field in fields(self)):
            value = getattr(self, name)
            (value.table if isinstance(value, NGrams) else value).save(folder, name)

    @classmethod
    def load(cls, folder: Path) -> "Language":
        """Reads what `save` wrote.

        Raises:
            OSError: a table is missing or no table.
        """
        tables = {field.name: Table.load(folder, field.name) for field in fields(cls)}
        return cls(
            ngrams=NGrams(tables["ngrams"]),
            forms=tables["forms"],
            index=tables["index"],
            parts=tables["parts"],
            name_parts=tables["name_parts"],
            letters=NGrams(tables["letters"]),
            names=NGrams(tables["names"]),
        )

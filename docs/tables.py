"""Writes the tables of docs/record.md anew, out of the contract's models and the program's words: `make schema`.

A table stands between `<!-- table NAME -->` and `<!-- end -->`; NAME is a model of the contract, or `failures`.
"""

import json
import re
from enum import StrEnum
from pathlib import Path

from diakrit.errors import FailureCode
from diakrit.i18n import words
from diakrit.schema import delivery, document, parts, record
from diakrit.schema.values import Known, Model
from pydantic.fields import FieldInfo

PAGE = Path(__file__).parent / "record.md"
_LISTED = ("IssueCode", "FailureCode")
"""Names that have a table of their own."""
_LONG = 100  # characters of an example that are shown
_TABLE = re.compile(r"(<!-- table (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def renewed(page: str) -> str:
    """The page with its tables as they should be."""
    return _TABLE.sub(lambda found: f"{found[1]}{_table(found[2])}{found[3]}", page)


def _table(name: str) -> str:
    rows = _failures() if name == "failures" else _properties(_model(name))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _model(name: str) -> type[Model]:
    found: type[Model] = next(
        getattr(module, name) for module in (record, parts, document, delivery) if hasattr(module, name)
    )
    return found


def _properties(model: type[Model]) -> list[list[str]]:
    inherited = set() if model.__base__ is Model else set(model.__base__.model_fields)  # type: ignore[union-attr]
    fields = {name: field for name, field in model.model_fields.items() if name not in inherited}
    rows = [[f"`{name}`", _meaning(field), _example(field)] for name, field in fields.items()]
    return [["field", "meaning", "example"], ["---"] * 3, *rows]


def _meaning(field: FieldInfo) -> str:
    title, values = _known(field)
    names = "" if title in _LISTED else ", ".join(f"`{value}`" for value in values)
    return f"{field.description}{f'; one of {names}' if names else ''}"


def _known(field: FieldInfo) -> tuple[str, list[str]]:
    """What the values of a field are called, and those that this version knows."""
    kind = field.annotation
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind.__name__, [*map(str, kind)]
    known = [each for each in field.metadata if isinstance(each, Known)]
    return (known[0].title, [*map(str, known[0].values)]) if known else ("", [])


def _example(field: FieldInfo) -> str:
    text = json.dumps(field.examples[0] if field.examples else _known(field)[1][0], ensure_ascii=False)
    return f"`{text if len(text) <= _LONG else f'{text[:_LONG]} …'}`"


def _failures() -> list[list[str]]:
    say = words("en")
    rows = [[f"`{code}`", say.failure(code), say.remedy(code)] for code in FailureCode]
    return [["code", "what happened", "what to do"], ["---"] * 3, *rows]


if __name__ == "__main__":
    PAGE.write_text(renewed(PAGE.read_text(encoding="utf-8")), encoding="utf-8")

"""Tables of scores for people."""

from rich.console import Console
from rich.table import Table

from diakrit.evaluate.characters import Characters
from diakrit.evaluate.fields import FIELDS, Fields


def tell_fields(console: Console, fields: Fields, *, misses: bool) -> None:
    """F1 per field, complete records, and what must never happen."""
    table = Table("field", "strict F1", "soft F1", "right", "superfluous", "missing")
    for name in FIELDS:
        strict, soft = fields.strict[name], fields.soft[name]
        table.add_row(
            name, _number(strict.f1), _number(soft.f1), str(soft.right), str(soft.superfluous), str(soft.missing)
        )
    console.print(table)
    console.print(f"mean soft F1 {fields.mean_f1():.3f} over the fields above")
    found = f"records found {fields.found} of {fields.records}, superfluous {fields.superfluous}, complete {fields.complete}"
    console.print(found)
    console.print(f"wrong case number or § passed as ok: {fields.silently_wrong}")
    if misses:
        for miss in fields.misses:
            console.print(f"  {miss}", markup=False)


def tell_text(console: Console, text: Characters) -> None:
    """CER, WER, å ä ö and §."""
    table = Table("files", "CER", "WER", "åäö recall", "åäö precision", "§ recall", "§ precision")
    marked_right, marked_found, marked_true = text.marked
    sign_right, sign_found, sign_true = text.signs
    table.add_row(
        str(text.files),
        f"{text.character_errors / text.characters:.2%}",
        f"{text.word_errors / text.words:.2%}",
        _share(marked_right, marked_true),
        _share(marked_right, marked_found),
        _share(sign_right, sign_true),
        _share(sign_right, sign_found),
    )
    console.print(table)


def _number(score: float | None) -> str:
    return "–" if score is None else f"{score:.3f}"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2%} ({part}/{whole})" if whole else "–"

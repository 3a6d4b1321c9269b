"""Tables of scores for people."""

from rich.console import Console
from rich.table import Table

from diakrit.evaluate.characters import Characters
from diakrit.evaluate.fields import FIELDS, Fields
from diakrit.i18n import Words


def print_fields(console: Console, say: Words, fields: Fields, *, misses: bool) -> None:
    """Prints F1 for each field, how many records are complete, and what must never happen."""
    table = Table(
        say.terminal("score_field"),
        say.terminal("score_strict"),
        say.terminal("score_soft"),
        say.terminal("score_right"),
        say.terminal("score_superfluous"),
        say.terminal("score_missing"),
    )
    for name in FIELDS:
        strict, soft = fields.strict[name], fields.soft[name]
        table.add_row(
            name, _number(strict.f1), _number(soft.f1), str(soft.right), str(soft.superfluous), str(soft.missing)
        )
    console.print(table)
    console.print(say.terminal("score_mean", mean=f"{fields.mean_f1():.3f}"))
    console.print(
        say.terminal(
            "score_records",
            found=fields.found,
            records=fields.records,
            superfluous=fields.superfluous,
            complete=fields.complete,
        )
    )
    console.print(say.terminal("score_passed", count=fields.silently_wrong))
    if misses:
        for miss in fields.misses:
            console.print(f"  {miss}", markup=False)


def print_text(console: Console, say: Words, text: Characters) -> None:
    """Prints the error rates of characters and words, and how well å ä ö and § were read."""
    table = Table(
        say.terminal("score_files"),
        "CER",
        "WER",
        *(say.terminal(key, sign=sign) for sign in ("åäö", "§") for key in ("score_recall", "score_precision")),
    )
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

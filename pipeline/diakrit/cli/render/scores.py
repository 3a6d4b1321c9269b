"""Tables of scores for people."""

from rich.console import Console
from rich.table import Column, Table

from diakrit.evaluate.characters import Characters
from diakrit.evaluate.fields import FIELDS, Fields
from diakrit.evaluate.trust import Standing, Trust
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
    whole = fields.whole
    console.print(
        say.terminal(
            "score_records",
            found=whole.found,
            records=whole.records,
            superfluous=whole.superfluous,
            complete=whole.complete,
        )
    )
    _print_trust(console, say, fields.trust)
    console.print(say.terminal("score_silent", count=fields.silently_wrong))
    if misses:
        for miss in fields.misses:
            console.print(f"  {miss}", markup=False)


def _print_trust(console: Console, say: Words, trust: Trust) -> None:
    """Prints for each municipality how many records are right, and how many were passed as ok and are wrong."""
    table = Table(
        Column(say.terminal("score_municipality"), no_wrap=True),
        say.terminal("score_found"),
        say.terminal("score_core"),
        say.terminal("score_complete"),
        say.terminal("score_superfluous"),
        say.terminal("score_passed"),
        say.terminal("score_wrong_core"),
        say.terminal("score_wrong_any"),
    )
    for place, standing in sorted(trust.places.items()):
        table.add_row(place, *_standing(standing))
    table.add_section()
    table.add_row(say.terminal("score_all"), *_standing(trust.whole))
    console.print(table)


def _standing(standing: Standing) -> tuple[str, ...]:
    return (
        *(f"{part}/{standing.records}" for part in (standing.found, standing.core_right, standing.complete)),
        str(standing.superfluous),
        f"{standing.passed}/{standing.found + standing.superfluous}",
        *(f"{part}/{standing.passed}" for part in (standing.passed_wrong_core, standing.passed_wrong)),
    )


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

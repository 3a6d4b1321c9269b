"""What people read: every doubt has its words, in both languages, with the same numbers in them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from diakrit.errors import FailureCode
from diakrit.i18n import LANGUAGES, words
from diakrit.model import DOUBTFUL, IssueCode, PageState
from diakrit.stages import verify

PACKAGE = Path(__file__).parents[2] / "pipeline" / "diakrit"
RECORD = Path(__file__).parents[2] / "docs" / "record.md"


def table(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((PACKAGE / f"i18n/{language}.toml").read_text(encoding="utf-8"))


def test_both_languages_say_the_same() -> None:
    one, *others = (
        {(part, key): places(text) for part, rows in table(language).items() for key, text in rows.items()}
        for language in LANGUAGES
    )
    assert all(other == one for other in others)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", list(FailureCode))
def test_every_failure_has_a_sentence_and_a_remedy(code: FailureCode, language: str) -> None:
    assert words(language).failure(code) != code
    assert words(language).remedy(code).endswith(".")


def test_no_failure_is_told_that_cannot_happen() -> None:
    assert set(table("en")["failures"]) == set(table("en")["remedies"]) == set(FailureCode)


def test_what_is_not_known_is_called_by_its_code() -> None:
    assert (words("sv").failure("melted"), words("sv").remedy("melted")) == ("melted", "")


def test_a_doubt_is_told_with_its_numbers() -> None:
    assert words("en").reason("page-low", "unread", 3, None, {"count": 12}).startswith("page 3 holds 12 marks")
    assert words("sv").reason("unsure", None, 1, "title", {"percent": 62}) == "Rubrik: rätt med 62 % säkerhet"
    assert words("en").reason("votes-doubtful", "disputed", 1, "votes", {}).startswith("two engines")


def documented() -> Iterator[tuple[set[str], set[str], set[str]]]:
    """Codes, causes and facts of each row."""
    reasons = RECORD.read_text(encoding="utf-8").partition("| code | cause: what it means")[2].partition("\n## ")[0]
    for row in reasons.splitlines():
        if row.startswith("| `"):
            codes, causes, facts, _ = row.strip("|").split("|")
            named = set(re.findall(r"`([a-z-]+)`(?=[:,] |, `)", causes)) - set(re.findall(r"`([a-z]+)`", facts))
            yield set(re.findall(r"`([a-z-]+)`", codes)), named, set(re.findall(r"`([a-z]+)`", facts))


ROWS = list(documented())
CASES = [
    (code, cause, facts)
    for known, causes, facts in ROWS
    for code in sorted(known)
    for cause in sorted(causes) or [None]
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("code", "cause", "facts"), CASES, ids=lambda part: part if isinstance(part, str) else "")
def test_every_doubt_has_a_name_and_a_sentence(code: str, cause: str | None, facts: set[str], language: str) -> None:
    assert words(language).doubt(code) != code
    said = words(language).reason(code, cause, 3, "title", dict.fromkeys(facts, 7))
    assert len(said.split()) > 2
    assert code not in said


def test_every_doubt_is_documented_and_no_other() -> None:
    assert set().union(*(row for row, _, _ in ROWS)) == set(IssueCode)


def test_which_readings_may_be_disputed_or_weak_is_documented() -> None:
    weak, disputed = (
        {code for code, said, _ in CASES if said == cause and code in DOUBTFUL.values()}
        for cause in ("weak", "disputed")
    )
    assert weak == {DOUBTFUL[name] for name in verify._IDENTIFIERS}
    assert disputed == weak | {DOUBTFUL[name] for name in verify._READ_TWICE}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: ",".join(sorted(row[0])))
def test_causes_and_facts_are_documented(row: tuple[set[str], set[str], set[str]]) -> None:
    told = table("en")["reasons"]
    known, causes, facts = row
    for code in known:
        own = {key.partition(":")[2] for key in told if key.startswith(f"{code}:")}
        shared = {cause for cause in ("disputed", "weak") if cause in causes}
        assert own | shared == causes
        sentences = [told.get(f"{code}:{cause}", told.get(cause, "")) for cause in causes] or [told[code]]
        assert set().union(*map(places, sentences)) - {"page", "field"} == facts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_pages_has_words(language: str) -> None:
    assert set(table(language)["pages"]) == set(PageState)


ROOMS = {
    "page": ("say", ["review"]),
    "report": ("say.report", ["delivery/report"]),
    "terminal": ("terminal", ["cli", "batch"]),
}


@pytest.mark.parametrize("part", ROOMS)
def test_no_phrase_is_left_over_or_missing(part: str) -> None:
    call, rooms = ROOMS[part]
    text = "\n".join(
        path.read_text(encoding="utf-8")
        for room in rooms
        for path in sorted((PACKAGE / room).rglob("*"))
        if path.suffix in (".html", ".py")
    )
    before = r"\." if part == "terminal" else r"(?<![\w.])"
    asked = set(re.findall(rf"""{before}{re.escape(call)}\(\s*["'](\w+)["'][,)]""", text))
    phrases = {key for key in table("sv")[part] if not key.startswith("told_")}
    assert asked <= phrases
    assert {key for key in phrases - asked if f'"{key}"' not in text} == set()

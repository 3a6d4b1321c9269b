"""What is special about single municipalities."""

from dataclasses import replace

from diakrit.lexicon import Lexicon, Profile
from diakrit.model import Document
from diakrit.settings import Settings
from diakrit.stages import build
from diakrit.swedish.grammar import casenumber

from tests.conftest import document

PAPER = """Åsmyra kommun      Tjänsteskrivelse
Datum 2026-02-11   Diarienr: {number}

Tillsynsplan för 2026

Vad ärendet handlar om
Åsmyra kommun har en ny plan.

Förslag till beslut
Planen antas.
"""
PROFILE = Profile(name="Åsmyra", schemes=("yyyy.n PRE",), headings={"background": ("Vad ärendet handlar om",)})


def read(words: Lexicon, number: str) -> Document:
    result = document(PAPER.format(number=number))
    for stage in build(replace(words, profiles={"Åsmyra": PROFILE}), Settings()):
        result = stage(result)
    return result


def test_profiles_name_municipalities_and_schemes_that_exist(words: Lexicon) -> None:
    families = {family.name for family in casenumber.FAMILIES}
    assert words.profiles
    for name, profile in words.profiles.items():
        assert name in words.municipalities
        assert set(profile.schemes) <= families
        assert set(profile.headings) <= set(words.headings)


def test_a_number_of_another_scheme_asks_for_review(words: Lexicon) -> None:
    usual, unusual = (read(words, number).cases[0] for number in ("2026.041 MN", "MN 2026/41"))
    assert "case-number-unusual" not in {issue.code for issue in usual.issues}
    assert unusual.value("case_number") == "MN 2026/41"
    assert "case-number-unusual" in {issue.code for issue in unusual.issues}


def test_a_municipality_may_have_headings_of_its_own(words: Lexicon) -> None:
    assert read(words, "2026.041 MN").cases[0].value("background") == "Åsmyra kommun har en ny plan."


def test_an_unknown_municipality_works_without_a_profile(words: Lexicon) -> None:
    assert words.of("Någonstans") is words
    assert words.of(None) is words

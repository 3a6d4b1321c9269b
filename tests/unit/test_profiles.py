"""What is special about single municipalities."""

from dataclasses import replace

from diakrit.knowledge import Knowledge
from diakrit.lexicon.rows import Profile
from diakrit.model import Document, SectionKind
from diakrit.settings import Settings
from diakrit.stages import build, run

from tests.builders import document

PAPER = """Åsmyra kommun      Tjänsteskrivelse
Datum 2026-02-11   Diarienr: {number}

Tillsynsplan för 2026

Vad ärendet handlar om
Åsmyra kommun har en ny plan.

Förslag till beslut
Planen antas.
"""
PROFILE = Profile(
    name="Åsmyra", schemes=("yyyy.n PRE",), headings={SectionKind.BACKGROUND: ("Vad ärendet handlar om",)}
)


def read(knowledge: Knowledge, number: str) -> Document:
    with_profile = Knowledge(replace(knowledge.lexicon, profiles={"Åsmyra": PROFILE}))
    return run(build(with_profile, Settings()), document(PAPER.format(number=number))).document


def test_profiles_name_municipalities_and_schemes_that_exist(knowledge: Knowledge) -> None:
    families = {scheme.name for scheme in knowledge.lexicon.case_numbers.schemes}
    assert knowledge.lexicon.profiles
    for name, profile in knowledge.lexicon.profiles.items():
        assert name in knowledge.lexicon.municipalities
        assert set(profile.schemes) <= families
        assert set(profile.headings) <= set(knowledge.lexicon.headings)


def test_a_number_of_another_scheme_asks_for_review(knowledge: Knowledge) -> None:
    usual, unusual = (read(knowledge, number).cases[0] for number in ("2026.041 MN", "MN 2026/41"))
    assert "case-number-unusual" not in {issue.code for issue in usual.issues}
    assert unusual.fields.case_number == "MN 2026/41"
    assert "case-number-unusual" in {issue.code for issue in unusual.issues}


def test_a_municipality_may_have_headings_of_its_own(knowledge: Knowledge) -> None:
    assert read(knowledge, "2026.041 MN").cases[0].fields.background == "Åsmyra kommun har en ny plan."


def test_an_unknown_municipality_works_without_a_profile(knowledge: Knowledge) -> None:
    assert knowledge.headings("Någonstans") is knowledge.headings()

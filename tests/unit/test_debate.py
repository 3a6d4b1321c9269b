"""Motions, votes, dissents, jäv, kinds of decisions. All members are invented."""

from typing import Any

import pytest
from diakrit.knowledge import Knowledge

from tests.builders import structured

PAGE = """Kommunstyrelsen
Protokoll
2024-03-05

§ 21   Dnr KS 2024/31
Ny lekplats i Ekparken

Beslut
{decision}

Yrkande
Ada Ekvall (S), Bo Lindhage (M) och Cilla af Ström (C) yrkar bifall till kommunstyrelsens förslag.

Dag Öman (V) yrkar avslag på återremissen.

Omröstning
Ja-röst för kommunstyrelsens förslag och nej-röst för Dag Ömans yrkande.
Ada Ekvall (S), Bo Lindhage (M) och ordföranden Cilla af Ström (C) röstar ja ({yes}).
Dag Öman (V) röstar nej (1).

Reservation
Dag Öman (V) reserverar sig mot beslutet.

Protokollsanteckning
Eva-Lis Norr (MP) lämnar följande protokollsanteckning:
Vi hade önskat fler träd.

Jäv
Folke Sund (L) anmäler jäv och deltar inte i handläggningen av ärendet.
"""


def record(knowledge: Knowledge, decision: str = "Kommunstyrelsen beslutar att bygga lekplatsen.", yes: int = 3) -> Any:
    return structured(knowledge, PAGE.format(decision=decision, yes=yes)).cases[0]


def names(rows: Any) -> list[str]:
    return [row.name for row in rows]


def test_a_motion_has_its_movers_and_its_aim(knowledge: Knowledge) -> None:
    first, second = record(knowledge).fields.motions
    assert names(first.by) == ["Ada Ekvall", "Bo Lindhage", "Cilla af Ström"]
    assert [row.party for row in first.by] == ["S", "M", "C"]
    assert (first.aim, second.aim) == ("approval", "rejection")


def test_a_vote_has_what_its_sides_mean_and_who_was_on_them(knowledge: Knowledge) -> None:
    (vote,) = record(knowledge).fields.votes
    assert vote.yes_means == "kommunstyrelsens förslag"
    assert vote.no_means == "Dag Ömans yrkande"
    assert (vote.yes, vote.no, vote.abstain, vote.agrees) == (3, 1, None, True)
    assert names(vote.no_members) == ["Dag Öman"]


def test_sums_that_do_not_agree_are_a_doubt(knowledge: Knowledge) -> None:
    assert "vote-sums" in [issue.code for issue in record(knowledge, yes=4).issues]
    assert "vote-sums" not in [issue.code for issue in record(knowledge).issues]


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("Ja för avslag och Nej för bifall till yrkandet.", "avslag", "bifall till yrkandet"),
        ("Ja-röst innebär bifall till förslaget. Nej-röst innebär avslag.", "bifall till förslaget", "avslag"),
        ('"Ja" för A, "Nej" för B.', "A", "B"),
        ("Den som röstar för planen röstar ja. Den som röstar för återremiss röstar nej.", "planen", "återremiss"),
        ("Den som stöder förslaget röstar ja, den som vill avslå det röstar nej.", "förslaget", "avslå det"),
    ],
)
def test_yes_may_mean_no(knowledge: Knowledge, text: str, yes: str, no: str) -> None:
    vote = knowledge.votes.vote(text)
    assert vote is not None
    assert (vote.yes_means, vote.no_means) == (yes, no)


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("Med 25 ja-röster mot 18 nej-röster, 2 avstår, beslutar fullmäktige att bifalla.", (25, 18, 2)),
        ("Utfallet blev 7 ja och 6 nej.", (7, 6, None)),
        ("Ja: 30 Nej: 12 Avstår: 3", (30, 12, 3)),
    ],
)
def test_sums_of_votes(knowledge: Knowledge, text: str, sums: tuple[int, ...]) -> None:
    vote = knowledge.votes.vote(text)
    assert vote is not None
    assert (vote.yes, vote.no, vote.abstain) == sums


def test_no_vote_is_none(knowledge: Knowledge) -> None:
    assert knowledge.votes.vote("Ordföranden finner att nämnden beslutar enligt förslaget.") is None


def test_reservation_note_and_jav_are_three_things(knowledge: Knowledge) -> None:
    case = record(knowledge)
    assert [(row.kind, names(row.by)) for row in case.fields.dissents] == [
        ("reservation", ["Dag Öman"]),
        ("note", ["Eva-Lis Norr"]),
    ]
    assert case.fields.dissents[1].text.endswith("Vi hade önskat fler träd.")
    assert names(case.fields.disqualified) == ["Folke Sund"]


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        ("Kommunstyrelsen beslutar att bygga lekplatsen.", "final"),
        ("Kommunstyrelsen föreslår kommunfullmäktige besluta att bygga lekplatsen.", "proposal"),
        ("Ärendet återremitteras till förvaltningen.", "remitted"),
        ("Ärendet bordläggs till nästa sammanträde.", "tabled"),
        ("Nämnden beslutar att återremittera ärendet för att fastställa kostnaden.", "remitted"),
        ("Nämnden beslutar att inte anta planen utan återremittera den.", "remitted"),
        ("Motionen remitteras till tekniska nämnden.", "referral"),
        ("Kommunstyrelsen lägger rapporten till handlingarna.", "noted"),
        ("Planen antas och rapporten läggs till handlingarna.", "final"),
        ("Planen antas. Frågan om återremiss ställdes inte.", "final"),
    ],
)
def test_kinds_of_decisions(knowledge: Knowledge, decision: str, kind: str) -> None:
    (row,) = record(knowledge, decision).fields.decisions
    assert row.kind == kind


TABLE = """Kommunfullmäktige
Protokoll
2024-03-05

§ 21   Dnr KS 2024/31
Ny lekplats i Ekparken

Beslut
Kommunfullmäktige beslutar att bygga lekplatsen.

Omröstning
Ja-röst för kommunstyrelsens förslag, nej-röst för Dag Ömans yrkande.
Utfall: 2 ja-röster, 1 nej-röst och 1 avstår.

Ledamot                 Parti     Ja     Nej    Avstår
Ada Ekvall              S         X
Bo Lindhage             M         X
Dag Öman                V                X
Folke Sund              L                       X
"""


def test_a_voting_list_is_a_table_of_marks(knowledge: Knowledge) -> None:
    votes: Any = structured(knowledge, TABLE).cases[0].fields.votes
    (vote,) = votes
    assert (vote.yes, vote.no, vote.abstain) == (2, 1, 1)
    assert [(row.name, row.party) for row in vote.yes_members] == [("Ada Ekvall", "S"), ("Bo Lindhage", "M")]
    assert names(vote.no_members) == ["Dag Öman"]
    assert vote.agrees is True


def test_one_sentence_one_motion(knowledge: Knowledge) -> None:
    text = "Ada Ekvall (S) föreslår att parken stängs. Den är trång. Bo Lindhage (M) yrkar bifall till förslaget."
    page = PAGE.format(decision="Parken stängs.", yes=3)
    start, end = page.index("Ada Ekvall (S), Bo"), page.index("\n\nDag Öman (V) yrkar")
    rows: Any = structured(knowledge, page[:start] + text + page[end:]).cases[0].fields.motions
    assert [(names(row.by), row.aim) for row in rows[:2]] == [
        (["Ada Ekvall"], "other"),
        (["Bo Lindhage"], "approval"),
    ]
    assert rows[0].text.endswith("Den är trång.")


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        (
            "Följande röstar ja: Ada Ekvall (S) och Cilla af Ström (C)\nFöljande röstar nej: Dag Öman (V)\nUtfall: 2 ja och 1 nej.",
            ["Ada Ekvall", "Cilla af Ström"],
            ["Dag Öman"],
        ),
        ("Ja röstar ordföranden Ada Ekvall (S). Nej röstar Dag Öman (V).", ["Ada Ekvall"], ["Dag Öman"]),
    ],
)
def test_names_may_follow_their_side(knowledge: Knowledge, text: str, yes: list[str], no: list[str]) -> None:
    vote = knowledge.votes.vote(text)
    assert vote is not None
    assert ([one.name for one in vote.yes_members], [one.name for one in vote.no_members]) == (yes, no)
    assert (vote.yes_means, vote.no_means) == (None, None)


def test_a_row_of_capitals_takes_no_time(knowledge: Knowledge) -> None:
    assert not list(knowledge.members.find("X " * 5_000))


def test_who_seconds_a_motion_does_not_make_it_and_who_steps_in_is_not_disqualified(knowledge: Knowledge) -> None:
    page = PAGE.format(decision="Parken stängs.", yes=3)
    page = page.replace("Dag Öman (V) yrkar avslag", "Med instämmande av Eva-Lis Norr (MP) yrkar Dag Öman (V) avslag")
    page = page.replace("av ärendet.", "av ärendet. Irja Ask (L) tjänstgör i hans ställe.")
    page = page.replace("Dag Öman (V) reserverar sig mot", "Mot beslutet reserverar sig Dag Öman (V) till förmån för")
    found = structured(knowledge, page).cases[0]
    motions: Any = found.fields.motions
    dissents: Any = found.fields.dissents
    assert names(motions[1].by) == ["Dag Öman"]
    assert names(dissents[0].by) == ["Dag Öman"]
    assert names(found.fields.disqualified) == ["Folke Sund"]

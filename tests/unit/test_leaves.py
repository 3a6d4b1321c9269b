"""Pages of minutes that hold no case: lists and notices. Everything on them is invented."""

from typing import Any

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Case, PageRole

from tests.builders import structured
from tests.unit.test_meeting import FRONT, MINUTES

NOTICE = """BEVIS OM ANSLAG

Protokollet är justerat. Justeringen har tillkännagivits genom anslag.
Datum för anslags uppsättande   2024-03-09
Datum för anslags nedtagande    2024-04-01
Förvaringsplats                 Kommunkansliet
"""
VOTED = """§ 12   Dnr KS 2024/17
Månadsuppföljning

Omröstning
Den som vill bifalla arbetsutskottets förslag röstar ja.
Den som vill avslå förslaget röstar nej.
2 ja mot 1 nej.

Beslut
Månadsuppföljningen godkänns.

Beslutet skickas till
Ekonomiavdelningen

§ 13

Meddelanden
"""
LIST = """Omröstningslista, § 12

Ledamot                    Ja     Nej     Avstår
Ada Ekvall (S)             X
Bo Lindhage (M)                   X
Cilla af Ström (C)         X
"""


def votes(case: Case) -> Any:
    return case.fields.votes


@pytest.mark.parametrize(
    ("page", "role"),
    [
        (NOTICE, PageRole.NOTICE),
        ("Bilaga 2\nVoteringslista nr 1\n\nAda Ekvall (S)   Ja\n", PageRole.VOTING_LIST),
        ("Närvaro- och omröstningslista: § 12\nAda Ekvall (S)   X\n", PageRole.ATTENDANCE),
        ("NÄRVAROLISTA\n\nAda Ekvall (S)   X\nBo Lindhage (M)\n", PageRole.ATTENDANCE),
    ],
)
def test_a_headline_says_what_a_page_is(knowledge: Knowledge, page: str, role: PageRole) -> None:
    document = structured(knowledge, FRONT, MINUTES, page)
    assert document.roles == {1: PageRole.FRONT, 3: role}
    last = document.cases[-1]
    assert last.pages == (2, 2)
    assert last.fields.recipients == ()


@pytest.mark.parametrize(
    "page",
    [
        "Voteringslista är ett ord i en mening.\n",
        "Omröstningslista\n\nBeslut\nListan godkänns.\n",  # the § goes on
        "Omröstningslista\nAda Ekvall (S)   Ja\nBo Lindhage (M)   Nej\nCilla Ek (C)   Ja\nDag Ek (L)   Ja\n\n\n§ 14\n\nVal\n\nBeslut\nAda väljs.\n",
    ],
)
def test_a_page_of_a_case_is_none_of_them(knowledge: Knowledge, page: str) -> None:
    assert structured(knowledge, FRONT, MINUTES, page).roles == {1: PageRole.FRONT}


def test_a_list_goes_on_over_pages(knowledge: Knowledge) -> None:
    document = structured(knowledge, FRONT, MINUTES, LIST, "Dag Öman (V)        X\nEva Norr (L)        X\n", NOTICE)
    assert [document.roles.get(page) for page in (3, 4, 5)] == [
        PageRole.VOTING_LIST,
        PageRole.VOTING_LIST,
        PageRole.NOTICE,
    ]


def test_a_voting_list_names_the_votes_of_its_paragraph(knowledge: Knowledge) -> None:
    document = structured(knowledge, FRONT, VOTED, LIST)
    twelve, thirteen = document.cases
    (vote,) = votes(twelve)
    assert vote.yes_means == "bifalla arbetsutskottets förslag"
    assert [member.name for member in vote.yes_members] == ["Ada Ekvall", "Cilla af Ström"]
    assert [member.name for member in vote.no_members] == ["Bo Lindhage"]
    assert vote.agrees is True
    assert twelve.fields.recipients == ("Ekonomiavdelningen",)
    assert thirteen.fields.votes == ()


def test_a_list_without_a_number_belongs_to_the_case_before_it(knowledge: Knowledge) -> None:
    document = structured(knowledge, VOTED[: VOTED.index("§ 13")], LIST.replace(", § 12", ""))
    (vote,) = votes(document.cases[0])
    assert vote.agrees is True


def test_the_notice_tells_the_days_of_the_meeting(knowledge: Knowledge) -> None:
    front = FRONT[: FRONT.index("ANSLAG/BEVIS")]
    (meeting,) = structured(knowledge, front, MINUTES, NOTICE).meetings
    assert (meeting.posted, meeting.removed) == ("2024-03-09", "2024-04-01")
    assert meeting.pages == (1, 3)
    assert [found.name for found in meeting.participants][-1] == "Eva-Lis Norr"


def test_a_list_alone_is_a_paper_of_its_own(knowledge: Knowledge) -> None:
    document = structured(knowledge, LIST)
    assert document.roles == {}
    assert [case.pages for case in document.cases] == [(1, 1)]


@pytest.mark.parametrize(
    "entries",
    [
        "§ 8   Nya bänkar   3\n§ 9   Ny färja   4 - 5\n§ 10   Nytt torg   6\n",
        "§ 8 Dnr KS 2025/17 ........\nNya bänkar ........ 3\n§ 9 Dnr KS 2025/18 ........\nNy färja ........ 4\n§ 10 ........ 5\n",
        "§ 8   Nya bänkar vid torget och\n   vid hamnen   3\n§ 9   Ny färja   4\n§ 10   Nytt torg   5\n",
    ],
)
@pytest.mark.parametrize("heading", ["Innehåll", "Ärendelista", "Paragrafer", ""])
def test_paragraphs_with_page_numbers_are_contents(knowledge: Knowledge, heading: str, entries: str) -> None:
    document = structured(knowledge, f"{heading}\n{entries}", "§ 8\nNya bänkar\n\nBeslut\nBänkarna godkänns.\n")
    assert document.roles[1] is PageRole.CONTENTS
    assert [case.fields.paragraph for case in document.cases] == ["8"]


def test_paragraphs_that_are_decided_are_no_contents(knowledge: Knowledge) -> None:
    cases = "".join(f"§ {number}   Anslag till punkt {number}\nBeslut\nAnslaget är 3\n" for number in (8, 9, 10))
    document = structured(knowledge, cases)
    assert [case.fields.paragraph for case in document.cases] == ["8", "9", "10"]

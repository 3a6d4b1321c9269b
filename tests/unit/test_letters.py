"""Letters and extracts as other municipalities lay them out: numbers, senders, addresses, lists. All are invented."""

from typing import Any

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Case, StaffMember, StaffRole

from tests.builders import structured

BODY = """
Sammanfattning
Taxan räknas upp.

Förslag till beslut
1. Taxan antas.
2. Den tidigare taxan upphör att gälla.
"""


def letter(knowledge: Knowledge, *parts: str) -> Case:
    (case,) = structured(knowledge, "\n".join(parts)).cases
    return case


def value(case: Case, name: str) -> Any:
    return getattr(case.fields, name)


def codes(case: Case) -> list[str]:
    return [issue.code for issue in case.issues]


def cells(number: str) -> str:
    return f"Datum:         2026-02-11        Miljönämnden\nHandläggare:   Ada Ekvall\nDiarienummer:  {number}\n\n\nTaxa för tillsyn\n"


@pytest.mark.parametrize("number", ["2026-000187", "00322/2026", "MN 2026-88", "1379/22", "MN-2026-118"])
def test_a_cell_is_the_label_of_its_number(knowledge: Knowledge, number: str) -> None:
    case = letter(knowledge, cells(number), BODY)
    assert (value(case, "case_number"), value(case, "title")) == (number, "Taxa för tillsyn")
    assert "case-number-unknown" not in codes(case)


def test_a_number_in_an_unknown_form_is_flagged_and_not_lost(knowledge: Knowledge) -> None:
    case = letter(knowledge, cells("MN 26:88:4"), BODY)
    assert value(case, "case_number") == "MN 26:88:4"
    assert "case-number-unknown" in codes(case)


def test_a_number_may_stand_in_brackets_under_the_title(knowledge: Knowledge) -> None:
    document = structured(
        knowledge, "Miljönämnden\n\n§ 61\n\nTaxa för tillsyn\n(MN 2026/0118)\n\nBeslut\nTaxan antas.\n"
    )
    assert value(document.cases[0], "case_number") == "MN 2026/0118"
    assert "case-number-doubtful" not in codes(document.cases[0])


def test_a_number_behind_the_title_is_looked_at(knowledge: Knowledge) -> None:
    case = letter(knowledge, "Datum: 2026-02-11\nHandläggare: Ada Ekvall\n\n\nTaxa för tillsyn (MN 2026/0118)\n", BODY)
    assert (value(case, "case_number"), value(case, "title")) == ("MN 2026/0118", "Taxa för tillsyn")
    assert "case-number-doubtful" in codes(case)


def test_another_cases_number_stays_in_the_title(knowledge: Knowledge) -> None:
    case = letter(knowledge, cells("MN-2026-4821").replace("tillsyn", "tillsyn (KS-2026-1188)"), BODY)
    assert (value(case, "case_number"), value(case, "title")) == ("MN-2026-4821", "Taxa för tillsyn (KS-2026-1188)")


def test_of_two_numbers_the_cell_is_the_own_one_and_a_person_is_asked(knowledge: Knowledge) -> None:
    case = letter(knowledge, cells("MN-2026-4821"), "KS-2026-1188\n", BODY)
    assert value(case, "case_number") == "MN-2026-4821"
    assert "case-number-doubtful" in codes(case)


@pytest.mark.parametrize("title", ["Motion av Bo Lindhage (M) om cykelvägar", "Medborgarförslag om en lekplats"])
def test_a_letter_about_a_motion_is_a_letter(knowledge: Knowledge, title: str) -> None:
    case = letter(knowledge, f"Åsmyra kommun\nTjänsteskrivelse\nDatum: 2026-02-11\n\n\n{title}\n", BODY)
    assert (case.kind, value(case, "title")) == ("tjansteskrivelse", title)


def test_an_office_of_two_words_is_a_sender(knowledge: Knowledge) -> None:
    head = "Tekniska förvaltningen\n2026-02-11\n\nTill:\nTekniska nämnden\n\n\nTaxa för tillsyn\n"
    case = letter(
        knowledge,
        head,
        "Förslag till beslut",
        "Tekniska förvaltningen föreslår tekniska nämnden besluta",
        "att taxan antas.",
    )
    assert (value(case, "organ"), value(case, "date")) == ("Tekniska nämnden", "2026-02-11")
    ((proposal),) = value(case, "proposals")
    assert proposal.text == "att taxan antas."


def test_a_body_over_three_lines_of_a_column_is_one(knowledge: Knowledge) -> None:
    head = (
        "Datum:         2026-04-21                    Miljö- och\n"
        "Handläggare:   Ada Ekvall                    samhällsbyggnads-\n"
        "Diarienr:      2026.031 MSN                  nämnden\n\n\nTaxa för tillsyn\n"
    )
    assert value(letter(knowledge, head, BODY), "organ") == "Miljö- och samhällsbyggnadsnämnden"


@pytest.mark.parametrize(
    ("lead", "organ"),
    [
        ("Miljöförvaltningen föreslår att miljönämnden beslutar", "Miljönämnden"),
        ("I miljönämnden:", "Miljönämnden"),
        ("Miljönämnden föreslår kommunstyrelsen besluta", "Miljönämnden"),
    ],
)
def test_the_lead_tells_who_decides(knowledge: Knowledge, lead: str, organ: str) -> None:
    case = letter(
        knowledge,
        "Datum: 2026-02-11\nHandläggare: Ada Ekvall\n\n\nTaxa\n\nFörslag till beslut\n",
        lead,
        "att taxan antas.",
    )
    assert value(case, "organ") == organ


def test_several_persons_share_a_cell(knowledge: Knowledge) -> None:
    case = letter(knowledge, "Datum: 2026-02-11\nHandläggare: Ada Ekvall, Bo Lindhage\n\n\nTaxa för tillsyn\n", BODY)
    assert [one.name for one in value(case, "staff")] == ["Ada Ekvall", "Bo Lindhage"]


def test_the_reference_cell_names_the_person_and_the_title_below(knowledge: Knowledge) -> None:
    head = (
        "Malmö stad\nStadskontoret                                           Datum\n"
        "                                                        2026-02-28\n"
        "Tjänsteskrivelse                                        Vår referens\n"
        "                                                        Anna Berg\n"
        "                                                        Planeringssekreterare\n"
        "                                                        anna.berg@malmo.se\n\n\nTaxa för tillsyn\n"
    )
    case = letter(knowledge, head, BODY)
    assert value(case, "staff") == (StaffMember("Anna Berg", "Planeringssekreterare", StaffRole.HANDLAGGARE),)
    assert value(case, "title") == "Taxa för tillsyn"


def test_the_senders_address_is_in_no_list(knowledge: Knowledge) -> None:
    foot = (
        "Beslutet skickas till\nEkonomiavdelningen\n\n"
        "Postadress             Besöksadress          Telefon\n"
        "Box 41, 221 00 Lund    Torget 1              046-359 50 00\n"
    )
    case = letter(knowledge, cells("MN-2026-4821"), BODY, foot)
    assert value(case, "recipients") == ("Ekonomiavdelningen",)
    signs = letter(
        knowledge,
        "§ 4\n\nTaxa\n\nBeslut\nTaxan antas.\n\nUtdrag till\nArkivet\n\nJusterande     Justerande     Utdragsbestyrkande\n",
    )
    assert value(signs, "recipients") == ("Arkivet",)


def test_text_at_the_foot_is_no_address(knowledge: Knowledge) -> None:
    said = "Beloppet sätts in på bankgiro 123-4567 av den som har fått beslutet om avgiften."
    case = letter(knowledge, cells("MN-2026-4821"), BODY, "Ärendet", said)
    assert value(case, "background") == said


def test_a_numbered_enclosure_is_no_heading(knowledge: Knowledge) -> None:
    case = letter(knowledge, cells("MN-2026-4821"), "Bilagor\n1. Karta\n2. Taxa\n3. Barnkonsekvensanalys\n")
    assert value(case, "basis") == ("Karta", "Taxa", "Barnkonsekvensanalys")


def test_the_office_above_a_signature_signs(knowledge: Knowledge) -> None:
    signed = "Beslutsunderlag\nTaxan\n\n\nMiljöförvaltningen\n\n\nAda Ekvall\nFörvaltningschef\n"
    case = letter(knowledge, cells("MN-2026-4821"), signed)
    assert value(case, "basis") == ("Taxan",)
    assert [one.name for one in value(case, "staff")] == ["Ada Ekvall"]


@pytest.mark.parametrize(
    ("section", "texts"),
    [
        ("1. Planen antas. 2. Den tidigare planen upphör.", ["Planen antas.", "Den tidigare planen upphör."]),
        ("1. Planen antas.\n2. Budgeten ändras.\n\nSynpunkter från salen\n\nFlera ledamöter talar.", ["Planen antas.", "Budgeten ändras."]),
        ("Lokaler fastställs enligt följande:\nDistrikt     Lokal\nNorra        Skolan\nSödra        Hallen", ["Lokaler fastställs enligt följande: Distrikt\tLokal Norra\tSkolan Södra\tHallen"]),
    ],
)  # fmt: skip
def test_where_decisions_begin_and_end(knowledge: Knowledge, section: str, texts: list[str]) -> None:
    dense = (
        "Ärendet\n" + "Nämnden har att ta ställning till en plan som förvaltningen har arbetat fram under året.\n" * 8
    )
    case = letter(knowledge, f"§ 4\nPlan\n{dense}\nBeslut\n{section}\n")
    assert [decision.text for decision in value(case, "decisions")] == texts


def test_a_committee_forwards_and_decides_for_itself(knowledge: Knowledge) -> None:
    minutes = (
        "Kommunstyrelsens arbetsutskott\n2026-02-11\n\n§ 4\n\nPlan\n\nArbetsutskottets beslut\n"
        "Förslag till kommunstyrelsen för vidare beslut i kommunfullmäktige:\n1. Planen antas.\n2. Budgeten ändras.\n\n"
        "Arbetsutskottets beslut för egen del\n1. Ärendet lämnas över.\n"
    )
    told = [(one.text, one.kind, one.to) for one in value(letter(knowledge, minutes), "decisions")]
    assert told == [
        ("Planen antas.", "proposal", "Kommunstyrelsen"),
        ("Budgeten ändras.", "proposal", "Kommunstyrelsen"),
        ("Ärendet lämnas över.", "final", None),
    ]


def test_the_letterhead_says_where_a_paper_comes_from(knowledge: Knowledge) -> None:
    text = "Samverkan sker med Lunds kommun, Eslövs kommun, Lunds kommun och Eslövs kommun."
    foot = "\n\nPostadress            E-post                      Telefon\n441 81 Alingsås       kommunen@alingsas.se        0322-61 60 00\n"
    assert value(letter(knowledge, cells("2026.118 MN"), BODY, "Ärendet", text, foot), "municipality") == "Alingsås"


def test_the_next_label_is_no_name(knowledge: Knowledge) -> None:
    text = (
        "   TJÄNSTESKRIVELSE   1(1)\n   Datum   Dnr\n   2025-09-13   2025/11\n\nHandläggare   Mottagare\nAda Ekvall, 0399-12 34 56\n\n"
        "Nya bänkar\n\nFörslag till beslut\nBänkarna godkänns.\n"
    )
    (case,) = structured(knowledge, text).cases
    assert "Mottagare" not in [member.name for member in case.fields.staff]

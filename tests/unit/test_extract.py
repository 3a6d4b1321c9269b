import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import CaseFields, Rule, StaffMember, StaffRole

from tests.builders import structured

LETTER = """Sälgö stad      Tjänsteskrivelse
Stadskontoret   Datum 2025-09-04

Kajernas framtida användning
SAK-2025-0417

Sammanfattning
Tre uppdrag redovisas.

Förslag till beslut
Kommunstyrelsens arbetsutskott föreslår kommunstyrelsen besluta
1. Rapporten godkänns med följande tillägg:
- bryggan
- bron
2. Kontoret får i uppdrag att tillsammans med
fastighetsnämnden bygga en bro.

Beslutsunderlag
• G-Tjänsteskrivelse KSAU 250922 Kajernas
framtida användning
• Rapport

Beslutsplanering
Kommunstyrelsens arbetsutskott   2025-09-22
Kommunstyrelsen   2025-10-01

Beslutet skickas till
Fastighetsnämnden
Stadskontoret, Hållbar stad

Ärendet
Kommunstyrelsen gav uppdragen:
- att bygga en brygga;
- att bygga en bro.
1. Bryggan
Bryggan är byggd.

Ansvariga
Henning Frösåker Utredare
Rasmus Öhrling Stadsdirektör
"""


def fields(knowledge: Knowledge, *pages: str) -> CaseFields:
    return structured(knowledge, *pages).cases[0].fields


def test_a_letter_gives_all_its_fields(knowledge: Knowledge) -> None:
    found = fields(knowledge, LETTER)
    assert found.case_number == "SAK-2025-0417"
    assert found.date == "2025-09-04"
    assert found.organ == "Kommunstyrelsens arbetsutskott"
    assert found.title == "Kajernas framtida användning"
    assert found.meeting_date is None
    assert [row.text for row in found.proposals] == [
        "Rapporten godkänns med följande tillägg: - bryggan - bron",
        "Kontoret får i uppdrag att tillsammans med fastighetsnämnden bygga en bro.",
    ]
    assert {(row.by, row.to) for row in found.proposals} == {("Kommunstyrelsens arbetsutskott", "Kommunstyrelsen")}
    assert found.basis == ("G-Tjänsteskrivelse KSAU 250922 Kajernas framtida användning", "Rapport")
    assert found.recipients == ("Fastighetsnämnden", "Stadskontoret, Hållbar stad")
    assert [row.date for row in found.plan] == ["2025-09-22", "2025-10-01"]
    assert [(row.name, row.title) for row in found.staff] == [
        ("Henning Frösåker", "Utredare"),
        ("Rasmus Öhrling", "Stadsdirektör"),
    ]


def test_numbered_headings_and_lists_in_the_background_are_no_proposals(knowledge: Knowledge) -> None:
    found = fields(knowledge, LETTER)
    assert str(found.background).endswith("1. Bryggan\nBryggan är byggd.")
    assert len(found.proposals) == 2


def test_att_clauses_are_items_of_the_line_above_them(knowledge: Knowledge) -> None:
    text = "§ 4 KS 2018/9\n\nBroar\n\nBeslut\nKommunstyrelsen beslutar\natt bygga bron, samt\natt betala den.\n"
    decisions = fields(knowledge, text).decisions
    assert [row.text for row in decisions] == ["att bygga bron, samt", "att betala den."]
    assert {(row.by, row.kind) for row in decisions} == {("Kommunstyrelsen", "final")}


def test_a_committee_that_only_proposes_is_told_so(knowledge: Knowledge) -> None:
    text = "§ 4 KS 2018/9\n\nBroar\n\nBeslut\nKommunstyrelsen föreslår kommunfullmäktige besluta\n1. Bron byggs.\n2. Bron betalas.\n"
    decisions = fields(knowledge, text).decisions
    assert {(row.by, row.to, row.kind) for row in decisions} == {("Kommunstyrelsen", "Kommunfullmäktige", "proposal")}


def test_a_proposal_under_its_own_heading_inside_the_decision(knowledge: Knowledge) -> None:
    text = "§ 4 KS 2018/9\n\nBroar\n\nBeslut\nFörslaget godkänns.\n\nFörslag till beslut i kommunfullmäktige\nBron byggs.\n"
    found = fields(knowledge, text)
    assert [row.text for row in found.decisions] == ["Förslaget godkänns."]
    assert [(row.text, row.to) for row in found.proposals] == [("Bron byggs.", "Kommunfullmäktige")]


def test_absent_is_absent(knowledge: Knowledge) -> None:
    found = fields(knowledge, "§ 4\n\nInformation\nKommunchefen informerar om läget.\n")
    assert found.case_number is None
    assert found.summary is None
    assert found.decisions == ()
    assert found.title == "Information"


def test_signatures_in_two_columns_merge_with_the_header(knowledge: Knowledge) -> None:
    text = (
        "Datum:        2026-02-11      Miljönämnden\nHandläggare:  Måns Öjebrant\nDiarienr:     2026.041 MN\n\nSjön\nFörslag till beslut\n"
        "Sjön renas.\n\nBeslutet ska skickas till\nKS, KF\n\n\nTorbjörn Lakander          Måns Öjebrant\nMiljöchef                  Miljöinspektör\n\n"
        "Torbjörn Lakander, Godkännare tjänsteskrivelse, 2026-02-11\n"
    )
    found = fields(knowledge, text)
    assert found.staff == (
        StaffMember("Måns Öjebrant", "Miljöinspektör", StaffRole.HANDLAGGARE),
        StaffMember("Torbjörn Lakander", "Miljöchef", StaffRole.UNDERTECKNARE),
    )
    assert found.recipients == ("KS", "KF")


def test_evidence_points_at_the_words(knowledge: Knowledge) -> None:
    case = structured(knowledge, LETTER).cases[0]
    evidence = {pointer: found for located in case.evidence.values() for pointer, found in located}
    number = evidence["/case_number"]
    assert (number.page, number.line, number.raw) == (1, 4, "SAK-2025-0417")
    assert (number.rule, number.how) == (Rule.OWN_LINE, "text: line of its own")
    assert evidence["/proposals/1/text"].raw.startswith("2. Kontoret") is False
    assert evidence["/plan/1"].raw == "Kommunstyrelsen 2025-10-01"


def test_a_lost_bullet_leaves_its_indent(knowledge: Knowledge) -> None:
    text = "§ 4 KS 2018/9\n\nBroar\n\nBeslut\nBron ska byggas så snart som det finns pengar till den.\n\nBeslutsunderlag\n Skrivelse om broar i\n\nkommunens norra del\n Karta\n"
    assert fields(knowledge, text).basis == ("Skrivelse om broar i kommunens norra del", "Karta")


@pytest.mark.parametrize("dash", "-‐‑‒–—―−•▪")
def test_any_dash_is_a_bullet(knowledge: Knowledge, dash: str) -> None:
    text = f"§ 4 KS 2018/9\n\nBroar\n\nBeslut\n{dash} Bron byggs.\n{dash} Kontoret betalar den.\n"
    assert [row.text for row in fields(knowledge, text).decisions] == ["Bron byggs.", "Kontoret betalar den."]


def test_hyphens_at_line_ends(knowledge: Knowledge) -> None:
    text = (
        "§ 4 KS 2018/9\n\nBroar\n\nBakgrund\nBron över kommun-\nstyrelsens å är en e-\ntjänst för arbets- och barn-\n"
        "och ungdomsnämnden.\n\nBeslut\nJa.\n"
    )
    assert (
        fields(knowledge, text).background
        == "Bron över kommunstyrelsens å är en e-tjänst för arbets- och barn- och ungdomsnämnden."
    )


def test_every_municipality_is_known(knowledge: Knowledge) -> None:
    assert len(knowledge.lexicon.municipalities) == 290
    assert {"Upplands Väsby", "Kiruna"} <= set(knowledge.lexicon.municipalities)


def test_a_municipality_named_once_is_doubtful_and_in_no_id(knowledge: Knowledge) -> None:
    text = "§ 4\n\nBroar\n\nBeslut\nBron byggs med Lerums kommun.\n"
    case = structured(knowledge, text).cases[0]
    assert case.fields.municipality == "Lerum"
    assert [issue.code for issue in case.issues if issue.code.startswith("municip")] == ["municipality-doubtful"]
    assert fields(knowledge, f"Partille kommun\n\n{text}").municipality == "Partille"


@pytest.mark.parametrize("crest", ["PARTIL1E", "ARTILLE", "PARTIJLE"])
def test_a_misread_crest_names_no_municipality(knowledge: Knowledge, crest: str) -> None:
    assert fields(knowledge, f"{crest}\nKOMMUN\n\n§ 4\n\nBroar\n\nBeslut\nBron byggs.\n").municipality is None


def test_arms_beside_the_name_are_passed_over(knowledge: Knowledge) -> None:
    assert knowledge.gazetteer.crest("karF PARTILLE", set()) == "Partille"


def test_a_number_in_running_text_is_never_the_records_own(knowledge: Knowledge) -> None:
    found = fields(
        knowledge, "§ 31\nInformation om badhuset\n\nFrågan hänger samman med Dnr KS 2010/55 och tas upp igen i höst.\n"
    )
    assert found.case_number is None
    assert found.other_case_numbers == ("KS 2010/55",)


def test_a_labelled_number_of_unknown_form_is_kept_and_doubted(knowledge: Knowledge) -> None:
    case = structured(knowledge, "§ 33          Dnr 21:SBN-50\nNytt avtal om städning\n\nBeslut\nJa.\n").cases[0]
    assert (case.fields.case_number, case.fields.title) == ("21:SBN-50", "Nytt avtal om städning")
    assert "case-number-unknown" in {issue.code for issue in case.issues}


def test_two_numbers_on_the_line_of_the_paragraph(knowledge: Knowledge) -> None:
    found = fields(knowledge, "§ 31   Dnr KS 2021/49, KS 2020/12\nNytt avtal om tolkar\n\nBeslut\nJa.\n")
    assert (found.case_number, found.title) == ("KS 2021/49", "Nytt avtal om tolkar")


def test_a_number_broken_at_the_lines_end_is_whole(knowledge: Knowledge) -> None:
    found = fields(knowledge, "§ 31        Dnr KSF-2021-\n            00486\nNytt avtal om färdtjänst\n\nBeslut\nJa.\n")
    assert (found.case_number, found.title) == ("KSF-2021-00486", "Nytt avtal om färdtjänst")
    assert found.other_case_numbers == ()


def test_values_under_their_labels(knowledge: Knowledge) -> None:
    text = (
        "Ekeby kommun        Datum            Diarienummer\n                    2020-09-01       KS/2020:443\nHandläggare\n"
        "Anna Wennberg, kommunjurist\n\nReglemente för rådet\n\nFörslag till beslut\nReglementet antas.\n"
    )
    found = fields(knowledge, text)
    assert (found.case_number, found.date, found.title) == (
        "KS/2020:443",
        "2020-09-01",
        "Reglemente för rådet",
    )
    assert found.staff == (StaffMember("Anna Wennberg", "kommunjurist", StaffRole.HANDLAGGARE),)


def test_headings_on_the_line_of_their_text(knowledge: Knowledge) -> None:
    found = fields(
        knowledge,
        "§ 31   Dnr KS 2021/48\nNytt avtal\n\nBeslut: Avtalet godkänns.\n\nExpedieras till: Ekonomiavdelningen\n",
    )
    assert [row.text for row in found.decisions] == ["Avtalet godkänns."]
    assert found.recipients == ("Ekonomiavdelningen",)


def test_a_second_lead_inside_the_decision(knowledge: Knowledge) -> None:
    text = (
        "§ 31   Dnr KS 2021/48\nBokslut\n\nBeslut\nKommunstyrelsen beslutar\n1. Bokslutet godkänns.\n2. Nämnderna håller budget.\n\n"
        "Kommunstyrelsen föreslår kommunfullmäktige besluta\n1. Fritidsnämnden får pengar.\n"
    )
    decisions = fields(knowledge, text).decisions
    assert [(row.text, row.kind, row.to) for row in decisions] == [
        ("Bokslutet godkänns.", "final", None),
        ("Nämnderna håller budget.", "final", None),
        ("Fritidsnämnden får pengar.", "proposal", "Kommunfullmäktige"),
    ]


def test_att_clauses_with_a_wide_blank(knowledge: Knowledge) -> None:
    text = "§ 4 KS 2018/9\n\nBroar\n\nBeslut\nKommunstyrelsen beslutar\n\natt    bygga bron,\n\natt    betala den.\n"
    assert [row.text for row in fields(knowledge, text).decisions] == ["att bygga bron,", "att betala den."]

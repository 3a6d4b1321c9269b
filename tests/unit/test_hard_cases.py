"""The twenty-five hard cases of Swedish council papers, one by one. All papers are invented."""

from typing import Any

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Case, Document, PageRole, PlanRow

from tests.builders import structured

HEAD = "Kommunstyrelsen\nProtokoll\n2024-03-05\n\n"
LETTER = "Sälgö stad      Tjänsteskrivelse\nStadskontoret   Datum 2025-09-04\n\n"


def case(knowledge: Knowledge, *pages: str) -> Case:
    return structured(knowledge, *pages).cases[0]


def value(knowledge: Knowledge, name: str, *pages: str) -> Any:
    return getattr(case(knowledge, *pages).fields, name)


def texts(rows: Any) -> list[str]:
    return [row.text for row in rows]


def paragraphs(document: Document) -> list[object]:
    return [one.fields.paragraph for one in document.cases]


def test_case_01_proposals_across_two_page_breaks(knowledge: Knowledge) -> None:
    pages = (
        LETTER
        + "Kajernas användning\nSAK-2025-0417\n\nFörslag till beslut\nKommunstyrelsen beslutar\n1. Rapporten godkänns.",
        "Sälgö stad\n2. Kontoret får i uppdrag att bygga en bro tillsammans med fastighetsnämnden och att återkomma med",
        "Sälgö stad\nen kostnad för bron.\n3. Medel avsätts i budgeten.\n\nÄrendet\nKajerna är slitna.",
    )
    rows = value(knowledge, "proposals", *pages)
    assert [row.number for row in rows] == ["1", "2", "3"]
    assert rows[1].text.endswith("att återkomma med en kostnad för bron.")


@pytest.mark.parametrize("between", ["\n", "\n\n", "\n\n\n"])
def test_case_02_a_case_number_split_over_lines(knowledge: Knowledge, between: str) -> None:
    text = f"{LETTER}Kajernas användning\nSAK-2025-0417\n\nÄrendet\nFrågan bereddes i SAK-2023-{between}602 och avslutades.\n"
    assert value(knowledge, "other_case_numbers", text) == ("SAK-2023-602",)


def test_case_03_no_number_of_its_own(knowledge: Knowledge) -> None:
    text = f"{LETTER}Kajernas användning\n\nÄrendet\nSe SAK-2023-0602 och § 129.\n"
    found = case(knowledge, text)
    assert found.fields.case_number is None
    assert found.fields.other_case_numbers == ("SAK-2023-0602",)


def test_case_04_damaged_headings(knowledge: Knowledge) -> None:
    text = (
        "Salgo stad      Tjansteskrivelse\n\nKajernas anvandning\nSAK-2025-0417\n\nSammanfattning\nTre uppdrag redovisas har.\n\n"
        "Forslag till beslut\nKommunstyrelsen beslutar\n1. Rapporten godkanns.\n\nBeslutsunderlag\nRapport\n\nArendet\nKajerna dr slitna.\n"
    )
    kinds = [section.kind for section in case(knowledge, text).sections if section.heading]
    assert kinds == ["summary", "proposal", "basis", "background"]


def test_case_05_numbered_subheadings_are_no_proposals(knowledge: Knowledge) -> None:
    text = (
        f"{LETTER}Kajernas användning\nSAK-2025-0417\n\nFörslag till beslut\nRapporten godkänns.\n\n"
        "Ärendet\n1. Bryggan\nBryggan är byggd.\n2. Bron\nBron är ritad.\n"
    )
    found = case(knowledge, text)
    assert texts(found.fields.proposals) == ["Rapporten godkänns."]
    assert "2. Bron" in str(found.fields.background)


def test_case_06_an_att_list_in_the_background_and_att_clauses_in_the_decision(knowledge: Knowledge) -> None:
    text = (
        f"{HEAD}§ 7   Dnr KS 2024/31\nNy lekplats\n\nÄrendebeskrivning\nKommunstyrelsen har bett om:\n- att lekplatsen ritas\n"
        "- att den kostnadsberäknas\n\nBeslut\nKommunstyrelsen beslutar\natt bygga lekplatsen, samt\natt öppna den i juni.\n"
    )
    found = case(knowledge, text)
    assert len(found.fields.decisions) == 2
    assert "att den kostnadsberäknas" in str(found.fields.background)


def test_case_07_name_and_title_one_blank_apart(knowledge: Knowledge) -> None:
    text = f"{LETTER}Kajernas användning\nSAK-2025-0417\n\nÄrendet\nSlitna.\n\nAnsvariga\nAnna Ekvall Nämndsekreterare\nErik Åbo Öman Tf bitr avdelningschef\n"
    rows = value(knowledge, "staff", text)
    assert [(row.name, row.title) for row in rows] == [
        ("Anna Ekvall", "Nämndsekreterare"),
        ("Erik Åbo Öman", "Tf bitr avdelningschef"),
    ]


def test_case_08_rows_of_body_and_day(knowledge: Knowledge) -> None:
    text = f"{LETTER}Kajer\nSAK-2025-0417\n\nBeslutsplanering\nKommunstyrelsens arbetsutskott   2025-09-22\nKommunstyrelsen   2025-10-01\n"
    assert value(knowledge, "plan", text) == (
        PlanRow("Kommunstyrelsens arbetsutskott", "2025-09-22"),
        PlanRow("Kommunstyrelsen", "2025-10-01"),
    )


def test_case_09_a_title_over_several_lines_that_ends_in_a_full_stop(knowledge: Knowledge) -> None:
    text = (
        f"{HEAD}§ 7   Dnr KS 2024/31\nYttrande över länsstyrelsens förslag till nya föreskrifter om skydd\n"
        "av strandängarna vid sjön Alven och\nav åsen.\n\nBeslut\nYttrandet antas.\n"
    )
    assert str(value(knowledge, "title", text)).endswith("strandängarna vid sjön Alven och av åsen.")


def test_case_10_a_basis_item_goes_on_after_a_blank_line(knowledge: Knowledge) -> None:
    text = f"{LETTER}Kajer\nSAK-2025-0417\n\nBeslutsunderlag\n• Tjänsteskrivelse om kajernas framtida\n\nanvändning\n• Rapport\n\nÄrendet\nSlitna.\n"
    assert value(knowledge, "basis", text) == ("Tjänsteskrivelse om kajernas framtida användning", "Rapport")


def test_case_11_bullets_read_as_letters(knowledge: Knowledge) -> None:
    text = (
        "Salgo stad      Tjansteskrivelse\n\nKajernas anvandning\nSAK-2025-0417\n\nBeslutsunderlag\ne Rapport om kajernas framtid\n"
        "¢ Protokoll fran arbetsutskottet\n\nArendet\nKajerna ar slitna och behover rustas upp for att halla i manga ar.\n"
    )
    assert [str(row).split()[0] for row in value(knowledge, "basis", text)] == ["Rapport", "Protokoll"]


def test_case_12_a_free_heading_over_two_lines(knowledge: Knowledge) -> None:
    text = (
        "Utredning om stadens badplatser\n\nBakgrund\nStaden har nio badplatser. De sköts av två\nförvaltningar, som har delat upp ansvaret\n"
        "efter vilken väg som leder till platsen.\n\n"
        "Vilka badplatser som kan göras tillgängliga\noch vad det kostar\n\nFem badplatser kan göras tillgängliga. Det\nkostar två miljoner, och arbetet tar två år\nom marken är fri.\n"
    )
    headings = [row.heading for row in value(knowledge, "sections", text)]
    assert "Vilka badplatser som kan göras tillgängliga och vad det kostar" in headings


def test_case_13_a_heading_word_inside_a_title(knowledge: Knowledge) -> None:
    text = f'{HEAD}§ 7   Dnr KS 2024/31\nSvar på motionen "Beslut\nom fler träd"\n\nBeslut\nMotionen avslås.\n'
    assert texts(value(knowledge, "decisions", text)) == ["Motionen avslås."]


def test_case_14_a_quotation_with_a_line_that_is_a_heading_word(knowledge: Knowledge) -> None:
    text = (
        f"{HEAD}§ 7   Dnr KS 2024/31\nTräd i parken\n\nÄrendebeskrivning\nI skrivelsen står att nämndens eget\n"
        "beslut\nom träden aldrig har verkställts.\n\nBeslut\nSkrivelsen besvaras.\n"
    )
    found = case(knowledge, text)
    assert texts(found.fields.decisions) == ["Skrivelsen besvaras."]
    assert "aldrig har verkställts" in str(found.fields.background)


def test_case_15_no_summary_is_null(knowledge: Knowledge) -> None:
    assert value(knowledge, "summary", f"{LETTER}Kajer\nSAK-2025-0417\n\nÄrendet\nSlitna.\n") is None


def test_case_16_several_paragraphs_on_a_page_and_one_without_a_decision(knowledge: Knowledge) -> None:
    text = f"{HEAD}§ 7\n\nUpprop\nUpprop sker.\n\n§ 8\n\nInformation\nChefen informerar.\n\n§ 9\n\nAvgift\n\nBeslut\nAvgiften höjs.\n"
    document = structured(knowledge, text)
    assert paragraphs(document) == ["7", "8", "9"]
    assert [len(one.fields.decisions) for one in document.cases] == [0, 0, 1]


@pytest.mark.parametrize("sign", ["$ 8", "88", "S8", "§ B"])
def test_case_17_the_sign_is_misread(knowledge: Knowledge, sign: str) -> None:
    text = f"{HEAD}§ 7\n\nUpprop\nBeslut\nUpprop sker.\n\n{sign}\n\nAvgift\nBeslut\nAvgiften höjs.\n\n§ 9\n\nTaxa\nBeslut\nTaxan höjs.\n"
    assert paragraphs(structured(knowledge, text)) == ["7", "8", "9"]


def test_case_18_a_section_of_a_law_at_the_start_of_a_line(knowledge: Knowledge) -> None:
    text = f"{HEAD}§ 7   Dnr KS 2024/31\nArvoden\n\nÄrendebeskrivning\nEnligt kommunallagen\n5 kap. 67 § ska det framgå. Se även\n§ 68 samma lag.\n\nBeslut\nArvodena höjs.\n"
    assert paragraphs(structured(knowledge, text)) == ["7"]


def test_case_19_the_table_of_contents(knowledge: Knowledge) -> None:
    contents = (
        f"{HEAD}Innehåll\n§ 7   Upprop ............ 2\n§ 8   Avgift ............ 2\n§ 9   Taxa .............. 3\n"
    )
    minutes = f"{HEAD}§ 7\n\nUpprop\nUpprop sker.\n\n§ 8\n\nAvgift\nBeslut\nAvgiften höjs.\n\n§ 9\n\nTaxa\nBeslut\nTaxan höjs.\n"
    document = structured(knowledge, contents, minutes)
    assert paragraphs(document) == ["7", "8", "9"]
    assert document.pages_as(PageRole.CONTENTS) == (1,)


def test_case_20_header_and_footer_inside_a_decision(knowledge: Knowledge) -> None:
    foot = "\n\nJusterandes sign      Utdragsbestyrkande\n"
    first = f"{HEAD}§ 7   Dnr KS 2024/31\nTaxor\n\nBeslut\n1. Taxan för bad höjs med tio kronor, och{foot}"
    second = f"{HEAD}taxan för lek sänks.\n2. Taxan för båt är oförändrad.{foot}"
    assert texts(value(knowledge, "decisions", first, second)) == [
        "Taxan för bad höjs med tio kronor, och taxan för lek sänks.",
        "Taxan för båt är oförändrad.",
    ]


def test_case_21_names_split_over_lines(knowledge: Knowledge) -> None:
    text = (
        f"{HEAD}§ 7   Dnr KS 2024/31\nTaxor\n\nBeslut\nTaxan höjs.\n\nYrkande\nAda Ekvall (S), Bo Lindhage (M), Cilla\n"
        "af Ström (C), Eva-Lis Norr (MP) och Dag\nÖman (V) yrkar bifall till förslaget.\n"
    )
    (motion,) = value(knowledge, "motions", text)
    assert [row.name for row in motion.by] == [
        "Ada Ekvall",
        "Bo Lindhage",
        "Cilla af Ström",
        "Eva-Lis Norr",
        "Dag Öman",
    ]


def test_case_22_what_yes_and_no_mean(knowledge: Knowledge) -> None:
    text = (
        f"{HEAD}§ 7   Dnr KS 2024/31\nTaxor\n\nOmröstning\nJa för avslag och Nej för bifall till yrkandet.\n"
        "Ada Ekvall (S) röstar ja (1). Bo Lindhage (M) röstar nej (1).\n\nBeslut\nYrkandet avslås.\n"
    )
    (vote,) = value(knowledge, "votes", text)
    assert (vote.yes_means, vote.no_means) == ("avslag", "bifall till yrkandet")


def test_case_23_a_paragraph_adjusted_at_once(knowledge: Knowledge) -> None:
    text = f"{HEAD}§ 7\n\nUpprop\nUpprop sker.\n\n§ 8\n\nBorgen\nParagrafen är omedelbart justerad.\n\n§ 9\n\nTaxa\nBeslut\nTaxan höjs.\n"
    document = structured(knowledge, text)
    assert paragraphs(document) == ["7", "8", "9"]
    assert document.cases[1].fields.decisions == ()
    assert [section.kind for section in document.cases[1].sections] == ["closing"]


def test_case_24_nested_decisions(knowledge: Knowledge) -> None:
    text = (
        f"{HEAD}§ 7   Dnr KS 2024/31\nTaxor\n\nBeslut\n1. Taxan ändras så att\na) bad kostar mer,\nb) lek kostar mindre, och\n"
        "c) båt är oförändrad.\n2. Taxan gäller från juni.\n"
    )
    rows = value(knowledge, "decisions", text)
    assert [row.number for row in rows] == ["1", "2"]
    assert [(part.number, part.text) for part in rows[0].parts] == [
        ("a", "bad kostar mer,"), ("b", "lek kostar mindre, och"), ("c", "båt är oförändrad."),
    ]  # fmt: skip
    assert all(part in rows[0].text for part in ("bad kostar mer", "lek kostar mindre", "båt är oförändrad"))


def test_case_25_a_bundle_of_papers(knowledge: Knowledge) -> None:
    summons = "Tekniska nämnden      Kallelse\n2024-05-04\n\nKallelse till sammanträde\n\n§ 1 Upprop\n§ 2 Taxa\n"
    letter = "Datum:      2024-04-20      Tekniska nämnden\nDiarienr:   2024.018 TEN\nHandläggare:   Ada Ekvall\n\nTaxa\nFörslag till beslut\nTaxan höjs.\n"
    extract = "Miljönämnden\nProtokoll\n2024-03-12\n\n§ 31   Dnr MN 2024/9\n\nSamråd\nBeslut\nInget att erinra.\n"
    document = structured(knowledge, summons, letter, "", extract)
    assert [(one.kind, one.pages) for one in document.cases] == [
        ("kallelse", (1, 1)),
        ("tjansteskrivelse", (2, 2)),
        ("protokollsutdrag", (4, 4)),
    ]
    assert [paper.pages for paper in document.papers] == [(1,), (2,), (4,)]

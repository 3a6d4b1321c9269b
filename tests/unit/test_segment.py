"""Papers as plain text, cut into cases and sections. All of them are invented."""

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Document, FieldName, Issue, IssueCode, PageRole

from tests.builders import structured

CONTENTS = """Kommunstyrelsen
Protokoll
2024-03-05

§ 11   Mötets öppnande
§ 12   Månadsuppföljning
§ 13   Meddelanden
"""

MINUTES = """Kommunstyrelsen
Protokoll
2024-03-05

§ 11

Mötets öppnande
Ordföranden öppnar mötet.

§ 12   Dnr KS 2024/17
Månadsuppföljning
Ärendebeskrivning
Uppföljningen visar ett överskott. Enligt
§ 14 i reglementet ska den redovisas varje månad.

Föredragningar
§ 15 Skolskjuts
§ 16 Ny förskola

Beslut
Månadsuppföljningen godkänns.

§ 13

Meddelanden
Inga meddelanden finns.
"""


def paragraphs(document: Document) -> list[object]:
    return [case.fields.paragraph for case in document.cases]


def sections(document: Document, case: int = 0) -> list[tuple[str, str]]:
    return [(section.kind, document.text_of(section.heading)) for section in document.cases[case].sections]


def test_contents_agendas_and_running_text_begin_no_case(knowledge: Knowledge) -> None:
    document = structured(knowledge, CONTENTS, MINUTES)
    assert paragraphs(document) == ["11", "12", "13"]
    assert [case.fields.title for case in document.cases] == ["Mötets öppnande", "Månadsuppföljning", "Meddelanden"]
    assert document.pages_as(PageRole.CONTENTS) == (1,)
    assert document.kind == "protokoll"


def test_the_label_takes_no_part_in_number_or_title(knowledge: Knowledge) -> None:
    case = structured(knowledge, CONTENTS, MINUTES).cases[1]
    assert case.fields.case_number == "KS 2024/17"
    assert case.fields.other_case_numbers == ()


def test_a_gap_in_the_sequence_is_a_doubt(knowledge: Knowledge) -> None:
    document = structured(knowledge, MINUTES.replace("§ 12   Dnr", "Dnr"))
    assert paragraphs(document) == ["11", "13"]
    assert [issue.code for issue in document.cases[0].issues] == ["paragraph-missing"]


def test_continued_paragraphs_stay_one_case(knowledge: Knowledge) -> None:
    first = "§ 7   KS 2024/3\nVägar\n\nBeslut\nVägen byggs.\n\n§ 8   KS 2024/4\nBroar\n\nBakgrund\nBron är gammal"
    document = structured(knowledge, first, "§ 8, forts.\n\noch ska lagas.\n\nBeslut\nBron lagas.\n")
    assert paragraphs(document) == ["7", "8"]
    assert document.cases[1].fields.background == "Bron är gammal och ska lagas."


def test_a_title_over_three_lines_with_the_number_under_it(knowledge: Knowledge) -> None:
    text = (
        "§ 87 Svar på remiss om stadens\nmålbild för gröna stråk och\nöppna platser.\n\nSAK-2025-0298\n\n"
        "Sammanfattning\nStaden svarar på remissen.\n"
    )
    case = structured(knowledge, text).cases[0]
    assert case.fields.title == "Svar på remiss om stadens målbild för gröna stråk och öppna platser."
    assert case.fields.case_number == "SAK-2025-0298"


def test_a_heading_word_inside_text_is_no_heading(knowledge: Knowledge) -> None:
    text = (
        "Plan för parken\nKS 2024/9\n\nSammanfattning\nI dokumentet som heter så som det alltid har hetat i denna kommun, nämligen\n"
        "Beslut\nfinns svaret att läsa för den som vill.\n\nFörslag till beslut\nPlanen antas.\n"
    )  # fmt: skip
    assert [kind for kind, _ in sections(structured(knowledge, text))] == ["summary", "proposal"]


@pytest.mark.parametrize("break_at", ["", "\n"])
def test_a_case_number_split_over_lines_is_one_reference(knowledge: Knowledge, break_at: str) -> None:
    text = f"Utredning av kajerna\n\nBakgrund\nFullmäktige beslutade att utreda kajerna (§ 129, STK-2023-\n{break_at}602). Det är gjort.\n"
    case = structured(knowledge, text).cases[0]
    assert case.fields.other_case_numbers == ("STK-2023-602",)
    assert case.fields.case_number is None  # references only: never guessed


def test_free_headings_of_an_investigation(knowledge: Knowledge) -> None:
    text = (
        "Utredning av kajernas framtid\n\nBakgrund\nKajerna är gamla.\n\nFastighetskontorets och\nhamnens arbete\n"
        "Kontoret har mätt djupet.\n\nKostnader och tider\nArbetet kostar mycket.\n"
    )
    document = structured(knowledge, text)
    assert document.kind == "utredning"
    assert sections(document) == [
        ("background", "Bakgrund"),
        ("other", "Fastighetskontorets och hamnens arbete"),
        ("other", "Kostnader och tider"),
    ]


def test_a_bundle_is_split_into_its_papers(knowledge: Knowledge) -> None:
    letter = "Datum:      2024-02-01      Miljönämnden\nDiarienr:   2024.018 MN\n\nTillsynsplan\nFörslag till beslut\nPlanen antas.\n"
    extract = "Socialnämnden\nProtokoll\n2024-02-20\n\n§ 5 2024.020 SN\n\nAvgifter\nBeslut\nAvgifterna höjs.\n"
    document = structured(knowledge, letter, "", extract)
    assert [(case.kind, case.pages) for case in document.cases] == [
        ("tjansteskrivelse", (1, 1)),
        ("protokollsutdrag", (3, 3)),
    ]
    assert [case.fields.organ for case in document.cases] == ["Miljönämnden", "Socialnämnden"]
    assert [(paper.pages, paper.cases) for paper in document.papers] == [((1,), (0,)), ((3,), (1,))]


def test_page_headers_and_footers_are_in_no_value(knowledge: Knowledge) -> None:
    head = "Miljönämnden\nProtokoll\n2024-02-20\n\n"
    foot = "\n\nJusterandes sign   Utdragsbestyrkande\nSida {} av 2\n"
    first = head + "§ 3 2024.001 MN\n\nSjön\nBakgrund\nSjön är grumlig och ska" + foot.format(1)
    second = head + "renas under hösten.\n\nBeslut\nSjön renas." + foot.format(2)
    case = structured(knowledge, first, second).cases[0]
    assert case.fields.background == "Sjön är grumlig och ska renas under hösten."
    assert case.pages == (1, 2)


def test_the_body_of_a_narrow_letterhead_stands_on_two_lines(knowledge: Knowledge) -> None:
    text = "Socialnämndens\narbetsutskott\nProtokoll\n2024-02-20\n\n§ 3 2024.001 SN\n\nAvgifter\nBeslut\nJa.\n"
    assert structured(knowledge, text).cases[0].fields.organ == "Socialnämndens arbetsutskott"


def test_a_body_may_stand_close_to_its_paragraph(knowledge: Knowledge) -> None:
    document = structured(
        knowledge, MINUTES.replace("§ 12", "KS§ 12").replace("§ 11", "KS § 11").replace("§ 13", "KS§13")
    )
    assert paragraphs(document) == ["11", "12", "13"]


def test_the_crest_stands_beside_a_body_on_two_lines(knowledge: Knowledge) -> None:
    text = "x SÄL GÖ     Socialnämndens\n             arbetsutskott\nKOMMUN\nProtokoll\n2024-02-20\n\n§ 3 2024.001 SN\n\nAvgifter\nBeslut\nJa.\n"
    case = structured(knowledge, text).cases[0]
    assert (case.fields.organ, case.fields.date) == ("Socialnämndens arbetsutskott", "2024-02-20")


def test_a_title_may_begin_small(knowledge: Knowledge) -> None:
    text = "§ 3 2024.001 SN\ninitiativärende om torget\n\nÄrendebeskrivning\nTorget är trångt.\n\nBeslut\nJa.\n"
    assert structured(knowledge, text).cases[0].fields.title == "initiativärende om torget"


def test_what_is_no_council_paper_is_ovrigt(knowledge: Knowledge) -> None:
    document = structured(knowledge, "Recept på pannkakor\n\nVispa ägg och mjöl.\n")
    assert [case.kind for case in document.cases] == ["ovrigt"]
    assert document.cases[0].fields.case_number is None


def test_two_meetings_in_one_file_are_two_sequences(knowledge: Knowledge) -> None:
    again = MINUTES.replace("2024-03-05", "2024-04-02").replace("KS 2024/17", "KS 2024/18")
    document = structured(knowledge, CONTENTS, MINUTES, again)
    assert paragraphs(document) == ["11", "12", "13"] * 2
    assert [case.fields.date for case in document.cases] == ["2024-03-05"] * 3 + ["2024-04-02"] * 3


def test_the_same_minutes_twice_in_a_file_lose_nothing(knowledge: Knowledge) -> None:
    assert paragraphs(structured(knowledge, MINUTES, MINUTES)) == ["11", "12", "13"] * 2


def test_short_paragraphs_in_a_row_are_no_contents_list(knowledge: Knowledge) -> None:
    titles = ["Mötets öppnande", "Val av justerare", "Fastställande av dagordning", "Mötets avslutande"]
    text = "Kommunstyrelsen\nProtokoll\n2021-05-18\n\n" + "\n".join(
        f"§ {31 + i} {title}\nEtt svar\n" for i, title in enumerate(titles)
    )
    document = structured(knowledge, text)
    assert paragraphs(document) == ["31", "32", "33", "34"]
    assert [case.fields.title for case in document.cases] == titles


def test_a_quoted_decision_of_another_body_begins_no_case(knowledge: Knowledge) -> None:
    text = (
        "Kommunfullmäktige\nProtokoll\n2003-05-19\n\nKF § 46   Dnr 2003/118\nNy taxa\nKommunfullmäktiges beslut\nTaxan antas.\n\n"
        "KF § 47   Dnr 2003/121\nVal av nämndeman\nKommunfullmäktiges beslut\nTill nämndeman väljs Rut Ek (C).\n\n"
        "KS § 114\nKommunstyrelsens förslag\nVal förrättas.\n"
    )
    document = structured(knowledge, text)
    assert paragraphs(document) == ["46", "47"]
    assert not any(case.issues for case in document.cases)


def test_the_range_on_the_front_page_is_a_check(knowledge: Knowledge) -> None:
    front = (
        "Kommunstyrelsen\nProtokoll\n2021-05-18\n\nPlats och tid     Kommunhuset\nParagrafer        1–3\nBeslutande        Rut Ek (C)\n"
        "Sekreterare       Nils Alm\n"
    )
    body = "§ 1 Upprop\nUpprop förrättas.\n\n§ 2 Taxa\n\nBeslut\nTaxan antas.\n"
    document = structured(knowledge, front, body)
    assert document.pages_as(PageRole.FRONT) == (1,)
    missing = Issue(IssueCode.PARAGRAPH_MISSING, field=FieldName.PARAGRAPH, facts={"paragraph": 3})
    assert document.cases[1].issues == (missing,)


def test_a_letter_that_repeats_its_header_stays_one_paper(knowledge: Knowledge) -> None:
    head = "Tekniska kontoret   Datum: 2021-05-04   Diarienr: TN 2021/44   {} (2)\n\n"
    first = head.format(1) + "Ny taxa\n\nFörslag till beslut\n1. Nämnden antar taxan.\n"
    document = structured(knowledge, first, head.format(2) + "2. Taxan gäller från 2022-01-01.\n")
    assert [case.pages for case in document.cases] == [(1, 2)]
    proposals = document.cases[0].fields.proposals
    assert isinstance(proposals, tuple)
    assert len(proposals) == 2


def test_last_lines_that_recur_are_text_not_feet(knowledge: Knowledge) -> None:
    page = "§ {0} KS 2021/4{0}\nAvtal\n\nBeslut\nAvtal {0} godkänns.\n\nBeslutet skickas till\nKommunfullmäktige\n"
    document = structured(knowledge, page.format(1), page.format(2))
    assert [case.fields.recipients for case in document.cases] == [("Kommunfullmäktige",)] * 2


def test_a_summons_is_no_protokoll(knowledge: Knowledge) -> None:
    text = "Tekniska nämnden      Kallelse\n2021-05-04\n\nKallelse till sammanträde\n\n§ 1 Upprop\n§ 2 Taxa\n"
    assert [case.kind for case in structured(knowledge, text).cases] == ["kallelse"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Motion om fler lekplatser", "motion"),
        ("Interpellation till kommunstyrelsens ordförande", "interpellation"),
        ("Medborgarförslag om en hundrastgård", "medborgarforslag"),
        ("Bilaga 2", "bilaga"),
        ("Anslagsbevis", "anslagsbevis"),
        ("Yttrande över förslag till ny hastighetsgräns", "yttrande"),
        ("Sommarens öppettider", "ovrigt"),
    ],
)
def test_papers_without_a_number_are_known_by_their_title(knowledge: Knowledge, title: str, kind: str) -> None:
    text = f"{title}\n\nParken behöver mer grönska och fler bänkar. Den används av många på kvällarna.\n"
    assert [case.kind for case in structured(knowledge, text).cases] == [kind]


def test_a_head_goes_on_below_a_bodys_name_of_which_only_the_end_was_read(knowledge: Knowledge) -> None:
    text = "Soc1a1n mnd ns\narbetsutskott\nProtokoll\n2024-02-01\n\n§ 67 2024.142 SN\n\nRiktlinjer\n\nBeslut\nRiktlinjerna antas.\n"
    (case,) = structured(knowledge, text).cases
    assert (case.fields.organ, case.fields.date) == (None, "2024-02-01")


def test_a_case_after_a_letter_does_not_inherit_its_sender(knowledge: Knowledge) -> None:
    letter = "Datum:      2024-02-01      Miljönämnden\nDiarienr:   2024.018 MN\n\nTillsynsplan\nFörslag till beslut\nPlanen antas.\n"
    document = structured(knowledge, letter, "§ 67 2024.142 KS\n\nRiktlinjer\n\nBeslut\nRiktlinjerna antas.\n")
    assert [(case.fields.case_number, case.fields.organ, case.fields.date) for case in document.cases] == [
        ("2024.018 MN", "Miljönämnden", "2024-02-01"),
        ("2024.142 KS", None, None),
    ]


def renumbered(knowledge: Knowledge, line: str) -> tuple[list[object], list[str]]:
    document = structured(knowledge, MINUTES.replace("§ 12   Dnr", line))
    return paragraphs(document), [issue.code for case in document.cases for issue in case.issues]


@pytest.mark.parametrize(
    "line", ["812   Dnr", "8 12   Dnr", "S12   Dnr", "§ l2   Dnr", "§ 1Z   Dnr", "§I2   Dnr", "§&12   Dnr", "§1Z   Dnr"]
)
def test_a_misread_number_is_what_the_sequence_lacks(knowledge: Knowledge, line: str) -> None:
    found, codes = renumbered(knowledge, line)
    assert found == ["11", "12", "13"]
    assert codes == ["paragraph-doubtful"]  # and a person is asked to look


def test_the_ledger_says_that_the_sequence_told_the_number(knowledge: Knowledge) -> None:
    document = structured(knowledge, MINUTES.replace("§ 12   Dnr", "8 12   Dnr"))
    assert [(row.read, row.text, row.reason) for row in document.repairs] == [("8", "§", "sequence")]


def test_a_signs_usual_misreading_needs_no_person(knowledge: Knowledge) -> None:
    assert renumbered(knowledge, "$ 12   Dnr") == (["11", "12", "13"], [])


@pytest.mark.parametrize("line", ["815   Dnr", "12   Dnr", "Ärende 812   Dnr"])
def test_what_leaves_no_answer_is_flagged(knowledge: Knowledge, line: str) -> None:
    found, codes = renumbered(knowledge, line)
    assert found == ["11", "13"]
    assert "paragraph-missing" in codes


def test_two_lines_that_may_be_the_number_are_none(knowledge: Knowledge) -> None:
    twice = MINUTES.replace(
        "§ 12   Dnr KS 2024/17\n", "812   Dnr KS 2024/17\nEn punkt\nBeslut\nJa.\n\n812   Dnr KS 2024/18\n"
    )
    document = structured(knowledge, twice)
    assert paragraphs(document) == ["11", "13"]


HEAD_OF_EACH = "SAMMANTRÄDESPROTOKOLL   1(1)\nKommunstyrelsen   2025-06-09\n\n"
EACH_ANEW = [
    f"Sälgö kommun   {HEAD_OF_EACH}ÄRENDELISTA\n§ 8   Nya bänkar   2\n§ 9   Ny färja   3\n§ 10   Nytt torg   4\n",
    *(
        f"{HEAD_OF_EACH}§ {number}   KS KF/2025:{number + 9}\n{title}\n\nBeslut\nFörslaget godkänns.\n"
        for number, title in ((8, "Nya bänkar"), (9, "Ny färja"), (10, "Nytt torg"))
    ),
]


def test_minutes_may_number_the_pages_of_each_paragraph_anew(knowledge: Knowledge) -> None:
    document = structured(knowledge, *EACH_ANEW)
    assert [(case.kind, case.fields.paragraph) for case in document.cases] == [
        ("protokoll", "8"),
        ("protokoll", "9"),
        ("protokoll", "10"),
    ]
    assert document.roles[1] is PageRole.CONTENTS


def test_a_list_of_cases_before_decisions_is_contents_and_no_agenda(knowledge: Knowledge) -> None:
    decided = structured(knowledge, *EACH_ANEW)
    assert [case.fields.title for case in decided.cases] == ["Nya bänkar", "Ny färja", "Nytt torg"]
    planned = structured(knowledge, *(page.replace("Beslut\n", "Förslag till beslut\n") for page in EACH_ANEW))
    assert {case.kind for case in planned.cases} == {"kallelse"}


def test_a_number_may_name_two_bodies(knowledge: Knowledge) -> None:
    document = structured(knowledge, *EACH_ANEW)
    assert [case.fields.case_number for case in document.cases] == ["KS KF/2025:17", "KS KF/2025:18", "KS KF/2025:19"]


@pytest.mark.parametrize("court", ["Förvaltningsrätten", "Kammarrätten", "förvaltningsrätten"])
def test_the_town_of_a_court_wrote_no_paper(knowledge: Knowledge, court: str) -> None:
    text = f"§ 9   KS 2025/18\nNy färja\n\nBakgrund\n{court} i Falun har avslagit. {court} i Falun dömer.\n\nBeslut\nFärjan godkänns.\n"
    (case,) = structured(knowledge, text).cases
    assert case.fields.municipality is None


def test_a_page_numbered_after_the_one_before_begins_no_paper(knowledge: Knowledge) -> None:
    text = """                                             TJÄNSTESKRIVELSE          1(2)
                                             Datum                Dnr
                                             2025-06-01           2025/20
Omsorgsnämnden

Nya bänkar

Förslag till beslut
Bänkarna godkänns.
\f                                      Datum            Dnr            Sida
Sälgö kommun                          2025-06-02                      2(2)

Beslutsunderlag
Karta över torget
"""
    (case,) = structured(knowledge, *text.split("\f")).cases
    assert (case.fields.case_number, case.fields.basis) == ("2025/20", ("Karta över torget",))


def test_a_question_with_boxes_ends_what_stands_above(knowledge: Knowledge) -> None:
    text = (
        "§ 8   KS 2025/17\nNya bänkar\n\nFörslag till beslut\nBänkarna godkänns.\n\n"
        "Påverkar beslutet barn?\n☐ Ja, se bilaga.\n☒ Nej.\n\nBeslut\nBänkarna godkänns.\n"
    )
    (case,) = structured(knowledge, text).cases
    assert [row.text for row in case.fields.proposals] == ["Bänkarna godkänns."]


@pytest.mark.parametrize(
    "heading",
    ["Överläggning", "Ajournering", "MBL-behandling", "KOMMUNFULLMÄKTIGES BEHANDLING", "Nämndens handläggning"],
)
def test_what_happens_at_the_meeting_ends_a_list(knowledge: Knowledge, heading: str) -> None:
    text = f"§ 8   KS 2025/17\nNya bänkar\n\nBeslutsunderlag\nKarta över torget\n\n{heading}\nMötet talar om bänkarna.\n\nBeslut\nBänkarna godkänns.\n"
    (case,) = structured(knowledge, text).cases
    assert case.fields.basis == ("Karta över torget",)


@pytest.mark.parametrize("heading", ["Exp.", "Exp:"])
def test_recipients_may_stand_under_an_abbreviation(knowledge: Knowledge, heading: str) -> None:
    text = f"§ 8   KS 2025/17\nNya bänkar\n\nBeslut\nBänkarna godkänns.\n\n{heading}\nParkenheten\nEkonomienheten\n"
    (case,) = structured(knowledge, text).cases
    assert case.fields.recipients == ("Parkenheten", "Ekonomienheten")


def test_a_rule_of_dashes_is_no_decision(knowledge: Knowledge) -> None:
    text = "§ 8   KS 2025/17\nNya bänkar\n\nBeslut\nBänkarna godkänns.\n\n- - - -\n"
    (case,) = structured(knowledge, text).cases
    assert [row.text for row in case.fields.decisions] == ["Bänkarna godkänns."]


@pytest.mark.parametrize("number", ["Bun/2025:608", "KS/2025:8", "KS KF/2025:8", "Kstu/2025:1"])
def test_a_number_stands_below_the_title(knowledge: Knowledge, number: str) -> None:
    text = f"§ 8\nNya bänkar\n{number}\n\nBeslut\nBänkarna godkänns.\n"
    (case,) = structured(knowledge, text).cases
    assert (case.fields.case_number, case.fields.title) == (number, "Nya bänkar")


def test_the_number_in_the_head_of_a_letter_needs_no_label(knowledge: Knowledge) -> None:
    text = """                                                          1 (2)
                                        2025-06-01

                                        TJÄNSTESKRIVELSE
                                        SKK 2025/53

                                        Kommunstyrelsens verksamhetsutskott

Nya bänkar

Förslag till beslut
Bänkarna godkänns.
"""
    (case,) = structured(knowledge, text).cases
    assert (case.kind, case.fields.case_number, case.fields.title) == ("tjansteskrivelse", "SKK 2025/53", "Nya bänkar")


MEETING = """                                 SAMMANTRÄDESPROTOKOLL
                                 Sammanträdesdatum
                                 2025-06-09

Omsorgsnämnden
Plats och tid                    {place} 2025-06-09 kl 15:00-16:10
Beslutande ledamöter             Ada Ekvall S

Övriga närvarande                Olga Brandt, nämndsekreterare

Justeringsperson                 Ada Ekvall

Justeringens plats och tid       Digitalt 2025-06-10
\f                                 SAMMANTRÄDESPROTOKOLL
                                 Sammanträdesdatum
                                 2025-06-09

§ 8   Dnr 2025/17
Nya bänkar

Beslut
Bänkarna godkänns.

§ 9   Dnr 2025/18
Ny färja

Beslut
Färjan godkänns.
"""


@pytest.mark.parametrize(
    ("place", "municipality"),
    [("Flen, skolans aula", "Flen"), ("Stadshuset, Flen", "Flen"), ("Ön, skolans aula", None), ("Flensgården", None)],
)
def test_the_place_of_the_meeting_names_the_municipality(
    knowledge: Knowledge, place: str, municipality: str | None
) -> None:
    document = structured(knowledge, *MEETING.format(place=place).split("\f"))
    assert document.meetings
    assert [case.fields.municipality for case in document.cases] == [municipality, municipality]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Protokollsutdrag\n\n§ 8   KS 2025/17\nNya bänkar\n\nBeslut\nBänkarna godkänns.\n", set()),
        ("Protokollsutdrag\n\n§ 8   KS 2025/17\n\nBeslut\nBänkarna godkänns.\n", {"title"}),
        ("Protokollsutdrag\n\n§ 8   KS 2025/17\nNya bänkar\n\nBakgrund\nTorget saknar bänkar.\n", {"decisions"}),
        ("Protokollsutdrag\n\nBeslut\nBänkarna godkänns.\n", {"paragraph", "title"}),
        ("Tjänsteskrivelse\nDatum 2025-06-09   Dnr KS 2025/17\n\nFörslag till beslut\nBänkarna godkänns.\n", {"title"}),
    ],
)
def test_what_papers_of_a_kind_have_is_missed(knowledge: Knowledge, text: str, missing: set[str]) -> None:
    (case,) = structured(knowledge, text).cases
    assert {issue.field for issue in case.issues if issue.code is IssueCode.FIELD_MISSING} == missing


def test_information_in_minutes_needs_no_decision(knowledge: Knowledge) -> None:
    document = structured(
        knowledge,
        "§ 8   KS 2025/17\nNya bänkar\n\nBakgrund\nInformation ges.\n\n§ 9   KS 2025/18\nNytt torg\n\nBeslut\nJa.\n",
    )
    assert not [issue for case in document.cases for issue in case.issues if issue.code is IssueCode.FIELD_MISSING]

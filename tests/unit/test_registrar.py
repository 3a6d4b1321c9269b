"""What a registrar knows of other municipalities' papers: how they number, list, sign, vote, summon. All are invented."""

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Case, DecisionKind, DissentKind, DocType
from diakrit.swedish import numbering

from tests.builders import structured


def minutes(case: str, *, organ: str = "Socialnämnden") -> str:
    return f"{organ}\nProtokoll\n2025-03-04\n\n{case}"


def only(knowledge: Knowledge, text: str) -> Case:
    (case,) = structured(knowledge, text).cases
    return case


# § lines


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("§ 12", "12"),
        ("§12 Ny taxa", "12"),
        ("12 § Ny taxa", "12"),
        ("KF § 12 Dnr 2025/3", "12"),
        ("KF 153 Upprop", "153"),
        ("Ks 1", "1"),
        ("KSAU 7", "7"),
        ("SBN 44  Dnr 2025/3", "44"),
        ("5 kap. 12 §", None),
        ("KF 2025", None),
        ("KF 2025/12", None),
        ("Bilaga 2", None),
        ("AB 12", None),
        ("Sida 3", None),
        ("Kl 13", None),
        ("§ 12–14", None),
    ],
)
def test_lines_that_number_a_case(line: str, number: str | None) -> None:
    match = numbering.PARAGRAPH.match(line)
    assert (match["number"] if match else None) == number


@pytest.mark.parametrize("form", ["{} §", "SN {}", "Sn § {}", "§{}"])
def test_a_paper_has_one_form_of_numbers(knowledge: Knowledge, form: str) -> None:
    cases = (f"{form.format(at)}\nBidrag {at}\n\nBeslut\nBidrag {at} beviljas.\n" for at in (7, 8, 9))
    found = structured(knowledge, minutes("\n".join(cases).replace("Sn", "SN"))).cases
    assert [case.fields.paragraph for case in found] == ["7", "8", "9"]


def test_the_contents_of_minutes_do_not_decide_the_form(knowledge: Knowledge) -> None:
    contents = (
        "Socialnämnden\nProtokoll\n2025-03-04\n\nÄrendelista\n§ 7   Bidrag till Fyren\n§ 8   Bidrag till Masten\n"
    )
    cases = (f"SN § {at}   SN 2025/{at}\nBidrag {at}\n\nBeslut\nBidraget beviljas.\n" for at in (7, 8))
    found = structured(knowledge, contents, minutes("\n".join(cases))).cases
    assert [(case.kind, case.fields.paragraph) for case in found] == [
        (DocType.PROTOKOLL, "7"),
        (DocType.PROTOKOLL, "8"),
    ]


# Lists

WIDE = "Ansökan om bidrag från föreningen Fyren i Sjövik med bilagor 2025-01-07"


def listed(knowledge: Knowledge, heading: str, entries: str) -> Case:
    return only(knowledge, minutes(f"§ 7   SN 2025/7\nBidrag\n\nBeslut\nBidraget beviljas.\n\n{heading}\n{entries}\n"))


def test_an_entry_begins_on_each_row_however_full_the_row_above(knowledge: Knowledge) -> None:
    case = listed(knowledge, "Beslutsunderlag", f"{WIDE}\nFörvaltningens tjänsteskrivelse 2025-02-20\nBudget")
    assert case.fields.basis == (WIDE, "Förvaltningens tjänsteskrivelse 2025-02-20", "Budget")


@pytest.mark.parametrize(
    "entry",
    [
        "Riktlinjer för bidrag till föreningar som ordnar läger för barn och unga i\nSjövik",
        "Riktlinjer för bidrag till föreningar som ordnar läger, träffar och resor,\n2025-01-07",
        "Riktlinjer för bidrag till föreningar som ordnar läger för barn och unga i en\nstor kommun",
    ],
)
def test_an_entry_may_go_on_in_the_next_row(knowledge: Knowledge, entry: str) -> None:
    case = listed(knowledge, "Beslutsunderlag", f"{entry}\nBudget")
    assert case.fields.basis == (" ".join(entry.split()), "Budget")


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Ekonomienheten, Revisorerna, Akten", ("Ekonomienheten", "Revisorerna", "Akten")),
        ("Ekonomienheten, Revisorerna och Akten", ("Ekonomienheten", "Revisorerna", "Akten")),
        (
            "Ekonomienheten, Revisorerna, samt Borås och Ulricehamns räddningstjänst",
            ("Ekonomienheten", "Revisorerna", "Borås och Ulricehamns räddningstjänst"),
        ),
        (
            "Ekonomienheten, Borås och Ulricehamns räddningstjänst",
            ("Ekonomienheten", "Borås och Ulricehamns räddningstjänst"),
        ),
        ("Kultur-, fritids- och turistnämnden", ("Kultur-, fritids- och turistnämnden",)),
        ("Rektorer, grundskola\nEkonomienheten", ("Rektorer, grundskola", "Ekonomienheten")),
        ("Nils Ek, Ekonomichef", ("Nils Ek, Ekonomichef",)),
        ("E. Lind. SN, Lönekontoret, Kansliet", ("E. Lind", "SN", "Lönekontoret", "Kansliet")),
    ],
)
def test_recipients_in_running_text_are_parted(knowledge: Knowledge, printed: str, names: tuple[str, ...]) -> None:
    assert listed(knowledge, "Expedieras till", printed).fields.recipients == names


def test_a_list_that_every_page_repeats_is_no_foot(knowledge: Knowledge) -> None:
    pages = [
        minutes(
            f"§ {at}   SN 2025/{at}\nBidrag {at}\n\nBeslut\nBidraget beviljas.\n\nBeslutet skickas till\nAkten\nRevisorerna\n"
        )
        for at in (7, 8, 9)
    ]
    found = structured(knowledge, *pages).cases
    assert [case.fields.recipients for case in found] == [("Akten", "Revisorerna")] * 3


@pytest.mark.parametrize(
    "cell", ["Justerandes sign", "Protokollsutdrag intygas:", "Utdragsbestyrkande", "Expedierat/bestyrkt"]
)
def test_a_row_with_a_cell_to_sign_in_is_a_foot(knowledge: Knowledge, cell: str) -> None:
    case = listed(knowledge, "Beslutet skickas till", f"Akten\n\nInformationsklass 0      {cell}")
    assert case.fields.recipients == ("Akten",)
    assert case.kind is DocType.PROTOKOLLSUTDRAG


# What is decided


def test_what_minutes_forward_is_what_they_decide(knowledge: Knowledge) -> None:
    text = "§ 7   SN 2025/7\nTaxa\n\nFÖRSLAG - Kommunfullmäktige\nSocialnämnden föreslår kommunfullmäktige att anta taxan.\n\nBakgrund\nTaxan är gammal.\n"
    case = only(knowledge, minutes(text))
    assert [(decision.kind, decision.to) for decision in case.fields.decisions] == [
        (DecisionKind.PROPOSAL, "Kommunfullmäktige")
    ]
    assert case.fields.proposals == ()


def test_what_another_body_proposed_is_no_decision(knowledge: Knowledge) -> None:
    text = "§ 7   KS 2025/7\nTaxa\n\nSocialnämndens förslag till kommunstyrelsen\nTaxan antas.\n\nBakgrund\nTaxan är gammal.\n"
    case = only(knowledge, minutes(text, organ="Kommunstyrelsen"))
    assert case.fields.decisions == ()
    assert [proposal.text for proposal in case.fields.proposals] == ["Taxan antas."]


def test_votes_in_one_sentence(knowledge: Knowledge) -> None:
    text = "§ 7   SN 2025/7\nTaxa\n\nBeslut\nTaxan antas.\n\nOmröstning\nMed 9 röster mot 4 beslutar nämnden att anta taxan.\n"
    (vote,) = only(knowledge, minutes(text)).fields.votes
    assert (vote.yes, vote.no) == (9, 4)


def test_each_who_has_something_noted_is_one_dissent(knowledge: Knowledge) -> None:
    text = (
        "§ 7   SN 2025/7\nTaxa\n\nBeslut\nTaxan antas.\n\nProtokollsanteckningar\nAda Ek (S) lät anteckna följande.\n"
        "”Taxan är för hög.”\n\nBo Lind (V) lät anteckna följande.\n”Taxan är för låg.”\n"
    )
    dissents = only(knowledge, minutes(text)).fields.dissents
    assert [(dissent.kind, dissent.by[0].name) for dissent in dissents] == [
        (DissentKind.NOTE, "Ada Ek"),
        (DissentKind.NOTE, "Bo Lind"),
    ]


# Summons, attachments

ITEMS = "1 Val av ombud\nDnr KS 2025/7\n\nFörslag till beslut\nAda Ek väljs.\n\n2 Ny taxa\nDnr KS 2025/8\n\nFörslag till beslut\nTaxan antas.\n"


@pytest.mark.parametrize(
    "top",
    [
        "KALLELSE\n\nSocialnämnden\n2025-03-04\n",
        "KALLELSE/UNDERRÄTTELSE\n\nSocialnämnden\n2025-03-04\n",
        "Socialnämnden kallas till sammanträde\n2025-03-04\n",
        "Socialnämnden\nSammanträde 2025-03-04\nPlats Rådhuset\n",
    ],
)
def test_a_summons_is_known_by_a_line_or_by_what_it_lists(knowledge: Knowledge, top: str) -> None:
    case = only(knowledge, f"{top}\n{ITEMS}")
    assert (case.kind, case.fields.organ, case.fields.date) == (DocType.KALLELSE, "Socialnämnden", "2025-03-04")
    assert case.fields.case_number is None


def test_an_attachment_with_paragraphs_of_its_own_holds_no_cases(knowledge: Knowledge) -> None:
    case = minutes("§ 8   SN 2025/8\nAvtal om bänkar\n\nBeslut\nAvtalet godkänns.\n\nExpedieras till\nParkenheten\n")
    agreement = "Avtal mellan kommunen och föreningen\n\n§ 1 Parter\nAvtalet gäller mellan kommunen och föreningen.\n\n§ 2 Syfte\nFöreningen målar bänkar.\n"
    found = structured(knowledge, case, agreement).cases
    assert [(case.fields.paragraph, case.fields.recipients) for case in found] == [("8", ("Parkenheten",)), (None, ())]


def test_the_number_of_a_letter_may_stand_under_our_reference(knowledge: Knowledge) -> None:
    text = "Tjänsteskrivelse\nVårt datum      2025-03-04\nVår beteckning      00298/2025\n\nNy taxa\n\nFörslag till beslut\nTaxan antas.\n"
    case = only(knowledge, text)
    assert (case.fields.case_number, case.fields.date) == ("00298/2025", "2025-03-04")


def test_a_wide_gap_is_told_by_the_closest_rows(knowledge: Knowledge) -> None:
    """A page with few rows of running text has blank lines between its sections all the same."""
    case = only(
        knowledge,
        "§ 7\n\nTaxa\n\nBeslut\nTaxan antas.\n\nFyrens läge\nFyren är gammal.\n\nExpedieras till\nAkten\n\nBilagor\nKarta\n",
    )
    assert [decision.text for decision in case.fields.decisions] == ["Taxan antas."]

"""A paper teaches how it sets its headings: those that no lexicon knows end the section above them. All texts are invented."""

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Box, Case, DocType, FieldName, IssueCode, Page, PageState, SectionKind, Style, Word
from diakrit.reading.layout import arrange

from tests.builders import A4, structured

WIDTH, HEIGHT = A4


def printed(lines: list[tuple[str, float, Style]]) -> Page:
    """A page of lines, each with its size in points and style; an empty line leaves a blank space."""
    rows, y = [], 60.0
    for text, size, style in lines:
        y += 1.3 * size
        if not text:
            continue
        x, words = 70.0, []
        for word in text.split():
            right = x + 0.5 * size * len(word)
            words.append(
                Word(
                    word,
                    word,
                    Box(x / WIDTH, (y - 0.9 * size) / HEIGHT, right / WIDTH, (y + 0.2 * size) / HEIGHT),
                    style=style,
                )
            )
            x = right + 0.28 * size
        rows.append(tuple(words))
    return Page(1, WIDTH, HEIGHT, PageState.TEXT, "text layer", arrange(tuple(rows), WIDTH, HEIGHT, inked=False))


def body(*texts: str) -> list[tuple[str, float, Style]]:
    return [(text, 11.0, Style.PLAIN) for text in texts]


def head(text: str, size: float = 11.0, style: Style = Style.BOLD) -> list[tuple[str, float, Style]]:
    return [("", 8.0, Style.PLAIN), (text, size, style)]


def case_of(knowledge: Knowledge, lines: list[tuple[str, float, Style]]) -> Case:
    return structured(knowledge, printed(lines)).cases[0]


PAPER_TEXT = (
    "Föreningen har ansökt om ett bidrag till sin verksamhet för",
    "barn och unga i centrala orten under året.",
)


@pytest.mark.parametrize(
    ("size", "style"), [(11.0, Style.BOLD), (14.0, Style.PLAIN), (14.0, Style.BOLD), (11.0, Style.ITALIC)]
)
def test_what_is_set_as_the_known_headings_are_is_a_heading(knowledge: Knowledge, size: float, style: Style) -> None:
    lines = [("§ 12   KS 2025/17", 11.0, Style.PLAIN), ("Bidrag till Fyren", 15.0, Style.BOLD)]
    lines += (
        head("Beslut", size, style) + body("Bidraget beviljas.") + head("Fyrens läge", size, style) + body(*PAPER_TEXT)
    )
    lines += head("Beslutsunderlag", size, style) + body("Ansökan 2025-01-07")
    case = case_of(knowledge, lines)
    assert [section.kind for section in case.sections] == [SectionKind.DECISION, SectionKind.OTHER, SectionKind.BASIS]
    assert [decision.text for decision in case.fields.decisions] == ["Bidraget beviljas."]
    assert [section.heading for section in case.fields.sections][1] == "Fyrens läge"


def test_what_stands_out_inside_a_text_is_none(knowledge: Knowledge) -> None:
    lines = [("§ 12   KS 2025/17", 11.0, Style.PLAIN), ("Bidrag till Fyren", 15.0, Style.BOLD)]
    lines += head("Beslut") + body("Bidraget beviljas.") + head("Ärendet") + body(PAPER_TEXT[0])
    lines += [
        ("viktigt att komma ihåg", 11.0, Style.BOLD),
        *body(PAPER_TEXT[1]),
        *head("Expedieras till"),
        *body("Kommunstyrelsen"),
    ]
    case = case_of(knowledge, lines)
    assert [section.kind for section in case.sections] == [
        SectionKind.DECISION,
        SectionKind.BACKGROUND,
        SectionKind.RECIPIENTS,
    ]
    assert case.fields.recipients == ("Kommunstyrelsen",)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Handlingar som låg till grund", FieldName.BASIS),
        ("Ärendets underlag", FieldName.BASIS),
        ("Beslutet meddelas", FieldName.RECIPIENTS),
        ("Mottagare av beslutet", FieldName.RECIPIENTS),
    ],
)
def test_an_unknown_heading_is_understood_by_its_words(knowledge: Knowledge, heading: str, field: FieldName) -> None:
    assert knowledge.headings().find(heading) is None
    lines = [("§ 12   KS 2025/17", 11.0, Style.PLAIN), ("Bidrag till Fyren", 15.0, Style.BOLD)]
    lines += head("Beslut") + body("Bidraget beviljas.") + head(heading) + body("Ekonomienheten", "Revisorerna")
    assert case_of(knowledge, lines).fields.value(field) == ("Ekonomienheten", "Revisorerna")


def test_what_names_a_day_or_a_paragraph_heads_what_was_said_earlier(knowledge: Knowledge) -> None:
    headings = knowledge.headings()
    assert headings.guess("Beslut i nämnden") is not None
    assert headings.guess("Beslut i nämnden den 3 maj 2024") is None
    assert headings.guess("Beslut i nämnden § 14") is None


@pytest.mark.parametrize(
    ("label", "heads"),
    [
        ("Beslutet meddelas:", True),
        ("Votering begärs och denna ordning godkänns:", True),
        ("Arbetsutskottet har också beaktat följande beslut:", False),
        ("God hushållning ur ett finansiellt perspektiv:", False),
        ("Ekonomisk bedömning:", False),
    ],
)
def test_labels_that_nothing_but_their_place_tells(knowledge: Knowledge, label: str, heads: bool) -> None:
    assert knowledge.headings().labels(label) is heads


@pytest.mark.parametrize("heading", ["Verkställighet av beslut", "Information om beslut", "Konsekvenser av beslutet"])
def test_what_is_said_of_a_decision_is_none(knowledge: Knowledge, heading: str) -> None:
    guess = knowledge.headings().guess(heading)
    assert guess is not None
    assert guess.kind is SectionKind.CONSIDERATIONS


MINUTES = """Kommunstyrelsen
Protokoll
2025-03-04

§ 12   KS 2025/17
Bidrag till Fyren

{first}
Bidraget beviljas.

{second}
Föreningen driver en verksamhet för barn och unga i centrala orten, och har sökt
bidrag för den.

{third}
Ansökan 2025-01-07
"""


def test_in_a_text_file_blank_space_tells(knowledge: Knowledge) -> None:
    text = MINUTES.format(first="Beslut", second="Fyrens läge", third="Beslutsunderlag")
    (case,) = structured(knowledge, text + "\nExpedieras till\nEkonomienheten\n").cases
    assert [section.kind for section in case.sections][1] is SectionKind.OTHER
    assert [decision.text for decision in case.fields.decisions] == ["Bidraget beviljas."]


def test_capitals_tell_in_a_text_file(knowledge: Knowledge) -> None:
    text = MINUTES.format(first="BESLUT", second="FYRENS LÄGE", third="HANDLINGAR TILL ÄRENDET")
    (case,) = structured(knowledge, text).cases
    assert case.fields.basis == ("Ansökan 2025-01-07",)
    assert [section.kind for section in case.sections][1] is SectionKind.OTHER


def test_a_body_that_decides_may_head_its_decision(knowledge: Knowledge) -> None:
    lines = [("§ 12   SN 2025/17", 11.0, Style.PLAIN), ("Bidrag till Fyren", 15.0, Style.BOLD)]
    lines += head("Ärendet") + body(*PAPER_TEXT) + head("Beslutsunderlag") + body("Ansökan 2025-01-07")
    lines += head("Socialnämnden beslutar") + body("Bidraget beviljas.")
    case = case_of(knowledge, lines)
    assert [decision.text for decision in case.fields.decisions] == ["Bidraget beviljas."]
    assert case.fields.basis == ("Ansökan 2025-01-07",)


def test_the_title_stands_above_a_heading_that_only_its_looks_tell(knowledge: Knowledge) -> None:
    lines = [*body("Datum 2025-03-04", "Handläggare Eva Lind", "Dnr KS 2025/17"), ("", 10.0, Style.PLAIN)]
    lines += [("Bidrag till Fyren", 14.0, Style.BOLD), *head("Kort om läget", 12.0), *body(*PAPER_TEXT)]
    lines += (
        head("Förslag till beslut", 12.0)
        + body("Bidraget beviljas.")
        + head("Beslutsunderlag", 12.0)
        + body("Ansökan 2025-01-07")
    )
    case = case_of(knowledge, lines)
    assert case.kind is DocType.TJANSTESKRIVELSE
    assert case.fields.title == "Bidrag till Fyren"


# Doubts from contradiction


def doubts(case: Case) -> set[tuple[IssueCode, str | None, FieldName | None]]:
    return {(issue.code, issue.cause, issue.field) for issue in case.issues}


def test_a_heading_inside_a_list_is_doubted(knowledge: Knowledge) -> None:
    text = "§ 12 KS 2025/17\nBidrag\n\nBeslut\nBidraget beviljas.\n\nBeslutsunderlag\nAnsökan 2025-01-07\n\nMottagare\n\nEkonomienheten\n"
    (case,) = structured(knowledge, text).cases
    assert (IssueCode.SECTION_DOUBTFUL, "heading", FieldName.BASIS) in doubts(case)


def test_a_decision_among_papers_is_doubted(knowledge: Knowledge) -> None:
    text = (
        "§ 12 KS 2025/17\nBidrag\n\nBeslutsunderlag\nAnsökan 2025-01-07\nSocialnämnden beslutar att bevilja bidraget.\n"
    )
    (case,) = structured(knowledge, text).cases
    assert (IssueCode.SECTION_DOUBTFUL, "content", FieldName.BASIS) in doubts(case)


def test_names_among_decisions_are_doubted(knowledge: Knowledge) -> None:
    text = "§ 12 KS 2025/17\nBidrag\n\nBeslut\nBidraget beviljas.\n\nEkonomienheten\n\nRevisorerna\n"
    (case,) = structured(knowledge, text).cases
    assert (IssueCode.SECTION_DOUBTFUL, "content", FieldName.DECISIONS) in doubts(case)


def test_a_heading_with_nothing_under_it_is_doubted(knowledge: Knowledge) -> None:
    text = "§ 12 KS 2025/17\nBidrag\n\nBeslut\nBidraget beviljas.\n\nExpedieras till\n\nParagrafen är justerad.\n"
    (case,) = structured(knowledge, text).cases
    assert (IssueCode.FIELD_MISSING, "heading", FieldName.RECIPIENTS) in doubts(case)


def meeting(*numbers: str) -> str:
    cases = (f"§ {at} {number}\nBidrag\n\nBeslut\nBidraget beviljas.\n" for at, number in enumerate(numbers, 3))
    return "Kommunstyrelsen\nProtokoll\n2025-03-04\n\n" + "\n".join(cases)


def test_a_case_without_the_number_that_all_others_have_is_doubted(knowledge: Knowledge) -> None:
    siblings = ("KS 2025/1", "KS 2025/2", "", "KS 2025/3", "KS 2025/4")
    found = [doubts(case) for case in structured(knowledge, meeting(*siblings)).cases]
    missing = (IssueCode.FIELD_MISSING, "siblings", FieldName.CASE_NUMBER)
    assert [missing in told for told in found] == [False, False, True, False, False]


def test_cases_that_mostly_have_no_number_are_not_doubted(knowledge: Knowledge) -> None:
    found = [doubts(case) for case in structured(knowledge, meeting("KS 2025/1", "", "", "KS 2025/4")).cases]
    assert not any(code is IssueCode.FIELD_MISSING for told in found for code, _, _ in told)


def test_what_neither_has_a_number_nor_decides_informs(knowledge: Knowledge) -> None:
    text = (
        meeting("KS 2025/1", "KS 2025/2", "KS 2025/3", "KS 2025/4", "KS 2025/5")
        + "\n§ 8\nUpprop\n\nUpprop förrättas.\n"
    )
    assert not doubts(structured(knowledge, text).cases[-1])

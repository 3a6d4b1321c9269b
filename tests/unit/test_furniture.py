"""Letterheads, page marks and feet, told from text by where they stand on the page."""

from dataclasses import replace

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Page
from diakrit.stages.furniture import Furniture

from tests.builders import Print, at, boxed, document, running, stack, stamp

TEXT = "Nämnden har tagit del av rapporten och begär att kontoret återkommer med ett förslag under hösten. "
LETTER = [
    at(70, 60, "Sälgö stad", 16),
    *stack(70, 90, "Datum:", "Handläggare:", "Diarienr:"),
    *stack(170, 90, "2026-01-02", "Ada Ekvall", "MN 2026-118"),
]
BODY = [at(70, 220, "Taxa för tillsyn", 16), *running(70, 250, 450, TEXT * 6)]


def furniture(knowledge: Knowledge, *pages: Page) -> list[list[str]]:
    """The cells of each page that are furniture."""
    marked = Furniture(knowledge)(document(*pages))
    return [[line.text for line in page.lines if line.furniture] for page in marked.pages]


def on_one_page(knowledge: Knowledge, *lines: Print, inked: bool = False) -> list[str]:
    (marked,) = furniture(knowledge, boxed(*lines, inked=inked))
    return marked


def test_the_letterhead_ends_where_text_begins(knowledge: Knowledge) -> None:
    head = ["Sälgö stad", "Datum:", "2026-01-02", "Handläggare:", "Ada Ekvall", "Diarienr:", "MN 2026-118"]
    assert on_one_page(knowledge, *LETTER, *BODY) == head
    assert on_one_page(knowledge, *LETTER, at(70, 150, "Taxa för tillsyn"), *BODY[1:]) == head
    assert on_one_page(knowledge, at(70, 60, "Taxa för tillsyn"), *LETTER[1:], *BODY) == []


@pytest.mark.parametrize(("y", "marked"), [(190, ["Datum: 2026-01-02"]), (200, [])])
def test_a_letterhead_stands_at_the_top(knowledge: Knowledge, y: float, marked: list[str]) -> None:
    below = running(70, 300, 450, TEXT * 6)
    assert on_one_page(knowledge, at(70, y, "Datum: 2026-01-02"), *below) == marked


def test_what_stands_under_a_label_on_the_right_is_letterhead(knowledge: Knowledge) -> None:
    right = stack(330, 60, "Vår referens", "Anna Berg", "Planeringssekreterare", "anna.berg@salgo.se")
    assert on_one_page(knowledge, *right, *BODY) == [line.text for line in right]
    left = stack(70, 60, "Vår referens", "Anna Berg", "Planeringssekreterare", "anna.berg@salgo.se")
    assert on_one_page(knowledge, *left, *BODY) == ["Vår referens", "Anna Berg"]  # a title may begin on the left
    askew = [right[0], *(at(line.x + 20, line.y, line.text) for line in right[1:])]
    assert on_one_page(knowledge, *askew, *BODY) == ["Vår referens", "Anna Berg"]
    shared = [*right[:2], at(70, 90, "Taxa för tillsyn"), right[2]]
    assert on_one_page(knowledge, *shared, *BODY) == ["Vår referens", "Anna Berg"]
    apart = [*right[:2], at(330, 140, "Taxa för tillsyn"), *BODY]
    assert on_one_page(knowledge, *apart) == ["Vår referens", "Anna Berg"]


def test_values_stand_in_the_row_under_their_labels(knowledge: Knowledge) -> None:
    labels = [at(70, 60, "Handläggare"), at(230, 60, "Diarienr"), at(400, 60, "Datum")]
    values = [at(70, 75, "Ada Ekvall"), at(230, 75, "MN 2026-118"), at(400, 75, "2026-01-02")]
    title = at(70, 90, "Taxa för tillsyn")
    assert on_one_page(knowledge, *labels, *values, title, *BODY) == [line.text for line in (*labels, *values)]


def test_a_bodys_name_may_be_broken_in_a_narrow_column(knowledge: Knowledge) -> None:
    name = stack(70, 60, "Kultur-, fritids-", "och turismnämnden")
    assert on_one_page(knowledge, *name, *BODY) == ["Kultur-, fritids-", "och turismnämnden"]
    assert on_one_page(knowledge, name[0], at(70, 75, "verksamhet under året"), *BODY) == []


def test_a_coat_of_arms_is_read_as_large_letters(knowledge: Knowledge) -> None:
    assert on_one_page(knowledge, at(70, 60, "gamla kronan", 22), *BODY) == ["gamla kronan"]
    assert on_one_page(knowledge, at(70, 60, "gamla kronan"), *BODY) == []
    assert on_one_page(knowledge, at(70, 60, "den gamla kronan", 22), *BODY) == []  # so a title may be set


def test_capitals_at_the_very_top_with_space_below_are_a_crest(knowledge: Knowledge) -> None:
    assert on_one_page(knowledge, at(70, 60, "SÄL GÖ ÅR MCM"), *BODY) == ["SÄL GÖ ÅR MCM"]
    assert on_one_page(knowledge, at(70, 130, "SÄL GÖ ÅR MCM"), *BODY) == []  # too far down
    assert on_one_page(knowledge, at(70, 60, "SÄL GÖ ÅR MCM"), *running(70, 75, 450, TEXT * 6), *BODY) == []  # no space


@pytest.mark.parametrize(
    "mark", ["3 (7)", "Sida 3 av 7", "Justerandes sign   Utdragsbestyrkande", "3"]
)  # fmt: skip
def test_page_marks_are_furniture_at_the_foot(knowledge: Knowledge, mark: str) -> None:
    body = running(70, 250, 450, TEXT * 6)
    assert on_one_page(knowledge, *body, at(70, 790, mark)) == [" ".join(mark.split())]
    assert on_one_page(knowledge, *body, at(70, 500, mark), *running(70, 530, 450, TEXT)) == []


def test_a_stamp_in_the_margin_hides_no_page_mark(knowledge: Knowledge) -> None:
    page = [*BODY, at(70, 790, "3 (7)"), stamp(560, 350, "Inkom 2026-03-02")]
    assert on_one_page(knowledge, *page) == ["3 (7)", "Inkom 2026-03-02"]


def test_text_below_the_mark_makes_it_text(knowledge: Knowledge) -> None:
    body = running(70, 250, 450, TEXT * 6)
    assert on_one_page(knowledge, *body, at(70, 770, "3 (7)"), at(70, 790, "och därmed slut.")) == []


def minutes(number: int, *, y: float, text: str) -> Page:
    return boxed(*running(70, 250, 450, f"Sida {number} säger: {TEXT * 6}"), at(70, y, text), number=number)


@pytest.mark.parametrize(
    ("y", "text", "repeated"),
    [
        (60, "Bygg för framtiden {}", True),
        (790, "Bygg för framtiden {}", True),
        (200, "Bygg för framtiden {}", False),  # below the head
        (700, "Bygg för framtiden {}", False),  # above the foot
        (790, "Taxan antas av nämnden enligt förslaget.", False),  # a sentence, however often it comes
    ],
)
def test_what_comes_again_at_head_or_foot_is_furniture(
    knowledge: Knowledge, y: float, text: str, *, repeated: bool
) -> None:
    pages = [minutes(number, y=y, text=text.format(f"{number} (3)")) for number in (1, 2, 3)]
    expected = [[text.format(f"{number} (3)")] * repeated for number in (1, 2, 3)]
    assert furniture(knowledge, *pages) == expected


def test_what_stands_on_fewer_than_half_the_pages_is_text(knowledge: Knowledge) -> None:
    texts = ["Bygg för framtiden", "Bygg för framtiden", "Bygg i tid", "Bygg i trä", "Bygg i sten"]
    pages = [minutes(number, y=790, text=text) for number, text in enumerate(texts, 1)]
    assert furniture(knowledge, *pages) == [[]] * 5
    assert furniture(knowledge, *pages[:4]) == [["Bygg för framtiden"]] * 2 + [[]] * 2


ADDRESS = [
    *stack(70, 770, "Postadress", "Box 41, 221 00 Lund", size=8, leading=10),
    *stack(250, 770, "Besöksadress", "Torget 1", size=8, leading=10),
]


def test_a_tight_block_with_an_address_at_the_foot_is_furniture(knowledge: Knowledge) -> None:
    body = running(70, 250, 450, TEXT * 6)
    cells = ["Postadress", "Besöksadress", "Box 41, 221 00 Lund", "Torget 1"]
    assert on_one_page(knowledge, *body, *ADDRESS) == cells
    moved = [at(line.x, line.y - 260, line.text, line.size) for line in ADDRESS]
    assert on_one_page(knowledge, *body, *moved) == []  # in the middle of the page
    list_above = stack(70, 725, "Ekonomiavdelningen", "Arkivet")
    assert on_one_page(knowledge, *body, *list_above, *ADDRESS) == cells
    tight = stack(70, 740, "Ekonomiavdelningen", "Arkivet", leading=12)
    assert on_one_page(knowledge, *body, *tight, *ADDRESS) == ["Ekonomiavdelningen", "Arkivet", *cells]


@pytest.mark.parametrize(
    "said",
    ["Beloppet sätts in på bankgiro senast i mars.", "den som vill klaga på beslutet gör det i Lund inom tre veckor"],
)
def test_a_block_with_a_sentence_is_no_address(knowledge: Knowledge, said: str) -> None:
    body = running(70, 250, 450, TEXT * 6)
    assert on_one_page(knowledge, *body, at(70, 760, said, 8), *ADDRESS) == []


def test_a_list_of_bodies_under_a_continued_head_is_text(knowledge: Knowledge) -> None:
    def page(number: int, *below: Print) -> Page:
        return boxed(at(70, 60, "Miljönämnden"), at(400, 60, "Protokoll"), *below, number=number)

    bodies = stack(70, 110, "Kommunstyrelsen", "Socialnämnden")
    first = page(1, *BODY)
    second = page(2, *bodies, *running(70, 250, 450, TEXT * 6))
    assert furniture(knowledge, first, second) == [["Miljönämnden", "Protokoll"]] * 2
    alone = page(1, *bodies, *running(70, 250, 450, TEXT * 6))
    assert furniture(knowledge, alone) == [["Miljönämnden", "Protokoll", "Kommunstyrelsen", "Socialnämnden"]]


@pytest.mark.parametrize("first", ["Mottagare", "Exp:", "Tjänsteskrivelse 2024-06-08", "Förslag till beslut"])
def test_what_stands_apart_below_a_continued_head_is_text(knowledge: Knowledge, first: str) -> None:
    head = [at(70, 50, "Sjövik kommun", 9), at(70, 62, "Socialnämnden", 9)]
    front = boxed(*head, *running(70, 130, 450, TEXT * 3))
    page = replace(boxed(*head, at(70, 130, first), *stack(70, 145, "Revisorerna", "Kommunarkivet")), number=2)
    assert furniture(knowledge, front, page)[1] == ["Sjövik kommun", "Socialnämnden"]


def test_a_lone_letter_read_without_confidence_is_a_speck(knowledge: Knowledge) -> None:
    def speck(text: str, confidence: float) -> list[str]:
        return on_one_page(knowledge, *BODY, at(540, 300, text, confidence=confidence), inked=True)

    assert speck("r", 0.4) == ["r"]
    assert speck("r", 0.9) == speck("7", 0.4) == speck("ro", 0.4) == speck("r o", 0.4) == []

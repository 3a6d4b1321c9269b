"""What papers say by where it stands: heads, titles, signatures, columns, tables. All of them are invented."""

from typing import Any

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Case, DocType, Document, Letterhead, PageRole, Section
from diakrit.model.kinds import SectionKind, StaffRole
from diakrit.model.values import StaffMember
from diakrit.stages.furniture import Furniture
from diakrit.stages.segment.signature import Signatures

from tests.builders import Print, at, boxed, document, running, stack, structured

TEXT = "Nämnden har tagit del av rapporten och begär att kontoret återkommer med ett förslag under hösten. "
BODY = running(70, 260, 450, TEXT * 6)


def head(knowledge: Knowledge, *lines: Print) -> Letterhead:
    """What the head of a page says."""
    (page,) = Furniture(knowledge)(document(boxed(*lines, *BODY))).pages
    return knowledge.letterheads.read(page)


def cells(found: Letterhead) -> dict[str, str]:
    return {label: cell.value for label, cell in found.cells.items()}


def test_a_value_stands_beside_its_label(knowledge: Knowledge) -> None:
    found = head(
        knowledge,
        *stack(70, 60, "Datum:", "Handläggare:", "Diarienummer: MN 2026-118"),
        *stack(200, 60, "2026-01-02", "Ada Ekvall"),
    )
    assert cells(found) == {"date": "2026-01-02", "officer": "Ada Ekvall", "case_number": "MN 2026-118"}


def test_a_value_stands_under_its_label(knowledge: Knowledge) -> None:
    labels = [at(70, 60, "Handläggare"), at(230, 60, "Diarienr"), at(400, 60, "Datum")]
    values = [at(74, 75, "Ada Ekvall"), at(230, 75, "MN 2026-118"), at(400, 75, "2026-01-02")]
    told = {"officer": "Ada Ekvall", "case_number": "MN 2026-118", "date": "2026-01-02"}
    assert cells(head(knowledge, *labels, *values)) == told
    shifted = [at(line.x + 30, line.y, line.text) for line in values]
    assert cells(head(knowledge, *labels, *shifted)) == {}
    lower = [at(500, 75, "Telefon"), *(at(line.x, 90, line.text) for line in values)]
    assert cells(head(knowledge, *labels, *lower)) == {}


def test_a_label_takes_no_other_label_for_its_value(knowledge: Knowledge) -> None:
    found = head(knowledge, at(70, 60, "Datum"), at(230, 60, "Diarienr"), at(330, 60, "MN 2026-118"))
    assert cells(found) == {"case_number": "MN 2026-118"}


def test_a_name_broken_in_a_narrow_column_is_read_beside_other_cells(knowledge: Knowledge) -> None:
    left = stack(70, 60, "Datum: 2026-04-21", "Handläggare: Ada Ekvall", "Diarienr: 2026.031 MSN")
    right = stack(400, 60, "Miljö- och", "samhällsbyggnads-", "nämnden")
    found = head(knowledge, *left, *right)
    assert found.organ is not None
    assert found.organ.value == "Miljö- och samhällsbyggnadsnämnden"
    stepped = [right[0], at(440, 75, right[1].text), at(480, 90, right[2].text)]
    assert head(knowledge, *left, *stepped).organ is None


def test_the_page_mark_the_kind_and_the_day_stand_anywhere_in_the_head(knowledge: Knowledge) -> None:
    found = head(knowledge, at(70, 60, "Miljönämnden"), at(300, 60, "Protokoll"), at(300, 75, "2 januari 2026"), at(480, 60, "3 (7)"))  # fmt: skip
    assert (found.kind, found.mark, found.date and found.date.value) == (DocType.PROTOKOLL, (3, 7), "2026-01-02")


def case(knowledge: Knowledge, *lines: Print) -> Case:
    (found,) = structured(knowledge, boxed(*lines)).cases
    return found


LETTER = [*stack(70, 60, "Datum: 2026-01-02", "Diarienr: MN 2026-118")]
REST = [at(70, 330, "Förslag till beslut"), at(70, 350, "Taxan antas.")]


def test_the_largest_type_is_the_title(knowledge: Knowledge) -> None:
    lead = at(70, 170, "En sida om taxor för alla som bor här")
    title = at(70, 220, "Taxa för tillsyn", 18)
    assert case(knowledge, *LETTER, lead, title, *REST).fields.title == "Taxa för tillsyn"
    assert case(knowledge, *LETTER, at(70, 200, title.text, 18), at(70, 250, lead.text), *REST).fields.title == (
        "Taxa för tillsyn"
    )


def test_a_title_goes_on_where_its_line_was_full(knowledge: Knowledge) -> None:
    long, rest = (
        at(70, 200, "Taxa för tillsyn av lokaler som används till förvaring av livsmedel samt Sälgö"),
        at(70, 215, "Hamn"),
    )
    whole = case(knowledge, *LETTER, long, rest, *REST)
    assert whole.fields.title == f"{long.text} Hamn"
    short = case(knowledge, *LETTER, at(70, 200, "Taxa för tillsyn i Sälgö"), rest, *REST)
    assert short.fields.title == "Hamn"  # the line above ended though there was room


def minutes(knowledge: Knowledge, *lines: Print) -> Document:
    return structured(knowledge, boxed(at(70, 60, "Miljönämnden"), at(400, 60, "Protokoll"), *lines))


@pytest.mark.parametrize(("gap", "found"), [(15, ["7"]), (30, ["7", "8"])])
def test_a_paragraph_of_the_minutes_is_set_off(knowledge: Knowledge, gap: float, found: list[str]) -> None:
    first = [
        at(70, 220, "§ 7"),
        at(70, 240, "Taxa för tillsyn"),
        at(70, 270, "Beslut"),
        *running(70, 285, 450, f"{TEXT * 3}Se även"),
    ]
    below = first[-1].y + gap
    second = [at(70, below, "§ 8 Avgift"), *running(70, below + 20, 450, TEXT * 3)]
    assert [one.fields.paragraph for one in minutes(knowledge, *first, *second).cases] == found


def test_a_heading_word_in_the_middle_of_a_paragraph_is_text(knowledge: Knowledge) -> None:
    full = "Nämnden har i flera år begärt att få se kontorets förslag till nya avgifter, och väntar på ett"

    def sections(first: str, gap: float) -> list[str]:
        page = [
            *LETTER,
            at(70, 220, "Taxa för tillsyn", 18),
            at(70, 260, "Bakgrund"),
            at(70, 275, full),
            at(70, 290, first),
        ]
        page += [at(70, 305 + gap, "Beslut"), *running(70, 320 + gap, 450, TEXT * 2)]
        return [section.kind for section in case(knowledge, *page).sections]

    assert sections(full, 0) == ["background"]
    assert sections(full, 10) == ["background", "decision"]  # set off
    assert sections("kort rad", 0) == ["background", "decision"]  # the line above had room for the word


def signed(knowledge: Knowledge, *lines: Print) -> list[str]:
    """The lines of the signature block below a text."""
    paper = document(boxed(*BODY, *lines))
    found = Signatures(knowledge, paper).cut(Section(SectionKind.TEXT, (), tuple(paper.positions())))
    return [
        paper.line(position).text
        for section in found
        if section.kind is SectionKind.SIGNATURE
        for position in section.body
    ]


def block(y: float) -> list[Print]:
    return [*stack(70, y, "Ada Ekvall", "Miljöchef"), *stack(330, y, "Nils Alm", "Ekonom")]


def test_a_signature_is_set_off(knowledge: Knowledge) -> None:
    last = BODY[-1].y
    assert signed(knowledge, *block(last + 45)) == ["Ada Ekvall", "Nils Alm", "Miljöchef", "Ekonom"]
    assert signed(knowledge, *block(last + 15)) == []


def test_the_office_above_a_signature_belongs_to_it(knowledge: Knowledge) -> None:
    last = BODY[-1].y
    office = "Miljöförvaltningen"
    assert signed(knowledge, at(70, last + 45, office), *block(last + 90))[0] == office
    assert signed(knowledge, at(70, last + 15, office), *block(last + 60))[0] == "Ada Ekvall"


def test_a_signature_has_few_rows_of_few_words(knowledge: Knowledge) -> None:
    below = BODY[-1].y + 45
    names = ["Ada Ekvall", "Miljöchef", "Nils Alm", "Ekonom", "Eva Ek", "Chef", "Bo Lindhage", "Planerare"]
    assert signed(knowledge, *stack(70, below, *names)) == names
    assert signed(knowledge, *stack(70, below, *names, "Ola Alm")) == []
    wordy = at(70, below + 30, "och därmed är allt sagt som bör sägas")
    assert signed(knowledge, *block(below), wordy) == []


def test_a_signature_may_stand_on_the_next_page(knowledge: Knowledge) -> None:
    paper = document(boxed(*BODY), boxed(*block(220), number=2))
    found = Signatures(knowledge, paper).cut(Section(SectionKind.TEXT, (), tuple(paper.positions())))
    assert [(section.kind, {position.page for position in section.body}) for section in found] == [
        ("text", {1}),
        (SectionKind.SIGNATURE, {2}),
    ]


def test_those_who_sign_in_two_columns_have_their_titles(knowledge: Knowledge) -> None:
    paper = case(knowledge, *LETTER, at(70, 220, "Taxa för tillsyn", 18), *REST, *block(420))
    assert paper.fields.staff == (
        StaffMember("Ada Ekvall", "Miljöchef", StaffRole("undertecknare")),
        StaffMember("Nils Alm", "Ekonom", StaffRole("undertecknare")),
    )


def test_the_title_of_who_handles_the_case_stands_under_the_name(knowledge: Knowledge) -> None:
    def told(x: float) -> Any:
        right = [*stack(330, 60, "Vår referens", "Anna Berg"), at(450, 60, "Datum"), at(450, 75, "2026-01-02")]
        title = [at(x, 90, "Planeringssekreterare"), at(70, 220, "Taxa för tillsyn", 18)]
        return case(knowledge, *LETTER, *right, *title, *REST).fields.staff

    assert told(330) == (StaffMember("Anna Berg", "Planeringssekreterare", StaffRole("handläggare")),)
    assert told(450) == (StaffMember("Anna Berg", None, StaffRole("handläggare")),)


def test_a_paragraph_goes_on_where_its_line_was_full(knowledge: Knowledge) -> None:
    def background(first: str) -> Any:
        page = [
            *LETTER,
            at(70, 220, "Taxa för tillsyn", 18),
            *stack(
                70,
                260,
                "Bakgrund",
                first,
                "Ekudden har en, och grannarna i Sälgö och Tjärnlunda har haft en sådan taxa i många år.",
            ),
        ]
        return case(knowledge, *page, *REST).fields.background

    full = "Nämnden har i flera år begärt att få se avgifterna för tillsynen i staden Södra"
    assert (
        background(full)
        == f"{full} Ekudden har en, och grannarna i Sälgö och Tjärnlunda har haft en sådan taxa i många år."
    )
    assert (
        background("Tillsynen i Södra")
        == "Tillsynen i Södra\nEkudden har en, och grannarna i Sälgö och Tjärnlunda har haft en sådan taxa i många år."
    )


FRONT = [
    *stack(70, 120, "Plats och tid", "", "Beslutande", "", "", "Övriga deltagare", leading=20),
    *stack(190, 120, "Stora salen, Kommunhuset", "kl. 13:00-15:30", "Ada Ekvall (S)", "Bo Lindhage (M)", "Cilla Ström (C)", "Dag Öman (sekreterare)", leading=20),
    at(400, 120, "Paragrafer"), at(470, 120, "§§ 7-7"),
]  # fmt: skip
PARAGRAPH = [at(70, 120, "§ 7"), at(70, 140, "Taxa för tillsyn"), at(70, 170, "Beslut"), at(70, 185, "Taxan antas.")]


def test_a_front_page_is_read_by_its_columns(knowledge: Knowledge) -> None:
    crest = [at(70, 60, "Miljönämnden"), at(400, 60, "Protokoll"), at(470, 75, "2026-01-02")]
    front = [line for line in FRONT if line.text]
    paper = structured(knowledge, boxed(*crest, *front), boxed(*crest, *PARAGRAPH, number=2))
    (meeting,) = paper.meetings
    assert (meeting.place, meeting.time, meeting.paragraphs) == ("Stora salen, Kommunhuset", "13:00–15:30", ((7, 7),))
    assert [(one.role, one.name) for one in meeting.participants] == [
        ("member", "Ada Ekvall"),
        ("member", "Bo Lindhage"),
        ("member", "Cilla Ström"),
        ("other", "Dag Öman"),
    ]


def test_votes_stand_in_the_columns_of_a_table(knowledge: Knowledge) -> None:
    def voted(*marks: float) -> Any:
        table = [
            at(70, 100, "Omröstningslista, § 7"),
            *stack(212, 140, "Ledamot", "Ada Ekvall (S)", "Bo Lindhage (M)", "Cilla Ström (C)"),
        ]
        table += [at(300, 140, "Ja"), at(380, 140, "Nej"), at(460, 140, "Avstår")]
        table += [at(x, 155 + 15 * row, "X") for row, x in enumerate(marks)]
        vote = running(70, 220, 450, "Omröstning 2 ja mot 1 nej.")
        paper = structured(
            knowledge, boxed(*PARAGRAPH[:2], *vote, *stack(70, 260, "Beslut", "Taxan antas.")), boxed(*table, number=2)
        )
        assert paper.roles == {2: PageRole.VOTING_LIST}
        (found,) = paper.cases[0].fields.votes
        return [[one.name for one in side] for side in (found.yes_members, found.no_members)]

    assert voted(318, 392, 303) == [["Ada Ekvall", "Cilla Ström"], ["Bo Lindhage"]]
    assert voted(385, 303, 475) == [["Bo Lindhage"], ["Ada Ekvall"]]  # one of them abstained
    assert voted(303, 385, 340) == [["Ada Ekvall"], ["Bo Lindhage"]]  # a mark between the columns

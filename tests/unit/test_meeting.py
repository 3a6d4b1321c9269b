"""The front page of a protokoll. All of them are invented."""

import pytest
from diakrit.knowledge import Knowledge
from diakrit.model import Meeting
from diakrit.swedish.grammar import attendance

from tests.builders import structured

FRONT = """Kommunstyrelsen
Protokoll
2024-03-05

Plats och tid          Stora salen, Kommunhuset           Paragrafer   §§ 11-13
                       kl. 13:00-15:30

Beslutande             Ada Ekvall (S) (ordförande)
                       Bo Lindhage (M) §§ 11-12
                       Irja Ask (M) § 13 ersätter Bo Lindhage (M)
                       Cilla af Ström (-)

Ej tjänstgörande       Folke Sund (L)
ersättare              Irja Ask (M) §§ 11-12

Övriga deltagare       Dag Öman (kommunsekreterare)
                       Eva-Lis Norr (ekonom, stab för
                       uppföljning) § 12

Utses att justera      Bo Lindhage

Justeringens plats     Kommunkansliet, 2024-03-08
och tid

Sekreterare
                       Dag Öman
Ordförande
                       Ada Ekvall
Justerande
                       Bo Lindhage

ANSLAG/BEVIS
Datum för anslags uppsättande 2024-03-09. Datum för anslags nedtagande 2024-04-01.
"""
MINUTES = """Kommunstyrelsen
Protokoll
2024-03-05

§ 11

Mötets öppnande
Ordföranden öppnar mötet.

§ 12   Dnr KS 2024/17
Månadsuppföljning
Beslut
Månadsuppföljningen godkänns.

§ 13

Meddelanden
Inga meddelanden finns.
"""


def meeting(knowledge: Knowledge, front: str = FRONT) -> Meeting:
    (found,) = structured(knowledge, front, MINUTES).meetings
    return found


def test_a_front_page_tells_all_of_a_meeting(knowledge: Knowledge) -> None:
    found = meeting(knowledge)
    assert found.place == "Stora salen, Kommunhuset"
    assert found.time == "13:00–15:30"
    assert found.paragraphs == ((11, 13),)
    assert (found.chair, found.secretary, found.adjusters) == ("Ada Ekvall", "Dag Öman", ("Bo Lindhage",))
    assert (found.adjusted, found.posted, found.removed) == ("2024-03-08", "2024-03-09", "2024-04-01")


def test_everybody_has_a_role(knowledge: Knowledge) -> None:
    told = [(one.role, one.name, one.party, one.paragraphs) for one in meeting(knowledge).participants]
    assert told == [
        ("member", "Ada Ekvall", "S", ()),
        ("member", "Bo Lindhage", "M", ((11, 12),)),
        ("serving", "Irja Ask", "M", ((13, 13),)),
        ("member", "Cilla af Ström", "-", ()),
        ("substitute", "Folke Sund", "L", ()),
        ("substitute", "Irja Ask", "M", ((11, 12),)),
        ("other", "Dag Öman", None, ()),
        ("other", "Eva-Lis Norr", None, ((12, 12),)),
    ]
    offices = {one.name: one.office for one in meeting(knowledge).participants}
    assert offices["Ada Ekvall"] == "ordförande"
    assert offices["Eva-Lis Norr"] == "ekonom, stab för uppföljning"


def test_each_case_knows_its_meeting(knowledge: Knowledge) -> None:
    document = structured(knowledge, FRONT, MINUTES)
    assert [case.meeting for case in document.cases] == [0, 0, 0]
    twice = structured(knowledge, FRONT, MINUTES, FRONT.replace("03-05", "04-09"), MINUTES.replace("03-05", "04-09"))
    assert len(twice.meetings) == 2
    assert [len(found.participants) for found in twice.meetings] == [8, 8]  # the same members are no page header
    assert [case.meeting for case in twice.cases] == [0, 0, 0, 1, 1, 1]


def test_days_out_of_order_are_a_doubt(knowledge: Knowledge) -> None:
    codes = [issue.code for case in structured(knowledge, FRONT, MINUTES).cases for issue in case.issues]
    assert "meeting-days" not in codes
    wrong = structured(knowledge, FRONT.replace("2024-03-08", "2024-03-01"), MINUTES)
    assert ["meeting-days" in [issue.code for issue in case.issues] for case in wrong.cases] == [True] * 3


def test_the_range_ends_where_another_row_begins(knowledge: Knowledge) -> None:
    joined = FRONT.replace("§§ 11-13\n                       kl. 13:00-15:30", "§§ 11-13 kl. 13:00-15:30")
    document = structured(knowledge, joined, MINUTES)
    assert document.meetings[0].paragraphs == ((11, 13),)
    parted = structured(knowledge, FRONT.replace("§§ 11-13", "§§ 11 (§ 12 utgår), 13 & 14"), MINUTES)
    assert parted.meetings[0].paragraphs == ((11, 11), (12, 12), (13, 13), (14, 14))


def test_the_range_binds_both_ways(knowledge: Knowledge) -> None:
    wide = structured(knowledge, FRONT.replace("§§ 11-13", "§§ 11-14"), MINUTES)
    assert [issue.code for issue in wide.cases[-1].issues] == ["paragraph-missing"]
    narrow = structured(knowledge, FRONT.replace("§§ 11-13", "§§ 11-12"), MINUTES)
    assert [issue.code for issue in narrow.cases[-1].issues] == ["paragraph-beyond"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Ada Ekvall (S), ordförande", ("Ada Ekvall", "S", "ordförande", (), None)),
        ("Bo Lindhage (M), §§ 41-46", ("Bo Lindhage", "M", None, ((41, 46),), None)),
        ("Irja Ask (MP), §§ 47-49, ersätter Bo Lindhage (M)", ("Irja Ask", "MP", None, ((47, 49),), "Bo Lindhage")),
        ("Folke Sund (M) (fd SD)", ("Folke Sund", "M", "fd SD", (), None)),
        ("Dag Öman (kommunchef)", ("Dag Öman", None, "kommunchef", (), None)),
        ("Dag Öman, kommunchef", ("Dag Öman", None, "kommunchef", (), None)),
        ("Irja Ask (S) tjg ersättare för Bo Ek (S)", ("Irja Ask", "S", None, (), "Bo Ek")),
        ("Irja Ask (S) tjänstgör för Bo Ek (S), §§ 12-13", ("Irja Ask", "S", None, ((12, 13),), "Bo Ek")),
        ("Ada Ekvall (S) från kl. 14.00", ("Ada Ekvall", "S", None, (), None)),
    ],
)
def test_lines_of_an_attendance_list(knowledge: Knowledge, line: str, told: tuple[object, ...]) -> None:
    found = knowledge.attendance.entry(line)
    assert found is not None
    assert (found.name, found.party, found.office, found.paragraphs, found.replaces) == told


@pytest.mark.parametrize(
    ("line", "paragraphs"),
    [
        ("Ada Ekvall (S), utom § 13", ((11, 12), (14, 16))),
        ("Ada Ekvall (S) ej §§ 12-13, 15", ((11, 11), (14, 14), (16, 16))),
        ("Ada Ekvall (S) från § 14", ((14, 16),)),
        ("Ada Ekvall (S) fr.o.m. § 12, t.o.m. § 14", ((12, 14),)),
        ("Ada Ekvall (S), till och med § 12", ((11, 12),)),
        ("Ada Ekvall (S) §§ 11-13, utom § 12", ((11, 11), (13, 13))),
        ("Ada Ekvall (S)", ()),
    ],
)
def test_who_came_late_or_left_was_there_for_the_rest(
    knowledge: Knowledge, line: str, paragraphs: attendance.Spans
) -> None:
    found = knowledge.attendance.entry(line, ((11, 16),))
    assert found is not None
    assert found.paragraphs == paragraphs


@pytest.mark.parametrize("line", ["", "§§ 11-13", "kl. 13:00-15:30", "och tid"])
def test_other_lines_are_none(knowledge: Knowledge, line: str) -> None:
    assert knowledge.attendance.entry(line) is None


def test_a_misread_sign_is_no_paragraph(knowledge: Knowledge) -> None:
    assert meeting(knowledge, FRONT.replace("§§ 11-13", "8 11-13")).paragraphs == ((11, 13),)


def test_a_sentence_is_nobody(knowledge: Knowledge) -> None:
    front = FRONT.replace(
        "Ordförande\n                       Ada Ekvall\n",
        "Ordförande\n                       Protokollet är justerat.\n",
    )
    assert meeting(knowledge, front).chair == "Ada Ekvall"  # by the list of those present

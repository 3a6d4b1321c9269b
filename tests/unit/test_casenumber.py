import pytest
from diakrit.knowledge import Knowledge
from diakrit.swedish.grammar.casenumber import UNKNOWN

# Families that are recognised wherever they stand.
BARE = [
    "STK-2025-1955", "SLK-2023-01047", "KSN-2014-0604", "BN-2024-000429", "SLK-2024-01212:2",  # PRE-yyyy-n
    "KSN 2015-1345", "LOV 2026-000237",  # PRE yyyy-n
    "KS 2018/14", "KS 2017/0996", "KS-2017/64", "KS/2014/0073", "KS2026/1005", "KFKS 2013/191-040", "KS 2018/00909-1.1.1",  # PRE yyyy/n
    "SN 18/0098",  # two-digit year
    "KSKF/2014:1", "KS/2018:443", "Kst/2012:214", "KS/2018:298 - 001",  # PRE/yyyy:n
    "Ks 1126/2014", "Nf 220/2015",  # PRE n/yyyy
    "2026.220 KS", "2017.214 SN", "2017.249 KS 077",  # yyyy.n PRE, with a class
    "2023/KS 0362", "2021/KS 0280 013", "2016KSM1221.042", "2013-KS0548/003",  # yyyy/PRE n
    "2014/747-KS",  # yyyy/n-PRE
    "KU.2017.3", "1.2.4-182-2013",  # dotted, class
]  # fmt: skip

# Families that look like something else unless a label stands before them or they stand alone.
LABELLED = [
    "2006-152-307",
    "00322/2026",
    "1379/22",
    "2014/304",
    "2007/555",
    "2019-001234",
    "KS 02-820 107",
    "0446/87-455",
    "SN 2025-88",
]

LABELS = [
    "Dnr",
    "Dnr:",
    "D.nr",
    "Diarienr",
    "Diarienr:",
    "Diarienummer",
    "Ärendenummer",
    "Arendenummer",
    "Ärendebeteckning",
]

NEVER = [
    "SOU 2023:94", "Ds 2016:24", "prop. 2019/20:1", "SFS 2017:725", "(2017:725)", "Motion (2016:5)", "RA-FS 2009:2", "TSFS 2024:57",
    "Sicklaön 40:14", "Erska 1:55",  # property names
    "1(8)", "sida 2/3",  # page marks
    "2024-05-22", "KF 2024-05-22 § 62", "KSAU 260323",  # dates
    "2024-2025", "2024/25", "läsåret 2024/25", "mandatperioden 2027–2030",  # spans of years
    "Se 2014/304", "Den 1126/2014", "kl 14/2015",  # words are no prefixes
    "0455-12 34 56", "556036-0793",  # telephone, organisation number
]  # fmt: skip


@pytest.mark.parametrize("number", BARE)
def test_bare_families_are_found_in_running_text(knowledge: Knowledge, number: str) -> None:
    assert [found.value for found in knowledge.case_numbers.find(f"enligt {number}, samt")] == [number]


@pytest.mark.parametrize("number", LABELLED)
def test_labelled_families_need_their_label(knowledge: Knowledge, number: str) -> None:
    assert [found.value for found in knowledge.case_numbers.find(f"Dnr {number}, samt")] == [number]
    assert not list(knowledge.case_numbers.find(f"enligt {number}, samt"))


@pytest.mark.parametrize("label", LABELS)
def test_labels(knowledge: Knowledge, label: str) -> None:
    found = next(knowledge.case_numbers.find(f"{label} 2014/304"))
    assert found.labelled
    assert found.value == "2014/304"


@pytest.mark.parametrize("number", BARE + LABELLED)
def test_every_family_is_known_alone_on_a_line(knowledge: Knowledge, number: str) -> None:
    found = knowledge.case_numbers.alone(f" {number} ")
    assert found is not None
    assert found.value == number


@pytest.mark.parametrize("text", NEVER)
def test_what_is_no_case_number(knowledge: Knowledge, text: str) -> None:
    assert not list(knowledge.case_numbers.find(text))


def test_a_number_glued_to_a_plan_code(knowledge: Knowledge) -> None:
    assert [found.value for found in knowledge.case_numbers.find("00160/20233.2.5.")] == ["00160/2023"]


def test_a_document_number_is_not_the_case_number(knowledge: Knowledge) -> None:
    found = next(knowledge.case_numbers.find("2022.088 SN-020 Protokollsutdrag"))
    assert found.document
    assert (found.raw, found.value) == ("2022.088 SN-020", "2022.088 SN")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("2026.016 KS", ""),
        ("Dnr KS 2018/114", ""),
        ("Ärendenummer SLK-2023-01047 Yttrande", " Yttrande"),
        ("2026.142 KS Revidering", " Revidering"),
        ("Ekonomiuppföljning", "Ekonomiuppföljning"),  # nothing stands before the title
        ("2024 års budget", "2024 års budget"),
    ],
)
def test_what_stands_before_a_title(knowledge: Knowledge, text: str, rest: str) -> None:
    assert text[knowledge.case_numbers.leading(text) :] == rest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("KS 2018/14", "Ks 14/2018"),
        ("KS 2018/00014-1.1.1", "KS/2018:14"),
        ("STK-2025-0602", "STK 2025/602"),
        ("2026.041 TEN", "2026.41 TEN"),
        ("0446/87-455", "446/1987"),
    ],
)
def test_a_number_printed_in_two_ways_is_one(knowledge: Knowledge, one: str, other: str) -> None:
    found = [knowledge.case_numbers.alone(text) for text in (one, other)]
    keys = {knowledge.case_numbers.normalised(number.value, number.family) for number in found if number}
    assert len(keys) == 1
    assert None not in keys


def test_a_number_of_no_known_form_has_no_normal_one(knowledge: Knowledge) -> None:
    assert knowledge.case_numbers.normalised("X-12b", UNKNOWN) is None

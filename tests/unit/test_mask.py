"""Personal identity numbers, all of them invented, are found, listed and masked."""

import pytest
from diakrit.knowledge import Knowledge
from diakrit.stages.mask import Mask

from tests.builders import document, structured


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("811218-9876", "personnummer"),
        ("19811218-9876", "personnummer"),
        ("198112189876", "personnummer"),  # no hyphen: only with a right check digit
        ("811218+9876", "personnummer"),
        ("811218 - 9876", "personnummer"),
        ("811218-1111", "personnummer"),  # a wrong check digit: an OCR may have misread it
        ("8l1218-9876", "personnummer"),  # l for 1
        ("8112I8–98Z6", "personnummer"),
        ("O1O2O3-l234", "personnummer"),
        ("701063-2391", "samordningsnummer"),
        ("personnummer 811218 1111", "personnummer"),
        ("personnummer är 811218 1111", "personnummer"),
        ("Pers.nr 811218 1111", "personnummer"),
        ("811218\u20119876", "personnummer"),  # a hyphen that does not break
        ("811218--9876", "personnummer"),
        ("811218 9876", "personnummer"),  # a lost hyphen and a right check digit
        ("811218.9876", "personnummer"),
        ("1981-12-18-9876", "personnummer"),
        ("811218-9876a", "personnummer"),
    ],
)
def test_numbers_are_found_also_damaged(knowledge: Knowledge, text: str, kind: str) -> None:
    (found,) = knowledge.identity_numbers.find(f"Sökanden, {text}, har ansökt.")
    assert found.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        "556036-0793",  # an organisation number
        "KSAU 260323",
        "2026-02-03",
        "STK-2025-1955",
        "2019-001234",
        "0322-61 60 00",
        "telefon 0322-616000",
        "811218 1111 kronor",  # no hyphen, no label, a wrong check digit
        "811318-9876",  # no such month
        "811232-9876",  # no such day
        "bankgiro 5050-1055",
        "1 294 000-2 000",
        "SLOBIS-DOGS",  # letters
        "190101-1231",  # a period
        "20190101-1231",
        "200101–2012",
        "Dnr 201103-1245",
        "bankgiro 410812-3456",
        "telefon 031012-3456",
    ],
)
def test_what_only_looks_like_one_is_none(knowledge: Knowledge, text: str) -> None:
    assert not list(knowledge.identity_numbers.find(f"Enligt {text} gäller."))


LETTER = """Åsmyra kommun
Tjänsteskrivelse

Bistånd
2026.041 MN

Ärendebeskrivning
Sökanden är född 811218-9876 och barnet har nummer 20110203-
2391 enligt uppgift.

Sammanfattning
Inget annat.
"""


def test_masked_numbers_are_nowhere(knowledge: Knowledge) -> None:
    paper = structured(knowledge, LETTER)
    told = repr(paper)
    for number in ("811218", "9876", "20110203", "2391"):
        assert number not in told
    assert "född ******-**** och" in str(paper.cases[0].fields.background)
    assert [(place.kind, place.page) for place in paper.sensitive] == [("personnummer", 1), ("personnummer", 1)]
    assert paper.sensitive_in(paper.cases[0]) == paper.sensitive
    assert "sensitive-data" in [issue.code for issue in paper.cases[0].issues]


def test_a_number_may_go_on_overleaf_or_stand_under_its_label(knowledge: Knowledge) -> None:
    first = "Åsmyra kommun\n\nBistånd\n\nSökanden har nummer 811218-"
    second = "9876 enligt uppgift.\n\nPersonnummer:\n811218 1111\n"
    paper = structured(knowledge, first, second)
    told = repr(paper)
    assert len(paper.sensitive) == 2
    assert not [number for number in ("811218", "9876", "1111") if number in told]


def test_unmasked_lists_and_leaves(knowledge: Knowledge) -> None:
    paper = Mask(knowledge.identity_numbers, unmasked=True)(document(LETTER))
    assert "811218-9876" in paper.text
    assert len(paper.sensitive) == 2

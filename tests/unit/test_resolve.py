"""References between the records of a batch. Bodies and cases are invented."""

from collections.abc import Sequence
from typing import Any

import pytest
from diakrit.delivery.references import Resolver
from diakrit.knowledge import Knowledge
from diakrit.schema.parts import Reference
from diakrit.store.rows import Target

from tests.builders import a_record

RECORDS = [
    Target("tn", "Åsmyra", "Tekniska nämnden", "2026-02-11", "14", "2026.041 TEN"),
    Target("au", "Åsmyra", "Socialnämndens arbetsutskott", "2026-02-04", "14", "2026.050 SN"),
    Target("sn", "Åsmyra", "Socialnämnden", "2026-02-11", "14", "2026.050 SN"),
    Target("ks", "Åsmyra", "Kommunstyrelsen", "2026-03-02", "31", "2026.041 TEN"),
    Target("kf", "Åsmyra", "Kommunfullmäktige", "2026-03-30", "44", "2026.220 KS"),
    Target("elsewhere", "Sälgö", "Kommunfullmäktige", "2026-03-30", "44", None),
]


def resolved(
    knowledge: Knowledge,
    value: str,
    organ: str | None = None,
    day: str | None = None,
    targets: Sequence[Target] = RECORDS,
    **own: Any,
) -> str | None:
    resolver = Resolver(knowledge.case_numbers, knowledge.lexicon.organs)
    for target in targets:
        resolver.add(target)
    kind = "paragraph" if value.startswith("§") else "case_number"
    reference = Reference(kind=kind, value=value, organ=organ, date=day)
    (found,) = resolver.resolve(a_record(references=[reference], **{"municipality": "Åsmyra", **own})).references
    return found.resolved_id


@pytest.mark.parametrize(
    ("value", "organ", "day", "wanted"),
    [
        ("§ 44", "KF", "2026-03-30", "kf"),
        ("§ 44", "kommunfullmäktiges", "2026-03-30", "kf"),
        ("§ 44", None, "2026-03-30", "kf"),
        ("§ 31", "KS", "2026-03-02", "ks"),
        ("§ 14", "SNAU", "2026-02-04", "au"),
        ("§ 14", "socialnämndens arbetsutskott", "2026-02-04", "au"),
        ("§ 14", "SN", "2026-02-11", "sn"),
        ("§ 14", "TEN", "2026-02-11", "tn"),
        ("§ 14", None, "2026-02-11", None),  # two bodies met that day
        ("§ 14", "SBN", "2026-02-11", None),  # another body with an S and an N
        ("§ 14", "KS", "2026-02-11", None),  # the body had no such §
        ("§ 44", "KF", "2025-03-30", None),  # another year
        ("§ 44", "KF", None, None),  # no day: any year's
        ("2026.220 KS", None, None, "kf"),
        ("2026.0220 KS", None, None, "kf"),
        ("2026.041 TEN", None, None, None),  # two records of the case
        ("2027.001 KS", None, None, None),
    ],
)
def test_a_reference_means_one_record_or_none(
    knowledge: Knowledge, value: str, organ: str | None, day: str | None, wanted: str | None
) -> None:
    assert resolved(knowledge, value, organ, day) == wanted


def test_without_a_day_only_in_the_same_case(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "§ 14", "SNAU", case_number="2026.050 SN") == "au"
    assert resolved(knowledge, "§ 14", "SNAU", case_number="2026.041 TEN") is None


def test_a_committee_of_the_executive_is_known_by_its_letters(knowledge: Knowledge) -> None:
    committee = Target("ksau", "Åsmyra", "Kommunstyrelsens arbetsutskott", "2026-02-16", "9", None)
    assert resolved(knowledge, "§ 9", "KSAU", "2026-02-16", [committee]) == "ksau"


def test_records_of_unknown_municipalities_mean_nothing(knowledge: Knowledge) -> None:
    unknown = Target("unknown", None, "Kommunfullmäktige", "2026-03-30", "44", None)
    assert resolved(knowledge, "§ 44", "KF", "2026-03-30", [unknown], municipality=None) is None


def test_references_that_a_person_corrected_stay(knowledge: Knowledge) -> None:
    review = {"status": "accepted", "reasons": [], "corrected": ["references"]}
    assert resolved(knowledge, "§ 44", "KF", "2026-03-30", review=review) is None


def test_no_record_means_itself_or_another_municipality(knowledge: Knowledge) -> None:
    assert resolved(knowledge, "§ 44", "KF", "2026-03-30", id="kf") is None
    assert resolved(knowledge, "§ 44", "KF", "2026-03-30", municipality="Sälgö") == "elsewhere"

"""Confidence of fields: what lowers it, and what it leads to."""

from dataclasses import replace
from pathlib import Path

import pytest
from diakrit import stages
from diakrit.errors import MissingToolError
from diakrit.knowledge import Knowledge
from diakrit.lexicon.weights import FILE, Weights
from diakrit.model import DOUBTFUL, Case, Document, FieldName, IssueCode
from diakrit.schema.record import CORE
from diakrit.settings import Settings
from diakrit.stages.confidence.signals import FIELDS, Signals

from tests.unit.test_second import twice

MINUTES = """SÄLGÖ KOMMUN
Kommunstyrelsen
Sammanträdesdatum 2024-03-12

§ 63   Dnr KS 2024/128

Avgifter för torghandel

Beslut
Avgiften för torghandel höjs den 1 juli 2024. Sälgö kommun följer upp beslutet.
"""


def whole(knowledge: Knowledge, paper: Document) -> Document:
    return stages.run(stages.build(knowledge, Settings()), paper).document


def case(knowledge: Knowledge, seconds: dict[str, str], text: str = MINUTES) -> Case:
    return whole(knowledge, twice(seconds, text)).cases[0]


def test_every_field_has_a_confidence(knowledge: Knowledge) -> None:
    found = case(knowledge, {})
    assert found.confidences.keys() == set(FIELDS)
    assert all(0 <= sure <= 0.999 for sure in found.confidences.values())


def test_what_is_missing_or_misread_is_less_likely_right(knowledge: Knowledge) -> None:
    good = case(knowledge, {}).confidences
    headless = case(knowledge, {}, MINUTES.replace("Kommunstyrelsen\n", "")).confidences
    assert headless[FieldName.ORGAN] < good[FieldName.ORGAN]
    garbled = case(knowledge, {}, MINUTES.replace("Kommunstyrelsen\n", "Kommunstyreisnen\n")).confidences
    assert garbled[FieldName.ORGAN] < good[FieldName.ORGAN]


def test_a_core_field_under_the_threshold_asks_for_review_and_is_named(knowledge: Knowledge) -> None:
    found = case(knowledge, {})
    likeliest = sorted(found.confidences[name] for name in map(FieldName, CORE))
    strict = replace(knowledge.weights, threshold=(likeliest[1] + likeliest[2]) / 2)
    stricter = Knowledge(knowledge.lexicon)
    stricter.weights = strict
    found = case(stricter, {})
    unsure = [name for name in map(FieldName, CORE) if found.confidences[name] < strict.threshold]
    assert len(unsure) == 2
    told = [issue.field for issue in found.issues if issue.code == IssueCode.UNSURE]
    assert told == [name for name in unsure if not _doubted(found, name)]


def _doubted(found: Case, name: FieldName) -> bool:
    return any(issue.code is DOUBTFUL.get(name) for issue in found.issues)


def test_signals_see_what_happened_to_the_words(knowledge: Knowledge) -> None:
    paper = whole(knowledge, twice({"2024/128": "2024/123"}, MINUTES))
    signals = Signals(knowledge, paper)
    number, title = (signals.of(paper.cases[0], name) for name in (FieldName.CASE_NUMBER, FieldName.TITLE))
    assert (number["disputed"], number["agreed"], number["absent"]) == (1, 0, 0)
    assert (title["disputed"], title["unfinished"], title["unknown"]) == (0, 0, 0)
    agreed = whole(knowledge, twice({}, MINUTES))
    assert Signals(knowledge, agreed).of(agreed.cases[0], FieldName.CASE_NUMBER)["agreed"] == 1
    broken = whole(knowledge, twice({}, MINUTES.replace("Avgifter för torghandel\n", "Avgifter för\n")))
    assert Signals(knowledge, broken).of(broken.cases[0], FieldName.TITLE)["unfinished"] == 1
    assert signals.of(paper.cases[0], FieldName.SUMMARY)["absent"] == 1


def test_weights_that_are_damaged_are_named(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("threshold = 'high'\n", encoding="utf-8")
    with pytest.raises(MissingToolError, match=FILE):
        Weights.load(tmp_path)


def test_confidence_follows_the_weights() -> None:
    given = Weights({"title": {"least": -2.0}}, {"title": 2.0}, {"title": -1.0}, 0.9)
    assert given.confidence("title", {"absent": 0, "least": 0.5}) == pytest.approx(0.7311, abs=1e-4)
    assert given.confidence("title", {"absent": 1, "least": 0}) == pytest.approx(0.2689, abs=1e-4)
    assert replace(given, filled={"title": 50.0}).confidence("title", {"absent": 0}) == 0.999

"""Identifiers read twice: which words are asked for, when two readings agree, and what decides where they do not."""

from dataclasses import replace

import pytest
from diakrit import stages
from diakrit.knowledge import Knowledge
from diakrit.model import Document, Issue, RepairReason
from diakrit.settings import Settings
from diakrit.stages.adjudicate import Adjudicate
from diakrit.stages.mask import Mask
from diakrit.swedish.grammar.agreement import alike, same

from tests.builders import document


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("§ 63 Avgifter för torghandel", "63"),
        ("8 63 Avgifter för torghandel", "8 63"),
        ("863 Avgifter för torghandel", "863"),
        ("KS $ 4B", "$ 4B"),
        ("KS§ 41", "KS§ 41"),
        ("KS§45", "KS§45"),
        ("Dnr KS 2O19/l23", "KS 2O19/l23"),
        ("Diarienr: 12", "12"),
        ("Mötet den 12 mars 2019 i Rådhuset", "12 2019"),
        ("2019-03-l2 kl. 18.30", "2019-03-l2"),
        ("Med 7 ja-röster mot 4 nej-röster", "7 4"),
        ("enligt § 12 i reglementet", "12"),
        ("Om de 85 platserna kostar 12 500 kronor", ""),
    ],
)
def test_words_of_identifiers_are_asked_for(knowledge: Knowledge, text: str, asked: str) -> None:
    words = text.split()
    found = knowledge.identifiers.stand_in(words)
    assert " ".join(word for index, word in enumerate(words) if index in found) == asked


def test_readings_that_mean_the_same_agree() -> None:
    assert same("2019–123,", "2019-123")
    assert same("§63", "§ 63")
    assert same("2018", "2018 i")
    assert not same("63", "§ 63")
    assert not same("2019/123", "2019/128")
    assert alike("2O19/l23", "2019/123")
    assert not alike("2019/123", "2019/129")


def twice(seconds: dict[str, str], *pages: str) -> Document:
    """A document where a second engine read some words otherwise, and the rest of those with digits alike."""
    first = document(*pages)
    return replace(
        first,
        pages=tuple(
            replace(
                page,
                lines=tuple(
                    replace(
                        each,
                        words=tuple(
                            replace(word, second=seconds.get(word.raw, word.raw), confidence=0.5)
                            if seconds.get(word.raw) or any(char.isdigit() or char == "§" for char in word.raw)
                            else word
                            for word in each.words
                        ),
                    )
                    for each in page.lines
                ),
            )
            for page in first.pages
        ),
    )


def disputed(paper: Document) -> list[str]:
    return [word.raw for page in paper.pages for word in page.words if word.disputed]


@pytest.mark.parametrize(
    ("seconds", "text", "becomes"),
    [
        ({"2O19/l23": "2019/123"}, "Dnr KS 2O19/l23", "Dnr KS 2019/123"),  # only one is a number at all
        ({"2019/123": "2O19/l23"}, "Dnr KS 2019/123", "Dnr KS 2019/123"),
        ({"8": "§"}, "8 63 Avgifter", "§ 63 Avgifter"),
        ({"2019-O3-12": "2019-03-12"}, "Datum 2019-O3-12", "Datum 2019-03-12"),
        (
            {"2019/123": "2019/128"},
            "Dnr KS 2019/123\n\nSe KS 2019/123.",
            "Dnr KS 2019/123\n\nSe KS 2019/123.",
        ),  # mentioned
        ({"63": "68"}, "§ 62 Ett\n\n§ 63 Två\n\n§ 64 Tre", "§ 62 Ett\n\n§ 63 Två\n\n§ 64 Tre"),  # in sequence
        ({"63": "68"}, "§ 62 Ett\n\n§ 63 Två", "§ 62 Ett\n\n§ 63 Två"),
    ],
)
def test_the_document_decides_where_it_leaves_one_answer(
    knowledge: Knowledge, seconds: dict[str, str], text: str, becomes: str
) -> None:
    paper = Adjudicate(knowledge)(twice(seconds, text))
    assert [page_line.text for page_line in paper.pages[0].lines] == [row for row in becomes.split("\n") if row]
    assert disputed(paper) == []
    changed = [(row.read, row.reason) for row in paper.repairs]
    assert changed == ([] if text == becomes else [(next(iter(seconds)), RepairReason.SECOND_READING)])


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        ({"2019/128": "2019/123"}, "Dnr KS 2019/128"),  # both may be
        ({"2019/128": "2019/123"}, "Dnr KS 2019/128\n\nSe KS 2019/123."),  # a neighbour's number is much alike
        ({"68": "63"}, "§ 62 Ett\n\n§ 68 Två\n\n§ 64 Tre"),
        ({"2018/123-4": "2018/123-9"}, "Dnr KS 2018/123-4"),
        ({"12345": "12346"}, "Dnr 12345"),
        ({"63": "68"}, "§ 60 Ett\n\n§ 63 Två\n\n§ 70 Tre"),  # both fit
        ({"2019-03-12": "2019-03-17"}, "Datum 2019-03-12"),
        ({"7": "1"}, "Med 7 ja-röster mot 4 nej-röster"),
    ],
)
def test_where_nothing_decides_it_is_disputed(knowledge: Knowledge, seconds: dict[str, str], text: str) -> None:
    readings = twice(seconds, text)
    paper = Adjudicate(knowledge)(readings)
    assert set(disputed(paper)) == set(seconds)
    assert paper.text == readings.text


def test_what_is_no_identifier_is_not_disputed(knowledge: Knowledge) -> None:
    assert disputed(Adjudicate(knowledge)(twice({"85": "86"}, "De 85 platserna"))) == []


MINUTES = "SÄLGÖ KOMMUN\nKommunstyrelsen\nSammanträdesdatum 2024-03-12\n\n§ 63   Dnr KS 2024/128\n\nTorghandel\n\nBeslut\nAvgiften höjs.\n"


def reasons(knowledge: Knowledge, paper: Document) -> list[Issue]:
    understood = stages.run(stages.build(knowledge, Settings()), paper).document
    return [issue for case in understood.cases for issue in case.issues if issue.code.endswith("-doubtful")]


def test_a_disputed_case_number_asks_for_review(knowledge: Knowledge) -> None:
    found = reasons(knowledge, twice({"2024/128": "2024/123"}, MINUTES))
    assert [(issue.code, issue.cause) for issue in found] == [("case-number-doubtful", "disputed")]


def test_a_disputed_count_of_votes_and_another_case_number_ask_for_review(knowledge: Knowledge) -> None:
    vote = "\nOmröstning\nMed 7 ja-röster mot 4 nej-röster bifaller nämnden förslaget.\n"
    counted = reasons(knowledge, twice({"7": "1"}, MINUTES + vote))
    assert [(issue.code, issue.cause, issue.field) for issue in counted] == [("votes-doubtful", "disputed", "votes")]
    other = MINUTES.replace("Torghandel\n", "Torghandel\n\nÄrendet hör ihop med dnr KS 2021/77.\n")
    found = reasons(knowledge, twice({"2021/77.": "2021/71."}, other))
    assert [issue.code for issue in found] == ["other-case-numbers-doubtful"]


def test_what_two_engines_agree_on_is_not_doubted(knowledge: Knowledge) -> None:
    assert reasons(knowledge, twice({}, MINUTES)) == []


def test_a_number_that_only_the_second_engine_read_well_is_masked(knowledge: Knowledge) -> None:
    paper = Mask(knowledge.identity_numbers)(twice({"8112x8-9876": "811218-9876"}, "Sökande 8112x8-9876 har"))
    assert len(paper.sensitive) == 1
    kept = [(word.text, word.raw, word.second) for word in paper.pages[0].words if "*" in word.text]
    assert kept == [("******-****", "******-****", None)]

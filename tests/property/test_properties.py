"""What must hold for any input."""

import json

from diakrit.evaluate.fields import compare
from diakrit.inputs import safe
from diakrit.knowledge import Knowledge
from diakrit.model import Box, Word
from diakrit.model.passage import Transcript
from diakrit.reading.layout import arrange, arrange_text, turn
from diakrit.schema.build import document_entry
from diakrit.text import fold, slug
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import MADE_BY, document, structured

KNOWLEDGE = Knowledge.load()

# Text with the stuff that council papers are made of, in any order.
PIECES = st.sampled_from(
    [
        "§ 12", "§", "$ 3", "KS 2018/114", "Dnr", "STK-2025-1955", "2026.041 MN", "Beslut", "Förslag till beslut", "Ärendet", "att", "1.", "•",
        "Kommunstyrelsen", "föreslår kommunfullmäktige besluta", "2024-02-30", "den 3 maj 2024", "Protokoll", "Sida 1 av 2", "\n", "\n\n",
        "    ", "\f", "-", "Ansvariga", "Nils Ek Ekonom", "text som går vidare", "KSAU 260323", "(§ 4, KS 2018/3)", "Datum:", "\ufffd", "É",
    ]
)  # fmt: skip
PAPERS = st.lists(PIECES | st.text(max_size=12), max_size=60).map(" ".join)
SLOW = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(PAPERS)
def test_any_text_becomes_records_that_validate(text: str) -> None:
    pages = text.split("\f")
    entry = document_entry(structured(KNOWLEDGE, *pages), MADE_BY)
    again = document_entry(structured(KNOWLEDGE, *pages), MADE_BY)
    assert entry == again
    assert len(entry.pages) == len(pages)
    assert len({record.id for record in entry.records}) == len(entry.records)
    json.dumps(entry.model_dump(mode="json"))


@SLOW
@given(PAPERS)
def test_no_word_is_lost_or_made_up(text: str) -> None:
    pages = text.split("\f")
    before = [word for page in pages for line in page.splitlines() for word in line.split()]
    after = [word.raw for page in structured(KNOWLEDGE, *pages).pages for word in page.words]
    assert after == before


@SLOW
@given(PAPERS)
def test_a_passage_knows_where_each_word_stands(text: str) -> None:
    paper = document(*text.split("\f"))
    passage = Transcript(paper, KNOWLEDGE.lexicon.prose.after_hyphen).passage(paper.positions())
    for mark in passage.marks:
        shown = passage.text[mark.start : mark.end]
        assert mark.word.text in {shown, f"{shown}-"}  # a hyphen that broke a word is gone
        assert mark.word in paper.line(mark.position).words


@given(PAPERS | st.text())
def test_grammars_give_ordered_spans_inside_the_text(text: str) -> None:
    known = KNOWLEDGE
    for found in (list(known.case_numbers.find(text)), list(known.dates.find(text)), list(known.references.find(text))):
        ends = [0]
        for item in found:
            assert ends[-1] <= item.start < item.end <= len(text)
            ends.append(item.end)


@given(st.text())
def test_output_names_stay_below_the_output_folder(name: str) -> None:
    for part in safe(name).split("/"):
        assert part not in ("..", ".")
        assert not set(part) & set('<>:"\\|?*\0')
        assert not part.endswith((" ", "."))
        assert len(part.encode()) <= 255


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert set(slug(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h), st.floats(0, 0.9), st.floats(0, 0.9), st.floats(0.001, 0.1), st.floats(0.001, 0.05)
)  # fmt: skip


@given(boxes, st.sampled_from([0, 90, 180, 270]))
def test_turning_keeps_the_box_on_the_page(box: Box, degrees: int) -> None:
    turned = turn(box, degrees)
    assert -1e-9 <= turned.left < turned.right <= 1 + 1e-9
    assert -1e-9 <= turned.top < turned.bottom <= 1 + 1e-9


@given(
    st.lists(
        st.lists(st.tuples(st.text(min_size=1, max_size=8).filter(str.split), boxes), min_size=1, max_size=6),
        max_size=12,
    ),
    st.booleans(),
)
def test_arranging_keeps_every_word(lines: list[list[tuple[str, Box]]], inked: bool) -> None:
    given_words = [[Word(text, text, box) for text, box in line] for line in lines]
    arranged = arrange(given_words, 595, 842, inked=inked)
    assert sorted(word.raw for line in arranged for word in line.words) == sorted(
        word.raw for line in given_words for word in line
    )
    assert [line.row for line in arranged] == sorted(line.row for line in arranged)


@given(st.text())
def test_plain_text_keeps_every_word(text: str) -> None:
    lines = arrange_text(text, 80)
    assert [word.text for line in lines for word in line.words] == text.split()


@given(st.lists(st.text()))
def test_equal_lists_score_full(values: list[str]) -> None:
    tally = compare(values, values, 1.0)
    assert tally.right == len(values)
    assert tally.perfect

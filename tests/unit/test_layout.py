"""From words at places to rows, cells and columns."""

from collections.abc import Iterable
from itertools import zip_longest

import pytest
from diakrit.model import Box, Line, RawLines, Word
from diakrit.reading.layout import arrange, arrange_text, box_of, turn, upright

from tests.builders import A4, Print, at, boxed, raw, running, stack, stamp

TEXT = "Nämnden har tagit del av rapporten och begär att kontoret återkommer med ett förslag under hösten. " * 8
LABELS = stack(70, 90, "Datum:", "Handläggare:", "Diarienr:")
VALUES = stack(170, 90, "2026-01-02", "Ada Ekvall", "MN 2026-118")
TABLE = [(0, "Datum:"), (0, "2026-01-02"), (1, "Handläggare:"), (1, "Ada Ekvall"), (2, "Diarienr:"), (2, "MN 2026-118")]


def texts(lines: Iterable[Line]) -> list[tuple[int, str]]:
    return [(line.row, line.text) for line in lines]


def cells(*lines: Print, **how: object) -> list[tuple[int, str]]:
    return texts(boxed(*lines, **how).lines)  # type: ignore[arg-type]


def test_cells_of_a_row_whatever_order_the_source_gave() -> None:
    assert cells(*LABELS, *VALUES) == TABLE  # column by column
    assert cells(*reversed(VALUES), *reversed(LABELS)) == TABLE


def test_a_page_without_words_has_no_lines() -> None:
    assert arrange([], *A4, inked=True) == arrange([()], *A4, inked=True) == ()


@pytest.mark.parametrize("tilt", [-1.5, -0.6, 0.6, 1.5])
def test_a_tilted_page_keeps_its_rows(tilt: float) -> None:
    body = running(70, 200, 450, TEXT)  # 12 points lower at its end than at its beginning, and 15 from line to line
    arranged = boxed(*LABELS, *stack(400, 90, "A", "B", "C"), *body, inked=True, tilt=tilt).lines
    beside = [line.text for line in arranged if line.row < 3]
    assert beside == ["Datum:", "A", "Handläggare:", "B", "Diarienr:", "C"]
    assert [line.text for line in arranged if line.row >= 3] == [line.text for line in body]


def test_short_lines_say_nothing_of_the_tilt() -> None:
    body = running(70, 100, 450, TEXT)[:4]
    askew = [line for n in range(5) for line in raw(at(70, 300 + 80 * n, "en stämpel satt snett"), tilt=12)]
    found = arrange([*raw(*body), *askew], *A4, inked=False)
    assert [line.text for line in found[:4]] == [line.text for line in body]


def test_rows_of_short_cells_keep_together_on_a_tilted_page() -> None:
    table = [line for y in (100, 120, 140) for line in (at(70, y, "Ada"), at(220, y, "Bo"), at(370, y, "Eli"))]
    assert [row for row, _ in cells(*table, inked=True, tilt=1.2)] == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_print_of_two_sizes_shares_a_row() -> None:
    assert cells(at(70, 100, "Datum", 7), at(150, 100, "2026-01-02", 12)) == [(0, "Datum"), (0, "2026-01-02")]
    assert [line.size for line in boxed(at(70, 100, "Datum", 7), at(150, 100, "2026-01-02", 12)).lines] == [7, 12]


def test_letters_of_large_print_reach_up_and_down_in_one_row() -> None:
    body = running(70, 200, 450, TEXT)
    assert cells(at(70, 120, "Plan för gryn", 40), *body, inked=True)[0] == (0, "Plan för gryn")


def test_small_print_beside_the_top_of_large_print_is_a_row_of_its_own() -> None:
    assert cells(at(70, 120, "Karta", 30), at(400, 100, "Bilaga 2", 8)) == [(0, "Bilaga 2"), (1, "Karta")]


def test_small_print_set_tight_stays_in_rows_of_its_own() -> None:
    tight = stack(70, 780, "Box 41, 221 00 Lund", "Torget 1", "046-359 50 00", size=7, leading=8)
    rows = cells(*running(70, 100, 450, TEXT), *tight)
    assert [text for _, text in rows[-3:]] == [line.text for line in tight]
    assert [row for row, _ in rows] == list(range(len(rows)))


@pytest.mark.parametrize(
    ("size", "page", "gap", "parted"),
    [
        (10, A4, 19, False),  # two type sizes part cells
        (10, A4, 22, True),
        (20, A4, 30, False),
        (10, (1190.0, 842.0), 19, False),  # whatever the page
        (10, (1190.0, 842.0), 22, True),
        (10, (298.0, 842.0), 19, False),
        (10, (298.0, 842.0), 22, True),
    ],
)
def test_a_wide_gap_parts_cells(size: float, page: tuple[float, float], gap: float, parted: bool) -> None:
    left = at(40, 100, "Beslut", size)
    right = at(40 + 6 * size / 2 + gap, 100, "Datum", size)
    assert len(cells(left, right, size=page)) == 1 + parted


def test_one_line_of_large_type_widens_no_gap() -> None:
    assert cells(at(70, 60, "Kallelse", 30), *LABELS, *VALUES)[1:] == [(row + 1, text) for row, text in TABLE]


@pytest.mark.parametrize("marker", ["1.", "a)", "•", "§", "att"])
def test_a_marker_may_stand_further_from_its_item(marker: str) -> None:
    item = at(72 + 5.5 * len(marker) + 40, 100, "Planen antas.")
    assert cells(at(72, 100, marker), item) == [(0, f"{marker} Planen antas.")]
    assert len(cells(at(72, 100, "Punkt"), at(72 + 5.5 * 5 + 40, 100, "Planen antas."))) == 2


def test_columns_of_running_text_are_read_one_after_the_other() -> None:
    left, right = running(60, 160, 220, TEXT), running(315, 160, 220, TEXT.replace("Nämnden", "Styrelsen"))
    title, foot = (
        at(60, 100, "Protokollets bilaga", 16),
        at(60, 780, "Sida 3 av 7 i det protokoll som bilagan hör till"),
    )
    rows = [line for pair in zip_longest(left, right) for line in pair if line]
    found = boxed(title, *rows, foot).lines
    assert [line.text for line in found] == [line.text for line in (title, *left, *right, foot)]


def rows(*pairs: tuple[Print, Print]) -> list[Print]:
    """Pairs of cells, each pair a row below the last."""
    return [at(cell.x, 100 + 15 * number, cell.text) for number, pair in enumerate(pairs) for cell in pair]


LEFT, RIGHT = at(60, 0, "Ett led av en text som går"), at(330, 0, "vidare i en spalt till")


@pytest.mark.parametrize(
    "table",
    [
        rows(*[(LEFT, RIGHT)] * 7),
        rows(*[(at(60, 0, "Ada Ekvall"), RIGHT)] * 12),
        rows(*[(LEFT, at(330, 0, "Ada Ekvall"))] * 12),
        rows(*[(LEFT, RIGHT), (at(60, 0, "en rad till"), at(160, 0, "och en spalt till på den"))] * 6),
    ],
    ids=["few rows", "short cells on the left", "short cells on the right", "no common gutter"],
)
def test_what_is_no_pair_of_columns_is_read_row_by_row(table: list[Print]) -> None:
    assert [text for _, text in cells(*table)] == [cell.text for cell in table]


def test_a_signature_block_is_no_pair_of_columns() -> None:
    block = stack(70, 700, "Eva Ek", "Chef") + stack(350, 700, "Ola Alm", "Ekonom")
    assert cells(*block) == [(0, "Eva Ek"), (0, "Ola Alm"), (1, "Chef"), (1, "Ekonom")]


def test_gaps_are_measured_in_line_pitches() -> None:
    first, second = stack(70, 100, "Ett", "Två", "Tre"), stack(70, 160, "Fyra", "Fem", "Sex")
    assert [line.gap for line in boxed(*first, *second).lines] == [0, 0, 0, 1, 0, 0]
    assert [line.gap for line in boxed(*stack(70, 100, *"abcdef", leading=30)).lines] == [0] * 6  # double-spaced
    assert [line.gap for line in boxed(*stack(70, 100, "Ett", "Två", leading=57.2)).lines] == [0, 3]  # 1.3 type sizes
    form = stack(70, 200, *"abcdef", leading=60)  # most lines of a form stand far apart
    assert [line.gap for line in boxed(*first, *form).lines][4:] == [3] * 5


def test_lines_of_large_type_stand_further_apart() -> None:
    title = stack(70, 100, "Yttrande över en plan", "för torget", size=22, leading=30)
    body = running(70, 190, 450, TEXT)
    gaps = [line.gap for line in boxed(*title, *body).lines]
    assert (gaps[:2], gaps[2] > 3) == ([0, 0], True)  # the text below stands as far from the title as from other text
    small = stack(70, 100, "Yttrande över en plan", "för torget", leading=30)
    assert [line.gap for line in boxed(*small, *body).lines][:2] == [0, 1]


@pytest.mark.parametrize("inked", [False, True])
def test_type_size_is_that_of_the_print(inked: bool) -> None:
    lines = boxed(
        *stack(70, 100, "en man var uro", "hade till blå", "gnyr", "(Sjögång)", size=14, leading=20), inked=inked
    )
    sizes = [line.size or 0 for line in lines.lines]
    assert len(sizes) == 4
    assert sizes == pytest.approx([14] * 4, abs=0.5)


def test_hidden_text_without_a_size_is_text() -> None:
    assert cells(*stack(70, 100, "Dold", "text", size=0)) == [(0, "Dold"), (1, "text")]


def test_a_cell_knows_its_edges() -> None:
    (line,) = boxed(at(119, 100, "Datum", 10)).lines
    assert (line.left * 595, line.right * 595) == pytest.approx((119, 119 + 25))


def test_a_stamp_up_the_margin_is_furniture_and_parts_no_row() -> None:
    body = running(70, 200, 450, TEXT)
    inkom = stamp(560, 350, "Inkom 2026-03-02")
    arranged = boxed(inkom, *body, inked=True).lines
    assert [(line.row, line.text) for line in arranged if line.furniture] == [(len(body), "Inkom 2026-03-02")]
    assert [line.text for line in arranged if not line.furniture] == [line.text for line in body]
    (alone,) = boxed(inkom).lines
    assert alone.furniture


def test_a_bullet_read_as_a_letter_is_a_bullet_and_keeps_its_raw_form() -> None:
    (line,) = boxed(at(70, 100, "e Bilaga"), inked=True).lines
    assert (line.text, line.words[0].raw) == ("• Bilaga", "e")
    (line,) = boxed(at(70, 100, "e Bilaga")).lines  # of a text layer, where nobody misread it
    assert line.text == "e Bilaga"


def turned(lines: RawLines, degrees: int) -> RawLines:
    """The lines on the page turned clockwise."""
    return tuple(
        tuple(Word(word.text, word.raw, turn(box_of(word), degrees)) for word in line) for line in lines
    )  # fmt: skip


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_text_that_lies_wrong_is_turned_upright(degrees: int) -> None:
    sound = raw(*LABELS, *VALUES, *running(70, 200, 450, TEXT))
    back, lines = upright(turned(sound, degrees))
    assert (back + degrees) % 360 == 0
    assert texts(arrange(lines, *A4, inked=False)) == texts(arrange(sound, *A4, inked=False))


def test_short_lines_say_nothing_of_the_direction() -> None:
    up = turned(raw(*stack(70, 300, *["Inkom 2026-01-02"] * 9)), 270)
    assert upright([*up, *raw(at(70, 100, "En rad av text"))])[0] == 0


def test_four_quarter_turns_change_nothing() -> None:
    box = Box(0.1, 0.2, 0.3, 0.25)
    assert turn(box, 90) == pytest.approx((0.75, 0.1, 0.8, 0.3))
    turned = box
    for _ in range(4):
        turned = turn(turned, 90)
    assert turned == pytest.approx(box)


def test_plain_text_has_rows_cells_and_gaps() -> None:
    lines = arrange_text("Datum:      2026-01-02\n\nBrödtext som följer\ntätt på.\n", 60)
    assert texts(lines) == [(0, "Datum:"), (0, "2026-01-02"), (1, "Brödtext som följer"), (2, "tätt på.")]
    assert [line.gap for line in lines] == [0, 0, 1, 0]


def test_blank_lines_part_nothing_in_double_spaced_text() -> None:
    lines = arrange_text("en rad\n\nen rad till\n\noch en\n\n\n\nnytt stycke\n", 60)
    assert [line.gap for line in lines] == [0, 0, 0, 2]

from diakrit.model import Box, Word
from diakrit.reading.layout import arrange, arrange_text, turn, upright


def word(text: str, left: float, top: float, width: float = 0.06, height: float = 0.012) -> Word:
    return Word(text, text, Box(left, top, left + width, top + height))


def texts(lines: object) -> list[tuple[int, str]]:
    return [(line.row, line.text) for line in lines]  # type: ignore[attr-defined]


def test_cells_of_a_row_whatever_order_the_source_gave() -> None:
    # A header read column by column: labels first, then values.
    lines = [
        [word("Datum:", 0.1, 0.1)],
        [word("Diarienr:", 0.1, 0.13)],
        [word("2026-01-02", 0.4, 0.1)],
        [word("X-1", 0.4, 0.13)],
    ]
    arranged = arrange(lines, 595, 842, inked=False)
    assert texts(arranged) == [(0, "Datum:"), (0, "2026-01-02"), (1, "Diarienr:"), (1, "X-1")]


def test_a_tilted_page_keeps_its_rows() -> None:
    # Ten words a line, the page tilted so that a line ends a whole line height lower than it begins.
    def tilted(number: int) -> list[Word]:
        return [word(f"r{number}w{i}", 0.05 + 0.09 * i, 0.1 + 0.02 * number + 0.0025 * i, 0.08) for i in range(10)]

    arranged = arrange([tilted(n) for n in range(6)], 595, 842, inked=True)
    assert [line.text.split()[0] for line in arranged] == [f"r{n}w0" for n in range(6)]
    assert all(len(line.words) == 10 for line in arranged)


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    lines = []
    for number in range(12):
        top = 0.1 + 0.02 * number
        lines.append([word(f"v{number}", 0.08 + 0.07 * i, top) for i in range(5)])
        lines.append([word(f"h{number}", 0.55 + 0.07 * i, top) for i in range(5)])
    order = [line.words[0].text for line in arrange(lines, 595, 842, inked=False)]
    assert order == [f"v{n}" for n in range(12)] + [f"h{n}" for n in range(12)]


def test_a_signature_block_is_no_pair_of_columns() -> None:
    lines = [[word("Eva", 0.1, 0.8), word("Ek", 0.17, 0.8)], [word("Ola", 0.6, 0.8), word("Alm", 0.67, 0.8)],
             [word("Chef", 0.1, 0.82)], [word("Ekonom", 0.6, 0.82)]]  # fmt: skip
    assert texts(arrange(lines, 595, 842, inked=False)) == [(0, "Eva Ek"), (0, "Ola Alm"), (1, "Chef"), (1, "Ekonom")]


def test_a_stamp_up_the_margin_is_furniture_and_parts_no_row() -> None:
    body = [[word("ord", 0.1 + 0.07 * i, 0.1 + 0.02 * n) for i in range(6)] for n in range(5)]
    stamp = [
        Word("Inkom", "Inkom", Box(0.93, 0.3, 0.945, 0.36)),
        Word("2026-03-02", "2026-03-02", Box(0.93, 0.37, 0.945, 0.45)),
    ]
    arranged = arrange([*body, stamp], 595, 842, inked=True)
    assert [line.text for line in arranged if line.furniture] == ["Inkom 2026-03-02"]
    assert sum(not line.furniture for line in arranged) == 5


def test_a_bullet_read_as_a_letter_is_a_bullet_and_keeps_its_raw_form() -> None:
    line = arrange([[word("e", 0.1, 0.1, 0.01), word("Bilaga", 0.13, 0.1)]], 595, 842, inked=True)[0]
    assert line.text == "• Bilaga"
    assert line.words[0].raw == "e"


def test_sideways_text_is_turned_upright() -> None:
    # Lines run down the page: the text was turned a quarter clockwise.
    lines = [
        [Word(f"w{i}", f"w{i}", Box(0.9 - 0.03 * n, 0.1 + 0.1 * i, 0.92 - 0.03 * n, 0.18 + 0.1 * i)) for i in range(5)]
        for n in range(4)
    ]
    degrees, turned = upright(lines)
    assert degrees == 270
    first, last = turned[0][0].box, turned[0][-1].box
    assert first is not None
    assert last is not None
    assert first.left < last.left
    assert abs(first.top - last.top) < 1e-9


def test_four_quarter_turns_change_nothing() -> None:
    box = Box(0.1, 0.2, 0.3, 0.25)
    turned = box
    for _ in range(4):
        turned = turn(turned, 90)
    assert all(abs(a - b) < 1e-9 for a, b in zip(turned, box, strict=True))


def test_plain_text_has_rows_cells_and_gaps() -> None:
    lines = arrange_text("Datum:      2026-01-02\n\nBrödtext som följer\ntätt på.\n", 60)
    assert texts(lines) == [(0, "Datum:"), (0, "2026-01-02"), (1, "Brödtext som följer"), (2, "tätt på.")]
    assert [line.gap for line in lines] == [0, 0, 1, 0]


def test_blank_lines_part_nothing_in_double_spaced_text() -> None:
    lines = arrange_text("en rad\n\nen rad till\n\noch en\n\n\n\nnytt stycke\n", 60)
    assert [line.gap for line in lines] == [0, 0, 0, 2]

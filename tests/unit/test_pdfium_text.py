"""Text layers by PDFium: words and boxes as the page is seen, and how they are set."""

from pathlib import Path

import pikepdf
import pytest
from diakrit.engines import pdfium_text
from diakrit.engines.poppler_output import TextPage
from diakrit.errors import SourceError
from diakrit.model import Style, Word
from diakrit.reading.opening import text_layers

WIDTH, HEIGHT = 600, 800


def drawn(path: Path, content: str, *, rotate: int = 0, crop: tuple[int, ...] = (), optional: bool = False) -> Path:
    """A page of this content, with Helvetica as F1 and its bold and oblique as F2 and F3."""
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(WIDTH, HEIGHT))
        for name, font in (("/F1", "Helvetica"), ("/F2", "Helvetica-Bold"), ("/F3", "Helvetica-Oblique")):
            page.add_resource(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Font,
                    Subtype=pikepdf.Name.Type1,
                    BaseFont=pikepdf.Name(f"/{font}"),
                    Encoding=pikepdf.Name.WinAnsiEncoding,
                ),
                pikepdf.Name.Font,
                pikepdf.Name(name),
            )
        if optional:
            group = document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Utkast"))
            page.add_resource(group, pikepdf.Name.Properties, pikepdf.Name("/Draft"))
            document.Root.OCProperties = pikepdf.Dictionary(
                OCGs=pikepdf.Array([group]), D=pikepdf.Dictionary(OFF=pikepdf.Array([group]))
            )
        page.contents_add(content.encode("cp1252"))
        if rotate:
            page.obj.Rotate = rotate
        if crop:
            page.obj.CropBox = pikepdf.Array(crop)
        document.save(path)
    return path


def line(text: str, x: int, y: int, font: str = "F1", size: int = 12, more: str = "") -> str:
    return f"BT /{font} {size} Tf {more} 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n"


def layer(path: Path) -> TextPage:
    (page,) = pdfium_text.text_layer(path)
    return page


def words(path: Path) -> list[Word]:
    return [word for row in layer(path).lines for word in row]


def texts(path: Path) -> list[str]:
    return [word.text for word in words(path)]


def test_a_word_has_the_style_of_its_font(tmp_path: Path) -> None:
    page = drawn(
        tmp_path / "a.pdf",
        line("Beslut", 50, 700, "F2")
        + line("antas", 50, 680)
        + line("not", 50, 660, "F3")
        + line("dold", 50, 640, more="3 Tr"),
    )
    assert [(word.text, word.style) for word in words(page)] == [
        ("Beslut", Style.BOLD),
        ("antas", Style.PLAIN),
        ("not", Style.ITALIC),
        ("dold", Style.HIDDEN),
    ]


def test_boxes_are_fractions_of_the_page(tmp_path: Path) -> None:
    (word,) = words(drawn(tmp_path / "a.pdf", line("Beslut", 60, 700)))
    assert word.box is not None
    assert word.box.left == pytest.approx(0.1, abs=0.01)
    assert word.box.top < 1 - 700 / HEIGHT < word.box.bottom


@pytest.mark.parametrize(("rotate", "left", "top"), [(90, 0.875, 0.1), (180, 0.84, 0.875), (270, 0.1, 0.84)])
def test_boxes_are_turned_with_the_page(tmp_path: Path, rotate: int, left: float, top: float) -> None:
    page = drawn(tmp_path / "a.pdf", line("Beslut", 60, 700), rotate=rotate)
    (word,) = words(page)
    assert word.box is not None
    assert word.box.left == pytest.approx(left, abs=0.02)
    assert word.box.top == pytest.approx(top, abs=0.02)
    assert (layer(page).width > layer(page).height) == (rotate != 180)


def test_what_the_page_does_not_show_is_not_read(tmp_path: Path) -> None:
    page = drawn(tmp_path / "a.pdf", line("Synlig", 60, 500) + line("Bortskuren", 60, 780), crop=(0, 0, 600, 700))
    assert texts(page) == ["Synlig"]


def test_dots_that_lead_to_a_page_number_are_no_part_of_a_word(tmp_path: Path) -> None:
    assert texts(drawn(tmp_path / "a.pdf", line("Taxa........14", 60, 500))) == ["Taxa", "........", "14"]


def test_the_number_of_a_note_is_no_part_of_a_number(tmp_path: Path) -> None:
    note = "BT /F1 12 Tf 1 0 0 1 60 500 Tm (1000) Tj /F1 7 Tf 5 Ts (2) Tj ET"
    assert texts(drawn(tmp_path / "a.pdf", note)) == ["1000", "2"]


def test_an_accent_printed_over_a_letter_joins_it(tmp_path: Path) -> None:
    after = "BT /F1 12 Tf 1 0 0 1 60 500 Tm [(sta) 556 (\xa8) 223 (dning)] TJ ET"
    assert texts(drawn(tmp_path / "a.pdf", after)) == ["städning"]


def test_a_word_printed_twice_at_one_place_is_one(tmp_path: Path) -> None:
    twice = line("Beslut", 60, 500) + line("antas", 60, 480) + line("Beslut", 60, 500)
    assert texts(drawn(tmp_path / "a.pdf", twice)) == ["Beslut", "antas"]


def test_words_that_stand_apart_are_no_line(tmp_path: Path) -> None:
    page = drawn(tmp_path / "a.pdf", line("Titel", 60, 500, size=16) + line("Motion", 60, 480))
    assert [[word.text for word in row] for row in layer(page).lines] == [["Titel"], ["Motion"]]


def test_optional_content_that_is_switched_off_is_not_read(tmp_path: Path) -> None:
    draft = "/OC /Draft BDC " + line("Utkast", 60, 500) + "EMC " + line("Beslut", 60, 480)
    page = drawn(tmp_path / "a.pdf", draft, optional=True)
    assert layer(page).optional
    (shown,) = text_layers(page, 20)
    assert [word.text for row in shown.lines for word in row] == ["Beslut"]


def test_what_is_typed_into_a_form_is_read(tmp_path: Path) -> None:
    path = drawn(tmp_path / "a.pdf", line("Diarienummer", 60, 500))
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        page = document.pages[0]
        typed = document.make_stream(line("2025-17", 2, 4).encode())
        typed.Type, typed.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        typed.BBox, typed.Resources = pikepdf.Array([0, 0, 100, 20]), page.obj.Resources
        field = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Widget, FT=pikepdf.Name.Tx, T="dnr", F=4,
            Rect=pikepdf.Array([200, 496, 300, 516]), AP=pikepdf.Dictionary(N=typed),
        )  # fmt: skip
        fields = pikepdf.Array([document.make_indirect(field)])
        page.Annots, document.Root.AcroForm = fields, pikepdf.Dictionary(Fields=fields)
        document.save(path)
    assert texts(path) == ["Diarienummer", "2025-17"]


def test_a_file_that_is_no_pdf_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.4 nothing")
    with pytest.raises(SourceError):
        layer(path)

"""A paper whose sender stands only in the picture of its arms."""

import io
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont  # noqa: TID251 - draws the paper
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.program import diakrit, records

LINES = (
    "Datum: 2026-02-11", "Handläggare: Ada Ekvall", "Diarienr: 2026.041 MN", "", "Tillsynsplan för 2026", "",
    "Ärendebeskrivning", "Förvaltningen har tagit fram en plan för tillsynen under året.", "",
    "Förslag till beslut", "Tillsynsplanen för 2026 antas.",
)  # fmt: skip


def paper(path: Path, *crest: str) -> Path:
    """A page with a text layer and, if there is one, a crest as a picture."""
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    if crest:
        picture = Image.new("L", (900, 260), "white")
        draw = ImageDraw.Draw(picture)
        for row, text in enumerate(crest):
            draw.text((20, 10 + 130 * row), text, font=ImageFont.load_default(110 - 40 * row), fill="black")
        held = io.BytesIO()
        picture.save(held, "PNG")
        canvas.drawImage(ImageReader(held), 60, 770, 180, 52)
    for row, text in enumerate(LINES):
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 740 - 18 * row, text)
    canvas.save()
    return path


@pytest.mark.parametrize(
    ("crest", "wanted"),
    [
        (("ALVESTA",), "Alvesta"),  # a municipality of the list
        (("TJARNLUNDA", "KOMMUN"), "Tjarnlunda"),  # any name over KOMMUN
        (("KULTURHUSET",), None),  # some other picture
        ((), None),
    ],
)
def test_the_crest_names_the_municipality(tmp_path: Path, crest: tuple[str, ...], wanted: str | None) -> None:
    result = diakrit("run", paper(tmp_path / "paper.pdf", *crest), "--out", tmp_path / "out")
    assert result.returncode == 0, result.stderr
    (record,) = records(tmp_path / "out")
    assert record["municipality"] == wanted
    assert record["case_number"] == "2026.041 MN"
    if wanted:
        found = record["evidence"]["/municipality"]
        assert found["how"].startswith("ocr")
        ((left, top, right, bottom),) = found["boxes"]
        assert 0.08 < left < right < 0.45
        assert 0.01 < top < bottom < 0.12


def test_show_tells_what_stands_in_a_picture(tmp_path: Path) -> None:
    result = diakrit("show", paper(tmp_path / "paper.pdf", "ALVESTA"))
    assert result.returncode == 0, result.stderr
    assert "page 1: stands in a picture: ALVESTA" in result.stdout

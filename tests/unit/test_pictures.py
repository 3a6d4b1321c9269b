"""Pictures of pages: taken out of files, looked at, mended where they are poor, read by either engine. All drawn here."""

import math
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import cv2  # noqa: TID251 - what is drawn on scans
import numpy as np
import pikepdf
import pytest
from diakrit.engines import base, pdfium, poppler, tesseract_model
from diakrit.engines.base import Engine
from diakrit.engines.poppler_output import PageInfo
from diakrit.errors import MissingToolError, OutputError, PageError
from diakrit.imaging import measure, transform
from diakrit.imaging.picture import Picture
from diakrit.imaging.prepare import prepare
from diakrit.knowledge import Knowledge
from diakrit.model import Box, FileType, Page, PageState, Source, Unread
from diakrit.reading import Reader
from diakrit.reading.recognise import Attempt
from diakrit.settings import Settings
from PIL import Image  # noqa: TID251 - scans are drawn without the product
from rapidfuzz import fuzz

from samples.paint import paint_image
from samples.sheet import Sheet

LINES = [
    "Miljönämnden beslutar att höja årsavgiften för tillsyn av små avlopp från 2027.",
    "Förvaltningen återkommer med förslag på åtgärder vid sjön Ältasjön före § 14.",
    "Det är främst äldre anläggningar längs ån som behöver åtgärdas i första hand.",
] * 6


def sheet(pitch: int = 30) -> Sheet:
    drawn = Sheet()
    for row, text in enumerate(LINES):
        drawn.text(70, 90 + pitch * row, text, size=10)
    return drawn


def drawn(dpi: int = 300, pitch: int = 30) -> Picture:
    return Picture(np.asarray(paint_image(sheet(pitch), dpi).convert("L")), dpi)


def grained(picture: Picture, sigma: float, seed: int = 3) -> Picture:
    grain = np.random.default_rng(seed).normal(0, sigma, picture.pixels.shape)
    return Picture((picture.pixels + grain).clip(0, 255).astype(np.uint8), picture.dpi)


def specked(picture: Picture, count: int = 9000, seed: int = 3) -> Picture:
    random, pixels = np.random.default_rng(seed), picture.pixels.copy()
    for y, x in zip(random.integers(0, picture.height, count), random.integers(0, picture.width, count), strict=True):
        pixels[y : y + 2, x : x + 2] = 60
    return Picture(pixels, picture.dpi)


def faint(picture: Picture) -> Picture:
    shade = np.linspace(205, 160, picture.width)
    return grained(Picture((shade - (255.0 - picture.pixels) / 255 * 75).astype(np.uint8), picture.dpi), 4)


def bordered(picture: Picture) -> Picture:
    pixels = picture.pixels.copy()
    pixels[:90] = pixels[:, -70:] = 12
    return Picture(pixels, picture.dpi)


def black_and_white(picture: Picture) -> Picture:
    grain = grained(specked(picture, 3000), 28)
    return Picture(np.where(grain.pixels > 150, 255, 0).astype(np.uint8), picture.dpi)


def tilted(degrees: float) -> Callable[[Picture], Picture]:
    return lambda picture: transform.straightened(picture, degrees)


@pytest.fixture(scope="module", params=["library", "programs"])
def engine(request: pytest.FixtureRequest) -> Engine:
    return base.engine(request.param)


def read(engine: Engine, picture: Picture, knowledge: Knowledge) -> str:
    lines = engine.read(picture, knowledge.model("diakrit"), 60)
    return "\n".join(" ".join(word.text for word in line) for line in lines)


def alike(text: str) -> float:
    return fuzz.ratio(" ".join(text.split()), " ".join(LINES))


def test_both_engines_read_what_is_printed(engine: Engine, knowledge: Knowledge) -> None:
    text = read(engine, drawn(), knowledge)
    assert alike(text) > 99.8
    assert text.count("§") == 6


def test_what_is_read_stands_where_it_is_printed(engine: Engine, knowledge: Knowledge) -> None:
    lines = engine.read(drawn(), knowledge.model("diakrit"), 60)
    first = lines[0][0]
    assert first.text == "Miljönämnden"
    assert first.box is not None
    assert tuple(first.box) == pytest.approx((0.118, 0.097, 0.238, 0.11), abs=0.004)
    assert 0.5 < (first.confidence or 0) <= 1


@pytest.mark.parametrize(
    ("poor", "steps"),
    [
        (lambda picture: picture, ["240 dpi", "faint print darkened"]),
        (lambda picture: grained(picture, 5), ["240 dpi", "faint print darkened"]),
        (specked, ["specks removed (1)", "240 dpi", "faint print darkened"]),
        (faint, ["levelled", "specks removed (1)", "240 dpi"]),
        (bordered, ["border removed", "240 dpi", "faint print darkened"]),
        (black_and_white, ["specks removed (1)", "180 dpi"]),
        (tilted(3), ["240 dpi", "faint print darkened", "straightened by 3.0 degrees"]),
        (tilted(-2), ["240 dpi", "faint print darkened", "straightened by 2.0 degrees"]),
    ],
    ids=["clean", "grained", "specked", "faint", "bordered", "black and white", "tilted", "tilted back"],
)
def test_a_poor_picture_is_mended_where_it_is_poor(
    poor: Callable[[Picture], Picture], steps: list[str], knowledge: Knowledge
) -> None:
    prepared = prepare(poor(drawn()))
    assert list(prepared.steps) == steps
    text = read(base.engine("library"), prepared.picture, knowledge)
    assert alike(text) > 99.5
    letters = "åäöÅÄÖ"
    found, printed = (sum(part.count(letter) for letter in letters) for part in (text, "".join(LINES)))
    assert found >= 0.98 * printed


@pytest.mark.parametrize("dpi", [100, 150, 200, 400, 600])
def test_any_resolution_is_read(dpi: int, knowledge: Knowledge) -> None:
    prepared = prepare(drawn(dpi))
    assert 140 <= prepared.picture.dpi <= 240
    assert alike(read(base.engine("library"), prepared.picture, knowledge)) > 99


def test_a_straightened_word_is_shown_where_it_stands(knowledge: Knowledge) -> None:
    upright, crooked = prepare(drawn()), prepare(tilted(3)(drawn()))
    model, engine = knowledge.model("diakrit"), base.engine("library")
    (one, *_), (other, *_) = (engine.read(prepared.picture, model, 60)[0] for prepared in (upright, crooked))
    assert one.text == other.text
    assert one.box is not None
    assert other.box is not None
    width, height, angle = crooked.picture.width, crooked.picture.height, math.radians(3)
    x, y = ((one.box.left + one.box.right) / 2 - 0.5) * width, ((one.box.top + one.box.bottom) / 2 - 0.5) * height
    found = crooked.back(other.box)
    turned = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
    middle = ((found.left + found.right) / 2 - 0.5) * width, ((found.top + found.bottom) / 2 - 0.5) * height
    assert middle == pytest.approx(turned, abs=0.004 * width)


def test_a_lost_line_costs_as_much_as_a_line_of_noise(knowledge: Knowledge) -> None:
    model, engine = knowledge.model("diakrit"), base.engine("library")
    lines = engine.read(prepare(drawn()).picture, model, 60)
    whole = Attempt(lines, prepare(drawn()), 0)
    assert Attempt(lines[:-1], whole.prepared, 0).score < whole.score
    assert Attempt(lines[:-1], whole.prepared, 0).confidence == pytest.approx(whole.confidence, abs=0.02)


def scan(folder: Path, picture: Picture, *, turned: int = 0, mask: bool = False) -> Path:
    """A PDF of one page that a picture fills."""
    path = folder / "scan.pdf"
    with pikepdf.new() as document:
        width, height = (595, 842) if picture.width < picture.height else (842, 595)
        page = document.add_blank_page(page_size=(width, height))
        data = document.make_stream(picture.pixels.tobytes())
        data.Type, data.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        data.Width, data.Height, data.BitsPerComponent = picture.width, picture.height, 8
        data.ColorSpace = pikepdf.Name.DeviceGray
        if mask:
            data.Decode = [1, 0]
        name = page.add_resource(data, pikepdf.Name.XObject)
        page.contents_add(f"q {width} 0 0 {height} 0 0 cm {name} Do Q".encode())
        page.Rotate = turned
        document.save(path)
    return path


def test_a_scan_is_taken_as_it_lies_in_the_file(tmp_path: Path) -> None:
    picture = drawn(200)
    taken = pdfium.draw(scan(tmp_path, picture), 1, 300, 40)
    assert (taken.dpi, taken.pixels.tolist()) == (200, picture.pixels.tolist())


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_scan_is_taken_upright(tmp_path: Path, degrees: int) -> None:
    picture = drawn(100)
    path = scan(tmp_path, transform.upright(picture, -degrees), turned=degrees)
    assert pdfium.draw(path, 1, 300, 40).pixels.tolist() == picture.pixels.tolist()


def test_a_picture_that_does_not_look_like_its_page_is_drawn(tmp_path: Path) -> None:
    picture = Picture(255 - drawn(200).pixels, 200)
    taken = pdfium.draw(scan(tmp_path, picture, mask=True), 1, 100, 40)  # shown inverted, so black on white
    assert np.median(taken.pixels) > 200


def test_programs_and_library_draw_the_same_page(samples: Path) -> None:
    path, info = samples / "tjansteskrivelse_digital.pdf", PageInfo(1, 595.28, 841.89)
    one, other = pdfium.draw(path, 1, 100, 40), poppler.render(path, info, 100, 40, 60)
    assert abs(one.width - other.width) <= 1
    assert np.abs(transform.shrunk(one, (80, 60)) - transform.shrunk(other, (80, 60))).mean() < 4


def test_a_page_too_large_is_drawn_smaller_or_not_at_all(samples: Path) -> None:
    path = samples / "protokoll_scan.pdf"
    assert pdfium.draw(path, 1, 300, 1).pixels.size <= 1_000_000
    with pytest.raises(PageError, match="too large"):
        pdfium.draw(path, 1, 300, 1e-6)


def test_the_library_keeps_the_limit_of_time(knowledge: Knowledge) -> None:
    with pytest.raises(PageError, match=r"took over 0\.01 s"):
        base.engine("library").read(drawn(), knowledge.model("diakrit"), 0.01)


def test_white_and_empty_pages_are_looked_at_without_harm() -> None:
    white = Picture(np.full((3508, 2480), 255, np.uint8), 300)
    assert measure.is_blank(white)
    assert measure.specks(white) == 0
    assert list(prepare(white).steps) == ["240 dpi"]
    assert prepare(Picture(np.full((9, 9), 200, np.uint8), 300)).picture.width >= 1


def test_equal_lexicons_make_an_equal_model(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = knowledge.model("diakrit")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    model = tesseract_model.find("diakrit", knowledge.lexicon)
    built = model.folder / f"{model.name}.traineddata"
    assert built.is_relative_to(tmp_path)
    assert built.read_bytes() == (known.folder / "diakrit.traineddata").read_bytes()
    assert built.stat().st_size < 5_000_000
    assert [path.name for path in built.parent.iterdir()] == ["diakrit.traineddata"]


def test_a_model_that_cannot_be_made_says_why(
    tmp_path: Path, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(OutputError, match="XDG_DATA_HOME"):
        tesseract_model.find("diakrit", knowledge.lexicon)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingToolError, match=r"tesseract is not installed.*apt-get install"):
        tesseract_model.find("diakrit", knowledge.lexicon)


def page_of(folder: Path, picture: Picture, knowledge: Knowledge) -> Page:
    path = folder / "page.png"
    Image.fromarray(picture.pixels).save(path, dpi=(picture.dpi, picture.dpi))
    source = Source(str(path), path.name, "0" * 64, 1, type=FileType.IMAGE)
    return Reader(Settings(), knowledge).page(source, Unread(1, 0.0, 0.0, "image file"))


def test_a_good_page_is_read_once(tmp_path: Path, knowledge: Knowledge) -> None:
    page = page_of(tmp_path, drawn(200), knowledge)
    assert (page.state, page.attempts, page.turned) == (PageState.OCR, 1, 0)
    assert page.prepared == ("faint print darkened",)
    assert alike(page.text) > 99.5


def test_a_page_upside_down_is_read_once_more(tmp_path: Path, knowledge: Knowledge) -> None:
    page = page_of(tmp_path, transform.upright(drawn(200), 180), knowledge)
    assert (page.state, page.attempts, page.turned) == (PageState.OCR, 2, 180)
    assert page.how.endswith("turned 180 degrees")
    assert alike(page.text) > 99.5


def test_lines_that_a_stamp_hides_are_read_as_one_block(tmp_path: Path, knowledge: Knowledge) -> None:
    pixels = drawn(200, pitch=16).pixels.copy()
    cv2.circle(pixels, (500, 500), 200, 100, 6)
    page = page_of(tmp_path, Picture(pixels, 200), knowledge)
    assert (page.state, page.attempts, page.unread) == (PageState.OCR, 2, 0)
    assert alike(page.text) > 97


def test_lines_that_were_not_read_are_counted(knowledge: Knowledge) -> None:
    picture = prepare(drawn()).picture
    read = base.engine("library").read(picture, knowledge.model("diakrit"), 60)
    boxes = [[word.box for word in line if word.box] for line in read]
    assert measure.in_rows(picture, measure.uncovered(picture, chain(*boxes))) == 0
    lost = max(range(1, len(boxes)), key=lambda index: len(boxes[index]))
    marks = measure.uncovered(picture, chain(*boxes[:lost], *boxes[lost + 1 :]))
    assert measure.in_rows(picture, marks) == pytest.approx(len(boxes[lost]), abs=2)


@pytest.mark.parametrize("wide", [0.0, 0.006])
def test_boxes_are_as_high_as_the_ink_in_them(knowledge: Knowledge, wide: float) -> None:
    picture = prepare(drawn()).picture
    read = base.engine("library").read(picture, knowledge.model("diakrit"), 60)
    boxes = [
        word.box for line in read for word in line if word.text in ("Miljönämnden", "återkommer", "ån") and word.box
    ]
    assert len(boxes) >= 12
    for box in boxes:  # as wide as Tesseract gives them where it cannot part the letters of a tilted line
        high = measure.inked(picture, Box(box.left, box.top - wide, box.right, box.bottom + wide))
        assert high.top == pytest.approx(box.top, abs=0.0015)
        assert high.bottom == pytest.approx(box.bottom, abs=0.0015)


def test_an_underline_is_no_word(knowledge: Knowledge) -> None:
    picture = prepare(drawn()).picture
    read = base.engine("library").read(picture, knowledge.model("diakrit"), 60)
    box = next(word.box for line in read for word in line if word.text == "årsavgiften")
    assert box
    pixels = picture.pixels.copy()
    below = round((box.bottom + 0.002) * picture.height)
    pixels[below : below + 4, round(box.left * picture.width) : round(box.right * picture.width)] = 0
    high = measure.inked(Picture(pixels, picture.dpi), Box(box.left, box.top, box.right, box.bottom + 0.006))
    assert high.bottom == pytest.approx(box.bottom, abs=0.0015)


def test_identifiers_are_read_a_second_time_and_agree(tmp_path: Path, knowledge: Knowledge) -> None:
    page = page_of(tmp_path, drawn(200), knowledge)
    asked = [word for word in page.words if word.second is not None]
    assert [word.raw for word in asked] == ["14."] * 6
    assert {word.second.strip(".") for word in asked if word.second} == {"14"}


def test_the_back_side_is_removed_and_faint_print_stays(tmp_path: Path, knowledge: Knowledge) -> None:
    front = drawn()
    back = 255 - 0.28 * (255.0 - cv2.GaussianBlur(front.pixels[:, ::-1], (0, 0), 2))
    shining = Picture(np.minimum(front.pixels, back).astype(np.uint8), front.dpi)
    page = page_of(tmp_path, shining, knowledge)
    assert "back side removed" in page.prepared
    assert alike(page.text) > 99.5
    pale = front.pixels.copy()
    half = pale.shape[0] // 2
    pale[half:] = 255 - (255 - pale[half:]) // 3
    assert alike(page_of(tmp_path, Picture(pale, front.dpi), knowledge).text) > 99.5


def test_dashes_are_told_apart_by_their_ink(tmp_path: Path, knowledge: Knowledge) -> None:
    printed = Sheet()
    lines = (
        "Handlingsplan 2026–2030 för dammar",
        "IT-strategi antagen 2026-11-22, KS-2026-114",
        "Åtgärder – en översikt av 24–26",
    )
    for row, text in enumerate(lines):
        printed.text(70, 90 + 30 * row, text, size=11)
    page = page_of(tmp_path, Picture(np.asarray(paint_image(printed, 300).convert("L")), 300), knowledge)
    assert page.text.splitlines() == list(lines)


def test_what_no_preparation_mends_is_marked(tmp_path: Path, knowledge: Knowledge) -> None:
    blurred = transform.resized(transform.resized(drawn(200), 40), 200)
    page = page_of(tmp_path, blurred, knowledge)
    assert page.state is PageState.LOW
    assert page.attempts >= 3

import shutil
from pathlib import Path

import pytest
from diakrit import files, reading
from diakrit.engines import pillow
from diakrit.errors import PageError, SourceError
from diakrit.imaging import measure, transform
from diakrit.imaging.picture import Picture
from diakrit.knowledge import Knowledge
from diakrit.model import FileType, Page, PageState, Source, Unread
from diakrit.settings import Settings
from diakrit.swedish import soundness

SOUND = (
    "Kommunstyrelsen beslutar att godkänna förslaget och att även ge förvaltningen i uppdrag att återkomma med en åtgärdsplan för året. "
    * 3
)
DAMAGED = SOUND.translate(str.maketrans("åäö", "aao"))
ENGLISH = (
    "The municipality is one of the partners in the project and it is the intention that the work will be done by the end of the year. "
    * 3
)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (SOUND, None),
        (ENGLISH, None),  # another language has no å ä ö to lose
        ("Louise Norén, KS, KF", None),  # too little to say anything
        ("\uf0b7 " + SOUND, None),  # a bullet of a symbol font, alone
        ("", "no text layer"),
        (DAMAGED, "text layer has lost å ä ö"),
        (SOUND.replace("ö", "\ufffd"), "text layer holds glyph codes"),
        ("\x00\x03\x00\x04 " * 50 + "VA-taxa 2027", "text layer holds glyph codes"),
        ("(cid:12)(cid:33) " * 40, "text layer holds glyph codes"),
        ("Xqwz rtyp plkj mnbv " * 40, "text layer is no known language"),
    ],
    ids=["sound", "english", "short", "bullet", "empty", "damaged", "replacement", "control", "cid", "gibberish"],
)  # fmt: skip
def test_which_text_layers_are_trusted(knowledge: Knowledge, text: str, why: str | None) -> None:
    verdict = soundness.distrust(text, knowledge.lexicon.swedish)
    assert (verdict.why if verdict else "").startswith(why or "")
    assert (verdict is None) is (why is None)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.7\n...", FileType.PDF),
        (b"\xef\xbb\xbf\n%PDF-1.4\n", FileType.PDF),  # a little before the mark is allowed
        (b"II*\x00rest", FileType.IMAGE),
        (b"\x89PNG\r\n\x1a\nrest", FileType.IMAGE),
        (b"\xff\xd8\xff\xe0", FileType.IMAGE),
        ("Åtta öre\n".encode(), FileType.TEXT),
        ("Åtta öre\r\n".encode("cp1252"), FileType.TEXT),
        (b"The first bytes are `%PDF-`, not the name\n", FileType.TEXT),  # writes about PDF
    ],
)
def test_type_is_told_by_content(tmp_path: Path, head: bytes, kind: FileType) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(head)
    assert files.sniff(path) is kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\n\n<!doctype html><html>", "not-a-document"),
        (b"PK\x03\x04....", "unsupported-type"),
        (b"\x00\x01\x02\x03", "unsupported-type"),
    ],
)
def test_what_is_refused_says_why(tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    with pytest.raises(SourceError) as caught:
        files.sniff(path)
    assert caught.value.code == code
    assert caught.value.remedy


def test_text_in_windows_1252(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes("Åtgärd – ”klar”\r\nför 5 €\f".encode("cp1252"))
    assert files.read_text(path) == "Åtgärd – ”klar”\nför 5 €\f"


def test_one_wrong_byte_does_not_make_utf8_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes(("Åtgärder för sjön på ön är många. " * 3).encode() + b"\xff")
    assert "Åtgärder för sjön" in files.read_text(path)


def test_the_end_mark_of_old_texts_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "dump.txt"
    path.write_bytes("Slut på ärendet\r\n\x1a".encode("cp1252"))
    assert files.sniff(path) is FileType.TEXT
    assert files.read_text(path) == "Slut på ärendet\n"


def test_pages_of_a_text_file(tmp_path: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "dump.txt"
    path.write_text("sida ett\fsida två\f\f", encoding="utf-8")
    opened = reading.open_source(Source(str(path), "dump.txt", "0" * 64, 1), Settings(), knowledge.lexicon.swedish)
    assert [page.state for page in opened.pages if not isinstance(page, Unread)] == [
        PageState.TEXT,
        PageState.TEXT,
        PageState.BLANK,  # an empty page is a page; the form feed that ends the last one is not
    ]


def shown(path: Path, dpi: int = 300) -> Picture:
    picture = transform.load(path, dpi)
    assert picture is not None
    return picture


def test_a_white_page_and_one_with_specks_are_blank(tmp_path: Path) -> None:
    image = pytest.importorskip("PIL.Image")
    white = image.new("L", (2480, 3508), 250)
    white.save(tmp_path / "white.pgm")
    for x in range(100, 2400, 100):
        white.putpixel((x, 2 * x % 3508), 0)
    white.save(tmp_path / "specks.pgm")
    white.paste(0, (1200, 100, 1225, 140))  # a digit's worth of ink
    white.save(tmp_path / "digit.pgm")
    assert measure.is_blank(shown(tmp_path / "white.pgm"))
    assert measure.is_blank(shown(tmp_path / "specks.pgm"))
    assert not measure.is_blank(shown(tmp_path / "digit.pgm"))


def test_a_mixed_file_is_decided_page_by_page(samples: Path, knowledge: Knowledge) -> None:
    source = Source(str(samples / "blandat.pdf"), "blandat.pdf", "0" * 64, 1)
    opened = reading.open_source(source, Settings(), knowledge.lexicon.swedish)
    assert [isinstance(page, Unread) for page in opened.pages] == [False, True, True]


def test_a_stamp_does_not_make_a_scan_born_digital(samples: Path, knowledge: Knowledge) -> None:
    source = Source(str(samples / "tjansteskrivelse_stamp.pdf"), "x.pdf", "0" * 64, 1)
    whys = [
        page.why
        for page in reading.open_source(source, Settings(), knowledge.lexicon.swedish).pages
        if isinstance(page, Unread)
    ]
    assert whys == ["text only in the outer margin"] * 2


def test_a_cut_pdf_is_never_passed_as_sound(tmp_path: Path, samples: Path, knowledge: Knowledge) -> None:
    path = tmp_path / "cut.pdf"
    shutil.copy(samples / "tjansteskrivelse_digital.pdf", path)
    path.write_bytes(path.read_bytes().replace(b"%%EOF", b"     "))
    opened = reading.open_source(Source(str(path), "cut.pdf", "0" * 64, 1), Settings(), knowledge.lexicon.swedish)
    assert [issue.code for issue in opened.issues] == ["cut-pdf"]


def pages_of(path: Path, knowledge: Knowledge) -> list[object]:
    source = Source(str(path), path.name, "0" * 64, 1)
    opened = reading.open_source(source, Settings(), knowledge.lexicon.swedish)
    reader = reading.Reader(Settings(), knowledge)
    return [reader.page(opened.source, page) if isinstance(page, Unread) else page for page in opened.pages]


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_born_digital_pages_that_lie_wrong_are_read_upright(
    tmp_path: Path, samples: Path, knowledge: Knowledge, degrees: int
) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(samples / "protokollsutdrag_digital.pdf") as paper:
        paper.pages[0].rotate(degrees, relative=False)
        paper.save(tmp_path / "turned.pdf")
    (page,) = pages_of(tmp_path / "turned.pdf", knowledge)
    (sound,) = pages_of(samples / "protokollsutdrag_digital.pdf", knowledge)
    assert isinstance(page, Page)
    assert isinstance(sound, Page)
    assert (page.turned + degrees) % 360 == 0
    assert page.text == sound.text


@pytest.mark.parametrize("paper", ["negative", "dark", "faint", "on a black lid"])
def test_what_is_printed_is_never_blank(tmp_path: Path, samples: Path, paper: str) -> None:
    image = pytest.importorskip("PIL.Image")
    sound = image.open(samples / "Beslut om lekplats åäö.png").convert("L")
    if paper == "negative":
        sound = sound.point(lambda level: 255 - level)
    elif paper == "dark":
        sound = sound.point(lambda level: level * 80 // 255)
    elif paper == "faint":
        sound = sound.point(lambda level: 165 + level * 90 // 255)
    else:
        lid = image.new("L", (sound.width * 2, sound.height), 5)
        lid.paste(sound, (0, 0))
        sound = lid
    sound.save(tmp_path / "page.pgm")
    assert not measure.is_blank(shown(tmp_path / "page.pgm", 200))


def test_a_scan_whose_picture_is_damaged_has_failed_and_is_not_blank(
    tmp_path: Path, samples: Path, knowledge: Knowledge
) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    with pikepdf.open(samples / "protokoll_scan.pdf") as paper:
        (picture,) = paper.pages[1].get_images().values()
        raw = picture.read_raw_bytes()
        picture.write(raw[:200], filter=pikepdf.Name.DCTDecode)
        paper.save(tmp_path / "bad.pdf")
    with pytest.raises(PageError, match="cannot be drawn"):
        pages_of(tmp_path / "bad.pdf", knowledge)


def test_large_pictures_are_read_smaller(samples: Path) -> None:
    picture = pillow.frame(samples / "Beslut om lekplats åäö.png", 1, 1.0)
    assert picture.pixels.size <= 1_000_000
    assert picture.dpi < 200


def test_a_file_that_changed_or_went_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Protokoll", encoding="utf-8")
    source = files.source(path, "a.txt")
    files.must_be_unchanged(source)
    path.write_text("Protokoll § 2", encoding="utf-8")
    with pytest.raises(SourceError, match="changed"):
        files.must_be_unchanged(source)
    path.unlink()
    with pytest.raises(SourceError, match="cannot be opened"):
        files.must_be_unchanged(source)

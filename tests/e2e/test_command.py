"""The program as its user meets it."""

import hashlib
import json
import re
import shutil
import sqlite3  # noqa: TID251 - looks into the store
import subprocess  # noqa: TID251 - runs documented commands
import zlib
from contextlib import closing
from pathlib import Path

import pytest
from diakrit.schema.publish import json_schema
from prometheus_client.parser import text_string_to_metric_families

from tests.program import ROOT, diakrit, digests, failures, manifest, records


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a delivery; the store and its lock are none."""
    return {name: (folder / name).read_bytes() for name in digests(folder)}


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    """A folder as archivists have them: subfolders, equal stems, odd names, junk, a broken file."""
    folder = tmp_path_factory.mktemp("inbox")
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    shutil.copy(samples / "protokollsutdrag_digital.pdf", folder / "a" / "protokoll.pdf")
    shutil.copy(samples / "utredning_digital.pdf", folder / "b" / "protokoll.pdf")
    shutil.copy(samples / "gammal_dump.txt", folder / "a" / "protokoll.txt")
    shutil.copy(samples / "tjansteskrivelse_digital.pdf", folder / 'Utdrag § 9 – "kopia" a\u030aa\u0308o\u0308.PDF')
    shutil.copy(samples / "protokollsutdrag.tif", folder / "skannad.pdf")  # a TIFF under a wrong name
    (folder / "Thumbs.db").write_bytes(b"\x00\x01junk")
    (folder / ".gömd").write_text("dold", encoding="utf-8")
    (folder / "tom.pdf").touch()
    return folder


@pytest.fixture(scope="module")
def delivery(mixed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out")
    result = diakrit("run", mixed, "--out", out)
    assert result.returncode == 1, result.stderr
    assert "Traceback" not in result.stderr
    assert "  tom.pdf: filen är tom. Hämta eller skanna den på nytt.\n" in result.stdout
    return out


def test_nothing_vanishes_and_nothing_overwrites(delivery: Path) -> None:
    names = sorted(
        path.relative_to(delivery / "documents").as_posix() for path in (delivery / "documents").rglob("*.json")
    )
    assert names == [
        "Utdrag § 9 – %22kopia%22 åäö.PDF.json", "a/protokoll.pdf.json", "a/protokoll.txt.json", "b/protokoll.pdf.json", "skannad.pdf.json",
    ]  # fmt: skip
    assert (delivery / "text" / "a" / "protokoll.txt.txt").is_file()
    assert [row["code"] for row in failures(delivery)] == ["empty"]


def test_the_manifest_adds_up_and_tells_the_truth(delivery: Path) -> None:
    told = manifest(delivery)
    counts = told["counts"]
    assert counts["inputs"] == counts["documents"] + counts["failed_inputs"] == len(told["inputs"]) == 6
    assert counts["pages"] == sum(counts["page_states"].values())
    assert counts["records"] == len(records(delivery))
    on_disk = contents(delivery)
    assert {row["path"] for row in told["outputs"]} == on_disk.keys() - {"manifest.json"}
    for row in told["outputs"]:
        assert hashlib.sha256(on_disk[row["path"]]).hexdigest() == row["sha256"]


def test_records_are_sorted_and_name_their_paper(delivery: Path) -> None:
    paths = [row["source"]["path"] for row in records(delivery)]
    assert paths == sorted(paths)
    assert paths[0] == 'Utdrag § 9 – "kopia" åäö.PDF'  # composed, and unescaped


def test_boxes_lie_on_the_words(mixed: Path, delivery: Path) -> None:
    entry = json.loads((delivery / "documents" / "a" / "protokoll.pdf.json").read_text(encoding="utf-8"))
    evidence = entry["records"][0]["evidence"]["/case_number"]
    ((left, top, right, bottom),) = evidence["boxes"]
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    page = entry["pages"][0]
    window = [
        left * page["width"],
        top * page["height"],
        (right - left) * page["width"],
        (bottom - top) * page["height"],
    ]
    x, y, width, height = (str(round(side)) for side in window)
    paper = str(mixed / "a" / "protokoll.pdf")
    cut = ["pdftotext", "-r", "72", "-x", x, "-y", y, "-W", width, "-H", height, paper, "-"]
    words = subprocess.run(cut, capture_output=True, text=True, check=True).stdout.split()
    assert words == [evidence["raw"]] == ["SAK-2025-0298"]


def test_the_same_input_gives_the_same_bytes(mixed: Path, delivery: Path, tmp_path: Path) -> None:
    diakrit("run", mixed, "--out", tmp_path / "again", "--workers", "1", "--quiet")
    assert contents(tmp_path / "again") == contents(delivery)


def test_a_second_run_removes_what_the_first_left_and_no_more(tmp_path: Path, samples: Path) -> None:
    out = tmp_path / "out"
    diakrit("run", samples / "gammal_dump.txt", samples / "utredning_digital.pdf", "--out", out)
    (out / "documents" / "mine.json").write_text("{}", encoding="utf-8")
    diakrit("run", samples / "gammal_dump.txt", "--out", out)
    assert sorted(path.name for path in (out / "documents").iterdir()) == ["gammal_dump.txt.json", "mine.json"]


def test_files_folders_and_globs(tmp_path: Path, samples: Path) -> None:
    out = tmp_path / "out"
    diakrit("run", samples / "gammal*.txt", samples / "gammal_dump.txt", "--out", out)
    assert [row["path"] for row in manifest(out)["inputs"]] == ["gammal_dump.txt", "gammal_dump_skadad.txt"]


def test_papers_are_found_again_from_another_folder(tmp_path: Path, samples: Path) -> None:
    (tmp_path / "papers").mkdir()
    shutil.copy(samples / "gammal_dump.txt", tmp_path / "papers")
    assert diakrit("run", "papers", "--out", "out", "--quiet", cwd=tmp_path).returncode == 0
    with closing(sqlite3.connect(tmp_path / "out/diakrit.sqlite")) as store:
        (path,) = next(store.execute("SELECT path FROM inputs"))
    assert Path(path) == tmp_path / "papers/gammal_dump.txt"
    manifest = (tmp_path / "out/manifest.json").read_text(encoding="utf-8")
    assert str(tmp_path) not in manifest


def test_the_output_folder_is_never_input(tmp_path: Path, samples: Path) -> None:
    shutil.copy(samples / "gammal_dump.txt", tmp_path / "a.txt")
    for _ in range(2):
        diakrit("run", tmp_path, "--out", tmp_path / "out")
    assert [row["path"] for row in manifest(tmp_path / "out")["inputs"]] == ["a.txt"]


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["run", "no-such-file.pdf", "--out", "out"], 2, "no such file"),
        (["run"], 2, "Missing argument"),
        (["run", ".", "--out", "out", "--workers", "0"], 2, "workers"),
        (["schema", "nonsense"], 2, "choose one of"),
        (["evaluate", "nowhere", "--gold", "."], 2, "manifest.json"),
        (["evaluate", ".", "--gold", "nowhere"], 2, "no such folder"),
        (["evaluate", "nowhere"], 2, "--gold"),
        (["--version"], 0, ""),
        (["check"], 0, ""),
    ],
)
def test_exit_codes(tmp_path: Path, arguments: list[str], code: int, says: str) -> None:
    result = diakrit(*arguments, cwd=tmp_path)
    assert result.returncode == code, result.stderr
    assert says in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("dpi = 9000", "dpi = 9000 is not allowed; it must be a whole number from 100 to 600"),
        ('damaged_layers = "läs"', 'damaged_layers = "läs" is not allowed; it must be "read" or "repair"'),
        ("dpii = 300", "no setting 'dpii' – did you mean 'dpi'?"),
        ("dpi = ", "not valid TOML: Invalid value (at end of document)"),
    ],
)
def test_a_bad_setting_is_answered_with_what_would_be_right(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "diakrit.toml").write_text(text, encoding="utf-8")
    result = diakrit("check", cwd=tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (2, "", f"diakrit: diakrit.toml: {says}\n")


def test_an_output_folder_must_not_be_a_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "records").touch()
    for arguments in (["run", "in", "--out", "records/2024"], ["watch", "in", "--out", "records"]):
        result = diakrit(*arguments, cwd=tmp_path)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr == "diakrit: records is a file; --out must name a folder\n"


def test_an_earlier_delivery_among_the_inputs_is_left_out(tmp_path: Path, samples: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for name in ("a.txt", "b.txt"):
        shutil.copy(samples / "gammal_dump.txt", inbox / name)
    assert diakrit("run", inbox / "a.txt", "--out", inbox / "earlier", "--quiet").returncode == 0
    shutil.copytree(inbox / "earlier", inbox / "copy", ignore=shutil.ignore_patterns("diakrit.sqlite*"))
    shutil.copy(samples / "gammal_dump.txt", inbox / "copy" / "c.txt")  # whatever else lies there is read
    result = diakrit("run", "inbox", "--out", "out", cwd=tmp_path)
    assert [row["path"] for row in manifest(tmp_path / "out")["inputs"]] == ["a.txt", "b.txt", "copy/c.txt"]
    left_out = [line for line in result.stderr.splitlines() if line.startswith("Utelämnad")]
    assert left_out == [f"Utelämnad, en tidigare leverans: inbox/{name}" for name in ("copy", "earlier")]
    nothing = diakrit("run", "inbox/earlier", "--out", "other", "--quiet", cwd=tmp_path)
    assert nothing.returncode == 2
    assert nothing.stderr == "diakrit: nothing to read: the inputs contain no files, or only an earlier delivery\n"


def test_check_names_what_is_missing_and_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "diakrit.toml").write_text('language = "en"\nmodel = "dan"\n', encoding="utf-8")
    result = diakrit("check", env={"PATH": str(tmp_path)}, cwd=tmp_path)
    assert result.returncode == 3
    assert "MISSING tesseract: tesseract is not installed: apt-get install" in result.stdout
    assert "MISSING poppler" in result.stdout
    result = diakrit("check", cwd=tmp_path)
    assert result.returncode == 3
    missing = [line for line in result.stdout.splitlines() if line.startswith("MISSING")]
    says = "the Tesseract model dan is not installed: apt-get install tesseract-ocr-dan"
    assert missing == [f'MISSING model dan: {says}, or set model = "diakrit" in diakrit.toml']


def test_status_tells_programs_how_far_a_run_is(delivery: Path) -> None:
    found = json.loads(diakrit("status", delivery, "--json").stdout)
    assert (found["process"], found["inputs"], found["documents"], found["failures"]) == (None, 6, 6, {"empty": 1})
    assert found["pages"] == found["done"] == found["expected"] == manifest(delivery)["counts"]["pages"]
    assert "\n6  av 6 filer klara" in diakrit("status", delivery).stdout.replace(" 6  av", "6  av")
    assert "kunde inte läsas: filen är tom" in diakrit("status", delivery).stdout
    told = diakrit("status", delivery, "--prometheus").stdout
    metrics = {
        (sample.name, *sample.labels.values()): sample.value
        for family in text_string_to_metric_families(told)
        for sample in family.samples
    }
    assert metrics["diakrit_running",] == 0
    assert metrics["diakrit_inputs",] == metrics["diakrit_documents_done",] == 6
    assert metrics["diakrit_failures", "empty"] == 1
    assert {key[1]: value for key, value in metrics.items() if key[0] == "diakrit_pages_done"} == found["states"]


def test_schema_prints_the_contract() -> None:
    assert json.loads(diakrit("schema").stdout) == json_schema("record")


def test_show_tells_every_stage(samples: Path) -> None:
    told = diakrit("show", samples / "protokollsutdrag_digital.pdf").stdout
    for words in (
        "── Read protokollsutdrag_digital.pdf",
        "── Furniture()",
        "── Segment()",
        "── Extract()",
        "── Verify()",
        "SAK-2025-0298",
    ):
        assert words in told


def test_quiet_is_quiet(tmp_path: Path, samples: Path) -> None:
    result = diakrit("run", samples / "gammal_dump.txt", "--out", tmp_path / "out", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_logs_and_failures_hold_no_words_of_the_papers(tmp_path: Path, samples: Path) -> None:
    result = diakrit(
        "run",
        samples / "gammal_dump.txt",
        samples / "protokollsutdrag_digital.pdf",
        "--out",
        tmp_path / "out",
        "--verbose",
        "--log",
        tmp_path / "log.jsonl",
    )
    assert "gammal_dump.txt" in result.stderr
    logged = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["event"] for line in logged] == ["begun", "document", "document", "delivered"]
    assert not [line for line in logged if "gammal" in json.dumps(line)]
    for text in ("biblioteket", "Vretlund", "KFN 2009"):
        assert text not in result.stdout + result.stderr


def test_the_model_is_built_by_command_and_named_in_the_provenance(samples: Path, tmp_path: Path) -> None:
    home = {"XDG_DATA_HOME": str(tmp_path / "data")}
    told = diakrit("model", "build", env=home)
    assert told.returncode == 0
    path, digest = told.stdout.strip().split(", sha256 ")
    assert hashlib.sha256(Path(path).read_bytes()).hexdigest() == digest
    diakrit("run", samples / "gammal_dump.txt", "--out", tmp_path / "out")  # made elsewhere, of the same lexicons
    provenance = manifest(tmp_path / "out")["provenance"]
    assert (provenance["model"], provenance["model_sha256"]) == ("diakrit", digest)


COMMAND = re.compile(r"^ {0,4}(?:\$ )?(diakrit (?!.*[…<]).*)$", re.MULTILINE)


@pytest.mark.parametrize(
    "page", sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
)
def test_documented_commands_and_options_exist(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    helps: dict[str, str] = {}
    for command in COMMAND.findall(text):
        words = command.split()
        if words[1].startswith("-"):
            assert words[1] in diakrit("--help").stdout
            continue
        name = words[1:3] if words[1] in ("lexicon", "model") else words[1:2]
        told = helps.setdefault(" ".join(name), diakrit(*name, "--help", env={"COLUMNS": "200"}).stdout)
        assert "Usage" in told, command
        for option in (word.split("=")[0] for word in words if word.startswith("-")):
            assert option in told, f"{page}: {command}"


def test_identity_numbers_are_in_no_file_unless_asked_for(tmp_path: Path) -> None:
    paper = tmp_path / "paper.txt"
    paper.write_text(
        "Åsmyra kommun\n\nBistånd\n\nBeslut\nAda Ekvall, 811218-9876, beviljas bistånd.\n", encoding="utf-8"
    )
    assert diakrit("run", paper, "--out", tmp_path / "masked").returncode == 0
    assert diakrit("run", paper, "--out", tmp_path / "open", "--unmasked").returncode == 0
    written = [path.read_bytes() for path in (tmp_path / "masked").rglob("*") if path.is_file()]
    with closing(sqlite3.connect(tmp_path / "masked" / "diakrit.sqlite")) as store:
        written += [zlib.decompress(blob) for row in store.execute("SELECT entry, text FROM documents") for blob in row]
    assert not [text for text in written if b"811218" in text or b"9876" in text]
    masked, unmasked = (records(tmp_path / name)[0] for name in ("masked", "open"))
    assert masked["decisions"][0]["text"] == "Ada Ekvall, ******-****, beviljas bistånd."
    assert unmasked["decisions"][0]["text"] == "Ada Ekvall, 811218-9876, beviljas bistånd."
    assert masked["sensitive"] == unmasked["sensitive"] == [
        {"kind": "personnummer", "page": 1, "line": 4, "boxes": []}
    ]  # fmt: skip

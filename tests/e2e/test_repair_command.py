"""The commands that repair text and learn from papers, run as their users do."""

import json
import shutil
from pathlib import Path

import pytest
from diakrit.delivery.folder import dumps

from tests.program import diakrit, records

DAMAGED = "gammal_dump_skadad.txt"
TITLE = "Flytt av stadens mellanarkiv till Kvarnholmen"


@pytest.fixture(scope="module")
def damaged(samples: Path) -> Path:
    return samples / DAMAGED


def test_repair_prints_the_text(damaged: Path) -> None:
    done = diakrit("repair", damaged)
    assert done.returncode == 0
    assert "stadsarkivet" in done.stdout.lower()
    assert "för" in done.stdout.split()
    assert len(done.stdout.split()) == len(damaged.read_text(encoding="utf-8").split())
    assert "Lagade ord: " in done.stderr


def test_repair_writes_text_and_ledger(damaged: Path, tmp_path: Path) -> None:
    done = diakrit("repair", damaged, "--out", tmp_path / "text.txt", "--ledger", tmp_path / "ledger.jsonl")
    assert (done.returncode, done.stdout) == (0, "")
    rows = [json.loads(line) for line in (tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    lines = (tmp_path / "text.txt").read_text(encoding="utf-8").split("\n")
    assert {row["applied"] for row in rows} == {True, False}
    for row in rows:
        word = lines[row["line"] - 1].split()[row["word"] - 1]
        assert word == (row["text"] if row["applied"] else row["read"])


def test_explain_tells_why(damaged: Path) -> None:
    told = diakrit("repair", damaged, "--explain").stdout
    assert "→" in told
    assert "lexicon" in told


def test_repair_wants_text(samples: Path) -> None:
    done = diakrit("repair", samples / "utredning_digital.pdf")
    assert done.returncode == 2
    assert "not a text file" in done.stderr


def test_a_run_mends_damaged_text_and_keeps_what_was_read(damaged: Path, tmp_path: Path) -> None:
    diakrit("run", damaged, "--out", tmp_path / "out")
    (record,) = records(tmp_path / "out")
    assert record["title"] == TITLE
    assert "ä" in str(record["proposals"])
    codes = {reason["code"] for reason in record["review"]["reasons"]}
    assert "text-repaired" in codes
    assert "text-damaged" not in codes
    entry = json.loads((tmp_path / "out" / "documents" / f"{DAMAGED}.json").read_text(encoding="utf-8"))
    applied = [row for row in entry["repairs"] if row["applied"]]
    assert len(applied) > 20
    assert all(row["read"] != row["text"] for row in applied)
    raw = " ".join(evidence["raw"] for evidence in record["evidence"].values())
    assert any(row["read"] in raw.split() for row in applied)


def test_a_damaged_layer_can_be_repaired_instead_of_read_anew(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "fast.toml").write_text('damaged_layers = "repair"\n', encoding="utf-8")
    paper = samples / "tjansteskrivelse_eng_layer.pdf"
    diakrit("run", paper, "--out", tmp_path / "out", "--settings", tmp_path / "fast.toml")
    entry = json.loads((tmp_path / "out" / "documents" / f"{paper.name}.json").read_text(encoding="utf-8"))
    assert {page["state"] for page in entry["pages"]} == {"text"}
    assert all(page["how"].endswith("repaired") for page in entry["pages"])
    assert len(entry["repairs"]) > 20
    assert all(row["box"] for row in entry["repairs"])
    (record,) = entry["records"]
    assert any(char in record["title"] + str(record["proposals"]) for char in "åäö")


def test_learning_takes_part_in_repair_and_provenance(tmp_path: Path) -> None:
    lexicons = tmp_path / "lexicons"
    shutil.copytree(Path(__file__).parents[2] / "lexicons", lexicons, ignore=shutil.ignore_patterns("local"))
    (tmp_path / "diakrit.toml").write_bytes(b'lexicons = "lexicons"\n')
    papers = tmp_path / "papers"
    papers.mkdir()
    sentence = "Nämnden beslutar att Vräkåsens bryggförening får bidrag till båtarna i Vräkåsen för året. "
    (papers / "a.txt").write_text(sentence * 5, encoding="utf-8")
    shown = diakrit("lexicon", "show", "Vrakasens", cwd=tmp_path).stdout
    assert "not in the lexicon" in shown
    first = diakrit("lexicon", "learn", papers, "--into", lexicons / "local", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "Ord som den allmänna ordlistan saknar: " in first.stdout
    shown = diakrit("lexicon", "show", "vräkåsens", cwd=tmp_path).stdout
    assert "once in" in shown
    text = tmp_path / "old.txt"
    text.write_text(
        "Namnden beslutar att Vrakasens bryggforening far bidrag till batarna for aret.\n" * 2, encoding="utf-8"
    )
    assert diakrit("repair", text, cwd=tmp_path).stdout.startswith("Nämnden beslutar att Vräkåsens bryggförening får")
    diakrit("run", text, "--out", tmp_path / "out", cwd=tmp_path)
    digest = records(tmp_path / "out")[0]["provenance"]["local_lexicon"]
    assert digest
    digests = {path.name: path.read_bytes() for path in (lexicons / "local").rglob("*") if path.is_file()}
    assert "Lästa förut: 1." in diakrit("lexicon", "learn", papers, "--into", lexicons / "local", cwd=tmp_path).stdout
    assert {path.name: path.read_bytes() for path in (lexicons / "local").rglob("*") if path.is_file()} == digests
    before = {path.name: path.read_bytes() for path in (lexicons / "local" / "counts").iterdir()}
    (papers / "a.txt").write_text(
        "Nämnden beslutar att Gälvikens hamnförening får bidrag för året. " * 3, encoding="utf-8"
    )
    diakrit("lexicon", "learn", papers, "--into", lexicons / "local", cwd=tmp_path)
    assert {path.name: path.read_bytes() for path in (lexicons / "local" / "counts").iterdir()} != before
    assert "once in" in diakrit("lexicon", "show", "vräkåsens", cwd=tmp_path).stdout  # what was learnt stays
    diakrit("run", text, "--out", tmp_path / "out", cwd=tmp_path)
    assert records(tmp_path / "out")[0]["provenance"]["local_lexicon"] != digest


def test_there_must_be_something_to_learn_from(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.txt").write_bytes(dumps("x"))
    done = diakrit("lexicon", "learn", papers, "--into", tmp_path / "local")
    assert done.returncode == 2
    assert "no sound Swedish text" in done.stderr


def test_a_broken_table_is_told_of(tmp_path: Path, damaged: Path) -> None:
    lexicons = tmp_path / "lexicons"
    shutil.copytree(Path(__file__).parents[2] / "lexicons", lexicons)
    (lexicons / "swedish" / "ngrams.trie").write_bytes(b"no trie")
    (tmp_path / "diakrit.toml").write_bytes(b'lexicons = "lexicons"\n')
    done = diakrit("repair", damaged, cwd=tmp_path)
    assert done.returncode == 3
    assert "reinstall" in done.stderr

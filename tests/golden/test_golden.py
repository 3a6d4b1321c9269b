"""The records of the samples: against what the papers say, and word for word against what was last looked at.

`make golden` writes the golden records anew; read the diff before committing it.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from diakrit.evaluate import load_documents
from diakrit.evaluate.fields import evaluate_fields

from samples import make
from tests.program import ROOT, diakrit, records

GOLDEN = Path(__file__).parent / "records"
GOLD = ROOT / "samples" / "gold"

# Papers whose text does not depend on the version of an OCR engine.
WORD_FOR_WORD = [
    "protokoll_digital.pdf", "protokollsutdrag_digital.pdf", "tjansteskrivelse_digital.pdf", "utredning_digital.pdf", "gammal_dump.txt",
    "gammal_dump_skadad.txt",
]  # fmt: skip

# Floors only rise. What misses: crests read letter by letter.
LEAST_F1 = 0.99
LEAST_COMPLETE = 35


@pytest.fixture(scope="session")
def delivery(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("golden") / "out"
    result = diakrit("run", samples, "--out", out)
    assert result.returncode == 0, result.stderr
    return out


def without_versions(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "provenance"}


@pytest.mark.parametrize("name", WORD_FOR_WORD)
def test_records_are_the_golden_ones(delivery: Path, name: str, request: pytest.FixtureRequest) -> None:
    found = [without_versions(row) for row in records(delivery) if row["source"]["path"] == name]
    golden = GOLDEN / f"{name}.json"
    if request.config.getoption("--refresh-golden"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(golden.read_text(encoding="utf-8"))


def test_fields_are_what_the_papers_say(delivery: Path) -> None:
    scores = evaluate_fields(load_documents(delivery), GOLD)
    assert scores.whole.found == scores.whole.records == 37
    assert scores.silently_wrong == 0
    assert scores.mean_f1() >= LEAST_F1, scores.misses
    assert scores.whole.complete >= LEAST_COMPLETE, scores.misses


@pytest.mark.parametrize("gold", sorted(GOLD.glob("*.json")), ids=lambda path: path.stem)
def test_what_tells_records_apart_is_never_wrong(delivery: Path, gold: Path) -> None:
    said = json.loads(gold.read_text(encoding="utf-8"))
    found = [
        (row["doc_type"], row["date"], row["paragraph"], row["case_number"])
        for row in records(delivery)
        if row["source"]["path"] == said["source"]
    ]
    assert found == [
        (said["doc_type"], said["date"], row["paragraph"], row["case_number"]) for row in said["records"]
    ]  # fmt: skip


@pytest.mark.parametrize("gold", sorted(GOLD.glob("*.json")), ids=lambda path: path.stem)
def test_every_page_is_read_in_the_way_it_needs(delivery: Path, gold: Path) -> None:
    said = json.loads(gold.read_text(encoding="utf-8"))
    pages = load_documents(delivery)[said["source"]]["pages"]
    assert [(page["number"], page["state"]) for page in pages] == [
        (page["number"], page["state"]) for page in said["pages"]
    ]


def test_the_gold_of_the_samples_is_what_make_py_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make, "HERE", tmp_path)
    make.main()
    written, committed = (
        {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
        for folder in (tmp_path / "gold", GOLD)
    )
    assert written == committed

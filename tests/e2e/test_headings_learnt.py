"""What a municipality heads its sections with is learnt without gold: shown, confirmed by a person, known from then on."""

import shutil
from pathlib import Path

import pytest

from tests.program import diakrit, records

ROOT = Path(__file__).parents[2]
LETTER = """Åsmyra kommun      Tjänsteskrivelse
Datum 2026-02-11   Diarienr: KS 2024/31

Nya bänkar i Ekparken

VÄGEN HIT
Bänkarna i parken är gamla och behöver bytas ut under våren.

FÖRSLAG TILL BESLUT
Bänkarna byts ut.

BESLUTET MEDDELAS
Parkenheten
"""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two papers, their delivery, and lexicons of one's own."""
    folder = tmp_path_factory.mktemp("headings")
    (folder / "in").mkdir()
    (folder / "in" / "ett.txt").write_text(LETTER, encoding="utf-8")
    (folder / "in" / "två.txt").write_text(LETTER.replace("Nya bänkar", "Nya bord"), encoding="utf-8")
    shutil.copytree(ROOT / "lexicons", folder / "lexicons", ignore=shutil.ignore_patterns("local"))
    (folder / "own.toml").write_text('lexicons = "lexicons"\n', encoding="utf-8")
    assert run(folder) == 0
    return folder


def run(folder: Path) -> int:
    return diakrit(
        "run", folder / "in", "--out", folder / "out", "--settings", folder / "own.toml", "--quiet"
    ).returncode


def shown(folder: Path) -> list[str]:
    told: str = diakrit("lexicon", "headings", folder / "out", "--settings", folder / "own.toml").stdout
    return told.splitlines()


def test_headings_that_are_confirmed_are_known(place: Path) -> None:
    told = shown(place)
    assert "Åsmyra\tother\tVÄGEN HIT\t2" in told
    assert "Åsmyra\trecipients\tBESLUTET MEDDELAS\t2" in told
    assert "# Åsmyra: rubriker kända 2, förstådda på orden 2, inte förstådda 2" in told
    checked = place / "rubriker.tsv"
    checked.write_text("\n".join(told).replace("\tother\tVÄGEN HIT", "\tbackground\tVÄGEN HIT"), encoding="utf-8")
    assert {record["background"] for record in records(place / "out")} == {None}

    adopted = diakrit("lexicon", "adopt", checked, "--into", place / "lexicons" / "local")
    assert "Rubriker tillagda i profilerna" in adopted.stdout
    assert adopted.stdout.rstrip().endswith(": 2")
    assert run(place) == 0
    assert all(record["background"].startswith("Bänkarna i parken") for record in records(place / "out"))
    assert [line for line in shown(place) if not line.startswith("#")] == []
    again = diakrit("lexicon", "adopt", checked, "--into", place / "lexicons" / "local")
    assert again.stdout.rstrip().endswith(": 0")


@pytest.mark.parametrize("row", ["Åsmyra\tbackground", "Åsmyra\tbakgrund\tVägen hit", "\tbackground\tVägen hit"])
def test_a_row_that_does_not_say_enough_is_told(tmp_path: Path, row: str) -> None:
    (tmp_path / "rader.tsv").write_text(f"# rubriker\n{row}\n", encoding="utf-8")
    result = diakrit("lexicon", "adopt", tmp_path / "rader.tsv", "--into", tmp_path / "local")
    assert result.returncode == 2
    assert "row 2" in result.stderr
    assert not (tmp_path / "local").exists()

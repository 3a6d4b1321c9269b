"""The report of a delivery: it adds up, holds nothing but itself, and proves no more than it can."""

import json
import re
import shutil
from pathlib import Path

import pytest
from diakrit.delivery.report.statistics import drawn, most_wrong
from diakrit.i18n import words

from tests.program import diakrit, manifest, records


@pytest.fixture(scope="module")
def delivery(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Path:
    inputs, out = tmp_path_factory.mktemp("papers"), tmp_path_factory.mktemp("report") / "out"
    for name in ("protokoll_digital.pdf", "protokollsutdrag_digital.pdf", "gammal_dump_skadad.txt"):
        shutil.copy(samples / name, inputs)
    shutil.copy(samples / "protokoll_digital.pdf", inputs / "samma <b>igen.pdf")
    (inputs / "trasig.pdf").write_bytes(b"%PDF-1.7\nnothing\n")
    assert diakrit("run", inputs, "--out", out, "--quiet").returncode == 1
    return out


def test_counts_add_up(delivery: Path) -> None:
    text = plain(delivery)
    counts = manifest(delivery)["counts"]
    assert f"{counts['inputs']} filer gav {counts['documents']} handlingar" in text
    assert f"lästa {counts['documents']} misslyckade {counts['failed_inputs']} summa {counts['inputs']}" in text
    assert sum(counts["page_states"].values()) == counts["pages"]
    assert f"summa {counts['pages']}" in text
    statuses = [record["review"]["status"] for record in records(delivery)]
    assert counts["review"] == statuses.count("review")
    assert (
        f"ok {statuses.count('ok')} godkänd 0 att granska {statuses.count('review')} underkänd 0 summa {len(statuses)}"
        in text
    )


def plain(delivery: Path) -> str:
    html = (delivery / "report.html").read_text(encoding="utf-8")
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_failures_duplicates_and_missing_numbers_are_told(delivery: Path) -> None:
    text = plain(delivery)
    assert "trasig.pdf" in text
    (failure,) = map(json.loads, (delivery / "failures.jsonl").read_text(encoding="utf-8").splitlines())
    assert f"{words('sv').failure(failure['code'])} {words('sv').remedy(failure['code'])}" in text
    assert "Samma fil flera gånger protokoll_digital.pdf samma &lt;b&gt;igen.pdf" in text
    numberless = sum(record["case_number"] is None for record in records(delivery))
    assert f"{numberless} poster saknar ärendenummer" in text


def test_it_holds_all_of_itself(delivery: Path) -> None:
    html = (delivery / "report.html").read_text(encoding="utf-8")
    assert not re.search(r"(?:src|href)=|url\(|<script|https?://", html)
    assert "default-src 'none'" in html
    assert "<b>igen" not in html


def test_it_is_part_of_the_delivery_and_the_same_when_written_again(delivery: Path) -> None:
    (row,) = [row for row in manifest(delivery)["outputs"] if row["path"] == "report.html"]
    before = (delivery / "report.html").read_bytes()
    assert diakrit("export", delivery).returncode == 1  # one input failed
    assert (delivery / "report.html").read_bytes() == before
    (again,) = [row for row in manifest(delivery)["outputs"] if row["path"] == "report.html"]
    assert again == row


def test_it_speaks_english_when_told(tmp_path: Path, samples: Path) -> None:
    settings = tmp_path / "diakrit.toml"
    settings.write_text('language = "en"\n', encoding="utf-8")
    out = tmp_path / "out"
    assert diakrit("run", samples / "gammal_dump.txt", "--out", out, "--settings", settings, "--quiet").returncode == 0
    assert "Report of the delivery" in plain(out)


@pytest.mark.parametrize(
    ("wrong", "of", "share"), [(0, 300, 0.0099), (1, 300, 0.0157), (3, 300, 0.0256), (0, 59, 0.0495), (5, 5, 1.0)]
)
def test_what_a_sample_proves(wrong: int, of: int, share: float) -> None:
    assert most_wrong(wrong, of) == pytest.approx(share, abs=0.0002)


def test_a_sample_is_random_and_can_be_drawn_again() -> None:
    names = [f"record {number}" for number in range(5_000)]
    first = drawn(names)
    assert first == drawn(names)
    assert len(set(first)) == 300
    assert first != drawn([*names, "one more"])
    assert 1_000 < sum(index < 2_500 for index in first) / 300 * 5_000 < 4_000
    assert drawn(names[:10]) == list(range(10))

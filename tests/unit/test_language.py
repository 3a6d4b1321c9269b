"""The language model: counting, estimating, saving; and the one that is committed."""

import math
from pathlib import Path

import pytest
from diakrit import lexicon
from diakrit.swedish import repair
from diakrit.swedish.language.build import build
from diakrit.swedish.language.counts import Counts
from diakrit.swedish.language.keys import classes, key, keys
from diakrit.swedish.language.language import Language
from diakrit.swedish.language.mixture import mixed
from diakrit.swedish.language.ngrams import END, START
from diakrit.swedish.language.tables import Table

_MOST_BYTES = 15_000_000


@pytest.fixture(scope="module")
def general() -> Language:
    return repair.load_language(lexicon.folder())


@pytest.fixture(scope="module")
def counts() -> Counts:
    counts = Counts()
    for _ in range(4):
        counts.add_text(
            "Sjötorpets badplats är öppen. Nämnden i Vassviken beslutar om Sjötorpets bryggor, båtar och 14 bojar."
        )
    return counts


def test_counting_tells_capitals_inside_a_sentence_from_its_beginning(counts: Counts) -> None:
    assert counts.forms["Sjötorpets"] == 8
    assert counts.inside["Sjötorpets"] == 4
    assert counts.bigrams[f"{START} nämnden"] == 4
    assert counts.bigrams["och <n>"] == 4
    assert counts.trigrams[f"är öppen {END}"] == 4


def test_counts_come_back_as_they_were_saved(counts: Counts, tmp_path: Path) -> None:
    counts.save(tmp_path)
    again = Counts.load(tmp_path)
    assert again == counts
    written = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    again.save(tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == written


def test_a_language_comes_back_as_it_was_saved(counts: Counts, tmp_path: Path) -> None:
    built = build(counts)
    built.save(tmp_path)
    loaded = Language.load(tmp_path)
    assert loaded.ngrams.alone("nämnden") == built.ngrams.alone("nämnden")
    assert loaded.index.under(f"{key('bojar')}\t") == [f"{key('bojar')}\tbojar"]
    assert loaded.ngrams.alone("okänt") is None


def test_what_follows_a_word_sums_to_one_at_most(counts: Counts) -> None:
    ngrams = build(counts).ngrams
    words = [*counts.words(), END, ",", "<n>"]
    for history in (["nämnden"], ["är", "öppen"], [START], ["aldrig", "sett"], ["okända", "vattenplats"]):
        total = sum(math.exp(ngrams.after(history, word, ngrams.alone(word) or -20.0)) for word in words)
        assert total <= 1.05  # a byte for each figure leaves a little play


def test_a_word_that_no_count_has_goes_by_its_ending(counts: Counts) -> None:
    for _ in range(4):
        counts.add_text("En badplats ligger vid sjön. En lekplats ligger vid skolan.")
    ngrams = build(counts).ngrams
    alone = ngrams.alone("ligger") or 0.0
    assert ngrams.after(["parkplats"], "ligger", alone) > alone + 1
    assert ngrams.after(["parkväg"], "ligger", alone) == alone


def test_the_local_language_adds_to_the_general_one(general: Language, counts: Counts) -> None:
    both = mixed(general, build(counts))
    assert general.ngrams.alone("sjötorpets") is None
    assert both.ngrams.alone("sjötorpets") is not None
    assert f"{key('vassviken')}\tvassviken" in both.index.under(f"{key('vassviken')}\t")
    assert both.ngrams.after(["nämnden"], "beslutar", both.ngrams.alone("beslutar") or 0.0) > -5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("förslag", "f6rslag"),
        ("nämnden", "nimnden"),
        ("över", "over"),
        ("för", "£6r"),
        ("lösning", "16sning"),
        ("västra", "vastra"),
    ],
)
def test_damage_leaves_the_key(one: str, other: str) -> None:
    assert key(one) == key(other)


def test_a_capital_may_hide_a_vowel() -> None:
    assert key("över") in keys("Sver")
    assert key("sverige") in keys("Sverige")
    assert classes("satt") == ("sat", [0, 1, 2, 2])


def test_the_committed_index_is_made_with_the_keys_of_today(general: Language) -> None:
    rows = general.index.under("sam")
    assert len(rows) > 100
    assert all(row.split("\t")[0] == key(row.split("\t")[1]) for row in rows)


def test_the_committed_model_is_compact() -> None:
    folder = lexicon.folder() / "swedish"
    assert sum(path.stat().st_size for path in folder.iterdir()) < _MOST_BYTES


def test_tables_tell_keys_rows_and_prefixes() -> None:
    table = Table.of({"ek": b"\x01\x02", "eka": b"\x03\x04"})
    assert table.row("eka") == b"\x03\x04"
    assert table.row("ask") is None
    assert sorted(table.under("ek")) == ["ek", "eka"]
    assert len(table) == 2
    assert "ek" in table

import os
from pathlib import Path

import pytest
from diakrit.errors import UsageError
from diakrit.inputs import collect


def outputs(folder: Path) -> list[str]:
    return [item.output for item in collect([str(folder)], folder / "out")]


def test_a_name_that_is_no_utf8_is_a_name_like_any_other(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("text", encoding="utf-8")
    (item,) = collect([str(tmp_path)], tmp_path / "out")
    assert item.name == "bad\\xff.txt"
    item.name.encode("utf-8")


def test_a_file_never_stands_where_another_inputs_folder_must_be(tmp_path: Path) -> None:
    (tmp_path / "a.pdf.json").mkdir()
    (tmp_path / "a.pdf.json" / "b.txt").write_text("text", encoding="utf-8")
    (tmp_path / "a.pdf").write_text("text", encoding="utf-8")
    written = [f"{name}.json" for name in outputs(tmp_path)]
    assert len(written) == 2
    assert not any(other.startswith(f"{one}/") for one in written for other in written)


def test_names_that_differ_only_in_capitals_or_composition_stay_apart(tmp_path: Path) -> None:
    for name in ("A.txt", "a.txt", "\u00e5.txt", "a\u030a.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    assert len({name.casefold() for name in outputs(tmp_path)}) == 4


def test_an_earlier_delivery_is_no_input_but_papers_beside_it_are(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "a.txt.txt").write_text("text", encoding="utf-8")
    (tmp_path / "a.txt").write_text("text", encoding="utf-8")
    assert [item.name for item in collect([str(tmp_path)], tmp_path)] == ["a.txt"]


def test_what_is_neither_file_nor_folder_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="neither a file nor a folder"):
        collect([str(tmp_path / "pipe")], tmp_path / "out")

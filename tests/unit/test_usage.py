"""What cannot be asked of the API is told in the host, by errors of Diakrit's own."""

from pathlib import Path
from typing import Any

import diakrit
import pytest
from diakrit import settings
from diakrit.batch import client
from diakrit.inputs import collect


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"dpi": 5}, "dpi = 5 is not allowed; it must be a whole number from 100 to 600"),
        ({"dpii": 300}, "no setting 'dpii' – did you mean 'dpi'?"),
    ],
)
def test_a_setting_that_cannot_be_used_is_explained(tmp_path: Path, values: dict[str, Any], told: str) -> None:
    with pytest.raises(diakrit.UsageError) as caught:
        diakrit.Settings(**values)
    assert str(caught.value) == told
    file = tmp_path / "diakrit.toml"
    file.write_text("".join(f"{name} = {value}\n" for name, value in values.items()), encoding="utf-8")
    with pytest.raises(diakrit.UsageError) as caught:
        settings.load(file)
    assert str(caught.value) == f"{file}: {told}"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        (".", "not a file"),
        ("*.txt", "no such file"),
        ("missing\udcff.pdf", "no such file"),
        ("\0", "no such file"),
    ],
)
def test_one_file_is_read_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("TJÄNSTESKRIVELSE\n", encoding="utf-8")
    with pytest.raises(diakrit.UsageError, match=told) as caught:
        diakrit.read(name)
    assert str(caught.value).encode()


def test_a_glob_is_one_of_the_working_folder_whatever_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a[1]*"
    folder.mkdir()
    for name in ("b.txt", "c[1].txt"):
        (folder / name).touch()
    monkeypatch.chdir(folder)
    found = collect(list(map(client._absolute, ("*.txt", "c[1].txt"))), tmp_path / "out")
    assert [item.path for item in found] == [folder / "b.txt", folder / "c[1].txt"]
    assert client._absolute("missing.txt") == str(folder / "missing.txt")


@pytest.mark.parametrize("workers", [0, -1])
def test_a_batch_wants_a_worker(tmp_path: Path, workers: int) -> None:
    with pytest.raises(diakrit.UsageError, match="workers"):
        diakrit.process(tmp_path, tmp_path / "out", workers=workers)

"""What is left in an output folder when deliveries follow one another: the files of the last one, and what was never ours."""

from pathlib import Path

import pytest
from diakrit.delivery.folder import Folder, dumps

A = ("documents/a.json", "text/a.txt")
SECRET = ("documents/b/secret.json", "text/b/secret.txt")


def delivered(folder: Path, *names: str, sealed: bool = True) -> None:
    """Writes a delivery; not `sealed`: it is interrupted before its end."""
    out = Folder(folder)
    out.open()
    for name in names:
        out.write(name, [name.encode()])
    if sealed:
        out.seal(dumps({"outputs": [{"path": name, "sha256": digest} for name, digest in out.written()]}))


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("before", [A, ()])
def test_what_interrupted_deliveries_wrote_is_not_in_the_next(tmp_path: Path, before: tuple[str, ...]) -> None:
    if before:
        delivered(tmp_path, *before)
    delivered(tmp_path, *A, *SECRET, sealed=False)
    delivered(tmp_path, *A, sealed=False)
    delivered(tmp_path, *A)
    assert files(tmp_path) == [*A[:1], "manifest.json", *A[1:]]


def test_a_list_that_was_cut_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    delivered(tmp_path, *SECRET, sealed=False)
    (journal,) = tmp_path.glob(".*")
    journal.write_bytes(journal.read_bytes() + b'"documents/c')
    delivered(tmp_path, *A)
    assert files(tmp_path) == [*A[:1], "manifest.json", *A[1:]]


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "mine.json").write_text("{}", encoding="utf-8")
    delivered(tmp_path, *SECRET, sealed=False)
    delivered(tmp_path, *A)
    assert files(tmp_path) == ["documents/a.json", "documents/mine.json", "manifest.json", "text/a.txt"]


def test_a_list_that_points_outside_removes_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    out = tmp_path / "out"
    delivered(out, *A, sealed=False)
    (journal,) = out.glob(".*")
    journal.write_bytes(dumps("../mine.txt"))
    delivered(out, *A)
    assert (tmp_path / "mine.txt").exists()

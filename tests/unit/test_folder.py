"""What is left in an output folder when deliveries follow one another: the files of the last one, and what was never ours."""

from pathlib import Path

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


def test_what_an_interrupted_delivery_wrote_is_not_in_the_next(tmp_path: Path) -> None:
    delivered(tmp_path, *A)
    delivered(tmp_path, *A, *SECRET, sealed=False)
    (tmp_path / "text" / ".half.txt.tmp").write_text("half", encoding="utf-8")  # it was killed
    delivered(tmp_path, *A)
    assert files(tmp_path) == [*A[:1], "manifest.json", *A[1:]]
    assert not (tmp_path / "documents" / "b").exists()


def test_the_first_finished_delivery_leaves_nothing_of_interrupted_ones(tmp_path: Path) -> None:
    delivered(tmp_path, *SECRET, sealed=False)
    delivered(tmp_path, *A)
    assert files(tmp_path) == [*A[:1], "manifest.json", *A[1:]]


def test_a_delivery_without_papers_leaves_no_folders(tmp_path: Path) -> None:
    delivered(tmp_path, *A, sealed=False)
    delivered(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_what_is_not_ours_stays(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (elsewhere / "text").mkdir(parents=True)
    (elsewhere / "text" / "notes.txt").write_text("mine", encoding="utf-8")
    out = tmp_path / "out"
    (out / "documents").mkdir(parents=True)
    (out / "documents" / "paper.pdf").write_bytes(b"%PDF")
    (out / "documents" / "linked").symlink_to(elsewhere)
    (out / "text").symlink_to(elsewhere / "text")
    delivered(out, *A, sealed=False)
    delivered(out, A[0])
    assert files(elsewhere) == ["text/a.txt", "text/notes.txt"]
    assert files(out) == [A[0], "documents/paper.pdf", "manifest.json"]

"""The papers of every run: a scan with a stamp, text layers and scans in one file, a text layer."""

import shutil
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "samples" / "pdf"
PAPERS = ("tjansteskrivelse_stamp.pdf", "blandat.pdf", "protokollsutdrag_digital.pdf")


def put_in(folder: Path) -> None:
    """Lays them into a folder of a run."""
    (folder / "in").mkdir(exist_ok=True)
    for name in PAPERS:
        shutil.copy2(SAMPLES / name, folder / "in")

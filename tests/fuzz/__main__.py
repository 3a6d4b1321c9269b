"""Fuzzes one target with atheris: python -m tests.fuzz TARGET [MINUTES].

It starts from the seeds in tests/fuzz/seeds/TARGET and from what the sample papers give. Input that breaks or hangs a target is
left in the working folder as crash-… or timeout-…; once the fault is mended, it becomes a seed.
"""

import subprocess  # noqa: TID251 - asks the programs for what is fuzzed
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["diakrit"]):
    for name in ("diakrit.schema.build", "diakrit.stages", "diakrit.reading"):  # what tasks import when they begin
        import_module(name)
    from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]
SEEDS = Path(__file__).parent / "seeds"
SAMPLES = ROOT / "samples" / "pdf"
LONGEST = {"papers": 3000, "layers": 20_000, "tables": 2000, "pictures": 200_000}  # bytes
SLOWEST = 30  # seconds for one input


def answer(*command: object) -> bytes:
    return subprocess.run([str(part) for part in command], capture_output=True, check=False).stdout


def started(target: str) -> Iterator[bytes]:
    """What the samples give to begin with."""
    pdfs = sorted(SAMPLES.glob("*.pdf"))
    if target == "papers":
        yield from (path.read_bytes() for path in SAMPLES.glob("*.txt"))
        yield from (answer("pdftotext", "-layout", pdf, "-") for pdf in pdfs)
    elif target == "layers":
        yield from (answer("pdftotext", "-bbox-layout", pdf, "-") for pdf in pdfs)
    elif target == "tables":
        yield from (b"0" + answer("pdfinfo", "-f", "1", "-l", "20", pdf) for pdf in pdfs)
        yield from (b"1" + answer("pdfimages", "-list", pdf) for pdf in pdfs)
        yield from (b"2" + answer("tesseract", picture, "-", "tsv") for picture in SAMPLES.glob("*.png"))
    else:
        yield from (path.read_bytes() for path in SAMPLES.iterdir())


def main() -> None:
    target, minutes = sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 30.0
    with tempfile.TemporaryDirectory() as folder:
        for number, content in enumerate(started(target)):
            (Path(folder) / f"sample-{number}").write_bytes(content[: LONGEST[target]])
        options = (
            f"-max_total_time={minutes * 60:.0f}",
            f"-timeout={SLOWEST}",
            f"-max_len={LONGEST[target]}",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
        )
        seeds = [str(path) for path in [SEEDS / target] if path.is_dir()]
        atheris.Setup([sys.argv[0], *options, folder, *seeds], TARGETS[target])
        atheris.Fuzz()


if __name__ == "__main__":
    main()

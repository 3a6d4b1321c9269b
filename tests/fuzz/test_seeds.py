"""What once broke a reader of foreign bytes, and a little of what did not."""

from pathlib import Path

import pytest

from tests.fuzz.targets import TARGETS

SEEDS = sorted((Path(__file__).parent / "seeds").glob("*/*"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_a_reader(seed: Path) -> None:
    TARGETS[seed.parent.name](seed.read_bytes())

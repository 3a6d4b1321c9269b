"""What cannot be asked of the API is told in the host, by errors of Diakrit's own."""

from pathlib import Path
from typing import Any

import diakrit
import pytest
from diakrit import settings


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


@pytest.mark.parametrize("workers", [0, -1])
def test_a_batch_wants_a_worker(tmp_path: Path, workers: int) -> None:
    with pytest.raises(diakrit.UsageError, match="workers"):
        diakrit.process(tmp_path, tmp_path / "out", workers=workers)

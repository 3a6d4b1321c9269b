"""The example in docs/integrate.md runs as it stands there."""

import re
import sqlite3  # noqa: TID251 - what the example writes
import subprocess  # noqa: TID251 - runs the example as its reader does
import sys
from contextlib import closing
from pathlib import Path

from tests.program import ROOT, diakrit, records


def test_the_example_loads_a_delivery_and_loads_it_again(tmp_path: Path, samples: Path) -> None:
    out, database, program = tmp_path / "out", tmp_path / "records.sqlite", tmp_path / "load.py"
    assert diakrit("run", samples / "protokoll_digital.pdf", "--out", out, "--quiet").returncode == 0
    (code,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "integrate.md").read_text(encoding="utf-8"), re.DOTALL
    )
    program.write_text(code, encoding="utf-8")
    wanted = records(out)
    for _ in range(2):
        told = subprocess.run(
            [sys.executable, program, out, database], capture_output=True, text=True, check=True
        ).stdout
        assert told.strip() == str(len(wanted))
    with closing(sqlite3.connect(database)) as db:
        rows = db.execute("SELECT id, case_number, title FROM record ORDER BY id").fetchall()
    assert rows == sorted((record["id"], record["case_number"], record["title"]) for record in wanted)

"""The house rules: few rooms, small files and functions. What may import what is checked by import-linter (pyproject.toml)."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "pipeline" / "diakrit"
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_ENTRIES, MOST_FILES = 27, 12
LARGEST_FILE, LARGEST_FUNCTION = 250, 50


def test_the_package_has_few_rooms() -> None:
    entries = [path for path in PACKAGE.iterdir() if path.name not in ("__pycache__", "lexicons")]
    assert len(entries) <= MOST_ENTRIES
    assert sum(path.is_file() for path in entries) <= MOST_FILES


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LARGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno + 1 <= LARGEST_FUNCTION, node.name


@pytest.mark.parametrize(
    "path", [path for path in MODULES if path.name != "one_thread.py"], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_no_setting_is_read_from_the_environment_at_import(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        asked = {ast.unparse(node) for node in ast.walk(statement) if isinstance(node, ast.Attribute)}
        assert not asked & {"os.environ", "os.sched_getaffinity", "sys.argv"}

"""The house rules: imports point downward, files and functions stay small."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "pipeline"
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))
LARGEST_FILE, LARGEST_FUNCTION = 250, 50

# From the ground up: a module may import from its own floor and from those above it in this list.
FLOORS = (
    ("errors", "text"),
    ("log", "words"),
    ("model", "language"),
    ("record", "settings", "kept"),
    ("lexicon", "layout"),
    ("grammar", "repair"),
    ("passage", "tools"),
    ("stages",),
    ("manifest", "sources", "folder", "plaintext"),
    ("provenance", "emit", "resolve"),
    ("tasks", "workers", "store"),
    ("parcels", "window", "decided", "report"),
    ("cluster",),
    ("outcome", "status", "inbox", "delivery", "show", "check", "evaluate", "learning"),
    ("underway", "suggestions"),
    ("run",),
    ("progress", "scores", "diff"),
    ("watch", "review"),
    ("cli",),
    ("__main__", "__init__"),
)
FLOOR = {name: floor for floor, names in enumerate(FLOORS) for name in names}


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_rooms(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "pipeline":
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pipeline."):
            found.add(node.module.split(".")[1])
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_downward(path: Path) -> None:
    above = {name for name in imported_rooms(path) if FLOOR[name] > FLOOR[room(path)]}
    assert not above


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LARGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno + 1 <= LARGEST_FUNCTION, node.name


def test_every_room_has_a_floor() -> None:
    assert {room(path) for path in MODULES} == set(FLOOR)

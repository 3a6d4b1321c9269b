"""The examples of docstrings and documentation do what they show."""

import doctest
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.program import ROOT

SOURCES = ROOT / "pipeline"
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HOW = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def modules() -> Iterator[str]:
    """The modules that have examples."""
    for path in sorted((SOURCES / "diakrit").rglob("*.py")):
        if ">>> " in path.read_text(encoding="utf-8"):
            yield ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")


def blocks() -> Iterator[tuple[str, str]]:
    """The Python of the documentation: where it stands, and what."""
    for page in PAGES:
        for number, code in enumerate(_BLOCK.findall(page.read_text(encoding="utf-8")), 1):
            yield f"{page.relative_to(ROOT)}:{number}", code


MODULES, BLOCKS = list(modules()), dict(blocks())


@pytest.mark.parametrize("module", MODULES)
def test_examples_of_docstrings(module: str) -> None:
    result = doctest.testmod(import_module(module), optionflags=_HOW)
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("place", BLOCKS)
def test_examples_of_the_documentation(place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    example = doctest.DocTestParser().get_doctest(BLOCKS[place], {}, place, place, 0)
    if example.examples:
        assert not doctest.DocTestRunner(optionflags=_HOW).run(example).failed
    else:
        compile(BLOCKS[place], place, "exec")  # a whole program: a test of its own runs it

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from diakrit.knowledge import Knowledge

from tests.program import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "samples" / "pdf"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write the golden records anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    absent = pytest.mark.skip(reason="the development corpus is not beside the checkout")
    for item in items:
        if "corpus" in item.keywords and not CORPUS.is_dir():
            item.add_marker(absent)
        if "xdist_group" not in item.keywords:  # a module's tests share what it has made for them
            item.add_marker(pytest.mark.xdist_group(item.nodeid.partition("::")[0]))


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.fixture(scope="session")
def samples() -> Path:
    assert SAMPLES.is_dir(), "draw the samples first: make samples"
    return SAMPLES


@pytest.fixture(scope="session")
def corpus() -> Path:
    return CORPUS


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A temporary folder whose path is short: sockets in it have names of at most 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="d-") as folder:
        yield Path(folder)

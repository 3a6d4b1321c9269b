from pathlib import Path

import pytest
from diakrit.knowledge import Knowledge

from tests.program import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "samples" / "pdf"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write the golden records anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not CORPUS.is_dir():
        absent = pytest.mark.skip(reason="the development corpus is not beside the checkout")
        for item in items:
            if "corpus" in item.keywords:
                item.add_marker(absent)


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

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from diakrit.knowledge import Knowledge
from xdist.scheduler import LoadScopeScheduling

from tests.program import ROOT

CORPUS = ROOT.parent / "shared" / "corpus"
SAMPLES = ROOT / "samples" / "pdf"


MACHINE = frozenset(
    f"tests/{name}.py"
    for name in ("e2e/test_cluster", "e2e/test_watch", "faults/test_faults", "faults/test_limits", "faults/test_resume")
)
"""Tests of limits, moments and other processes: one of them at a time."""


class Together(LoadScopeScheduling):  # type: ignore[misc]  # xdist has no types
    """Tests of one file run one after the other: they share what it has made for them. So do those that want the machine."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return "machine" if file in MACHINE else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    return Together(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--refresh-golden", action="store_true", help="write the golden records anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    absent = pytest.mark.skip(reason="the development corpus is not beside the checkout")
    for item in items:
        if "corpus" in item.keywords and not CORPUS.is_dir():
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


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A temporary folder whose path is short: sockets in it have names of at most 107 bytes."""
    with tempfile.TemporaryDirectory(prefix="d-") as folder:
        yield Path(folder)

"""What is installed agrees with what is stated: the locks with each other and with pyproject.toml, the changelog with the version."""

import re
import tomllib
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.program import ROOT

RUNTIME, DEVELOPMENT, SAMPLES = "requirements.lock", "requirements-dev.lock", "samples/requirements.lock"
NOT_AT_RUN_TIME = {
    "distributed",
    "hypothesis",
    "mypy",
    "pytest",
    "playwright",
    "prometheus-client",
    "reportlab",
    "ruff",
}


def locked(name: str) -> dict[str, set[str]]:
    """The versions of each package of a lock; one may have several, each for other machines."""
    found: dict[str, set[str]] = {}
    for line in re.findall(r"^\w\S*==.*$", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE):
        requirement = Requirement(line.removesuffix("\\"))
        found.setdefault(canonicalize_name(requirement.name), set()).add(str(requirement.specifier))
    return found


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def names(requirements: list[Any]) -> set[str]:
    return {canonicalize_name(Requirement(text).name) for text in requirements if isinstance(text, str)}


@pytest.mark.parametrize("smaller", [RUNTIME, SAMPLES])
def test_development_has_the_versions_of_the_other_locks(smaller: str) -> None:
    development = locked(DEVELOPMENT)
    assert {name: development.get(name) for name in locked(smaller)} == locked(smaller)


def test_the_locks_hold_what_is_stated(project: dict[str, Any]) -> None:
    groups, extras = project["dependency-groups"], project["project"]["optional-dependencies"]
    plain = names(project["project"]["dependencies"])
    assert plain | names(extras["review"]) | names(groups["build"]) <= locked(RUNTIME).keys()
    assert names(groups["samples"]) <= locked(SAMPLES).keys()
    assert names(groups["dev"]) | names(extras["cluster"]) | names(extras["metrics"]) <= locked(DEVELOPMENT).keys()


def test_a_plain_machine_gets_no_tools_of_development() -> None:
    assert not NOT_AT_RUN_TIME & locked(RUNTIME).keys()
    assert locked(DEVELOPMENT).keys() >= NOT_AT_RUN_TIME


def test_all_extras_are_all(project: dict[str, Any]) -> None:
    extras = project["project"]["optional-dependencies"]
    (everything,) = map(Requirement, extras["all"])
    assert everything.extras == extras.keys() - {"all"}


def test_the_changelog_begins_with_this_version(project: dict[str, Any]) -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest, *_ = re.findall(r"^## (\S+) \(\d{4}-\d\d-\d\d\)$", text, re.MULTILINE)
    assert newest == project["project"]["version"]


def test_make_help_names_every_target() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    (phony,) = re.findall(r"^\.PHONY: (.*)$", text, re.MULTILINE)
    assert sorted(re.findall(r"^([a-z]+):.*## ", text, re.MULTILINE)) == sorted(phony.split())

"""Checks that everything a run needs is installed. Each finding says what was found, or how to install it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from diakrit import lexicon
from diakrit.batch.provenance import version
from diakrit.cli import extras
from diakrit.engines import base, poppler, tesseract_model, tesseract_program
from diakrit.errors import DiakritError
from diakrit.i18n import Words
from diakrit.knowledge import Knowledge
from diakrit.settings import Settings

_OLDEST_TESSERACT = (4, 1)


class State(Enum):
    """Whether something is installed. Only an extra, which a plain run does not need, is absent; all else is missing."""

    OK = "ok"
    ABSENT = "absent"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked. `text` is its version or state, or what is wrong and how to mend it."""

    name: str
    state: State
    text: str


def findings(settings: Settings, say: Words) -> Iterator[Finding]:
    """Checks programs, models, packages and lexicons."""
    yield _finding("diakrit", version)
    yield _finding("tesseract", _tesseract)
    yield _finding(say.terminal("check_engine"), lambda: base.engine(settings.engine).version())
    yield _finding(say.terminal("check_model", name=settings.model), partial(_model, settings))
    yield _finding(
        say.terminal("check_model", name=tesseract_model.ORIENTATION_MODEL),
        lambda: str(tesseract_model.installed(tesseract_model.ORIENTATION_MODEL)),
    )
    yield _finding("poppler", poppler.check)
    yield from _packages(say)
    yield _finding(say.terminal("check_lexicons"), lambda: f"sha256 {lexicon.load(settings.lexicons).digest[:16]}…")
    yield _finding(say.terminal("check_repair"), partial(_repair, settings, say))


def _finding(name: str, check: Callable[[], str]) -> Finding:
    try:
        return Finding(name, State.OK, check())
    except DiakritError as error:
        return Finding(name, State.MISSING, str(error))


def _model(settings: Settings) -> str:
    model = tesseract_model.find(settings.model, lexicon.load(settings.lexicons))
    return f"{model.folder / model.name}, sha256 {model.digest[:16]}…"


def _repair(settings: Settings, say: Words) -> str:
    words = len(Knowledge.load(settings.lexicons).repairer.language.index)
    local = lexicon.load(settings.lexicons).local
    if local is None:
        return say.terminal("check_words", count=words)
    return say.terminal("check_local_words", count=words, digest=f"{local[:16]}…")


def _tesseract() -> str:
    found = tesseract_program.version()
    numbers = tuple(int(part) for part in found.split(".")[:2] if part.isdigit())
    if numbers < _OLDEST_TESSERACT:
        raise DiakritError(f"tesseract {found} is too old: {tesseract_model.INSTALL}")
    return found


def _packages(say: Words) -> Iterator[Finding]:
    """A line for each package of a plain run, and one for each extra."""
    for extra, names in extras.packages().items():
        if extra == extras.PLAIN:
            for name in names:
                yield _finding(name, partial(_package, name))
        else:
            yield _extra(extra, names, say)


def _package(name: str) -> str:
    found = extras.installed(name)
    if found is None:
        raise DiakritError(f"the package is not installed: pip install {name}")
    return found


def _extra(extra: str, names: Sequence[str], say: Words) -> Finding:
    name = say.terminal("check_extra", name=extra)
    versions = {package: extras.installed(package) for package in names}
    missing = [package for package, found in versions.items() if found is None]
    if missing:
        text = say.terminal("check_without", packages=", ".join(missing), remedy=extras.remedy(extra))
        return Finding(name, State.ABSENT, text)
    return Finding(name, State.OK, ", ".join(f"{package} {found}" for package, found in versions.items()))

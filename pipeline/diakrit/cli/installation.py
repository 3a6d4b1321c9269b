"""Is everything there that a run needs? Each line says what was found, or how to mend it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from diakrit import lexicon
from diakrit.batch.provenance import version
from diakrit.cli import extras
from diakrit.engines import base, poppler, tesseract_model, tesseract_program
from diakrit.errors import DiakritError
from diakrit.knowledge import Knowledge
from diakrit.settings import Settings

_OLDEST_TESSERACT = (4, 1)


class State(StrEnum):
    """Whether a thing is there. What is absent is an extra that a plain run does not need."""

    OK = "ok"
    ABSENT = "absent"
    MISSING = "MISSING"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked. `told` is its version or state, or what is wrong and how to mend it."""

    name: str
    state: State
    told: str


def findings(settings: Settings) -> Iterator[Finding]:
    """Checks programs, models, packages and lexicons."""
    yield _finding("diakrit", version)
    yield _finding("tesseract", _tesseract)
    yield _finding("engine", lambda: base.engine(settings.engine).version())
    yield _finding(f"model {settings.model}", partial(_model, settings))
    yield _finding(
        f"model {tesseract_program.ORIENTATION_MODEL}",
        lambda: str(tesseract_model.installed(tesseract_program.ORIENTATION_MODEL)),
    )
    yield _finding("poppler", poppler.check)
    yield from _packages()
    yield _finding("lexicons", lambda: f"sha256 {lexicon.load(settings.lexicons).digest[:16]}…")
    yield _finding("repair", partial(_repair, settings))


def _finding(name: str, ask: Callable[[], str]) -> Finding:
    try:
        return Finding(name, State.OK, ask())
    except DiakritError as error:
        return Finding(name, State.MISSING, str(error))


def _model(settings: Settings) -> str:
    model = tesseract_model.find(settings.model, lexicon.load(settings.lexicons))
    return f"{model.folder / model.name}, sha256 {model.digest[:16]}…"


def _repair(settings: Settings) -> str:
    words = len(Knowledge.load(settings.lexicons).repairer.language.index)
    local = lexicon.load(settings.lexicons).local
    return f"{words} words, local lexicon {f'sha256 {local[:16]}…' if local else 'none'}"


def _tesseract() -> str:
    found = tesseract_program.version()
    numbers = tuple(int(part) for part in found.split(".")[:2] if part.isdigit())
    if numbers < _OLDEST_TESSERACT:
        raise DiakritError(f"tesseract {found} is too old: {tesseract_model.INSTALL}")
    return found


def _packages() -> Iterator[Finding]:
    """A line for each package of a plain run, and one for each extra."""
    for extra, names in extras.packages().items():
        if extra == extras.PLAIN:
            for name in names:
                yield _finding(name, partial(_package, name))
        else:
            yield _extra(extra, names)


def _package(name: str) -> str:
    found = extras.installed(name)
    if found is None:
        raise DiakritError(f"the package is not installed: pip install {name}")
    return found


def _extra(extra: str, names: Sequence[str]) -> Finding:
    versions = {name: extras.installed(name) for name in names}
    missing = [name for name, found in versions.items() if found is None]
    if missing:
        return Finding(
            f"extra {extra}", State.ABSENT, f"without {', '.join(missing)}; to use it: {extras.remedy(extra)}"
        )
    return Finding(f"extra {extra}", State.OK, ", ".join(f"{name} {found}" for name, found in versions.items()))

"""Is everything there that a run needs? Each line says what was found, or how to mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as package_version

from diakrit import lexicon
from diakrit.batch.provenance import version
from diakrit.engines import base, poppler, tesseract_model, tesseract_program
from diakrit.errors import DiakritError
from diakrit.knowledge import Knowledge
from diakrit.settings import Settings

PACKAGES = (
    "tesserocr",
    "pypdfium2",
    "opencv-python-headless",
    "numpy",
    "pytesseract",
    "pdf2image",
    "rapidfuzz",
    "rapidocr",
    "onnxruntime",
    "starlette",
    "uvicorn",
    "jinja2",
    "python-multipart",
    "spacy",
    "pydantic",
    "typer",
    "pillow",
    "pebble",
    "rich",
    "marisa-trie",
    "prometheus-client",
    "python-json-logger",
)
_OLDEST_TESSERACT = (4, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was checked. `told` is its version or state, or what is wrong and how to mend it."""

    name: str
    fine: bool
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
    for name in PACKAGES:
        yield _finding(name, partial(_package, name))
    yield _finding("lexicons", lambda: f"sha256 {lexicon.load(settings.lexicons).digest[:16]}…")
    yield _finding("repair", partial(_repair, settings))


def _finding(name: str, ask: Callable[[], str]) -> Finding:
    try:
        return Finding(name, fine=True, told=ask())
    except DiakritError as error:
        return Finding(name, fine=False, told=str(error))


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


def _package(name: str) -> str:
    try:
        return package_version(name)
    except PackageNotFoundError as error:
        raise DiakritError(f"the package {name} is not installed: pip install .") from error

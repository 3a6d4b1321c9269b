"""The recognition model: Tesseract's network for Latin script with a Swedish word list, assembled on this machine.

The network in `script/Latin` takes half a megabyte and knows å ä ö and §; the rest of its 89 MB is the vocabulary of all
languages in Latin script. With the words of the lexicons instead, the model takes 3 MB, loads at once, and reads Swedish
better and faster (docs/reading.md). The same lexicons and network always give the same file.
"""

import hashlib
import os
import re
import shutil
import subprocess  # noqa: TID251 - the only module that starts Tesseract's training programs
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from diakrit import files
from diakrit.errors import MissingToolError, OutputError
from diakrit.lexicon import Lexicon, local_words
from diakrit.swedish.language.language import Language

OWN = "diakrit"
"""The name of the assembled model in settings."""

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-script-latn tesseract-ocr-osd"
ORIENTATION_MODEL = "osd"
"""The model that tells which way up a page is."""

_NETWORK = "script/Latin"
_SCRIPTS = {"Latin": "latn", "Fraktur": "frak"}
_LANGUAGES = frozenset(("swe", "dan", "deu", "eng", "fao", "fin", "fra", "isl", "lat", "nor", "osd"))
"""What Swedish papers may be written in, as Tesseract names it; scripts with their names in Debian packages."""

_RECIPE = 1  # goes up when a model is assembled differently
_TIMEOUT = 120  # seconds for each program
_FOLDER = re.compile(r'"([^"]+)"')
_PARTS = ("version", "lstm", "lstm-punc-dawg", "lstm-number-dawg", "lstm-unicharset", "lstm-recoder")
_WORDS = "lstm-word-dawg"
_WORD = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Model:
    """A model that can be loaded: its folder, its name in it, the SHA-256 of its file, and of its network without the words."""

    folder: Path
    name: str
    digest: str
    network: str


def find(name: str, lexicon: Lexicon) -> Model:
    """A model by name: `diakrit` (assembled now, unless that was done for these lexicons) or one installed with Tesseract.

    Raises:
        MissingToolError: Tesseract, its programs or the model is not installed.
        OutputError: the assembled model cannot be written.
    """
    found = installed(_NETWORK if name == OWN else name)
    path = build(found, lexicon) if name == OWN else found
    digest = files.sha256(path)
    network = f"{_RECIPE} {files.sha256(found)}" if name == OWN else digest
    return Model(path.parent, path.name.removesuffix(".traineddata"), digest, network)


def installed(name: str) -> Path:
    """The file of an installed model. Debian keeps script models next to the languages, other systems under script/.

    Raises:
        MissingToolError: Tesseract or the model is not installed.
    """
    folder = _tessdata()
    for candidate in (name, name.removeprefix("script/"), f"script/{name}"):
        path = folder / f"{candidate}.traineddata"
        if path.is_file():
            return path
    raise MissingToolError(_missing(name, sorted(path.stem for path in folder.rglob("*.traineddata"))))


def _missing(name: str, others: Sequence[str]) -> str:
    """Says that a model is not installed, and how to get it or do without."""
    script = name.removeprefix("script/")
    if script in _SCRIPTS:
        how = f"apt-get install tesseract-ocr-script-{_SCRIPTS[script]}"
    elif name in _LANGUAGES:
        how = f"apt-get install tesseract-ocr-{name}"
    else:
        how = f"apt-cache search tesseract-ocr lists what there is; installed are {', '.join(others)}"
    if name in (_NETWORK, ORIENTATION_MODEL):
        return f"the Tesseract model {name} is not installed: {how}"
    return f'the Tesseract model {name} is not installed: {how}, or set model = "{OWN}" in diakrit.toml'


def _tessdata() -> Path:
    """The folder of the installed models."""
    found = _FOLDER.search(_run("tesseract", "--list-langs"))
    if found is None:
        raise MissingToolError(f"tesseract does not say where its models are: {INSTALL}")
    return Path(found[1])


def build(network: Path, lexicon: Lexicon) -> Path:
    """Assembles a model from a network and these lexicons, unless that was done before; takes about a second.

    Raises:
        MissingToolError: the network or a program is not installed.
        OutputError: the model cannot be written.
    """
    made_of = f"{_RECIPE} {lexicon.digest} {lexicon.local} {network.stat().st_size}"
    target = _home() / hashlib.sha256(made_of.encode()).hexdigest()[:16] / f"{OWN}.traineddata"
    if target.is_file():
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="diakrit-", dir=target.parent) as folder:
            _assemble(network, lexicon, Path(folder)).replace(target)
    except OSError as error:
        raise OutputError(
            f"{target.parent}: the model cannot be written; set XDG_DATA_HOME to another folder"
        ) from error
    return target


def _home() -> Path:
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "diakrit" / "models"


def _assemble(network: Path, lexicon: Lexicon, folder: Path) -> Path:
    _run("combine_tessdata", "-u", str(network), str(folder / "latin."))
    for part in _PARTS:
        shutil.move(folder / f"latin.{part}", folder / f"{OWN}.{part}")
    listed = folder / "words"
    listed.write_text("".join(f"{word}\n" for word in sorted(set(words(lexicon)))), encoding="utf-8")
    _run("wordlist2dawg", str(listed), str(folder / f"{OWN}.{_WORDS}"), str(folder / f"{OWN}.lstm-unicharset"))
    _run("combine_tessdata", str(folder / f"{OWN}."))
    return folder / f"{OWN}.traineddata"


def words(lexicon: Lexicon) -> Iterator[str]:
    """The words of the lexicons, spelt as in papers: those of the language model, bodies, names."""
    for folder in (lexicon.folder / "swedish", local_words(lexicon.folder)):
        if folder and folder.is_dir():
            language = Language.load(folder)
            yield from (key.partition("\t")[2] for key, _ in language.index.items())
            yield from (form for form, _ in language.forms.items() if _WORD.fullmatch(form))
    for municipality in lexicon.municipalities:
        yield from municipality.upper().split()  # as on coats of arms
    yield from (word.upper() for word in lexicon.places.municipality_words)


def _run(program: str, *arguments: str) -> str:
    try:
        result = subprocess.run(
            [program, *arguments], capture_output=True, text=True, timeout=_TIMEOUT, check=True, errors="replace"
        )
    except FileNotFoundError as error:
        raise MissingToolError(f'{program} is not installed: {INSTALL}, or set model = "script/Latin"') from error
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        raise MissingToolError(f"{program} failed: is the disk full? If not: {INSTALL}") from error
    return result.stdout

"""Every knob, frozen, in one place. A file `diakrit.toml` in the working folder may set any of them."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from diakrit.errors import UsageError

FILE_NAME = "diakrit.toml"

_NOT_SHAPING = {
    "workers",
    "lexicons",
    "language",
}  # settings that leave the output as it is, or have a digest of their own

EngineName = Literal["library", "programs"]


class Settings(BaseModel):
    """How a run reads and judges. Defaults come from measurements on real papers (docs/reading.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: Annotated[
        str,
        Field(description='model for recognition: "diakrit", made of the lexicons, or one installed with Tesseract'),
    ] = "diakrit"
    engine: Annotated[
        EngineName,
        Field(description="read pages with Tesseract and PDFium in the process, or with the programs"),
    ] = "library"
    dpi: Annotated[int, Field(ge=100, le=600, description="resolution that pages are rendered at")] = 300
    max_megapixels: Annotated[
        float,
        Field(
            gt=0, le=1000, allow_inf_nan=False, description="a page is rendered at a lower dpi rather than above this"
        ),
    ] = 40
    max_file_megabytes: Annotated[
        float, Field(gt=0, allow_inf_nan=False, description="a larger file is a failure, and is not opened")
    ] = 4000
    max_pages: Annotated[int, Field(ge=1, le=1_000_000, description="a file of more pages is a failure")] = 10_000
    worker_megabytes: Annotated[
        int, Field(ge=0, description="address space that one worker may take; what wants more fails; 0 means no limit")
    ] = 4000
    page_timeout: Annotated[
        float, Field(gt=0, le=3600, allow_inf_nan=False, description="seconds that one program may spend on one page")
    ] = 120
    low_confidence: Annotated[
        float, Field(ge=0, le=1, description="pages read with a lower mean word confidence are marked low")
    ] = 0.75
    second_reading: Annotated[
        bool, Field(description="read the words of identifiers a second time, by an engine of another kind")
    ] = True
    damaged_layers: Annotated[
        Literal["read", "repair"],
        Field(
            description="a scan whose text layer has lost å, ä, ö: read it anew from the picture, or repair the layer"
        ),
    ] = "read"
    unmasked: Annotated[bool, Field(description="leave personal identity numbers as they are in records and texts")] = (
        False
    )
    language: Annotated[Literal["sv", "en"], Field(description="language of the report")] = "sv"
    workers: Annotated[int, Field(ge=0, description="processes; 0 means one per core")] = 0
    lexicons: Annotated[
        Path | None, Field(description="folder of lexicons to use instead of the packaged ones, from this file on")
    ] = None

    def shaping(self) -> dict[str, object]:
        """The settings that shape the output, as plain JSON."""
        return self.model_dump(mode="json", exclude=_NOT_SHAPING)


def load(path: Path | None = None) -> Settings:
    """Settings from a TOML file: the one named, or `diakrit.toml` in the working folder, or the defaults.

    Raises:
        UsageError: the file is missing, is not TOML, or holds unknown names or values out of range.
    """
    file = path or Path(FILE_NAME)
    if path is None and not file.is_file():
        return Settings()
    try:
        found = Settings.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{file}: cannot be read ({type(error).__name__})") from error
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{file}: not valid TOML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        raise UsageError(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    if found.lexicons:  # a relative folder is meant from the file that names it
        return found.model_copy(update={"lexicons": (file.parent / found.lexicons).resolve()})
    return found

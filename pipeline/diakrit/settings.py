"""All settings, in one place. A file `diakrit.toml` in the working folder may set any of them."""

import difflib
import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

from annotated_types import Ge, Gt, Le
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from diakrit.errors import UsageError

FILE_NAME = "diakrit.toml"

_NOT_SHAPING = {"workers", "lexicons", "language"}
"""Settings that do not change records, or that have a digest of their own."""

EngineName = Literal["library", "programs"]


class Settings(BaseModel):
    """How a run reads and judges. Defaults come from measurements on real papers (docs/reading.md)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    model: Annotated[
        str,
        Field(description='recognition model: "diakrit", assembled from the lexicons, or one installed with Tesseract'),
    ] = "diakrit"
    engine: Annotated[
        EngineName,
        Field(description="read pages with Tesseract and PDFium as libraries, or as programs"),
    ] = "library"
    dpi: Annotated[int, Field(ge=100, le=600, description="resolution at which pages are rendered")] = 300
    max_megapixels: Annotated[
        float,
        Field(gt=0, le=1000, allow_inf_nan=False, description="a larger page is rendered at a lower resolution"),
    ] = 40
    max_file_megabytes: Annotated[
        float, Field(gt=0, allow_inf_nan=False, description="a larger file is a failure and is not opened")
    ] = 4000
    max_pages: Annotated[int, Field(ge=1, le=1_000_000, description="a file with more pages is a failure")] = 10_000
    worker_megabytes: Annotated[
        int,
        Field(
            ge=0, description="address space that one worker may take; a page that needs more fails; 0 means no limit"
        ),
    ] = 4000
    page_timeout: Annotated[
        float, Field(gt=0, le=3600, allow_inf_nan=False, description="seconds that one program may spend on one page")
    ] = 120
    low_confidence: Annotated[
        float, Field(ge=0, le=1, description="pages whose words are read with a lower mean confidence are marked low")
    ] = 0.75
    second_reading: Annotated[
        bool, Field(description="read the words of identifiers a second time, with an engine of another kind")
    ] = True
    damaged_layers: Annotated[
        Literal["read", "repair"],
        Field(
            description="a scan whose text layer has lost å, ä, ö: read it again from the picture, or repair the layer"
        ),
    ] = "read"
    unmasked: Annotated[bool, Field(description="leave personal identity numbers as they are in records and texts")] = (
        False
    )
    language: Annotated[Literal["sv", "en"], Field(description="language of the terminal and the report")] = "sv"
    workers: Annotated[int, Field(ge=0, description="processes; 0 means one per core")] = 0
    lexicons: Annotated[
        Path | None,
        Field(
            description="folder of lexicons to use instead of the packaged ones; a relative path starts at this file"
        ),
    ] = None

    if not TYPE_CHECKING:  # type checkers know each setting by its name

        def __init__(self, **values: Any) -> None:  # noqa: ANN401 - checked here
            """Settings from values.

            Raises:
                UsageError: a name is unknown, or a value is not allowed.
            """
            try:
                super().__init__(**values)
            except ValidationError as error:
                raise UsageError(_explained(error.errors()[0])) from error

        __init__.__pydantic_base_init__ = True  # `model_validate` goes its own way, with the options it is given

    def shaping(self) -> dict[str, object]:
        """The settings that change records, as plain JSON."""
        return self.model_dump(mode="json", exclude=_NOT_SHAPING)


def load(path: Path | None = None) -> Settings:
    """Settings from a TOML file: the one named, or `diakrit.toml` in the working folder, or the defaults.

    Raises:
        UsageError: the file is missing or is not TOML, or a name is unknown, or a value is not allowed.
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
        raise UsageError(f"{file}: {_explained(error.errors()[0])}") from error
    if found.lexicons:  # a relative path starts at the file that names it
        return found.model_copy(update={"lexicons": (file.parent / found.lexicons).resolve()})
    return found


def _explained(error: ErrorDetails) -> str:
    """What is wrong with a setting, and what would be right."""
    name = str(error["loc"][0])
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(name, Settings.model_fields, n=1)
        known = f"did you mean '{near[0]}'?" if near else f"there are {', '.join(sorted(Settings.model_fields))}"
        return f"no setting '{name}' – {known}"
    value = json.dumps(error["input"], ensure_ascii=False, default=str)
    return f"{name} = {value} is not allowed; it must be {_allowed(Settings.model_fields[name])}"


def _allowed(field: FieldInfo) -> str:
    """The values that a setting takes, in words."""
    kind: Any = field.annotation
    if choices := [choice for choice in get_args(kind) if isinstance(choice, str)]:
        return " or ".join(f'"{choice}"' for choice in choices)
    if kind is bool:
        return "true or false"
    if kind not in (int, float):
        return "a text in quotation marks"
    number = "a whole number" if kind is int else "a number"
    bounds = {type(bound): bound for bound in field.metadata}
    least, above, most = (
        f"{getattr(bounds[kind], kind.__name__.lower()):g}" if kind in bounds else None for kind in (Ge, Gt, Le)
    )
    if least and most:
        return f"{number} from {least} to {most}"
    low = f"of at least {least}" if least else f"above {above}"
    return f"{number} {low} and at most {most}" if most else f"{number} {low}"
